//! Which rules run and how much each weighs: what the configuration and the command line say.
//!
//! Never here: where they say it (`config`, `commands`).

use std::collections::BTreeMap;

use super::Registry;
use crate::finding::{Code, Severity};

/// Which rules run, and how much each weighs.
#[derive(Debug, Clone, Default)]
pub struct RulePolicy {
    /// Rules that do not run.
    off: Vec<Code>,
    /// Weights other than the rules' own.
    severities: BTreeMap<Code, Severity>,
}

impl RulePolicy {
    /// Settles which rules run. Names are codes, slugs or beginnings of codes, whatever the case:
    /// `F`, `v04`, `answer-unknown`. The more exact name wins; of two alike `ignore` does.
    ///
    /// # Errors
    ///
    /// The name that no rule has.
    pub fn settle(
        registry: &Registry,
        select: &[String],
        ignore: &[String],
        severities: &[(String, Severity)],
    ) -> Result<Self, String> {
        let mut policy = Self::default();
        let named = |name: &String| match registry.named(name) {
            found if found.is_empty() => Err(name.clone()),
            found => Ok((name.len(), found)),
        };
        let select = select.iter().map(named).collect::<Result<Vec<_>, _>>()?;
        let ignore = ignore.iter().map(named).collect::<Result<Vec<_>, _>>()?;
        let exact = |list: &[(usize, Vec<Code>)], code: Code| {
            let with = list.iter().filter(|(_, codes)| codes.contains(&code));
            with.map(|(exact, _)| *exact).max()
        };
        for rule in registry.rules() {
            let chosen = exact(&select, rule.code);
            let runs = match (chosen, exact(&ignore, rule.code)) {
                (Some(chosen), Some(ignored)) => chosen > ignored,
                (None, Some(_)) => false,
                (Some(_), None) => true,
                (None, None) => select.is_empty(),
            };
            if !runs {
                policy.off.push(rule.code);
            }
        }
        for (name, severity) in severities {
            let (_, codes) = named(name)?;
            policy
                .severities
                .extend(codes.into_iter().map(|code| (code, *severity)));
        }
        Ok(policy)
    }

    /// Says whether a rule runs.
    #[must_use]
    pub fn runs(&self, code: Code) -> bool {
        !self.off.contains(&code)
    }

    /// Returns how much a finding of a rule weighs, whose own weight is `own`.
    #[must_use]
    pub fn weighs(&self, code: Code, own: Severity) -> Severity {
        self.severities.get(&code).copied().unwrap_or(own)
    }
}

#[cfg(test)]
mod tests {
    use super::RulePolicy;
    use crate::check::Registry;
    use crate::finding::{Code, Severity};

    #[test]
    fn the_more_exact_name_wins() {
        #[track_caller]
        fn case(select: &[&str], ignore: &[&str], code: &'static str, runs: bool) {
            let list = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
            let policy =
                RulePolicy::settle(&Registry::new(), &list(select), &list(ignore), &[]).unwrap();
            assert_eq!(policy.runs(Code(code)), runs);
        }
        case(&[], &[], "V041", true);
        case(&["F"], &[], "V041", false);
        case(&["F", "v04"], &[], "V041", true);
        case(&[], &["V"], "V041", false);
        case(&["answer-unknown"], &["V"], "V041", true);
        case(&["V"], &["V041"], "V041", false);
        case(&["V041"], &["V041"], "V041", false);
    }

    #[test]
    fn weights_are_set_and_unknown_names_refused() {
        let weights = [("V041".to_owned(), Severity::Info)];
        let policy = RulePolicy::settle(&Registry::new(), &[], &[], &weights).unwrap();
        assert_eq!(policy.weighs(Code("V041"), Severity::Error), Severity::Info);
        assert_eq!(
            policy.weighs(Code("V042"), Severity::Error),
            Severity::Error
        );
        let refused = RulePolicy::settle(&Registry::new(), &["Z9".to_owned()], &[], &[]);
        assert_eq!(refused.unwrap_err(), "Z9");
    }
}
