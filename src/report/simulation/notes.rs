//! What must be said beside the figures of a simulation.
//!
//! Never here: a figure that the simulation lacks.

use crate::lang::{Lang, Text};
use crate::model::contingent::ContingentBasis;
use crate::model::simulation::Simulation;
use crate::report::numbers;

/// Heading of the notes.
pub(super) const HEADING: Text = Text {
    it: "Come si leggono i valori",
    en: "How to read the figures",
};

/// Says how the figures are made.
pub(super) fn lines(simulation: &Simulation, lang: Lang) -> Vec<String> {
    let say = |it, en| Text { it, en }.get(lang).to_owned();
    let mut lines = vec![
        say(
            "Un guadagno è un potenziale teorico: dice che cosa direbbero i criteri se l'ostacolo non ci \
             fosse, non quanto costa rimuoverlo.",
            "A gain is a theoretical potential: it says what the criteria would say without the \
             obstacle, not what removing it takes.",
        ),
        say(
            "Una leva conta come soddisfatti i criteri il cui ostacolo è della sua classe ed è \
             rimovibile. Una rettifica motivata resta com'è.",
            "A lever counts as met the criteria whose obstacle is of its class and removable. An \
             override stays as it is.",
        ),
        say(
            "Un intervallo resta dove decide una risposta che manca: il primo valore è sicuro, il \
             secondo è il più che si possa guadagnare.",
            "An interval is left where a missing answer decides: the first value is sure, the second \
             is the most that may be gained.",
        ),
        say(
            "Le leve non si sommano: due leve insieme possono dare più della somma, perché alcune \
             attività sono ferme per entrambe.",
            "Levers do not add up: two together may gain more than their sum, because some activities \
             are held back by both.",
        ),
    ];
    lines.extend(conditional(simulation, lang));
    lines
}

/// Says what holds of these figures alone.
fn conditional(simulation: &Simulation, lang: Lang) -> Vec<String> {
    let say = |it, en| Text { it, en }.get(lang).to_owned();
    let mut lines = Vec::new();
    if simulation.stated > 0 {
        let count = numbers::count(simulation.stated, lang);
        lines.push(match lang {
            Lang::It => format!(
                "Attività il cui ostacolo ha la classe indicata dall'ufficio, non quella dei criteri: \
                 {count}."
            ),
            Lang::En => format!(
                "Activities whose obstacle has the class that the office names, not that of the \
                 criteria: {count}."
            ),
        });
    }
    let estimate = |basis: ContingentBasis| basis == ContingentBasis::Headcounts;
    if simulation
        .people
        .as_ref()
        .is_some_and(|it| estimate(it.basis))
    {
        lines.push(say(
            "Il contingente dagli addetti delle attività è un intervallo: una persona può lavorare a \
             più attività.",
            "A contingent from the headcounts of activities is an interval: one person may work on \
             several activities.",
        ));
    }
    if simulation
        .days
        .as_ref()
        .is_some_and(|it| estimate(it.basis))
    {
        lines.push(say(
            "Senza la tabella del personale le giornate sono una stima, mai un'assegnazione.",
            "Without the table of staff the days are an estimate, never an allotment.",
        ));
    }
    lines
}
