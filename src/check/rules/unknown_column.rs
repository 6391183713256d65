//! `T011 unknown-column`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T011"),
    slug: "unknown-column",
    severity: Severity::Warning,
    facts: &[FactKind::UnknownColumn],
    summary: Text {
        it: "Un'intestazione non è riconosciuta",
        en: "A header is not recognised",
    },
    message: Words::By {
        param: "nearest",
        cases: &[(
            "",
            Text {
                it: "l'intestazione «{header}» non è riconosciuta: la colonna non è usata",
                en: "the header “{header}” is not recognised: its column is not used",
            },
        )],
        otherwise: Text {
            it: "l'intestazione «{header}» non è riconosciuta (forse «{nearest}»?): la colonna \
                 non è usata",
            en: "the header “{header}” is not recognised (perhaps “{nearest}”?): its column is \
                 not used",
        },
    },
    help: Some(Words::Always(Text {
        it: "se la colonna serve, dire che cosa è con --column \"{header}=CAMPO\"; altrimenti la \
             riga {line} nella sezione [columns] di smartable.toml toglie l'avviso",
        en: "if the column matters, say what it is with --column \"{header}=FIELD\"; otherwise \
             the line {line} in [columns] of smartable.toml takes the warning away",
    })),
    sender_help: Some(Words::By {
        param: "nearest",
        cases: &[(
            "",
            Text {
                it: "se la colonna serve, darle l'intestazione che ha nel modello; altrimenti può restare com'è",
                en: "if the column matters, give it the header that it has in the template; otherwise it may stay as it is",
            },
        )],
        otherwise: Text {
            it: "se la colonna è quella, scrivere «{nearest}»; altrimenti può restare com'è",
            en: "if that is the column, write “{nearest}”; otherwise it may stay as it is",
        },
    }),
    explain: Text {
        it: "Le intestazioni si riconoscono per intero, senza badare a maiuscole, accenti e \
             punteggiatura; mai per una parte soltanto, per non scambiare una colonna per \
             un'altra. Una colonna non riconosciuta non cambia nessun esito.",
        en: "Headers are recognised whole, whatever their case, accents and punctuation; never \
             by a part, so that no column is taken for another. A column that is not recognised \
             changes no verdict.",
    },
    ..Rule::BASE
};
