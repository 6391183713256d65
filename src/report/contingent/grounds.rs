//! What each figure of a contingent rests on: formula with its numbers, inputs, choices.
//!
//! Never here: a figure.

use crate::lang::{Lang, Text};
use crate::model::contingent::{
    ContingentBasis, ContingentFigures, Contingents, HeadcountBasis, UnitContingent,
};
use crate::model::quantity::{Between, Exact};
use crate::report::contingent::inputs::{activity, parts_of};
use crate::report::contingent::measures::Measure;
use crate::report::contingent::notes;
use crate::report::grounds::{self, At, Ground, Input};
use crate::report::{numbers, words};

/// What a figure is of.
#[derive(Clone, Copy)]
pub enum Of<'a> {
    /// A unit with those below it.
    Unit(&'a UnitContingent),
    /// A gender or an age band.
    Group(&'a ContingentFigures),
    /// Everything.
    Total,
}

impl<'a> Of<'a> {
    fn figures(self, contingents: &'a Contingents) -> &'a ContingentFigures {
        match self {
            Self::Unit(unit) => &unit.figures,
            Self::Group(figures) => figures,
            Self::Total => &contingents.total,
        }
    }
}

/// Returns what a figure rests on.
#[must_use]
pub fn ground(contingents: &Contingents, of: Of<'_>, measure: Measure, lang: Lang) -> Ground {
    let page = Page {
        contingents,
        figures: of.figures(contingents),
        of,
        lang,
    };
    let counted = contingents.basis == ContingentBasis::Persons
        && measure.between(page.figures).is_some_and(|ends| {
            let whole = ends
                .at_most
                .as_ref()
                .is_none_or(|most| most.to_u64().is_some());
            whole && ends.at_least.to_u64().is_some()
        });
    Ground {
        formula: page.formula(measure),
        inputs: page.inputs(measure),
        parameters: notes::parameters(contingents, lang),
        rounding: if counted {
            grounds::none_needed(lang)
        } else {
            grounds::printed_once(lang)
        },
        tie: String::new(),
    }
}

/// What is being said.
struct Page<'a> {
    contingents: &'a Contingents,
    figures: &'a ContingentFigures,
    of: Of<'a>,
    lang: Lang,
}

impl Page<'_> {
    fn say(&self, it: &'static str, en: &'static str) -> &'static str {
        Text { it, en }.get(self.lang)
    }

    fn number(&self, value: Option<&Exact>) -> String {
        value.map_or_else(
            || numbers::NOT_KNOWN.get(self.lang).to_owned(),
            |value| numbers::quantity(value, self.lang),
        )
    }

    fn ends(&self, value: Option<&Between<Exact>>) -> String {
        value.map_or_else(
            || numbers::NOT_KNOWN.get(self.lang).to_owned(),
            |value| numbers::quantity_between(value, self.lang),
        )
    }

    /// A term of a formula: an interval stands in parentheses.
    fn term(&self, value: Option<&Between<Exact>>) -> String {
        let text = self.ends(value);
        if value.is_some_and(|value| !value.is_exact()) {
            format!("({text})")
        } else {
            text
        }
    }

    fn formula(&self, measure: Measure) -> String {
        let figures = self.figures;
        match measure {
            Measure::ShareOfStaff => self.quotient(
                (Measure::Heads, figures.heads.as_ref()),
                (Measure::Staff, Measure::Staff.between(figures).as_ref()),
            ),
            Measure::ShareOfFte => self.quotient(
                (Measure::FteRemotizable, figures.fte_remotizable.as_ref()),
                (Measure::StaffFte, figures.staff_fte.as_ref()),
            ),
            _ if self.contingents.basis == ContingentBasis::Persons => self.counted(measure),
            Measure::Heads | Measure::HeadsWithPartly => match self.of {
                Of::Unit(unit) => self.bounds(&unit.basis, measure),
                _ => self.over_all(),
            },
            _ => self.summed(measure),
        }
    }

    /// A share: numerator over denominator, never a mean of percentages.
    fn quotient(
        &self,
        (above, numerator): (Measure, Option<&Between<Exact>>),
        (below, denominator): (Measure, Option<&Between<Exact>>),
    ) -> String {
        let name = |measure: Measure| {
            let label = measure.label(self.contingents.basis).get(self.lang);
            words::uncapital(label)
        };
        format!(
            "{} / {} = {} / {}",
            name(above),
            name(below),
            self.term(numerator),
            self.term(denominator)
        )
    }

    /// Bounds of a unit from activity headcounts.
    fn bounds(&self, basis: &HeadcountBasis, measure: Measure) -> String {
        if measure == Measure::HeadsWithPartly {
            return format!(
                "{}: {}",
                self.say(
                    "come il contingente, contando anche le attività parzialmente smartabili",
                    "as the contingent, partly smartable activities counted in"
                ),
                self.ends(self.figures.heads_with_partly.as_ref())
            );
        }
        let heads = self.figures.heads.as_ref();
        let lower = self.number(heads.map(|heads| &heads.at_least));
        let (at_least, at_most) = (
            self.say("almeno", "at least"),
            self.say("al più", "at most"),
        );
        format!(
            "{at_least}: max({}) = {lower}; {at_most}: {}",
            self.minima(basis).join("; "),
            self.upper(basis)
        )
    }

    /// What a lower bound is the largest of.
    fn minima(&self, basis: &HeadcountBasis) -> Vec<String> {
        let mut least = Vec::new();
        if let Some(largest) = &basis.largest {
            let what = self.say(
                "attività smartabile con più addetti",
                "smartable activity with most heads",
            );
            least.push(format!("{what} {}", self.number(Some(largest))));
        }
        if let Some(remainder) = &basis.remainder {
            let what = self.say(
                "personale meno addetti delle attività non smartabili",
                "staff less heads of activities that are not smartable",
            );
            let without = basis.silent.as_ref().map(|silent| {
                let what = self.say(
                    "e meno il personale delle unità senza attività",
                    "and less the staff of units without activities",
                );
                format!(" ({what}, {})", self.number(Some(silent)))
            });
            least.push(format!(
                "{what}{} {}",
                without.unwrap_or_default(),
                self.number(Some(remainder))
            ));
        }
        // Of a unit with rows of its own alone, the one part is the term above once more.
        if let Some(below) = &basis.below_at_least
            && (basis.activities.is_empty() || basis.below_at_least != basis.largest)
        {
            let what = parts_of(
                basis,
                self.say("somma dei minimi", "sum of the minima"),
                self.lang,
            );
            least.push(format!("{what} {}", self.number(Some(below))));
        }
        least.push("0".to_owned());
        least
    }

    fn upper(&self, basis: &HeadcountBasis) -> String {
        let mut terms = Vec::new();
        // Rows of the unit's own alone add up; else each part has a maximum already.
        let own_alone = !basis.activities.is_empty() && basis.sum == basis.below_at_most;
        if let Some(sum) = basis.sum.as_ref().filter(|_| own_alone) {
            let what = self.say(
                "somma degli addetti delle attività smartabili (limite superiore, non persone)",
                "sum of the heads of smartable activities (an upper bound, not people)",
            );
            terms.push(format!("{what} {}", self.number(Some(sum))));
        } else if let Some(below) = &basis.below_at_most {
            let sum = self.say("somma dei massimi", "sum of the maxima");
            let what = parts_of(basis, sum, self.lang);
            terms.push(format!("{what} {}", self.number(Some(below))));
        }
        let heads = self.figures.heads.as_ref();
        let Some(most) = heads.and_then(|heads| heads.at_most.as_ref()) else {
            return self
                .say(
                    "nessun limite: un numero di addetti non è noto",
                    "no bound: a number of heads is not known",
                )
                .to_owned();
        };
        let staff = self.say("personale in servizio N", "staff in service N");
        terms.push(match &self.figures.staff {
            Some(number) => format!("{staff} = {}", self.number(Some(number))),
            None => format!("{staff} {}", self.say("non noto", "not known")),
        });
        let mut text = format!("min({}) = {}", terms.join("; "), self.number(Some(most)));
        if basis.clipped {
            text.push_str(self.say(" (ridotto al personale)", " (cut at the staff)"));
        }
        text
    }

    /// Everything: bounds of the top structures.
    fn over_all(&self) -> String {
        let text = self.say(
            "almeno: somma dei minimi delle strutture di vertice; al più: somma dei loro massimi, \
             non oltre il personale in servizio",
            "at least: sum of the minima of the top structures; at most: sum of their maxima, no \
             more than the staff in service",
        );
        format!("{text}: {}", self.ends(self.figures.heads.as_ref()))
    }

    /// Sums of activities.
    fn summed(&self, measure: Measure) -> String {
        let what = match measure {
            Measure::Staff => self.say(
                "personale in servizio, come dichiarato",
                "staff in service, as declared",
            ),
            Measure::StaffFte => self.say(
                "somma degli ETP di tutte le attività",
                "sum of the FTE of all activities",
            ),
            Measure::Fte => self.say(
                "somma degli ETP delle attività smartabili",
                "sum of the FTE of smartable activities",
            ),
            Measure::FteRemotizable => self.say(
                "somma di ETP per livello su tutte le attività",
                "sum of FTE times level over all activities",
            ),
            _ => self.say(
                "limiti calcolati come per il contingente, sui valori per genere",
                "bounds made as those of the contingent, of the numbers by gender",
            ),
        };
        format!(
            "{what} = {}",
            self.ends(measure.between(self.figures).as_ref())
        )
    }

    /// Counts and sums over persons.
    fn counted(&self, measure: Measure) -> String {
        let what = match measure {
            Measure::Staff => self.say(
                "persone in servizio nella tabella del personale",
                "people in service in the staff table",
            ),
            Measure::StaffFte => self.say(
                "somma degli ETP delle persone in servizio",
                "sum of the FTE of people in service",
            ),
            Measure::Heads => self.say(
                "persone con quota s di tempo su attività smartabili > 0 e ≥ θ",
                "people whose share s of time on smartable activities is > 0 and ≥ θ",
            ),
            Measure::HeadsWithPartly => self.say(
                "come sopra, contando anche le attività parzialmente smartabili",
                "the same, partly smartable activities counted in",
            ),
            Measure::Fte => self.say(
                "somma degli ETP delle persone del contingente",
                "sum of the FTE of the people of the contingent",
            ),
            Measure::FteRemotizable => self.say(
                "somma di ETP × quota di tempo × livello dell'attività",
                "sum of FTE × share of time × level of the activity",
            ),
            Measure::Women => self.say("donne del contingente", "women of the contingent"),
            _ => self.say("uomini del contingente", "men of the contingent"),
        };
        format!(
            "{what} = {}",
            self.ends(measure.between(self.figures).as_ref())
        )
    }

    fn inputs(&self, measure: Measure) -> Vec<Input> {
        let Of::Unit(unit) = self.of else {
            return self.structures(measure);
        };
        let mut inputs: Vec<Input> = Vec::new();
        let of_people = matches!(
            measure,
            Measure::Staff | Measure::Heads | Measure::HeadsWithPartly | Measure::ShareOfStaff
        );
        if let Some(at) = unit.basis.staff_at.filter(|_| of_people) {
            let what = self.say("Personale in servizio", "Staff in service");
            let text = format!("{what}: {}", self.number(self.figures.staff.as_ref()));
            inputs.push(Input::new(text, Some(At::Cell(at))));
        }
        if unit.basis.persons > 0 {
            let counted = numbers::count(unit.basis.persons, self.lang);
            let what = self.say(
                "persone considerate, una per una, dalla tabella del personale e dalle assegnazioni",
                "people counted one by one, from the staff table and the assignments",
            );
            inputs.push(Input::new(format!("{counted} {what}"), None));
        }
        let activities = unit.basis.activities.iter();
        if measure != Measure::Staff {
            inputs.extend(activities.map(|one| activity(one, measure, self.lang)));
        }
        inputs
    }

    /// The top structures, which everything consists of.
    fn structures(&self, measure: Measure) -> Vec<Input> {
        if matches!(self.of, Of::Group(_)) {
            return Vec::new();
        }
        let top = self
            .contingents
            .units
            .iter()
            .filter(|unit| unit.depth.unwrap_or(0) == 0);
        top.map(|unit| {
            let name = words::group_title(&unit.unit, &unit.name, self.lang);
            let value = measure.value(&unit.figures);
            Input::new(
                format!("{name}: {}", numbers::value(&value, self.lang)),
                None,
            )
        })
        .collect()
    }
}
