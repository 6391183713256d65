//! The options of `assess` that decide what is printed and written, and how the run ends.
//!
//! Never here: what the values mean (`arguments`, `values`).

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction};

use super::Section;
use crate::commands::choice;
use crate::commands::results::TableChoice;
use crate::commands::values;
use crate::lang::{Lang, Text};

/// What a command can put into a table, and explain.
pub(super) struct Tables {
    choices: &'static [(&'static str, TableChoice)],
    help: Text,
    key: Text,
    explain: Text,
}

impl Tables {
    /// Those of `assess`.
    pub(super) const ASSESS: Self = Self {
        choices: &[
            ("activities", TableChoice::Activities),
            ("units", TableChoice::Units),
            ("criteria", TableChoice::Criteria),
            ("left-out", TableChoice::LeftOut),
        ],
        help: Text {
            it: "tabella che il csv contiene (di norma activities): activities, units, criteria, \
                 left-out",
            en: "table that the csv holds (activities by default): activities, units, criteria, \
                 left-out",
        },
        key: Text { it: "ID", en: "ID" },
        explain: Text {
            it: "spiegare l'esito di un'attività (identificativo o nome), criterio per criterio (ripetibile)",
            en: "explain the verdict of an activity (id or name), criterion by criterion (repeatable)",
        },
    };
    /// Those of `contingent`.
    pub(super) const CONTINGENT: Self = Self {
        choices: &[
            ("units", TableChoice::Units),
            ("groups", TableChoice::Groups),
            ("people", TableChoice::People),
            ("left-out", TableChoice::LeftOut),
        ],
        help: Text {
            it: "tabella che il csv contiene (di norma units): units, groups, people, left-out",
            en: "table that the csv holds (units by default): units, groups, people, left-out",
        },
        key: Self::UNIT_OR_PERSON,
        explain: Self::EXPLAIN,
    };
    /// Those of `budget`.
    pub(super) const BUDGET: Self = Self {
        choices: &[
            ("units", TableChoice::Units),
            ("months", TableChoice::Months),
            ("people", TableChoice::People),
            ("left-out", TableChoice::LeftOut),
        ],
        help: Text {
            it: "tabella che il csv contiene (di norma units): units, months, people, left-out",
            en: "table that the csv holds (units by default): units, months, people, left-out",
        },
        ..Self::CONTINGENT
    };

    /// Those of `compare`.
    pub(super) const COMPARE: Self = Self {
        choices: &[
            ("activities", TableChoice::Activities),
            ("units", TableChoice::Units),
            ("answers", TableChoice::Answers),
            ("uniformity", TableChoice::Uniformity),
            ("contingent", TableChoice::Contingent),
            ("days", TableChoice::Days),
            ("left-out", TableChoice::LeftOut),
        ],
        help: Text {
            it: "tabella che il csv contiene (di norma activities): activities, units, answers, \
                 uniformity, contingent, days, left-out",
            en: "table that the csv holds (activities by default): activities, units, answers, \
                 uniformity, contingent, days, left-out",
        },
        key: Text { it: "ID", en: "ID" },
        explain: Text {
            it: "spiegare che cosa è cambiato per un'attività, passo per passo (ripetibile)",
            en: "explain what changed for an activity, step by step (repeatable)",
        },
    };

    /// Those of `simulate`.
    pub(super) const SIMULATE: Self = Self {
        choices: &[
            ("units", TableChoice::Units),
            ("activities", TableChoice::Activities),
            ("levers", TableChoice::Levers),
            ("pairs", TableChoice::Pairs),
            ("contingent", TableChoice::Contingent),
            ("days", TableChoice::Days),
            ("sensitivity", TableChoice::Sensitivity),
            ("left-out", TableChoice::LeftOut),
        ],
        help: Text {
            it: "tabella che il csv contiene (di norma units): units, activities, levers, pairs, \
                 contingent, days, sensitivity, left-out; a terminale sensitivity si mostra da sola",
            en: "table that the csv holds (units by default): units, activities, levers, pairs, \
                 contingent, days, sensitivity, left-out; in a terminal sensitivity is shown alone",
        },
        key: Self::ASSESS.key,
        explain: Text {
            it: "spiegare un'attività: esito prima e dopo, leve, che cosa decide ogni risposta \
                 (ripetibile)",
            en: "explain an activity: verdict before and after, levers, what each answer decides \
                 (repeatable)",
        },
    };

    const UNIT_OR_PERSON: Text = Text {
        it: "UNITÀ|PERSONA",
        en: "UNIT|PERSON",
    };
    const EXPLAIN: Text = Text {
        it: "spiegare i valori di un'unità o di una persona, passo per passo (ripetibile)",
        en: "explain the figures of a unit or a person, step by step (repeatable)",
    };
}

/// What is printed and written.
pub(super) fn results(lang: Lang, tables: &Tables) -> Vec<Arg> {
    let heading = Text {
        it: "Risultati",
        en: "Results",
    };
    let section = Section { lang, heading };
    vec![
        section
            .arg(
                "format",
                "formato di ciò che si stampa: terminal, csv, json, xlsx, markdown, html",
                "format of what is printed: terminal, csv, json, xlsx, markdown, html",
            )
            .value_name(section.name("FORMATO", "FORMAT"))
            .value_parser(choice(values::FORMATS)),
        section
            .arg(
                "output",
                "scrivere anche un file; il formato viene dall'estensione, oppure si scrive davanti: \
                 json=FILE (ripetibile)",
                "also write a file; the format comes from its extension, or stands in front: \
                 json=FILE (repeatable)",
            )
            .value_name(section.name("FILE", "FILE"))
            .action(ArgAction::Append)
            .value_parser(move |text: &str| values::output(text, lang)),
        section
            .arg(
                "table",
                tables.help.it,
                tables.help.en,
            )
            .value_name(section.name("TABELLA", "TABLE"))
            .value_parser(choice(tables.choices)),
        section.csv(),
        section
            .arg(
                "explain",
                tables.explain.it,
                tables.explain.en,
            )
            .value_name(tables.key.get(lang))
            .action(ArgAction::Append)
            .value_parser(NonEmptyStringValueParser::new()),
    ]
}

/// Which findings are shown, and which make the run fail.
pub(super) fn findings(lang: Lang) -> Vec<Arg> {
    let heading = Text {
        it: "Rilievi",
        en: "Findings",
    };
    let section = Section { lang, heading };
    let fail_on = section.fail_on(
        "uscire con 1 se c'è un rilievo almeno così grave: error, warning, info, never (di norma \
         never)",
        "exit with 1 on a finding at least this severe: error, warning, info, never (never unless \
         said)",
    );
    let shown = section.shown(
        "quanti rilievi mostrare (di norma 20)",
        "how many findings to show (20 unless said)",
    );
    fail_on.into_iter().chain(shown).collect()
}
