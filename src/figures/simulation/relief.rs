//! Which criteria a lever lifts for an activity.
//!
//! Never here: what that gains (`gains`), or which words an office uses (`criteria::vocabulary`).

use crate::criteria::vocabulary::Vocabulary;
use crate::figures::levels::bounds;
use crate::model::criteria::{Index, Obstacle, ObstacleClass};
use crate::model::quantity::Ratio;
use crate::model::verdict::Level;

/// For each criterion of an index, in its order, the class of the lever that would remove what
/// stands in its way. `None`: nothing would.
pub type Classes = Vec<Option<ObstacleClass>>;

/// Returns what an office says of the obstacle, where it is clear.
#[must_use]
pub fn stated(obstacle: &str, lever: &str) -> Option<Obstacle> {
    if obstacle.is_empty() && lever.is_empty() {
        return None;
    }
    Vocabulary::builtin().stated_obstacle(obstacle, lever)
}

/// Returns the classes of an activity's criteria: those of the set, as far as they are removable.
///
/// What the office says wins over the set where it can be about one criterion alone: one that is
/// not met, with all others known. A criterion that the set calls not removable stays so.
#[must_use]
pub fn classes(index: &Index, levels: &[Level], stated: Option<Obstacle>) -> Classes {
    let of_set = index.criteria.iter().map(|criterion| {
        let obstacle = criterion.obstacle;
        obstacle.removable.then_some(obstacle.class)
    });
    let mut classes: Classes = of_set.collect();
    if let Some(place) = named_by(levels)
        && let Some(stated) = stated
        && classes[place].is_some()
    {
        classes[place] = stated.removable.then_some(stated.class);
    }
    classes
}

/// Returns the only criterion that an office's words can be about.
#[must_use]
pub fn named_by(levels: &[Level]) -> Option<usize> {
    let known = |level: &Level| !matches!(level, Level::Unknown { .. });
    let below = |level: &Level| matches!(level, Level::Known(level) if *level < Ratio::ONE);
    if !levels.iter().all(known) {
        return None;
    }
    let mut failing = levels.iter().enumerate().filter(|(_, level)| below(level));
    let only = failing.next()?.0;
    failing.next().is_none().then_some(only)
}

/// Counts the criteria of the classes in `removed` as met. One that is unknown is met too: either it
/// is, or it fails because of what was removed. One that is left out stays so.
pub fn relieve(levels: &mut [Level], classes: &Classes, removed: &[ObstacleClass]) {
    for (level, class) in levels.iter_mut().zip(classes) {
        let lifted = class.is_some_and(|class| removed.contains(&class));
        if lifted && bounds(*level).is_some() {
            *level = Level::Known(Ratio::ONE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{classes, relieve};
    use crate::criteria::{find, read};
    use crate::model::criteria::{CriteriaSet, Obstacle, ObstacleClass};
    use crate::model::quantity::Ratio;
    use crate::model::verdict::Level;

    const MET: Level = Level::Known(Ratio::ONE);
    const FAILS: Level = Level::Known(Ratio::ZERO);
    const HALF: Level = Level::Known(Ratio::HALF);
    const OPEN: Level = Level::Unknown {
        worst: Ratio::ZERO,
        best: Ratio::ONE,
    };

    fn essential() -> CriteriaSet {
        read("essential", find("essential").expect("a set").text).expect("a sound set")
    }

    #[test]
    fn an_office_is_heard_where_its_words_fit_one_criterion() {
        use ObstacleClass::{Organisation, Output, Paper, Software};
        let set = essential();
        let index = &set.indexes[0];
        // individual, programmable, remote_tools, no_user_contact (not removable), output
        let of_set = [
            Some(Organisation),
            Some(Organisation),
            Some(Software),
            None,
            Some(Output),
        ];
        let paper = Obstacle {
            class: Paper,
            removable: true,
        };
        let law = Obstacle {
            class: ObstacleClass::Law,
            removable: false,
        };
        let case = |levels: [Level; 5], stated, at_tools| {
            let mut known = of_set;
            known[2] = at_tools;
            assert_eq!(classes(index, &levels, stated), known, "{levels:?}");
        };
        case([MET, MET, FAILS, MET, MET], None, Some(Software));
        case([MET, MET, FAILS, MET, MET], Some(paper), Some(Paper));
        case([MET, MET, HALF, MET, MET], Some(paper), Some(Paper));
        case([MET, MET, FAILS, MET, MET], Some(law), None);
        // Two that fail, one that is unknown, another one that fails: the words may be of either.
        case([MET, FAILS, FAILS, MET, MET], Some(paper), Some(Software));
        case([MET, OPEN, FAILS, MET, MET], Some(paper), Some(Software));
        case([MET, MET, MET, FAILS, MET], Some(paper), Some(Software));
    }

    #[test]
    fn a_lever_lifts_its_own_criteria_alone() {
        let set = essential();
        let mut levels = [FAILS, OPEN, HALF, FAILS, Level::LeftOut];
        let known = classes(&set.indexes[0], &levels, None);
        relieve(&mut levels, &known, &[ObstacleClass::Organisation]);
        assert_eq!(levels, [MET, MET, HALF, FAILS, Level::LeftOut]);
        relieve(&mut levels, &known, &ObstacleClass::ALL);
        assert_eq!(levels, [MET, MET, MET, FAILS, Level::LeftOut]);
    }
}
