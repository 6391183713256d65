//! `L009 template-drift`

use std::collections::{BTreeMap, BTreeSet};

use crate::check::rule::{Looks, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::fact::Place;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::fold_header;
use crate::model::activity::ColumnMap;
use crate::model::columns::Field;
use crate::model::form::OVERRIDE_YEAR;
use crate::origin::TableOrigin;

pub(super) const RULE: Rule = Rule {
    code: Code("L009"),
    slug: "template-drift",
    severity: Severity::Info,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    params: &["without", "with", "count"],
    summary: Text {
        it: "Le intestazioni di un file sono diverse da quelle degli altri",
        en: "The headers of one file differ from those of the others",
    },
    message: Words::By {
        param: "without",
        cases: &[(
            "",
            Text {
                it: "rispetto a {count} file con lo stesso modello ci sono in più: {with}",
                en: "compared with {count} files of one template there are also: {with}",
            },
        )],
        otherwise: Text {
            it: "rispetto a {count} file con lo stesso modello mancano: {without}; in più: {with}",
            en: "compared with {count} files of one template these are missing: {without}; there \
                 are also: {with}",
        },
    },
    help: Some(Words::Always(Text {
        it: "se il modello è stato cambiato, riportare le intestazioni a quelle degli altri",
        en: "if the template was changed, put the headers back to those of the others",
    })),
    explain: Text {
        it: "Si confrontano le intestazioni di almeno tre file, senza badare all'ordine, a maiuscole e \
             accenti. Se più della metà ha le stesse, chi ne ha altre ha cambiato il modello, o ne usa \
             uno vecchio: i dati si leggono lo stesso, ma alcune colonne possono mancare.",
        en: "The headers of at least three files are compared, whatever their order, case and \
             accents. Where more than half have the same ones, whoever has others changed the \
             template or uses an old one: the data are read all the same, but columns may be missing.",
    },
    ..Rule::BASE
};

/// Columns that forms have only where there is something to repeat in them.
const NOW_AND_THEN: [Field; 11] = [
    Field::Process,
    Field::UnitCode,
    Field::SubUnit,
    Field::SubUnitCode,
    Field::Obstacle,
    Field::Lever,
    Field::OverrideVerdict,
    Field::OverrideReason,
    Field::OverrideAuthor,
    Field::OverrideDate,
    Field::Notes,
];

/// Files below which there is no majority to speak of.
const FEWEST_FILES: usize = 3;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    // The first table of each file: the others may serve another purpose.
    let ours: Vec<String> = OVERRIDE_YEAR.iter().map(|it| fold_header(it)).collect();
    let mut first: BTreeMap<u32, (u32, BTreeSet<String>)> = BTreeMap::new();
    for (table, columns) in &survey.inventory.tables {
        let origin = survey.sources.table(*table);
        first
            .entry(origin.file)
            .or_insert_with(|| (*table, headers(origin, columns, &ours)));
    }
    let mut counts: BTreeMap<&BTreeSet<String>, usize> = BTreeMap::new();
    for (_, set) in first.values() {
        *counts.entry(set).or_default() += 1;
    }
    let most = counts.iter().find(|(_, count)| **count * 2 > first.len());
    let Some((common, count)) = most.filter(|_| first.len() >= FEWEST_FILES) else {
        return;
    };
    let written = written(survey);
    let quoted = |texts: Vec<&String>| -> String {
        let text = |folded| written.get(folded).copied().unwrap_or(folded);
        let texts: Vec<String> = texts
            .into_iter()
            .map(|it| format!("«{}»", text(it.as_str())))
            .collect();
        if texts.is_empty() {
            "-".to_owned()
        } else {
            texts.join(", ")
        }
    };
    for (table, set) in first.values().filter(|(_, set)| set != *common) {
        let without: Vec<&String> = common.difference(set).collect();
        let without = if without.is_empty() {
            String::new()
        } else {
            quoted(without)
        };
        let note = Note::at(Place::Sheet(*table))
            .with("without", without)
            .with("with", quoted(set.difference(common).collect()));
        notes.push(note.with("count", count.to_string()));
    }
}

/// Returns each header as the first file writes it, by the folded one.
fn written<'a>(survey: &Survey<'a>) -> BTreeMap<String, &'a str> {
    let mut written = BTreeMap::new();
    for (_, header) in survey.sources.tables.iter().flat_map(|it| &it.headers) {
        written
            .entry(fold_header(header))
            .or_insert(header.as_str());
    }
    written
}

/// Returns the headers of a table, folded. Those of columns that a form of ours has only where last
/// year's sheet filled them in, and `ours`, are no part of the template.
fn headers(origin: &TableOrigin, columns: &ColumnMap, ours: &[String]) -> BTreeSet<String> {
    let now_and_then = |column: u16| {
        let fields = columns.fields.iter();
        let mut fields = fields.filter(|(_, at)| *at == column);
        fields.any(|(field, _)| NOW_AND_THEN.contains(field))
    };
    let headers = origin.headers.iter();
    let headers = headers.filter(|(column, _)| !now_and_then(*column));
    let folded = headers.map(|(_, header)| fold_header(header));
    folded
        .filter(|header| !header.is_empty() && !ours.contains(header))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{surveyed, surveyed_findings};

    #[test]
    fn fires_on_the_one_that_differs() {
        let (usual, other) = (
            "unit;activity;headcount\nA;a;1",
            "unit;activity;Persone\nA;a;1",
        );
        let again = "activity;HEADCOUNT;Unit\na;1;A";
        let files = [usual, other, again];
        assert_eq!(surveyed(&RULE, &files), ["2!sheet"]);
        let found = surveyed_findings(&RULE, &files, &[], |survey| survey);
        assert_eq!(found[0].params.get("without"), Some("«headcount»"));
        assert_eq!(found[0].params.get("with"), Some("«Persone»"));
    }

    #[test]
    fn stays_silent_on_columns_that_forms_have_now_and_then() {
        let usual = "unit;activity;headcount\nA;a;1";
        let other =
            "unit;activity;headcount;process;override;Anno della rettifica\nA;a;1;p;no;2025";
        assert!(surveyed(&RULE, &[usual, other, usual]).is_empty());
    }

    #[test]
    fn stays_silent_without_a_majority() {
        assert!(surveyed(&RULE, &["activity\na", "activity;x\na;1"]).is_empty());
        assert!(
            surveyed(
                &RULE,
                &["activity\na", "activity;x\na;1", "activity;y\na;1"]
            )
            .is_empty()
        );
    }
}
