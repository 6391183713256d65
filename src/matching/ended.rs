//! What offices write where an activity is no longer done.
//!
//! Only plain statements count: a false one would put a living activity up for removal. Never here:
//! what follows from it (`figures::update`).

use super::fold;

/// Statements, folded. The first words are those that the forms of this program ask for.
const STATEMENTS: [&str; 24] = [
    "cessata",
    "attivita cessata",
    "l attivita e cessata",
    "attivita e cessata",
    "e cessata",
    "cessato",
    "dismessa",
    "attivita dismessa",
    "l attivita e dismessa",
    "soppressa",
    "attivita soppressa",
    "non piu svolta",
    "attivita non piu svolta",
    "non si svolge piu",
    "non viene piu svolta",
    "non e piu svolta",
    "non piu attiva",
    "discontinued",
    "activity discontinued",
    "ended",
    "activity ended",
    "the activity has ended",
    "no longer done",
    "no longer performed",
];

/// What may follow a statement: since when, and why. Anything else may turn it into something else,
/// such as "cessata la convenzione" or "cessata in parte".
const FOLLOWING: [&str; 22] = [
    "dal", "dall", "da", "dai", "nel", "nell", "il", "a", "ad", "dopo", "per", "perche", "causa",
    "quest", "since", "in", "on", "from", "as", "because", "this", "after",
];

/// Says whether an office says of its activity that it has ended, in a note or in brackets or after a
/// dash in its name. A text that is nothing but a name says nothing.
#[must_use]
pub fn says_ended(text: &str) -> bool {
    let parts = text.split([
        '.', ';', ',', ':', '(', ')', '[', ']', '\n', '–', '—', '/', '«', '»',
    ]);
    let parts = parts.flat_map(|part| part.split(" - "));
    parts.into_iter().any(|part| is_statement(&fold(part)))
}

/// Says whether a whole text, such as an answer, says so.
#[must_use]
pub fn is_ended(text: &str) -> bool {
    is_statement(&fold(text))
}

fn is_statement(folded: &str) -> bool {
    STATEMENTS.iter().any(|statement| {
        let Some(rest) = folded.strip_prefix(statement) else {
            return false;
        };
        if rest.is_empty() {
            return true;
        }
        let Some(rest) = rest.strip_prefix(' ') else {
            return false;
        };
        let mut words = rest.split(' ');
        let first = words.next().unwrap_or_default();
        let second = words.next().unwrap_or_default();
        let partly = matches!(second, "parte" | "part");
        let number = first.bytes().all(|it| it.is_ascii_digit());
        (number || FOLLOWING.contains(&first)) && !partly
    })
}

#[cfg(test)]
mod tests {
    use super::{is_ended, says_ended};

    #[test]
    fn plain_statements_count() {
        #[track_caller]
        fn case(text: &str) {
            assert!(says_ended(text), "{text}");
        }
        case("Cessata");
        case("CESSATA dal 1/1/2026");
        case("Attività cessata nel 2025, si veda la delibera");
        case("Da gennaio; non più svolta");
        case("Protocollo in entrata (cessata)");
        case("CESSATA - Protocollo in entrata");
        case("dismessa 2025");
        case("Discontinued since March");
        case("«programmabile»: no (cessata)");
    }

    #[test]
    fn other_sentences_do_not() {
        #[track_caller]
        fn case(text: &str) {
            assert!(!says_ended(text), "{text}");
        }
        case("");
        case("non cessata");
        case("da cessare nel 2027");
        case("sarà dismessa a giugno");
        case("cessata la convenzione con il consorzio");
        case("Cessata in parte");
        case("Cessazione attività commerciali");
        case("Pratiche del personale cessato");
        case("Gestione attività cessate");
        case("Cessate attività di impresa");
        case("Dismessa la sede di via Roma, si lavora in centro");
        case("la cessata azienda municipale");
    }

    #[test]
    fn an_answer_says_so_as_a_whole() {
        assert!(is_ended("Cessata"));
        assert!(is_ended("attività dismessa dal 2025"));
        assert!(!is_ended("no (cessata)"));
        assert!(!is_ended("No"));
    }
}
