//! The options of `update`, and their help, in both languages.
//!
//! Never here: what the values mean (`commands::update`).

use std::path::PathBuf;

use clap::{Arg, Command, value_parser};

use super::form::{dialect, force, out, units, year};
use super::{Section, criteria, rows};
use crate::lang::{Lang, Text};

/// Returns `update`, in `lang`.
#[must_use]
pub fn update(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    let section = Section {
        lang,
        heading: Text {
            it: "Aggiornamento",
            en: "Update",
        },
    };
    let files = Arg::new("files")
        .value_name(section.name("VECCHIO NUOVO", "OLD NEW"))
        .num_args(2..)
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help_heading(pick(Text {
            it: "Argomenti",
            en: "Arguments",
        }))
        .help(pick(Text {
            it: "l'inventario dell'anno scorso, poi le schede di quest'anno: file o cartelle",
            en: "last year's inventory, then this year's submissions: files or folders",
        }));
    Command::new("update")
        .about(pick(Text {
            it: "Aggiorna l'inventario dell'anno scorso con le schede di quest'anno",
            en: "Bring last year's inventory up to date with this year's submissions",
        }))
        .long_about(pick(Text {
            it: "Ritrova ogni attività dell'anno scorso nelle schede di quest'anno, anche sotto un altro \
                 nome, e le lascia il suo codice. Ciò che è nuovo riceve un codice nuovo; chi non ha \
                 inviato conserva le risposte di prima, con il loro anno; ciò che non c'è più va in un \
                 elenco a parte (foglio «Cessate», o …-cessate.csv). Rifatto con le stesse schede, non cambia nulla.",
            en: "Finds every activity of last year again in this year's submissions, under another name \
                 too, and leaves it its id. What is new gets a new id; who sent nothing keeps the answers \
                 of before, with their year; what is gone goes to a list apart (sheet “Cessate”, or …-cessate.csv). Done \
                 again with the same submissions, it changes nothing.",
        }))
        .override_usage(pick(Text {
            it: "smartable update VECCHIO NUOVO… --out FILE [OPZIONI]",
            en: "smartable update OLD NEW… --out FILE [OPTIONS]",
        }))
        .before_help(pick(Text {
            it: "Esempi:\n  \
                 smartable update inventario-2025.xlsx schede/ --year 2026 --out inventario-2026.xlsx --changes novita.csv\n  \
                 smartable update inventario-2025.xlsx schede/ --year 2026 --out inventario-2026.xlsx --confirm novita.csv --force",
            en: "Examples:\n  \
                 smartable update inventory-2025.xlsx submissions/ --year 2026 --out inventory-2026.xlsx --changes changes.csv\n  \
                 smartable update inventory-2025.xlsx submissions/ --year 2026 --out inventory-2026.xlsx --confirm changes.csv --force",
        }))
        .arg(files)
        .arg(out(
            &section,
            "l'inventario da scrivere (.xlsx o .csv)",
            "the inventory to write (.xlsx or .csv)",
        ))
        .args(own(&section))
        .arg(dialect(&section))
        .arg(year(&section))
        .arg(force(&section))
        .args(criteria(lang))
        .args(units(&section))
        .args(rows(lang).into_iter().filter(|arg| arg.get_id() != "where"))
}

fn own(section: &Section) -> Vec<Arg> {
    vec![
        section.path(
            "changes",
            "scrivere qui l'elenco delle novità, da confermare (.xlsx o .csv)",
            "write the list of changes here, to be confirmed (.xlsx or .csv)",
        ),
        section.path(
            "confirm",
            "l'elenco delle novità con le decisioni: sì, no o niente",
            "the list of changes with decisions: yes, no or nothing",
        ),
        section
            .arg(
                "sure",
                "somiglianza in percento da cui due nomi sono la stessa attività senza conferma (di norma 70)",
                "likeness in percent from which on two names are one activity unconfirmed (70 unless said)",
            )
            .value_name("N")
            .value_parser(value_parser!(u32).range(55..=100)),
    ]
}
