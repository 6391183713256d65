//! `--explain ID`: one activity before and after, its levers, and what each answer decides.
//!
//! Never here: a verdict, or trying an answer; the simulation has them.

use std::fmt::Write as _;

use super::{answers, levers::class_names};
use crate::lang::{Lang, Text};
use crate::model::simulation::{Moved, Sensitive, Simulation};
use crate::model::verdict::Verdict;
use crate::report::explain::{level_words, quoted, verdict_words};
use crate::report::formats::ansi::Paint;
use crate::report::formats::terminal::{tame, wrap};
use crate::report::{Options, words};

/// Explains every activity with this id; `None` when there is none.
#[must_use]
pub fn explain(simulation: &Simulation, id: &str, options: &Options) -> Option<String> {
    let mut page = Page {
        simulation,
        lang: options.lang,
        paint: Paint(options.colour),
        width: options.width.clamp(80, 200),
        out: String::new(),
    };
    let mut found = false;
    for (place, moved) in simulation.activities.iter().enumerate() {
        if simulation.before.activities[moved.place.before].id == id {
            page.activity(place, moved);
            found = true;
        }
    }
    found.then_some(page.out)
}

/// What is being written.
struct Page<'a> {
    simulation: &'a Simulation,
    lang: Lang,
    paint: Paint,
    width: usize,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, indent: &str, text: &str) {
        wrap(&mut self.out, text, indent, self.width);
    }

    fn say(&self, it: &'static str, en: &'static str) -> &'static str {
        Text { it, en }.get(self.lang)
    }

    fn heading(&mut self, it: &'static str, en: &'static str) {
        let text = self.paint.bold(self.say(it, en));
        let _ = writeln!(self.out, "\n  {text}");
    }

    fn activity(&mut self, place: usize, moved: &Moved) {
        let own = &self.simulation.before.activities[moved.place.before];
        let title = format!("{}  {}", own.id, own.name);
        let _ = writeln!(self.out, "{}", self.paint.bold(tame(&title).trim_end()));
        let sources = &self.simulation.before.sources;
        let unit = words::group_title(&own.unit, &own.unit_name, self.lang);
        let label = self.say("Unità organizzativa", "Unit");
        self.line("  ", &format!("{label}: {unit}"));
        let file = &sources.file_of(own.at.table).path;
        let label = self.say("Dove", "Where");
        self.line("  ", &format!("{label}: {file} {}", sources.cell(own.at)));
        let verdicts = moved.verdict.map(|it| verdict_words(*it, self.lang));
        let label = self.say("Esito prima", "Verdict before");
        self.line("  ", &format!("{label}: {}", verdicts.before));
        let label = self.say("Esito dopo", "Verdict after");
        self.line("  ", &format!("{label}: {}", verdicts.after));
        if own.overridden.is_some() {
            let note = self.say(
                "Una rettifica motivata stabilisce l'esito: né le leve né le risposte lo cambiano.",
                "An override settles the verdict: neither levers nor answers change it.",
            );
            self.line("  ", note);
        }
        self.criteria(moved);
        self.levers(moved);
        self.answers(place);
        self.out.push('\n');
    }

    /// Writes the criteria after the changes, each with its level before where that differs.
    fn criteria(&mut self, moved: &Moved) {
        self.heading("Criteri, dopo le modifiche", "Criteria, after the changes");
        let (before, after) = (&self.simulation.before, &self.simulation.after);
        let own = &before.activities[moved.place.before];
        let other = &after.activities[moved.place.after];
        let (old, new) = (&before.set.indexes[0], &after.set.indexes[0]);
        for (criterion, reason) in new.criteria.iter().zip(&other.reasons) {
            let level = level_words(reason.level, self.lang);
            let mut line = format!("{}: {level}", criterion.label.get(self.lang));
            let known = old.criteria.iter().position(|it| it.id == criterion.id);
            let was = known.and_then(|at| own.reasons.get(at)).map(|it| it.level);
            if let Some(was) = was.filter(|it| *it != reason.level) {
                let was = level_words(was, self.lang);
                let _ = match self.lang {
                    Lang::It => write!(line, "; prima: {was}"),
                    Lang::En => write!(line, "; before: {was}"),
                };
            }
            self.line("    ", &line);
        }
        for criterion in &old.criteria {
            if !new.criteria.iter().any(|it| it.id == criterion.id) {
                let label = criterion.label.get(self.lang);
                let gone = self.say("tolto", "dropped");
                self.line("    ", &format!("{label}: {gone}"));
            }
        }
    }

    fn levers(&mut self, moved: &Moved) {
        self.heading("Leve", "Levers");
        let mut any = false;
        for class in &moved.unlocked_by {
            let name = class_names(&[*class], self.lang);
            let line = match self.lang {
                Lang::It => format!("{name}: rimossa da sola, l'attività è smartabile"),
                Lang::En => format!("{name}: removed alone, the activity is smartable"),
            };
            self.line("    ", &words::capital(&line));
            any = true;
        }
        for pair in &moved.unlocked_by_pairs {
            let name = class_names(pair, self.lang);
            let line = match self.lang {
                Lang::It => format!("{name}: solo rimosse insieme, l'attività è smartabile"),
                Lang::En => format!("{name}: only removed together, the activity is smartable"),
            };
            self.line("    ", &words::capital(&line));
            any = true;
        }
        if !any {
            let none = self.say(
                "Nessuna leva, da sola o in coppia, la rende di sicuro smartabile.",
                "No lever, alone or in a pair, makes it smartable for sure.",
            );
            self.line("    ", none);
        }
    }

    fn answers(&mut self, place: usize) {
        self.heading("Che cosa decide ogni risposta", "What each answer decides");
        let simulation = self.simulation;
        for one in simulation
            .sensitivity
            .iter()
            .filter(|it| it.activity == place)
        {
            let line = self.answer(one);
            self.line("    ", &line);
        }
    }

    fn answer(&self, one: &Sensitive) -> String {
        let after = &self.simulation.after;
        let label = after.set.items[one.item].label.get(self.lang);
        let answer = match one.at {
            None => self
                .say("nessuna colonna risponde", "no column answers it")
                .to_owned(),
            Some(at) => {
                let written = quoted(&one.written, self.lang);
                format!("{written} {}", after.sources.cell(at))
            }
        };
        let effect = answers::effect(one.effect).get(self.lang);
        let mut line = format!("{label} ({answer}): {effect}");
        let ways = [
            (self.say("sfavorevole", "if bad"), one.if_bad),
            (self.say("favorevole", "if good"), one.if_good),
        ];
        let other: Vec<String> = ways
            .into_iter()
            .filter(|(_, verdict): &(&str, Verdict)| *verdict != one.verdict)
            .map(|(way, verdict)| format!("{way}: {}", verdict_words(verdict, self.lang)))
            .collect();
        if !other.is_empty() {
            let _ = write!(line, "; {}", other.join(", "));
        }
        line
    }
}
