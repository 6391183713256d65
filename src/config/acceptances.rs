//! `smartable-accept.toml`: findings that were accepted, each with its reason.
//!
//! Never here: which findings an acceptance covers (`check`). One without a reason is read all the
//! same: that is a finding, not a broken file.

use crate::config::read::whole;
use crate::document::{Document, DocumentError, Table};
use crate::model::acceptance::Acceptance;
use crate::model::period::Day;

/// Name and version of the file's form.
pub const ACCEPT_SCHEMA: &str = "smartable.accept/1";

const KEYS: [&str; 12] = [
    "rule",
    "file",
    "body",
    "record",
    "column",
    "value",
    "reason",
    "author",
    "date",
    "expires",
    "confirmed",
    "count",
];

/// Reads an acceptance file. `path` is the name that mistakes are reported under.
///
/// # Errors
///
/// Every mistake found, in the order of the text.
pub fn acceptances(path: &str, text: &str) -> Result<Vec<Acceptance>, Vec<DocumentError>> {
    let document = Document::parse(path, text)?;
    let root = document.root();
    root.only(&["schema", "accept"]);
    root.needs_schema(ACCEPT_SCHEMA);
    let all = root.tables("accept");
    let all: Vec<Acceptance> = all.iter().map(|table| one(table, text)).collect();
    document.finish()?;
    Ok(all)
}

fn one(table: &Table<'_>, text: &str) -> Acceptance {
    table.only(&KEYS);
    let string = |key: &str| table.string(key).map(|it| it.value);
    let day = |key: &str| table.date(key).and_then(|it| Day::parse(&it.value));
    let start = table.span().start.min(text.len());
    Acceptance {
        rule: table.filled("rule"),
        file: string("file"),
        body: string("body"),
        record: string("record"),
        column: string("column"),
        value: string("value"),
        reason: string("reason").unwrap_or_default().trim().to_owned(),
        author: string("author").unwrap_or_default(),
        date: day("date"),
        expires: day("expires"),
        confirmed: table.boolean("confirmed").is_some_and(|it| it.value),
        count: whole(table, "count", 1, 1 << 40).and_then(|it| u64::try_from(it).ok()),
        line: text[..start].matches('\n').count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::acceptances;

    #[test]
    fn acceptances_are_read_with_their_lines() {
        let text = "schema = \"smartable.accept/1\"\n\n[[accept]]\nrule = \"V041\"\nfile = \"a.csv\"\n\
                    reason = \"come lo scorso anno\"\nexpires = 2026-12-31\n\n[[accept]]\n\
                    rule = \"X003\"\nrecord = \"A1\"\n";
        let all = acceptances("smartable-accept.toml", text).unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].line, all[1].line), (3, 9));
        assert_eq!(all[0].file.as_deref(), Some("a.csv"));
        assert_eq!(all[1].reason, "");
        assert_eq!(
            all[0].expires.map(|day| day.to_string()).as_deref(),
            Some("2026-12-31")
        );
    }

    #[test]
    fn an_unknown_key_is_a_mistake_at_its_place() {
        let text = "schema = \"smartable.accept/1\"\n[[accept]]\nrule = \"V041\"\ncode = \"x\"\n";
        let errors = acceptances("smartable-accept.toml", text).unwrap_err();
        assert_eq!(errors[0].line, 4);
    }
}
