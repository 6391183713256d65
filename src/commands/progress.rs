//! A line of progress on a terminal, for work that takes longer than a second.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::lang::Lang;

/// How long work may take before it is spoken of.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows what is being read, and how many rows were.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
    rows: u64,
    lang: Lang,
}

impl Progress {
    /// Starts; nothing is shown where standard error is no terminal.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock decides when the line appears, not what it says"
    )]
    pub(super) fn start(terminal: bool, lang: Lang) -> Self {
        let bar = terminal.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
                bar.set_style(style);
            }
            bar
        });
        Self {
            bar,
            started: Instant::now(),
            rows: 0,
            lang,
        }
    }

    /// Counts a row; every so often the line is drawn anew.
    pub(super) fn row(&mut self, file: &str) {
        self.rows += 1;
        let Some(bar) = &self.bar else { return };
        if !self.rows.is_multiple_of(8192) || self.started.elapsed() < PATIENCE {
            return;
        }
        if bar.is_hidden() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        let rows = match self.lang {
            Lang::It => "righe",
            Lang::En => "rows",
        };
        bar.set_message(format!("{file}: {} {rows}", self.rows));
        bar.tick();
    }

    /// Takes the line away.
    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
