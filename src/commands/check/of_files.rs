//! What is said of files as a whole, once all were read: rows that rules passed over, names that lack
//! what the others have.
//!
//! Never here: the rows of a file.

use std::collections::{BTreeMap, BTreeSet};

use crate::commands::check::join::Joined;
use crate::commands::check::terms::Terms;
use crate::fact::{Fact, FactKind, Place};
use crate::intake::file_names;
use crate::intake::open::Input;
use crate::model::checked::NotChecked;

/// Says which rules passed over rows, for each file.
pub(super) fn note_not_checked(joined: &mut Joined, terms: &Terms<'_>, not_checked: &[NotChecked]) {
    let mut of_file: BTreeMap<u32, (BTreeSet<&str>, u64)> = BTreeMap::new();
    for it in not_checked.iter().filter(|it| it.rows > 0) {
        if let Some(file) = it.file {
            let (codes, rows) = of_file.entry(file).or_default();
            codes.insert(it.rule.0);
            *rows = it.rows.max(*rows);
        }
    }
    let mut ledger = joined.ledger(terms);
    for (file, (codes, rows)) in of_file {
        let codes: Vec<&str> = codes.into_iter().collect();
        ledger.fact(
            Fact::new(FactKind::NotChecked, Place::File(file))
                .with("list", codes.join(", "))
                .with("found", rows.to_string()),
        );
    }
    joined.take(ledger);
}

/// Says which files have a name that lacks what the names of the others have.
pub(super) fn note_names<'f>(
    joined: &mut Joined,
    terms: &Terms<'_>,
    files: impl Iterator<Item = (u32, &'f Input)>,
    year: Option<i32>,
) {
    let units = terms.units();
    let in_chart = |text: &str| units.code_in_chart(text);
    let names: Vec<(u32, String)> = files
        .filter(|(_, input)| matches!(input, Input::File(_)))
        .map(|(file, input)| (file, input.shown()))
        .collect();
    let names: Vec<(u32, &str)> = names.iter().map(|(at, name)| (*at, &**name)).collect();
    let mut ledger = joined.ledger(terms);
    for fact in file_names::lacking(&names, &in_chart, year) {
        ledger.fact(fact);
    }
    joined.take(ledger);
}
