//! What `config show` shows: every setting with its value and where it comes from.
//!
//! Never here: which settings there are (`config`), or finding the file (`commands`).

use serde::Serialize;

use crate::lang::{Lang, Text};
use crate::report::layout::{Block, Cell, Column, Kind, Report, Table, Value};

/// Name and version of the JSON.
pub const SCHEMA: &str = "smartable.settings/1";

/// A setting as it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its key with those of the tables around it.
    pub key: String,
    /// Its value, as TOML; `None` where nothing is set.
    pub value: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a setting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The program itself.
    BuiltIn,
    /// This line of the configuration, from 1.
    File(usize),
    /// A variable of the environment.
    Environment(&'static str),
    /// An option of the command line.
    CommandLine(&'static str),
    /// The language of the system.
    System,
}

impl Origin {
    /// Returns the word in machine formats.
    fn key(self) -> &'static str {
        match self {
            Self::BuiltIn => "built-in",
            Self::File(_) => "file",
            Self::Environment(_) => "environment",
            Self::CommandLine(_) => "command-line",
            Self::System => "system",
        }
    }

    fn words(self, file: &str, lang: Lang) -> String {
        let pick = |it, en| Text { it, en }.get(lang).to_owned();
        match self {
            Self::BuiltIn => pick("predefinito", "built-in"),
            Self::File(line) => format!("{file}:{line}"),
            Self::Environment(name) | Self::CommandLine(name) => name.to_owned(),
            Self::System => pick("lingua del sistema", "language of the system"),
        }
    }
}

/// The settings of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The configuration that was read, if there is one.
    pub file: Option<String>,
    /// All of them.
    pub all: Vec<Setting>,
}

/// Lays the settings out for people.
#[must_use]
pub fn layout(settings: &Settings, lang: Lang) -> Report<'static> {
    let title = Text {
        it: "Impostazioni",
        en: "Settings",
    };
    let from = match (&settings.file, lang) {
        (Some(file), Lang::It) => format!("Configurazione: {file}"),
        (Some(file), Lang::En) => format!("Configuration: {file}"),
        (None, Lang::It) => "Nessuna configurazione: tutto è predefinito.".to_owned(),
        (None, Lang::En) => "No configuration: all is built-in.".to_owned(),
    };
    let mut blocks = vec![
        Block::Title(title.get(lang).to_owned()),
        Block::Paragraph(from),
    ];
    let name = settings.file_name();
    let mut rest = settings.all.as_slice();
    while let Some(first) = rest.first() {
        let (section, _) = divided(&first.key);
        let alike = rest.iter().take_while(|it| divided(&it.key).0 == section);
        let (own, after) = rest.split_at(alike.count());
        if !section.is_empty() {
            blocks.push(Block::Heading(format!("[{section}]")));
        }
        let rows = own.iter().map(|it| row(divided(&it.key).1, it, name, lang));
        blocks.push(Block::Table(framed(rows.collect(), lang)));
        rest = after;
    }
    Report { blocks }
}

/// Divides a key into the table that it stands in and the key within.
fn divided(key: &str) -> (&str, &str) {
    const DEEPER: [&str; 2] = ["rules.severity", "rules.thresholds"];
    for section in DEEPER {
        if let Some(own) = key
            .strip_prefix(section)
            .and_then(|it| it.strip_prefix('.'))
        {
            return (section, own);
        }
    }
    key.split_once('.').unwrap_or(("", key))
}

impl Settings {
    /// Returns the name of the configuration. Its path stands above the table.
    fn file_name(&self) -> &str {
        let file = self.file.as_deref().unwrap_or_default();
        file.rsplit(['/', '\\']).next().unwrap_or(file)
    }
}

/// Returns the settings as one table, with whole keys.
#[must_use]
pub fn table(settings: &Settings, lang: Lang) -> Table<'static> {
    let name = settings.file_name();
    let rows = settings.all.iter().map(|it| row(&it.key, it, name, lang));
    framed(rows.collect(), lang)
}

fn row(key: &str, setting: &Setting, file: &str, lang: Lang) -> Vec<Cell<'static>> {
    let value = setting.value.clone().unwrap_or_default();
    vec![
        Value::text(key.to_owned()).into(),
        Value::text(value).into(),
        Value::text(setting.origin.words(file, lang)).into(),
    ]
}

fn framed(rows: Vec<Vec<Cell<'static>>>, lang: Lang) -> Table<'static> {
    let column = |key: &'static str, it, en| {
        Column::new(key, Text { it, en }.get(lang).to_owned(), Kind::Text)
    };
    Table {
        columns: vec![
            column("key", "Chiave", "Key"),
            column("value", "Valore", "Value"),
            column("origin", "Da dove viene", "Where it comes from"),
        ],
        rows,
        last_is_total: false,
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    file: Option<&'a str>,
    settings: Vec<SettingDto<'a>>,
}

#[derive(Serialize)]
struct SettingDto<'a> {
    key: &'a str,
    value: Option<&'a str>,
    origin: &'a str,
    line: Option<usize>,
    name: Option<&'a str>,
}

/// Writes the settings as JSON. Values are texts of TOML, as they would stand in the file.
///
/// # Errors
///
/// When the document cannot be written.
pub fn json(settings: &Settings) -> anyhow::Result<Vec<u8>> {
    let dto = |setting: &'_ Setting| -> (Option<usize>, Option<&'static str>) {
        match setting.origin {
            Origin::File(line) => (Some(line), None),
            Origin::Environment(name) | Origin::CommandLine(name) => (None, Some(name)),
            Origin::BuiltIn | Origin::System => (None, None),
        }
    };
    let all = settings.all.iter().map(|setting| {
        let (line, name) = dto(setting);
        SettingDto {
            key: &setting.key,
            value: setting.value.as_deref(),
            origin: setting.origin.key(),
            line,
            name,
        }
    });
    let document = Document {
        schema: SCHEMA,
        file: settings.file.as_deref(),
        settings: all.collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}
