//! The options of `fix`, and their help, in both languages.
//!
//! Never here: what the values mean (`commands::fix`).

use std::path::PathBuf;

use clap::{Arg, Command, value_parser};

use super::Section;
use super::check::check;
use crate::lang::{Lang, Text};

/// What `fix` shares with `check`: which files are read and by which rules.
const SHARED: [&str; 15] = [
    "files",
    "select",
    "ignore",
    "severity",
    "accept",
    "criteria",
    "config",
    "isolated",
    "on",
    "org-chart",
    "last-year",
    "catalogue",
    "column",
    "hidden",
    "max-size",
];

/// Returns `fix`, in `lang`.
#[must_use]
pub fn fix(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    let shared: Vec<Arg> = check(lang)
        .get_arguments()
        .cloned()
        .map(|arg| {
            let there = SHARED.contains(&arg.get_id().as_str());
            arg.hide(!there)
        })
        .collect();
    Command::new("fix")
        .about(pick(Text {
            it: "Corregge in una copia ciò che si corregge da sé, con l'elenco delle modifiche",
            en: "Mend in a copy what mends itself, with a list of the changes",
        }))
        .long_about(pick(Text {
            it: "Scrive una copia della scheda con le correzioni sicure, cioè quelle che non cambiano il \
                 significato (spazi, maiuscole delle risposte, accenti, numeri scritti come testo), e \
                 l'elenco di ogni cella cambiata: prima, dopo, regola. La scheda non viene mai toccata.\n\n\
                 Con --unsafe anche le altre: chi le usa rivede le celle elencate. Di un CSV cambiano \
                 solo i byte delle celle corrette; di un XLSX o ODS solo quelle celle.\n\n\
                 Esce con 1 se restano rilievi almeno così gravi come --fail-on (di norma error).",
            en: "Writes a copy of the submission with the safe mendings, those that keep the meaning \
                 (spaces, case of answers, accents, numbers kept as text), and a list of every changed \
                 cell: before, after, rule. The submission is never touched.\n\n\
                 With --unsafe the others too: look at the cells that are listed then. Of a CSV only the \
                 bytes of mended cells change; of an XLSX or ODS only those cells.\n\n\
                 Exits with 1 where findings remain at least as severe as --fail-on (error unless said).",
        }))
        .override_usage(pick(Text {
            it: "smartable fix [OPZIONI] [FILE]…",
            en: "smartable fix [OPTIONS] [FILE]…",
        }))
        .before_help(pick(Text {
            it: "Esempio:\n  smartable fix scheda.xlsx --out scheda-corretta.xlsx --diff",
            en: "Example:\n  smartable fix submission.xlsx --out mended.xlsx --diff",
        }))
        .args(shared)
        .args(own(lang))
}

fn own(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Correzione",
            en: "Mending",
        },
    };
    vec![
        section
            .arg(
                "out",
                "la copia da scrivere; con più file, una cartella (di norma NOME.fixed.EST accanto alla \
                 scheda)",
                "the copy to write; for several files a folder (NAME.fixed.EXT beside the submission unless \
                 said)",
            )
            .value_name(section.name("FILE|CARTELLA", "FILE|FOLDER"))
            .value_parser(value_parser!(PathBuf)),
        section.flag(
            "unsafe",
            "anche le correzioni da rivedere",
            "also mendings that somebody should look at",
        ),
        section.flag(
            "diff",
            "mostrare ogni cella prima e dopo",
            "show every cell before and after",
        ),
        section.flag(
            "dry-run",
            "non scrivere nulla: dire soltanto che cosa cambierebbe",
            "write nothing: only say what would change",
        ),
    ]
}
