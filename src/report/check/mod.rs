//! What `check` shows. (Stub.)

use crate::finding::Wording;
use crate::lang::Lang;
use crate::model::checked::Checked;
use crate::report::CsvDialect;

/// Formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Full.
    Full,
    /// Concise.
    Concise,
    /// Grouped.
    Grouped,
    /// JSON.
    Json,
}

/// SARIF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SarifProfile {
    /// Strict.
    Strict,
    /// GitHub.
    Github,
}

/// Options.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Language.
    pub lang: Lang,
    /// Width.
    pub width: usize,
    /// Colour.
    pub colour: bool,
    /// Most shown.
    pub max_shown: usize,
    /// CSV.
    pub csv: CsvDialect,
    /// SARIF.
    pub sarif: SarifProfile,
    /// Verbose.
    pub verbose: bool,
}

/// Renders.
pub fn render(
    _: Format,
    checked: &Checked,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let mut text = String::new();
    for group in &checked.findings {
        let place = super::place::address(&checked.sources, group);
        text.push_str(&format!(
            "{}{} {} {} {}[{}] {} x{} {:?}\n",
            place.file,
            place.sheet.unwrap_or_default(),
            place.cells,
            group.first.severity.key(),
            group.first.code.0,
            wording.slug(group.first.code),
            wording.message(&group.first, options.lang),
            group.count,
            group.about.key
        ));
    }
    Ok(text.into_bytes())
}

impl Format {
    /// All.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Full, "full"),
        (Self::Concise, "concise"),
        (Self::Grouped, "grouped"),
        (Self::Json, "json"),
    ];
    /// Parses.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.1 == name).map(|it| it.0)
    }
    /// By extension.
    pub fn from_extension(_: &std::path::Path) -> Option<Self> {
        None
    }
}

/// Summary.
pub fn summary(checked: &Checked, _: &Options) -> String {
    format!("{:?}\n{:?}\n", checked.files, checked.missing)
}
