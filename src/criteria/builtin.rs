//! The criteria sets that come with the program.
//!
//! Never here: a criterion. Each set is a file in `builtin/`, with its source.

/// A set that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Builtin {
    /// Name that `--criteria` takes.
    pub id: &'static str,
    /// Its file, as `criteria export` writes it.
    pub text: &'static str,
}

/// The set used where none is named.
pub const DEFAULT: &str = "essential";

const ALL: [Builtin; 5] = [
    Builtin {
        id: "essential",
        text: include_str!("builtin/essential.toml"),
    },
    Builtin {
        id: "milano-2021",
        text: include_str!("builtin/milano-2021.toml"),
    },
    Builtin {
        id: "afol-2021",
        text: include_str!("builtin/afol-2021.toml"),
    },
    Builtin {
        id: "cooperative-2021",
        text: include_str!("builtin/cooperative-2021.toml"),
    },
    Builtin {
        id: "graded",
        text: include_str!("builtin/graded.toml"),
    },
];

/// Returns the sets that come with the program, the default one first.
#[must_use]
pub fn builtin() -> &'static [Builtin] {
    &ALL
}

/// Returns the set with that id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Builtin> {
    ALL.iter().find(|set| set.id == id)
}

#[cfg(test)]
mod tests;
