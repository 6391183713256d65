//! Headers that a set claims: none may be good for one item and bad for another.
//!
//! Never here: which column of a sheet has the header (`intake`).

use std::collections::BTreeMap;

use super::item::Items;
use crate::criteria::vocabulary::Vocabulary;
use crate::document::{Document, say};
use crate::matching::fold_header;
use crate::model::columns::{Direction, Meaning};

/// Reports every header that is claimed in both directions, by the set's own items or by one of
/// them against the shared headers of another.
pub(super) fn check(items: &Items, document: &Document<'_>) {
    let mut claimed: BTreeMap<String, (Direction, String)> = BTreeMap::new();
    for claim in &items.claims {
        let folded = fold_header(&claim.header.value);
        let Some(item) = items.list().get(usize::from(claim.item)) else {
            continue;
        };
        let shared = || shared(items, &folded, claim.direction);
        let other = match claimed.get(&folded) {
            Some((direction, id)) if *direction != claim.direction => Some(id.clone()),
            _ => shared(),
        };
        if let Some(other) = other {
            let header = &claim.header.value;
            let message = say(
                format!("l'intestazione \"{header}\" è già usata nel verso opposto, per `{other}`"),
                format!(
                    "the header \"{header}\" is already used the other way round, for `{other}`"
                ),
            );
            let help = say(
                "in una sola colonna un sì non può essere un bene e un male: \
                 `shared_headers = false` toglie le intestazioni comuni",
                "a yes in one column cannot be both good and bad: \
                 `shared_headers = false` drops the shared headers",
            );
            document.mistake(claim.header.span.clone(), message, Some(help));
        }
        claimed
            .entry(folded)
            .or_insert_with(|| (claim.direction, item.id.clone()));
    }
}

/// Returns an item of the set whose shared headers hold `folded` in the other direction.
fn shared(items: &Items, folded: &str, direction: Direction) -> Option<String> {
    let meanings = Vocabulary::builtin().headers.get(folded)?;
    meanings.iter().find_map(|meaning| {
        let Meaning::Item(id, other) = meaning else {
            return None;
        };
        let uses = |id: &str| {
            let mut list = items.list().iter();
            list.any(|item| item.shared_headers && item.id == id)
        };
        (*other != direction && uses(id)).then(|| id.clone())
    })
}
