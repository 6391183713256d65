//! What `rules` and `explain` show: the catalogue of rules, and one rule in full.
//!
//! Never here: the rules themselves (`check`); a command hands over what they say.

use std::fmt::Write as _;

use serde::Serialize;

use crate::finding::{Safety, Severity};
use crate::lang::{Lang, Text};
use crate::report::layout::{Block, Cell, Column, Kind, Report, Table, Value};

/// A rule in words.
#[derive(Debug, Clone, Copy)]
pub struct RuleShown {
    /// Code.
    pub code: &'static str,
    /// Slug.
    pub slug: &'static str,
    /// How much it weighs unless the configuration says otherwise.
    pub severity: Severity,
    /// What it is about.
    pub summary: Text,
    /// Why it matters and what happens meanwhile.
    pub explain: Text,
    /// Whether `fix` can mend what it finds.
    pub fix: Option<Safety>,
    /// Whether it does so in text files only: rows of workbooks stay.
    pub text_only: bool,
    /// What a finding says where it is said without values.
    pub example: Option<Text>,
}

/// The groups of rules by letter, with what they look at.
pub const GROUPS: [(char, Text); 10] = [
    (
        'F',
        Text {
            it: "File",
            en: "Files",
        },
    ),
    (
        'T',
        Text {
            it: "Fogli e tabelle",
            en: "Sheets and tables",
        },
    ),
    (
        'V',
        Text {
            it: "Valori di una cella",
            en: "Values of a cell",
        },
    ),
    (
        'R',
        Text {
            it: "Celle di una riga",
            en: "Cells of a row",
        },
    ),
    (
        'X',
        Text {
            it: "Righe tra loro",
            en: "Rows beside rows",
        },
    ),
    (
        'L',
        Text {
            it: "Schede tra loro, organigramma, personale",
            en: "Files beside files, org chart, staff",
        },
    ),
    (
        'Y',
        Text {
            it: "Confronto con l'anno precedente",
            en: "Comparison with last year",
        },
    ),
    (
        'D',
        Text {
            it: "Decisioni tornate dai dirigenti",
            en: "Decisions that came back from the managers",
        },
    ),
    (
        'P',
        Text {
            it: "Dati personali",
            en: "Personal data",
        },
    ),
    (
        'M',
        Text {
            it: "Sul controllo stesso",
            en: "About the check itself",
        },
    ),
];

/// Returns the word for a severity.
#[must_use]
pub fn severity_word(severity: Severity, lang: Lang) -> &'static str {
    let text = match severity {
        Severity::Error => Text {
            it: "errore",
            en: "error",
        },
        Severity::Warning => Text {
            it: "avviso",
            en: "warning",
        },
        Severity::Info => Text {
            it: "nota",
            en: "note",
        },
    };
    text.get(lang)
}

fn fix_word(rule: &RuleShown, lang: Lang) -> String {
    let text = match rule.fix {
        None => return String::new(),
        Some(Safety::Safe) => Text {
            it: "sicura",
            en: "safe",
        },
        Some(Safety::Unsafe) => Text {
            it: "da rivedere",
            en: "to be looked at",
        },
    };
    let only = match (rule.text_only, lang) {
        (false, _) => "",
        (true, Lang::It) => ", solo CSV",
        (true, Lang::En) => ", CSV only",
    };
    format!("{}{only}", text.get(lang))
}

fn fix_key(fix: Safety) -> &'static str {
    match fix {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
    }
}

impl RuleShown {
    /// Returns the key of the files in which it is mended.
    fn fix_in(&self) -> Option<&'static str> {
        self.fix
            .map(|_| if self.text_only { "text" } else { "all" })
    }
}

/// Lays the catalogue out for people, a table for each group.
#[must_use]
pub fn catalogue(rules: &[RuleShown], lang: Lang) -> Report<'static> {
    let title = Text {
        it: "Regole di «smartable check»",
        en: "Rules of “smartable check”",
    };
    let mut blocks = vec![Block::Title(title.get(lang).to_owned())];
    for (letter, name) in GROUPS {
        let own: Vec<&RuleShown> = rules
            .iter()
            .filter(|rule| rule.code.starts_with(letter))
            .collect();
        if own.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(format!("{letter} · {}", name.get(lang))));
        blocks.push(Block::Table(table(&own, lang)));
    }
    Report { blocks }
}

/// Returns a table of rules for programs: keys in English, texts in the language of the run.
#[must_use]
pub fn data(rules: &[RuleShown], lang: Lang) -> Table<'static> {
    let column = |key| Column::new(key, key, Kind::Code);
    let row = |rule: &RuleShown| {
        [
            rule.code,
            rule.slug,
            rule.severity.key(),
            rule.fix.map(fix_key).unwrap_or_default(),
            rule.fix_in().unwrap_or_default(),
            rule.summary.get(lang),
        ]
        .map(|text| Cell::from(Value::text(text)))
        .into()
    };
    Table {
        columns: ["code", "slug", "severity", "fix", "fix_in", "summary"]
            .map(column)
            .into(),
        rows: rules.iter().map(row).collect(),
        last_is_total: false,
    }
}

/// Returns a table of rules for people.
fn table(rules: &[&RuleShown], lang: Lang) -> Table<'static> {
    let label = |it, en| Text { it, en }.get(lang).to_owned();
    let text = |text: &'static str| Cell::from(Value::text(text));
    Table {
        columns: vec![
            Column::new("code", label("Codice", "Code"), Kind::Code),
            Column::new("slug", label("Nome", "Name"), Kind::Code).kept(2),
            Column::new("severity", label("Gravità", "Severity"), Kind::Code),
            Column::new("fix", label("Correzione", "Fix"), Kind::Code).kept(1),
            Column::new(
                "summary",
                label("Che cosa dice", "What it says"),
                Kind::Text,
            ),
        ],
        rows: rules
            .iter()
            .map(|rule| {
                vec![
                    text(rule.code),
                    text(rule.slug),
                    text(severity_word(rule.severity, lang)),
                    Value::text(fix_word(rule, lang)).into(),
                    text(rule.summary.get(lang)),
                ]
            })
            .collect(),
        last_is_total: false,
    }
}

/// Lays one rule out for people.
#[must_use]
pub fn one(rule: &RuleShown, lang: Lang) -> Report<'static> {
    let mut facts = vec![match lang {
        Lang::It => format!("Gravità: {}", severity_word(rule.severity, lang)),
        Lang::En => format!("Severity: {}", severity_word(rule.severity, lang)),
    }];
    facts.push(match (rule.fix, lang) {
        (None, Lang::It) => "Correzione: a mano".to_owned(),
        (None, Lang::En) => "Mending: by hand".to_owned(),
        (Some(Safety::Safe), Lang::It) => "Correzione: «smartable fix»".to_owned(),
        (Some(Safety::Safe), Lang::En) => "Mending: “smartable fix”".to_owned(),
        (Some(Safety::Unsafe), Lang::It) => {
            "Correzione: «smartable fix --unsafe», poi rivedere le celle".to_owned()
        }
        (Some(Safety::Unsafe), Lang::En) => {
            "Mending: “smartable fix --unsafe”, then look at the cells".to_owned()
        }
    });
    if let (true, Some(fact)) = (rule.text_only, facts.last_mut()) {
        fact.push_str(match lang {
            Lang::It => "; solo nei file di testo (CSV): le righe delle cartelle di lavoro restano",
            Lang::En => "; in text files (CSV) only: rows of workbooks stay",
        });
    }
    let mut blocks = vec![
        Block::Title(format!("{} {}", rule.code, rule.slug)),
        Block::Paragraph(format!("{}.", rule.summary.get(lang))),
        Block::Paragraph(rule.explain.get(lang).to_owned()),
        Block::List(facts),
    ];
    if let Some(example) = rule.example {
        let head = Text {
            it: "Come si corregge",
            en: "How to mend it",
        };
        blocks.push(Block::Heading(head.get(lang).to_owned()));
        blocks.push(Block::Paragraph(sentence(example.get(lang))));
    }
    Report { blocks }
}

/// Makes a sentence of a help line.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}.", chars.as_str().trim_end_matches('.'))
}

/// Name and version of the JSON of `rules` and `explain`.
pub const SCHEMA: &str = "smartable.rules/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    rules: Vec<RuleDto<'a>>,
}

#[derive(Serialize)]
struct RuleDto<'a> {
    code: &'a str,
    slug: &'a str,
    severity: &'a str,
    fix: Option<&'a str>,
    fix_in: Option<&'a str>,
    summary: &'a str,
    explanation: &'a str,
}

/// Writes rules as JSON, in the language of the run.
///
/// # Errors
///
/// When the document cannot be written.
pub fn json(rules: &[RuleShown], lang: Lang) -> anyhow::Result<Vec<u8>> {
    let dto = |rule: &RuleShown| RuleDto {
        code: rule.code,
        slug: rule.slug,
        severity: rule.severity.key(),
        fix: rule.fix.map(fix_key),
        fix_in: rule.fix_in(),
        summary: rule.summary.get(lang),
        explanation: rule.explain.get(lang),
    };
    let document = Document {
        schema: SCHEMA,
        rules: rules.iter().map(dto).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Writes `docs/rules.md`: every rule in both languages.
#[must_use]
pub fn page(rules: &[RuleShown]) -> String {
    let mut text = String::from(
        "<!-- Written by the tests from the rules themselves: UPDATE=1 cargo test -->\n\n\
         # Rules of `smartable check`\n\n\
         Codes are permanent: never renumbered, never used again. Severity can be changed in\n\
         [`smartable.toml`](configuration.md). *Fix*: `safe` keeps the meaning; `unsafe` needs\n\
         `smartable fix --unsafe` and a look at the cells.\n",
    );
    for (letter, name) in GROUPS {
        let mut own = rules
            .iter()
            .filter(|rule| rule.code.starts_with(letter))
            .peekable();
        if own.peek().is_none() {
            continue;
        }
        let _ = write!(text, "\n## {letter}: {} / {}\n", name.en, name.it);
        for rule in own {
            let fix = match (rule.fix.map(fix_key), rule.text_only) {
                (None, _) => String::new(),
                (Some(key), false) => format!(", fix: {key}"),
                (Some(key), true) => format!(", fix: {key}, in text files only"),
            };
            let _ = write!(
                text,
                "\n### {} {}\n\n{}{fix}. {}.\n\n{}\n\n*{}.* {}\n",
                rule.code,
                rule.slug,
                rule.severity.key(),
                rule.summary.en,
                rule.explain.en,
                rule.summary.it,
                rule.explain.it
            );
        }
    }
    text
}
