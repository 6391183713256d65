//! The options of `check`, and their help, in both languages.
//!
//! Never here: what the values mean (`commands::check::arguments`).

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use super::{Section, criteria, inputs, rows};
use crate::commands::check::values;
use crate::commands::choice;
use crate::commands::unknown;
use crate::lang::{Lang, Text};
use crate::report::check::SarifProfile;

const EXAMPLES: Text = Text {
    it: "Esempi:\n  \
         smartable check scheda.xlsx\n  \
         smartable check schede/ --output xlsx=esiti.xlsx --messages messaggi/\n  \
         smartable check schede/ --format sarif --output junit=esiti.xml --exit-zero\n  \
         smartable check scheda.csv --select F,T,V --fail-on warning\n  \
         smartable explain V041",
    en: "Examples:\n  \
         smartable check submission.xlsx\n  \
         smartable check submissions/ --output xlsx=findings.xlsx --messages messages/\n  \
         smartable check submissions/ --format sarif --output junit=findings.xml --exit-zero\n  \
         smartable check submission.csv --select F,T,V --fail-on warning\n  \
         smartable explain V041",
};

/// Returns `check`, in `lang`.
#[must_use]
pub fn check(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    Command::new("check")
        .about(pick(Text {
            it: "Controlla le schede: quali celle non vanno e come correggerle",
            en: "Check submissions: which cells are wrong and how to mend them",
        }))
        .long_about(pick(Text {
            it: "Legge le schede e dice quale cella non va, perché e che cosa scrivere, una volta per \
                 causa. Le schede non vengono mai modificate: «smartable fix» ne scrive una copia.\n\n\
                 Esce con 0 se nulla raggiunge --fail-on (di norma error), con 1 se ci sono rilievi, \
                 con 2 se non ha potuto lavorare.",
            en: "Reads submissions and says which cell is wrong, why and what to write, once a cause. \
                 Submissions are never changed: “smartable fix” writes a copy.\n\n\
                 Exits with 0 where nothing reaches --fail-on (error unless said), with 1 on findings, \
                 with 2 where it could not run.",
        }))
        .override_usage(pick(Text {
            it: "smartable check [OPZIONI] [FILE]…",
            en: "smartable check [OPTIONS] [FILE]…",
        }))
        .before_help(pick(Text {
            it: "Esempio:\n  smartable check schede/ --output xlsx=esiti.xlsx",
            en: "Example:\n  smartable check submissions/ --output xlsx=findings.xlsx",
        }))
        .before_long_help(pick(EXAMPLES))
        .args(inputs(lang))
        .args(rules(lang))
        .args(criteria(lang))
        .args(beside(lang))
        .args(rows(lang).into_iter().filter(|arg| arg.get_id() != "where"))
        .args(results(lang))
        .args(ending(lang))
}

/// Which rules run.
pub(super) fn rules(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Regole",
            en: "Rules",
        },
    };
    let names = |name, it, en| {
        section
            .arg(name, it, en)
            .value_name(section.name("REGOLA", "RULE"))
            .value_delimiter(',')
            .action(ArgAction::Append)
            .value_parser(move |text: &str| unknown::rule_name(text, lang))
    };
    vec![
        names(
            "select",
            "solo queste regole: codici, nomi o iniziali di codici, con virgole (F,T,V041)",
            "only these rules: codes, names or beginnings of codes, with commas (F,T,V041)",
        ),
        names(
            "ignore",
            "tutte tranne queste regole",
            "all but these rules",
        ),
        section
            .arg(
                "severity",
                "gravità di una regola, per esempio X003=info (ripetibile)",
                "severity of a rule, for example X003=info (repeatable)",
            )
            .value_name(section.name("REGOLA=GRAVITÀ", "RULE=SEVERITY"))
            .value_delimiter(',')
            .action(ArgAction::Append)
            .value_parser(move |text: &str| values::severity(text, lang)),
        section.path(
            "accept",
            "file dei rilievi accettati (di norma smartable-accept.toml accanto alla configurazione)",
            "file of accepted findings (smartable-accept.toml beside the configuration unless said)",
        ),
    ]
}

/// What the submissions are compared with.
fn beside(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Confronti",
            en: "Comparisons",
        },
    };
    vec![
        section.path(
            "org-chart",
            "organigramma (codice, nome, unità superiore)",
            "org chart (code, name, parent)",
        ),
        section
            .path(
                "last-year",
                "schede dell'anno precedente: file o cartelle (ripetibile)",
                "last year's submissions: files or folders (repeatable)",
            )
            .action(ArgAction::Append),
        section.path(
            "catalogue",
            "elenco dei processi ammessi",
            "list of the processes that are known",
        ),
    ]
}

/// How findings are printed and written, of a command that has findings beside its own work.
pub(super) fn findings(lang: Lang) -> impl Iterator<Item = Arg> {
    let wanted = ["format", "output", "max-shown", "all"];
    let all = results(lang).into_iter();
    all.filter(move |arg| wanted.contains(&arg.get_id().as_str()))
}

/// What is printed and written.
fn results(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Risultati",
            en: "Results",
        },
    };
    let [max_shown, all] = section.shown(
        "quanti rilievi mostrare (di norma 20); i file li contengono tutti",
        "how many findings to show (20 unless said); files hold all of them",
    );
    vec![
        section
            .arg(
                "format",
                "formato di ciò che si stampa: full, concise, grouped, json, jsonl, csv, markdown, \
                 html, sarif, junit, github, gitlab, rdjson",
                "format of what is printed: full, concise, grouped, json, jsonl, csv, markdown, html, \
                 sarif, junit, github, gitlab, rdjson",
            )
            .value_name(section.name("FORMATO", "FORMAT"))
            .value_parser(values::FormatParser(lang)),
        section
            .arg(
                "output",
                "scrivere anche un file: FORMATO=FILE, o solo FILE se l'estensione lo dice; xlsx è la \
                 scheda con i rilievi come note (ripetibile)",
                "also write a file: FORMAT=FILE, or FILE alone where its extension says it; xlsx is the \
                 submission with findings as notes (repeatable)",
            )
            .value_name(section.name("FORMATO=FILE", "FORMAT=FILE"))
            .action(ArgAction::Append)
            .value_parser(move |text: &str| values::output(text, lang)),
        section
            .arg(
                "messages",
                "cartella in cui scrivere, per ogni scheda, un breve testo pronto da inviare",
                "folder to write a short text ready to send into, one for each submission",
            )
            .value_name(section.name("CARTELLA", "FOLDER"))
            .value_parser(value_parser!(PathBuf)),
        section
            .arg(
                "sarif-profile",
                "strict: come dice la norma; github: con le righe che GitHub vuole",
                "strict: as the standard says; github: with the lines that GitHub wants",
            )
            .value_name(section.name("PROFILO", "PROFILE"))
            .value_parser(choice(&[
                ("strict", SarifProfile::Strict),
                ("github", SarifProfile::Github),
            ])),
        section.csv(),
        max_shown,
        all,
        section
            .flag(
                "verbose",
                "anche le regole che non hanno potuto guardare, e perché",
                "also the rules that could not look, and why",
            )
            .short('v'),
        section.count(
            "jobs",
            "quanti file alla volta (di norma quanti sono i processori)",
            "how many files at once (as many as there are processors unless said)",
        ),
    ]
}

/// What makes the run fail.
fn ending(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Esito",
            en: "Outcome",
        },
    };
    let [fail_on, strict] = section.fail_on(
        "uscire con 1 se c'è un rilievo almeno così grave: error (di norma), warning, info, never",
        "exit with 1 on a finding at least this severe: error (unless said), warning, info, never",
    );
    vec![
        fail_on,
        strict,
        section
            .arg(
                "max-warnings",
                "uscire con 1 se gli avvisi sono più di N",
                "exit with 1 on more than N warnings",
            )
            .value_name("N")
            .value_parser(value_parser!(u64)),
        section.flag(
            "exit-zero",
            "uscire con 0 anche con rilievi, per i passi che li caricano altrove",
            "exit with 0 even on findings, for steps that upload them elsewhere",
        ),
    ]
}
