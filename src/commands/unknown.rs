//! Names of closed lists that nobody knows: said with the nearest one that is known.
//!
//! Never here: how near is near enough (`matching`), or names of columns (`values`).

use crate::check::Registry;
use crate::criteria;
use crate::lang::Lang;
use crate::matching::nearest;

/// Returns `; perhaps “…”?` with the nearest of the known names; nothing where none is near.
pub(in crate::commands) fn perhaps<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    lang: Lang,
) -> String {
    match (nearest(name, known), lang) {
        (None, _) => String::new(),
        (Some(near), Lang::It) => format!("; forse «{near}»?"),
        (Some(near), Lang::En) => format!("; perhaps “{near}”?"),
    }
}

/// Says that there is no such rule.
pub(in crate::commands) fn rule(name: &str, registry: &Registry, lang: Lang) -> String {
    let names = registry.rules().flat_map(|rule| [rule.code.0, rule.slug]);
    // All codes look alike: one letter with other digits is no misspelling of a rule.
    let names = names.filter(|known| known.len() > 4 || known.eq_ignore_ascii_case(name.trim()));
    let near = perhaps(name, names, lang);
    match (near.as_str(), lang) {
        ("", Lang::It) => format!("nessuna regola «{name}»: si vedano con «smartable rules»"),
        ("", Lang::En) => format!("no rule “{name}”: see “smartable rules”"),
        (near, Lang::It) => format!("nessuna regola «{name}»{near}"),
        (near, Lang::En) => format!("no rule “{name}”{near}"),
    }
}

/// Takes the name of a rule, as options give it: a code, a slug, the beginning of codes.
pub(in crate::commands) fn rule_name(text: &str, lang: Lang) -> Result<String, String> {
    let registry = Registry::new();
    if registry.named(text).is_empty() {
        return Err(rule(text, &registry, lang));
    }
    Ok(text.to_owned())
}

/// Says that there is no such criteria set among those that come with the program, and which there
/// are. `or_file`: whether a file would do too.
pub(in crate::commands) fn criteria_set(name: &str, or_file: bool, lang: Lang) -> String {
    let ids: Vec<&str> = criteria::builtin().iter().map(|set| set.id).collect();
    let near = perhaps(name, ids.iter().copied(), lang);
    let ids = ids.join(", ");
    let there = match (or_file, lang) {
        (false, Lang::It) => "ci sono",
        (false, Lang::En) => "there are",
        (true, Lang::It) => "un file, o uno di",
        (true, Lang::En) => "a file, or one of",
    };
    match lang {
        Lang::It => format!("l'insieme di criteri «{name}» non esiste{near} ({there}: {ids})"),
        Lang::En => format!("there is no criteria set “{name}”{near} ({there}: {ids})"),
    }
}
