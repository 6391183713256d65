//! Damaged and oversized files: refused, never a crash.

use proptest::prelude::*;
use smartable::lang::Lang;
use smartable::origin::FileKind;
use smartable::rewrite::{Bounds, Listing, Refused, annotate_xlsx};

use crate::support::{BOUNDS, fixture, mend, office, packed, parts};

fn listing() -> Listing {
    Listing {
        title: "Esiti".to_owned(),
        lang: Lang::It,
        headers: vec!["n.".to_owned()],
        rows: Vec::new(),
        remarks: Vec::new(),
    }
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
    let book = office();
    for length in (0..book.len()).step_by(97) {
        let cut = &book[..length];
        assert!(mend(cut, FileKind::Xlsx, &[]).is_err(), "{length}");
        assert!(
            annotate_xlsx(cut, &[], &listing(), &BOUNDS).is_err(),
            "{length}"
        );
    }
    let ods = fixture("fixtures/same-inventory/workbook.ods");
    for length in (0..ods.len()).step_by(997) {
        assert!(
            mend(&ods[..length], FileKind::Ods, &[]).is_err(),
            "{length}"
        );
    }
}

#[test]
fn sizes_are_bounded() {
    #[track_caller]
    fn case(bytes: &[u8], bounds: Bounds, what: &str) {
        let refused = annotate_xlsx(bytes, &[], &listing(), &bounds);
        match refused {
            Err(Refused::Over { what: found, .. }) => assert_eq!(found, what),
            other => panic!("{other:?}"),
        }
    }
    let book = office();
    case(&book, Bounds { parts: 2, ..BOUNDS }, "parts");
    case(
        &book,
        Bounds {
            part_bytes: 500,
            ..BOUNDS
        },
        "part-bytes",
    );
    case(
        &book,
        Bounds {
            total_bytes: 500,
            ..BOUNDS
        },
        "total-bytes",
    );
    let mut bomb = parts(&book);
    bomb.push(("xl/media/image1.bmp".to_owned(), vec![0; 2 << 20]));
    case(&packed(&bomb), BOUNDS, "ratio");
}

#[test]
fn formats_that_cannot_be_patched_say_what_to_do() {
    for kind in [FileKind::Xls, FileKind::Xlsb, FileKind::Other] {
        let refused = mend(b"", kind, &[]).expect_err("refused");
        assert!(refused.say(Lang::It).contains("XLSX"), "{refused}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bytes_changed_at_random_never_crash(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        part in any::<prop::sample::Index>(),
    ) {
        let mut parts = parts(&office());
        let chosen = part.index(parts.len());
        for (place, byte) in places {
            let content = &mut parts[chosen].1;
            let at = place.index(content.len());
            content[at] = byte;
        }
        let broken = packed(&parts);
        let x = |text: &str| Some(format!("{text}x"));
        let edit = crate::support::cell("Rilevazione 2026", 3, 1, &x);
        let _ = mend(&broken, FileKind::Xlsx, &[edit]);
        let _ = annotate_xlsx(&broken, &crate::annotate::marks(), &listing(), &BOUNDS);
    }
}
