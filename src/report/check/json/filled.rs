//! The parts of the JSON document, filled in from a check.
//!
//! Never here: their shape (`json`).

use std::borrow::Cow;

use super::{
    AcceptanceDto, BySeverity, CriteriaId, FileDto, FindingDto, FixDto, NotCheckedDto,
    RecordKeyDto, RelatedDto, Run, SCHEMA, Summary,
};
use crate::model::checked::{FileSummary, Lack, NotChecked};
use crate::origin::{CellRef, Sources};
use crate::report::check::entry::Entry;
use crate::report::check::words::safety_key;
use crate::report::check::{View, not_checked};
use crate::report::formats::json::parts::Tool;

pub(super) fn run<'a>(view: &'a View<'a>) -> Run<'a> {
    let checked = view.checked;
    let (mut causes, mut findings) = ([0; 3], [0; 3]);
    for entry in &view.entries {
        let at = FileSummary::place(entry.severity);
        causes[at] += 1;
        findings[at] += entry.group.count;
    }
    Run {
        schema: SCHEMA,
        tool: Tool::own(),
        rules_version: env!("CARGO_PKG_VERSION"),
        config_sha256: checked.config_sha256.as_deref().map(Cow::Borrowed),
        lang: view.options.lang.code(),
        criteria: CriteriaId {
            id: Cow::Borrowed(&checked.set.id),
            version: Cow::Borrowed(&checked.set.version),
        },
        summary: Summary {
            causes: BySeverity::of(causes),
            findings: BySeverity::of(findings),
            accepted: view.accepted.iter().map(|it| it.group.count).sum(),
            files: checked.files.len() as u64,
            rows: checked.files.iter().map(|file| file.rows).sum(),
            expected: checked.expected.map(|expected| expected as u64),
            missing: checked.missing.len() as u64,
        },
    }
}

pub(super) fn finding<'a>(entry: &'a Entry<'a>, view: &'a View<'a>) -> FindingDto<'a> {
    let some = |text: String| (!text.is_empty()).then_some(text);
    let sources = &view.checked.sources;
    let params = entry.group.first.params.0.iter();
    let related = entry.group.first.related.iter();
    let rows = entry.group.all_rows();
    FindingDto {
        code: entry.code,
        slug: entry.slug,
        severity: entry.severity.key(),
        file: entry.file.map(|_| Cow::Borrowed(entry.path)),
        sheet: entry.sheet.map(Cow::Borrowed),
        table: entry.table.map(|table| table as u64),
        cell: some(entry.cell.clone()),
        range: some(entry.range(sources, usize::MAX)),
        rows: rows.runs.iter().map(|run| [run.0, run.1]).collect(),
        more_rows: rows.more,
        count: entry.group.count,
        row: entry.row,
        column: entry.column.as_deref().map(Cow::Borrowed),
        header: entry.header.map(Cow::Borrowed),
        line: entry.line,
        col: entry.text_column,
        byte: entry.byte,
        record_key: entry.key.map(|key| RecordKeyDto {
            unit: Cow::Borrowed(&key.unit),
            id: Cow::Borrowed(&key.id),
        }),
        value: entry.value.map(Cow::Borrowed),
        expected: entry.expected.as_deref().map(Cow::Borrowed),
        suggestion: entry.suggestion.map(Cow::Borrowed),
        fix: entry.fix.map(|safety| FixDto {
            applicability: safety_key(safety),
        }),
        message: Cow::Borrowed(&entry.message),
        help: entry.help.as_deref().map(Cow::Borrowed),
        params: params
            .map(|(name, value)| (*name, Cow::Borrowed(value.as_str())))
            .collect(),
        mixed: entry.group.mixed,
        fingerprint: Cow::Borrowed(&entry.fingerprint),
        related: related.map(|cell| beside(*cell, sources)).collect(),
        acceptance: entry.accepted.map(|accepted| AcceptanceDto {
            reason: Cow::Borrowed(&accepted.reason),
            author: Cow::Borrowed(&accepted.author),
            confirmed: accepted.confirmed,
        }),
    }
}

/// A cell that explains a finding.
fn beside(cell: CellRef, sources: &Sources) -> RelatedDto<'_> {
    let sheet = sources.table(cell.table).sheet.as_deref();
    RelatedDto {
        file: Cow::Borrowed(&sources.file_of(cell.table).path),
        sheet: sheet.map(Cow::Borrowed),
        cell: sources.cell(cell),
    }
}

pub(super) fn file<'a>(file: &'a FileSummary, view: &'a View<'a>) -> FileDto<'a> {
    let origin = view.checked.sources.files.get(file.file as usize);
    FileDto {
        file: Cow::Borrowed(origin.map_or("", |origin| &origin.path)),
        tables: file.tables as u64,
        rows: file.rows,
        left_out: file.left_out,
        causes: BySeverity::of(file.causes),
        findings: BySeverity::of(file.findings),
        accepted: file.accepted,
        rules_skipped: file.rules_skipped,
        units: file
            .units
            .iter()
            .map(|it| Cow::Borrowed(it.as_str()))
            .collect(),
    }
}

pub(super) fn skipped<'a>(one: &'a NotChecked, view: &'a View<'a>) -> NotCheckedDto<'a> {
    let origin = one
        .file
        .map(|file| &view.checked.sources.files[file as usize]);
    NotCheckedDto {
        file: origin.map(|origin| Cow::Borrowed(origin.path.as_str())),
        rule: one.rule.0,
        slug: view.wording.slug(one.rule),
        why: one.why.key(),
        field: match one.why {
            Lack::Column(field) | Lack::Cells(field) => Some(field.key()),
            _ => None,
        },
        rows: one.rows,
        message: not_checked::lack(one.why, view.wording, view.options.lang),
    }
}
