//! Tests of reading sets: each mistake with its place, and what a sound set becomes.

use super::read;
use crate::lang::Lang;

/// Twelve lines; what a case adds begins on line 13.
pub(super) const HEAD: &str = r#"schema = "smartable.criteria/1"
id = "house"
version = "1"
valid_from = 2026-01-01
[title]
it = "Casa"
en = "House"
[source]
act = "Act"
[rule]
kind = "gates"

"#;

const SOUND: &str = "[[criterion]]\nid = \"individual\"\n";

/// Reads `text` and returns its mistakes as `line:column message`.
pub(super) fn mistakes(text: &str) -> Vec<String> {
    let errors = read("house.toml", text).err().unwrap_or_default();
    let shown = errors.iter();
    shown
        .map(|error| format!("{}:{} {}", error.line, error.column, error.message.en))
        .collect()
}

/// A case that only adds lines after the head.
#[track_caller]
fn added(lines: &str, expected: &[&str]) {
    assert_eq!(mistakes(&format!("{HEAD}{lines}")), expected, "{lines}");
}

/// A case that changes one line of the head.
#[track_caller]
fn changed(from: &str, to: &str, expected: &[&str]) {
    assert!(HEAD.contains(from), "{from}");
    let text = HEAD.replace(from, to) + SOUND;
    assert_eq!(mistakes(&text), expected, "{to}");
}

#[test]
fn the_head_is_checked() {
    changed("criteria/1", "criteria/9", &["1:10 unknown form of file"]);
    changed("id = \"house\"\n", "", &["1:1 the key `id` is missing"]);
    changed(
        "id = \"house\"",
        "id = \"Our House\"",
        &["2:6 an id is made of lower-case letters without accents, digits, `-` and `_`"],
    );
    changed(
        "version",
        "versoin",
        &[
            "1:1 the key `version` is missing",
            "3:1 unknown key `versoin`",
        ],
    );
    changed(
        "2026-01-01",
        "\"2026-13-01\"",
        &["4:14 expected a date such as 2026-12-31"],
    );
    changed(
        "2026-01-01",
        "2026-01-01\nvalid_to = 2025-12-31",
        &["5:12 `valid_to` comes before `valid_from`, 2026-01-01"],
    );
    changed("it = \"Casa\"", "it = \" \"", &["6:6 `it` is empty"]);
    changed("act = \"Act\"", "act = \"\"", &["9:7 `act` is empty"]);
    changed(
        "\"Act\"",
        "\"Act\"\ndate = \"last year\"",
        &["10:8 expected a date such as 2026-12-31"],
    );
    changed("\"gates\"", "\"gate\"", &["11:8 unknown value \"gate\""]);
    changed(
        "\"gates\"",
        "\"gates\"\npartly_at = 0.5",
        &["12:1 `partly_at` needs kind = \"weighted\""],
    );
}

#[test]
fn weighted_rules_are_checked() {
    #[track_caller]
    fn case(rule: &str, criteria: &str, expected: &[&str]) {
        let head = HEAD.replace("kind = \"gates\"\n", rule);
        assert_eq!(
            mistakes(&format!("{head}{criteria}")),
            expected,
            "{rule}{criteria}"
        );
    }
    let rule = "kind = \"weighted\"\nsmartable_at = 0.8\npartly_at = 0.3\n";
    case(rule, &format!("{SOUND}weight = 1\n"), &[]);
    case(
        &rule.replace("0.3", "0.9"),
        &format!("{SOUND}weight = 1\n"),
        &["13:13 thresholds out of order: `partly_at` is above `smartable_at`"],
    );
    case(
        &rule.replace("0.8", "80"),
        &format!("{SOUND}weight = 1\n"),
        &["12:16 `smartable_at` has to be between 0 and 1"],
    );
    case(
        rule,
        SOUND,
        &["10:2 the rule is a weighted mean, but no criterion has a weight"],
    );
    case(
        rule,
        &format!("{SOUND}weight = 0\n"),
        &["10:2 all weights are zero"],
    );
    case(
        rule,
        &format!("{SOUND}weight = 1\n\n[[criterion]]\nid = \"output\"\nweight = -0.5\n"),
        &["21:10 a weight cannot be negative"],
    );
    case(
        rule,
        &format!("{SOUND}weight = 1\n\n[[criterion]]\nid = \"output\"\nrole = \"weight\"\n"),
        &["21:1 the `weight` is missing"],
    );
    case(
        rule,
        &format!("{SOUND}role = \"gate\"\nweight = 1\n"),
        &[
            "10:2 the rule is a weighted mean, but no criterion has a weight",
            "18:1 a `gate` has no weight",
        ],
    );
}

#[test]
fn criteria_are_checked() {
    added("", &["1:1 there is no criterion"]);
    added(
        &format!("{SOUND}{SOUND}"),
        &["16:6 the id `individual` is used twice"],
    );
    added(
        &format!("{SOUND}weight = 2\n"),
        &["15:1 a weight needs kind = \"weighted\" in the rule"],
    );
    added(
        &format!("{SOUND}colour = 2\n"),
        &["15:1 unknown key `colour`"],
    );
    added(
        &format!("{SOUND}level_of_partly = 1.5\n"),
        &["15:19 `level_of_partly` has to be between 0 and 1"],
    );
    added(
        &format!("{SOUND}missing = \"zero\"\n"),
        &["15:11 unknown value \"zero\""],
    );
    added(
        &format!("{SOUND}obstacle = {{ class = \"papers\", removable = true }}\n"),
        &["15:22 unknown value \"papers\""],
    );
    added(
        &format!("{SOUND}label = {{ it = \"\", en = \"x\" }}\n"),
        &["15:16 `it` is empty"],
    );
    added(
        "[[criterion]]\nid = \"indivdual\"\n",
        &[
            "13:1 the key `label` is missing",
            "13:1 the key `obstacle` is missing",
        ],
    );
    let many: Vec<String> = (0..65)
        .map(|n| {
            format!(
                "[[criterion]]\nid = \"c{n}\"\nlabel = \"C{n}\"\n\
                 obstacle = {{ class = \"law\", removable = false }}\n"
            )
        })
        .collect();
    added(&many.concat(), &["269:1 too many criteria: at most 64"]);
}

/// A criterion of the house, with the lines of its item from line 16 on.
fn own(lines: &str) -> String {
    format!(
        "[[criterion]]\nid = \"own\"\nlabel = \"Own\"\n{lines}\n\
         obstacle = {{ class = \"law\", removable = false }}\n"
    )
}

#[test]
fn items_are_checked() {
    let one = "a number has exactly one condition: `met_when` or `fails_when`";
    let at_least = "{ op = \">=\", value = 4 }";
    added(&own("answer = \"number\""), &[&format!("16:10 {one}")]);
    added(
        &own(&format!(
            "answer = \"number\"\nmet_when = {at_least}\nfails_when = {at_least}"
        )),
        &[&format!("18:1 {one}")],
    );
    added(
        &own(&format!("met_when = {at_least}")),
        &["16:1 `met_when` needs answer = \"number\", here the answer is \"choice\""],
    );
    added(
        &own("answer = \"number\"\nmet_when = { between = [4, 2] }"),
        &["17:24 bounds out of order: the smaller first"],
    );
    added(
        &own("answer = \"number\"\nmet_when = { between = [4] }"),
        &["17:24 two bounds are needed: [2, 4]"],
    );
    added(
        &own("answer = \"number\"\nmet_when = { op = \"=>\", value = 4 }"),
        &["17:19 unknown value \"=>\""],
    );
    added(
        &own("answer = { scale = { from = 1, to = 3 }, levels = [0, 1] }"),
        &["16:51 the scale has 3 steps, but there are 2 levels"],
    );
    added(
        &own("answer = { scale = { from = 1, to = 3 }, levels = [0, 1, 5] }"),
        &["16:58 a level is between 0 and 1"],
    );
    added(
        &own("answer = { scale = { from = 3, to = 1 }, levels = [0] }"),
        &["16:20 a scale goes from a whole number up to a greater one, at most 101 steps"],
    );
    added(
        &own("answer = \"measure\""),
        &["13:1 a measure is only used in a comparison (`compare`)"],
    );
    added(
        &own("answer = \"measure\"\nheaders = { bad = [\"?\"] }"),
        &[
            "13:1 a measure is only used in a comparison (`compare`)",
            "17:13 a number has no direction: its condition says it, or the levels of its scale",
            "17:20 empty header",
        ],
    );
}

#[test]
fn compositions_are_checked() {
    added(&own("all_of = []"), &["16:10 the list is empty"]);
    added(
        &own("all_of = [\"outptu\"]"),
        &["16:11 no item is called `outptu`"],
    );
    added(
        &own("all_of = [\"output\"]\nany_of = [\"output\"]"),
        &["17:1 a criterion has only one of item, all_of, any_of, compare"],
    );
    added(
        &own("all_of = [\"output\"]\nanswer = \"choice\""),
        &["17:1 unknown key `answer`"],
    );
    added(
        &own("any_of = [{ all_of = [\"output\", { id = \"A\" }] }]"),
        &["16:40 an id is made of lower-case letters without accents, digits, `-` and `_`"],
    );
    added(
        &own("compare = { left = \"output\", op = \"<\", right = \"telematic\" }"),
        &[
            "16:20 only items with answer = \"measure\" or \"number\" can be compared",
            "16:48 only items with answer = \"measure\" or \"number\" can be compared",
        ],
    );
    added(
        "[[item]]\nid = \"a\"\n[[item]]\nid = \"a\"\n[[criterion]]\nid = \"output\"\n",
        &["16:6 the id `a` is used twice"],
    );
    added(
        "[[item]]\nid = \"output\"\n[[criterion]]\nid = \"output\"\nanswer = \"choice\"\n",
        &["17:1 the item `output` is described twice"],
    );
}

#[test]
fn a_header_has_one_direction() {
    let twice = |first: &str, second: &str| {
        format!(
            "{}[[criterion]]\nid = \"telematic\"\nheaders = {second}\n",
            own(&format!("headers = {first}"))
        )
    };
    let both = twice("{ good = [\"Canale\"] }", "{ bad = [\"CANALE (SI/NO)\"] }");
    added(
        &both,
        &["20:20 the header \"CANALE (SI/NO)\" is already used the other way round, for `own`"],
    );
    added(&twice("[\"Canale\"]", "{ good = [\"canale\"] }"), &[]);
    // "Sportello" is bad for `no_user_contact` in the shared vocabulary.
    let shared = format!(
        "{}[[criterion]]\nid = \"no_user_contact\"\n",
        own("headers = [\"Sportello\"]")
    );
    added(
        &shared,
        &[
            "16:12 the header \"Sportello\" is already used the other way round, for `no_user_contact`",
        ],
    );
    added(&format!("{shared}shared_headers = false\n"), &[]);
    added(&own("headers = [\"Sportello\"]"), &[]);
}

#[test]
fn a_mistake_is_shown_in_both_languages() {
    let text = format!("{HEAD}{SOUND}obstacle = {{ class = \"papers\", removable = true }}\n");
    let errors = read("casa/criteri.toml", &text).expect_err("a class is unknown");
    assert_eq!(
        errors[0].render(Lang::It),
        r#"errore: valore sconosciuto "papers"
  --> casa/criteri.toml:15:22
   |
15 | obstacle = { class = "papers", removable = true }
   |                      ^^^^^^^^
   |
   = aiuto: forse si intendeva "paper""#
    );
    assert_eq!(
        errors[0].render(Lang::En),
        r#"error: unknown value "papers"
  --> casa/criteri.toml:15:22
   |
15 | obstacle = { class = "papers", removable = true }
   |                      ^^^^^^^^
   |
   = help: perhaps "paper" was meant"#
    );
}

#[test]
fn a_file_cut_anywhere_is_reported_in_its_own_lines() {
    let text = include_str!("../builtin/milano-2021.toml").replace('\n', "\r\n");
    for (cut, _) in text.char_indices() {
        for error in read("cut.toml", &text[..cut]).err().unwrap_or_default() {
            assert!(error.line <= text[..cut].matches('\n').count() + 1);
            assert!(error.render(Lang::It).contains("cut.toml:"));
        }
    }
}
