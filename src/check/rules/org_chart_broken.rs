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
                "twice",
                Text {
                    it: "il codice «{code}» compare due volte nell'organigramma: conta la prima riga",
                    en: "the code “{code}” stands twice in the org chart: the first row counts",
                },
            ),
            (
                "no-parent",
                Text {
                    it: "l'unità superiore «{code}» non c'è nell'organigramma: l'unità che la indica sta in cima",
                    en: "the unit above, “{code}”, is not in the org chart: the unit that names it stands at the top",
                },
            ),
            (
                "circle",
                Text {
                    it: "l'unità «{code}» dell'organigramma dipende, risalendo, da sé stessa: il legame è stato tolto",
                    en: "the unit “{code}” of the org chart depends on itself, going up: the link was cut",
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
             mai. Se per questo un'unità ha meno personale di quelle che comprende, il suo numero non si \
             usa, e la cella è indicata qui accanto.",
        en: "Every unit of the org chart has one code and depends on one unit, up to the top. \
             Otherwise sums by directorate would count something twice, or never. Where a unit \
             therefore has less staff than those below it, its number is not used, and its cell stands \
             beside this finding.",
    },
    ..Rule::BASE
};
