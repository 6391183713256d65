//! The shape of a rule.
//!
//! Lives here: where a rule looks, what it needs, keyed variants of a sentence.
//! Never here: a rule itself (`rules/`), places or layout (`report`).

use crate::fact::{FactKind, Params};
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::{Lang, Text};
use crate::matching::Signs;
use crate::model::columns::Field;
use crate::origin::FileKind;

use super::filling::fill;
use super::notes::Notes;
use super::survey::Survey;
use super::view::{CellView, ColumnView, Role, RowView};

/// A rule: everything said of it stands in its one file under `rules/`.
#[derive(Debug)]
pub struct Rule {
    /// Permanent code: `V041`.
    pub code: Code,
    /// Permanent name: `answer-unknown`.
    pub slug: &'static str,
    /// How much it weighs, before the configuration has its say.
    pub severity: Severity,
    /// The facts that it judges. No two rules judge the same fact.
    pub facts: &'static [FactKind],
    /// What it is about, in a few words.
    pub summary: Text,
    /// What is wrong, with the values of the finding, without the place.
    pub message: Words,
    /// How to mend it.
    pub help: Option<Words>,
    /// How whoever sent the file mends it, where `help` speaks of options alone. What is not given
    /// is `help`, without the parts that name options.
    pub sender_help: Option<Words>,
    /// Why it matters and what happens meanwhile.
    pub explain: Text,
    /// What makes several findings one.
    pub cause: Cause,
    /// Where it looks by itself, beside the facts that it judges.
    pub looks: Looks,
    /// Which cells a rule that looks at cells is shown: those with one of these signs. It spares
    /// the look at cells that cannot hold what it looks for.
    pub signs: Signs,
    /// Under which columns: cells of others are not shown to it. What stands beside a table stands
    /// under [`Role::Other`].
    pub under: fn(Role) -> bool,
    /// What it cannot look without.
    pub needs: &'static [Need],
    /// Names of the parameters of its own notes; those of facts stand with the facts.
    pub params: &'static [&'static str],
    /// What should stand there, where a few words can say it.
    pub expected: Option<Words>,
    /// How a cell is mended.
    pub fix: Fix,
    /// How surely a finding is mended, where that differs from one to the next; `None`: not at all.
    pub sureness: Option<fn(&Params) -> Option<Safety>>,
    /// Whether the value is personal: it is shown nowhere, not even in part.
    pub personal: bool,
}

impl Rule {
    /// A rule that judges facts and mends nothing: every rule says only where it differs.
    pub const BASE: Self = Self {
        code: Code(""),
        slug: "",
        severity: Severity::Error,
        facts: &[],
        summary: Text { it: "", en: "" },
        message: Words::Always(Text { it: "", en: "" }),
        help: None,
        sender_help: None,
        explain: Text { it: "", en: "" },
        cause: Cause::Values,
        looks: Looks::AtFacts,
        signs: Signs::ANY,
        under: |_| true,
        needs: &[],
        params: &[],
        expected: None,
        fix: Fix::None,
        sureness: None,
        personal: false,
    };

    /// Returns how surely a finding with these parameters is mended.
    #[must_use]
    pub fn safety(&self, params: &Params) -> Option<Safety> {
        match self.sureness {
            Some(sureness) => sureness(params),
            None => self.fix.safety(),
        }
    }
}

/// Where a rule looks by itself.
#[derive(Debug, Clone, Copy)]
pub enum Looks {
    /// Nowhere: readers and figures notice.
    AtFacts,
    /// At every cell of a row that is no header and no blank. What it says of a cell may depend on
    /// the cell, its column and its table alone: of a text that stands there again the inspector
    /// does not ask once more, but for the columns that it lists (`looks_beside`).
    AtCells(fn(&CellView<'_>, &mut Notes<'_>)),
    /// At every row that counts.
    AtRows(fn(&RowView<'_>, &mut Notes<'_>)),
    /// At each column of a table, once its rows have passed.
    AtColumns(fn(&ColumnView<'_>, &mut Notes<'_>)),
    /// At all columns of a table side by side, once its rows have passed.
    AtTables(fn(&[ColumnView<'_>], &mut Notes<'_>)),
    /// At everything that was read, once all files have.
    AtSurvey(fn(&Survey<'_>, &mut Notes<'_>)),
}

/// What a rule cannot look without. Where it is missing, the rule is listed as not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The column of a field.
    Field(Field),
    /// A column that answers a criterion.
    Answers,
    /// An org chart.
    Chart,
    /// Staff by unit, in the org chart.
    Staff,
    /// A catalogue of processes.
    Catalogue,
    /// Who is expected.
    Bodies,
    /// Last year's inventory.
    LastYear,
    /// The year that the submissions are of.
    Year,
}

/// How what a rule finds is mended in a copy.
#[derive(Debug, Clone, Copy)]
pub enum Fix {
    /// Not by the program.
    None,
    /// The text of the cell is replaced: old text and parameters to new text; `None`: not this
    /// one.
    Cell(Safety, fn(&str, &Params) -> Option<String>),
    /// As `Cell`; the new text is a number, and a cell of a workbook keeps it as one.
    Number(Safety, fn(&str, &Params) -> Option<String>),
    /// The row is taken out of a text file. Rows of workbooks stay: formulas name them.
    Row(Safety),
    /// The whole file is written anew as UTF-8, without `sep=` line.
    Text(Safety),
}

impl Fix {
    /// Says whether it is made in files of this kind.
    #[must_use]
    pub fn fits(self, kind: FileKind) -> bool {
        match self {
            Self::None => false,
            Self::Row(_) | Self::Text(_) => kind == FileKind::Csv,
            Self::Cell(..) | Self::Number(..) => {
                matches!(kind, FileKind::Csv | FileKind::Xlsx | FileKind::Ods)
            }
        }
    }

    /// Returns how surely the meaning stays.
    #[must_use]
    pub fn safety(self) -> Option<Safety> {
        match self {
            Self::None => None,
            Self::Cell(safety, _)
            | Self::Number(safety, _)
            | Self::Row(safety)
            | Self::Text(safety) => Some(safety),
        }
    }
}

/// A sentence with placeholders such as `{value}`, named as in [`FactKind`].
#[derive(Debug, Clone, Copy)]
pub enum Words {
    /// The same sentence always.
    Always(Text),
    /// A sentence for each value of a parameter. A parameter that is not given counts as empty.
    By {
        /// The parameter.
        param: &'static str,
        /// Values and their sentences.
        cases: &'static [(&'static str, Text)],
        /// The sentence for every other value.
        otherwise: Text,
    },
}

impl Words {
    /// Says the sentence in `lang` with the values of `params`.
    #[must_use]
    pub fn say(&self, params: &Params, lang: Lang) -> String {
        fill(self.choose(params).get(lang), params, lang)
    }

    /// Says what `cut` leaves of the sentence before the values are filled in.
    pub(super) fn say_cut(
        &self,
        params: &Params,
        lang: Lang,
        cut: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let template = cut(self.choose(params).get(lang))?;
        Some(fill(&template, params, lang))
    }

    fn choose(&self, params: &Params) -> Text {
        match self {
            Self::Always(text) => *text,
            Self::By {
                param,
                cases,
                otherwise,
            } => {
                let value = params.get(param).unwrap_or_default();
                let case = cases.iter().find(|(key, _)| *key == value);
                case.map_or(*otherwise, |(_, text)| *text)
            }
        }
    }

    /// Returns every text that it may say.
    #[cfg(test)]
    pub(super) fn texts(&self) -> Vec<Text> {
        match self {
            Self::Always(text) => vec![*text],
            Self::By {
                cases, otherwise, ..
            } => {
                let mut texts: Vec<Text> = cases.iter().map(|(_, text)| *text).collect();
                texts.push(*otherwise);
                texts
            }
        }
    }
}
