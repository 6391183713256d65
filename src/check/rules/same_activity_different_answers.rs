//! `X013 same-activity-different-answers`

use crate::check::alike::{cell, sorted_by, unit_name};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::Name;
use crate::model::columns::Field;
use crate::model::verdict::Outcome;

pub(super) const RULE: Rule = Rule {
    code: Code("X013"),
    slug: "same-activity-different-answers",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::Field(Field::Name), Need::Answers],
    params: &[
        "value",
        "rows",
        "verdict",
        "other_verdict",
        "unit",
        "other",
        "where",
    ],
    summary: Text {
        it: "La stessa attività ha esiti diversi",
        en: "The same activity has different verdicts",
    },
    message: Words::By {
        param: "where",
        cases: &[
            (
                "same",
                Text {
                    it: "«{value}» sta in {rows} righe della stessa unità con esiti diversi: \
                         «{other_verdict}» e «{verdict}»",
                    en: "“{value}” stands in {rows} rows of one unit with different verdicts: \
                         “{other_verdict}” and “{verdict}”",
                },
            ),
            (
                "not-stated",
                Text {
                    it: "«{value}» sta in {rows} righe con esiti diversi: «{other_verdict}» e \
                         «{verdict}»",
                    en: "“{value}” stands in {rows} rows with different verdicts: \
                         “{other_verdict}” and “{verdict}”",
                },
            ),
        ],
        otherwise: Text {
            it: "«{value}» sta in {rows} righe con esiti diversi: «{other_verdict}» per «{other}», \
                 «{verdict}» per «{unit}»",
            en: "“{value}” stands in {rows} rows with different verdicts: “{other_verdict}” for \
                 “{other}”, “{verdict}” for “{unit}”",
        },
    },
    help: Some(Words::By {
        param: "where",
        cases: &[(
            "same",
            Text {
                it: "confrontare le risposte delle righe; se il lavoro è davvero diverso, dire nel \
                     nome in che cosa",
                en: "compare the answers of the rows; if the work does differ, say in the name how",
            },
        )],
        otherwise: Text {
            it: "confrontare le risposte delle unità; se il lavoro è davvero diverso va bene così, e \
                 una nota lo spieghi",
            en: "compare the answers of the units; if the work does differ all is well, and a note \
                 should say why",
        },
    }),
    explain: Text {
        it: "Attività con lo stesso nome e lo stesso processo di solito si svolgono allo stesso \
             modo. Si segnala solo quando l'esito calcolato è diverso, non per una singola risposta, \
             e non per nomi di una parola sola, come «Segreteria».",
        en: "Activities of one name and one process are usually done in one way. It is only said \
             where the computed verdict differs, not for a single answer, and not for names of one \
             word, such as “Segreteria”.",
    },
    ..Rule::BASE
};

/// Cells that one finding shows.
const MOST_CELLS: usize = 20;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let inventory = survey.inventory;
    let (alike, keys) = (&survey.keys().alike, &survey.keys().now);
    let key = |row: usize| (keys[row].name, keys[row].process);
    let order = sorted_by(keys.len(), key);
    let verdict = |row: usize| -> Option<Outcome> {
        let combination = inventory.rows[row].combination as usize;
        survey.verdicts.get(combination).copied().flatten()
    };
    for rows in order.chunk_by(|one, two| key(*one) == key(*two)) {
        let judged: Vec<usize> = rows
            .iter()
            .copied()
            .filter(|row| verdict(*row).is_some())
            .collect();
        let Some(first) = judged.first() else {
            continue;
        };
        let differs = |row: &usize| verdict(*row) != verdict(*first);
        let elsewhere = |row: &usize| differs(row) && keys[*row].unit != keys[*first].unit;
        let mut others = judged.iter().copied();
        let found = others.clone().find(elsewhere);
        let Some(other) = found.or_else(|| others.find(differs)) else {
            continue;
        };
        // Rows that do not say their unit may be of one.
        let apart = keys[other].unit != keys[*first].unit;
        if !says_what(alike.text(keys[*first].name)) {
            continue;
        }
        let [first, row] = [*first, other].map(|row| &inventory.rows[row]);
        let outcome = |row: usize| verdict(row).map_or("", Outcome::key);
        let note = Note::at(cell(inventory, row, Field::Name))
            .with("value", inventory.text(row.name))
            .with("rows", judged.len().to_string())
            .with("verdict", outcome(other))
            .with("other_verdict", outcome(judged[0]))
            .with("unit", unit_name(inventory, row))
            .with("other", unit_name(inventory, first))
            .with(
                "where",
                where_they_stand(apart, [row, first].map(|row| unit_name(inventory, row))),
            );
        let others = judged.iter().filter(|row| **row != other).take(MOST_CELLS);
        let beside = |row: &usize| inventory.cell(&inventory.rows[*row], Field::Name);
        notes.push(others.fold(note, |note, row| note.beside(beside(row))));
    }
}

/// Returns how the place of two rows is worded: their units differ, are the same, or one of them
/// is not stated.
fn where_they_stand(apart: bool, units: [&str; 2]) -> &'static str {
    if units.contains(&"") {
        "not-stated"
    } else if apart {
        ""
    } else {
        "same"
    }
}

/// Says whether a name has words enough to mean one thing everywhere.
fn says_what(folded: &str) -> bool {
    folded.contains(' ') && Name::block(folded).is_some_and(|block| block.chars().count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{surveyed, surveyed_with};
    use crate::model::verdict::Outcome;

    static VERDICTS: [Option<Outcome>; 6] = [
        Some(Outcome::Smartable),
        None,
        Some(Outcome::Smartable),
        Some(Outcome::Not),
        Some(Outcome::Not),
        Some(Outcome::Smartable),
    ];

    #[test]
    fn fires_once_a_name_where_verdicts_differ() {
        let table = "unit;activity\nA;Gestione mense\nB;GESTIONE MENSE\nC;Gestione Mense\n\
                     D;Gestione mense\nA;Segreteria\nB;Segreteria";
        let found = surveyed_with(&RULE, &[table], &[], |mut survey| {
            survey.verdicts = &VERDICTS;
            survey
        });
        assert_eq!(found, ["B5"]);
        assert!(surveyed(&RULE, &[table]).is_empty()); // nothing was judged
    }
}
