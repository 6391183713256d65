//! The first lines of a contingent: how many people, which share of the staff, how many FTE.
//!
//! Never here: tables.

use crate::lang::{Lang, Text};
use crate::model::contingent::{ContingentBasis, Contingents};
use crate::model::quantity::{Between, Exact};
use crate::report::blocks::origin;
use crate::report::contingent::notes;
use crate::report::layout::Block;
use crate::report::words::people;
use crate::report::{numbers, words};

/// Title of the report.
pub const TITLE: Text = Text {
    it: "Contingente di personale",
    en: "Contingent of staff",
};

/// Returns the title and the headline.
#[must_use]
pub fn blocks(contingents: &Contingents, lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = vec![Block::Title(TITLE.get(lang).to_owned())];
    blocks.extend(lines(contingents, lang).into_iter().map(Block::Paragraph));
    blocks
}

/// Returns the figures of everything, coverage and criteria, a paragraph each.
#[must_use]
pub fn lines(contingents: &Contingents, lang: Lang) -> Vec<String> {
    let mut lines = figures(contingents, lang);
    if let Some(coverage) = &contingents.coverage {
        lines.push(origin::coverage_line(coverage, lang));
    }
    lines.push(origin::criteria_line(&contingents.set, None, lang));
    lines
}

/// Returns the figures of everything, a paragraph each.
#[must_use]
pub fn figures(contingents: &Contingents, lang: Lang) -> Vec<String> {
    let mut lines = vec![heads(contingents, lang)];
    lines.extend(with_partly(contingents, lang));
    lines.extend(fte(contingents, lang));
    lines
}

/// Says how many people may ask, of how many.
fn heads(contingents: &Contingents, lang: Lang) -> String {
    let total = &contingents.total;
    let when = notes::when(contingents, lang);
    let Some(heads) = &total.heads else {
        return match lang {
            Lang::It => format!(
                "Possono chiedere il lavoro agile: nessun valore, perché i limiti si \
                 contraddicono o nulla è noto ({when})."
            ),
            Lang::En => format!(
                "May ask for remote work: no figure, because the bounds contradict each other or \
                 nothing is known ({when})."
            ),
        };
    };
    let said = people::amount(heads, people::PERSONS, lang);
    let mut parts = vec![match lang {
        Lang::It => format!("Possono chiedere il lavoro agile: {said}"),
        Lang::En => format!("May ask for remote work: {said}"),
    }];
    if let Some(staff) = &total.staff {
        let staff = numbers::quantity(staff, lang);
        let share = share(total.share_of_staff.as_ref(), lang);
        parts.push(match lang {
            Lang::It => format!("su {staff} in servizio{share}"),
            Lang::En => format!("of {staff} in service{share}"),
        });
    }
    format!("{}, {when}.", parts.join(" "))
}

/// Returns a share in parentheses; nothing where there is none.
fn share(share: Option<&Between<Exact>>, lang: Lang) -> String {
    share.map_or_else(String::new, |share| {
        format!(" ({})", numbers::share_between(share, lang))
    })
}

/// Says the second interval, with partly smartable activities.
fn with_partly(contingents: &Contingents, lang: Lang) -> Option<String> {
    let heads = contingents.total.heads_with_partly.as_ref()?;
    if contingents.total.heads.as_ref() == Some(heads) {
        return None;
    }
    let said = people::amount(heads, people::PERSONS, lang);
    Some(match lang {
        Lang::It => format!("Contando anche le attività parzialmente smartabili: {said}."),
        Lang::En => format!("With partly smartable activities counted in: {said}."),
    })
}

/// Says the FTE, and which part can be worked remotely.
fn fte(contingents: &Contingents, lang: Lang) -> Option<String> {
    let total = &contingents.total;
    let label = match contingents.basis {
        ContingentBasis::Headcounts => Text {
            it: "Equivalenti a tempo pieno (ETP) delle attività smartabili",
            en: "Full-time equivalents (FTE) of smartable activities",
        },
        ContingentBasis::Persons => Text {
            it: "Equivalenti a tempo pieno (ETP) del contingente",
            en: "Full-time equivalents (FTE) of the contingent",
        },
    };
    let mut parts = Vec::new();
    if let Some(fte) = &total.fte {
        let fte = numbers::quantity_between(fte, lang);
        parts.push(format!("{}: {fte}", label.get(lang)));
    }
    if let Some(remotizable) = &total.fte_remotizable {
        let value = numbers::quantity_between(remotizable, lang);
        let share = share(total.share_of_fte.as_ref(), lang);
        parts.push(match lang {
            Lang::It => format!("ETP lavorabili da remoto: {value}{share}"),
            Lang::En => format!("remotizable FTE: {value}{share}"),
        });
    }
    (!parts.is_empty()).then(|| format!("{}.", words::capital(&parts.join("; "))))
}
