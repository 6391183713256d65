//! What stands around the cells of a worksheet and only says something about it: validations,
//! comments, filters; and formulas that change by themselves.
//!
//! Never here: cells, merges, what is hidden (`sheet`). Source: [MS-XLS] 2.4.

use super::compound::u16_at;
use crate::intake::rows::SheetFacts;

/// Notes a record that is no cell.
pub(super) fn note(kind: u16, data: &[u8], facts: &mut SheetFacts) {
    match kind {
        // Dv
        0x01BE => facts.validations = facts.validations.saturating_add(1),
        // Note
        0x001C => {
            facts.comments = facts.comments.saturating_add(1);
            if facts.commented.len() < SheetFacts::MOST_COMMENTED {
                let cell = (u32::from(u16_at(data, 0)) + 1, u16_at(data, 2));
                facts.commented.push(cell);
            }
        }
        // FilterMode: a filter hides rows
        0x009B => facts.filtered = true,
        _ => {}
    }
}

/// Says whether a formula record begins with the token that marks it as volatile.
pub(super) fn is_volatile(data: &[u8]) -> bool {
    const TOKENS: usize = 22;
    let first = data.get(TOKENS..TOKENS + 2);
    first.is_some_and(|first| first[0] == 0x19 && first[1] & 1 != 0)
}

#[cfg(test)]
mod tests {
    use super::{is_volatile, note};
    use crate::intake::rows::SheetFacts;

    #[test]
    fn the_first_token_tells() {
        let record = |tokens: &[u8]| [&[0; 22], tokens].concat();
        assert!(is_volatile(&record(&[0x19, 0x01, 0, 0, 0x41, 221, 0]))); // TODAY()
        assert!(!is_volatile(&record(&[0x19, 0x10, 0, 0])));
        assert!(!is_volatile(&record(&[0x1E, 1, 0])));
        assert!(!is_volatile(&record(&[])));
    }

    #[test]
    fn comments_and_filters_are_noted() {
        let mut facts = SheetFacts::default();
        note(0x001C, &[4, 0, 2, 0, 0, 0], &mut facts);
        note(0x009B, &[], &mut facts);
        assert_eq!((facts.comments, facts.filtered), (1, true));
        assert_eq!(facts.commented, [(5, 2)]);
    }
}
