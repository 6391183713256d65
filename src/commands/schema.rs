//! `smartable schema`: the published schemas of the JSON that other commands write.
//!
//! Never here: making them (`report`, whose tests keep `docs/schema` true).

use anyhow::Result;
use clap::{Arg, ArgMatches, Command};

use crate::commands::print::pick;
use crate::commands::{Exit, Surroundings, choice};
use crate::lang::{Lang, Text};

/// Schemas by the command whose JSON they are of.
const SCHEMAS: [(&str, &str); 9] = [
    (
        "assess",
        include_str!("../../docs/schema/assess-1.schema.json"),
    ),
    (
        "budget",
        include_str!("../../docs/schema/budget-1.schema.json"),
    ),
    (
        "calendar",
        include_str!("../../docs/schema/calendar-1.schema.json"),
    ),
    (
        "check",
        include_str!("../../docs/schema/check-1.schema.json"),
    ),
    (
        "compare",
        include_str!("../../docs/schema/compare-1.schema.json"),
    ),
    (
        "contingent",
        include_str!("../../docs/schema/contingent-1.schema.json"),
    ),
    (
        "criteria-diff",
        include_str!("../../docs/schema/criteria-diff-1.schema.json"),
    ),
    (
        "policy",
        include_str!("../../docs/schema/policy-1.schema.json"),
    ),
    (
        "simulate",
        include_str!("../../docs/schema/simulate-1.schema.json"),
    ),
];

const EXAMPLE: Text = Text {
    it: "Esempio:\n  smartable schema check > check-1.schema.json",
    en: "Example:\n  smartable schema check > check-1.schema.json",
};

/// Returns the command, in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    Command::new("schema")
        .about(pick(
            lang,
            "Mostra gli schemi pubblicati dei risultati in JSON",
            "Show the published schemas of the JSON results",
        ))
        .override_usage(pick(
            lang,
            "smartable schema [NOME]",
            "smartable schema [NAME]",
        ))
        .before_help(EXAMPLE.get(lang))
        .arg(
            Arg::new("name")
                .value_name(pick(lang, "NOME", "NAME"))
                .hide_possible_values(true)
                .value_parser(choice(&SCHEMAS))
                .help_heading(pick(lang, "Argomenti", "Arguments"))
                .help(pick(
                    lang,
                    "il comando di cui si vuole lo schema; senza, l'elenco",
                    "the command whose schema is wanted; without it, the list",
                )),
        )
}

/// Runs the command.
///
/// # Errors
///
/// When standard output cannot be written.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    if let Some(schema) = matches.get_one::<&str>("name") {
        around.out.write_all(schema.as_bytes())?;
        return Ok(Exit::Done);
    }
    for (name, _) in SCHEMAS {
        writeln!(around.out, "{name:<13}  smartable.{name}/1")?;
    }
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::SCHEMAS;

    #[test]
    fn each_schema_is_the_one_it_is_called() {
        for (name, text) in SCHEMAS {
            let schema: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(schema["title"], format!("smartable.{name}/1"));
        }
    }

    #[test]
    fn every_published_schema_is_shown() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema");
        #[expect(
            clippy::disallowed_methods,
            reason = "the test lists the project's own files"
        )]
        let published = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(published, SCHEMAS.len());
    }
}
