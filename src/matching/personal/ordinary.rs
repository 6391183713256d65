//! Words that tell nothing of anybody: numbers, units, answers, and what joins them. They may be
//! shown from a cell of which the rest may not.
//!
//! Pure. Never here: answers of a house of its own (`criteria`), or where texts are shown.

use crate::matching::fold;

/// Without accents and in lower case, in order.
#[rustfmt::skip]
const WORDS: [&str; 385] = [
    "a", "abbastanza", "about", "accesso", "ad", "addetta", "addette", "addetti", "addetto",
    "agile", "agli", "agosto", "ai", "al", "alcune", "alcuni", "alla", "alle", "almeno", "alta",
    "alto", "altra", "altre", "altri", "altro", "always", "amministrativi", "amministrativo",
    "anche", "and", "anni", "anno", "annui", "applicabile", "applicabili", "applicativi",
    "applicativo", "applicato", "aprile", "archivio", "assistente", "assistenti", "assolutamente",
    "attivita", "autorizzazione", "back", "bassa", "basso", "buona", "buono", "ca", "cadauno",
    "cartacea", "cartacei", "cartaceo", "casi", "caso", "cento", "certamente", "che", "chi",
    "ciascuno", "cinquanta", "cinque", "circa", "come", "compatibilmente", "complessivamente",
    "complessivi", "complessivo", "completamente", "completare", "comunque", "con", "da", "dai",
    "dal", "dalla", "dati", "dato", "definire", "definita", "definito", "dei", "del", "della",
    "delle", "dello", "di", "dicembre", "dieci", "digitale", "digitali", "dipende", "dipendente",
    "dipendenti", "dirigente", "dirigenti", "discreta", "discreto", "disponibile", "disponibili",
    "distanza", "dodici", "domenica", "dove", "dubbio", "due", "e", "each", "eccetto", "ed",
    "entro", "esclusa", "escluse", "esclusi", "escluso", "euro", "eventualmente", "false", "falso",
    "febbraio", "fino", "fisica", "fisico", "forse", "fra", "front", "ft", "fte", "full",
    "funzionari", "funzionario", "generalmente", "gennaio", "gg", "giorni", "giorno", "giovedi",
    "giugno", "gli", "h", "half", "i", "idem", "il", "impossibile", "in", "incerto", "intera",
    "interamente", "interi", "interim", "intero", "istruttore", "istruttori", "known", "ko", "la",
    "lavoro", "le", "lo", "luglio", "lunedi", "ma", "maggio", "mai", "martedi", "marzo", "massimo",
    "mattina", "mattino", "max", "maybe", "medi", "media", "medio", "meno", "mensili", "mercoledi",
    "mese", "mesi", "meta", "mezza", "mezzo", "min", "minimo", "minuti", "minuto", "mista", "misto",
    "molto", "n", "na", "nc", "nd", "necessaria", "necessario", "nei", "nel", "nella", "nessuna",
    "nessuno", "never", "niente", "nn", "no", "non", "none", "normalmente", "not", "nota", "note",
    "nove", "novembre", "np", "nr", "nulla", "num", "numeri", "numero", "o", "occasionalmente",
    "od", "of", "office", "ogni", "ognuno", "ok", "oltre", "only", "operatore", "operatori",
    "operatrice", "operatrici", "oppure", "or", "ora", "ore", "orizzontale", "ottimo", "otto",
    "ottobre", "part", "parte", "parti", "partly", "parttime", "parziale", "parziali",
    "parzialmente", "pc", "people", "per", "periodi", "periodo", "person", "persona", "persone",
    "pieno", "piu", "poco", "poi", "pomeriggio", "portatile", "possibile", "possibilmente",
    "pratica", "pratiche", "presenza", "presso", "prevalentemente", "previa", "previo", "prevista",
    "previsto", "principalmente", "probabilmente", "pt", "qualche", "qualora", "quando", "quaranta",
    "quarto", "quasi", "quattro", "quindici", "raramente", "remoto", "rete", "richiede",
    "richiesta", "risorsa", "risorse", "s", "sabato", "saltuariamente", "salvo", "scoperta",
    "scoperto", "se", "sede", "sei", "sempre", "serve", "servizio", "sette", "settembre",
    "settimana", "settimanali", "settimane", "si", "sicuramente", "sistema", "sistemi", "smart",
    "software", "solitamente", "solo", "soltanto", "some", "sometimes", "sopra", "sotto", "spesso",
    "sportello", "staff", "su", "sufficiente", "sul", "sulla", "talvolta", "tecnici", "tecnico",
    "tempo", "teoricamente", "terzo", "teste", "the", "time", "tot", "totale", "totali",
    "totalmente", "tra", "tranne", "tre", "tredici", "trenta", "true", "tutta", "tutte", "tutti",
    "tutto", "ufficio", "ula", "un", "una", "undici", "unit", "unita", "units", "uno", "vacante",
    "vacanti", "valutare", "vari", "varia", "variabile", "variabili", "varie", "vario", "vedi",
    "venerdi", "venti", "verificare", "vero", "verticale", "volta", "volte", "vpn", "x", "y", "yes",
    "zero",
];

/// Beginnings of words for somebody's state of health, without accents and in lower case.
const OF_HEALTH: [&str; 14] = [
    "gravid",
    "maternit",
    "malatti",
    "malat",
    "invalid",
    "disabil",
    "oncolog",
    "patologi",
    "depress",
    "ricover",
    "chemioterap",
    "radioterap",
    "dialisi",
    "legge104",
];

/// Says whether a word speaks of somebody's state of health.
#[must_use]
pub fn is_of_health(word: &str) -> bool {
    let folded = fold(word);
    let mut words = folded.split(' ');
    words.any(|word| OF_HEALTH.iter().any(|it| word.starts_with(it)))
}

/// Says whether a word tells nothing of anybody: `circa`, `unità`, `2-3`, `(50%)`.
///
/// A number of more than six digits may be a telephone's, and 104 is the law on disability.
#[must_use]
pub fn is_ordinary(word: &str) -> bool {
    let folded = fold(word);
    folded.split(' ').all(|part| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let letters = part.trim_end_matches('%').trim_start_matches('#').len() - digits;
        match (digits, letters) {
            (0, 0) => true,
            (1..=6, 0) => part != "104",
            // `4h`, `36ore`.
            (1..=6, _) => {
                let unit = part.trim_start_matches(|char: char| char.is_ascii_digit());
                WORDS.binary_search(&unit).is_ok()
            }
            (0, _) => WORDS.binary_search(&part).is_ok(),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_ordinary};

    #[test]
    fn the_words_stand_in_order() {
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn numbers_and_usual_words_tell_nothing() {
        #[track_caller]
        fn case(word: &str, ordinary: bool) {
            assert_eq!(is_ordinary(word), ordinary, "{word}");
        }
        case("circa", true);
        case("Unità", true);
        case("2-3", true);
        case("(50%)", true);
        case("36h", true);
        case("Sì,", true);
        case("part-time", true);
        case("n.", true);
        case("–", true);
        case("104", false);
        case("L.104", false);
        case("malattia", false);
        case("Bianchi", false);
        case("3331234567", false);
        case("A12", false);
    }
}
