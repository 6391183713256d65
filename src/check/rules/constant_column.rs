//! `X014 constant-column`

use super::straight_line::FEWEST_ROWS;
use crate::check::hints::Hint;
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::fact::Place;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::answer::{Answer, CellAnswer};

pub(super) const RULE: Rule = Rule {
    code: Code("X014"),
    slug: "constant-column",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::Answers],
    params: &["header", "rows"],
    summary: Text {
        it: "Una colonna ha sempre la stessa risposta",
        en: "A column always has the same answer",
    },
    message: Words::Always(Text {
        it: "sotto «{header}» la risposta è la stessa in tutte le {rows} righe, mentre altre colonne \
             cambiano",
        en: "under “{header}” the answer is the same in all {rows} rows, while other columns vary",
    }),
    help: Some(Words::Always(Text {
        it: "controllare che la colonna sia stata compilata attività per attività; se è così, \
             confermare",
        en: "make sure that the column was filled in activity by activity; if so, confirm it",
    })),
    explain: Text {
        it: "Una risposta che non cambia mai può essere giusta, ma spesso è la prima cella trascinata \
             fino in fondo, o una formula. Si segnala solo dove almeno altre tre colonne di risposte \
             cambiano da riga a riga.",
        en: "An answer that never changes may be right, but often it is the first cell dragged to \
             the bottom, or a formula. It is only said where at least three other columns of answers \
             vary from row to row.",
    },
    ..Rule::BASE
};

/// Columns of answers that must vary beside a constant one.
const FEWEST_VARYING: usize = 3;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let inventory = survey.inventory;
    let least = notes.thresholds.constant_rows.millionths() / 1_000_000;
    let least = usize::try_from(least).unwrap_or(FEWEST_ROWS);
    for rows in inventory.rows.chunk_by(|one, two| one.table == two.table) {
        let first = inventory.answers(&rows[0]);
        if rows.len() < least || first.len() <= FEWEST_VARYING {
            continue;
        }
        let mut constant = vec![true; first.len()];
        for row in rows {
            let answers = inventory.answers(row);
            for (place, constant) in constant.iter_mut().enumerate() {
                *constant &= answers.get(place) == first.get(place);
            }
        }
        let varying = constant.iter().filter(|constant| !**constant).count();
        if varying < FEWEST_VARYING {
            continue;
        }
        for (it, _) in first
            .iter()
            .zip(constant)
            .filter(|(it, same)| *same && is_known(it))
        {
            let (table, column) = (rows[0].table, it.column);
            let header = survey.sources.table(table).header(column);
            let note = Note::at(Place::Column { table, column })
                .with("header", whole(header.unwrap_or_default()));
            notes.push(note.with("rows", rows.len().to_string()));
        }
    }
}

/// Returns the question over a pair of columns, of which `header` names one half.
fn whole(header: &str) -> &str {
    let half = Hint::of(header) == Hint::OneOfSeveral;
    let parted = half.then(|| header.rsplit_once(['–', '-', '|', ':']));
    parted
        .flatten()
        .map_or(header, |(question, _)| question.trim_end())
}

fn is_known(it: &CellAnswer) -> bool {
    !matches!(it.answer, Answer::Unknown(_))
}

#[cfg(test)]
mod tests {
    use super::{RULE, whole};
    use crate::check::rules::testing::surveyed;

    fn table(rows: usize, first: &str, other: &str) -> String {
        let head = "activity;+individual;+programmable;+remote_tools;+no_user_contact;+output";
        format!("{head}\n{}{other}", format!("{first}\n").repeat(rows - 1))
    }

    #[test]
    fn a_pair_is_named_by_its_question() {
        assert_eq!(whole("Contatto diretto – SI"), "Contatto diretto");
        assert_eq!(whole("Back-office"), "Back-office");
    }

    #[test]
    fn fires_where_three_others_vary() {
        let table = table(30, "A;Sì;Sì;Sì;Sì;", "B;Sì;No;No;No;");
        assert_eq!(surveyed(&RULE, &[&table]), ["B:B"]);
    }

    #[test]
    fn stays_silent_where_fewer_vary_or_rows_are_few() {
        assert!(surveyed(&RULE, &[&table(30, "A;Sì;Sì;Sì;Sì;Sì", "B;Sì;No;No;Sì;Sì")]).is_empty());
        assert!(surveyed(&RULE, &[&table(29, "A;Sì;Sì;Sì;Sì;Sì", "B;Sì;No;No;No;No")]).is_empty());
    }
}
