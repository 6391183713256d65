//! JSON for programs, schema `smartable.check/1`, as one document or one thing a line.
//!
//! Keys are never renamed, only added. Texts stand there as they are: whoever prints them makes
//! them safe. Never here: a finding.

mod filled;

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::check::View;
use crate::report::check::entry::Entry;
use crate::report::formats::json::parts::{Input, LeftOut, Tool};
use crate::report::formats::json::print;
use filled::{file, finding, run, skipped};

/// Name and version of the schema.
pub const SCHEMA: &str = "smartable.check/1";

/// The whole document.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "smartable.check/1")]
pub struct Document<'a> {
    #[serde(flatten)]
    run: Run<'a>,
    /// Findings, in the order of the inputs: one entry a cause.
    findings: Vec<FindingDto<'a>>,
    /// Findings that somebody accepted, with the reasons.
    accepted: Vec<FindingDto<'a>>,
    /// What became of each submitted file.
    files: Vec<FileDto<'a>>,
    /// What was looked at.
    checked: CheckedDto,
    /// Rules that could not look, and why.
    not_checked: Vec<NotCheckedDto<'a>>,
    /// Who was expected and did not submit.
    missing: Vec<Missing<'a>>,
    /// Rows that do not count.
    left_out: Vec<LeftOut<'a>>,
    /// Files that were read.
    inputs: Vec<Input<'a>>,
}

/// What made the document.
#[derive(Serialize, JsonSchema)]
struct Run<'a> {
    /// Always `smartable.check/1`.
    schema: &'static str,
    /// The program that wrote it.
    tool: Tool,
    /// Version of the rules: that of the program that holds them.
    rules_version: &'static str,
    /// SHA-256 of the configuration; null where there is none.
    config_sha256: Option<Cow<'a, str>>,
    /// Language of the messages: `it` or `en`.
    lang: &'static str,
    /// The criteria set that columns were looked up with.
    criteria: CriteriaId<'a>,
    /// How many causes, findings and files there are.
    summary: Summary,
}

/// A criteria set by its name.
#[derive(Serialize, JsonSchema)]
struct CriteriaId<'a> {
    id: Cow<'a, str>,
    version: Cow<'a, str>,
}

/// Totals of the run.
#[derive(Serialize, JsonSchema)]
struct Summary {
    /// Causes, by severity.
    causes: BySeverity,
    /// Findings, one a cell or row, by severity.
    findings: BySeverity,
    /// Findings that were accepted.
    accepted: u64,
    /// Submitted files.
    files: u64,
    /// Rows of activities that were checked.
    rows: u64,
    /// How many submissions were expected; null where nobody said.
    expected: Option<u64>,
    /// How many of them are missing.
    missing: u64,
}

/// Numbers by severity.
#[derive(Serialize, JsonSchema, Default)]
struct BySeverity {
    error: u64,
    warning: u64,
    info: u64,
}

impl BySeverity {
    fn of([error, warning, info]: [u64; 3]) -> Self {
        Self {
            error,
            warning,
            info,
        }
    }
}

/// A cause.
#[derive(Serialize, JsonSchema)]
struct FindingDto<'a> {
    /// Permanent code of the rule.
    code: &'static str,
    /// Permanent name of the rule.
    slug: &'static str,
    /// `error`, `warning` or `info`.
    severity: &'static str,
    /// Path of the file as given; null for the run as a whole.
    file: Option<Cow<'a, str>>,
    /// Sheet; null in a text file.
    sheet: Option<Cow<'a, str>>,
    /// Which table of the file it is, from 1.
    table: Option<u64>,
    /// Address of the first cell, row or column, with its sheet; null where there is none.
    cell: Option<String>,
    /// Addresses of all cells of the cause.
    range: Option<String>,
    /// Runs of rows, both ends included.
    rows: Vec<[u32; 2]>,
    /// Whether there are rows beyond those of `rows`; `count` is complete.
    more_rows: bool,
    /// How many findings the cause has.
    count: u64,
    /// First row as a spreadsheet shows it, from 1.
    row: Option<u32>,
    /// Letters of the column.
    column: Option<Cow<'a, str>>,
    /// Header over the column, as written.
    header: Option<Cow<'a, str>>,
    /// Line in a text file, from 1.
    line: Option<u64>,
    /// Column in that line, in characters from 1.
    col: Option<u32>,
    /// Byte of a text file, from 0.
    byte: Option<u64>,
    /// What identifies the first row; null where nothing does.
    record_key: Option<RecordKeyDto<'a>>,
    /// What stands in the cell; never where it is personal.
    value: Option<Cow<'a, str>>,
    /// What should stand there, in the language of the run.
    expected: Option<Cow<'a, str>>,
    /// The nearest text that would be right.
    suggestion: Option<Cow<'a, str>>,
    /// How the program can mend it; null where it cannot.
    fix: Option<FixDto>,
    /// What is wrong, in the language of the run.
    message: Cow<'a, str>,
    /// How to mend it, in the language of the run.
    help: Option<Cow<'a, str>>,
    /// The values that the message is made of.
    params: BTreeMap<&'static str, Cow<'a, str>>,
    /// Whether values differ within the cause; `params` are those of the first.
    mixed: bool,
    /// Stays when rows are sorted and values change; unique in the run.
    fingerprint: Cow<'a, str>,
    /// Other cells that explain it.
    related: Vec<RelatedDto<'a>>,
    /// How it was accepted; null where it was not.
    acceptance: Option<AcceptanceDto<'a>>,
}

/// What identifies a row.
#[derive(Serialize, JsonSchema)]
struct RecordKeyDto<'a> {
    /// Code of the unit, or its name; may be empty.
    unit: Cow<'a, str>,
    /// Identifier of the activity, or its name; may be empty.
    id: Cow<'a, str>,
}

/// How the program can mend it.
#[derive(Serialize, JsonSchema)]
struct FixDto {
    /// `safe`: the meaning stays; `unsafe`: somebody should look it over.
    applicability: &'static str,
}

/// A cell that explains a finding.
#[derive(Serialize, JsonSchema)]
struct RelatedDto<'a> {
    file: Cow<'a, str>,
    sheet: Option<Cow<'a, str>>,
    /// Address with its sheet.
    cell: String,
}

/// How a cause was accepted.
#[derive(Serialize, JsonSchema)]
struct AcceptanceDto<'a> {
    reason: Cow<'a, str>,
    /// Who accepted it; may be empty.
    author: Cow<'a, str>,
    /// Whether the submitter confirmed the value.
    confirmed: bool,
}

/// What became of a file.
#[derive(Serialize, JsonSchema)]
struct FileDto<'a> {
    file: Cow<'a, str>,
    tables: u64,
    rows: u64,
    left_out: u64,
    causes: BySeverity,
    findings: BySeverity,
    accepted: u64,
    rules_skipped: u64,
    /// Bodies or units that it speaks of.
    units: Vec<Cow<'a, str>>,
}

/// What was looked at.
#[derive(Serialize, JsonSchema)]
struct CheckedDto {
    tables: u64,
    rows: u64,
    /// Codes of the rules that ran, ascending.
    rules: Vec<&'static str>,
}

/// A rule that could not look.
#[derive(Serialize, JsonSchema)]
struct NotCheckedDto<'a> {
    /// Path of the file; null: the whole run.
    file: Option<Cow<'a, str>>,
    rule: &'static str,
    slug: &'static str,
    /// What it lacked, by key.
    why: &'static str,
    /// The column that it lacked, by key.
    field: Option<&'static str>,
    /// How many rows it could not look at; 0: it did not look at all.
    rows: u64,
    /// What it lacked, in the language of the run.
    message: String,
}

/// Somebody who was expected.
#[derive(Serialize, JsonSchema)]
struct Missing<'a> {
    unit: Cow<'a, str>,
    unit_name: Cow<'a, str>,
}

/// A line of `jsonl`.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line<'a> {
    Run(Run<'a>),
    Finding(FindingDto<'a>),
    Accepted(FindingDto<'a>),
    File(FileDto<'a>),
    Checked(CheckedDto),
    NotChecked(NotCheckedDto<'a>),
    Missing(Missing<'a>),
    LeftOut(LeftOut<'a>),
    Input(Input<'a>),
}

/// Prints one document.
pub(super) fn render(view: &View<'_>) -> anyhow::Result<Vec<u8>> {
    print(&document(view))
}

/// Prints one thing a line: the run first, then what [`Document`] holds, in its order.
pub(super) fn lines(view: &View<'_>) -> anyhow::Result<Vec<u8>> {
    let document = document(view);
    let lines = std::iter::once(Line::Run(document.run))
        .chain(document.findings.into_iter().map(Line::Finding))
        .chain(document.accepted.into_iter().map(Line::Accepted))
        .chain(document.files.into_iter().map(Line::File))
        .chain(std::iter::once(Line::Checked(document.checked)))
        .chain(document.not_checked.into_iter().map(Line::NotChecked))
        .chain(document.missing.into_iter().map(Line::Missing))
        .chain(document.left_out.into_iter().map(Line::LeftOut))
        .chain(document.inputs.into_iter().map(Line::Input));
    let mut bytes = Vec::new();
    for line in lines {
        serde_json::to_writer(&mut bytes, &line)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

fn document<'a>(view: &'a View<'a>) -> Document<'a> {
    let checked = view.checked;
    let all = |entries: &'a [Entry<'a>]| entries.iter().map(|it| finding(it, view)).collect();
    let rows = checked.files.iter().map(|file| file.rows).sum();
    let tables = checked.files.iter().map(|file| file.tables as u64).sum();
    Document {
        run: run(view),
        findings: all(&view.entries),
        accepted: all(&view.accepted),
        files: checked.files.iter().map(|it| file(it, view)).collect(),
        checked: CheckedDto {
            tables,
            rows,
            rules: checked.rules.iter().map(|code| code.0).collect(),
        },
        not_checked: checked
            .not_checked
            .iter()
            .map(|it| skipped(it, view))
            .collect(),
        missing: checked
            .missing
            .iter()
            .map(|(code, name)| Missing {
                unit: Cow::Borrowed(code),
                unit_name: Cow::Borrowed(name),
            })
            .collect(),
        left_out: LeftOut::all(&checked.sources, &checked.left_out),
        inputs: Input::all(&checked.sources),
    }
}

/// Returns the JSON Schema of the document, as it lies in `docs/schema/`.
///
/// # Errors
///
/// When it cannot be written as JSON.
pub fn schema_text() -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Document<'static>))?;
    text.push('\n');
    Ok(text)
}
