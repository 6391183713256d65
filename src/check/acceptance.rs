//! Which findings an acceptance covers, and which acceptances cover nothing any more.
//!
//! Never here: reading acceptance files (`config`).

use std::cmp::Reverse;

use super::Registry;
use crate::fact::{Fact, FactKind, Place};
use crate::finding::{About, Code, Finding};
use crate::matching::fold;
use crate::matching::personal::mask;
use crate::model::acceptance::Acceptance;
use crate::model::period::Day;

/// Acceptances of a run.
#[derive(Debug, Default)]
pub struct Acceptances {
    all: Vec<Acceptance>,
    /// The rules of each; none: it covers nothing, for want of a reason or of time.
    codes: Vec<Vec<Code>>,
    /// What is wrong with acceptances themselves.
    facts: Vec<Fact>,
}

/// Where a finding stands, in the words that acceptances use.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// Path of the file.
    pub file: &'a str,
    /// Header of the column; empty where there is none.
    pub header: &'a str,
}

impl Acceptances {
    /// Takes the acceptances of a file. `on`: the day of the run; without one nothing expires.
    ///
    /// # Errors
    ///
    /// The rule that no registry knows, and its line.
    pub fn new(
        registry: &Registry,
        all: Vec<Acceptance>,
        on: Option<Day>,
    ) -> Result<Self, (String, usize)> {
        let mut taken = Self::default();
        for acceptance in all {
            let Some(rule) = registry.find(&acceptance.rule) else {
                return Err((acceptance.rule, acceptance.line));
            };
            let expired = acceptance
                .expires
                .zip(on)
                .is_some_and(|(last, on)| last < on);
            let wrong = if acceptance.reason.is_empty() {
                Some(FactKind::AcceptanceWithoutReason)
            } else if expired {
                Some(FactKind::ExpiredAcceptance)
            } else {
                None
            };
            taken
                .facts
                .extend(wrong.map(|kind| about(kind, &acceptance)));
            taken.codes.push(if wrong.is_none() {
                vec![rule.code]
            } else {
                Vec::new()
            });
            taken.all.push(acceptance);
        }
        Ok(taken)
    }

    /// Says whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Says whether any acceptance speaks of a rule.
    #[must_use]
    pub fn know(&self, code: Code) -> bool {
        self.codes.iter().any(|codes| codes.contains(&code))
    }

    /// Returns the place of the acceptance that covers a finding: of several the one that says
    /// most, so that one for a whole column leaves the others theirs; of equals the first.
    #[must_use]
    pub fn covering(
        &self,
        finding: &Finding,
        about: &About,
        standing: Standing<'_>,
    ) -> Option<usize> {
        let all = self.all.iter().zip(&self.codes).enumerate();
        let fitting = all.filter(|(_, (it, codes))| {
            codes.contains(&finding.code) && fits(it, finding, about, standing)
        });
        let best = fitting.max_by_key(|(place, (it, _))| (says(it), Reverse(*place)));
        best.map(|(place, _)| place)
    }

    /// Returns the acceptance at a place.
    #[must_use]
    pub fn get(&self, place: usize) -> &Acceptance {
        &self.all[place]
    }

    /// Returns all acceptances.
    #[must_use]
    pub fn all(&self) -> &[Acceptance] {
        &self.all
    }

    /// Returns the acceptances that cover nothing though they could have, by their places. `used`: how
    /// many findings each one covered. `looked`: whether a rule could have found anything; `files`:
    /// paths of the files that were read. What was not looked at says nothing of an acceptance.
    #[must_use]
    pub fn unused(
        &self,
        used: &[u64],
        looked: &dyn Fn(Code) -> bool,
        files: &[&str],
    ) -> Vec<usize> {
        let all = self.all.iter().zip(&self.codes).zip(used).enumerate();
        let unused = all.filter(|(_, ((acceptance, codes), used))| {
            **used == 0
                && codes.iter().any(|code| looked(*code))
                && files.iter().any(|file| is_of_file(acceptance, file))
        });
        unused.map(|(place, _)| place).collect()
    }

    /// Returns what is wrong with the acceptances themselves, those that cover nothing among it.
    #[must_use]
    pub fn facts(&self, unused: &[usize]) -> Vec<Fact> {
        let unused = unused.iter();
        let unused = unused.map(|place| about(FactKind::UnusedAcceptance, &self.all[*place]));
        self.facts.iter().cloned().chain(unused).collect()
    }

    /// Returns the acceptances whose time is over, by their places.
    #[must_use]
    pub fn expired(&self) -> Vec<usize> {
        let all = self.all.iter().zip(&self.codes).enumerate();
        let expired = all.filter(|(_, (it, codes))| codes.is_empty() && !it.reason.is_empty());
        expired.map(|(place, _)| place).collect()
    }
}

fn about(kind: FactKind, acceptance: &Acceptance) -> Fact {
    Fact::new(kind, Place::Run)
        .with("accept", acceptance.shown())
        .with("line", acceptance.line.to_string())
        .with(
            "days",
            acceptance
                .expires
                .map_or_else(String::new, |day| day.to_string()),
        )
}

/// Returns how much an acceptance says of what it covers.
fn says(it: &Acceptance) -> usize {
    let said = [&it.value, &it.record, &it.column, &it.file, &it.body];
    said.into_iter().flatten().count()
}

fn fits(it: &Acceptance, finding: &Finding, about: &About, standing: Standing<'_>) -> bool {
    let same = |wanted: &Option<String>, found: &str| {
        wanted
            .as_ref()
            .is_none_or(|wanted| wanted == found || fold(wanted) == fold(found))
    };
    let key = about.key.as_ref();
    is_of_file(it, standing.file)
        && (same(&it.column, standing.header) || same(&it.column, &mask(standing.header)))
        && same(&it.body, key.map_or("", |key| &key.unit))
        && same(&it.record, key.map_or("", |key| &key.id))
        && same(&it.value, finding.params.get("value").unwrap_or(""))
}

/// Says whether an acceptance speaks of a file, by its name or by the end of its path.
fn is_of_file(it: &Acceptance, path: &str) -> bool {
    let ends = |path: &str, wanted: &str| {
        let before = path.strip_suffix(wanted);
        before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
    };
    // Acceptances are written of what is shown: names of files and headers are masked there.
    let masked = |wanted: &str| ends(&mask(path), wanted);
    let wanted = it.file.as_ref();
    wanted.is_none_or(|wanted| ends(path, wanted) || masked(wanted))
}

#[cfg(test)]
mod tests {
    use super::{Acceptances, Standing};
    use crate::check::Registry;
    use crate::fact::{FactKind, Params, Place};
    use crate::finding::{About, Cause, Code, Finding, RecordKey, Severity};
    use crate::model::acceptance::Acceptance;
    use crate::model::period::Day;

    fn accepted(change: impl FnOnce(&mut Acceptance)) -> Acceptances {
        let mut acceptance = Acceptance {
            rule: "V041".to_owned(),
            reason: "confermato".to_owned(),
            ..Acceptance::default()
        };
        change(&mut acceptance);
        let on = Day::parse("2026-11-30");
        Acceptances::new(&Registry::new(), vec![acceptance], on).unwrap()
    }

    fn covers(all: &Acceptances) -> bool {
        let finding = Finding {
            code: Code("V041"),
            severity: Severity::Error,
            place: Place::Run,
            params: Params(vec![("value", "boh".to_owned())]),
            related: Vec::new(),
            cause: Cause::Values,
        };
        let about = About {
            key: Some(RecordKey {
                unit: "DIR-1".to_owned(),
                id: "A1".to_owned(),
            }),
            ..About::default()
        };
        let standing = Standing {
            file: "schede/a.csv",
            header: "Programmabile",
        };
        all.covering(&finding, &about, standing).is_some()
    }

    #[test]
    fn what_is_said_must_fit() {
        #[track_caller]
        fn case(expected: bool, change: impl FnOnce(&mut Acceptance)) {
            assert_eq!(covers(&accepted(change)), expected);
        }
        let some = |text: &str| Some(text.to_owned());
        case(true, |_| {});
        case(true, |it| it.file = some("a.csv"));
        case(true, |it| it.file = some("schede/a.csv"));
        case(false, |it| it.file = some(".csv"));
        case(true, |it| it.column = some("PROGRAMMABILE"));
        case(false, |it| it.column = some("Altro"));
        case(true, |it| it.record = some("A1"));
        case(false, |it| it.record = some("A2"));
        case(false, |it| it.body = some("DIR-2"));
        case(true, |it| it.value = some("boh"));
        case(false, |it| it.value = some("forse"));
        case(false, |it| it.rule = "V042".to_owned());
        case(false, |it| it.reason = String::new());
        case(true, |it| it.expires = Day::parse("2026-11-30"));
        case(false, |it| it.expires = Day::parse("2026-11-29"));
    }

    #[test]
    fn of_several_the_one_that_says_most_covers() {
        let one = |value: Option<&str>| Acceptance {
            rule: "V041".to_owned(),
            reason: "confermato".to_owned(),
            column: Some("Programmabile".to_owned()),
            value: value.map(str::to_owned),
            ..Acceptance::default()
        };
        let all = vec![one(None), one(Some("boh")), one(Some("boh"))];
        let all = Acceptances::new(&Registry::new(), all, None).unwrap();
        let finding = |value: &str| Finding {
            code: Code("V041"),
            severity: Severity::Error,
            place: Place::Run,
            params: Params(vec![("value", value.to_owned())]),
            related: Vec::new(),
            cause: Cause::Values,
        };
        let standing = Standing {
            file: "schede/a.csv",
            header: "Programmabile",
        };
        let by = |value| all.covering(&finding(value), &About::default(), standing);
        assert_eq!(by("boh"), Some(1));
        assert_eq!(by("forse"), Some(0));
    }

    #[test]
    fn masked_names_of_files_fit() {
        let all = accepted(|it| it.file = Some("scheda RSS***.csv".to_owned()));
        let finding = Finding {
            code: Code("V041"),
            severity: Severity::Error,
            place: Place::Run,
            params: Params::default(),
            related: Vec::new(),
            cause: Cause::Values,
        };
        let standing = Standing {
            file: "schede/scheda RSSMRA80A01Z999X.csv",
            header: "",
        };
        let by = all.covering(&finding, &About::default(), standing);
        assert_eq!(by, Some(0));
    }

    #[test]
    fn what_covers_nothing_is_said() {
        let files = ["schede/a.csv"];
        let kinds = |all: &Acceptances, used: u64| -> Vec<FactKind> {
            let unused = all.unused(&[used], &|_| true, &files);
            all.facts(&unused).iter().map(|fact| fact.kind).collect()
        };
        assert_eq!(kinds(&accepted(|_| {}), 1), []);
        assert_eq!(kinds(&accepted(|_| {}), 0), [FactKind::UnusedAcceptance]);
        let unasked = accepted(|_| {});
        assert!(unasked.unused(&[0], &|_| false, &files).is_empty());
        let of_file = |name: &str| accepted(|it| it.file = Some(name.to_owned()));
        assert_eq!(kinds(&of_file("a.csv"), 0), [FactKind::UnusedAcceptance]);
        assert_eq!(kinds(&of_file("b.csv"), 0), []); // not read in this run
        let bare = accepted(|it| it.reason = String::new());
        assert_eq!(kinds(&bare, 0), [FactKind::AcceptanceWithoutReason]);
        assert!(bare.expired().is_empty()); // it waits for its reason
        let old = accepted(|it| it.expires = Day::parse("2020-01-01"));
        assert_eq!(kinds(&old, 0), [FactKind::ExpiredAcceptance]);
        assert_eq!(old.expired(), [0]);
    }
}
