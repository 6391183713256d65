//! `X004 unit-variant`

use std::collections::BTreeMap;

use crate::check::alike::cell;
use crate::check::rule::{Fix, Looks, Need, Rule, Words};
use crate::check::spellings::spelt_out;
use crate::check::{Note, Notes, Survey};
use crate::finding::{Code, Safety, Severity};
use crate::lang::Text;
use crate::model::columns::Field;
use crate::model::inventory::{InventoryRow, TextId};

pub(super) const RULE: Rule = Rule {
    code: Code("X004"),
    slug: "unit-variant",
    severity: Severity::Warning,
    looks: Looks::AtSurvey(look),
    needs: &[Need::Field(Field::Unit)],
    params: &["value", "other", "fix"],
    fix: Fix::Cell(Safety::Safe, |_, params| {
        let fix = params.get("fix").filter(|fix| !fix.is_empty());
        fix.map(str::to_owned)
    }),
    summary: Text {
        it: "La stessa unità è scritta in più modi",
        en: "One unit is written in several ways",
    },
    message: Words::Always(Text {
        it: "l'unità è scritta «{value}» qui e «{other}» altrove",
        en: "the unit is written “{value}” here and “{other}” elsewhere",
    }),
    expected: Some(Words::Always(Text {
        it: "{other}",
        en: "“{other}”",
    })),
    help: Some(Words::By {
        param: "fix",
        cases: &[(
            "",
            Text {
                it: "scegliere un modo e usarlo sempre, meglio quello dell'organigramma",
                en: "choose one way and keep to it, best that of the org chart",
            },
        )],
        otherwise: Text {
            it: "scrivere «{fix}»",
            en: "write “{fix}”",
        },
    }),
    explain: Text {
        it: "Maiuscole, accenti e punteggiatura non separano due unità, un'abbreviazione sì: «Dir. \
             Personale» e «Direzione Personale» si sommano a parte finché qualcuno non le scrive \
             nello stesso modo. La correzione si propone dove l'organigramma o la grande maggioranza \
             delle righe dicono qual è il nome.",
        en: "Case, accents and punctuation do not part two units, an abbreviation does: “Dir. \
             Personale” and “Direzione Personale” are added up apart until somebody writes them in \
             one way. A correction is offered where the org chart, or by far the most rows, say \
             which name it is.",
    },
    ..Rule::BASE
};

/// How many times the rows of another spelling one must have to be the right one.
const FAR_MORE: usize = 3;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    look_at(
        survey,
        Field::Unit,
        |row| (TextId::default(), row.unit),
        notes,
    );
    look_at(
        survey,
        Field::SubUnit,
        |row| (row.unit, row.sub_unit),
        notes,
    );
}

/// A spelling, with the unit above where there is one, and the rows that have it.
type Spelling = ((TextId, TextId), usize);

/// What a spelling should be.
struct Target {
    other: String,
    fix: String,
}

fn look_at(
    survey: &Survey<'_>,
    field: Field,
    name: fn(&InventoryRow) -> (TextId, TextId),
    notes: &mut Notes<'_>,
) {
    let inventory = survey.inventory;
    let mut counts: BTreeMap<(TextId, TextId), usize> = BTreeMap::new();
    // Where a table has no column of names, a code stands for the name.
    let tables = inventory.rows.chunk_by(|one, two| one.table == two.table);
    let with_column = tables.filter(|rows| inventory.has(&rows[0], field));
    let stated: Vec<&InventoryRow> = with_column
        .flatten()
        .filter(|row| !name(row).1.is_empty())
        .collect();
    for row in &stated {
        *counts.entry(name(row)).or_default() += 1;
    }
    let mut groups: BTreeMap<(String, String), Vec<Spelling>> = BTreeMap::new();
    for (key, count) in counts {
        let whole = [key.0, key.1].map(|id| spelt_out(inventory.text(id)));
        let [above, whole] = whole;
        groups.entry((above, whole)).or_default().push((key, count));
    }
    let mut targets: BTreeMap<(TextId, TextId), Target> = BTreeMap::new();
    for ((_, whole), spellings) in groups {
        settle(survey, &whole, &spellings, &mut targets);
    }
    for row in stated {
        if let Some(target) = targets.get(&name(row)) {
            let note = Note::at(cell(inventory, row, field))
                .with("value", inventory.text(name(row).1))
                .with("other", target.other.as_str());
            notes.push(note.with("fix", target.fix.as_str()));
        }
    }
}

/// Says of the spellings of one name which are to be mended, and to what.
fn settle(
    survey: &Survey<'_>,
    whole: &str,
    spellings: &[Spelling],
    targets: &mut BTreeMap<(TextId, TextId), Target>,
) {
    let text = |key: (TextId, TextId)| one_space(survey.inventory.text(key.1));
    let first = text(spellings[0].0);
    if spellings.iter().all(|(key, _)| text(*key) == first) {
        return;
    }
    let charted = charted(survey, whole);
    let most = spellings
        .iter()
        .max_by_key(|(key, count)| (*count, std::cmp::Reverse(*key)));
    let Some((most, count)) = most else { return };
    for (key, others) in spellings {
        let right = charted.clone().unwrap_or_else(|| text(*most));
        if text(*key) == right {
            continue;
        }
        let sure = charted.is_some() || *count >= others * FAR_MORE;
        let fix = if sure { right.clone() } else { String::new() };
        targets.insert(*key, Target { other: right, fix });
    }
}

/// Returns the name of the one unit of the chart that is spelt so.
fn charted(survey: &Survey<'_>, whole: &str) -> Option<String> {
    let units = survey.chart.map_or(&[][..], |chart| &chart.units);
    let mut names = units.iter().filter(|unit| spelt_out(&unit.name) == whole);
    let name = names.next()?.name.clone();
    names.next().is_none().then_some(name)
}

/// White space is V013's.
fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{surveyed, surveyed_findings};

    #[test]
    fn fires_on_the_rare_spelling() {
        let table = "unit;activity\nDirezione Personale;a\nDirezione Personale;b\n\
                     Direzione Personale;c\nDir. Personale;d\nDirezione Tributi;e";
        let found = surveyed_findings(&RULE, &[table], &[], |survey| survey);
        assert_eq!(surveyed(&RULE, &[table]), ["A5"]);
        assert_eq!(found[0].params.get("fix"), Some("Direzione Personale"));
    }

    #[test]
    fn offers_no_fix_where_neither_is_far_more() {
        let table = "unit;activity\nUfficio Attività;a\nUFFICIO ATTIVITA';b";
        let found = surveyed_findings(&RULE, &[table], &[], |survey| survey);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].params.get("fix"), Some(""));
    }

    #[test]
    fn stays_silent_on_parts_of_other_units_and_on_other_units() {
        let table =
            "unit;sub_unit;activity\nA;Segreteria;a\nB;SEGRETERIA;b\nUfficio 1;;c\nUfficio 2;;d";
        assert!(surveyed(&RULE, &[table]).is_empty());
    }
}
