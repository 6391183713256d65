//! The life of a criteria set, read: `status`, `[consultation]`, `[adoption]`.
//!
//! Never here: what a life lacks (`model::life_cycle`): a set that lacks an act is still a set.

use crate::document::Table;
use crate::model::life_cycle::{Heard, LifeCycle, Status};

/// Keys of a set that are read here.
pub(super) const KEYS: [&str; 3] = ["status", "consultation", "adoption"];

/// Reads what a set says of its life; days that do not exist are reported.
pub(super) fn read(root: &Table<'_>) -> LifeCycle {
    let words = Status::ALL.map(|status| (status.key(), status));
    let mut life = LifeCycle {
        status: root.word("status", &words),
        ..LifeCycle::default()
    };
    if let Some(table) = root.table("consultation") {
        table.only(&Heard::ALL.map(Heard::key));
        for whom in Heard::ALL {
            let day = table.date(whom.key());
            life.heard.extend(day.map(|day| (whom, day.value)));
        }
    }
    if let Some(table) = root.table("adoption") {
        table.only(&["act", "date"]);
        life.act = table.local_text("act");
        life.adopted_on = table.date("date").map(|day| day.value);
    }
    life
}

#[cfg(test)]
mod tests {
    use crate::criteria::read;
    use crate::lang::Lang;
    use crate::model::life_cycle::{Heard, LifeCycle, Status};

    const REST: &str = "schema = \"smartable.criteria/1\"\nid = \"x\"\nversion = \"1\"\n\
                        valid_from = 2026-01-01\ntitle = \"X\"\n";
    const TABLES: &str = "[source]\nact = \"Atto\"\n[rule]\nkind = \"gates\"\n\
                          [[criterion]]\nid = \"output\"\n";

    #[test]
    fn a_set_without_a_life_has_none() {
        let set = read("x.toml", &format!("{REST}{TABLES}")).expect("a sound set");
        assert_eq!(set.life, LifeCycle::default());
    }

    #[test]
    fn status_days_and_act_are_read() {
        let text = format!(
            "{REST}status = \"adopted\"\n{TABLES}[consultation]\nunions = 2026-02-10\n\
             managers = \"2026-02-01\"\n[adoption]\nact = \"Determina n. 4\"\ndate = 2026-03-12\n"
        );
        let life = read("x.toml", &text).expect("a sound set").life;
        assert_eq!(life.status, Some(Status::Adopted));
        let heard = [
            (Heard::Managers, "2026-02-01"),
            (Heard::Unions, "2026-02-10"),
        ];
        assert_eq!(life.heard, heard.map(|(whom, day)| (whom, day.to_owned())));
        assert_eq!(life.act.expect("an act").get(Lang::It), "Determina n. 4");
        assert_eq!(life.adopted_on.as_deref(), Some("2026-03-12"));
    }

    #[test]
    fn days_that_do_not_exist_and_unknown_words_are_mistakes() {
        let text = format!(
            "{REST}status = \"draught\"\n{TABLES}[consultation]\nmanagers = \"2026-02-30\"\n\
             sindacati = 2026-02-10\n"
        );
        let errors = read("x.toml", &text).expect_err("three mistakes");
        let mut lines: Vec<usize> = errors.iter().map(|error| error.line).collect();
        lines.sort_unstable();
        assert_eq!(lines, [6, 14, 15]);
    }
}
