//! The life of a criteria set: draft, in consultation, adopted; who was heard and by which act.
//!
//! A set that says nothing of it has none: nothing is asked then. Never here: reading it
//! (`criteria`), or its words (`commands`, `report`).

use crate::lang::LocalText;

/// Where a criteria set stands between a draft and an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Being written: its verdicts are trials.
    Draft,
    /// Sent to those who are to be heard.
    InConsultation,
    /// Adopted by an act.
    Adopted,
}

impl Status {
    /// All of them, in the order of a set's life.
    pub const ALL: [Self; 3] = [Self::Draft, Self::InConsultation, Self::Adopted];

    /// Returns the key used in sets and machine formats: `in_consultation`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InConsultation => "in_consultation",
            Self::Adopted => "adopted",
        }
    }
}

/// Who is heard on a criteria set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heard {
    /// The managers of the directorates.
    Managers,
    /// The unions.
    Unions,
    /// The equality committee, which gives an opinion.
    EqualityCommittee,
}

impl Heard {
    /// All of them, in the order in which a set names them.
    pub const ALL: [Self; 3] = [Self::Managers, Self::Unions, Self::EqualityCommittee];

    /// Returns the key used in sets: `equality_committee`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Managers => "managers",
            Self::Unions => "unions",
            Self::EqualityCommittee => "equality_committee",
        }
    }
}

/// What a set says of its own life. Days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LifeCycle {
    /// Where it stands; `None` where the set says nothing.
    pub status: Option<Status>,
    /// Days on which somebody was heard, in the order of [`Heard::ALL`].
    pub heard: Vec<(Heard, String)>,
    /// The act that adopts it.
    pub act: Option<LocalText>,
    /// The day of that act.
    pub adopted_on: Option<String>,
}

/// What the life of a set lacks, or what contradicts itself in it. It keeps nobody from using the
/// set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Adopted, without the act.
    NoAct,
    /// Adopted, without the day of the act.
    NoDay,
    /// Adopted, without the day on which somebody was heard.
    NotHeard(Heard),
    /// Somebody was heard after the act.
    HeardLate(Heard),
    /// There is an act, but the set does not say that it is adopted.
    NotSaidAdopted,
}

impl LifeCycle {
    /// Says whether verdicts by the set are trials: it is not adopted yet, and says so.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        matches!(self.status, Some(Status::Draft | Status::InConsultation))
    }

    /// Returns the day on which somebody was heard.
    #[must_use]
    pub fn day_of(&self, whom: Heard) -> Option<&str> {
        let found = self.heard.iter().find(|(known, _)| *known == whom);
        found.map(|(_, day)| day.as_str())
    }

    /// Returns what is missing or contradicts itself, in the order of a set's life.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        if self.status == Some(Status::Adopted) {
            let missing = |whom: &Heard| self.day_of(*whom).is_none();
            gaps.extend(Heard::ALL.into_iter().filter(missing).map(Gap::NotHeard));
            gaps.extend(self.act.is_none().then_some(Gap::NoAct));
            gaps.extend(self.adopted_on.is_none().then_some(Gap::NoDay));
        } else if self.act.is_some() || self.adopted_on.is_some() {
            gaps.push(Gap::NotSaidAdopted);
        }
        if let Some(adopted) = &self.adopted_on {
            let late = self.heard.iter().filter(|(_, day)| day > adopted);
            gaps.extend(late.map(|(whom, _)| Gap::HeardLate(*whom)));
        }
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::{Gap, Heard, LifeCycle, Status};
    use crate::lang::LocalText;

    fn life(status: Status, heard: &[(Heard, &str)], adopted_on: Option<&str>) -> LifeCycle {
        LifeCycle {
            status: Some(status),
            heard: heard
                .iter()
                .map(|(whom, day)| (*whom, (*day).to_owned()))
                .collect(),
            act: adopted_on.map(|_| LocalText::default()),
            adopted_on: adopted_on.map(str::to_owned),
        }
    }

    #[test]
    fn what_an_adopted_set_lacks_is_named() {
        #[track_caller]
        fn case(life: &LifeCycle, expected: &[Gap]) {
            assert_eq!(life.gaps(), expected);
        }
        let all = [
            (Heard::Managers, "2026-02-01"),
            (Heard::Unions, "2026-02-10"),
            (Heard::EqualityCommittee, "2026-03-12"),
        ];
        case(&LifeCycle::default(), &[]);
        case(&life(Status::Draft, &all, None), &[]);
        case(&life(Status::Adopted, &all, Some("2026-03-12")), &[]); // the same day is in time
        case(
            &life(Status::Adopted, &all, Some("2026-03-11")),
            &[Gap::HeardLate(Heard::EqualityCommittee)],
        );
        case(
            &life(Status::Adopted, &all[..1], None),
            &[
                Gap::NotHeard(Heard::Unions),
                Gap::NotHeard(Heard::EqualityCommittee),
                Gap::NoAct,
                Gap::NoDay,
            ],
        );
        case(
            &life(Status::InConsultation, &all, Some("2026-04-01")),
            &[Gap::NotSaidAdopted],
        );
    }

    #[test]
    fn only_a_set_that_says_so_is_provisional() {
        assert!(!LifeCycle::default().is_provisional());
        assert!(life(Status::Draft, &[], None).is_provisional());
        assert!(life(Status::InConsultation, &[], None).is_provisional());
        assert!(!life(Status::Adopted, &[], None).is_provisional());
    }
}
