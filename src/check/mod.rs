//! From what was noticed to what is wrong; and the only door to the figures.
//!
//! Lives here: the registry of rules, and who is let in. Never here: reading files, mending data,
//! a figure, or how a finding is shown.

mod acceptance;
mod alike;
mod charted;
mod codes;
mod dates;
mod doubled;
mod filling;
mod hints;
mod inspector;
mod lookers;
mod mojibake;
mod names;
mod notes;
mod persons;
mod policy;
mod printed_totals;
mod row;
mod rule;
mod rules;
mod seen;
mod sender;
mod somebody;
mod spellings;
mod stands;
mod stats;
mod sums;
mod survey;
#[cfg(test)]
mod surveying;
mod unit_totals;
mod view;
mod years;

use std::collections::BTreeMap;

use crate::fact::{Fact, FactKind};
use crate::finding::{Code, Finding, Safety, Wording};
use crate::lang::Lang;
use crate::model::activity::{Admitted, LeftOut, RowDraft, RowKind};
use crate::origin::FileKind;

pub use acceptance::{Acceptances, Standing};
pub use hints::Hint;
pub use inspector::Inspector;
pub use lookers::Lookers;
pub use names::field_name;
pub use notes::{Note, Notes};
pub use persons::person_facts;
pub use policy::RulePolicy;
pub use row::{Nameless, nameless, row_facts};
pub use rule::{Fix, Looks, Need, Rule, Words};
pub use rules::broken_headers;
pub use stands::Label;
pub use sums::{RunningSums, Unlabelled};
pub use survey::{Catalogue, Compared, Survey, survey};
pub use view::{CellView, ColumnView, Role, RowView, TableView};

/// Lets a row into the figures, or says why it is left out. Nothing else decides that.
///
/// An answer that could not be read is unknown, never "no" and never "missing": its cell has a
/// finding, its row still counts.
pub fn admit_row<'a>(row: &'a RowDraft<'a>) -> Result<Admitted<'a>, LeftOut> {
    match row.kind {
        RowKind::Blank => Err(LeftOut::Blank),
        RowKind::RepeatedHeader => Err(LeftOut::RepeatedHeader),
        RowKind::PrintedTotal => Err(LeftOut::PrintedTotal),
        RowKind::Sample => Err(LeftOut::SampleRow),
        RowKind::Ended => Err(LeftOut::Ended),
        RowKind::Data if is_blank(row.id) && is_blank(row.name) => Err(LeftOut::NeitherIdNorName),
        RowKind::Data => Ok(Admitted::by_check(row)),
    }
}

/// Says whether a text is white space alone; the first letter tells.
fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// All rules: judges facts and words findings.
#[derive(Debug)]
pub struct Registry {
    by_fact: BTreeMap<FactKind, &'static Rule>,
    by_code: BTreeMap<Code, &'static Rule>,
}

impl Default for Registry {
    fn default() -> Self {
        Self::new()
    }
}

impl Registry {
    /// Makes the registry of the rules that are built in.
    #[must_use]
    pub fn new() -> Self {
        let by_fact = rules::ALL
            .iter()
            .flat_map(|rule| rule.facts.iter().map(|fact| (*fact, *rule)))
            .collect();
        let by_code = rules::ALL.iter().map(|rule| (rule.code, *rule)).collect();
        Self { by_fact, by_code }
    }

    /// Returns all rules, ascending by code.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        self.by_code.values().copied()
    }

    /// Returns the rule with this code or slug, whatever the case: `v041`, `answer-unknown`.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&'static Rule> {
        self.rules().find(|rule| {
            rule.code.0.eq_ignore_ascii_case(name) || rule.slug.eq_ignore_ascii_case(name)
        })
    }

    /// Returns the codes of the rules that a name stands for: a code, a slug, the beginning of
    /// codes.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<Code> {
        if let Some(rule) = self.find(name) {
            return vec![rule.code];
        }
        let begins = |code: &str| {
            let head = code.get(..name.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(name)) && !name.is_empty()
        };
        let rules = self.rules().filter(|rule| begins(rule.code.0));
        rules.map(|rule| rule.code).collect()
    }

    /// Returns the rule with this code.
    #[must_use]
    pub fn rule(&self, code: Code) -> Option<&'static Rule> {
        self.by_code.get(&code).copied()
    }

    /// Says what the rules make of a fact; `None` where no rule minds it.
    #[must_use]
    pub fn judge(&self, fact: &Fact) -> Option<Finding> {
        let rule = self.by_fact.get(&fact.kind)?;
        Some(Finding {
            code: rule.code,
            severity: rule.severity,
            place: fact.place,
            params: fact.params.clone(),
            related: fact.related.clone(),
            cause: rule.cause,
        })
    }
}

impl Wording for Registry {
    fn slug(&self, code: Code) -> &'static str {
        self.by_code.get(&code).map_or("", |rule| rule.slug)
    }

    fn message(&self, finding: &Finding, lang: Lang) -> String {
        self.by_code
            .get(&finding.code)
            .map_or_else(String::new, |rule| rule.message.say(&finding.params, lang))
    }

    fn help(&self, finding: &Finding, lang: Lang) -> Option<String> {
        let help = self.by_code.get(&finding.code)?.help.as_ref()?;
        Some(help.say(&finding.params, lang))
    }

    fn sender_help(&self, finding: &Finding, lang: Lang) -> Option<String> {
        let rule = self.by_code.get(&finding.code)?;
        let help = rule.sender_help.as_ref().or(rule.help.as_ref())?;
        // The template is cut and not the sentence: a header may hold a bracket.
        let cut = |text: &str| sender::for_the_sender(text);
        help.say_cut(&finding.params, lang, cut)
    }

    fn expected(&self, finding: &Finding, lang: Lang) -> Option<String> {
        let expected = self.by_code.get(&finding.code)?.expected.as_ref()?;
        Some(expected.say(&finding.params, lang))
    }

    fn summary(&self, code: Code, lang: Lang) -> &'static str {
        self.by_code
            .get(&code)
            .map_or("", |rule| rule.summary.get(lang))
    }

    fn explain(&self, code: Code, lang: Lang) -> &'static str {
        self.by_code
            .get(&code)
            .map_or("", |rule| rule.explain.get(lang))
    }

    fn field(&self, key: &str, lang: Lang) -> String {
        names::field(key, lang)
    }

    fn fix(&self, finding: &Finding, kind: FileKind) -> Option<Safety> {
        let rule = self.by_code.get(&finding.code)?;
        let safety = rule.safety(&finding.params);
        safety.filter(|_| rule.fix.fits(kind))
    }
}

#[cfg(test)]
mod tests;
