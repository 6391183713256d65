//! `Y006 answer-flip`

use std::collections::BTreeMap;

use crate::check::alike::unit_name;
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::fact::Place;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::answer::{Answer, answers_of};

pub(super) const RULE: Rule = Rule {
    code: Code("Y006"),
    slug: "answer-flip",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::LastYear, Need::Answers],
    params: &["unit", "header", "count", "way"],
    summary: Text {
        it: "Delle risposte si sono rovesciate senza una nota",
        en: "Answers have turned round without a note",
    },
    message: Words::By {
        param: "way",
        cases: &[
            (
                "for",
                Text {
                    it: "«{unit}»: sotto «{header}» risposte contrarie diventate favorevoli: {count}, \
             senza una nota",
                    en: "“{unit}”: under “{header}” answers that were against and are now in favour: {count}, \
             without a note",
                },
            ),
            (
                "against",
                Text {
                    it: "«{unit}»: sotto «{header}» risposte favorevoli diventate contrarie: {count}, \
             senza una nota",
                    en: "“{unit}”: under “{header}” answers that were in favour and are now against: {count}, \
             without a note",
                },
            ),
        ],
        otherwise: Text {
            it: "«{unit}»: sotto «{header}» {count} risposte si sono rovesciate nei due sensi, senza \
             una nota",
            en: "“{unit}”: under “{header}” {count} answers have turned round, some each way, without \
             a note",
        },
    },
    help: Some(Words::Always(Text {
        it: "scrivere nelle note che cosa è cambiato, o correggere le risposte",
        en: "write in the notes what has changed, or mend the answers",
    })),
    explain: Text {
        it: "Una risposta passa da contraria a favorevole quando qualcosa è cambiato: un \
             programma, una norma, un modo di lavorare. Senza una nota non si distingue da un \
             errore o da una colonna letta al contrario. Le righe con una nota o con una \
             rettifica motivata non si contano.",
        en: "An answer goes from against to in favour when something has changed: software, a \
             law, a way of working. Without a note it cannot be told from a mistake or from a \
             column read the wrong way round. Rows with a note, or with an override that has a \
             reason, do not count.",
    },
    ..Rule::BASE
};

/// Answers of a unit under one column that have turned round.
struct Flips {
    first: usize,
    column: u16,
    to_for: usize,
    to_against: usize,
}

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(years) = survey.years(notes.thresholds.similarity) else {
        return;
    };
    let mut found: BTreeMap<(u32, u32, u16), Flips> = BTreeMap::new();
    for pair in &years.pairs {
        let row = years.row(pair.now);
        let reason = row
            .overridden
            .is_some_and(|(_, words)| !words[1].is_empty());
        let equal = years.now_keys[pair.now].answers == years.before_keys[pair.before].answers;
        if equal || reason || !row.notes.is_empty() {
            continue;
        }
        let old = years.before.answers(years.old_row(pair.before));
        for it in years.now.answers(row) {
            let turned = match (answers_of(old, it.item), it.answer) {
                ([before], Answer::Yes) if before.answer == Answer::No => [1, 0],
                ([before], Answer::No) if before.answer == Answer::Yes => [0, 1],
                _ => continue,
            };
            let key = (row.table, years.now_keys[pair.now].unit, it.column);
            let flips = found.entry(key).or_insert(Flips {
                first: pair.now,
                column: it.column,
                to_for: 0,
                to_against: 0,
            });
            flips.to_for += turned[0];
            flips.to_against += turned[1];
        }
    }
    for flips in found.values() {
        let row = years.row(flips.first);
        let header = survey.sources.table(row.table).header(flips.column);
        let way = match (flips.to_for, flips.to_against) {
            (_, 0) => "for",
            (0, _) => "against",
            _ => "",
        };
        let note = Note::at(Place::Cell(row.cell(flips.column)))
            .with("unit", unit_name(years.now, row))
            .with("header", header.unwrap_or_default())
            .with("count", (flips.to_for + flips.to_against).to_string());
        notes.push(note.with("way", way));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{surveyed_findings, surveyed_with};

    #[test]
    fn fires_once_a_unit_and_column() {
        let before =
            "unit;activity;notes;+output\nA;a;;No\nA;b;;No\nA;c;;No\nB;d;;Sì\nB;e;;In parte";
        let now = "unit;activity;notes;+output\nA;a;;Sì\nA;b;;Sì\nA;c;Nuovo programma;Sì\nB;d;;No\nB;e;;No";
        assert_eq!(
            surveyed_with(&RULE, &[now], &[before], |it| it),
            ["D2", "D5"]
        );
        let found = surveyed_findings(&RULE, &[now], &[before], |it| it);
        assert_eq!(found[0].params.get("count"), Some("2"));
        assert_eq!(found[1].params.get("way"), Some("against"));
    }
}
