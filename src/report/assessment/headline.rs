//! The first lines: the figures, how much of the organisation was heard, the criteria.
//!
//! Never here: tables.

use crate::lang::{Lang, Text};
use crate::model::assessment::{Assessment, MeasureTotals};
use crate::model::criteria::Heads;
use crate::model::quantity::{Between, Exact};
use crate::report::blocks::origin;
use crate::report::layout::Block;
use crate::report::numbers;

/// Title of the report.
pub const TITLE: Text = Text {
    it: "Attività lavorabili da remoto",
    en: "Activities that can be done remotely",
};

/// Returns the title, the headline figures, how much of the organisation they cover, and which
/// criteria judged it.
pub(super) fn blocks(assessment: &Assessment, lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = vec![Block::Title(TITLE.get(lang).to_owned())];
    blocks.extend(lines(assessment, lang).into_iter().map(Block::Paragraph));
    blocks
}

/// Returns the headline figures, coverage and criteria, a paragraph each.
#[must_use]
pub fn lines(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = figures_line(assessment, lang).into_iter().collect();
    if let Some(coverage) = &assessment.coverage {
        lines.push(origin::coverage_line(coverage, lang));
    }
    lines.push(origin::criteria_line(
        &assessment.set,
        Some(assessment.set_chosen),
        lang,
    ));
    lines
}

/// Says the smartable shares: of FTE and heads first, of activities last.
fn figures_line(assessment: &Assessment, lang: Lang) -> Option<String> {
    let total = &assessment.total;
    let mut parts = Vec::new();
    let mut say = |share: Option<&Between<Exact>>, of: Text| {
        if let Some(share) = share {
            let share = numbers::share_between(share, lang);
            parts.push(format!("{share} {}", of.get(lang)));
        }
    };
    say(share(total.fte.as_ref()), OF_FTE);
    let of_heads = match assessment.settings.totals.heads {
        Heads::Overlapping => OF_HEADS,
        Heads::Exclusive => OF_PEOPLE,
    };
    say(share(total.heads.as_ref()), of_heads);
    say(total.activities_share.as_ref(), OF_ACTIVITIES);
    if parts.is_empty() {
        return None;
    }
    let label = match lang {
        Lang::It => "Quota smartabile",
        Lang::En => "Smartable share",
    };
    Some(format!("{label}: {}.", parts.join("; ")))
}

fn share(measure: Option<&MeasureTotals>) -> Option<&Between<Exact>> {
    measure.and_then(|measure| measure.share.as_ref())
}

const OF_FTE: Text = Text {
    it: "degli equivalenti a tempo pieno (ETP), calcolati sui valori dichiarati",
    en: "of full-time equivalents (FTE), computed on declared values",
};
const OF_HEADS: Text = Text {
    it: "degli addetti per attività",
    en: "of activity heads",
};
const OF_PEOPLE: Text = Text {
    it: "delle persone",
    en: "of people",
};
const OF_ACTIVITIES: Text = Text {
    it: "delle attività",
    en: "of activities",
};
