//! The figures of a contingent one by one: key, label, value.
//!
//! Never here: what a figure rests on (`grounds`).

use crate::lang::{Lang, Text};
use crate::model::contingent::{ContingentBasis, ContingentFigures, Contingents};
use crate::model::quantity::{Between, Exact};
use crate::report::layout::{Column, Kind, Value};

/// A figure of a unit, a group, or everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Staff in service.
    Staff,
    /// FTE in service, or of all activities.
    StaffFte,
    /// People who may ask.
    Heads,
    /// Heads over staff.
    ShareOfStaff,
    /// People who may ask, partly smartable activities counted in.
    HeadsWithPartly,
    /// FTE of smartable activities, or of people who may ask.
    Fte,
    /// FTE that can be worked remotely.
    FteRemotizable,
    /// Remotizable FTE over FTE.
    ShareOfFte,
    /// Women among the heads.
    Women,
    /// Men among the heads.
    Men,
}

impl Measure {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Staff,
        Self::Heads,
        Self::ShareOfStaff,
        Self::HeadsWithPartly,
        Self::Women,
        Self::Men,
        Self::StaffFte,
        Self::Fte,
        Self::FteRemotizable,
        Self::ShareOfFte,
    ];

    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::StaffFte => "staff_fte",
            Self::Heads => "heads",
            Self::ShareOfStaff => "share_of_staff",
            Self::HeadsWithPartly => "heads_with_partly",
            Self::Fte => "fte",
            Self::FteRemotizable => "fte_remotizable",
            Self::ShareOfFte => "share_of_fte",
            Self::Women => "women",
            Self::Men => "men",
        }
    }

    /// Returns both ends of the figure; `None` where there is none.
    #[must_use]
    pub fn between(self, figures: &ContingentFigures) -> Option<Between<Exact>> {
        match self {
            Self::Staff => figures.staff.clone().map(Between::exactly),
            Self::StaffFte => figures.staff_fte.clone(),
            Self::Heads => figures.heads.clone(),
            Self::ShareOfStaff => figures.share_of_staff.clone(),
            Self::HeadsWithPartly => figures.heads_with_partly.clone(),
            Self::Fte => figures.fte.clone(),
            Self::FteRemotizable => figures.fte_remotizable.clone(),
            Self::ShareOfFte => figures.share_of_fte.clone(),
            Self::Women => figures.women.clone(),
            Self::Men => figures.men.clone(),
        }
    }

    /// Returns the figure as a cell shows it.
    #[must_use]
    pub fn value(self, figures: &ContingentFigures) -> Value<'static> {
        let ends = self.between(figures);
        if self.kind() == Kind::Share {
            Value::share_between(ends.as_ref())
        } else {
            Value::quantity_between(ends.as_ref())
        }
    }

    /// Returns what stands in its column.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::ShareOfStaff | Self::ShareOfFte => Kind::Share,
            _ => Kind::Quantity,
        }
    }

    /// Returns its label, which says what FTE are of.
    #[must_use]
    pub fn label(self, basis: ContingentBasis) -> Text {
        let persons = basis == ContingentBasis::Persons;
        let (it, en) = match self {
            Self::Staff => ("In servizio", "In service"),
            Self::StaffFte if persons => ("ETP in servizio", "FTE in service"),
            Self::StaffFte => ("ETP di tutte le attività", "FTE of all activities"),
            Self::Heads => ("Contingente (persone)", "Contingent (people)"),
            Self::ShareOfStaff => ("Quota del personale", "Share of staff"),
            Self::HeadsWithPartly => ("Con le attività parziali", "With partly smartable"),
            Self::Fte if persons => ("ETP del contingente", "FTE of the contingent"),
            Self::Fte => (
                "ETP delle attività smartabili",
                "FTE of smartable activities",
            ),
            Self::FteRemotizable => ("ETP lavorabili da remoto", "Remotizable FTE"),
            Self::ShareOfFte => ("Quota ETP da remoto", "Remotizable share of FTE"),
            Self::Women => ("di cui donne", "of whom women"),
            Self::Men => ("di cui uomini", "of whom men"),
        };
        Text { it, en }
    }

    /// How long its column is kept where room is short.
    fn keep(self) -> u8 {
        match self {
            Self::Heads => 12,
            Self::ShareOfStaff => 11,
            Self::HeadsWithPartly => 10,
            Self::Staff => 9,
            Self::Fte => 8,
            Self::FteRemotizable => 7,
            Self::ShareOfFte => 5,
            Self::Women => 4,
            Self::Men => 3,
            Self::StaffFte => 2,
        }
    }

    /// Returns its column.
    #[must_use]
    pub fn column(self, basis: ContingentBasis, lang: Lang) -> Column {
        let label = self.label(basis).get(lang);
        Column::new(self.key(), label, self.kind()).kept(self.keep())
    }
}

/// Returns the measures that anything has, in their order.
#[must_use]
pub fn present(contingents: &Contingents) -> Vec<Measure> {
    let groups = || {
        let ages = contingents.by_age_band.iter().map(|(_, figures)| figures);
        let genders = contingents.by_gender.iter().map(|(_, figures)| figures);
        let units = contingents.units.iter().map(|unit| &unit.figures);
        units.chain(genders).chain(ages).chain([&contingents.total])
    };
    let somewhere = |measure: &Measure| groups().any(|it| measure.between(it).is_some());
    Measure::ALL.into_iter().filter(somewhere).collect()
}
