//! `P006 health-union-L104`

use crate::check::notes::Notes;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::somebody::names_somebody;
use crate::check::stands::{Label, STANDS, help};
use crate::check::view::{CellView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::Stems;
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("P006"),
    slug: "health-union-l104",
    severity: Severity::Error,
    summary: Text {
        it: "Salute, maternità, legge 104 o sindacato di una persona",
        en: "Health, maternity, disability leave or union of a person",
    },
    message: Words::By {
        param: STANDS,
        cases: &[(
            "comment",
            Text {
                it: "il commento della cella sembra dire della salute, della famiglia o del \
                     sindacato di una persona",
                en: "the comment on the cell seems to tell of the health, family or union of a \
                     person",
            },
        )],
        otherwise: Text {
            it: "la cella sembra dire della salute, della famiglia o del sindacato di una persona",
            en: "the cell seems to tell of the health, family or union of a person",
        },
    },
    help: Some(help(Text {
        it: "togliere la nota, o scrivere solo che la persona non è disponibile",
        en: "remove the note, or say only that the person is not available",
    })),
    explain: Text {
        it: "Permessi della legge 104, invalidità, gravidanza, malattia e attività sindacale sono \
             dati particolari: in un ufficio di poche persone una nota così indica qualcuno. Si \
             guardano note, ostacoli, motivi e colonne sconosciute, e solo dove il testo parla di \
             qualcuno (usufruisce, in malattia, collega …); le attività che hanno questi temi come \
             oggetto, come «Gestione pratiche L. 104», non si segnalano. Il valore non viene mai \
             mostrato.",
        en: "Leave under law 104, disability, pregnancy, illness and union work are special data: in \
             an office of few people such a note points at somebody. Notes, obstacles, reasons and \
             unknown columns are looked at, and only where the text speaks of somebody (usufruisce, \
             in malattia, collega …); activities that have these matters as their subject, such as \
             “Gestione pratiche L. 104”, pass. The value is never shown.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    under: |role| role.is_free_text() || matches!(role, Role::Answer(_)),
    params: &[STANDS],
    personal: true,
    ..Rule::BASE
};

/// What is nobody's business, in lower case.
#[rustfmt::skip]
static MATTERS: Stems = Stems::of(&[
    "104", "invalid", "disabil", "gravidanz", "maternit", "malatti", "malata", "malato", "patologi",
    "sindacal", "oncolog", "congedo", "chemioterap", "radioterap", "dialisi", "depress", "fragile",
    "motivi di salute", "problemi di salute", "stato di salute", "ricoverat", "intervento chirurgico",
    "cgil", "cisl", "uil ", "ugl ", "iscritto al sindacato", "iscritta al sindacato",
    "è rsu", "e' rsu", "eletto rsu", "eletta rsu", "componente rsu",
]);

/// Signs that somebody is meant.
#[rustfmt::skip]
static SOMEBODY: Stems = Stems::of(&[
    "usufruisc", "fruisc", "fruitor", "beneficiari", "affett", "collega", "lavorator",
    "lavoratric", "dipendente", "assente", "addett", "in malattia", "in maternit", "in gravidanza",
    "in congedo", "in distacco", "in aspettativa", "delegato", "delegata", "iscritto", "iscritta",
    "per il figlio", "per la figlia", "per il padre", "per la madre", "per il coniuge",
    "per il genitore", "per un familiare",
]);

/// Phrases that speak of somebody by themselves.
#[rustfmt::skip]
static OWN: Stems = Stems::of(&[
    "gravidanza a rischio", "malata da", "malato da", "in malattia dal", "figlio disabil",
    "figlia disabil", "figlio invalid", "figlia invalid", "figlio con disabil", "figlia con disabil",
    "madre invalid", "padre invalid", "madre disabil", "padre disabil", "madre malata", "padre malato",
    "coniuge disabil", "coniuge invalid", "marito disabil", "marito invalid", "moglie disabil",
    "moglie invalid", "genitore disabil", "genitore invalid", "familiare disabil", "familiare invalid",
]);

/// Signs that such a phrase speaks of those whom the office serves.
#[rustfmt::skip]
static SERVED: Stems = Stems::of(&[
    "contribut", "famigli", "bonus", "trasport", "serviz", "gestion", "pratic", "istruttor", "rilasci",
    "domand", "istanz", "richiest", "sportell", "procediment", "uffici", "autorizz", "utent", "utenz",
    "cittadin", "sussid", "assegn", "agevolaz", "esenz", "prestazion", "certificaz", "indennit",
    "anzian", "minor", "pazient", "ospit", "persona",
]);

/// Signs that people are spoken of in general: `il personale in malattia è sostituito`.
#[rustfmt::skip]
static GENERAL: Stems = Stems::of(&[
    "personale in", "personale assente", "in caso di", "sostituzion", "sostituit", "a rotazione",
    "chi è in", "i dipendenti", "dei dipendenti", "i lavoratori", "dei lavoratori", "gli addetti",
]);

/// Signs that one person is spoken of all the same.
#[rustfmt::skip]
static ONE: Stems = Stems::of(&[
    "collega", "un addetto", "un'addetta", "una addetta", "un dipendente", "una dipendente",
    "un lavoratore", "una lavoratrice",
    "1 addetto", "1 dipendente",
]);

/// Signs that the matter is what the office deals with.
static SUBJECTS: Stems = Stems::of(&[
    "gestion",
    "pratic",
    "istruttor",
    "rilasci",
    "domand",
    "istanz",
    "sportell",
    "procediment",
    "uffici",
    "autorizz",
    "utent",
    "utenz",
    "cittadin",
    "rilevazion",
    "contegg",
    "calcol",
    "normativ",
    "assistenz",
    "relazioni",
    "delegazion",
    "rappresentanti",
    "incontr",
    "confront",
    "contrattazion",
    "trattativ",
    "riunion",
]);

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let text = view.cell.raw;
    if view.cell.kind != CellKind::Text || text.len() < 10 {
        return;
    }
    if !MATTERS.begin_in(text) {
        return;
    }
    let somebody = SOMEBODY.begin_in(text) && !SUBJECTS.begin_in(text);
    let tells = somebody || OWN.begin_in(text) && !SERVED.begin_in(text);
    if !tells || GENERAL.begin_in(text) && !ONE.begin_in(text) {
        return;
    }
    // A title or a note explains leave in general, unless it names somebody.
    if !view.beside || view.label == Some(Label::Comment) || names_somebody(view) {
        notes.push(view.personal_note());
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, findings, titles};

    #[test]
    fn fires_on_notes_about_somebody() {
        #[track_caller]
        fn case(note: &str) {
            let table = format!("id;activity;notes\nA1;Uno;{note}");
            assert_eq!(cells(&RULE, &table), ["C2"], "{note}");
            assert!(findings(&RULE, &table)[0].params.0.is_empty());
        }
        case("un addetto usufruisce della L. 104/92");
        case("collega in maternità fino a marzo");
        case("dipendente con invalidità al 60 %");
        case("Assente per permessi sindacali");
        case("addetto iscritto alla CGIL");
        case("un collega è RSU");
        case("delegato sindacale in distacco");
        case("il collega è in chemioterapia");
        case("lavoratore fragile");
        case("permessi L. 104 per il figlio");
        case("dipendente in aspettativa per motivi di salute");
        case("collega assente per depressione");
        case("un addetto in malattia, sostituito a rotazione");
        case("assistenza al figlio disabile");
        case("gravidanza a rischio");
        case("malata da marzo");
        case("deve seguire la madre invalida");
    }

    #[test]
    fn stays_silent_on_the_subject_of_an_activity() {
        #[track_caller]
        fn case(header: &str, note: &str) {
            let table = format!("id;activity;{header}\nA1;Uno;{note}");
            assert!(cells(&RULE, &table).is_empty(), "{note}");
        }
        case("notes", "gestione permessi L. 104 dei dipendenti");
        case("Normativa", "L. 104/92");
        case("notes", "sportello per utenti con disabilità, un addetto");
        case("process", "dipendente in malattia");
        case("notes", "Il personale in malattia è sostituito a rotazione");
        case("notes", "In caso di malattia l'addetto è sostituito");
        case("notes", "tutela dei lavoratori fragili");
        case("notes", "addetto alla raccolta RSU");
        case("notes", "informativa ai delegati sindacali");
        case(
            "notes",
            "incontri con rappresentanti sindacali e lavoratori",
        );
        case("notes", "stampa 3 copie, un addetto");
        case("notes", "stanza 204, dipendente a turno");
        case("notes", "contributi per figlio disabile a carico");
        case(
            "notes",
            "trasporto scolastico, anche per figlio con disabilità",
        );
        case("notes", "assegno al coniuge invalido");
        case("notes", "visite alla persona malata da assistere");
        case(
            "notes",
            "prevenzione della malattia da amianto negli edifici",
        );
    }

    #[test]
    fn titles_that_explain_leave_pass_and_those_that_name_somebody_do_not() {
        let rows = [
            "Indicare gli addetti che usufruiscono della L. 104/92",
            "Nota: la dott.ssa Bianchi, addetta, usufruisce della L. 104",
        ];
        assert_eq!(titles(&RULE, &rows), ["A2"]);
    }
}
