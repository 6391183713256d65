//! `concise`: one line a cause, which an editor can open.
//!
//! Severities stand there by their key, `error` or `warning`, as editors look for it. Never here:
//! what to do about it.

use std::fmt::Write as _;

use crate::report::check::words::{self, plain};
use crate::report::check::{View, full};
use crate::report::formats::ansi::Paint;

/// Prints the findings.
pub(super) fn render(view: &View<'_>) -> String {
    let (lang, paint) = (view.options.lang, Paint(view.options.colour));
    let mut out = String::new();
    for entry in &view.entries {
        let mark = format!("{}[{}]", entry.severity.key(), entry.code);
        let place = if entry.path.is_empty() {
            words::WHOLE_RUN.get(lang).to_owned()
        } else {
            full::spot(entry, &view.checked.sources)
        };
        let _ = write!(
            out,
            "{place}: {}: {}",
            paint.severity(entry.severity, &mark),
            plain(&entry.message)
        );
        if entry.group.count > 1 {
            let _ = write!(out, " ({})", words::findings(entry, lang));
        }
        out.push('\n');
    }
    full::end(&mut out, view);
    out
}
