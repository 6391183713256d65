//! `X011 headcount-sum`

use crate::check::alike::cell;
use crate::check::printed_totals::wrong_totals;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X011"),
    slug: "headcount-sum",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    params: &["unit", "value", "sum", "field"],
    summary: Text {
        it: "Il totale di un'unità non corrisponde alle sue attività",
        en: "A unit's total does not match its activities",
    },
    message: Words::Always(Text {
        it: "per l'unità «{unit}» il foglio dichiara {value} ({field}), le sue attività fanno {sum}",
        en: "for the unit “{unit}” the sheet declares {value} ({field}), its activities make {sum}",
    }),
    help: Some(Words::Always(Text {
        it: "correggere il totale, o le righe dell'unità; il totale non entra nei conti",
        en: "mend the total, or the rows of the unit; the total does not count",
    })),
    explain: Text {
        it: "Il totale dichiarato di un'unità si confronta con la somma delle sue righe; l'unità è \
             quella della riga, o quella che l'etichetta nomina («Totale Settore Tributi»). Se le \
             persone lavorano a più attività il totale delle persone può essere più piccolo della \
             somma, mai più grande.",
        en: "The declared total of a unit is compared with the sum of its rows; the unit is that of \
             the row, or the one that the label names (“Totale Settore Tributi”). Where people work on \
             several activities their total may be less than the sum, never more.",
    },
    expected: Some(Words::Always(Text {
        it: "il totale {sum}",
        en: "the total {sum}",
    })),
    ..Rule::BASE
};

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let wrong = wrong_totals(survey, notes.thresholds.sum_tolerance);
    for it in wrong.iter().filter(|it| it.unit.is_some()) {
        let note = Note::at(cell(survey.inventory, it.row, it.field))
            .with("unit", it.unit.unwrap_or_default())
            .with("value", it.printed.to_string())
            .with("sum", it.sum.to_string());
        notes.push(note.with("field", it.field.key()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{surveyed, surveyed_findings};

    #[test]
    fn fires_on_the_total_of_a_unit() {
        let table =
            "unit;activity;headcount;fte\nA;a;3;2\nB;b;4;1\nA;c;1;1\nA;Totale;9;3\nB;Totale;4;1";
        assert_eq!(surveyed(&RULE, &[table]), ["C5"]);
    }

    #[test]
    fn leaves_a_total_that_names_no_unit() {
        let table = "unit;activity;fte\nA;a;3\nB;b;4\n;Totale;9";
        assert!(surveyed(&RULE, &[table]).is_empty());
    }

    #[test]
    fn takes_the_unit_that_a_label_names() {
        let table = "unit;activity;headcount;fte\nSettore Tributi;a;3;2\nSettore Tributi;b;4;3\n\
                     ;Totale Settore Tributi;9;5\nSettore Cultura;c;2;1\nSettore Cultura;d;2;1\n\
                     ;Totale Cultura;4;7\n;Totale generale;11;7";
        // 9 are more than 3 + 4; 7 are all FTE and not those of the unit.
        assert_eq!(surveyed(&RULE, &[table]), ["C4", "D7"]);
        let found = surveyed_findings(&RULE, &[table], &[], |it| it);
        let units: Vec<_> = found.iter().map(|it| it.params.get("unit")).collect();
        assert_eq!(units, [Some("Settore Tributi"), Some("Settore Cultura")]);
        let right = table.replace(";9;5", ";6;5").replace(";4;7", ";4;2");
        assert!(surveyed(&RULE, &[&right]).is_empty());
    }

    #[test]
    fn leaves_names_that_several_units_bear() {
        let table = "unit;sub_unit;activity;fte\nA;Segreteria;a;3\nA;Segreteria;b;3\n\
                     ;;Totale Segreteria;6\nB;Segreteria;c;1\n;;Totale Segreteria;1\n;;Totale A;6";
        assert!(surveyed(&RULE, &[table]).is_empty());
        assert_eq!(
            surveyed(&RULE, &[&table.replace("Totale A;6", "Totale A;7")]),
            ["D7"]
        );
    }

    #[test]
    fn leaves_units_that_stand_once_for_a_block() {
        let table = "unit;activity;fte\nA;a;3\n;b;4\nB;c;4\n;Totale;9\nA;Totale;8";
        assert!(surveyed(&RULE, &[table]).is_empty());
    }
}
