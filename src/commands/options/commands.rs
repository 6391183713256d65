//! The commands that count people and days: which options each one has.
//!
//! Never here: an option (`people`, `results`, `totals`), or what it means.

use clap::{Arg, Command};

use super::results::{Tables, findings, results};
use super::{criteria, inputs, people, rows, totals};
use crate::lang::{Lang, Text};

/// Returns `contingent`, in `lang`.
#[must_use]
pub fn contingent(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    Command::new("contingent")
        .about(pick(Text {
            it: "Calcola il contingente: quante persone possono chiedere il lavoro agile",
            en: "Work out the contingent: how many people may ask for remote work",
        }))
        .long_about(pick(Text {
            it: "Calcola quante persone le attività smartabili riguardano, per unità, genere e fascia \
                 d'età.\n\nDal solo personale assegnato alle attività le persone sono un intervallo, \
                 perché una persona lavora su più attività; con --staff e --assignments si contano.",
            en: "Works out how many people the smartable activities concern, by unit, gender and age \
                 band.\n\nFrom the headcounts of activities alone people are an interval, because one \
                 person works on several; with --staff and --assignments they are counted.",
        }))
        .override_usage(pick(Text {
            it: "smartable contingent [OPZIONI] [FILE]…",
            en: "smartable contingent [OPTIONS] [FILE]…",
        }))
        .before_help(pick(Text {
            it: "Esempi:\n  \
                 smartable contingent schede/ --org-chart organigramma.csv --on 2026-12-31\n  \
                 smartable contingent schede/ --staff personale.csv --assignments impegni.csv --year 2026\n  \
                 smartable contingent schede/ --explain DIR-1",
            en: "Examples:\n  \
                 smartable contingent submissions/ --org-chart chart.csv --on 2026-12-31\n  \
                 smartable contingent submissions/ --staff staff.csv --assignments shares.csv --year 2026\n  \
                 smartable contingent submissions/ --explain DIR-1",
        }))
        .args(all(lang, people::mean(lang), &Tables::CONTINGENT))
}

/// Returns `budget`, in `lang`.
#[must_use]
pub fn budget(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    Command::new("budget")
        .about(pick(Text {
            it: "Calcola le giornate di lavoro agile di ogni direzione e persona",
            en: "Work out the remote days of every directorate and person",
        }))
        .long_about(pick(Text {
            it: "Calcola quante giornate di lavoro agile ogni direzione può usare in un mese o in un \
                 anno: dal valore lordo (persone per quota) a quello netto, con un solo \
                 arrotondamento.\n\nLa quota non ha un valore di norma: si indica con l'atto che la \
                 stabilisce. Senza personale le giornate sono una stima, mai un'assegnazione.",
            en: "Works out how many remote days every directorate may spend in a month or a year: \
                 from the gross figure (people times quota) to the net one, rounded once.\n\nA quota \
                 has no default: it is named with the act that sets it. Without staff the days are an \
                 estimate, never an allotment.",
        }))
        .override_usage(pick(Text {
            it: "smartable budget [OPZIONI] [FILE]…",
            en: "smartable budget [OPTIONS] [FILE]…",
        }))
        .before_help(pick(Text {
            it: "Esempi:\n  \
                 smartable budget schede/ --month 2026-12 --place Milano --quota 8 --act \"Atto 1/2026\"\n  \
                 smartable budget schede/ --year 2026 --output giornate.xlsx\n  \
                 smartable budget schede/ --month 2026-12 --people --explain DIR-1",
            en: "Examples:\n  \
                 smartable budget submissions/ --month 2026-12 --place Milano --quota 8 --act \"Act 1/2026\"\n  \
                 smartable budget submissions/ --year 2026 --output days.xlsx\n  \
                 smartable budget submissions/ --month 2026-12 --people --explain DIR-1",
        }))
        .args(all(lang, people::budget(lang), &Tables::BUDGET))
}

/// Returns `overview`, in `lang`.
#[must_use]
pub fn overview(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    Command::new("overview")
        .about(pick(Text {
            it: "Mostra insieme esiti, contingente e giornate del mese",
            en: "Show verdicts, contingent and the days of a month together",
        }))
        .override_usage(pick(Text {
            it: "smartable overview [OPZIONI] [FILE]…",
            en: "smartable overview [OPTIONS] [FILE]…",
        }))
        .before_help(pick(Text {
            it: "Esempio:\n  smartable overview schede/ --month 2026-12",
            en: "Example:\n  smartable overview submissions/ --month 2026-12",
        }))
        .args(inputs(lang))
        .args(criteria(lang))
        .args(rows(lang))
        .args(totals::groups(lang))
        .args(totals::weights(lang))
        .args(people::files(lang))
        .args(people::budget(lang))
        .args(results(lang, &Tables::BUDGET))
        .args(people::audience(lang))
        .args(findings(lang))
        .mut_args(|arg| match arg.get_id().as_str() {
            // What reads together cannot be one table, and each command explains its own figures.
            "table" | "csv" | "explain" | "people" => arg.hide(true),
            "format" => arg.help(pick(Text {
                it: "formato di ciò che si stampa: terminal, markdown, html",
                en: "format of what is printed: terminal, markdown, html",
            })),
            _ => arg,
        })
}

/// Returns all options of a command that counts people.
fn all(lang: Lang, own: Vec<Arg>, tables: &Tables) -> Vec<Arg> {
    let mut args = inputs(lang);
    args.extend(own);
    args.extend(criteria(lang));
    args.extend(rows(lang));
    args.extend(totals::groups(lang).into_iter().filter(is_for_people));
    args.extend(totals::weights(lang).into_iter().filter(is_for_people));
    args.extend(people::files(lang));
    args.extend(results(lang, tables));
    args.extend(people::audience(lang));
    args.extend(findings(lang));
    args
}

/// Groups are units at every level, and there is no second weight.
fn is_for_people(arg: &Arg) -> bool {
    !matches!(arg.get_id().as_str(), "by" | "weight" | "weight-is")
}
