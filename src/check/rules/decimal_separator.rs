//! `V022 decimal-separator`

use crate::check::notes::{Note, Notes};
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::ColumnView;
use crate::fact::{FactKind, Params, Place};
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;
use crate::origin::CellRef;

pub(super) const RULE: Rule = Rule {
    code: Code("V022"),
    slug: "decimal-separator",
    severity: Severity::Error,
    facts: &[FactKind::AmbiguousNumber],
    summary: Text {
        it: "Un numero si può leggere in due modi",
        en: "A number can be read in two ways",
    },
    message: Words::By {
        param: "mark",
        cases: &[(
            "",
            Text {
                it: "«{value}» si può leggere in due modi, con un separatore di migliaia o con dei \
                     decimali ({field}): vale come sconosciuto",
                en: "“{value}” can be read in two ways, with a thousands separator or with \
                     decimals ({field}): it counts as unknown",
            },
        )],
        otherwise: Text {
            it: "un punto prima dei decimali, tra numeri scritti con la virgola",
            en: "a point before the decimals, among numbers written with a comma",
        },
    },
    help: Some(Words::By {
        param: "mark",
        cases: &[(
            "",
            Text {
                it: "scrivere il numero senza separatore di migliaia: 1234 oppure 1,234",
                en: "write the number without a thousands separator: 1234, or 1,234 with a \
                     decimal comma",
            },
        )],
        otherwise: Text {
            it: "scrivere tutti i numeri della colonna allo stesso modo: 2,5",
            en: "write all numbers of the column in the same way: 2,5",
        },
    }),
    explain: Text {
        it: "«1.234» vale milleduecentotrentaquattro in Italia e poco più di uno altrove. Se il \
             resto del file non lo chiarisce, si chiede invece di indovinare.",
        en: "“1.234” is one thousand two hundred and thirty-four in Italy and little more than \
             one elsewhere. Where the rest of the file does not settle it, you are asked \
             instead of a guess being made.",
    },
    cause: Cause::Column,
    looks: Looks::AtColumns(look),
    params: &["mark"],
    expected: Some(Words::By {
        param: "mark",
        cases: &[(
            "",
            Text {
                it: "il numero senza separatore di migliaia",
                en: "the number without a thousands separator",
            },
        )],
        otherwise: Text {
            it: "la virgola prima dei decimali, come nelle altre righe",
            en: "a comma before the decimals, as in the other rows",
        },
    }),
    fix: Fix::Number(Safety::Safe, with_comma),
    sureness: Some(|params| params.get("mark").map(|_| Safety::Safe)),
    ..Rule::BASE
};

/// A point among commas is read all the same, so it weighs less than a number that is not.
fn look(view: &ColumnView<'_>, notes: &mut Notes<'_>) {
    let stats = view.stats;
    let points: u64 = stats
        .points
        .runs
        .iter()
        .map(|(from, to)| u64::from(to - from) + 1)
        .sum();
    if !view.role.is_number() || points == 0 || stats.commas <= points {
        return;
    }
    for row in stats.points.runs.iter().flat_map(|(from, to)| *from..=*to) {
        let place = CellRef {
            table: view.table.table,
            row,
            column: view.column,
        };
        let note = Note::at(Place::Cell(place)).with("mark", ".");
        notes.push(note.weighing(Severity::Warning));
    }
}

/// Writes the comma of the other rows. What may be read in two ways is left to a person.
fn with_comma(raw: &str, params: &Params) -> Option<String> {
    params.get("mark")?;
    Some(raw.replace('.', ","))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{mends, text_cells};

    #[test]
    fn fires_on_a_point_among_commas() {
        let table = "id;activity;fte\nA1;Uno;2,5\nA2;Due;0,5\nA3;Tre;1.5";
        assert_eq!(text_cells(&RULE, table), ["C4"]);
        mends(&RULE, &[("mark", ".")], "1.5", Some("1,5"));
    }

    #[test]
    fn stays_silent_where_points_are_usual_or_may_part_thousands() {
        let points = "id;activity;fte\nA1;Uno;2.5\nA2;Due;0.5\nA3;Tre;1,5";
        let thousands = "id;activity;fte\nA1;Uno;2,5\nA2;Due;0,5\nA3;Tre;1.500";
        let codes = "id;activity;fte\n1,1;Uno;1\n1,2;Due;1\n1.3;Tre;1";
        for table in [points, thousands, codes] {
            assert!(text_cells(&RULE, table).is_empty(), "{table}");
        }
        mends(&RULE, &[("value", "1.234")], "1.234", None);
    }
}
