//! What a figure rests on: formula with its numbers, inputs with their cells, parameters, the
//! one rounding, the tie that was broken.
//!
//! An explanation prints these as text, the workbook has a row for each. Never here: a figure, or
//! the words of one noun (`report::contingent`, `report::budget`).

pub mod page;

use std::collections::BTreeMap;

use crate::lang::{Lang, Text};
use crate::model::staff::RowRef;
use crate::origin::{CellRef, Sources};
use crate::report::layout::{Basis, Cell, Value};
use crate::report::place;

/// An input of a figure, in words, with its cell where it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// What it is and its value: "A.1 (smartabile): 12 addetti".
    pub text: String,
    /// Where it stands.
    pub at: Option<At>,
}

/// Where an input stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// In a cell.
    Cell(CellRef),
    /// In a row, over several of its cells.
    Row(RowRef),
}

impl Input {
    /// Makes an input.
    #[must_use]
    pub fn new(text: impl Into<String>, at: Option<At>) -> Self {
        Self {
            text: text.into(),
            at,
        }
    }

    /// Returns the input with file and cell behind it.
    #[must_use]
    pub fn line(&self, sources: &Sources) -> String {
        let Some(at) = self.at else {
            return self.text.clone();
        };
        format!("{}, {}", self.text, place_of(sources, at))
    }
}

/// Returns a place as people look for it: `'Sheet'!G57`, or `'Sheet'!57:57` for a row, after the
/// name of its file.
#[must_use]
pub fn place_of(sources: &Sources, at: At) -> String {
    let (table, address) = match at {
        At::Cell(cell) => (cell.table, sources.cell(cell)),
        At::Row(RowRef { table, row }) => {
            let sheet = sources.sheet_prefix(table);
            (table, format!("{sheet}{row}:{row}"))
        }
    };
    let file = place::name(sources, sources.file_of(table));
    format!("{file} {address}")
}

/// What a figure rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ground {
    /// Formula with the numbers put in.
    pub formula: String,
    /// Inputs.
    pub inputs: Vec<Input>,
    /// Parameters and declared choices, each with its source and date.
    pub parameters: Vec<String>,
    /// Where it was rounded.
    pub rounding: String,
    /// The tie that was broken, and by what; empty: none.
    pub tie: String,
}

/// The names of the parts, in their order.
pub const FORMULA: Text = Text {
    it: "Formula",
    en: "Formula",
};
/// Inputs.
pub const INPUTS: Text = Text {
    it: "Dati di partenza",
    en: "Inputs",
};
/// Parameters.
pub const PARAMETERS: Text = Text {
    it: "Parametri e scelte",
    en: "Parameters and choices",
};
/// Rounding.
pub const ROUNDING: Text = Text {
    it: "Arrotondamento",
    en: "Rounding",
};
/// Tie.
pub const TIE: Text = Text {
    it: "Parità",
    en: "Tie",
};

/// Says that a figure is exact until it is printed.
#[must_use]
pub fn printed_once(lang: Lang) -> String {
    Text {
        it: "calcolo esatto, arrotondato una sola volta alla stampa",
        en: "computed exactly, rounded once when printed",
    }
    .get(lang)
    .to_owned()
}

/// Says that a figure is a count.
#[must_use]
pub fn none_needed(lang: Lang) -> String {
    Text {
        it: "nessuno: è un numero intero",
        en: "none: it is a whole number",
    }
    .get(lang)
    .to_owned()
}

/// A figure of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is: "DIR-A Direzione …: persone".
    pub name: String,
    /// Its value.
    pub value: Value<'static>,
    /// What it rests on.
    pub ground: Ground,
}

/// The figures of a report, in the order in which they are laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The figures.
    pub all: Vec<Figure>,
    /// Their places, by name: a figure that stands in two tables has one row.
    places: BTreeMap<String, usize>,
    keep: Keep,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    All,
    None,
}

impl Figures {
    /// The most figures whose grounds are kept: a sheet holds 65,530 links.
    pub const MOST: usize = 20_000;

    /// Gathers figures for a format that shows what they rest on.
    #[must_use]
    pub fn kept() -> Self {
        Self {
            all: Vec::new(),
            places: BTreeMap::new(),
            keep: Keep::All,
        }
    }

    /// Gathers nothing: for a format that shows figures alone.
    #[must_use]
    pub fn passed_over() -> Self {
        Self {
            all: Vec::new(),
            places: BTreeMap::new(),
            keep: Keep::None,
        }
    }

    /// Says whether figures are gathered.
    #[must_use]
    pub fn are_kept(&self) -> bool {
        self.keep == Keep::All
    }

    /// Notes a figure and returns its cell, which points at its row among the grounds. Texts and
    /// missing values are no figures.
    pub fn note(
        &mut self,
        name: impl FnOnce() -> String,
        value: Value<'static>,
        ground: impl FnOnce() -> Ground,
    ) -> Cell<'static> {
        let no_figure = matches!(value, Value::Missing | Value::Text(_) | Value::Indented(..));
        if no_figure || self.keep == Keep::None || self.all.len() >= Self::MOST {
            return Cell::from(value);
        }
        let name = name();
        if let Some(place) = self.places.get(&name)
            && self.all[*place].value == value
        {
            let basis = Some(Basis::Row(*place));
            return Cell { value, basis };
        }
        let basis = Some(Basis::Row(self.all.len()));
        self.places.insert(name.clone(), self.all.len());
        self.all.push(Figure {
            name,
            value: value.clone(),
            ground: ground(),
        });
        Cell { value, basis }
    }
}
