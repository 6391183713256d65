//! `L012 org-chart-broken`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L012"),
    slug: "org-chart-broken",
    severity: Severity::Error,
    facts: &[FactKind::OrgChartBroken],
    summary: Text {
        it: "L'organigramma non è un albero",
        en: "The org chart is not a tree",
    },
    message: Words::By {
        param: "problem",
        cases: &[
            (
                "duplicate",
                Text {
                    it: "il codice «{code}» compare due volte nell'organigramma",
                    en: "the code “{code}” stands twice in the org chart",
                },
            ),
            (
                "cycle",
                Text {
                    it: "l'unità «{code}» dell'organigramma dipende, risalendo, da sé stessa",
                    en: "the unit “{code}” of the org chart depends on itself, going up",
                },
            ),
            (
                "no-parent",
                Text {
                    it: "l'unità «{code}» dipende da un'unità che nell'organigramma non c'è",
                    en: "the unit “{code}” depends on a unit that the org chart lacks",
                },
            ),
            (
                "several-roots",
                Text {
                    it: "l'unità «{code}» non dipende da nessuna, ma la cima dell'organigramma \
                         è un'altra",
                    en: "the unit “{code}” depends on none, but the top of the org chart is \
                         another",
                },
            ),
            (
                "no-root",
                Text {
                    it: "nessuna unità dell'organigramma sta in cima",
                    en: "no unit of the org chart is at the top",
                },
            ),
        ],
        otherwise: Text {
            it: "l'organigramma non è valido all'unità «{code}» ({problem})",
            en: "the org chart is not valid at the unit “{code}” ({problem})",
        },
    },
    help: Some(Words::Always(Text {
        it: "correggere il codice dell'unità o quello dell'unità superiore nell'organigramma",
        en: "mend the code of the unit, or that of the unit above it, in the org chart",
    })),
    explain: Text {
        it: "Ogni unità dell'organigramma ha un codice solo e dipende da una sola unità, fino \
             alla cima. Altrimenti le somme per direzione conterebbero qualcosa due volte, o \
             mai.",
        en: "Every unit of the org chart has one code and depends on one unit, up to the top. \
             Otherwise sums by directorate would count something twice, or never.",
    },
};
