//! `L007 body-missing`

use std::collections::BTreeSet;

use crate::check::charted::Charted;
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::fact::Place;
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::matching::fold;
use crate::model::inventory::TextId;

pub(super) const RULE: Rule = Rule {
    code: Code("L007"),
    slug: "body-missing",
    severity: Severity::Warning,
    looks: Looks::AtSurvey(look),
    needs: &[Need::Bodies],
    params: &["unit"],
    summary: Text {
        it: "Manca la scheda di chi doveva inviarla",
        en: "A submission that is expected has not come",
    },
    message: Words::Always(Text {
        it: "da «{unit}» si aspettava una scheda e non è arrivata",
        en: "a submission was expected from “{unit}” and has not come",
    }),
    help: Some(Words::Always(Text {
        it: "sollecitare l'invio, oppure togliere l'unità dall'elenco di chi deve inviare",
        en: "ask for it, or take the unit off the list of those who must send one",
    })),
    explain: Text {
        it: "L'elenco di chi deve inviare si confronta con le unità di cui i file parlano, per codice \
             o per nome; dove c'è l'organigramma basta una scheda di un'unità sottostante, e dove le \
             righe non dicono l'unità basta il nome del file.",
        en: "The list of those who must send is compared with the units that the files speak of, by \
             code or by name; where there is an org chart the sheet of a unit below is enough, and \
             where rows do not state a unit the name of the file is.",
    },
    ..Rule::BASE
};

/// Letters from which the name of a body is looked for in names of files.
const LONG_ENOUGH: usize = 4;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let bodies = survey.bodies.unwrap_or_default();
    let inventory = survey.inventory;
    let mut named: BTreeSet<TextId> = BTreeSet::new();
    let mut in_chart: BTreeSet<usize> = BTreeSet::new();
    let mut charted = survey.chart.map(Charted::of);
    let mut last = None;
    for row in &inventory.rows {
        let texts = [row.unit_code, row.unit, row.sub_unit_code, row.sub_unit];
        if last.replace(texts) == Some(texts) {
            continue;
        }
        named.extend(texts);
        let found = charted.as_mut().and_then(|it| it.find(inventory, row));
        in_chart.extend(found);
    }
    let named: BTreeSet<String> = named.iter().map(|id| fold(inventory.text(*id))).collect();
    let tables = inventory.tables.iter();
    let files = tables.map(|(table, _)| survey.sources.file_of(*table).path.as_str());
    let files: BTreeSet<String> = files.map(|path| format!(" {} ", fold(path))).collect();
    for body in bodies {
        let folded = fold(body);
        let below = survey
            .chart
            .zip(charted.as_ref())
            .is_some_and(|(chart, charted)| {
                let body = charted.named(body);
                let is_below = |unit: &usize| {
                    let above = |at: &usize| chart.units[*at].parent;
                    std::iter::successors(Some(*unit), above).any(|at| Some(at) == body)
                };
                in_chart.iter().any(is_below)
            });
        let by_file = folded.len() >= LONG_ENOUGH
            && files
                .iter()
                .any(|path| path.contains(&format!(" {folded} ")));
        if !named.contains(&folded) && !below && !by_file {
            notes.push(Note::at(Place::Run).with("unit", body.as_str()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{leaked_chart, surveyed_findings};

    #[test]
    fn fires_on_who_is_expected_and_not_heard() {
        let bodies = ["dir-a", "Direzione B", "C", "Scheda", "D"].map(str::to_owned);
        let bodies: &'static [String] = Box::leak(Box::new(bodies));
        let chart = leaked_chart(&[
            ("C", "Direzione C", None, 0),
            ("C1", "Ufficio C1", Some(0), 0),
        ]);
        let table = "unit_code;unit;activity\nDIR-A;Direzione A;a\nC1;;b";
        let found = surveyed_findings(&RULE, &[table], &[], |mut survey| {
            survey.bodies = Some(bodies);
            survey.chart = Some(chart);
            survey
        });
        let missing: Vec<_> = found
            .iter()
            .map(|it| it.params.get("unit").unwrap())
            .collect();
        assert_eq!(missing, ["Direzione B", "D"]); // the file is called scheda-1.xlsx
    }
}
