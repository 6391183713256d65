//! Ids of activities: kept where there is one, continued where a unit counts, derived else.
//!
//! Never here: which activities are one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Start, derived};
use crate::matching::fold;
use crate::model::columns::Field;

/// Ids that are taken, and how units count.
pub(super) struct Ids {
    /// Unit and id, folded.
    taken: BTreeSet<(String, String)>,
    /// By unit and what stands before the number: how many ids begin so, and how wide numbers are.
    patterns: BTreeMap<String, BTreeMap<String, (usize, usize)>>,
    /// By what stands before the number, and by the unit where that is nothing: the last number.
    last: BTreeMap<(String, String), u64>,
}

impl Ids {
    /// Takes the ids of last year, of what has ended, and those that offices give this year.
    pub(super) fn of(start: &Start<'_>) -> Self {
        let mut ids = Self {
            taken: BTreeSet::new(),
            patterns: BTreeMap::new(),
            last: BTreeMap::new(),
        };
        for year in [start.old, start.ceased] {
            for (row, unit) in year.form.rows.iter().zip(year.units) {
                let id = year.form.text(row, Field::Id);
                ids.take(unit, id);
                ids.count(unit, id);
            }
        }
        // What offices write this year shows no pattern, but its numbers are not given again.
        for (row, unit) in start.new.form.rows.iter().zip(start.new.units) {
            ids.see_number(unit, start.new.form.text(row, Field::Id));
        }
        ids
    }

    fn take(&mut self, unit: &str, id: &str) {
        if !id.is_empty() {
            self.taken.insert((unit.to_owned(), fold(id)));
        }
    }

    fn is_free(&self, unit: &str, id: &str) -> bool {
        !self.taken.contains(&(unit.to_owned(), fold(id)))
    }

    fn count(&mut self, unit: &str, id: &str) {
        self.see_number(unit, id);
        if let Some((head, digits)) = parted(id) {
            let unit = self.patterns.entry(unit.to_owned()).or_default();
            let (count, width) = unit.entry(head.to_owned()).or_default();
            *count += 1;
            *width = (*width).max(digits.len());
        }
    }

    fn see_number(&mut self, unit: &str, id: &str) {
        if let Some((head, digits)) = parted(id)
            && let Ok(number) = digits.parse::<u64>()
        {
            let last = self.last.entry(counter(unit, head)).or_default();
            *last = number.max(*last);
        }
    }

    /// Returns the id of an activity of last year: its own, else this year's, else the one that it
    /// was known by.
    pub(super) fn of_old(&mut self, start: &Start<'_>, old: usize, new: Option<usize>) -> String {
        let own = start.old.form.text(&start.old.form.rows[old], Field::Id);
        if !own.is_empty() {
            return own.to_owned();
        }
        let unit = &start.old.units[old];
        let given = new.map_or("", |new| {
            start.new.form.text(&start.new.form.rows[new], Field::Id)
        });
        if !given.is_empty() && self.is_free(unit, given) {
            self.take(unit, given);
            return given.to_owned();
        }
        self.unique(unit, &derived(&start.old, old))
    }

    /// Returns the id of an activity that is new, or back.
    pub(super) fn of_new(&mut self, start: &Start<'_>, new: usize, back: Option<usize>) -> String {
        let unit = &start.new.units[new];
        if let Some(back) = back {
            let id = start
                .ceased
                .form
                .text(&start.ceased.form.rows[back], Field::Id);
            if !id.is_empty() {
                return id.to_owned();
            }
        }
        let own = start.new.form.text(&start.new.form.rows[new], Field::Id);
        if !own.is_empty() && self.is_free(unit, own) {
            self.take(unit, own);
            return own.to_owned();
        }
        let usual = self.patterns.get(unit).and_then(|patterns| {
            // Of those as frequent, the first by its text.
            let usual = patterns.iter().rev().max_by_key(|(_, (count, _))| *count)?;
            Some((usual.0.clone(), usual.1.1))
        });
        let Some((head, width)) = usual else {
            return self.unique(unit, &derived(&start.new, new));
        };
        let last = self.last.entry(counter(unit, &head)).or_default();
        *last = last.saturating_add(1);
        let id = format!("{head}{last:0width$}");
        self.unique(unit, &id)
    }

    fn unique(&mut self, unit: &str, id: &str) -> String {
        let mut unique = id.to_owned();
        let mut again = 2;
        while !self.is_free(unit, &unique) {
            unique = format!("{id}-{again}");
            again += 1;
        }
        self.take(unit, &unique);
        unique
    }
}

/// Parts an id into what stands before its last number, and the number.
fn parted(id: &str) -> Option<(&str, &str)> {
    let head = id.trim_end_matches(|it: char| it.is_ascii_digit());
    let digits = &id[head.len()..];
    // Digests end in digits by chance.
    ((1..=9).contains(&digits.len()) && !id.starts_with("d-")).then_some((head, digits))
}

fn counter(unit: &str, head: &str) -> (String, String) {
    let unit = if head.is_empty() { unit } else { "" };
    (head.to_owned(), unit.to_owned())
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn an_id_is_parted_before_its_last_number() {
        assert_eq!(parted("AN-07"), Some(("AN-", "07")));
        assert_eq!(parted("12"), Some(("", "12")));
        assert_eq!(parted("protocollo"), None);
        assert_eq!(parted("d-0123456789ab"), None);
        assert_eq!(parted("A-12345678901"), None);
    }
}
