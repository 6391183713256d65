//! `Y005 headcount-jump`

use crate::check::alike::cell;
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::years::is_jump;
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("Y005"),
    slug: "headcount-jump",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::LastYear, Need::Field(Field::Headcount)],
    params: &["before", "value", "activity"],
    summary: Text {
        it: "Le persone di un'attività sono cambiate molto",
        en: "The people of an activity have changed a lot",
    },
    message: Words::Always(Text {
        it: "«{activity}»: {value} persone, l'anno scorso {before}",
        en: "“{activity}”: {value} people, {before} last year",
    }),
    help: Some(Words::Always(Text {
        it: "controllare il numero; se è giusto, confermare e dire in nota che cosa è cambiato",
        en: "look at the number; if it is right, confirm it and say in a note what has changed",
    })),
    explain: Text {
        it: "Un salto spesso è un refuso, un totale al posto di una parte, o un'altra unità di \
             misura. Cambi di meno di 5 persone non si segnalano, per quanto siano grandi in \
             proporzione.",
        en: "A jump is often a slip, a total in place of a part, or another unit of measure. \
             Changes of fewer than 5 people are never said, however large in proportion.",
    },
    ..Rule::BASE
};

/// People by which a number must change to be worth a word.
pub(super) const FEWEST: i64 = 5_000_000;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(years) = survey.years(notes.thresholds.similarity) else {
        return;
    };
    let jump = notes.thresholds.headcount_jump;
    for pair in &years.pairs {
        let (row, old) = (years.row(pair.now), years.old_row(pair.before));
        let (Some(now), Some(before)) = (row.heads.known(), old.heads.known()) else {
            continue;
        };
        if !is_jump(before, now, jump, FEWEST) {
            continue;
        }
        let note = Note::at(cell(years.now, row, Field::Headcount))
            .with("value", now.to_string())
            .with("before", before.to_string())
            .with("activity", years.now_name(pair.now));
        notes.push(note.beside(years.before.cell(old, Field::Headcount)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed_with;

    #[test]
    fn fires_above_half_and_five_people() {
        let before = "unit;activity;headcount\nA;a;10\nA;b;10\nA;c;1\nA;d;\nA;e;20";
        let now = "unit;activity;headcount\nA;a;16\nA;b;15\nA;c;5\nA;d;40\nA;e;2";
        assert_eq!(
            surveyed_with(&RULE, &[now], &[before], |it| it),
            ["C2", "C6"]
        );
    }
}
