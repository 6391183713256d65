//! `smartable criteria diff`: what a newer criteria set says that an older one did not.
//!
//! Never here: what a set says (`properties`), or how differences look (`report::criteria_diff`).

use std::collections::BTreeSet;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::properties::{Property, both, of_criterion, of_item, of_set};
use super::{argument, find, pick, words};
use crate::commands::{Exit, Surroundings, choice};
use crate::lang::{Lang, LocalText, Text};
use crate::model::criteria::{CriteriaSet, Criterion, Index};
use crate::report::criteria_diff::{self as shown, CriteriaDiff, Difference, Happened, Named, Of};

/// Returns the command, in `lang`.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("diff")
        .about(pick(
            lang,
            "Dice che cosa cambia da un insieme di criteri a un altro",
            "Say what changes from one criteria set to another",
        ))
        .long_about(pick(
            lang,
            "Confronta due insiemi: criteri aggiunti, tolti e cambiati (domanda, peso, da che cosa si \
             ricavano, celle vuote, ostacolo), regola e soglie, validità e stato.\n\n\
             Esce con 0 anche se gli insiemi sono diversi; con --exit-code esce con 1.",
            "Compares two sets: criteria added, dropped and changed (question, weight, what they are \
             taken from, empty cells, obstacle), rule and thresholds, validity and status.\n\n\
             Exits with 0 even where the sets differ; with --exit-code it exits with 1.",
        ))
        .override_usage(pick(
            lang,
            "smartable criteria diff [OPZIONI] PRIMA DOPO",
            "smartable criteria diff [OPTIONS] OLD NEW",
        ))
        .args(arguments(lang))
        .args(results(lang))
}

/// The two sets.
fn arguments(lang: Lang) -> [Arg; 2] {
    let help = |it, en| Text { it, en };
    let old = help(
        "l'insieme di prima: un nome di «criteria list» o un file .toml",
        "the older set: a name of “criteria list” or a .toml file",
    );
    let new = help(
        "l'insieme nuovo, allo stesso modo",
        "the newer set, likewise",
    );
    [
        argument(lang, "old", pick(lang, "PRIMA", "OLD"), old),
        argument(lang, "new", pick(lang, "DOPO", "NEW"), new),
    ]
}

/// What is printed, and how the run ends.
fn results(lang: Lang) -> [Arg; 2] {
    let heading = pick(lang, "Risultati", "Results");
    [
        Arg::new("format")
            .long("format")
            .hide_possible_values(true)
            .value_name(pick(lang, "FORMATO", "FORMAT"))
            .value_parser(choice(&[("text", Format::Text), ("json", Format::Json)]))
            .help_heading(heading)
            .help(pick(
                lang,
                "text (di norma) o json",
                "text (unless said) or json",
            )),
        Arg::new("exit-code")
            .long("exit-code")
            .action(ArgAction::SetTrue)
            .help_heading(heading)
            .help(pick(
                lang,
                "uscire con 1 se gli insiemi sono diversi",
                "exit with 1 where the sets differ",
            )),
    ]
}

/// How differences are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> anyhow::Result<Exit> {
    let set = |name: &str| {
        let name = matches.get_one::<String>(name);
        find(name.map_or("", String::as_str), around.lang)
    };
    let diff = compare(&set("old")?, &set("new")?);
    match matches.get_one("format").copied().unwrap_or(Format::Text) {
        Format::Text => around
            .out
            .write_all(shown::text(&diff, around.lang).as_bytes())?,
        Format::Json => around.out.write_all(&shown::json(&diff)?)?,
    }
    let differ = !diff.differences.is_empty() && matches.get_flag("exit-code");
    Ok(if differ { Exit::Findings } else { Exit::Done })
}

fn named(set: &CriteriaSet) -> Named {
    Named {
        id: set.id.clone(),
        version: set.version.clone(),
        valid_from: set.valid_from.clone(),
        status: set.life.status.map(crate::model::life_cycle::Status::key),
    }
}

/// Compares two sets. Only what the sets say counts: order and comments do not.
pub(super) fn compare(old: &CriteriaSet, new: &CriteriaSet) -> CriteriaDiff {
    let mut found = Vec::new();
    changed(&mut found, &what(Of::Set, "", ""), of_set(old), of_set(new));
    let several = old.indexes.len() > 1 || new.indexes.len() > 1;
    // A set of one index calls it `main`: two such sets are compared whatever they call it.
    let key = |index: &Index| {
        if several {
            index.id.clone()
        } else {
            String::new()
        }
    };
    let pairs = paired(&old.indexes, &new.indexes, key);
    let mut criteria = Vec::new();
    for (id, before, after) in pairs {
        match (before, after) {
            (Some(before), Some(after)) => {
                rules(
                    &mut found,
                    &what(Of::Index, &id, ""),
                    before,
                    after,
                    several,
                );
                of_index(&mut criteria, (old, new), (before, after), &id);
            }
            (before, after) => one_sided(
                &mut found,
                &what(Of::Index, &id, ""),
                before.map(|it| (&it.title, None)),
                after.map(|it| (&it.title, None)),
            ),
        }
    }
    found.append(&mut criteria);
    items(&mut found, old, new);
    CriteriaDiff {
        old: named(old),
        new: named(new),
        differences: found,
    }
}

/// Compares the columns that both sets ask for.
fn items(found: &mut Vec<Difference>, old: &CriteriaSet, new: &CriteriaSet) {
    for (id, before, after) in paired(&old.items, &new.items, |item| item.id.clone()) {
        if let (Some(before), Some(after)) = (before, after) {
            let of = what(Of::Item, &id, "");
            changed(found, &of, of_item(before), of_item(after));
        }
    }
}

/// Compares the rule of an index, and its title where a set has several.
fn rules(found: &mut Vec<Difference>, of: &Difference, old: &Index, new: &Index, several: bool) {
    // A single index is spoken of as the set's.
    let of = if several {
        of.clone()
    } else {
        what(Of::Set, "", "")
    };
    let say = |index: &Index| {
        let mut all = vec![Property {
            key: "rule",
            name: LocalText {
                it: "regola".to_owned(),
                en: "rule".to_owned(),
            },
            value: Some(both(|lang| words::rule(&index.rule, lang))),
        }];
        if several {
            all.push(Property {
                key: "title",
                name: LocalText {
                    it: "titolo".to_owned(),
                    en: "title".to_owned(),
                },
                value: Some(index.title.clone()),
            });
        }
        all
    };
    changed(found, &of, say(old), say(new));
}

fn of_index(
    found: &mut Vec<Difference>,
    (old, new): (&CriteriaSet, &CriteriaSet),
    (before, after): (&Index, &Index),
    index: &str,
) {
    let id = |criterion: &Criterion| criterion.id.clone();
    for (id, was, is) in paired(&before.criteria, &after.criteria, id) {
        let of = what(Of::Criterion, &id, index);
        let side = |it: &'_ Criterion| both(|lang| words::role(it.role, lang));
        match (was, is) {
            (Some(was), Some(is)) => {
                changed(found, &of, of_criterion(old, was), of_criterion(new, is));
            }
            (was, is) => one_sided(
                found,
                &of,
                was.map(|it| (&it.label, Some(side(it)))),
                is.map(|it| (&it.label, Some(side(it)))),
            ),
        }
    }
}

/// Returns a difference that says of what it is, and nothing else yet.
fn what(of: Of, id: &str, index: &str) -> Difference {
    Difference {
        of,
        id: id.to_owned(),
        index: index.to_owned(),
        happened: Happened::Changed,
        key: "",
        name: LocalText::default(),
        old: None,
        new: None,
    }
}

/// Notes what only one set has.
fn one_sided(
    found: &mut Vec<Difference>,
    of: &Difference,
    old: Option<(&LocalText, Option<LocalText>)>,
    new: Option<(&LocalText, Option<LocalText>)>,
) {
    let (happened, side) = match (old, new) {
        (Some(side), None) => (Happened::Dropped, side),
        (None, Some(side)) => (Happened::Added, side),
        _ => return,
    };
    let said = Some(side.1.unwrap_or_default());
    let (old, new) = match happened {
        Happened::Dropped => (said, None),
        _ => (None, said),
    };
    found.push(Difference {
        happened,
        name: side.0.clone(),
        old,
        new,
        ..of.clone()
    });
}

/// Notes the properties that differ; both lists have the same keys in the same order.
fn changed(found: &mut Vec<Difference>, of: &Difference, old: Vec<Property>, new: Vec<Property>) {
    for (old, new) in old.into_iter().zip(new) {
        if old.value != new.value {
            found.push(Difference {
                key: old.key,
                name: old.name,
                old: old.value,
                new: new.value,
                ..of.clone()
            });
        }
    }
}

/// Pairs things of two lists by their key: first those of the newer list in its order, then those
/// that only the older one has.
fn paired<'a, T>(
    old: &'a [T],
    new: &'a [T],
    key: impl Fn(&T) -> String,
) -> Vec<(String, Option<&'a T>, Option<&'a T>)> {
    let mut pairs = Vec::new();
    let mut taken = BTreeSet::new();
    for one in new {
        let id = key(one);
        let before = old.iter().find(|it| key(it) == id);
        taken.insert(id.clone());
        pairs.push((id, before, Some(one)));
    }
    for one in old {
        let id = key(one);
        if !taken.contains(&id) {
            pairs.push((id, Some(one), None));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::criteria::{find, read};
    use crate::lang::Lang;
    use crate::model::criteria::CriteriaSet;
    use crate::report::criteria_diff::{json, text};

    fn set(text: &str) -> CriteriaSet {
        read("set.toml", text).expect("a sound set")
    }

    const OLD: &str = "schema = \"smartable.criteria/1\"\nid = \"nostri\"\nversion = \"1\"\n\
        valid_from = 2025-01-01\ntitle = \"Nostri\"\n[source]\nact = \"Atto\"\n[rule]\n\
        kind = \"weighted\"\nsmartable_at = 0.8\npartly_at = 0.3\n\
        [[criterion]]\nid = \"output\"\nweight = 1\n[[criterion]]\nid = \"telematic\"\nweight = 1\n";

    #[test]
    fn a_set_does_not_differ_from_itself() {
        for builtin in crate::criteria::builtin() {
            let set = set(builtin.text);
            let diff = compare(&set, &set);
            assert!(diff.differences.is_empty(), "{}", builtin.id);
            assert!(text(&diff, Lang::It).ends_with("\nNessuna differenza.\n"));
        }
    }

    #[test]
    fn what_was_added_dropped_and_changed_is_told() {
        let new = OLD
            .replace("version = \"1\"", "version = \"2\"\nstatus = \"draft\"")
            .replace("smartable_at = 0.8", "smartable_at = 0.7")
            .replace(
                "id = \"output\"\nweight = 1",
                "id = \"output\"\nweight = 2.5\nmissing = \"not_met\"",
            )
            .replace("id = \"telematic\"", "id = \"individual\"");
        let diff = compare(&set(OLD), &set(&new));
        let expected = "\
nostri 1 → nostri 2

L'insieme
  stato: niente → bozza
  regola: media pesata dei criteri: smartabile da 0,8, parzialmente smartabile da 0,3 → \
media pesata dei criteri: smartabile da 0,7, parzialmente smartabile da 0,3

Criteri
  ~ output
      ruolo: peso 1 → peso 2,5
      cella vuota: risposta sconosciuta → come se non soddisfatto
  + individual: Svolgibile individualmente (peso 1)
  - telematic: Relazioni per via telematica (peso 1)
";
        let shown = text(&diff, Lang::It);
        let plain = |text: &str| {
            let lines = text
                .lines()
                .map(|line| line.split(": ").next().unwrap_or("").to_owned());
            lines.collect::<Vec<_>>()
        };
        assert_eq!(plain(&shown), plain(expected), "{shown}");
        assert!(shown.contains("peso 1 → peso 2,5"), "{shown}");
    }

    #[test]
    fn the_json_has_both_languages() {
        let (Some(old), Some(new)) = (find("essential"), find("graded")) else {
            panic!("both sets come with the program");
        };
        let diff = compare(&set(old.text), &set(new.text));
        let bytes = json(&diff).expect("JSON");
        let value: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(value["differ"], true);
        assert_eq!(value["old"]["id"], "essential");
        let all = value["differences"].as_array().expect("a list");
        let role = all.iter().find(|it| it["key"] == "role").expect("a role");
        assert_eq!(role["old"]["it"], "necessario");
        assert_eq!(role["new"]["en"], "weight 1");
    }
}
