//! `--explain ID`: the chain from the cells of an activity to its verdict, in words.
//!
//! Never here: a verdict, or a level; the assessment has them.

mod words;

use std::fmt::Write as _;

use words::{bounds, in_totals, names};
pub(super) use words::{level_words, quoted, verdict_words};

use crate::lang::{Lang, Text};
use crate::model::assessment::{Activity, Assessment, Reason};
use crate::model::criteria::{Criterion, Index, Role};
use crate::model::verdict::Judgement;
use crate::report::assessment::choices;
use crate::report::blocks::origin;
use crate::report::formats::ansi::Paint;
use crate::report::formats::terminal::{tame, wrap};
use crate::report::layout::Value;
use crate::report::{Options, numbers, words as shared};

/// Explains every activity that is `wanted`; `None` when there is none.
#[must_use]
pub fn explain(
    assessment: &Assessment,
    wanted: impl Fn(&Activity) -> bool,
    options: &Options,
) -> Option<String> {
    let all = assessment.activities.iter();
    let found: Vec<&Activity> = all.filter(|activity| wanted(activity)).collect();
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
    for line in origin::criteria_lines(&assessment.set, Some(assessment.set_chosen), options.lang) {
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
        let _ = writeln!(self.out, "\n{}", self.paint.bold(tame(&title).trim_end()));
        self.where_it_stands(activity);
        let verdict = verdict_words(activity.verdict, self.lang);
        let label = self.say("Esito", "Verdict");
        let line = format!("{label}: {}", self.paint.bold(&verdict));
        let _ = writeln!(self.out, "  {line}");
        self.overridden(activity);
        let set = &self.assessment.set;
        let reasons = [&activity.reasons]
            .into_iter()
            .chain(&activity.more_reasons);
        let indexes = set.indexes.iter().zip(&activity.judgements);
        for ((index, judgement), reasons) in indexes.zip(reasons) {
            if set.indexes.len() > 1 {
                let title = self.paint.bold(&tame(index.title.get(self.lang)));
                let _ = writeln!(self.out, "\n  {title}");
            }
            for reason in reasons {
                if let Some(criterion) = index.criteria.get(reason.criterion) {
                    self.reason(criterion, reason);
                }
            }
            self.judgement(index, judgement);
        }
        self.numbers(activity);
    }

    fn where_it_stands(&mut self, activity: &Activity) {
        let unit = shared::group_name(&activity.unit, &activity.unit_name, self.lang);
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
            let outcome = shared::outcome(change.outcome).get(self.lang);
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
            let declared = shared::outcome(declared).get(self.lang);
            let label = self.say(
                "Esito dichiarato nella scheda (non conta)",
                "Verdict declared in the sheet (not counted)",
            );
            self.line("  ", &format!("{label}: {declared}"));
        }
    }

    /// Writes one criterion: question, answers with their cells, level, source, obstacle.
    fn reason(&mut self, criterion: &Criterion, reason: &Reason) {
        let mark = match shared::state(reason.level) {
            "met" => "✓",
            "fails" => "✗",
            "partly" => "~",
            "unknown" => "?",
            _ => "–",
        };
        let state = level_words(reason.level, self.lang);
        let label = criterion.label.get(self.lang);
        let _ = writeln!(
            self.out,
            "\n  {mark} {}: {state}",
            self.paint.bold(&tame(label))
        );
        self.line("    ", criterion.question.get(self.lang));
        for (cell, written) in &reason.answers {
            let line = match cell {
                Some(cell) => {
                    let sources = &self.assessment.sources;
                    let label = self.say("Risposta", "Answer");
                    let mut line = format!(
                        "{label}: {} {}",
                        quoted(written, self.lang),
                        sources.cell(*cell)
                    );
                    // Under a header that asks the opposite, a no is good: the header shows it.
                    if let Some(header) = sources.table(cell.table).header(cell.column) {
                        let header = quoted(header, self.lang);
                        let under = self.say("sotto", "under");
                        let _ = write!(line, ", {under} {header}");
                    }
                    line
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
            self.line("    ", &format!("{label}: {}", source.get(self.lang)));
        }
        if matches!(shared::state(reason.level), "fails" | "partly") {
            let class = shared::obstacle(criterion.obstacle.class).get(self.lang);
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
            (
                total.fte.is_some(),
                shared::FTE.get(self.lang),
                activity.fte,
            ),
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
        let label = self.say("Nei totali", "In the totals");
        let counts = in_totals(activity.verdict, self.lang);
        let formula = self.say(
            "Quota smartabile = somma delle smartabili / totale, le parziali contano 0.",
            "Smartable share = sum of the smartable / total, partly counted as 0.",
        );
        self.line("  ", &format!("{label}: {counts} {formula}"));
    }
}

#[cfg(test)]
mod tests;
