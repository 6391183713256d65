//! What a header may have meant that nobody knows or that means two things: nearly another one, two
//! questions at once, a unit or a part of it.
//!
//! Lives here: what the other headers tell of it. Never here: giving a column to
//! anything (`assign`).

use crate::intake::columns::{ColumnSpec, HeaderCell, is_remarked};
use crate::matching::{fold_header, nearest_header};
use crate::model::columns::{Direction, Field, Meaning};

/// Words that join two questions in one header.
const JOINTS: [&str; 4] = [" e ", " ed ", " and ", " nonché "];

/// Returns the header to write in place of one that is nearly known.
///
/// All headers that the table may have are compared, without what a lookup leaves out too: numbers,
/// `(SI/NO)`, a remark in brackets after the header of a text. What is suggested is the usual one
/// for the same thing. Where a yes under the known one is bad, nothing is: the usual header asks
/// the other way round.
pub(super) fn nearest(spec: &ColumnSpec, text: &str) -> Option<String> {
    let (header, meaning) = near_with_header(spec, text)?;
    // A service is no office: of units each word says something else.
    if matches!(meaning, Meaning::Field(Field::Unit | Field::SubUnit)) {
        return Some(header);
    }
    spec.words.usual_header(&meaning)
}

/// Returns what the header means that is nearest to a text.
pub(in crate::intake) fn near(spec: &ColumnSpec, text: &str) -> Option<Meaning> {
    near_with_header(spec, text).map(|(_, meaning)| meaning)
}

/// Returns the header that is nearest to a text, folded, and what it means.
fn near_with_header(spec: &ColumnSpec, text: &str) -> Option<(String, Meaning)> {
    let remarked = || {
        let (head, _) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
        near_as_a_whole(spec, head).filter(|(_, meaning)| is_remarked(meaning))
    };
    near_as_a_whole(spec, text).or_else(remarked)
}

/// Says whether a header that nobody knows is nearly that of the activity.
pub(super) fn nearly_names(spec: &ColumnSpec, cell: &HeaderCell) -> bool {
    spec.meanings(&cell.lookup).is_empty()
        && near(spec, &cell.lookup) == Some(Meaning::Field(Field::Name))
}

fn near_as_a_whole(spec: &ColumnSpec, text: &str) -> Option<(String, Meaning)> {
    let plain = |(header, meanings): (&'_ String, &'_ Vec<Meaning>)| {
        let [meaning] = meanings.as_slice() else {
            return None;
        };
        let serves = match meaning {
            Meaning::Field(field) => spec.fields.contains(field),
            Meaning::Item(id, direction) => {
                *direction == Direction::YesIsGood && spec.item(id).is_some()
            }
            Meaning::Ask(_) | Meaning::Ignore => false,
        };
        serves.then(|| (header.clone(), meaning.clone()))
    };
    let wanted = Letters::of(&fold_header(text));
    let all = spec.headers.iter();
    let all = all.filter(|(header, _)| wanted.may_be_near(header));
    let denied = denies(text);
    let all = all.filter(|(header, _)| denies(header) == denied);
    let near: Vec<(String, Meaning)> = all.filter_map(plain).collect();
    let found = nearest_header(text, near.iter().map(|(header, _)| header.as_str()))?;
    near.iter().find(|(header, _)| header == found).cloned()
}

/// Says whether a header denies what it names: one letter or two part it from its contrary.
pub(super) fn denies(header: &str) -> bool {
    let folded = fold_header(header);
    let mut words = folded.split(' ');
    words.any(|word| {
        matches!(
            word,
            "non" | "senza" | "assenza" | "nessun" | "not" | "no" | "without"
        )
    })
}

/// How often each letter stands in a text. There are thousands of headers: which of them are like
/// a text is worked out for those alone that have about the same letters.
struct Letters {
    counts: [u16; 128],
    /// `None`: it holds letters beyond ASCII.
    length: Option<usize>,
    bytes: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut counts = [0_u16; 128];
        for byte in text.bytes().filter(u8::is_ascii) {
            let count = &mut counts[usize::from(byte)];
            *count = count.saturating_add(1);
        }
        Self {
            counts,
            length: text.is_ascii().then_some(text.len()),
            bytes: text.len(),
        }
    }

    /// Says whether no more than a fifth of the longer text surely differs from a folded header.
    fn may_be_near(&self, header: &str) -> bool {
        let longer = header.len().max(self.bytes);
        let (Some(length), true) = (self.length, header.is_ascii()) else {
            // Letters of up to two bytes.
            return header.len().abs_diff(self.bytes) * 2 <= longer;
        };
        if header.len().abs_diff(length) * 5 > longer {
            return false;
        }
        let mut left = self.counts;
        let mut shared = 0;
        for byte in header.bytes() {
            let count = &mut left[usize::from(byte)];
            if *count > 0 {
                *count -= 1;
                shared += 1;
            }
        }
        // Each letter that has no mate is one to change.
        (longer - shared) * 5 <= longer
    }
}

/// Returns the questions that one header asks at once, such as *Svolgibile individualmente e
/// programmabile*: two items at least, each named by a header of its own.
pub(super) fn combined(spec: &ColumnSpec, text: &str) -> Vec<(String, Direction)> {
    let parts = parts(text);
    let mut items: Vec<(String, Direction)> = Vec::new();
    for part in &parts {
        let [Meaning::Item(id, direction)] = spec.meanings(part) else {
            return Vec::new();
        };
        if spec.item(id).is_some() && items.iter().all(|(known, _)| known != id) {
            items.push((id.clone(), *direction));
        }
    }
    if items.len() < 2 { Vec::new() } else { items }
}

/// Returns the column that says *unità* and nothing more, where no column names a unit above it:
/// beside *direzione* it is a part, alone it is the unit.
pub(super) fn lone_unit(spec: &ColumnSpec, cells: &[HeaderCell]) -> Option<u16> {
    let unit = Meaning::Field(Field::Unit);
    let part = Meaning::Field(Field::SubUnit);
    let means =
        |cell: &HeaderCell, meaning: &Meaning| spec.meanings(&cell.lookup) == [meaning.clone()];
    let named = cells.iter().any(|cell| means(cell, &unit));
    let mut bare = cells
        .iter()
        .filter(|cell| fold_header(&cell.lookup) == "unita");
    let bare = bare.find(|cell| means(cell, &part))?;
    (!named && spec.fields.contains(&Field::Unit)).then_some(bare.column)
}

/// Cuts a header at every joint; signs part as words do.
fn parts(text: &str) -> Vec<String> {
    let mut text: String = text
        .to_lowercase()
        .chars()
        .map(|char| match char {
            '/' | '+' | '&' | ',' | ';' => '\n',
            other => other,
        })
        .collect();
    for joint in JOINTS {
        text = text.replace(joint, "\n");
    }
    let parts = text.split('\n').map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Letters, combined, denies, lone_unit, nearest};
    use crate::intake::columns::ColumnSpec;
    use crate::intake::testing::header_cells;
    use crate::model::columns::{Direction, Field, Meaning};

    fn spec() -> ColumnSpec {
        let mut spec = crate::intake::testing::spec();
        let mut add = |header: &str, meaning| {
            let more = (header.to_owned(), vec![meaning]);
            spec.headers = spec.headers.clone().with([more]);
        };
        add("n addetti", Meaning::Field(Field::Headcount));
        add("unita", Meaning::Field(Field::SubUnit));
        add("direzione", Meaning::Field(Field::Unit));
        let bad = |item: &str| Meaning::Item(item.to_owned(), Direction::YesIsBad);
        add("carta necessaria", bad("digitale"));
        spec.fields.insert(Field::SubUnit);
        spec
    }

    proptest! {
        /// What is passed over is never like the text.
        #[test]
        fn no_header_that_is_like_is_passed_over(one in "[a-c ]{0,12}", two in "[a-cé ]{0,12}") {
            let (one, two) = (crate::matching::fold(&one), crate::matching::fold(&two));
            let alike = strsim::normalized_damerau_levenshtein(&one, &two) >= 0.8;
            prop_assert!(!alike || Letters::of(&one).may_be_near(&two));
        }
    }

    #[test]
    fn a_header_nearly_known_has_its_usual_name() {
        #[track_caller]
        fn case(text: &str, usual: Option<&str>) {
            assert_eq!(nearest(&spec(), text).as_deref(), usual, "{text}");
        }
        case("N. addeti", Some("Persone"));
        case("Adetti", Some("Persone"));
        case("Direzzione", Some("direzione")); // not another word for a unit
        case("Adiacenze", None);
        case("2) Adetti (SI/NO)", Some("Persone"));
        case("Atività (descrizione breve)", Some("Attività"));
        case("Adetti (donne)", None); // says something else than the number of people
        case("Carta necesaria", None); // the usual header asks the other way round
    }

    #[test]
    fn a_header_of_several_questions_is_cut_into_them() {
        #[track_caller]
        fn case(text: &str, items: &[&str]) {
            let found = combined(&spec(), text);
            let found: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
            assert_eq!(found, items, "{text}");
        }
        case("Individuale e digitale", &["individuale", "digitale"]);
        case("INDIVIDUALE / DIGITALE", &["individuale", "digitale"]);
        case("Digitale, individuale", &["digitale", "individuale"]);
        case("Individuale e altro", &[]);
        case("Individuale e individuale", &[]);
        case("Attività e addetti", &[]); // no questions
        case("Individuale", &[]);
        let signs = combined(&spec(), "Individuale e carta necessaria");
        assert_eq!(signs[1].1, Direction::YesIsBad);
    }

    #[test]
    fn unita_is_the_unit_where_nothing_is_above_it() {
        #[track_caller]
        fn case(headers: &[&str], column: Option<u16>) {
            let cells = header_cells(headers);
            assert_eq!(lone_unit(&spec(), &cells), column, "{headers:?}");
        }
        case(&["Codice", "Unità", "Attività"], Some(1));
        case(&["Unità", "Direzione", "Attività"], None);
        case(&["Codice", "Attività"], None);
    }

    #[test]
    fn a_header_is_known_from_its_contrary() {
        for text in ["Applicativi NON accessibili", "senza contatto", "No paper"] {
            assert!(denies(text), "{text}");
        }
        for text in ["Applicativi accessibili", "Nominativo", "Nonna", ""] {
            assert!(!denies(text), "{text}");
        }
    }
}
