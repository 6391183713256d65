//! A criteria set written as TOML, key by key in the order of the documentation.
//!
//! Never here: what the keys mean (`read`), or changing them (`change`). Comments of the file that a
//! set was read from are not kept.

use std::fmt::Write as _;

use toml::{Table, Value};

/// Keys of a set that stand before its tables.
const PLAIN: [&str; 6] = [
    "schema",
    "id",
    "version",
    "valid_from",
    "valid_to",
    "status",
];
/// Tables of a set that stand once.
const ONCE: [&str; 6] = [
    "title",
    "source",
    "consultation",
    "adoption",
    "totals",
    "rule",
];
/// Tables of a set that stand several times.
const REPEATED: [&str; 3] = ["item", "criterion", "index"];
/// Keys of an item, a criterion or an index, in their order; others follow.
const FIRST: [&str; 20] = [
    "id",
    "label",
    "title",
    "question",
    "source",
    "rule",
    "role",
    "weight",
    "level_of_partly",
    "missing",
    "not_applicable",
    "obstacle",
    "item",
    "all_of",
    "any_of",
    "compare",
    "answer",
    "met_when",
    "fails_when",
    "headers",
];

/// Writes a set; `notes` stand above it as comments, a line each.
pub(super) fn write(set: &Table, notes: &[String]) -> String {
    let mut out = String::new();
    for note in notes {
        let _ = writeln!(out, "# {}", note.replace(['\n', '\r'], " "));
    }
    let others = |known: &[&str]| {
        let unknown = |key: &&str| !PLAIN.contains(key) && !known.contains(key);
        let keys = set.keys().map(String::as_str).filter(unknown);
        keys.map(str::to_owned).collect::<Vec<_>>()
    };
    let own = [&ONCE[..], &REPEATED].concat();
    let once: Vec<String> = ONCE
        .map(str::to_owned)
        .into_iter()
        .chain(others(&own))
        .collect();
    for key in PLAIN {
        line(&mut out, set, key);
    }
    // What is no table has to stand before the first one.
    for key in once
        .iter()
        .filter(|key| !set.get(*key).is_some_and(Value::is_table))
    {
        line(&mut out, set, key);
    }
    for key in &once {
        if let Some(Value::Table(table)) = set.get(key) {
            let _ = writeln!(out, "\n[{key}]");
            lines(&mut out, table, &[]);
        }
    }
    for key in REPEATED {
        for table in tables(set, key) {
            let _ = writeln!(out, "\n[[{key}]]");
            lines(&mut out, table, &["criterion"]);
            for criterion in tables(table, "criterion") {
                let _ = writeln!(out, "\n[[{key}.criterion]]");
                lines(&mut out, criterion, &[]);
            }
        }
    }
    out
}

/// Returns the tables of an array of tables; none where there is no such key.
pub(super) fn tables<'t>(table: &'t Table, key: &str) -> Vec<&'t Table> {
    let array = table.get(key).and_then(Value::as_array);
    let elements = array.into_iter().flatten();
    elements.filter_map(Value::as_table).collect()
}

/// Writes the keys of a table, the known ones first, without those in `apart`.
fn lines(out: &mut String, table: &Table, apart: &[&str]) {
    for key in FIRST.iter().filter(|key| !apart.contains(*key)) {
        line(out, table, key);
    }
    for key in table.keys().map(String::as_str) {
        if !FIRST.contains(&key) && !apart.contains(&key) {
            line(out, table, key);
        }
    }
}

/// Writes a key and its value on one line; nothing where the table has no such key.
fn line(out: &mut String, table: &Table, key: &str) {
    if let Some(value) = table.get(key) {
        let _ = writeln!(out, "{key} = {value}");
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::criteria::{builtin, read};
    use crate::model::criteria::CriteriaSet;

    /// Returns a set without its text, which holds comments and another order of keys.
    fn plain(path: &str, text: &str) -> CriteriaSet {
        let set = read(path, text).expect("a sound set");
        CriteriaSet {
            text: String::new(),
            ..set
        }
    }

    #[test]
    fn what_is_written_reads_as_the_same_set() {
        for set in builtin() {
            let table = set.text.parse().expect("TOML");
            let written = write(&table, &["Una nota\nsu due righe".to_owned()]);
            assert!(written.starts_with("# Una nota su due righe\nschema = "));
            assert_eq!(plain(set.id, &written), plain(set.id, set.text));
        }
    }

    #[test]
    fn several_indexes_keep_their_criteria() {
        let text = "schema = \"smartable.criteria/1\"\nid = \"x\"\nversion = \"1\"\n\
                    valid_from = 2026-01-01\ntitle = \"X\"\nsource = { act = \"Atto\" }\n\
                    [[index]]\nid = \"a\"\ntitle = \"A\"\nrule = { kind = \"gates\" }\n\
                    [[index.criterion]]\nid = \"output\"\n[[index.criterion]]\nid = \"individual\"\n\
                    [[index]]\nid = \"b\"\ntitle = \"B\"\n\
                    rule = { kind = \"weighted\", smartable_at = \"2/3\", partly_at = 0.3 }\n\
                    [[index.criterion]]\nid = \"no_presence\"\nweight = 1.5\n";
        let table = text.parse().expect("TOML");
        assert_eq!(plain("x", &write(&table, &[])), plain("x", text));
    }
}
