//! Texts of the sample as a terminal shows them.

use unicode_width::UnicodeWidthStr as _;

use super::{tame, wrap};
use crate::lang::Lang;
use crate::model::criteria::Heads;
use crate::report::{Format, Options, render, testing};

fn text(options: &Options) -> String {
    let sample = testing::assessment();
    let bytes = render(Format::Terminal, &sample, &testing::Words, options).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn at(lang: Lang, width: usize) -> String {
    text(&Options {
        width,
        ..Options::new(lang)
    })
}

#[track_caller]
fn shows(text: &str, part: &str) {
    assert!(text.contains(part), "{text}");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    #[track_caller]
    fn case(lang: Lang, width: usize) {
        for line in at(lang, width).lines() {
            assert!(line.width() <= width, "{line}");
        }
    }
    for lang in [Lang::It, Lang::En] {
        case(lang, 80);
        case(lang, 100);
        case(lang, 120);
        case(lang, 200);
    }
}

#[test]
fn at_80_columns_bounds_are_broken_and_left_out_columns_named() {
    shows(
        &at(Lang::It, 80),
        "\
Per direzione

Direzione        Smartabili  Parziali         Non         Da     Quota     Quota
                                       smartabili  integrare       ETP   addetti
────────────────────────────────────────────────────────────────────────────────
DIR-A Direzione           1         0           1          0    45,5 %    55,6 %
Servizi al
personale
DIR-B Direzione           0         0           0          1   0,0 % –   0,0 % –
Ambiente e                                                     100,0 %   100,0 %
verde pubblico
(non indicata)            0         1           0          0     0,0 %     0,0 %
────────────────────────────────────────────────────────────────────────────────
Totale                    1         1           1          1  27,8 % –  31,3 % –
                                                                50,0 %    43,8 %
(colonne non mostrate: addetti per attività, ETP, quota attività)
",
    );
    shows(
        &at(Lang::En, 80),
        "(columns not shown: activity heads, FTE, share of activities)\n",
    );
}

#[test]
fn at_200_columns_everything_stands_on_one_line() {
    shows(
        &at(Lang::It, 200),
        "ETP                          2,5       1,5           3          2       9  \
         27,8 % – 50,0 %  44,4 % – 66,7 %  36,1 % – 58,3 %\n",
    );
    shows(
        &at(Lang::En, 200),
        "\nDIR-B Direzione Ambiente e verde pubblico          0       0          0             1",
    );
}

#[test]
fn the_headline_names_what_the_shares_are_of() {
    shows(
        &at(Lang::It, 80),
        "\
Quota smartabile: 27,8 % – 50,0 % degli equivalenti a tempo pieno (ETP),
calcolati sui valori dichiarati; 31,3 % – 43,8 % degli addetti per attività;
25,0 % – 50,0 % delle attività.
",
    );
    shows(
        &at(Lang::It, 80),
        "Strutture con almeno un'attività: 2 su 3. Mancano: DIR-C Direzione Cultura.\n",
    );
}

#[test]
fn sums_are_people_only_where_nobody_stands_in_two_rows() {
    let mut sample = testing::assessment();
    sample.settings.totals.heads = Heads::Exclusive;
    let options = Options::new(Lang::It);
    let bytes = render(Format::Terminal, &sample, &testing::Words, &options).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    shows(&text, "31,3 % – 43,8 % delle persone");
    shows(
        &text,
        "Ogni persona sta in una sola riga: le somme sono persone\n",
    );
    assert!(!text.contains("non sono persone"));
}

#[test]
fn criteria_are_ordered_by_what_they_block() {
    let text = at(Lang::It, 80);
    let place = |label: &str| text.find(label).unwrap();
    assert!(place("\nNessun  ") < place("\nStrumenti"));
    assert!(place("\nStrumenti") < place("\nIndividuale"));
}

#[test]
fn choices_and_rows_left_out_are_always_said() {
    let text = at(Lang::It, 200);
    for line in [
        "Riga di totale: 1",
        "Riga vuota: 3",
        "Le righe senza esito allargano l'intervallo dei valori",
        "La risposta «in parte» vale 0,5",
        "Nessun contatto diretto con l'utenza: una cella vuota conta come non soddisfatto",
        "Solo le righe con Anno = 2026",
        "Di conferma dell'esito calcolato: 1",
    ] {
        shows(&text, &format!("\n{line}\n"));
    }
}

#[test]
fn findings_stand_worst_first_and_are_cut_with_a_count() {
    let mut options = Options::new(Lang::It);
    options.max_shown = 1;
    let found = text(&options);
    shows(
        &found,
        "\
5 errori, 1 avviso, 0 note.

errore T014  direzione-a.xlsx 'Rilevazione 2026'!G57:G61  (5 volte)
  Risposta non compresa: «boh»
  → Scrivere SÌ, NO o IN PARTE

… e un altro rilievo (tutti con --all).
",
    );
    options.colour = true;
    shows(&text(&options), "\u{1b}[1;31merrore T014\u{1b}[0m");
}

#[test]
fn a_sheet_cannot_give_orders_to_the_terminal() {
    assert_eq!(tame("a\u{1b}[2Jb\nc\u{202e}d"), "a\u{fffd}[2Jb c\u{fffd}d");
    let mut out = String::new();
    wrap(&mut out, "perché è così", "  ", 9);
    assert_eq!(out, "  perché\n    è\n    così\n");
}
