//! What a text holds at one glance, byte by byte: enough to know that most texts cannot hold what
//! somebody looks for.
//!
//! Pure. Never here: what is looked for (`personal`, the rules of `check`).

/// Signs that a text may have. A set of them is one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs(u16);

impl Signs {
    /// Every text has it.
    pub const ANY: Self = Self(1);
    /// A digit.
    pub const DIGIT: Self = Self(1 << 1);
    /// Seven digits or more, anywhere.
    pub const DIGITS: Self = Self(1 << 2);
    /// Fifteen ASCII letters and digits or more, anywhere.
    pub const LONG: Self = Self(1 << 3);
    /// `@`.
    pub const AT: Self = Self(1 << 4);
    /// A point.
    pub const POINT: Self = Self(1 << 5);
    /// A byte beyond ASCII.
    pub const HIGH: Self = Self(1 << 6);
    /// A control character: a line break, a tab.
    pub const CONTROL: Self = Self(1 << 7);
    /// A byte of an apostrophe or of an accent that stands alone.
    pub const QUOTE: Self = Self(1 << 8);
    /// A blank or a line break at an end, or two blanks in a row.
    pub const BLANKS: Self = Self(1 << 9);
    /// It begins with a sign, a blank or a control character.
    pub const MARKED: Self = Self(1 << 10);
    /// An opening bracket, round or square.
    pub const BRACKET: Self = Self(1 << 12);
    /// Two capitals of ASCII or more.
    pub const CAPITALS: Self = Self(1 << 13);
    /// The cell around the text is not plain: a formula, an error, a format of its own.
    pub const FLAGGED: Self = Self(1 << 11);

    /// Returns the signs of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Says whether one of the signs is here.
    #[must_use]
    #[inline]
    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Looks at a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
            return Self::ANY;
        };
        if bytes.len() >> LANE > 0 {
            return Self(!(LETTER | BLANK));
        }
        let (mut seen, mut counts) = (0_u16, 0_u64);
        let (mut twice, mut before) = (0_u16, 0_u16);
        for byte in bytes {
            let class = CLASSES[usize::from(*byte)];
            seen |= class;
            counts += COUNTS[usize::from(*byte)];
            twice |= class & before;
            before = class & BLANK;
        }
        let count = |lane: u32| counts >> (lane * LANE) & ((1 << LANE) - 1);
        let (digits, letters, capitals) = (count(0), count(1), count(2));
        let mut signs = Self(seen & !(LETTER | BLANK)).or(Self::ANY);
        let ends = CLASSES[usize::from(*first)] | CLASSES[usize::from(*last)];
        for (holds, sign) in [
            (digits >= 7, Self::DIGITS),
            (digits + letters >= 15, Self::LONG),
            (capitals >= 2, Self::CAPITALS),
            (
                twice != 0 || ends & (BLANK | Self::CONTROL.0) != 0,
                Self::BLANKS,
            ),
            (
                !first.is_ascii_alphanumeric() && first.is_ascii(),
                Self::MARKED,
            ),
        ] {
            if holds {
                signs = signs.or(sign);
            }
        }
        signs
    }
}

/// Classes of bytes that are no signs by themselves.
const LETTER: u16 = 1 << 14;
const BLANK: u16 = 1 << 15;

/// What each byte says.
const CLASSES: [u16; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    loop {
        classes[byte as usize] = match byte {
            b'0'..=b'9' => Signs::DIGIT.0,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b' ' => BLANK,
            b'\t' => BLANK | Signs::CONTROL.0,
            0..=0x1f | 0x7f => Signs::CONTROL.0,
            b'@' => Signs::AT.0,
            b'.' => Signs::POINT.0,
            b'(' | b'[' => Signs::BRACKET.0,
            b'\'' | b'`' => Signs::QUOTE.0,
            // The last bytes of `´` and of `’`.
            0xb4 | 0x99 => Signs::QUOTE.0 | Signs::HIGH.0,
            0x80.. => Signs::HIGH.0,
            _ => 0,
        };
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};

/// How many bits are counted in. No cell is as long; of such a text everything may be true.
const LANE: u32 = 21;

/// What each byte adds: to the digits, above them to the letters, above those to the capitals.
const COUNTS: [u64; 256] = {
    let mut counts = [0; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        if byte.is_ascii_digit() {
            counts[byte as usize] = 1;
        } else if byte.is_ascii_alphabetic() {
            counts[byte as usize] = 1 << LANE;
        }
        if byte.is_ascii_uppercase() {
            counts[byte as usize] |= 1 << (2 * LANE);
        }
        byte += 1;
    }
    counts
};

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn a_glance_sees_what_is_there_and_nothing_else() {
        #[track_caller]
        fn case(all: &[(Signs, &str)], text: &str, expected: &str) {
            let signs = Signs::of(text);
            assert!(signs.has(Signs::ANY));
            let seen = all.iter().filter(|(sign, _)| signs.has(*sign));
            let seen: Vec<&str> = seen.map(|(_, name)| *name).collect();
            assert_eq!(seen.join(" "), expected, "{text:?}");
        }
        let all = [
            (Signs::DIGIT, "digit"),
            (Signs::DIGITS, "digits"),
            (Signs::LONG, "long"),
            (Signs::AT, "at"),
            (Signs::POINT, "point"),
            (Signs::HIGH, "high"),
            (Signs::CONTROL, "control"),
            (Signs::QUOTE, "quote"),
            (Signs::BLANKS, "blanks"),
            (Signs::MARKED, "marked"),
            (Signs::BRACKET, "bracket"),
            (Signs::CAPITALS, "capitals"),
        ];
        case(&all, "", "");
        case(&all, "SI", "capitals");
        case(&all, "Sì", "high");
        case(&all, "A-12", "digit");
        case(&all, "333 123", "digit");
        case(&all, "333 1234", "digit digits");
        case(&all, "Gare, contratti", "");
        case(&all, "Gare e contratti", "");
        case(&all, "Gare per contratti", "long");
        case(&all, "a@b.it", "at point");
        case(&all, "attivita'", "quote");
        case(&all, "l’ufficio", "high quote");
        case(&all, "due  parole", "blanks");
        case(&all, "fine ", "blanks");
        case(&all, " inizio", "blanks marked");
        case(&all, "a\nb", "control");
        case(&all, "a\t b", "control blanks");
        case(&all, "\n", "control blanks marked");
        case(&all, "=1", "digit marked");
        case(&all, "Gare (e altro)", "bracket");
        case(&all, "Anna Re", "capitals");
        case(&all, "A", "");
        let long = Signs::of(&"1".repeat(1 << 21));
        assert!(long.has(Signs::DIGITS) && long.has(Signs::LONG));
    }
}
