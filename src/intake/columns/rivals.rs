//! Several columns that may be the same thing, told apart by what stands beside them: the wider
//! unit and the narrower, a number of the row beside an id, a description beside a name.
//!
//! Never here: what one header means by itself (`ColumnSpec::meanings`).

mod naming;

use std::collections::{BTreeMap, BTreeSet};

use self::naming::names_by_process;
use crate::intake::columns::{ColumnSpec, HeaderCell, bare_codes, guess};
use crate::matching::fold_header;
use crate::model::columns::{Field, Meaning};

/// Words of unit headers with how wide that unit is, the widest first. Words that are not listed
/// stand where their column does.
const WIDTHS: [(&str, u8); 17] = [
    ("ente", 0),
    ("dipartimento", 0),
    ("department", 0),
    ("generale", 1),
    ("centrale", 1),
    ("direzione", 2),
    ("area", 2),
    ("settore", 2),
    ("struttura", 2),
    ("divisione", 3),
    ("division", 3),
    ("servizio", 4),
    ("service", 4),
    ("ufficio", 6),
    ("office", 6),
    ("sezione", 7),
    ("section", 7),
];

/// Headers that only number the rows, or count activities, folded.
const ROW_NUMBERS: [&str; 26] = [
    "#",
    "n",
    "no",
    "nr",
    "num",
    "n progr",
    "n progressivo",
    "num progr",
    "numero progressivo",
    "progr",
    "progressivo",
    "prog",
    "n prog",
    "n ord",
    "n d ordine",
    "n ordine",
    "numero d ordine",
    "n riga",
    "number",
    "row no",
    "item no",
    "n attivita",
    "numero attivita",
    "nr attivita",
    "activity number",
    "activity no",
];

/// Headers that may be the number of an activity or how many there are, folded.
const COUNTS: [&str; 5] = [
    "n attivita",
    "nr attivita",
    "numero attivita",
    "n di attivita",
    "numero di attivita",
];

/// Words of a header that describes an activity beside the one that names it.
const DESCRIBES: [&str; 3] = ["descrizione", "dettaglio", "description"];

/// Words of a header that says how many people surely are meant.
const PEOPLE: [&str; 12] = [
    "addetti",
    "persone",
    "teste",
    "people",
    "persons",
    "headcount",
    "heads",
    "head",
    "fte",
    "etp",
    "equivalenti",
    "equivalents",
];

/// What columns are that a header alone does not tell.
#[derive(Debug, Default)]
pub(super) struct Rivals {
    /// What columns are in place of what their headers say: unit or part of it, the name of a row
    /// that is called by its process.
    pub(super) levels: BTreeMap<u16, Field>,
    /// Levels between the widest and the narrowest.
    pub(super) middle: Vec<u16>,
    /// Columns that are kept and not used.
    pub(super) aside: BTreeSet<u16>,
    /// Columns that count the same: the one that counts, the other.
    pub(super) twins: Vec<(Field, u16, u16)>,
}

/// Says whether a table names nothing that could be judged: it has neither names of activities
/// nor a criterion nor a verdict. A sum by unit looks like this.
pub(in crate::intake) fn names_nothing(spec: &ColumnSpec, cells: &[HeaderCell]) -> bool {
    let tells = |cell: &HeaderCell| {
        let meanings = spec.meanings(&cell.lookup);
        let tells = |meaning: &Meaning| match meaning {
            Meaning::Item(..) => true,
            Meaning::Ask(items) => !items.is_empty(),
            Meaning::Field(field) => matches!(
                field,
                Field::Name | Field::DeclaredVerdict | Field::OverrideVerdict
            ),
            Meaning::Ignore => false,
        };
        meanings.iter().any(tells)
            || meanings.is_empty() && !guess::combined(spec, &cell.lookup).is_empty()
    };
    !spec.items.is_empty() && !cells.iter().any(tells)
}

/// Says whether such a table only counts activities: what looks like their number is how many.
pub(in crate::intake) fn only_counts(spec: &ColumnSpec, cells: &[HeaderCell]) -> bool {
    let identity = |cell: &&HeaderCell| {
        let mut meanings = spec.meanings(&cell.lookup).iter();
        meanings.any(|it| matches!(it, Meaning::Field(field) if spec.identity.contains(field)))
    };
    let mut named = cells.iter().filter(identity);
    names_nothing(spec, cells)
        && named.all(|cell| COUNTS.contains(&fold_header(&cell.lookup).as_str()))
}

/// Tells apart the columns of an inventory that may be the same thing.
pub(super) fn find(spec: &ColumnSpec, cells: &[HeaderCell], lone_unit: Option<u16>) -> Rivals {
    let mut rivals = Rivals::default();
    if spec.items.is_empty() {
        return rivals;
    }
    let all: Vec<Rival> = cells
        .iter()
        .filter_map(|cell| Rival::of(spec, cell))
        .collect();
    let of =
        |wanted: Field| -> Vec<&Rival> { all.iter().filter(|it| it.field == wanted).collect() };
    if lone_unit.is_none() {
        levels(&all, &mut rivals);
    }
    let is_number = |it: &Rival| ROW_NUMBERS.contains(&it.header.as_str());
    rivals.put_aside(&of(Field::Id), is_number);
    rivals.name_by_part(&of(Field::Name), of(Field::Process).is_empty());
    let describes = |it: &Rival| it.has_one_of(&DESCRIBES);
    rivals.put_aside(&of(Field::Name), describes);
    for field in [Field::Headcount, Field::Fte] {
        let columns = of(field);
        let rank = |it: &Rival| (!it.has_one_of(&PEOPLE), !it.is_counted(), it.at);
        let Some(kept) = columns.iter().min_by_key(|it| rank(it)) else {
            continue;
        };
        // The same header twice is a mistake, whatever stands below.
        let others = columns.iter().filter(|it| it.written != kept.written);
        for other in others {
            rivals.aside.insert(other.at);
            rivals.twins.push((field, kept.at, other.at));
        }
    }
    let process = names_by_process(spec, cells, &all);
    rivals.levels.extend(process.map(|it| (it, Field::Name)));
    rivals.levels.extend(bare_codes::of_units(spec, cells));
    rivals
}

impl Rivals {
    /// Puts aside the columns that only number or describe, where another one names.
    fn put_aside(&mut self, columns: &[&Rival], is_lesser: impl Fn(&Rival) -> bool) {
        let (lesser, proper): (Vec<&Rival>, Vec<&Rival>) =
            columns.iter().partition(|it| is_lesser(it));
        if !proper.is_empty() {
            self.aside.extend(lesser.iter().map(|it| it.at));
        }
    }
}

/// A column of one field.
struct Rival {
    at: u16,
    field: Field,
    /// Its header, folded.
    header: String,
    /// Its header in lower case: `FTE (n.)` and `FTE` fold to the same.
    written: String,
}

impl Rival {
    fn of(spec: &ColumnSpec, cell: &HeaderCell) -> Option<Self> {
        let mut fields = spec
            .meanings(&cell.lookup)
            .iter()
            .filter_map(|it| match it {
                Meaning::Field(field) if spec.fields.contains(field) => Some(*field),
                _ => None,
            });
        let field = fields.next()?;
        (fields.next().is_none() && cell.paired.is_none()).then(|| Self {
            at: cell.column,
            field,
            header: fold_header(&cell.lookup),
            written: cell.lookup.trim().to_lowercase(),
        })
    }

    fn has_one_of(&self, words: &[&str]) -> bool {
        self.header.split(' ').any(|word| words.contains(&word))
    }

    /// Says whether the header says that it is a number.
    fn is_counted(&self) -> bool {
        let first = self.header.split(' ').next().unwrap_or_default();
        matches!(
            first,
            "n" | "nr" | "num" | "numero" | "number" | "no" | "totale"
        )
    }

    fn width(&self) -> u8 {
        let words = self.header.split(' ');
        let known = words.filter_map(|word| WIDTHS.iter().find(|(it, _)| *it == word));
        // `direzione generale` is wider than a direzione.
        let widest = known.map(|(_, width)| *width).min();
        widest.unwrap_or(if self.field == Field::Unit { 2 } else { 5 })
    }
}

/// Gives the levels of an office to unit and sub-unit, where the headers alone do not: no header
/// is one of a unit, or there are three levels.
fn levels(all: &[Rival], rivals: &mut Rivals) {
    let is_level = |it: &&Rival| matches!(it.field, Field::Unit | Field::SubUnit);
    let mut columns: Vec<&Rival> = all.iter().filter(is_level).collect();
    columns.sort_by_key(|it| (it.width(), it.at));
    let headers: BTreeSet<&str> = columns.iter().map(|it| it.header.as_str()).collect();
    let parts = columns.iter().filter(|it| it.field == Field::SubUnit);
    let unclear = columns.len() > 2 || columns.len() == 2 && parts.count() == 2;
    // The same header twice is a mistake, whatever it says.
    if !unclear || headers.len() < columns.len() {
        return;
    }
    if let [widest, middle @ .., narrowest] = columns.as_slice() {
        rivals.levels.insert(widest.at, Field::Unit);
        rivals.levels.insert(narrowest.at, Field::SubUnit);
        rivals.middle.extend(middle.iter().map(|it| it.at));
    }
}

#[cfg(test)]
mod tests {
    use super::{find, names_nothing, only_counts};
    use crate::intake::columns::ColumnSpec;
    use crate::intake::testing::header_cells;
    use crate::model::columns::{Field, Meaning};

    fn spec() -> ColumnSpec {
        let mut spec = crate::intake::testing::spec();
        let fields = [
            ("servizio", Field::SubUnit),
            ("ufficio", Field::SubUnit),
            ("dipartimento", Field::Unit),
            ("direzione", Field::Unit),
            ("direzione generale", Field::Unit),
            ("divisione", Field::Unit),
            ("n attivita", Field::Id),
            ("progr", Field::Id),
            ("id", Field::Id),
            ("descrizione", Field::Name),
            ("n addetti", Field::Headcount),
            ("personale", Field::Headcount),
            ("macroprocesso", Field::Process),
            ("processo", Field::Process),
        ];
        let headers = fields.map(|(header, it)| (header.to_owned(), vec![Meaning::Field(it)]));
        spec.headers = spec.headers.clone().with(headers);
        let more = [
            Field::Unit,
            Field::SubUnit,
            Field::Headcount,
            Field::Id,
            Field::Name,
            Field::Process,
        ];
        spec.fields.extend(more);
        spec
    }

    #[test]
    fn the_widest_level_is_the_unit_and_the_narrowest_its_part() {
        #[track_caller]
        fn case(headers: &[&str], levels: &[(u16, Field)], middle: &[u16]) {
            let found = find(&spec(), &header_cells(headers), None);
            let found_levels: Vec<(u16, Field)> = found.levels.into_iter().collect();
            assert_eq!(found_levels, levels, "{headers:?}");
            assert_eq!(found.middle, middle, "{headers:?}");
        }
        let (unit, part) = (Field::Unit, Field::SubUnit);
        case(&["Servizio", "Ufficio"], &[(0, unit), (1, part)], &[]);
        case(&["Ufficio", "Servizio"], &[(0, part), (1, unit)], &[]);
        let three = ["Dipartimento", "Direzione generale", "Divisione"];
        case(&three, &[(0, unit), (2, part)], &[1]);
        case(
            &["Direzione", "Servizio", "Ufficio"],
            &[(0, unit), (2, part)],
            &[1],
        );
        case(&["Direzione", "Servizio"], &[], &[]); // the headers say it
        case(&["Servizio"], &[], &[]);
        case(&["Servizio", "Servizio"], &[], &[]);
    }

    #[test]
    fn processes_name_the_rows_that_nothing_else_names() {
        #[track_caller]
        fn case(headers: &[&str], column: Option<u16>) {
            let found = find(&spec(), &header_cells(headers), None);
            let named = found.levels.iter();
            let named = named.filter(|(_, field)| **field == Field::Name);
            let named: Vec<u16> = named.map(|(column, _)| *column).collect();
            assert_eq!(named, Vec::from_iter(column), "{headers:?}");
        }
        case(&["Processo", "Individuale"], Some(0));
        case(&["Macroprocesso", "Processo", "Individuale"], Some(1));
        case(&["ID", "Processo", "Individuale"], None);
        case(&["Processo", "Attivita", "Individuale"], None);
        case(&["Processo", "Ativita", "Individuale"], None);
        // A list, or a table of sums.
        case(&["Processo", "N addetti"], None);
    }

    #[test]
    fn what_only_numbers_or_describes_gives_way() {
        #[track_caller]
        fn case(headers: &[&str], aside: &[u16]) {
            let found = find(&spec(), &header_cells(headers), None);
            let found: Vec<u16> = found.aside.into_iter().collect();
            assert_eq!(found, aside, "{headers:?}");
        }
        case(&["Progr.", "ID", "Attività"], &[0]);
        case(&["ID", "N. attività", "Attività"], &[1]);
        case(&["Progr.", "Attività"], &[]);
        case(&["Descrizione", "Attività"], &[0]);
        case(&["Descrizione"], &[]);
        case(&["Personale", "N. addetti"], &[0]);
    }

    #[test]
    fn a_sum_by_unit_names_nothing() {
        #[track_caller]
        fn case(headers: &[&str], nothing: bool, counts: bool) {
            let cells = header_cells(headers);
            assert_eq!(names_nothing(&spec(), &cells), nothing, "{headers:?}");
            assert_eq!(only_counts(&spec(), &cells), counts, "{headers:?}");
        }
        case(&["Direzione", "N. attività", "N. addetti"], true, true);
        case(&["Direzione", "ID", "N. addetti"], true, false);
        case(&["Direzione", "N. attività", "Attività"], false, false);
        case(&["Direzione", "N. attività", "Digitale"], false, false);
    }
}
