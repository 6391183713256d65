//! Every format of a check, held to golden files and to what each format promises.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::{Format, Options, SarifProfile, messages, render, step_summary, summary};
use crate::fact::Params;
use crate::lang::Lang;
use crate::report::CsvDialect;
use crate::report::testing::checks::{CheckWords, checked, clean};

/// Compares with a file under `tests/golden/check-formats`; `UPDATE=1` writes it anew.
#[track_caller]
#[expect(
    clippy::disallowed_methods,
    reason = "a golden file is read, and written with UPDATE=1"
)]
fn golden(name: &str, actual: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/check-formats");
    let path = folder.join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, actual).unwrap();
    }
    let known = std::fs::read(&path).unwrap_or_default();
    assert!(
        actual == known,
        "{name} differs: if it should, run UPDATE=1 cargo test"
    );
}

fn rendered(format: Format, options: &Options) -> Vec<u8> {
    render(format, &checked(), &CheckWords, options).unwrap()
}

fn text(format: Format, options: &Options) -> String {
    String::from_utf8(rendered(format, options)).unwrap()
}

fn json(format: Format, options: &Options) -> Value {
    serde_json::from_slice(&rendered(format, options)).unwrap()
}

fn extension(format: Format) -> &'static str {
    match format {
        Format::Full | Format::Concise | Format::Grouped | Format::Github => "txt",
        Format::Json | Format::Gitlab | Format::Rdjson => "json",
        Format::Jsonl => "jsonl",
        Format::Csv => "csv",
        Format::Markdown => "md",
        Format::Html => "html",
        Format::Sarif => "sarif",
        Format::Junit => "xml",
    }
}

#[test]
fn every_format_has_its_golden_files() {
    for lang in [Lang::It, Lang::En] {
        let (options, code) = (Options::new(lang), lang.code());
        for (format, name) in Format::ALL {
            let bytes = rendered(format, &options);
            // A version in a golden file would change at every release.
            let version = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
            let text = String::from_utf8(bytes)
                .unwrap()
                .replace(&version, "\"0.0.0\"");
            let text = text.replace(
                concat!("smartable ", env!("CARGO_PKG_VERSION")),
                "smartable 0",
            );
            golden(
                &format!("{name}-{code}.{}", extension(format)),
                text.as_bytes(),
            );
        }
        let wide = Options {
            width: 200,
            max_shown: usize::MAX,
            verbose: true,
            ..options
        };
        golden(
            &format!("full-200-all-{code}.txt"),
            &rendered(Format::Full, &wide),
        );
        let github = Options {
            sarif: SarifProfile::Github,
            ..options
        };
        let version = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
        let log = text(Format::Sarif, &github).replace(&version, "\"0.0.0\"");
        golden(&format!("sarif-github-{code}.sarif"), log.as_bytes());
        let few = Options {
            max_shown: 3,
            colour: true,
            ..options
        };
        golden(
            &format!("full-colour-3-{code}.txt"),
            &rendered(Format::Full, &few),
        );
        let excel = Options {
            csv: CsvDialect::ExcelIt,
            ..options
        };
        golden(&format!("excel-{code}.csv"), &rendered(Format::Csv, &excel));
        let said = summary(&checked(), &CheckWords, &few);
        golden(&format!("summary-{code}.txt"), said.as_bytes());
        let said = summary(&checked(), &CheckWords, &wide);
        golden(&format!("summary-200-verbose-{code}.txt"), said.as_bytes());
        let said = step_summary(&checked(), &CheckWords, &options);
        golden(&format!("step-{code}.md"), said.as_bytes());
        for (name, text) in messages(&checked(), &CheckWords, &options) {
            golden(&format!("message-{code}-{name}"), text.as_bytes());
        }
        let nothing = render(Format::Full, &clean(), &CheckWords, &options).unwrap();
        golden(&format!("clean-{code}.txt"), &nothing);
        let (_, text) = messages(&clean(), &CheckWords, &options).remove(0);
        golden(&format!("message-clean-{code}.txt"), text.as_bytes());
    }
}

#[test]
fn formats_go_by_name_and_by_extension() {
    #[track_caller]
    fn case(path: &str, format: Option<Format>) {
        assert_eq!(Format::from_extension(Path::new(path)), format, "{path}");
    }
    case("out/a.SARIF", Some(Format::Sarif));
    case("a.sarif.json", Some(Format::Sarif));
    case("a.json", Some(Format::Json));
    case("a.jsonl", Some(Format::Jsonl));
    case("a.html", Some(Format::Html));
    case("a.xml", Some(Format::Junit));
    case("a.csv", Some(Format::Csv));
    case("a.md", Some(Format::Markdown));
    case("a.txt", Some(Format::Full));
    case("a", None);
    case("a.xlsx", None);
    for (format, name) in Format::ALL {
        assert_eq!(Format::parse(name), Some(format));
    }
}

#[test]
fn no_line_is_wider_than_the_terminal_but_for_addresses() {
    use unicode_width::UnicodeWidthStr;
    for lang in [Lang::It, Lang::En] {
        for format in [Format::Full, Format::Grouped] {
            for line in text(format, &Options::new(lang)).lines() {
                assert!(line.width() <= 80 || line.contains("-->"), "{line}");
            }
        }
        for line in summary(&checked(), &CheckWords, &Options::new(lang)).lines() {
            assert!(line.width() <= 80, "{line}");
        }
    }
}

#[test]
fn nothing_is_capped_in_silence() {
    let few = Options {
        max_shown: 3,
        ..Options::new(Lang::It)
    };
    for format in [Format::Full, Format::Concise, Format::Grouped] {
        let text = text(format, &few);
        assert!(
            text.ends_with("… e altri 7 rilievi (tutti con --all).\n"),
            "{text}"
        );
    }
    let said = summary(&checked(), &CheckWords, &few);
    assert!(said.contains("Mostrati 3 rilievi di 10."), "{said}");
    for format in [Format::Json, Format::Sarif, Format::Csv, Format::Html] {
        assert_eq!(text(format, &few), text(format, &Options::new(Lang::It)));
    }
}

#[test]
fn github_shows_ten_of_a_level_and_says_how_many_more() {
    let mut many = checked();
    let sample = many.findings[2].clone();
    many.findings.extend(std::iter::repeat_n(sample, 20));
    let bytes = render(Format::Github, &many, &CheckWords, &Options::new(Lang::En)).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(count("::error "), 10);
    assert_eq!(count("::warning "), 5);
    assert_eq!(count("::notice "), 2);
    // 4 + 20 errors, of which 10 are shown
    assert!(
        text.ends_with(
            "::notice title=smartable::14 more findings: see the summary and the files made\n"
        ),
        "{text}"
    );
}

#[test]
fn fingerprints_stay_and_differ() {
    let prints = |checked| {
        let bytes = render(
            Format::Gitlab,
            &checked,
            &CheckWords,
            &Options::new(Lang::It),
        );
        let issues: Value = serde_json::from_slice(&bytes.unwrap()).unwrap();
        let all = issues.as_array().unwrap().iter();
        all.map(|it| it["fingerprint"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let own = prints(checked());
    let distinct: BTreeSet<&String> = own.iter().collect();
    assert_eq!(distinct.len(), own.len());
    let mut moved = checked();
    for file in &mut moved.sources.files {
        file.path = format!("/home/x/{}", file.path);
    }
    for group in &mut moved.findings {
        if group.about.key.is_some() {
            group.first.params = Params(vec![("value", "altro".to_owned())]);
        }
        if let crate::fact::Place::Cell(cell) = &mut group.first.place {
            cell.row += 3;
        }
    }
    assert_eq!(prints(moved), own, "neither rows, values nor folders count");
    let mut twice = checked();
    twice.findings.push(twice.findings[2].clone());
    let twice = prints(twice);
    assert_eq!(twice[..own.len()], own);
    assert_ne!(twice[own.len()], own[2], "what looks alike is numbered");
}

#[test]
fn sarif_names_a_cell_twice_and_gives_github_a_line() {
    #[track_caller]
    fn case(value: &Value, pointer: &str, text: &str) {
        let found = value.pointer(pointer).map(ToString::to_string);
        assert_eq!(found.as_deref(), Some(text), "{pointer}");
    }
    let strict = json(Format::Sarif, &Options::new(Lang::It));
    let fte = &strict["runs"][0]["results"][2];
    case(fte, "/ruleId", "\"R001\"");
    let first = &fte["locations"][0];
    case(
        first,
        "/logicalLocations/0/fullyQualifiedName",
        "\"'Rilevazione 2026'!G57\"",
    );
    case(
        first,
        "/logicalLocations/1/fullyQualifiedName",
        "\"Rilevazione 2026/ATT-00042/ETP\"",
    );
    assert_eq!(first.pointer("/physicalLocation/region"), None);
    case(fte, "/occurrenceCount", "212");
    case(&strict, "/runs/0/language", "\"it-IT\"");
    case(
        &strict,
        "/runs/0/results/7/locations/0/physicalLocation/region",
        "{\"startColumn\":42,\"startLine\":13}",
    );
    case(
        &strict,
        "/runs/0/results/10/suppressions/0/status",
        "\"accepted\"",
    );
    case(&strict, "/runs/0/results/0/suppressions", "[]");
    let github = Options {
        sarif: SarifProfile::Github,
        ..Options::new(Lang::It)
    };
    let github = json(Format::Sarif, &github);
    for result in github["runs"][0]["results"].as_array().unwrap() {
        let places = result["locations"].as_array().unwrap();
        assert!(!places.is_empty(), "{result}");
        for place in places {
            assert!(
                place
                    .pointer("/physicalLocation/region/startLine")
                    .is_some(),
                "{place}"
            );
        }
    }
    case(
        &github,
        "/runs/0/results/2/locations/0/physicalLocation/region/startLine",
        "57",
    );
}

#[test]
fn hostile_texts_stay_texts() {
    for lang in [Lang::It, Lang::En] {
        for (format, name) in Format::ALL {
            let text = text(format, &Options::new(lang));
            let raw = matches!(format, Format::Json | Format::Jsonl | Format::Sarif);
            assert!(!text.contains('\u{1b}'), "{name}: an escape");
            assert!(
                raw || !text.contains('\u{202e}'),
                "{name}: a mark of direction"
            );
            let commands = text.lines().map(str::trim_start);
            let commands = commands.filter(|line| line.starts_with("::error::"));
            assert_eq!(commands.count(), 0, "{name}");
        }
        let page = text(Format::Html, &Options::new(lang));
        assert!(!page.contains("<script"), "{page}");
        let page = text(Format::Markdown, &Options::new(lang));
        assert!(
            !page.contains(" @tutti") && !page.contains(" <script"),
            "{page}"
        );
    }
    let excel = Options {
        csv: CsvDialect::ExcelIt,
        ..Options::new(Lang::It)
    };
    assert!(text(Format::Csv, &excel).contains(";'=Ambiente & verde;"));
}

#[test]
fn every_rule_has_a_test_case_in_every_file() {
    let page = text(Format::Junit, &Options::new(Lang::It));
    // 11 rules in two files; on the run as a whole the one that said something
    assert_eq!(page.matches("<testcase ").count(), 23);
    assert_eq!(page.matches("<failure ").count(), 4);
    // L007 said something: it was not passed over
    assert_eq!(page.matches("<skipped ").count(), 1);
    let strict = Options {
        fail_on: Some(crate::finding::Severity::Warning),
        ..Options::new(Lang::It)
    };
    assert_eq!(text(Format::Junit, &strict).matches("<failure ").count(), 9);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "UPDATE=1 writes the schema anew")]
fn the_schema_lies_in_the_documentation() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/docs/schema/check-1.schema.json"
    );
    let text = super::json::schema_text().unwrap();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(text, known, "if it should differ, run UPDATE=1 cargo test");
}
