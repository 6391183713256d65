//! Italian telephone numbers, as people write them.
//!
//! Pure. Never here: whether a number leads to a person (`check`).

/// The most groups of digits in a number.
const MOST_GROUPS: usize = 7;

/// Returns the end of the telephone number that begins at byte `at`, if one does: `+39 …`, a
/// mobile number `3xx …`, or a landline `0x… …` whose prefix stands apart or that follows `tel`.
pub(super) fn phone(text: &str, at: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[at..];
    let abroad = [&b"+39"[..], b"0039", b"(+39)", b"(0039)"]
        .into_iter()
        .find(|prefix| bytes.starts_with(prefix))
        .map_or(0, <[u8]>::len);
    let groups = read(bytes, abroad);
    (1..=groups.len()).rev().find_map(|count| {
        let (own, next) = (&groups[..count], groups.get(count));
        let end = own.last()?.end;
        let whole = match next {
            // A year or an extension may follow a mobile number, in a name of a file above all.
            Some(next) => next.before == b' ' && is_mobile(own) && digits(own) == 10,
            None => !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric),
        };
        let called = || is_called(&text[..at]);
        (whole && fits(own, abroad > 0, &called)).then_some(at + end)
    })
}

/// Words that stand before a telephone number.
const CALLED: [&str; 19] = [
    "chiamare",
    "chiamata",
    "contattare",
    "reperibile",
    "reperibilità",
    "whatsapp",
    "sms",
    "tel",
    "telefono",
    "telef",
    "cell",
    "cellulare",
    "mob",
    "fax",
    "phone",
    "mobile",
    "recapito",
    "telefonico",
    "tfn",
];

/// Words that may stand between such a word and the number.
const BETWEEN: [&str; 16] = [
    "il",
    "allo",
    "di",
    "del",
    "della",
    "servizio",
    "personale",
    "privato",
    "ufficio",
    "aziendale",
    "n",
    "nr",
    "numero",
    "al",
    "fisso",
    "diretto",
];

/// Says whether a text ends with what stands before a telephone number: `tel.`, `cellulare di
/// servizio`.
#[must_use]
pub fn is_called(before: &str) -> bool {
    let words = before.rsplit(|char: char| !char.is_alphabetic());
    let mut words = words.filter(|word| !word.is_empty()).take(4);
    let first = before.trim_end_matches([' ', ':', '.', '°', '(', '\u{a0}', '/']);
    // A digit between says that the word belongs to another number.
    if first.ends_with(|char: char| !char.is_alphabetic()) {
        return false;
    }
    words
        .find(|word| !BETWEEN.contains(&word.to_lowercase().as_str()))
        .is_some_and(|word| CALLED.contains(&word.to_lowercase().as_str()))
}

/// Digits in a row.
struct Group {
    /// The first two.
    head: [u8; 2],
    /// How many.
    count: usize,
    /// What parts it from the group before it; 0: nothing, or a bracket.
    before: u8,
    /// The byte after it, a closing bracket too.
    end: usize,
}

/// Reads digits in groups, parted by a space, a hyphen, a stroke or a point; the first may stand
/// in brackets.
fn read(bytes: &[u8], from: usize) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = from;
    while groups.len() < MOST_GROUPS {
        let mut before = 0;
        if let Some(sign @ (b' ' | b'-' | b'/' | b'.')) = bytes.get(at)
            && at > 0
        {
            before = *sign;
            at += 1;
        }
        let bracket = groups.is_empty() && bytes.get(at) == Some(&b'(');
        at += usize::from(bracket);
        let rest = bytes.get(at..).unwrap_or_default();
        let count = rest.iter().take_while(|it| it.is_ascii_digit()).count();
        if count == 0 {
            break;
        }
        let head = [rest[0], rest.get(1).copied().unwrap_or(0)];
        at += count;
        if bracket {
            if bytes.get(at) != Some(&b')') {
                break;
            }
            at += 1;
        }
        groups.push(Group {
            head,
            count,
            before,
            end: at,
        });
    }
    groups
}

fn digits(groups: &[Group]) -> usize {
    groups.iter().map(|it| it.count).sum()
}

fn fits(groups: &[Group], abroad: bool, called: &dyn Fn() -> bool) -> bool {
    let count = digits(groups);
    match groups[0].head[0] {
        _ if abroad => (8..=11).contains(&count),
        b'3' => is_mobile(groups),
        b'0' => (8..=11).contains(&count) && is_landline(groups, called),
        _ => false,
    }
}

/// Tells a mobile number from an amount: `320.123.456` has three digits in every group.
fn is_mobile(groups: &[Group]) -> bool {
    let count = digits(groups);
    let first = &groups[0];
    let amount = count == 9
        && groups.len() > 1
        && groups.iter().all(|it| it.count == 3 && it.before != b' ')
        && groups[1..].iter().all(|it| it.before == b'.');
    first.head[0] == b'3'
        && (9..=10).contains(&count)
        && (groups.len() == 1 || first.count == 3)
        && !amount
}

/// Tells a landline from a date or an id: one prefix and one number, nine digits in groups parted
/// by spaces or points after the prefix, or digits behind `tel`.
fn is_landline(groups: &[Group], called: &dyn Fn() -> bool) -> bool {
    let counts: Vec<usize> = groups.iter().map(|it| it.count).collect();
    match counts.as_slice() {
        [_] => called(),
        // `03 20260331` is the third file of a day.
        [2..=4, 8] => &groups[1].head != b"20",
        [2..=4, number] => *number >= 5,
        [2..=4, _, _, ..] => {
            let spaced = groups[2..].iter().all(|it| it.before == b' ');
            let prefixed = matches!(groups[1].before, b' ' | b'/' | b'-' | 0);
            spaced && prefixed && digits(groups) >= 9
        }
        _ => false,
    }
}
