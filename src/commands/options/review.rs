//! The options of `review`, and their help, in both languages.
//!
//! Never here: what the values mean (`commands::review`).

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use super::check::findings;
use super::form::{dialect, force};
use super::{Section, criteria, inputs, rows};
use crate::lang::{Lang, Text};

/// Returns `review` with its subcommands, in `lang`.
#[must_use]
pub fn review(lang: Lang) -> Command {
    let pick = |it, en| Text { it, en }.get(lang);
    Command::new("review")
        .about(pick(
            "Manda gli esiti ai dirigenti e riporta le loro decisioni",
            "Send verdicts to the managers and take their decisions over",
        ))
        .override_usage(pick("smartable review COMANDO", "smartable review COMMAND"))
        .before_help(pick(
            "Esempi:\n  \
             smartable review export inventario.xlsx --out revisioni/\n  \
             smartable review import revisioni/ --inventory inventario.xlsx\n      \
             --out inventario-rivisto.xlsx",
            "Examples:\n  \
             smartable review export inventory.xlsx --out reviews/\n  \
             smartable review import reviews/ --inventory inventory.xlsx\n      \
             --out inventory-reviewed.xlsx",
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(export(lang))
        .subcommand(import(lang))
}

fn section(lang: Lang) -> Section {
    Section {
        lang,
        heading: Text {
            it: "Revisione",
            en: "Review",
        },
    }
}

fn export(lang: Lang) -> Command {
    let pick = |it, en| Text { it, en }.get(lang);
    let section = section(lang);
    Command::new("export")
        .about(pick(
            "Scrive una cartella di lavoro per ogni dirigente",
            "Write a workbook for each manager",
        ))
        .long_about(pick(
            "Scrive una cartella di lavoro per ogni direzione dell'organigramma (senza organigramma, per \
             ogni unità): di ogni attività l'esito, il perché e gli ostacoli, e le colonne in cui il \
             dirigente è d'accordo o sceglie un altro esito con motivo, autore e data. Il primo foglio \
             dice quali processi hanno altrove un esito diverso.",
            "Writes a workbook for each directorate of the org chart (without one, for each unit): of \
             each activity the verdict, why and the obstacles, and the columns in which the manager \
             agrees or chooses another verdict with reason, author and date. The first sheet says which \
             processes have another verdict elsewhere.",
        ))
        .override_usage(pick(
            "smartable review export --out CARTELLA [OPZIONI] [FILE]…",
            "smartable review export --out FOLDER [OPTIONS] [FILE]…",
        ))
        .args(inputs(lang))
        .arg(
            section
                .arg("out", "la cartella delle revisioni", "the folder of the reviews")
                .value_name(section.name("CARTELLA", "FOLDER"))
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(force(&section))
        .args(around(lang, &section))
}

fn import(lang: Lang) -> Command {
    let pick = |it, en| Text { it, en }.get(lang);
    let section = section(lang);
    let files = inputs(lang).into_iter().map(|arg| {
        arg.required(true).num_args(1..).help(pick(
            "le revisioni tornate dai dirigenti: file o cartelle",
            "the reviews that came back from the managers: files or folders",
        ))
    });
    Command::new("import")
        .about(pick(
            "Riporta le decisioni dei dirigenti in un inventario",
            "Take the managers' decisions over into an inventory",
        ))
        .long_about(pick(
            "Scrive l'inventario con le rettifiche dei dirigenti: esito, motivo, autore e data. Una riga \
             senza motivo, autore o data, con risposte cambiate dopo l'invio, toccata fuori dalle sue \
             colonne o sconosciuta non viene riportata ed è un rilievo, con una regola (D001, D002…), \
             come in «check».\n\n\
             Esce con 1 se c'è almeno una di queste righe.",
            "Writes the inventory with the managers' overrides: verdict, reason, author and date. A row \
             without reason, author or date, with answers that changed since it was sent, touched outside \
             its columns or unknown is not taken over, and a finding of a rule (D001, D002…), as in \
             “check”.\n\n\
             Exits with 1 where there is such a row.",
        ))
        .override_usage(pick(
            "smartable review import --out FILE [OPZIONI] FILE…",
            "smartable review import --out FILE [OPTIONS] FILE…",
        ))
        .args(files)
        .arg(
            section
                .path(
                    "inventory",
                    "l'inventario inviato in revisione (ripetibile; di norma quello della configurazione)",
                    "the inventory that was sent out (repeatable; that of the configuration unless said)",
                )
                .action(ArgAction::Append),
        )
        .arg(
            section
                .path(
                    "out",
                    "l'inventario da scrivere (.xlsx o .csv)",
                    "the inventory to write (.xlsx or .csv)",
                )
                .required(true),
        )
        .arg(dialect(&section))
        .arg(force(&section))
        .args(around(lang, &section))
        .args(findings(lang).map(|arg| written(arg, lang)))
}

/// Words `--output` anew: reviews are not annotated.
fn written(arg: Arg, lang: Lang) -> Arg {
    if arg.get_id() != "output" {
        return arg;
    }
    let text = Text {
        it: "scrivere anche un file: FORMATO=FILE, o solo FILE se l'estensione lo dice (ripetibile)",
        en: "also write a file: FORMAT=FILE, or FILE alone where its extension says it (repeatable)",
    };
    arg.help(text.get(lang))
}

fn around(lang: Lang, section: &Section) -> Vec<Arg> {
    let mut all = criteria(lang);
    all.push(section.path("org-chart", "organigramma", "org chart"));
    all.extend(rows(lang).into_iter().filter(|arg| arg.get_id() != "where"));
    all
}
