//! The columns of a form: their order, and headers that are read back as what they ask.
//!
//! Never here: what headers mean (`criteria::vocabulary`).

use anyhow::{Result, bail};

use crate::check::field_name;
use crate::intake::columns::ColumnSpec;
use crate::lang::Lang;
use crate::model::answer::AnswerShape;
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::criteria::CriteriaSet;
use crate::model::form::{Asks, FormColumn};

/// Fields that stand before the answers, from left to right.
const BEFORE: [Field; 17] = [
    // What a row is called stands first, so that it stays in sight beside the answers.
    Field::Id,
    Field::Name,
    Field::Process,
    Field::UnitCode,
    Field::Unit,
    Field::SubUnitCode,
    Field::SubUnit,
    Field::Headcount,
    Field::Women,
    Field::Men,
    Field::Fte,
    Field::Share,
    Field::Weight,
    Field::BacklogStock,
    Field::BacklogIn,
    Field::BacklogOut,
    Field::MinimumPresence,
];

/// Fields that stand behind them.
const BEHIND: [Field; 13] = [
    Field::RemoteShare,
    Field::DeclaredVerdict,
    Field::Obstacle,
    Field::Lever,
    Field::DisposalPlan,
    Field::OverrideVerdict,
    Field::OverrideReason,
    Field::OverrideAuthor,
    Field::OverrideDate,
    Field::AgreedVerdict,
    Field::AgreedAuthor,
    Field::AgreedDate,
    Field::Notes,
];

/// Header of the column in which `update` says of which year answers are, in both languages.
pub(in crate::commands) const YEAR: [&str; 2] = ["Anno delle risposte", "Year of the answers"];

/// Where a column stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::commands) enum Place {
    /// A field before the answers, by its rank.
    Before(u8),
    /// An item, and which of its columns: one for each assessor.
    Item(u16, u16),
    /// A field behind them.
    Behind(u8),
    /// Something of the house's own, by its first appearance.
    Other(u16),
}

impl Place {
    /// Returns the place of a field; `None` for one that no inventory has.
    pub(in crate::commands) fn of(field: Field) -> Option<Self> {
        let rank = |list: &[Field]| {
            let at = list.iter().position(|it| *it == field)?;
            u8::try_from(at).ok()
        };
        rank(&BEFORE)
            .map(Self::Before)
            .or_else(|| rank(&BEHIND).map(Self::Behind))
    }

    /// Returns what stands there.
    pub(in crate::commands) fn asks(self) -> Asks {
        match self {
            Self::Before(rank) => Asks::Field(BEFORE[usize::from(rank)]),
            Self::Behind(rank) => Asks::Field(BEHIND[usize::from(rank)]),
            Self::Item(item, _) => Asks::Item(item),
            Self::Other(_) => Asks::Other,
        }
    }
}

/// Returns the header of a field.
#[must_use]
pub(in crate::commands) fn of_field(field: Field, lang: Lang) -> String {
    match (field, lang) {
        // The plain word means a part of a directorate.
        (Field::Unit, Lang::It) => "Unità organizzativa".to_owned(),
        _ => capital(field_name(field).get(lang)),
    }
}

/// Returns the header of every item, under which a yes is good.
///
/// # Errors
///
/// An item for which the set names only headers under which a yes is bad: nobody could tell the
/// direction of a header that we made up.
pub(in crate::commands) fn of_items(
    set: &CriteriaSet,
    spec: &ColumnSpec,
    lang: Lang,
) -> Result<Vec<String>> {
    let mut headers: Vec<String> = Vec::new();
    for item in &set.items {
        let (first, second) = match lang {
            Lang::It => (&item.label.it, &item.label.en),
            Lang::En => (&item.label.en, &item.label.it),
        };
        let known = spec.headers.iter().map(|(text, _)| text);
        let found = [first]
            .into_iter()
            .chain(&item.headers_yes_good)
            .chain([second])
            .chain(&item.headers_yes_bad)
            .chain(known)
            .find(|header| {
                let folded = crate::matching::fold_header(header);
                let taken = |it: &String| crate::matching::fold_header(it) == folded;
                is_good(set, spec, header, &item.id, &item.shape) && !headers.iter().any(taken)
            });
        let Some(found) = found else {
            let id = &item.id;
            match lang {
                Lang::It => bail!(
                    "l'insieme di criteri non ha, per «{id}», un'intestazione sotto cui un Sì sia \
                     favorevole: aggiungerla a headers_yes_good"
                ),
                Lang::En => bail!(
                    "the criteria set has no header for “{id}” under which a yes is good: add one \
                     to headers_yes_good"
                ),
            }
        };
        headers.push(capital(found));
    }
    Ok(headers)
}

/// Says whether a header asks for one item, so that a yes is good, and for nothing else.
fn is_good(
    set: &CriteriaSet,
    spec: &ColumnSpec,
    header: &str,
    id: &str,
    shape: &AnswerShape,
) -> bool {
    let meanings = spec.meanings(header);
    let of_item = |meaning: &Meaning| match meaning {
        Meaning::Item(known, direction) => {
            let turned = *direction == Direction::YesIsBad && *shape != AnswerShape::Number;
            known == id && !turned
        }
        _ => false,
    };
    let of_another = |meaning: &Meaning| match meaning {
        Meaning::Item(known, _) => known != id && set.items.iter().any(|it| it.id == *known),
        Meaning::Field(field) => spec.fields.contains(field),
        Meaning::Ask(items) => !items.is_empty(),
        Meaning::Ignore => false,
    };
    meanings.iter().any(of_item) && !meanings.iter().any(of_another)
}

/// Makes the column of a place. `items`: headers of the items; `others`: of the house's own.
pub(in crate::commands) fn column(
    place: Place,
    items: &[String],
    others: &[String],
    lang: Lang,
) -> FormColumn {
    let header = match place {
        Place::Item(item, _) => items[usize::from(item)].clone(),
        Place::Other(at) => others[usize::from(at)].clone(),
        Place::Before(_) | Place::Behind(_) => match place.asks() {
            Asks::Field(field) => of_field(field, lang),
            Asks::Item(_) | Asks::Other => String::new(),
        },
    };
    FormColumn {
        asks: place.asks(),
        header,
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{BEFORE, BEHIND, of_field, of_items};
    use crate::commands::spec::{self, House};
    use crate::criteria;
    use crate::lang::Lang;
    use crate::matching::fold_header;
    use crate::model::columns::{Direction, Meaning};

    #[test]
    fn every_header_of_a_form_is_read_back_as_what_it_asks() {
        for builtin in criteria::builtin() {
            let set = criteria::read(builtin.id, builtin.text).expect("a sound set");
            for lang in [Lang::It, Lang::En] {
                let spec = spec::inventory(&set, &House::default(), &[], lang);
                for field in BEFORE.iter().chain(&BEHIND) {
                    let header = of_field(*field, lang);
                    let meant = spec.headers.get(&fold_header(&header));
                    assert_eq!(
                        meant,
                        Some(&vec![Meaning::Field(*field)]),
                        "{}: {header}",
                        set.id
                    );
                }
                let items = of_items(&set, &spec, lang).expect("headers");
                for (item, header) in set.items.iter().zip(&items) {
                    let good = Meaning::Item(item.id.clone(), Direction::YesIsGood);
                    assert!(
                        spec.meanings(header).contains(&good),
                        "{}: {header}",
                        set.id
                    );
                }
            }
        }
    }
}
