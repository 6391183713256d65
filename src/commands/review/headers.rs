//! The columns of a review: their headers, and where they stand in what came back.
//!
//! Never here: what stands in them.

use crate::commands::form::headers::of_field;
use crate::lang::{Lang, Text};
use crate::matching::fold_header;
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormRow};

/// Columns that nobody changes, from the left. Those that are no field of an inventory have headers
/// that no inventory has: they are read back letter by letter.
pub(super) const SHOWN: [Column; 7] = [
    Column::Field(Field::Id),
    Column::Field(Field::Name),
    Column::Field(Field::Process),
    Column::Own(Text {
        it: "Struttura che la svolge",
        en: "Office that does it",
    }),
    Column::Own(Text {
        it: "Esito calcolato dai criteri",
        en: "Verdict by the criteria",
    }),
    Column::Own(Text {
        it: "Perché questo esito",
        en: "Why this verdict",
    }),
    Column::Own(Text {
        it: "Ostacoli in sintesi",
        en: "Obstacles in short",
    }),
];

/// Columns that the manager fills in.
pub(super) const ASKED: [Column; 5] = [
    Column::Own(Text {
        it: "D'accordo con l'esito calcolato",
        en: "In agreement with the criteria",
    }),
    Column::Field(Field::OverrideVerdict),
    Column::Field(Field::OverrideReason),
    Column::Field(Field::OverrideAuthor),
    Column::Field(Field::OverrideDate),
];

/// The hidden column.
pub(super) const STAMP: Column = Column::Own(Text {
    it: "Impronta della riga, da non modificare",
    en: "Stamp of the row, to be left alone",
});

/// A column of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// A field that inventories have too.
    Field(Field),
    /// One of the review alone.
    Own(Text),
}

impl Column {
    /// Returns its header.
    pub(super) fn header(self, lang: Lang) -> String {
        match self {
            Self::Field(field) => of_field(field, lang),
            Self::Own(text) => text.get(lang).to_owned(),
        }
    }

    /// Returns the columns of a form that it may be: a file may come back in another language than
    /// this run's.
    pub(super) fn places(self, form: &Form) -> Vec<usize> {
        let at = |asks: Asks, header: Option<&str>| {
            let mut columns = form.columns.iter();
            columns.position(|column| {
                let named = |header| fold_header(&column.header) == fold_header(header);
                column.asks == asks && header.is_none_or(named)
            })
        };
        match self {
            Self::Field(field) => at(Asks::Field(field), None).into_iter().collect(),
            Self::Own(text) => {
                let both = [text.it, text.en].into_iter();
                both.filter_map(|header| at(Asks::Other, Some(header)))
                    .collect()
            }
        }
    }

    /// Returns the text of its cell in a row that came back; empty where there is none.
    pub(super) fn text(self, form: &Form, row: &FormRow) -> String {
        let cells = self.places(form).into_iter();
        let mut cells = cells.filter_map(|at| row.cells.get(at));
        match cells.find(|cell| **cell != FormCell::Empty) {
            Some(FormCell::Text(text)) => text.trim().to_owned(),
            Some(FormCell::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ASKED, Column, SHOWN, STAMP};
    use crate::commands::spec::{self, House};
    use crate::criteria;
    use crate::lang::Lang;
    use crate::model::columns::Meaning;

    #[test]
    fn headers_of_the_review_are_no_headers_of_an_inventory() {
        for builtin in criteria::builtin() {
            let set = criteria::read(builtin.id, builtin.text).expect("a sound set");
            for lang in [Lang::It, Lang::En] {
                let spec = spec::inventory(&set, &House::default(), &[], lang);
                for column in SHOWN.into_iter().chain(ASKED).chain([STAMP]) {
                    let header = column.header(lang);
                    let meanings = spec.meanings(&header);
                    match column {
                        Column::Own(_) => assert_eq!(meanings, [], "{header}"),
                        Column::Field(field) => {
                            assert_eq!(meanings, [Meaning::Field(field)], "{header}");
                        }
                    }
                }
            }
        }
    }
}
