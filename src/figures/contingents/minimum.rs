//! The minimum share of staff who must be allowed remote work, against the agreements in force.
//!
//! Never here: which share holds (`policy`).

use crate::model::contingent::{MinimumShare, Populations, ShareOf};
use crate::model::parameter::Parameter;
use crate::model::quantity::{Between, Exact};

/// Says how many people a minimum share takes, and whether it is met. `agreed`: people of the
/// contingent with an agreement in force. Without agreements nobody
/// knows how many are allowed; where an interval decides, nobody knows whether it is met.
#[must_use]
pub fn minimum_share(
    parameter: &Parameter,
    of: ShareOf,
    populations: &Populations,
    agreed: Option<&Between<Exact>>,
) -> MinimumShare {
    let base = match of {
        ShareOf::AllStaff => populations.in_service.clone().map(Between::exactly),
        ShareOf::Contingent => populations.potential.clone(),
    };
    let share = parameter.value.map(crate::model::quantity::Ratio::exact);
    let needed = base.zip(share).map(|(base, share)| {
        let people = |base: &Exact| base.times(&share).ceil();
        Between {
            at_least: people(&base.at_least),
            at_most: base.at_most.as_ref().map(people),
        }
    });
    let allowed = match of {
        ShareOf::AllStaff => populations.with_agreement.clone().map(Between::exactly),
        // An agreement of somebody else fills no share of the contingent.
        ShareOf::Contingent => agreed.cloned(),
    };
    let met = needed.as_ref().zip(allowed.as_ref());
    let met = met.and_then(|(needed, allowed)| {
        let most = allowed.at_most.as_ref();
        if most.is_some_and(|most| *most < needed.at_least) {
            return Some(false);
        }
        let enough = needed.at_most.as_ref();
        let enough = enough.is_some_and(|most| allowed.at_least >= *most);
        enough.then_some(true)
    });
    MinimumShare {
        parameter: parameter.clone(),
        of,
        needed,
        allowed: allowed.map(|allowed| allowed.at_least),
        met,
    }
}

#[cfg(test)]
mod tests {
    use super::minimum_share;
    use crate::lang::LocalText;
    use crate::model::contingent::{Populations, ShareOf};
    use crate::model::parameter::Parameter;
    use crate::model::period::Period;
    use crate::model::quantity::{Between, Exact, Ratio};

    fn whole(number: i128) -> Exact {
        Ratio::new(number, 1).exact()
    }

    /// 15 % of the contingent: what it takes, and whether it is met.
    #[track_caller]
    fn case(
        contingent: (i128, i128),
        allowed: Option<i128>,
        needed: (i128, i128),
        met: Option<bool>,
    ) {
        let parameter = Parameter {
            id: "minimum_share_of_contingent".to_owned(),
            label: LocalText::default(),
            value: Some(Ratio::new(15, 100)),
            unit: "share".to_owned(),
            period: Period::ALWAYS,
            source: LocalText::default(),
            verified: true,
        };
        let between = |(least, most): (i128, i128)| Between {
            at_least: whole(least),
            at_most: Some(whole(most)),
        };
        let populations = Populations {
            potential: Some(between(contingent)),
            with_agreement: allowed.map(|allowed| whole(allowed + 100)),
            ..Populations::default()
        };
        // A hundred agreements of people outside the contingent count for nothing.
        let agreed = allowed.map(|allowed| Between::exactly(whole(allowed)));
        let share = minimum_share(
            &parameter,
            ShareOf::Contingent,
            &populations,
            agreed.as_ref(),
        );
        assert_eq!(share.needed, Some(between(needed)));
        assert_eq!(share.met, met);
    }

    #[test]
    fn a_share_of_people_is_whole_people() {
        case((20, 20), None, (3, 3), None); //         15 % of 20 is 3
        case((21, 21), Some(3), (4, 4), Some(false)); // 3.15: three do not reach it
        case((21, 21), Some(4), (4, 4), Some(true));
        case((10, 40), Some(1), (2, 6), Some(false)); // not even of the least
        case((10, 40), Some(4), (2, 6), None); //        the interval decides
        case((10, 40), Some(6), (2, 6), Some(true));
        case((0, 0), Some(0), (0, 0), Some(true));
    }
}
