//! Renders every sample in every format, to be looked at: terminal, workbook, documents.

use crate::lang::Lang;
use crate::report::testing::{self, Words, budgets, contingents};
use crate::report::{Format, Options, People, budget, contingent, overview};

/// Returns every sample rendered, each with the name of its file.
fn all() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for lang in [Lang::It, Lang::En] {
        for width in [80, 200] {
            for (format, name) in Format::ALL {
                let options = Options {
                    width,
                    people: People::Shown,
                    ..Options::new(lang)
                };
                let mut add = |of: &str, bytes: Vec<u8>| {
                    files.push((format!("{of}-{}-{width}.{name}", lang.code()), bytes));
                };
                let (heads, persons) =
                    (contingents::from_headcounts(), contingents::from_persons());
                let (month, year) = (budgets::of_a_month(), budgets::estimate_of_a_year());
                let show = |it| contingent::render(format, it, &Words, &options).unwrap();
                add("contingent-heads", show(&heads));
                add("contingent-persons", show(&persons));
                let show = |it| budget::render(format, it, &Words, &options).unwrap();
                add("budget-month", show(&month));
                add("budget-year", show(&year));
                if format == Format::Terminal {
                    let assessment = testing::assessment();
                    let parts = (Some(&assessment), Some(&heads), Some(&month));
                    let bytes =
                        overview::render(format, parts.0, parts.1, parts.2, &Words, &options);
                    add("overview", bytes.unwrap());
                    let explained = [
                        contingent::explain(&heads, "DIR-A", &options),
                        contingent::explain(&persons, "P-03", &options),
                        budget::explain(&month, "DIR-A", &options),
                        budget::explain(&month, "P-02", &options),
                    ];
                    let text = explained.map(Option::unwrap).join("\n--------\n");
                    add("explain", text.into_bytes());
                }
            }
        }
    }
    files
}

#[test]
#[ignore = "needs SAMPLES, a folder to write to, and somebody who looks"]
#[expect(clippy::disallowed_methods, reason = "the folder is the reader's own")]
fn samples_can_be_looked_at() {
    let folder = std::path::PathBuf::from(std::env::var_os("SAMPLES").unwrap());
    for (name, bytes) in all() {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}

#[test]
fn every_sample_renders_within_its_width() {
    for (name, bytes) in all() {
        assert!(!bytes.is_empty(), "{name}");
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        let width = if name.contains("-80.text") { 80 } else { 200 };
        if name.contains(".text") {
            for line in text.lines() {
                assert!(line.chars().count() <= width, "{name}: {line}");
            }
        }
    }
}
