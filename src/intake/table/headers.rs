//! What only a check says of a header: titles above it, merged cells, several rows, other words.
//!
//! Never here: finding the header (`header`), or the rows below it (`watcher`).

use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::{ColumnSpec, TableColumns};
use crate::intake::header::{Header, KeptRow};
use crate::intake::rows::Merge;
use crate::intake::table::SheetContext;
use crate::intake::{labels, old_titles};
use crate::matching::fold_header;
use crate::model::columns::{Direction, Meaning};
use crate::origin::{CellRef, TableOrigin, column_letters};

/// Says what stands above the first header of a sheet, and how it is laid out.
pub(super) fn laid_out(
    context: &SheetContext<'_>,
    table: u32,
    kept: &[KeptRow],
    header: &Header,
    merges: &[Merge],
) -> Vec<Fact> {
    let above = &kept[..header.place];
    let first = kept[header.place].number;
    let last = first + u32::try_from(header.height - 1).unwrap_or(0);
    let mut facts = titles(context.spec, table, above, first);
    facts.extend(old_title(context, table, above));
    if header.height > 1 {
        let fact = Fact::new(FactKind::TallHeader, Place::Row { table, row: first });
        facts.push(
            fact.with("rows", header.height.to_string())
                .with("list", format!("{first}–{last}")),
        );
        return facts;
    }
    let over: Vec<&Merge> = merges
        .iter()
        .filter(|merge| (merge.from_row..=merge.to_row).contains(&first))
        .take(20)
        .collect();
    if !over.is_empty() {
        let ranges: Vec<String> = over.iter().map(|merge| range(merge)).collect();
        let fact = Fact::new(FactKind::MergedHeader, Place::Row { table, row: first });
        let covered = over
            .iter()
            .flat_map(|merge| merge.from_column + 1..=merge.to_column);
        let covered = covered.take(100).map(|column| CellRef {
            table,
            row: first,
            column,
        });
        facts.push(covered.fold(fact.with("list", ranges.join(", ")), Fact::beside));
    }
    facts
}

fn range(merge: &Merge) -> String {
    let (from, to) = (
        column_letters(merge.from_column),
        column_letters(merge.to_column),
    );
    format!("{from}{}:{to}{}", merge.from_row, merge.to_row)
}

/// The rows over a header that could go: all but one that names the unit.
fn titles(spec: &ColumnSpec, table: u32, above: &[KeptRow], header: u32) -> Vec<Fact> {
    let of_unit = |row: &&KeptRow| labels::above(spec, std::slice::from_ref(row)).is_some();
    let needed: Vec<u32> = above.iter().filter(of_unit).map(|row| row.number).collect();
    let places = (1..header).filter(|row| !needed.contains(row)).take(1_000);
    places
        .map(|row| {
            Fact::new(FactKind::TitleRows, Place::Row { table, row })
                .with("row", header.to_string())
        })
        .collect()
}

/// Says that a title, or the name of the sheet, is of another year's survey.
fn old_title(context: &SheetContext<'_>, table: u32, above: &[KeptRow]) -> Option<Fact> {
    let year = context.expected.year?;
    let cells = above.iter().flat_map(|row| row.cells.iter());
    let titles = cells.map(|(_, text)| text.as_str()).chain(context.sheet);
    let other = old_titles::other_year(titles, year)?;
    let fact = Fact::new(FactKind::OldTemplate, Place::Sheet(table));
    Some(
        fact.with("title_year", other.to_string())
            .with("year", year.to_string()),
    )
}

/// Lists the columns that were understood under other words than the template's.
pub(super) fn renamed(
    spec: &ColumnSpec,
    table: u32,
    columns: &TableColumns,
    origin: &TableOrigin,
) -> Option<Fact> {
    let row = origin.header_rows.map_or(1, |(_, last)| last);
    let fields = columns.map.fields.iter();
    let fields = fields.map(|(field, column)| (*column, Meaning::Field(*field)));
    let answers = columns.answers.iter().filter(|it| it.pair.is_empty());
    let answers = answers.filter_map(|answer| {
        let item = spec.items.get(usize::from(answer.item))?;
        // The template asks so that a yes is good; a header that asks the other way says
        // something else.
        (answer.direction == Direction::YesIsGood).then(|| {
            (
                answer.column,
                Meaning::Item(item.id.clone(), answer.direction),
            )
        })
    });
    let mut renamed: Vec<(u16, String)> = fields
        .chain(answers)
        .filter_map(|(column, meaning)| {
            let header = origin.header(column)?;
            let template = spec.words.template_header(header, &meaning)?;
            // A name that readers take for something else ("unità" beside "servizio") would turn
            // the column into another one.
            let wanted = fold_header(&template);
            let known = spec.headers.get(&wanted);
            let stays = known.is_some_and(|meanings| meanings.contains(&meaning));
            (stays && fold_header(header) != wanted)
                .then(|| (column, format!("«{header}» → {template}")))
        })
        .collect();
    renamed.sort();
    renamed.dedup_by_key(|(column, _)| *column);
    if renamed.is_empty() {
        return None;
    }
    let list: Vec<&str> = renamed.iter().map(|(_, words)| words.as_str()).collect();
    let fact = Fact::new(FactKind::RenamedColumn, Place::Row { table, row });
    Some(
        fact.with("count", list.len().to_string())
            .with("list", list.join("; ")),
    )
}
