//! `Y004 activity-renamed`

use crate::check::alike::{cell, unit_name};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::pairing::PairedBy;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("Y004"),
    slug: "activity-renamed",
    severity: Severity::Info,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::LastYear],
    params: &["before", "value", "unit"],
    summary: Text {
        it: "Un'attività ha cambiato nome",
        en: "An activity has changed its name",
    },
    message: Words::Always(Text {
        it: "«{value}» di «{unit}» sembra l'attività che l'anno scorso si chiamava «{before}»",
        en: "“{value}” of “{unit}” seems to be the activity that was called “{before}” last year",
    }),
    help: Some(Words::Always(Text {
        it: "se è la stessa va bene così; se è un'altra, darle un codice nuovo",
        en: "if it is the same, all is well; if it is another, give it a new id",
    })),
    explain: Text {
        it: "Un'attività con lo stesso codice e un nome simile, o con un nome molto simile nella \
             stessa unità, si confronta con quella dell'anno scorso. Differenze di maiuscole, \
             accenti e punteggiatura non si segnalano.",
        en: "An activity with the same id and a similar name, or with a very similar name in the \
             same unit, is compared with that of last year. Differences of case, accents and \
             punctuation are not said.",
    },
    ..Rule::BASE
};

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(years) = survey.years(notes.thresholds.similarity) else {
        return;
    };
    for pair in years.pairs.iter().filter(|pair| pair.by != PairedBy::Name) {
        let (row, old) = (years.row(pair.now), years.old_row(pair.before));
        if row.name.is_empty() || old.name.is_empty() {
            continue;
        }
        let note = Note::at(cell(years.now, row, Field::Name))
            .with("before", years.old_name(pair.before))
            .with("value", years.now.text(row.name))
            .with("unit", unit_name(years.now, row));
        notes.push(note.beside(years.before.cell(old, Field::Name)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed_with;

    #[test]
    fn fires_on_the_new_name() {
        let before =
            "unit;id;activity\nA;1;Protocollo\nA;2;Rilascio carta\nA;;Gestione mensa\nA;4;Bandi";
        let now = "unit;id;activity\nA;1;PROTOCOLLO\nA;2;Rilascio carta e copie\nA;;Gestione mense\nA;4;Archivio";
        assert_eq!(
            surveyed_with(&RULE, &[now], &[before], |it| it),
            ["C3", "C4"]
        );
    }
}
