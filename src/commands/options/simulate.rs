//! The options of `simulate`: changes of the criteria, levers, and what is ranked.
//!
//! Never here: what the values mean (`simulate`, `values`).

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, Command};

use super::results::{Tables, findings, results};
use super::{Section, criteria, inputs, people, rows, totals};
use crate::commands::{choice, values};
use crate::lang::{Lang, Text};
use crate::model::criteria::ObstacleClass;

/// The classes of obstacles, by the names that `--lever` takes.
const LEVERS: &[(&str, ObstacleClass)] = &[
    ("software", ObstacleClass::Software),
    ("paper", ObstacleClass::Paper),
    ("equipment", ObstacleClass::Equipment),
    ("data-security", ObstacleClass::DataSecurity),
    ("physical", ObstacleClass::Physical),
    ("public", ObstacleClass::Public),
    ("shift", ObstacleClass::Shift),
    ("law", ObstacleClass::Law),
    ("organisation", ObstacleClass::Organisation),
    ("skills", ObstacleClass::Skills),
    ("output", ObstacleClass::Output),
];

/// Returns `simulate`, in `lang`.
#[must_use]
pub fn simulate(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    Command::new("simulate")
        .about(pick(Text {
            it: "Calcola che cosa cambierebbe con altri criteri o rimuovendo ostacoli",
            en: "Work out what other criteria, or removing obstacles, would change",
        }))
        .long_about(pick(Text {
            it: "Calcola esiti, contingente e giornate prima e dopo una modifica: un criterio tolto, \
                 aggiunto o pesato diversamente, una soglia spostata, una classe di ostacoli rimossa. \
                 Senza modifiche ordina le leve: quanto si guadagnerebbe rimuovendo ogni classe di \
                 ostacoli, da sola e in coppia.\n\nUn guadagno è un potenziale teorico. Ciò che dipende \
                 da una risposta mancante non è mai contato come sicuro: resta un intervallo.",
            en: "Works out verdicts, contingent and days before and after a change: a criterion dropped, \
                 added or weighed otherwise, a threshold moved, a class of obstacles removed. Without \
                 any change it ranks the levers: what removing each class of obstacles would gain, \
                 alone and in pairs.\n\nA gain is a theoretical potential. What depends on a missing \
                 answer is never counted as sure: it stays an interval.",
        }))
        .override_usage(pick(Text {
            it: "smartable simulate [OPZIONI] [FILE]…",
            en: "smartable simulate [OPTIONS] [FILE]…",
        }))
        .before_help(pick(Text {
            it: "Esempi:\n  \
                 smartable simulate schede/\n  \
                 smartable simulate schede/ --lever software --lever paper\n  \
                 smartable simulate schede/ --drop programmable --add milano-2021:no_presence\n  \
                 smartable simulate schede/ --criteria graded --weight output=2\n  \
                 smartable simulate schede/ --format csv --table sensitivity",
            en: "Examples:\n  \
                 smartable simulate submissions/\n  \
                 smartable simulate submissions/ --lever software --lever paper\n  \
                 smartable simulate submissions/ --drop programmable --add milano-2021:no_presence\n  \
                 smartable simulate submissions/ --criteria graded --weight output=2\n  \
                 smartable simulate submissions/ --format csv --table sensitivity",
        }))
        .args(all(lang))
}

fn all(lang: Lang) -> Vec<Arg> {
    // There is no second weight here: `--weight` is that of a criterion.
    let plain = |arg: &Arg| !matches!(arg.get_id().as_str(), "weight" | "weight-is");
    let mut args = inputs(lang);
    args.extend(changes(lang));
    args.extend(criteria(lang));
    args.extend(rows(lang));
    args.extend(totals::groups(lang));
    args.extend(totals::weights(lang).into_iter().filter(plain));
    args.extend(people::files(lang));
    args.extend(people::budget(lang));
    args.extend(results(lang, &Tables::SIMULATE));
    args.extend(findings(lang));
    args
}

/// What is changed.
fn changes(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Modifiche",
            en: "Changes",
        },
    };
    let criterion = |name, it, en| {
        section
            .arg(name, it, en)
            .action(ArgAction::Append)
            .value_parser(NonEmptyStringValueParser::new())
    };
    let mut args = vec![
        criterion(
            "drop",
            "togliere un criterio (ripetibile)",
            "drop a criterion (repeatable)",
        )
        .value_name(section.name("CRITERIO", "CRITERION")),
        criterion(
            "add",
            "aggiungere un criterio: INSIEME:CRITERIO, un criterio noto, o un file .toml con \
             [[criterion]] (ripetibile)",
            "add a criterion: SET:CRITERION, a known criterion, or a .toml file with [[criterion]] \
             (repeatable)",
        )
        .value_name(section.name("CRITERIO|FILE", "CRITERION|FILE")),
    ];
    args.extend(numbers(&section));
    args.extend(levers(&section));
    args
}

/// Weights and thresholds.
fn numbers(section: &Section) -> [Arg; 2] {
    let lang = section.lang;
    [
        section
            .arg(
                "criterion-weight",
                "dare un altro peso a un criterio, per esempio output=2 (ripetibile)",
                "give a criterion another weight, for example output=2 (repeatable)",
            )
            .long("weight")
            .value_name(section.name("CRITERIO=PESO", "CRITERION=WEIGHT"))
            .action(ArgAction::Append)
            .value_parser(move |text: &str| values::criterion_weight(text, lang)),
        section
            .arg(
                "threshold",
                "spostare una soglia: smartable=0.7 o partly=0.3 (ripetibile)",
                "move a threshold: smartable=0.7 or partly=0.3 (repeatable)",
            )
            .value_name(section.name("SOGLIA=QUOTA", "THRESHOLD=SHARE"))
            .action(ArgAction::Append)
            .value_parser(move |text: &str| values::threshold(text, lang)),
    ]
}

/// Levers, how many are listed, and the file of the changed set.
fn levers(section: &Section) -> [Arg; 3] {
    let lang = section.lang;
    [
        section
            .arg(
                "lever",
                "rimuovere una classe di ostacoli, ripetibile: software, paper (carta), equipment \
                 (attrezzature), data-security (dati), physical (presenza), public (utenza), shift \
                 (turni), law (norme), organisation (organizzazione), skills (competenze), output \
                 (risultato)",
                "remove a class of obstacles, repeatable: software, paper, equipment, data-security, \
                 physical, public, shift, law, organisation, skills, output",
            )
            .value_name(section.name("CLASSE", "CLASS"))
            .action(ArgAction::Append)
            .value_parser(choice(LEVERS)),
        section
            .arg(
                "top",
                "quante leve, coppie e risposte mostrare a terminale (di norma 10)",
                "how many levers, pairs and answers to show in a terminal (10 unless said)",
            )
            .value_name("N")
            .value_parser(move |text: &str| values::count(text, lang)),
        section.path(
            "save-criteria",
            "scrivere l'insieme di criteri modificato in un nuovo file .toml",
            "write the changed criteria set to a new .toml file",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::LEVERS;
    use crate::lang::Lang;
    use crate::model::criteria::ObstacleClass;
    use crate::report::words;

    #[test]
    fn the_page_lists_the_levers_that_the_option_takes() {
        let page = include_str!("../../../docs/simulate.md");
        let (_, rest) = page.split_once("| class | it |").expect("the table");
        let rows = rest
            .lines()
            .skip(2)
            .take_while(|line| line.starts_with('|'));
        let rows: Vec<&str> = rows.collect();
        let expected: Vec<String> = LEVERS
            .iter()
            .map(|(name, class)| {
                let [it, en] = [Lang::It, Lang::En].map(|lang| words::obstacle(*class).get(lang));
                format!("| `{name}` | {it} | {en} |")
            })
            .collect();
        assert_eq!(rows, expected);
        assert_eq!(LEVERS.len(), ObstacleClass::ALL.len());
    }

    #[test]
    fn the_help_names_every_lever() {
        for lang in [Lang::It, Lang::En] {
            let help = super::simulate(lang).render_long_help().to_string();
            let help: String = help.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, about) = help.split_once("--lever <").expect("the option");
            let about: String = about.chars().take(500).collect();
            for (name, _) in LEVERS {
                assert!(about.contains(name), "{name}: {about}");
            }
        }
    }
}
