//! The options of `contingent`, `budget` and `overview`: persons, dates, quotas, audience.
//!
//! Never here: what the values mean (`workforce::request`).

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, value_parser};

use super::Section;
use crate::commands::{choice, values};
use crate::lang::{Lang, Text};
use crate::model::day_budget::{PrevalenceBase, QuotaPer, Ties, Window};
use crate::report::Audience;

/// Tables of persons.
pub(super) fn files(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Persone",
            en: "Persons",
        },
    };
    let table = |name, it, en| section.path(name, it, en).action(ArgAction::Append);
    vec![
        table(
            "staff",
            "tabella del personale: codice, unità, dal, al, sede, giorni della settimana (ripetibile)",
            "table of staff: code, unit, from, to, workplace, days of the week (repeatable)",
        ),
        table(
            "assignments",
            "tabella delle assegnazioni: persona, attività, % di impegno (ripetibile)",
            "table of assignments: person, activity, share of time (repeatable)",
        ),
        table(
            "agreements",
            "tabella degli accordi individuali (ripetibile)",
            "table of individual agreements (repeatable)",
        ),
        table(
            "priorities",
            "tabella delle priorità delle richieste (ripetibile)",
            "table of priorities of requests (repeatable)",
        ),
        table(
            "absences",
            "tabella delle assenze autorizzate (ripetibile)",
            "table of authorised absences (repeatable)",
        ),
        section.path(
            "unit-map",
            "tabella delle unità che ne sono diventate altre, con la data",
            "table of units that became others, with the date",
        ),
        section
            .arg(
                "theta",
                "quota minima di impegno su attività smartabili, per esempio 1/2 (di norma 0: almeno in \
                 parte)",
                "least share of time on smartable activities, for example 1/2 (0 unless said: at \
                 least in part)",
            )
            .value_name(section.name("QUOTA", "SHARE"))
            .value_parser(move |text: &str| values::share(text, lang)),
        section.path(
            "policy",
            "file .toml con parametri propri",
            ".toml file with parameters of one's own",
        ),
    ]
}

/// Who reads the report, and whether persons are shown.
pub(super) fn audience(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Risultati",
            en: "Results",
        },
    };
    vec![
        section.flag(
            "people",
            "mostrare anche le singole persone, con il loro codice",
            "show single persons too, by their code",
        ),
        section
            .arg(
                "audience",
                "chi legge: manager, committee, public (nessuna persona, mai)",
                "who reads it: manager, committee, public (no person, ever)",
            )
            .value_name(section.name("CHI", "WHO"))
            .value_parser(choice(&[
                ("manager", Audience::Manager),
                ("committee", Audience::Committee),
                ("public", Audience::Public),
            ])),
    ]
}

/// The year of a mean.
pub(super) fn mean(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Periodo",
            en: "Period",
        },
    };
    vec![
        section
            .arg(
                "year",
                "media dell'anno, per giorni di servizio delle persone (al posto di --on)",
                "mean of the year, by days of service of the persons (instead of --on)",
            )
            .value_name(section.name("ANNO", "YEAR"))
            .conflicts_with("on")
            .value_parser(move |text: &str| values::year(text, lang)),
    ]
}

/// Months, place, and how days are given out.
pub(super) fn budget(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Giornate",
            en: "Days",
        },
    };
    let mut args = months(&section);
    args.extend(quota(&section));
    args.extend(rules(&section));
    args
}

/// Which days.
fn months(section: &Section) -> Vec<Arg> {
    let lang = section.lang;
    vec![
        section
            .arg(
                "month",
                "il mese, per esempio 2026-12",
                "the month, for example 2026-12",
            )
            .value_name(section.name("MESE", "MONTH"))
            .value_parser(move |text: &str| values::month(text, lang)),
        section
            .arg(
                "year",
                "tutti i mesi di un anno, al posto di --month",
                "all months of a year, instead of --month",
            )
            .value_name(section.name("ANNO", "YEAR"))
            .conflicts_with("month")
            .value_parser(move |text: &str| values::year(text, lang)),
        section
            .arg(
                "place",
                "comune dell'amministrazione, per le festività",
                "comune of the administration, for its holidays",
            )
            .value_name("COMUNE")
            .value_parser(NonEmptyStringValueParser::new()),
        section
            .arg(
                "holidays",
                "file .toml con altri patroni, festività e chiusure (ripetibile)",
                ".toml file with more patrons, holidays and closures (repeatable)",
            )
            .value_name("FILE")
            .action(ArgAction::Append)
            .value_parser(value_parser!(PathBuf)),
    ]
}

/// The quota, which comes with its act.
fn quota(section: &Section) -> Vec<Arg> {
    let lang = section.lang;
    let whole = |name, it, en| {
        section
            .arg(name, it, en)
            .value_name("N")
            .value_parser(move |text: &str| values::days(text, lang))
    };
    vec![
        whole(
            "quota",
            "giornate della quota piena; serve anche --act",
            "days of the full quota; needs --act too",
        )
        .requires("act"),
        whole(
            "quota-rotation",
            "giornate a rotazione (di norma 0)",
            "days by rotation (0 unless said)",
        )
        .requires("quota"),
        section
            .arg(
                "quota-per",
                "la quota è al mese (month) o alla settimana (week)",
                "the quota is for a month or for a week",
            )
            .value_name(section.name("PERIODO", "PERIOD"))
            .requires("quota")
            .value_parser(choice(&[
                ("month", QuotaPer::Month),
                ("week", QuotaPer::Week),
            ])),
        section
            .arg(
                "act",
                "atto che stabilisce la quota, con numero e data",
                "act that sets the quota, with number and date",
            )
            .value_name(section.name("ATTO", "ACT"))
            .requires("quota")
            .value_parser(NonEmptyStringValueParser::new()),
    ]
}

/// How days are given out.
fn rules(section: &Section) -> Vec<Arg> {
    vec![
        section
            .arg(
                "window",
                "periodo in cui prevale la presenza: week, month (di norma), two-months, quarter, \
                 four-months, half-year, year",
                "window in which presence prevails: week, month (unless said), two-months, quarter, \
                 four-months, half-year, year",
            )
            .value_name(section.name("PERIODO", "WINDOW"))
            .value_parser(choice(&[
                ("week", Window::Week),
                ("month", Window::Months(1)),
                ("two-months", Window::Months(2)),
                ("quarter", Window::Months(3)),
                ("four-months", Window::Months(4)),
                ("half-year", Window::Months(6)),
                ("year", Window::Months(12)),
            ])),
        section
            .arg(
                "base",
                "giorni che contano per la prevalenza: gross (al lordo delle assenze) o net (al netto)",
                "days that count for prevalence: gross of absences, or net of them",
            )
            .value_name(section.name("BASE", "BASE"))
            .value_parser(choice(&[
                ("gross", PrevalenceBase::Gross),
                ("net", PrevalenceBase::Net),
            ])),
        section
            .arg(
                "ties",
                "resti pari: resolve (priorità, meno giornate in più, codice) o to-bank (alla banca)",
                "equal remainders: resolve (priority, fewest extra days, code) or to-bank",
            )
            .value_name(section.name("COME", "HOW"))
            .value_parser(choice(&[
                ("resolve", Ties::Resolve),
                ("to-bank", Ties::ToBank),
            ])),
    ]
}
