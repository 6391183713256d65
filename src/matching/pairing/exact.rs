//! Pairs of equal keys: same name, and same id where there is no name. By numbers alone.
//!
//! Never here: names that differ (`likely`).

use super::{Key, Pair, PairedBy, Pairing, SAME, Side};

/// Pairs what has the same unit and name, best those with the same id and process too; then what
/// has the same unit and id, and no name on a side.
pub(super) fn pair(before: &Side<'_>, now: &Side<'_>, pairing: &mut Pairing) {
    let named = |key: &Key| key.name != 0;
    stage(before, now, pairing, PairedBy::Name, |key| {
        named(key).then_some([key.unit, key.id, key.process, key.name])
    });
    stage(before, now, pairing, PairedBy::Name, |key| {
        named(key).then_some([key.unit, 0, key.process, key.name])
    });
    stage(before, now, pairing, PairedBy::Name, |key| {
        (named(key) && key.id != 0).then_some([key.unit, key.id, 0, key.name])
    });
    stage(before, now, pairing, PairedBy::Name, |key| {
        named(key).then_some([key.unit, 0, 0, key.name])
    });
    // Names that differ are weighed; where one is missing, the id must do.
    let id = |key: &Key| (key.id != 0).then_some([key.unit, key.id]);
    let nameless = |side: &Side<'_>, places: &[usize]| {
        let keys = places.iter().map(|place| side.keys[*place]);
        keys.filter(|key| !named(key))
            .filter_map(|key| id(&key))
            .collect::<Vec<_>>()
    };
    let mut either = nameless(before, &pairing.gone);
    either.extend(nameless(now, &pairing.new));
    if either.is_empty() {
        return;
    }
    either.sort_unstable();
    stage(before, now, pairing, PairedBy::Id, |key| {
        let id = id(key)?;
        either.binary_search(&id).ok()?;
        Some([id[0], id[1], 0, 0])
    });
}

/// Pairs rows of equal keys; rows whose key is `None` stay alone. Where several have the same key,
/// their texts decide and not their order.
fn stage(
    before: &Side<'_>,
    now: &Side<'_>,
    pairing: &mut Pairing,
    by: PairedBy,
    key: impl Fn(&Key) -> Option<[u32; 4]>,
) {
    let keyed = |places: &[usize], side: &Side<'_>| {
        let with = |place: &usize| key(&side.keys[*place]).map(|key| (key, *place));
        let mut list: Vec<([u32; 4], usize)> = places.iter().filter_map(with).collect();
        list.sort_unstable();
        list
    };
    let olds = keyed(&pairing.gone, before);
    let news = keyed(&pairing.new, now);
    let mut from = 0;
    let paired = pairing.pairs.len();
    for group in news.chunk_by(|one, two| one.0 == two.0) {
        let key = group[0].0;
        while olds.get(from).is_some_and(|old| old.0 < key) {
            from += 1;
        }
        let mut end = from;
        while olds.get(end).is_some_and(|old| old.0 == key) {
            end += 1;
        }
        let mut push = |before: usize, now: usize| {
            pairing.pairs.push(Pair {
                before,
                now,
                by,
                likeness: SAME,
                score: SAME,
            });
        };
        match (&olds[from..end], group) {
            ([], _) => {}
            ([(_, before)], [(_, now)]) => push(*before, *now),
            (old, new) => {
                let pairs = in_order(old, before).into_iter().zip(in_order(new, now));
                pairs.for_each(|(before, now)| push(before, now));
            }
        }
        from = end;
    }
    if pairing.pairs.len() > paired {
        pairing.leave_paired(before.keys.len(), now.keys.len());
    }
}

fn in_order(group: &[([u32; 4], usize)], side: &Side<'_>) -> Vec<usize> {
    let mut group: Vec<usize> = group.iter().map(|(_, place)| *place).collect();
    if group.len() > 1 {
        group.sort_by_key(|place| (side.texts)(*place));
    }
    group
}
