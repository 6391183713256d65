//! `X010 shares-not-100`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X010"),
    slug: "shares-not-100",
    severity: Severity::Error,
    facts: &[FactKind::SharesNotWhole],
    summary: Text {
        it: "Le quote di tempo di una persona non fanno 100",
        en: "A person's shares of time do not make 100",
    },
    message: Words::By {
        param: "than",
        cases: &[(
            "more",
            Text {
                it: "le quote di tempo della persona fanno {sum} % ({days}): più di tutto il tempo",
                en: "the person's shares of time make {sum} % ({days}): more than all of the time",
            },
        )],
        otherwise: Text {
            it: "le quote di tempo della persona fanno {sum} % ({days}): il resto vale come \
                 sconosciuto",
            en: "the person's shares of time make {sum} % ({days}): the rest counts as unknown",
        },
    },
    help: Some(Words::Always(Text {
        it: "correggere le quote, o aggiungere l'attività che manca",
        en: "mend the shares, or add the activity that is missing",
    })),
    explain: Text {
        it: "In ogni giorno di servizio le quote di una persona devono fare il 100 %; mezzo \
             punto di scarto è ammesso, per gli arrotondamenti. Sotto, non si sa che cosa si \
             faccia nel resto del tempo; sopra, qualcosa è contato due volte.",
        en: "On every day of service the shares of a person must make 100 %; half a point is \
             allowed, for rounding. Below that nobody knows what the rest of the time is spent \
             on; above it something is counted twice.",
    },
    ..Rule::BASE
};
