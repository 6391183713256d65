//! Explanations of the sample, word for word.

use super::explain;
use crate::lang::Lang;
use crate::report::{Options, testing};

#[test]
fn an_undetermined_verdict_says_what_would_decide() {
    let text = explain(
        &testing::assessment(),
        |it| it.id == "B.1",
        &Options::new(Lang::It),
    )
    .unwrap();
    let expected = "
B.1  Istruttoria delle pratiche
  Unità organizzativa: Direzione Ambiente e verde pubblico (DIR-B)
  Dove: schede/direzione-a.xlsx 'Rilevazione 2026'!C59
  Esito: da integrare (tra non smartabile e smartabile)

  ✓ Individuale: soddisfatto (livello 1)
    L'attività può essere svolta individualmente?
    Risposta: «SI» 'Rilevazione 2026'!F59

  ? Strumenti accessibili da remoto: ignoto (livello tra 0 e 1)
    Gli applicativi sono accessibili da remoto?
    Risposta: «boh» 'Rilevazione 2026'!G59, sotto «Applicativi da remoto»

  ✓ Nessun contatto diretto con l'utenza: soddisfatto (livello 1)
    L'attività si svolge senza contatto diretto con l'utenza?
    Risposta: «SI» 'Rilevazione 2026'!H59

  Regola: tutti i criteri devono essere soddisfatti; decide il livello più basso
  Punteggio: 0 – 1
  Livello: 0 – 1
  L'esito dipende dalle risposte che mancano a: Strumenti accessibili da remoto
  Personale assegnato: 2; donne: 1; uomini: 1; ETP: 2
  Nei totali: il minimo della quota conta 0, il massimo conta i suoi numeri per
    intero. Quota smartabile = somma delle smartabili / totale, le parziali
    contano 0.
";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn an_override_stands_beside_the_computed_verdict() {
    let text = explain(
        &testing::assessment(),
        |it| it.id == "A.2",
        &Options::new(Lang::En),
    )
    .unwrap();
    for part in [
        "Verdict: not smartable",
        "Override: not smartable; from the answers: not smartable. Reason: Presidio",
        "✗ No direct contact with users: not met (level 0)",
        "Obstacle: contact with users (not removable)",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(
        text.lines()
            .filter(|line| line.chars().count() > 80)
            .count(),
        0
    );
}

#[test]
fn a_fraction_is_shown_exactly_and_an_unknown_id_is_said() {
    let text = explain(
        &testing::assessment(),
        |it| it.id == "=1+1",
        &Options::new(Lang::It),
    )
    .unwrap();
    assert!(text.contains("Punteggio: 1/2 = 0,5"), "{text}");
    assert!(
        text.contains("Unità organizzativa: (non indicata)"),
        "{text}"
    );
    assert_eq!(
        explain(
            &testing::assessment(),
            |it| it.id == "Z",
            &Options::new(Lang::It)
        ),
        None
    );
}
