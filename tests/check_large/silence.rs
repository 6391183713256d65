//! An inventory with nothing wrong in it: nothing weighs.

use crate::generator::clean;
use crate::running::{Scratch, Seen, check};

#[test]
fn a_clean_inventory_is_silent() {
    for (seed, rows) in [(1, 60), (2, 700), (3, 5_000)] {
        let table = clean(rows, seed);
        let folder = Scratch::new();
        let csv = folder.write("Rilevazione 2026.csv", table.csv().as_bytes());
        let xlsx = folder.write("Rilevazione 2026.xlsx", &table.xlsx());
        for path in [csv, xlsx] {
            let checked = check(folder.path(), &[&path]);
            let weighs: Vec<&Seen> = checked.found.iter().filter(|it| it.weighs()).collect();
            assert!(weighs.is_empty(), "{path} seed {seed}: {weighs:#?}");
            assert_eq!(checked.json["files"][0]["rows"], rows, "{path}");
        }
    }
}
