//! `L005 criteria-version`

use crate::check::rule::{Looks, Rule, Words};
use crate::check::{ColumnView, Note, Notes, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::fold;

pub(super) const RULE: Rule = Rule {
    code: Code("L005"),
    slug: "criteria-version",
    severity: Severity::Error,
    cause: Cause::Column,
    looks: Looks::AtColumns(look),
    params: &["value", "set", "version"],
    summary: Text {
        it: "La scheda segue un'altra versione dei criteri",
        en: "The sheet follows another version of the criteria",
    },
    message: Words::Always(Text {
        it: "la scheda indica la versione «{value}» dei criteri, mentre si usa {set} {version}",
        en: "the sheet states version “{value}” of the criteria, while {set} {version} is used",
    }),
    expected: Some(Words::Always(Text {
        it: "versione {version}",
        en: "version {version}",
    })),
    help: Some(Words::Always(Text {
        it: "compilare la scheda con il modello in uso, oppure scegliere i criteri della scheda con \
             --criteria",
        en: "fill in the form that is in use, or choose the criteria of the sheet with --criteria",
    })),
    sender_help: Some(Words::Always(Text {
        it: "compilare la scheda con il modello in uso",
        en: "fill in the sheet with the template in use",
    })),
    explain: Text {
        it: "Domande che cambiano da una versione all'altra danno esiti che non si possono \
             confrontare. La versione si cerca in una colonna come «Versione criteri», dove tutte \
             le righe dicono la stessa cosa.",
        en: "Questions that change from one version to the next give verdicts that cannot be \
             compared. The version is looked for in a column such as “Versione criteri” in which all \
             rows say the same.",
    },
    ..Rule::BASE
};

/// Folded headers of a column that states the version.
const HEADERS: [&str; 5] = [
    "versione criteri",
    "versione dei criteri",
    "versione set criteri",
    "criteria version",
    "version of the criteria",
];

fn look(view: &ColumnView<'_>, notes: &mut Notes<'_>) {
    let (Role::Other, Some(value)) = (view.role, &view.stats.same) else {
        return;
    };
    if !HEADERS.contains(&fold(view.table.header(view.column)).as_str()) {
        return;
    }
    let set = view.table.set;
    let bare = |text: &str| fold(text).trim_start_matches('v').trim().to_owned();
    let both = format!("{} {}", set.id, set.version);
    let known = [&set.version, &set.id, &both].map(|text| bare(text));
    if value.is_empty() || known.contains(&bare(value)) {
        return;
    }
    let note = Note::at(view.place()).with("value", value.as_str());
    notes.push(
        note.with("set", set.id.as_str())
            .with("version", set.version.as_str()),
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, set};

    #[test]
    fn fires_on_another_version() {
        let table = "activity;Versione criteri\na;99.7\nb;99.7";
        assert_eq!(cells(&RULE, table), ["B:B"]);
    }

    #[test]
    fn stays_silent_on_ours_on_other_headers_and_where_rows_differ() {
        let version = set().version;
        assert!(cells(&RULE, &format!("activity;Versione criteri\na;v{version}")).is_empty());
        assert!(cells(&RULE, "activity;Versione criteri\na;essential").is_empty());
        assert!(cells(&RULE, "activity;Versione scheda\na;99.7").is_empty());
        assert!(cells(&RULE, "activity;Versione criteri\na;99.7\nb;1").is_empty());
    }
}
