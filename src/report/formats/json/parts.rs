//! What stands around the figures: tool, criteria, settings, rows left out, findings, inputs.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::{FindingGroup, Wording};
use crate::lang::Lang;
use crate::model::assessment::{self, Assessment, SetChosen, WeightIs};
use crate::model::criteria::{self, CriteriaSet, Heads};
use crate::origin::{CellRef, Sources};
use crate::report::{place, words};

/// The program that wrote the document.
#[derive(Serialize, JsonSchema)]
pub struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    pub(in crate::report) fn own() -> Self {
        Self {
            name: "smartable",
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// The criteria set used.
#[derive(Serialize, JsonSchema)]
pub struct Criteria<'a> {
    /// Name that `--criteria` takes.
    id: Cow<'a, str>,
    /// Version of the set.
    version: Cow<'a, str>,
    /// Title in the language of the run.
    title: Cow<'a, str>,
    /// What it rests on.
    source: Source<'a>,
    /// First day it holds.
    valid_from: Cow<'a, str>,
    /// Last day it holds; null where none was set.
    valid_to: Option<Cow<'a, str>>,
    /// `named` or `default`.
    chosen: &'static str,
}

/// The act that a set rests on.
#[derive(Serialize, JsonSchema)]
pub struct Source<'a> {
    act: Cow<'a, str>,
    article: Option<Cow<'a, str>>,
    date: Option<Cow<'a, str>>,
    note: Option<Cow<'a, str>>,
}

impl<'a> Source<'a> {
    fn of(source: &'a criteria::Source, lang: Lang) -> Self {
        let note = source.note.as_ref();
        Self {
            act: Cow::Borrowed(source.act.get(lang)),
            article: source.article.as_deref().map(Cow::Borrowed),
            date: source.date.as_deref().map(Cow::Borrowed),
            note: note.map(|note| Cow::Borrowed(note.get(lang))),
        }
    }
}

/// The criteria set that verdicts come from.
#[derive(Serialize, JsonSchema)]
pub struct VerdictsBy<'a> {
    /// Name that `--criteria` takes.
    id: Cow<'a, str>,
    /// Version of the set.
    version: Cow<'a, str>,
    /// Title in the language of the run.
    title: Cow<'a, str>,
    /// What it rests on.
    source: Source<'a>,
}

impl<'a> VerdictsBy<'a> {
    pub(super) fn of(set: &'a CriteriaSet, lang: Lang) -> Self {
        Self {
            id: Cow::Borrowed(&set.id),
            version: Cow::Borrowed(&set.version),
            title: Cow::Borrowed(set.title.get(lang)),
            source: Source::of(&set.source, lang),
        }
    }
}

impl<'a> Criteria<'a> {
    pub(super) fn of(set: &'a CriteriaSet, chosen: SetChosen, lang: Lang) -> Self {
        Self {
            id: Cow::Borrowed(&set.id),
            version: Cow::Borrowed(&set.version),
            title: Cow::Borrowed(set.title.get(lang)),
            source: Source::of(&set.source, lang),
            valid_from: Cow::Borrowed(&set.valid_from),
            valid_to: set.valid_to.as_deref().map(Cow::Borrowed),
            chosen: match chosen {
                SetChosen::Named => "named",
                SetChosen::Default => "default",
            },
        }
    }
}

/// Declared choices that the figures rest on.
#[derive(Serialize, JsonSchema)]
pub struct Settings<'a> {
    /// `overlapping`: sums of heads are not people; `exclusive`: they are.
    heads: &'static str,
    /// `inventory` or `headcount_table`.
    heads_from: &'static str,
    /// What rows without a verdict do: `not_eligible`, `left_out`, `bounds`.
    unassessed: &'static str,
    /// What rows without heads or weight do.
    missing_weight: &'static str,
    /// Header of the second weight.
    weight: Option<Cow<'a, str>>,
    /// `per-head` or `total`.
    weight_is: Option<&'static str>,
    /// Filters on rows.
    filters: Vec<Filter<'a>>,
    /// What groups are, as `--by` takes it.
    by: String,
    /// Date that the figures are of.
    on: Option<Cow<'a, str>>,
}

/// A filter on rows.
#[derive(Serialize, JsonSchema)]
pub struct Filter<'a> {
    column: Cow<'a, str>,
    value: Cow<'a, str>,
}

impl<'a> Settings<'a> {
    pub(super) fn of(assessment: &'a Assessment) -> Self {
        let settings = &assessment.settings;
        let weight = settings.weight.as_ref();
        Self {
            heads: match settings.totals.heads {
                Heads::Overlapping => "overlapping",
                Heads::Exclusive => "exclusive",
            },
            heads_from: match settings.heads_from {
                assessment::HeadsFrom::Inventory => "inventory",
                assessment::HeadsFrom::HeadcountTable => "headcount_table",
            },
            unassessed: settings.totals.unassessed.key(),
            missing_weight: settings.totals.missing_weight.key(),
            weight: weight.map(|(header, _)| Cow::Borrowed(header.as_str())),
            weight_is: weight.map(|(_, is)| match is {
                WeightIs::PerHead => "per-head",
                WeightIs::Total => "total",
            }),
            filters: settings
                .filters
                .iter()
                .map(|(column, value)| Filter {
                    column: Cow::Borrowed(column),
                    value: Cow::Borrowed(value),
                })
                .collect(),
            by: words::grouping_key(&settings.grouping),
            on: settings.on.as_deref().map(Cow::Borrowed),
        }
    }
}

/// Rows of one table that do not count, for one reason.
#[derive(Serialize, JsonSchema)]
pub struct LeftOut<'a> {
    /// Why.
    reason: &'static str,
    /// Path of the file.
    file: Cow<'a, str>,
    /// Sheet; null in a text file.
    sheet: Option<Cow<'a, str>>,
    /// Runs of rows, both ends included.
    rows: Vec<[u32; 2]>,
    /// How many; complete even where `rows` is cut.
    count: u64,
}

impl<'a> LeftOut<'a> {
    pub(in crate::report) fn all(
        sources: &'a Sources,
        left_out: &[assessment::LeftOutRows],
    ) -> Vec<Self> {
        let one = |rows: &assessment::LeftOutRows| Self {
            reason: rows.reason.key(),
            file: Cow::Borrowed(&sources.file_of(rows.table).path),
            sheet: sources
                .table(rows.table)
                .sheet
                .as_deref()
                .map(Cow::Borrowed),
            rows: runs(&rows.rows.runs),
            count: rows.count,
        };
        left_out.iter().map(one).collect()
    }
}

fn runs(runs: &[(u32, u32)]) -> Vec<[u32; 2]> {
    runs.iter().map(|(from, to)| [*from, *to]).collect()
}

/// Which structures of the org chart were heard.
#[derive(Serialize, JsonSchema)]
pub struct Coverage<'a> {
    /// Directorates with at least one activity.
    heard: u64,
    /// Directorates of the chart.
    expected: u64,
    /// Those without any.
    missing: Vec<Unit<'a>>,
}

/// A unit of the org chart.
#[derive(Serialize, JsonSchema)]
pub struct Unit<'a> {
    unit: Cow<'a, str>,
    unit_name: Cow<'a, str>,
}

impl<'a> Coverage<'a> {
    pub(super) fn of(coverage: &'a assessment::Coverage) -> Self {
        Self {
            heard: coverage.heard,
            expected: coverage.expected,
            missing: coverage
                .missing
                .iter()
                .map(|(code, name)| Unit {
                    unit: Cow::Borrowed(code),
                    unit_name: Cow::Borrowed(name),
                })
                .collect(),
        }
    }
}

/// Findings of one cause.
#[derive(Serialize, JsonSchema)]
pub struct FindingDto<'a> {
    /// Permanent code of the rule.
    code: &'static str,
    /// Slug of the rule.
    slug: &'static str,
    /// `error`, `warning` or `info`.
    severity: &'static str,
    /// Path of the file; null for the run as a whole.
    file: Option<String>,
    /// Sheet; null where there is none.
    sheet: Option<Cow<'a, str>>,
    /// Address of the cells; null where there is no cell.
    cell: Option<String>,
    /// Runs of rows, both ends included.
    rows: Vec<[u32; 2]>,
    /// How many places; complete even where `rows` is cut.
    count: u64,
    /// What is wrong, in the language of the run.
    message: String,
    /// What to do about it.
    help: Option<String>,
    /// The values that the message is made of.
    params: BTreeMap<&'static str, Cow<'a, str>>,
    /// Whether the group stands for many values; `params` are those of the first.
    mixed: bool,
    /// Other cells that explain the first of them.
    related: Vec<RelatedCell<'a>>,
}

/// A cell that explains a finding.
#[derive(Serialize, JsonSchema)]
pub struct RelatedCell<'a> {
    /// Path of the file.
    file: Cow<'a, str>,
    /// Sheet; null in a text file.
    sheet: Option<Cow<'a, str>>,
    /// Address of the cell.
    cell: String,
}

impl<'a> FindingDto<'a> {
    pub(super) fn of(
        sources: &'a Sources,
        group: &'a FindingGroup,
        wording: &dyn Wording,
        lang: Lang,
    ) -> Self {
        let finding = &group.first;
        let address = place::address(sources, group);
        let some = |text: String| (!text.is_empty()).then_some(text);
        let params = finding.params.0.iter();
        Self {
            code: finding.code.0,
            slug: wording.slug(finding.code),
            severity: finding.severity.key(),
            file: some(address.file),
            sheet: address.sheet.map(Cow::Owned),
            cell: some(address.cells),
            rows: runs(&group.rows.runs),
            count: group.count,
            message: wording.message(finding, lang),
            help: wording.help(finding, lang),
            params: params
                .map(|(name, value)| (*name, Cow::Borrowed(value.as_str())))
                .collect(),
            mixed: group.mixed,
            related: related(sources, &finding.related),
        }
    }
}

fn related<'a>(sources: &'a Sources, cells: &[CellRef]) -> Vec<RelatedCell<'a>> {
    let one = |cell: &CellRef| RelatedCell {
        file: Cow::Borrowed(&sources.file_of(cell.table).path),
        sheet: sources
            .table(cell.table)
            .sheet
            .as_deref()
            .map(Cow::Borrowed),
        cell: sources.cell(*cell),
    };
    cells.iter().map(one).collect()
}

/// A file that was read.
#[derive(Serialize, JsonSchema)]
pub struct Input<'a> {
    /// Path as given.
    path: Cow<'a, str>,
    /// What it is, by its content.
    kind: &'static str,
    /// Size in bytes.
    bytes: u64,
    /// SHA-256, where it was asked for.
    sha256: Option<Cow<'a, str>>,
    /// Encoding of a text file.
    encoding: Option<&'static str>,
    /// Delimiter of a text file.
    delimiter: Option<char>,
    /// Tables, and sheets in which none was found.
    tables: Vec<InputTable<'a>>,
}

/// A table that was read.
#[derive(Serialize, JsonSchema)]
pub struct InputTable<'a> {
    /// Sheet; null in a text file.
    sheet: Option<Cow<'a, str>>,
    /// First and last row of the header; null where none was found.
    header_rows: Option<[u32; 2]>,
}

impl<'a> Input<'a> {
    pub(in crate::report) fn all(sources: &'a Sources) -> Vec<Self> {
        let files = sources.files.iter().enumerate();
        files
            .map(|(index, file)| Self {
                path: Cow::Borrowed(&file.path),
                kind: file.kind.name(),
                bytes: file.bytes,
                sha256: file.sha256.as_deref().map(Cow::Borrowed),
                encoding: file.encoding,
                delimiter: file.delimiter,
                tables: sources
                    .tables
                    .iter()
                    .filter(|table| table.file as usize == index)
                    .map(|table| InputTable {
                        sheet: table.sheet.as_deref().map(Cow::Borrowed),
                        header_rows: table.header_rows.map(|(from, to)| [from, to]),
                    })
                    .collect(),
            })
            .collect()
    }
}
