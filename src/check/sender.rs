//! How to mend a finding, in words for whoever sent the file: they have the sheet and no options.
//!
//! Never here: the sentences (`rules/`), letters (`report::check`).

/// Signs of what only who runs the program has: options, sections of the configuration.
const OURS: [&str; 4] = ["--", "[", "smartable ", ".toml"];

/// Leaves out of a help line what only who runs the program can do; `None` where nothing is left.
pub(super) fn for_the_sender(help: &str) -> Option<String> {
    let ours = |part: &&str| OURS.iter().all(|sign| !part.contains(sign));
    let parts: Vec<&str> = help.split("; ").filter(ours).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
