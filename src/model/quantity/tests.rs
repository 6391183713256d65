//! Exact numbers, worked by hand.

use super::{Decimal, LevelSum, Ratio, Weight};

#[test]
fn decimals_are_read_as_written() {
    #[track_caller]
    fn case(text: &str, millionths: Option<i64>) {
        assert_eq!(
            Decimal::parse(text).map(Decimal::millionths),
            millionths,
            "{text}"
        );
    }
    case("0", Some(0));
    case("12", Some(12_000_000));
    case("-1.5", Some(-1_500_000));
    case(".5", Some(500_000));
    case("5.", Some(5_000_000));
    case("9.949999999999999", Some(9_950_000)); // 16 digits: the last is noise
    case("113126.6166", Some(113_126_616_600));
    case("1E+3", Some(1_000_000_000));
    case("2.5e-1", Some(250_000));
    case("0.0000005", Some(1)); // half up
    case("", None);
    case(".", None);
    case("-", None);
    case("1e999", None);
    case("99999999999999999999999999999999999999999", None);
    case("1,5", None);
    case("tre", None);
}

#[test]
fn shares_print_rounded_once() {
    let two_thirds = Ratio::new(2, 3).exact();
    assert_eq!(two_thirds.to_decimal(4), "0.6667");
    assert_eq!(two_thirds.to_decimal(0), "1");
    assert_eq!(Ratio::new(-1, 3).exact().to_decimal(2), "-0.33");
    assert_eq!(Ratio::new(-1, 1000).exact().to_decimal(2), "0.00");
    assert_eq!(Ratio::new(5, 2).exact().to_short(4), "2.5");
}

#[test]
fn sums_of_long_decimals_stay_exact() {
    let weights = [
        Ratio::new(3333, 10_000),
        Ratio::new(3333, 10_000),
        Ratio::new(3334, 10_000),
    ];
    let levels = [
        "0.777777777777778",
        "0.833333333333333",
        "0.0769230769230769",
    ];
    let mut sum = Ratio::ZERO;
    for (weight, level) in weights.into_iter().zip(levels) {
        let level = Ratio::parse(level).unwrap();
        sum = sum.checked_add(weight.checked_mul(level).unwrap()).unwrap();
    }
    assert_eq!(sum.exact().to_decimal(5), "0.56263"); // by hand: 0.3333 × 7/9 + …
    assert_eq!(
        Ratio::HALF.checked_div(Ratio::new(-1, 4)),
        Some(Ratio::new(-2, 1))
    );
}

#[test]
fn a_sum_of_thirds_and_halves_is_exact() {
    let mut sum = LevelSum::default();
    let one = Weight::of(Decimal::ONE);
    sum.add(Ratio::new(1, 3), one);
    sum.add(Ratio::new(1, 3), one);
    sum.add(Ratio::new(1, 3), one);
    sum.add(Ratio::HALF, one);
    assert_eq!(sum.exact(), Ratio::new(3, 2).exact());
}

#[test]
fn a_sum_beyond_128_bits_is_still_exact() {
    let mut sum = LevelSum::default();
    let huge = Weight(i128::MAX);
    sum.add(Ratio::ONE, huge);
    sum.add(Ratio::ONE, huge);
    let twice = huge.exact().plus(&huge.exact());
    assert_eq!(sum.exact(), twice);
}
