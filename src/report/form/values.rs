//! Cells of a form as they are written.
//!
//! Never here: a workbook or a CSV.

use super::holds::{self, Holds};
use crate::lang::Lang;
use crate::model::answer::Answer;
use crate::model::form::FormCell;
use crate::model::quantity::{Decimal, Ratio};

/// Digits of a share that does not end.
const PLACES: u32 = 10;

/// A cell as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Written {
    /// Nothing.
    Nothing,
    /// A text.
    Text(String),
    /// A number: plain digits with a point.
    Number(String),
    /// A percentage: digits with a point, 0 to 100.
    Percent(String),
}

/// Returns how a cell is written in a column.
pub(super) fn written(cell: &FormCell, holds: &Holds, lang: Lang) -> Written {
    match cell {
        FormCell::Empty => Written::Nothing,
        FormCell::Text(text) => Written::Text(text.clone()),
        FormCell::Number(number) if *holds == Holds::Percent => Written::Percent(plain(*number)),
        FormCell::Number(number) => Written::Number(plain(*number)),
        FormCell::Answer(answer) => answer_written(*answer, lang),
    }
}

fn answer_written(answer: Answer, lang: Lang) -> Written {
    let word = match answer {
        Answer::Yes => holds::YES,
        Answer::Partly => holds::PARTLY,
        Answer::No => holds::NO,
        Answer::NotApplicable => holds::NOT_APPLICABLE,
        Answer::Unknown(_) => holds::UNKNOWN,
        Answer::Number(number) => return Written::Number(plain(number)),
        Answer::Share(share) => {
            let percent = share.checked_mul(Ratio::new(100, 1));
            let exact = percent.unwrap_or(share).exact();
            return Written::Percent(exact.to_short(PLACES));
        }
    };
    Written::Text(word.get(lang).to_owned())
}

fn plain(number: Decimal) -> String {
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::{Holds, Written, written};
    use crate::lang::Lang;
    use crate::model::answer::{Answer, Unknown};
    use crate::model::form::FormCell;
    use crate::model::quantity::{Decimal, Ratio};

    #[test]
    fn answers_are_words_and_shares_are_percents() {
        #[track_caller]
        fn case(cell: &FormCell, holds: &Holds, expected: &Written) {
            assert_eq!(written(cell, holds, Lang::It), *expected);
        }
        let answer = FormCell::Answer;
        let text = |text: &str| Written::Text(text.to_owned());
        let choice = Holds::Choice(Vec::new());
        case(&answer(Answer::Yes), &choice, &text("Sì"));
        case(
            &answer(Answer::Unknown(Unknown::Declared)),
            &choice,
            &text("Da verificare"),
        );
        case(
            &answer(Answer::Share(Ratio::new(1, 8))),
            &choice,
            &Written::Percent("12.5".to_owned()),
        );
        let half = FormCell::Number(Decimal::from_millionths(500_000));
        case(&half, &Holds::Percent, &Written::Percent("0.5".to_owned()));
        case(&half, &Holds::Decimal, &Written::Number("0.5".to_owned()));
        case(&FormCell::Empty, &choice, &Written::Nothing);
    }
}
