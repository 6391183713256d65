//! An explanation as text: figures, each with formula, inputs, rounding and tie.
//!
//! Never here: what a figure rests on.

use std::fmt::Write as _;

use crate::lang::Lang;
use crate::origin::Sources;
use crate::report::Options;
use crate::report::formats::ansi::Paint;
use crate::report::formats::terminal::{tame, wrap};
use crate::report::grounds::{self, Ground};
use crate::report::words;

/// What is being written.
pub struct Page<'a> {
    /// The text so far.
    pub out: String,
    sources: &'a Sources,
    lang: Lang,
    paint: Paint,
    width: usize,
}

impl<'a> Page<'a> {
    /// Begins an empty page.
    #[must_use]
    pub fn new(sources: &'a Sources, options: &Options) -> Self {
        Self {
            out: String::new(),
            sources,
            lang: options.lang,
            paint: Paint(options.colour),
            width: options.width.clamp(80, 200),
        }
    }

    /// Writes what the page is about.
    pub fn title(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}", self.paint.bold(&tame(text)));
    }

    /// Writes a heading, a blank line before it.
    pub fn heading(&mut self, text: &str) {
        let _ = writeln!(self.out, "\n{}", self.paint.bold(tame(text).trim_end()));
    }

    /// Writes a line of text, wrapped.
    pub fn line(&mut self, indent: &str, text: &str) {
        wrap(&mut self.out, text, indent, self.width);
    }

    /// Writes a figure with its value.
    pub fn figure(&mut self, label: &str, value: &str) {
        let value = self.paint.bold(&tame(value));
        let _ = writeln!(self.out, "\n  {}: {value}", tame(label));
    }

    /// Writes the formula with its numbers.
    pub fn formula(&mut self, ground: &Ground) {
        let label = grounds::FORMULA.get(self.lang);
        self.line("    ", &format!("{label}: {}", ground.formula));
    }

    /// Writes the inputs, each with its cell.
    pub fn inputs(&mut self, ground: &Ground) {
        if ground.inputs.is_empty() {
            return;
        }
        let label = grounds::INPUTS.get(self.lang);
        self.line("    ", &format!("{label}:"));
        for input in &ground.inputs {
            let line = input.line(self.sources);
            self.line("      ", &line);
        }
    }

    /// Writes where the figure was rounded, and the tie where there was one.
    pub fn rounding(&mut self, ground: &Ground) {
        let label = grounds::ROUNDING.get(self.lang);
        self.line("    ", &format!("{label}: {}", ground.rounding));
        if !ground.tie.is_empty() {
            let label = grounds::TIE.get(self.lang);
            self.line("    ", &format!("{label}: {}", ground.tie));
        }
    }

    /// Writes parameters and choices.
    pub fn parameters(&mut self, lines: &[String]) {
        self.heading(grounds::PARAMETERS.get(self.lang));
        for line in lines {
            self.line("  ", &words::capital(line));
        }
    }
}
