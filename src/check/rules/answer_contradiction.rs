//! `R010 answer-contradiction`

use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, RowView};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::answer::{Answer, answers_of};
use crate::model::columns::Field;
use crate::model::quantity::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code("R010"),
    slug: "answer-contradiction",
    severity: Severity::Error,
    cause: Cause::Column,
    looks: Looks::AtRows(look),
    needs: &[Need::Field(Field::RemoteShare), Need::Answers],
    params: &["header"],
    summary: Text {
        it: "Due risposte della stessa riga si contraddicono",
        en: "Two answers of one row contradict each other",
    },
    message: Words::Always(Text {
        it: "l'attività è dichiarata lavorabile tutta da remoto (100 %), ma la risposta sotto \
             «{header}» dice che va svolta sul posto",
        en: "the activity is declared to be done remotely in full (100 %), but the answer under \
             “{header}” says that it must be done on site",
    }),
    expected: Some(Words::Always(Text {
        it: "meno di 100 %, o un'altra risposta sotto «{header}»",
        en: "less than 100 %, or another answer under “{header}”",
    })),
    help: Some(Words::Always(Text {
        it: "decidere quale delle due celle è giusta e correggere l'altra",
        en: "decide which of the two cells is right and mend the other",
    })),
    explain: Text {
        it: "Un'attività che richiede presenza fisica, lavoro manuale o la cura di una persona \
             non si può svolgere tutta da remoto (D.M. 8 ottobre 2021; L. 81/2017 art. 18: una \
             parte all'interno dei locali, una parte all'esterno). Si segnalano solo le coppie \
             che si escludono del tutto: con una quota minore di 100 le due risposte stanno \
             insieme.",
        en: "An activity that needs physical presence, manual work or care of a person cannot be \
             done remotely in full (ministerial decree of 8 October 2021; law 81/2017 art. 18: \
             one part inside the premises, one part outside). Only pairs that exclude each other \
             altogether are said: with a share below 100 both answers can be true.",
    },
    ..Rule::BASE
};

/// Items whose "no" means that somebody must be on the spot.
const ON_SITE: [&str; 3] = ["no_presence", "not_manual", "not_care"];

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let Some(column) = contradicted(view) else {
        return;
    };
    let header = view.table.header(column);
    let note = Note::at(view.place(Field::RemoteShare)).with("header", header);
    notes.push(note.beside(view.at(column)));
}

/// Returns the column of the answer that a declared share of 100 % contradicts.
pub(super) fn contradicted(view: &RowView<'_>) -> Option<u16> {
    if view.row.remote_share.known() != Some(Decimal::ONE) {
        return None;
    }
    (0..).zip(&view.table.set.items).find_map(|(place, item)| {
        if !ON_SITE.contains(&item.id.as_str()) {
            return None;
        }
        let answers = answers_of(view.row.answers, place);
        let all = answers.iter().all(|it| it.answer == Answer::No);
        all.then(|| answers[0].column)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{findings_by, place, set_of};

    #[test]
    fn fires_where_presence_is_needed_and_all_is_remote() {
        let table = "id;activity;remote_share;+no_presence\n\
                     A1;Protocollo;100;No\nA2;Archivio;80;No\nA3;Mense;100;Sì\nA4;Bandi;100;";
        let found = findings_by(&set_of("milano-2021"), &RULE, table);
        let places: Vec<String> = found.iter().map(|it| place(it.place)).collect();
        assert_eq!(places, ["C2"]);
        assert_eq!(found[0].params.get("header"), Some("+no_presence"));
    }
}
