//! Reading source files the way the walls need them: code without comments, texts and tests.
//!
//! Lives here: walking the tree, blanking what is not code, finding paths in what is left. Never
//! here: what is allowed (`tests/tidy.rs`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of the project, its text, and its text with everything but code blanked.
pub(crate) struct Source {
    /// Path from the root of the project, with `/`.
    pub(crate) path: String,
    /// The file as it stands.
    pub(crate) text: String,
    /// The same length, with comments and the insides of texts blanked.
    pub(crate) code: String,
    /// As `code`, with `#[cfg(test)]` items blanked too.
    pub(crate) live: String,
}

impl Source {
    /// Prepares one file.
    pub(crate) fn new(path: String, text: String) -> Self {
        let code = blank_comments_and_texts(&text);
        let live = blank_tests(&code);
        Self {
            path,
            text,
            code,
            live,
        }
    }

    /// Returns the room of a file under `src`: its first folder, or its own name.
    pub(crate) fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let first = inside.split('/').next().unwrap_or(inside);
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Returns the number of the line that holds a byte.
    pub(crate) fn line_of(&self, byte: usize) -> usize {
        self.text[..byte].matches('\n').count() + 1
    }

    /// Returns the rooms that live code names after `crate::`, each with its place. Macros
    /// (`crate::params!`) belong to no room and are passed over.
    pub(crate) fn rooms_named(&self) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        for (at, _) in self.live.match_indices("crate::") {
            if self.live[..at].ends_with(is_word) {
                continue;
            }
            let after = self.live[at + "crate::".len()..].trim_start();
            let names = match after.strip_prefix('{') {
                Some(group) => first_words_of_group(group),
                None => first_word(after).into_iter().collect(),
            };
            found.extend(names.into_iter().map(|name| (name, at)));
        }
        found
    }

    /// Returns how many modules deep a file under `src` stands: `src/origin.rs` is 1.
    pub(crate) fn depth(&self) -> usize {
        let parts = self.path.split('/').skip(1).count();
        let holds_its_folder = ["/mod.rs", "src/lib.rs", "src/main.rs"]
            .iter()
            .any(|end| self.path.ends_with(end));
        parts - usize::from(holds_its_folder)
    }

    /// Says whether live code begins a path with `name::`, or imports `name` whole, and `name` is
    /// no module of the project's own.
    pub(crate) fn names_crate(&self, name: &str) -> bool {
        let own = [format!("mod {name};"), format!("::{name};")];
        if own.iter().any(|own| self.live.contains(own.as_str())) {
            return self.live.contains(&format!("use ::{name}"));
        }
        self.live.match_indices(name).any(|(at, _)| {
            let before = &self.live[..at];
            let after = &self.live[at + name.len()..];
            let starts = !before.ends_with(is_word)
                && (!before.ends_with(':') || before.trim_end_matches(':').ends_with(' '));
            let imported = before.trim_end_matches("::").ends_with("use ");
            starts && (after.starts_with("::") || imported && !after.starts_with(is_word))
        })
    }

    /// Says whether live code uses a module of std: `std::fs` or `use std::{fs, …}`.
    pub(crate) fn names_std(&self, module: &str) -> bool {
        self.live.match_indices("std::").any(|(at, _)| {
            let after = &self.live[at + "std::".len()..];
            match after.strip_prefix('{') {
                Some(group) => first_words_of_group(group)
                    .iter()
                    .any(|name| name == module),
                None => first_word(after).is_some_and(|name| name == module),
            }
        })
    }
}

/// Returns every file under `folder` whose name ends with `ending`, by path.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.expect("a folder of the project can be listed").path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.insert(path);
            }
        }
    }
    found.into_iter().collect()
}

/// Returns the Rust files under `folder`, prepared. Files that only tests declare are left out.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let mut sources: Vec<Source> = files(folder, ".rs")
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("source files are UTF-8");
            Source::new(from_root(&path), text)
        })
        .collect();
    let tests: Vec<String> = sources.iter().flat_map(modules_of_tests).collect();
    sources.retain(|source| {
        !tests
            .iter()
            .any(|test| source.path.starts_with(test.as_str()))
    });
    sources
}

/// Returns the root of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns a path from the root of the project, with `/`.
pub(crate) fn from_root(path: &Path) -> String {
    let inside = path.strip_prefix(root()).expect("files lie in the project");
    inside.to_string_lossy().replace('\\', "/")
}

/// Says whether a test names a path, whole or as seen from `fixtures`.
pub(crate) fn is_named(texts: &str, path: &str) -> bool {
    let from_fixtures = path.replacen("fixtures/", "\"", 1);
    [path, &from_fixtures].iter().any(|name| {
        let mut ends = texts
            .match_indices(name)
            .map(|(at, _)| &texts[at + name.len()..]);
        ends.any(|after| after.starts_with(['"', '/']))
    })
}

/// Returns the path prefixes of modules declared as `#[cfg(test)] mod name;`.
fn modules_of_tests(source: &Source) -> Vec<String> {
    let folder = match source.path.strip_suffix("/mod.rs") {
        Some(folder) => folder.to_owned(),
        None if source.depth() == 0 => "src".to_owned(),
        None => source.path.trim_end_matches(".rs").to_owned(),
    };
    let mut found = Vec::new();
    for (at, mark) in source.code.match_indices("#[cfg(test)]") {
        let item = source.code[at + mark.len()..].split([';', '{']).next();
        let words: Vec<&str> = item.unwrap_or_default().split_whitespace().collect();
        if let [.., "mod", name] = words[..] {
            found.push(format!("{folder}/{name}.rs"));
            found.push(format!("{folder}/{name}/"));
        }
    }
    found
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

fn first_word(text: &str) -> Option<String> {
    let end = text.find(|char| !is_word(char)).unwrap_or(text.len());
    let is_macro = text[end..].starts_with('!');
    (end > 0 && !is_macro).then(|| text[..end].to_owned())
}

/// Returns the first word of each member of `{a::b, c::{d, e}}`, given what follows the brace.
fn first_words_of_group(group: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut depth = 0_usize;
    let mut member = 0;
    for (at, char) in group.char_indices() {
        match char {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                words.extend(first_word(group[member..at].trim_start()));
                member = at + 1;
                if char == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    words
}

/// Blanks comments and what stands between quotes, keeping every byte's place.
fn blank_comments_and_texts(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
        let fresh = !is_word(char::from(before)) || before == b'b';
        let (keep, end) = if rest.starts_with(b"//") {
            (0, at + find(rest, b"\n"))
        } else if rest.starts_with(b"/*") {
            (0, at + end_of_block_comment(rest))
        } else if rest[0] == b'r' && fresh && raw_hashes(rest).is_some() {
            let hashes = raw_hashes(rest).unwrap_or(0);
            let close = ["\"", "#".repeat(hashes).as_str()].concat();
            let open = hashes + 2;
            (open, at + open + find(&rest[open..], close.as_bytes()))
        } else if rest[0] == b'"' {
            (1, at + end_of_quoted(rest, b'"'))
        } else if rest[0] == b'\'' && is_char_literal(rest) {
            (1, at + end_of_quoted(rest, b'\''))
        } else {
            at += 1;
            continue;
        };
        blank(&mut out, at + keep, end);
        at = end + keep.min(1);
    }
    String::from_utf8(out).expect("only whole texts are blanked")
}

/// Blanks the items that `#[cfg(test)]` stands over.
fn blank_tests(code: &str) -> String {
    let mut out = code.as_bytes().to_vec();
    for (at, _) in code.match_indices("#[cfg(test)]") {
        let Some(open) = code[at..].find(['{', ';']).map(|open| at + open) else {
            continue;
        };
        let end = if code.as_bytes()[open] == b'{' {
            closing_brace(code, open)
        } else {
            open
        };
        blank(&mut out, at, end + 1);
    }
    String::from_utf8(out).expect("whole items are blanked")
}

fn closing_brace(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    code.len() - 1
}

fn blank(out: &mut [u8], from: usize, to: usize) {
    let to = to.min(out.len());
    for byte in &mut out[from.min(to)..to] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn find(bytes: &[u8], what: &[u8]) -> usize {
    let found = bytes.windows(what.len()).position(|window| window == what);
    found.unwrap_or(bytes.len())
}

fn end_of_block_comment(bytes: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match &bytes[at..bytes.len().min(at + 2)] {
            b"/*" => depth += 1,
            b"*/" if depth == 1 => return at + 2,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
    }
    bytes.len()
}

/// Returns the place of the closing quote, escapes passed over.
fn end_of_quoted(bytes: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at
}

/// Tells `'a'` and `'\n'` from the lifetime `'a`.
fn is_char_literal(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&bytes[1..bytes.len().min(8)]);
    let mut chars = text.chars();
    matches!(
        (chars.next(), chars.next()),
        (Some('\\'), _) | (Some(_), Some('\''))
    )
}

/// Returns how many `#` open the raw text that `bytes` begin with.
fn raw_hashes(bytes: &[u8]) -> Option<usize> {
    let hashes = bytes[1..].iter().take_while(|byte| **byte == b'#').count();
    (bytes.get(1 + hashes) == Some(&b'"')).then_some(hashes)
}

#[test]
fn code_is_told_from_comments_texts_and_tests() {
    let text = r##"
//! crate::a
use crate::{b::B, c::{d, e}, f};
/* crate::g /* nested */ crate::g */
fn x<'a>(y: &'a str) -> char { let _ = "crate::h \" crate::h"; let _ = r#"crate::i"#; '"' }
fn z() { crate::j::k(); $crate::params!(); csv::read(); std::fs::read(); let l = '\''; }
#[cfg(test)]
mod tests { use crate::m; fn n() { if true { crate::o() } } }
use crate::p;
"##;
    let source = Source::new("src/room/file.rs".to_owned(), text.to_owned());
    let named: Vec<String> = source
        .rooms_named()
        .into_iter()
        .map(|(room, _)| room)
        .collect();
    assert_eq!(named, ["b", "c", "f", "j", "p"]);
    assert_eq!((source.room(), source.depth()), ("room", 2));
    assert!(source.names_crate("csv") && !source.names_crate("calamine"));
    assert!(source.names_std("fs") && !source.names_std("env"));
}
