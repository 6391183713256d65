//! `--explain ID`: the chain from the cells of an activity to its verdict, in words.
//!
//! Never here: a verdict, or a level; the assessment has them.

use std::fmt::Write as _;

use crate::lang::{Lang, Text};
use crate::model::assessment::{Activity, Assessment, Reason};
use crate::model::criteria::{Criterion, Index, Role};
use crate::model::quantity::Ratio;
use crate::model::verdict::{CriterionMask, Judgement, Level, Verdict};
use crate::report::assessment::{choices, headline};
use crate::report::formats::ansi::Paint;
use crate::report::formats::terminal::wrap;
use crate::report::layout::Value;
use crate::report::{Options, numbers, words};

/// Explains every activity with this id; `None` when there is none.
#[must_use]
pub fn explain(assessment: &Assessment, id: &str, options: &Options) -> Option<String> {
    let found: Vec<&Activity> = assessment
        .activities
        .iter()
        .filter(|activity| activity.id == id)
        .collect();
    if found.is_empty() {
        return None;
    }
    let mut page = Page {
        assessment,
        lang: options.lang,
        paint: Paint(options.colour),
        width: options.width.clamp(80, 200),
        out: String::new(),
    };
    for line in headline::criteria_lines(assessment, options.lang) {
        page.line("", &line);
    }
    for activity in found {
        page.activity(activity);
    }
    Some(page.out)
}

/// What is being written.
struct Page<'a> {
    assessment: &'a Assessment,
    lang: Lang,
    paint: Paint,
    width: usize,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, indent: &str, text: &str) {
        wrap(&mut self.out, text, indent, self.width);
    }

    /// Returns a text of ours in the language of the page.
    fn say(&self, it: &'static str, en: &'static str) -> &'static str {
        Text { it, en }.get(self.lang)
    }

    fn activity(&mut self, activity: &Activity) {
        let title = format!("{}  {}", activity.id, activity.name);
        let _ = writeln!(self.out, "\n{}", self.paint.bold(title.trim_end()));
        self.where_it_stands(activity);
        let verdict = verdict_words(activity.verdict, self.lang);
        let label = self.say("Esito", "Verdict");
        let line = format!("{label}: {}", self.paint.bold(&verdict));
        let _ = writeln!(self.out, "  {line}");
        self.overridden(activity);
        let Some(index) = self.assessment.set.indexes.first() else {
            return;
        };
        for reason in &activity.reasons {
            if let Some(criterion) = index.criteria.get(reason.criterion) {
                self.reason(criterion, reason);
            }
        }
        for (index, judgement) in self.assessment.set.indexes.iter().zip(&activity.judgements) {
            self.judgement(index, judgement);
        }
        self.numbers(activity);
    }

    fn where_it_stands(&mut self, activity: &Activity) {
        let unit = words::group_name(&activity.unit, &activity.unit_name, self.lang);
        let label = self.say("Unità organizzativa", "Unit");
        let mut line = format!("{label}: {unit}");
        if !activity.unit.is_empty() && unit != &*activity.unit {
            let _ = write!(line, " ({})", activity.unit);
        }
        self.line("  ", &line);
        if !activity.process.is_empty() {
            let label = self.say("Processo", "Process");
            self.line("  ", &format!("{label}: {}", activity.process));
        }
        let sources = &self.assessment.sources;
        let file = &sources.file_of(activity.at.table).path;
        let label = self.say("Dove", "Where");
        self.line(
            "  ",
            &format!("{label}: {file} {}", sources.cell(activity.at)),
        );
        if activity.id_derived {
            let note = self.say(
                "Il codice è ricavato da unità, processo e nome.",
                "The id is derived from unit, process and name.",
            );
            self.line("  ", note);
        }
    }

    fn overridden(&mut self, activity: &Activity) {
        if let Some(change) = &activity.overridden {
            let computed = verdict_words(activity.computed, self.lang);
            let outcome = words::outcome(change.outcome).get(self.lang);
            let mut line = match self.lang {
                Lang::It => format!(
                    "Rettifica motivata: {outcome}; dalle risposte: {computed}. Motivo: {}",
                    change.reason
                ),
                Lang::En => format!(
                    "Override: {outcome}; from the answers: {computed}. Reason: {}",
                    change.reason
                ),
            };
            for part in [&change.author, &change.date] {
                if !part.is_empty() {
                    let _ = write!(line, " – {part}");
                }
            }
            self.line("  ", &line);
        }
        if let Some(declared) = activity.declared {
            let declared = words::outcome(declared).get(self.lang);
            let label = self.say(
                "Esito dichiarato nella scheda (non conta)",
                "Verdict declared in the sheet (not counted)",
            );
            self.line("  ", &format!("{label}: {declared}"));
        }
    }

    /// Writes one criterion: question, answers with their cells, level, source, obstacle.
    fn reason(&mut self, criterion: &Criterion, reason: &Reason) {
        let mark = match words::state(reason.level) {
            "met" => "✓",
            "fails" => "✗",
            "partly" => "~",
            "unknown" => "?",
            _ => "–",
        };
        let state = level_words(reason.level, self.lang);
        let label = criterion.label.get(self.lang);
        let _ = writeln!(self.out, "\n  {mark} {}: {state}", self.paint.bold(label));
        self.line("    ", criterion.question.get(self.lang));
        for (cell, written) in &reason.answers {
            let line = match cell {
                Some(cell) => {
                    let cell = self.assessment.sources.cell(*cell);
                    let label = self.say("Risposta", "Answer");
                    let written = quoted(written, self.lang);
                    format!("{label}: {written}  {cell}")
                }
                None => self
                    .say("Nessuna colonna risponde", "No column answers it")
                    .to_owned(),
            };
            self.line("    ", &line);
        }
        if let Role::Weight(weight) = criterion.role {
            let label = self.say("Peso", "Weight");
            let weight = numbers::localized(&weight.to_string(), self.lang);
            self.line("    ", &format!("{label}: {weight}"));
        }
        if let Some(source) = &criterion.source {
            let label = self.say("Fonte", "Source");
            self.line("    ", &format!("{label}: {source}"));
        }
        if matches!(words::state(reason.level), "fails" | "partly") {
            let class = words::obstacle(criterion.obstacle.class).get(self.lang);
            let removable = if criterion.obstacle.removable {
                self.say("rimovibile", "removable")
            } else {
                self.say("non rimovibile", "not removable")
            };
            let label = self.say("Ostacolo", "Obstacle");
            self.line("    ", &format!("{label}: {class} ({removable})"));
        }
    }

    /// Writes how one index joins the criteria and what comes of it.
    fn judgement(&mut self, index: &Index, judgement: &Judgement) {
        self.out.push('\n');
        let rule = choices::rule_text(&index.rule, self.lang);
        let label = self.say("Regola", "Rule");
        if self.assessment.set.indexes.len() > 1 {
            let title = index.title.get(self.lang);
            let verdict = verdict_words(judgement.verdict, self.lang);
            self.line("  ", &format!("{title}: {verdict}"));
        }
        self.line("  ", &format!("{label}: {rule}"));
        let label = self.say("Punteggio", "Score");
        let score = bounds(judgement.worst_score, judgement.best_score, self.lang);
        self.line("  ", &format!("{label}: {score}"));
        let label = self.say("Livello", "Level");
        let level = bounds(judgement.worst_level, judgement.best_level, self.lang);
        self.line("  ", &format!("{label}: {level}"));
        if !judgement.deciding.is_empty() {
            let label = self.say(
                "L'esito dipende dalle risposte che mancano a",
                "The verdict depends on the missing answers to",
            );
            let names = names(index, judgement.deciding, self.lang);
            self.line("  ", &format!("{label}: {names}"));
        }
    }

    /// Writes the numbers that the activity counts with.
    fn numbers(&mut self, activity: &Activity) {
        let total = &self.assessment.total;
        let given = [
            (
                total.heads.is_some(),
                self.say("Personale assegnato", "Heads"),
                activity.heads,
            ),
            (
                total.women.is_some(),
                self.say("donne", "women"),
                activity.gender.0,
            ),
            (
                total.men.is_some(),
                self.say("uomini", "men"),
                activity.gender.1,
            ),
            (total.fte.is_some(), words::FTE.get(self.lang), activity.fte),
        ];
        let parts: Vec<String> = given
            .into_iter()
            .filter(|(shown, _, _)| *shown)
            .map(|(_, label, given)| {
                let value = given.known().map_or(Value::Missing, Value::Given);
                format!("{label}: {}", numbers::value(&value, self.lang))
            })
            .collect();
        if !parts.is_empty() {
            self.line("  ", &parts.join("; "));
        }
    }
}

/// Returns a verdict, with its bounds where it is undetermined.
fn verdict_words(verdict: Verdict, lang: Lang) -> String {
    let word = words::verdict(verdict).get(lang);
    match verdict {
        Verdict::Known(_) => word.to_owned(),
        Verdict::Undetermined { worst, best } => {
            let (worst, best) = (
                words::outcome(worst).get(lang),
                words::outcome(best).get(lang),
            );
            match lang {
                Lang::It => format!("{word} (tra {worst} e {best})"),
                Lang::En => format!("{word} (between {worst} and {best})"),
            }
        }
    }
}

fn level_words(level: Level, lang: Lang) -> String {
    let text = |it, en| Text { it, en }.get(lang);
    match level {
        Level::Known(known) if known == Ratio::ONE => {
            text("soddisfatto (livello 1)", "met (level 1)").to_owned()
        }
        Level::Known(known) if known == Ratio::ZERO => {
            text("non soddisfatto (livello 0)", "not met (level 0)").to_owned()
        }
        Level::Known(known) => {
            let level = choices::level(known, lang);
            match lang {
                Lang::It => format!("soddisfatto in parte (livello {level})"),
                Lang::En => format!("met in part (level {level})"),
            }
        }
        Level::Unknown { worst, best } => {
            let (worst, best) = (choices::level(worst, lang), choices::level(best, lang));
            match lang {
                Lang::It => format!("ignoto (livello tra {worst} e {best})"),
                Lang::En => format!("unknown (level between {worst} and {best})"),
            }
        }
        Level::LeftOut => text(
            "non considerato per quest'attività",
            "left out for this activity",
        )
        .to_owned(),
    }
}

/// Returns an answer in quotes; an empty cell has none.
fn quoted(written: &str, lang: Lang) -> String {
    if written.is_empty() {
        return Text {
            it: "cella vuota",
            en: "empty cell",
        }
        .get(lang)
        .to_owned();
    }
    match lang {
        Lang::It => format!("«{written}»"),
        Lang::En => format!("\"{written}\""),
    }
}

/// Returns a level as a fraction and a decimal, both ends where they differ.
fn bounds(worst: Ratio, best: Ratio, lang: Lang) -> String {
    let one = |value: Ratio| {
        let decimal = choices::level(value, lang);
        if value.den() == 1 {
            decimal
        } else {
            format!("{}/{} = {decimal}", value.num(), value.den())
        }
    };
    if worst == best {
        one(worst)
    } else {
        format!("{} – {}", one(worst), one(best))
    }
}

fn names(index: &Index, mask: CriterionMask, lang: Lang) -> String {
    let names: Vec<&str> = mask
        .iter()
        .filter_map(|place| index.criteria.get(place))
        .map(|criterion| criterion.label.get(lang))
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::explain;
    use crate::lang::Lang;
    use crate::report::{Options, testing};

    #[test]
    fn an_undetermined_verdict_says_what_would_decide() {
        let text = explain(&testing::assessment(), "B.1", &Options::new(Lang::It)).unwrap();
        let expected = "
B.1  Istruttoria delle pratiche
  Unità organizzativa: Direzione Ambiente e verde pubblico (DIR-B)
  Dove: schede/direzione-a.xlsx 'Rilevazione 2026'!C59
  Esito: da integrare (tra non smartabile e smartabile)

  ✓ Individuale: soddisfatto (livello 1)
    L'attività può essere svolta individualmente?
    Risposta: «SI» 'Rilevazione 2026'!F59

  ? Strumenti accessibili da remoto: ignoto (livello tra 0 e 1)
    Gli applicativi sono accessibili da remoto?
    Risposta: «boh» 'Rilevazione 2026'!G59

  ✓ Nessun contatto diretto con l'utenza: soddisfatto (livello 1)
    L'attività si svolge senza contatto diretto con l'utenza?
    Risposta: «SI» 'Rilevazione 2026'!H59

  Regola: tutti i criteri devono essere soddisfatti; decide il livello più basso
  Punteggio: 0 – 1
  Livello: 0 – 1
  L'esito dipende dalle risposte che mancano a: Strumenti accessibili da remoto
  Personale assegnato: 2; donne: 1; uomini: 1; ETP: 2
";
        assert!(text.ends_with(expected), "{text}");
    }

    #[test]
    fn an_override_stands_beside_the_computed_verdict() {
        let text = explain(&testing::assessment(), "A.2", &Options::new(Lang::En)).unwrap();
        for part in [
            "Verdict: not smartable",
            "Override: not smartable; from the answers: not smartable. Reason: Presidio",
            "✗ No direct contact with users: not met (level 0)",
            "Obstacle: contact with users (not removable)",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert_eq!(
            text.lines()
                .filter(|line| line.chars().count() > 80)
                .count(),
            0
        );
    }

    #[test]
    fn a_fraction_is_shown_exactly_and_an_unknown_id_is_said() {
        let text = explain(&testing::assessment(), "=1+1", &Options::new(Lang::It)).unwrap();
        assert!(text.contains("Punteggio: 1/2 = 0,5"), "{text}");
        assert!(
            text.contains("Unità organizzativa: (non indicata)"),
            "{text}"
        );
        assert_eq!(
            explain(&testing::assessment(), "Z", &Options::new(Lang::It)),
            None
        );
    }
}
