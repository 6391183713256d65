//! `X012 printed-total-wrong`

use crate::check::alike::cell;
use crate::check::printed_totals::wrong_totals;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X012"),
    slug: "printed-total-wrong",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    params: &["value", "sum", "field"],
    summary: Text {
        it: "Un totale stampato è sbagliato",
        en: "A printed total is wrong",
    },
    message: Words::Always(Text {
        it: "il totale dice {value} ({field}), le righe che precedono fanno {sum}",
        en: "the total says {value} ({field}), the rows before it make {sum}",
    }),
    help: Some(Words::Always(Text {
        it: "correggere il totale, o le righe che somma; il totale non entra nei conti",
        en: "mend the total, or the rows that it sums up; the total does not count",
    })),
    explain: Text {
        it: "Un totale è giusto se è la somma delle righe dopo un totale precedente, di quelle che \
             seguono o di tutta la tabella. Se non lo è, di solito la formula non arriva fino \
             all'ultima riga, o una riga è stata cambiata dopo. Il totale delle persone può essere \
             più piccolo della somma dove una persona lavora a più attività.",
        en: "A total is right if it is the sum of the rows since an earlier total, of those that \
             follow, or of the whole table. If it is not, the formula usually stops before the last \
             row, or a row was changed later. A total of people may be less than the sum where one \
             person works on several activities.",
    },
    expected: Some(Words::Always(Text {
        it: "il totale {sum}",
        en: "the total {sum}",
    })),
    ..Rule::BASE
};

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let wrong = wrong_totals(survey, notes.thresholds.sum_tolerance);
    for it in wrong.iter().filter(|it| it.unit.is_none()) {
        let note = Note::at(cell(survey.inventory, it.row, it.field))
            .with("value", it.printed.to_string())
            .with("sum", it.sum.to_string());
        notes.push(note.with("field", it.field.key()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    #[test]
    fn fires_on_a_wrong_total() {
        let table =
            "unit;activity;headcount;fte\nA;a;3;2\nA;b;4;1\n;Totale;7;5\nA;c;1;1\n;Totale;9;3";
        assert_eq!(surveyed(&RULE, &[table]), ["D4", "C6", "D6"]);
    }

    #[test]
    fn stays_silent_on_every_kind_of_right_total() {
        let blocks = "activity;fte\na;2\nTotale;2\nb;3\nTotale;3\nTotale generale;5";
        let above = "activity;fte\nTotale;5\na;2\nb;3";
        let people = "activity;headcount\na;5\nb;4\nTotale;6";
        let rounded = "activity;fte\na;2,25\nb;3\nTotale;5,3";
        let unread = "activity;fte\na;x\nb;3\nTotale;9";
        for table in [blocks, above, people, rounded, unread] {
            assert!(surveyed(&RULE, &[table]).is_empty(), "{table}");
        }
        assert_eq!(
            surveyed(&RULE, &["activity;headcount\na;5\nb;4\nTotale;4"]),
            ["B4"]
        );
    }
}
