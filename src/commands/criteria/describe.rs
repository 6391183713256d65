//! Criteria sets as pages of text: the list, one set in full, the line of a valid file.
//!
//! Never here: the words of single nouns (`words`).

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::{life, words};
use crate::lang::{Lang, Text};
use crate::model::criteria::{CriteriaSet, Criterion, Index};

fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    Text { it, en }.get(lang)
}

/// Lists sets: one line each, with title and source indented below.
pub(super) fn list(sets: &[CriteriaSet], lang: Lang, width: usize) -> String {
    let head = [
        "ID",
        pick(lang, "VERSIONE", "VERSION"),
        pick(lang, "CRITERI", "CRITERIA"),
        pick(lang, "REGOLA", "RULE"),
    ];
    let mut rows = vec![head.map(str::to_owned)];
    for set in sets {
        rows.push([
            set.id.clone(),
            set.version.clone(),
            set.indexes
                .first()
                .map_or(0, |index| index.criteria.len())
                .to_string(),
            set.indexes
                .first()
                .map_or("", |index| words::rule_short(&index.rule, lang))
                .to_owned(),
        ]);
    }
    let widths: Vec<usize> = (0..4)
        .map(|column| {
            rows.iter()
                .map(|row| row[column].width())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell}{:1$}", "", width - cell.width() + 2);
        }
        text.push_str(line.trim_end());
        text.push('\n');
        if let Some(set) = at.checked_sub(1).and_then(|at| sets.get(at)) {
            paragraph(&mut text, 4, width, set.title.get(lang));
            paragraph(&mut text, 4, width, &words::source(&set.source, lang));
            if let Some((name, said)) = life::lines(&set.life, lang).first() {
                paragraph(&mut text, 4, width, &format!("{name}: {said}"));
            }
        }
    }
    text
}

/// Says that a file is right: path, id, version, how many criteria.
pub(super) fn valid(shown: &str, set: &CriteriaSet, lang: Lang) -> String {
    let counts: Vec<String> = set
        .indexes
        .iter()
        .map(|index| index.criteria.len().to_string())
        .collect();
    let counts = counts.join(" + ");
    let (id, version, indexes) = (&set.id, &set.version, set.indexes.len());
    match (lang, indexes) {
        (Lang::It, 1) => format!("{shown}: valido ({id}, versione {version}, criteri: {counts})"),
        (Lang::En, 1) => format!("{shown}: valid ({id}, version {version}, criteria: {counts})"),
        (Lang::It, _) => format!(
            "{shown}: valido ({id}, versione {version}, indici: {indexes}, criteri: {counts})"
        ),
        (Lang::En, _) => format!(
            "{shown}: valid ({id}, version {version}, indexes: {indexes}, criteria: {counts})"
        ),
    }
}

/// Describes a set in words.
pub(super) fn set(set: &CriteriaSet, lang: Lang, width: usize) -> String {
    let mut text = String::new();
    let title = format!("{} {}: {}", set.id, set.version, set.title.get(lang));
    paragraph(&mut text, 0, width, &title);
    let source = words::source(&set.source, lang);
    field(&mut text, width, pick(lang, "Fonte", "Source"), &source);
    if let Some(note) = &set.source.note {
        field(&mut text, width, pick(lang, "Nota", "Note"), note.get(lang));
    }
    let from = match (&set.valid_to, lang) {
        (None, Lang::It) => format!("dal {}", set.valid_from),
        (None, Lang::En) => format!("from {}", set.valid_from),
        (Some(to), Lang::It) => format!("dal {} al {to}", set.valid_from),
        (Some(to), Lang::En) => format!("from {} to {to}", set.valid_from),
    };
    field(&mut text, width, pick(lang, "In vigore", "In force"), &from);
    for (name, said) in life::lines(&set.life, lang) {
        field(&mut text, width, name, &said);
    }
    for index in &set.indexes {
        describe_index(&mut text, set, index, lang, width);
    }
    let totals = pick(lang, "Totali", "Totals");
    let said = format!(
        "{}; {} {}; {} {}",
        words::heads(set.totals.heads, lang),
        pick(lang, "le righe senza esito", "rows without a verdict"),
        words::treatment(set.totals.unassessed, lang),
        pick(
            lang,
            "quelle senza persone o peso",
            "those without people or weight"
        ),
        words::treatment(set.totals.missing_weight, lang),
    );
    text.push('\n');
    field(&mut text, width, totals, &said);
    text
}

fn describe_index(text: &mut String, set: &CriteriaSet, index: &Index, lang: Lang, width: usize) {
    if set.indexes.len() > 1 {
        text.push('\n');
        let title = format!("[{}] {}", index.id, index.title.get(lang));
        paragraph(text, 0, width, &title);
    }
    let rule = words::rule(&index.rule, lang);
    field(text, width, pick(lang, "Regola", "Rule"), &rule);
    let mut policies: Vec<[String; 3]> = index.criteria.iter().map(|it| policy(it, lang)).collect();
    policies.dedup();
    let shared = policies.len() == 1;
    if let (true, Some(policy)) = (shared, policies.first()) {
        let name = pick(lang, "Per tutti i criteri", "For all criteria");
        field(text, width, name, &policy.join("; "));
    }
    for (at, criterion) in index.criteria.iter().enumerate() {
        text.push('\n');
        let head = format!(
            "{}. {} ({}, {})",
            at + 1,
            criterion.label.get(lang),
            criterion.id,
            words::role(criterion.role, lang)
        );
        hanging(text, 0, width, 3, &head);
        paragraph(text, 3, width, criterion.question.get(lang));
        for line in details(set, criterion, lang) {
            hanging(text, 3, width, 2, &format!("- {line}"));
        }
        if !shared {
            for line in policy(criterion, lang) {
                hanging(text, 3, width, 2, &format!("- {line}"));
            }
        }
    }
}

/// What answers other than a plain yes or no count as.
fn policy(criterion: &Criterion, lang: Lang) -> [String; 3] {
    [
        format!(
            "{} {}",
            pick(lang, "«In parte» vale", "“partly” is worth"),
            words::ratio(criterion.level_of_partly, lang)
        ),
        format!(
            "{}: {}",
            pick(lang, "cella vuota", "empty cell"),
            words::missing(criterion.missing, lang)
        ),
        format!(
            "{}: {}",
            pick(lang, "non applicabile", "not applicable"),
            words::not_applicable(criterion.not_applicable, lang)
        ),
    ]
}

/// What else is to be said of a criterion.
fn details(set: &CriteriaSet, criterion: &Criterion, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if !words::is_plain(&criterion.condition, set) {
        lines.push(format!(
            "{}: {}",
            pick(lang, "si ricava da", "taken from"),
            words::condition(&criterion.condition, set, lang)
        ));
    }
    lines.push(format!(
        "{}: {} ({})",
        pick(lang, "ostacolo", "obstacle"),
        words::obstacle(criterion.obstacle.class, lang),
        if criterion.obstacle.removable {
            pick(lang, "si può rimuovere", "can be removed")
        } else {
            pick(lang, "non si può rimuovere", "cannot be removed")
        }
    ));
    if let Some(source) = &criterion.source {
        let name = pick(lang, "fonte", "source");
        lines.push(format!("{name}: {}", source.get(lang)));
    }
    lines
}

/// Writes `Name: value`.
fn field(text: &mut String, width: usize, name: &str, value: &str) {
    paragraph(text, 0, width, &format!("{name}: {value}"));
}

/// Writes words, wrapped at `width`, every line indented.
fn paragraph(text: &mut String, indent: usize, width: usize, words: &str) {
    hanging(text, indent, width, 0, words);
}

/// The same, every line after the first indented by `more`.
fn hanging(text: &mut String, indent: usize, width: usize, more: usize, words: &str) {
    let mut line = " ".repeat(indent);
    let mut bare = true;
    for word in words.split_whitespace() {
        if !bare && line.width() + 1 + word.width() > width {
            text.push_str(&line);
            text.push('\n');
            line = " ".repeat(indent + more);
            bare = true;
        }
        if !bare {
            line.push(' ');
        }
        line.push_str(word);
        bare = false;
    }
    if !bare {
        text.push_str(&line);
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::{list, paragraph, set, valid};
    use crate::lang::{Lang, LocalText};
    use crate::model::answer::AnswerShape;
    use crate::model::criteria::{
        Comparison, Condition, CriteriaSet, Criterion, Index, Item, LevelOf, Met, Missing,
        NotApplicable, NumberTest, Obstacle, ObstacleClass, Repeated, Role, Source, TotalsPolicy,
        VerdictRule,
    };
    use crate::model::life_cycle::LifeCycle;
    use crate::model::quantity::{Decimal, Ratio};

    fn words(it: &str, en: &str) -> LocalText {
        LocalText {
            it: it.to_owned(),
            en: en.to_owned(),
        }
    }

    fn item(id: &str, label: LocalText, shape: AnswerShape, level: LevelOf) -> Item {
        Item {
            id: id.to_owned(),
            label,
            shape,
            level,
            headers_yes_good: Vec::new(),
            headers_yes_bad: Vec::new(),
            shared_headers: true,
            repeated: Repeated::Mistake,
        }
    }

    fn sample() -> CriteriaSet {
        let below_four = NumberTest::Against(Comparison::Less, Decimal::from_millionths(4_500_000));
        CriteriaSet {
            id: "prova".to_owned(),
            version: "2".to_owned(),
            valid_from: "2026-01-01".to_owned(),
            valid_to: None,
            title: words("Insieme di prova", "Trial set"),
            source: Source {
                act: words("Atto di prova", "Trial act"),
                article: Some("art. 1".to_owned()),
                date: None,
                note: None,
            },
            items: vec![
                item(
                    "a",
                    words("Uno", "One"),
                    AnswerShape::Choice,
                    LevelOf::Answer,
                ),
                item(
                    "b",
                    words("Due", "Two"),
                    AnswerShape::Number,
                    LevelOf::Test(below_four, Met::Fails),
                ),
            ],
            indexes: vec![Index {
                id: "main".to_owned(),
                title: words("", ""),
                criteria: vec![Criterion {
                    id: "both".to_owned(),
                    label: words("Entrambi", "Both"),
                    question: words("Valgono entrambi?", "Do both hold?"),
                    source: None,
                    role: Role::Weight(Decimal::from_millionths(1_500_000)),
                    condition: Condition::AllOf(vec![Condition::Item(0), Condition::Item(1)]),
                    level_of_partly: Ratio::new(1, 3),
                    missing: Missing::Unknown,
                    not_applicable: NotApplicable::LeftOut,
                    obstacle: Obstacle {
                        class: ObstacleClass::Paper,
                        removable: true,
                    },
                }],
                rule: VerdictRule::Weighted {
                    smartable_at: Ratio::new(4, 5),
                    partly_at: Ratio::new(3, 10),
                },
            }],
            life: LifeCycle::default(),
            totals: TotalsPolicy::default(),
            text: String::new(),
        }
    }

    #[test]
    fn a_set_reads_as_a_page() {
        let expected = "\
prova 2: Insieme di prova
Fonte: Atto di prova, art. 1
In vigore: dal 2026-01-01
Regola: media pesata dei criteri: smartabile da 0,8, parzialmente smartabile da
0,3
Per tutti i criteri: «In parte» vale 1/3; cella vuota: risposta sconosciuta; non
applicabile: il criterio non si considera

1. Entrambi (both, peso 1,5)
   Valgono entrambi?
   - si ricava da: «Uno» e «Due» (un numero, non soddisfatto se < 4,5)
   - ostacolo: carta (si può rimuovere)

Totali: una persona può stare in più righe; le righe senza esito allargano
l'intervallo; quelle senza persone o peso allargano l'intervallo
";
        assert_eq!(set(&sample(), Lang::It, 80), expected);
    }

    #[test]
    fn a_list_has_a_line_and_two_more_for_each_set() {
        let expected = "\
ID     VERSION  CRITERIA  RULE
prova  2        1         weighted mean
    Trial set
    Trial act, art. 1
";
        assert_eq!(list(&[sample()], Lang::En, 80), expected);
        assert_eq!(
            valid("a.toml", &sample(), Lang::It),
            "a.toml: valido (prova, versione 2, criteri: 1)"
        );
    }

    #[test]
    fn words_wrap_where_they_must() {
        let mut text = String::new();
        paragraph(&mut text, 2, 24, "uno due tre quattro cinque sei");
        assert_eq!(text, "  uno due tre quattro\n  cinque sei\n");
    }
}
