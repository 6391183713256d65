//! Prevalence of presence, as a number of days.
//!
//! Never here: the window it is measured over, or since when it holds (`policy`).

/// Returns the most days that a person may work remotely when presence must prevail.
///
/// - **Unit:** whole days, of the same window as `working_days`.
/// - **Range:** always less than half; 0 for 0, 1 or 2 working days. Half is not enough: of 20
///   days, 9 are remote and 11 in presence.
/// - **Source:** DM 8 October 2021 art. 1(3), "prevalence of presence for each worker"; a
///   derogation is not asked about here.
///
/// ```
/// assert_eq!(smartable::policy::most_remote_days(20), 9);
/// ```
#[must_use]
pub const fn most_remote_days(working_days: u32) -> u32 {
    working_days.saturating_sub(1) / 2
}

#[cfg(test)]
mod tests {
    use super::most_remote_days;

    #[test]
    fn presence_prevails() {
        #[track_caller]
        fn case(working: u32, remote: u32) {
            assert_eq!(most_remote_days(working), remote, "of {working} days");
        }
        case(0, 0); //     nobody at work
        case(1, 0);
        case(2, 0); //     half is not a majority
        case(3, 1);
        case(14, 6); //    22 working days with 8 of absence, as a national institute counts them
        case(20, 9); //    Milano, December 2026
        case(21, 10); //   Bologna, the same month
        case(22, 10);
        case(127, 63); //  July to December 2022: the cap that the Prime Minister's office published
        case(u32::MAX, 2_147_483_647); // no overflow
    }
}
