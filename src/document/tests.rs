//! Tests of documents: types, places, and how mistakes look.

use super::{Document, DocumentError};
use crate::lang::Lang;
use crate::model::quantity::Ratio;

/// Walks through `text` and returns the mistakes as `line:column offence message`.
fn mistakes(text: &str, walk: fn(&Document<'_>)) -> Vec<String> {
    let document = Document::parse("house.toml", text);
    let found = match document {
        Err(broken) => broken,
        Ok(document) => {
            walk(&document);
            document.finish().err().unwrap_or_default()
        }
    };
    found.iter().map(line).collect()
}

fn line(error: &DocumentError) -> String {
    let DocumentError {
        line,
        column,
        offence,
        message,
        ..
    } = error;
    format!("{line}:{column} {offence} | {}", message.en)
}

#[test]
fn a_wrong_type_is_reported_where_it_stands() {
    #[track_caller]
    fn case(text: &str, walk: fn(&Document<'_>), expected: &str) {
        assert_eq!(mistakes(text, walk), [expected], "{text}");
    }
    case(
        "a = 1",
        |d| drop(d.root().string("a")),
        "1:5 1 | expected a text in quotes",
    );
    case(
        "\na = 1.5",
        |d| drop(d.root().integer("a")),
        "2:5 1.5 | expected a whole number",
    );
    case(
        "a = inf",
        |d| drop(d.root().decimal("a")),
        "1:5 inf | expected a number",
    );
    case(
        "a = \"1/0\"",
        |d| drop(d.root().share("a")),
        "1:5 \"1/0\" | expected a number, or a fraction such as \"2/3\"",
    );
    case(
        "a = \"no\"",
        |d| drop(d.root().boolean("a")),
        "1:5 \"no\" | expected `true` or `false`",
    );
    case(
        "a = \"2026-02-29\"",
        |d| drop(d.root().date("a")),
        "1:5 \"2026-02-29\" | expected a date such as 2026-12-31",
    );
    case(
        "\"è \" = { b = 3 }",
        |d| {
            let table = d.root().table("è ").expect("a table");
            drop(table.strings("b"));
        },
        "1:14 3 | expected an array in [ ]",
    );
    case(
        "[t]\nx = 1",
        |d| {
            if let Some(table) = d.root().table("t") {
                table.needs("y");
            }
        },
        "1:1 [t] | the key `y` is missing",
    );
}

#[test]
fn numbers_are_exact() {
    let text = "a = 0.1\nb = 1_000\nc = \"2/3\"\nd = 2024-02-29\ne = 0x10\nf = -7";
    let document = Document::parse("house.toml", text).expect("is TOML");
    let root = document.root();
    assert_eq!(root.decimal("a").expect("read").value.millionths(), 100_000);
    assert_eq!(root.decimal("b").expect("read").value.to_string(), "1000");
    assert_eq!(root.share("c").expect("read").value, Ratio::new(2, 3));
    assert_eq!(root.date("d").expect("read").value, "2024-02-29");
    assert_eq!(root.integer("e").expect("read").value, 16);
    assert_eq!(root.integer("f").expect("read").value, -7);
    assert!(document.finish().is_ok());
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest() {
    let text = "weigth = 2\ncolour = 1\nlabel = \"a\"\n";
    let document = Document::parse("house.toml", text).expect("is TOML");
    document.root().only(&["label", "weight"]);
    let errors = document.finish().expect_err("two keys are unknown");
    let help: Vec<&str> = errors
        .iter()
        .filter_map(|error| error.help.as_ref().map(|help| help.en.as_str()))
        .collect();
    assert_eq!(
        help,
        ["perhaps `weight` was meant", "known here: label, weight"]
    );
}

#[test]
fn broken_toml_is_reported_once_per_fault() {
    assert_eq!(
        mistakes("a = 1\na = 2\n", |_| ()),
        ["2:1 a | not valid TOML: duplicate key"]
    );
    assert_eq!(mistakes("a = [1\n", |_| ()).len(), 1);
    assert_eq!(mistakes("a =", |_| ()).len(), 1);
    assert_eq!(mistakes("", |_| ()), [""; 0]);
}

#[test]
fn a_mistake_is_shown_with_its_line_in_both_languages() {
    let text = "id = \"a\"\r\n  \"ünit\" = 2\r\n";
    let document = Document::parse("a b/house.toml", text).expect("is TOML");
    document.root().only(&["id", "unit"]);
    let errors = document.finish().expect_err("a key is unknown");
    assert_eq!(
        errors[0].render(Lang::It),
        "errore: chiave sconosciuta `ünit`
 --> a b/house.toml:2:3
  |
2 |   \"ünit\" = 2
  |   ^^^^^^
  |
  = aiuto: forse si intendeva `unit`"
    );
    assert_eq!(
        errors[0].render(Lang::En),
        "error: unknown key `ünit`
 --> a b/house.toml:2:3
  |
2 |   \"ünit\" = 2
  |   ^^^^^^
  |
  = help: perhaps `unit` was meant"
    );
}
