//! The readers against hostile files: each is refused, or read, in little time.

use std::io::Read as _;
use std::time::{Duration, Instant};

use super::testing::{file_of, fixture, zipped};
use super::{hostile_ods, hostile_xls, ods, xls};
use crate::intake::limits::Limits;
use crate::intake::rows::Stop;

/// Reads every row of every sheet.
fn read(name: &str, bytes: &[u8]) -> Result<u64, Stop> {
    let compound = bytes.starts_with(&[0xD0, 0xCF]) || name == "xls-empty.xls";
    let open = if compound { xls::open } else { ods::open };
    let mut book = open(file_of(bytes), &Limits::default())?;
    let mut cells = 0;
    for sheet in 0..book.sheets().len() {
        let mut rows = book.open_sheet(sheet)?;
        while let Some(row) = rows.next_row()? {
            cells += row.slots.len() as u64;
        }
    }
    Ok(cells)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about time")]
fn hostile_files_are_refused_or_read_at_once() {
    for (name, bytes, expected) in hostile_ods::files().into_iter().chain(hostile_xls::files()) {
        // What a file is instead is found out before a reader is chosen.
        if matches!(expected, "WrongFormat" | "UnsupportedFormat") {
            continue;
        }
        let begun = Instant::now();
        let result = read(name, &bytes);
        let taken = begun.elapsed();
        let kind = match &result {
            Ok(_) => "ok".to_owned(),
            Err(stop) => format!("{:?}", stop.kind),
        };
        println!("{name}: {} bytes, {taken:?}, {result:?}", bytes.len());
        assert_eq!(kind, expected, "{name}: {result:?}");
        // Two seconds on an idle machine; a hang is what must not happen.
        assert!(taken < Duration::from_mins(1), "{name}: {taken:?}");
    }
}

/// Numbers that look random and are the same on every run.
fn dice(state: &mut u64) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap()
}

/// Changes some bytes, to others of the same file or to anything; or cuts the end off.
fn spoil(bytes: &mut Vec<u8>, state: &mut u64) {
    for _ in 0..=dice(state) % 8 {
        let at = dice(state) % bytes.len();
        match dice(state) % 8 {
            0 => bytes.truncate(at + 1),
            1..4 => bytes[at] = bytes[dice(state) % bytes.len()],
            _ => bytes[at] = u8::try_from(dice(state) % 256).unwrap(),
        }
    }
}

#[test]
fn spoiled_files_never_panic() {
    let mut old = Vec::new();
    fixture("rilevazione.xls").read_to_end(&mut old).unwrap();
    let mut content = String::new();
    zip::ZipArchive::new(fixture("rilevazione.ods"))
        .unwrap()
        .by_name("content.xml")
        .unwrap()
        .read_to_string(&mut content)
        .unwrap();
    let mut state = 1;
    let mut refused = [0; 2];
    for _ in 0..1_500 {
        let mut bytes = old.clone();
        spoil(&mut bytes, &mut state);
        bytes[..2].copy_from_slice(&old[..2]);
        refused[0] += u32::from(read("spoiled.xls", &bytes).is_err());
        let mut bytes = content.clone().into_bytes();
        spoil(&mut bytes, &mut state);
        let text = String::from_utf8_lossy(&bytes);
        let file = zipped(&[("content.xml", &text)]);
        refused[1] += u32::from(read("spoiled.ods", &file).is_err());
    }
    // Neither all nor none: the spoiling reaches the readers, and most of it is in values.
    assert!(
        refused.iter().all(|count| (50..1_450).contains(count)),
        "{refused:?}"
    );
}
