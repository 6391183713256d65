//! What headers say, and the titles over them: words cut short, codes, people, units.
//!
//! Never here: where a table stands in its sheet (`shapes`).

use crate::support::{assess, written};

#[test]
fn headers_cut_short_are_those_they_stand_for() {
    let text = "COD. ATT.;UFF.;DESCR. ATTIVITA';NR. ADD.;INDIVID.;OUTPUT MIS.;APPL. REMOTO;\
                NO PUBBLICO;TELELAVORABILE SI/NO\n\
                A1;Protocollo;Smistamento;2;S;S;S;S;S\nA2;Protocollo;Archivio;3;N;S;S;S;N\n";
    let path = written("shapes", "short.csv", text.as_bytes());
    let reading = assess(&[path.to_str().unwrap_or_default()]);
    assert_eq!(
        reading.activities(),
        [
            "A1 | Protocollo | undetermined | 2 | C2", // nothing says whether it can be planned
            "A2 | Protocollo | not | 3 | C3",
        ]
    );
    let codes = reading.codes();
    assert!(!codes.contains(&"T011".to_owned()), "{codes:?}");
}

#[test]
fn a_code_beside_a_unit_is_that_of_the_unit_where_activities_have_their_own() {
    let text = "Codice;Denominazione ufficio;Codice attività;Attività;Addetti\n\
                U01;Ufficio Tributi;T1;Accertamenti;2\nU02;Ufficio Anagrafe;A1;Carte;3\n";
    let path = written("shapes", "codes.csv", text.as_bytes());
    let reading = assess(&[path.to_str().unwrap_or_default()]);
    assert_eq!(
        reading.activities(),
        [
            "T1 | U01 | undetermined | 2 | D2",
            "A1 | U02 | undetermined | 3 | D3",
        ]
    );
    let codes = reading.codes();
    assert!(!codes.contains(&"T013".to_owned()), "{codes:?}");
}

#[test]
fn women_and_men_are_all_heads_where_no_column_counts_them() {
    let text = "Direzione;Attività;Donne;Uomini;Programmabile\nA;Protocollo;2;1;SI\n\
                A;Archivio;3;;SI\nA;Albo;0;0;SI\nA;Uscite;due;1;SI\n";
    let path = written("shapes", "women.csv", text.as_bytes());
    let reading = assess(&[path.to_str().unwrap_or_default()]);
    let heads = reading.activities().into_iter().map(|it| {
        let parts: Vec<&str> = it.split(" | ").collect();
        parts[3].to_owned()
    });
    assert_eq!(heads.collect::<Vec<_>>(), ["3", "0..", "0", "0.."]);
}

#[test]
fn a_sum_by_unit_below_the_inventory_is_passed_over() {
    let table = "Ufficio;Attività;Addetti;Programmabile\nU;Protocollo;2;SI\nV;Albo;3;NO\n";
    for (name, sum) in [
        ("below.csv", "\nUfficio;Dipendenti\nU;2\nV;3\n"),
        (
            "shares.csv",
            "\nServizio;Dipendenti;FTE\nU;2;1,5\nTotale;2;1,5\n",
        ),
    ] {
        let path = written("shapes", name, format!("{table}{sum}").as_bytes());
        let reading = assess(&[path.to_str().unwrap_or_default()]);
        assert_eq!(reading.activities().len(), 2, "{name}");
        assert!(reading.codes().contains(&"T002".to_owned()), "{name}");
    }
}

#[test]
fn a_title_right_over_a_header_names_the_unit_of_its_rows() {
    let header = "Attività;Addetti;Programmabile";
    let units = |name: &str, first: &str, second: &str| {
        let text = format!(
            "{first}\n{header}\nAccertamenti;2;SI\n\n{second}\n{header}\nCertificati;3;NO\n"
        );
        let path = written("shapes", name, text.as_bytes());
        let reading = assess(&[path.to_str().unwrap_or_default()]);
        let unit = |it: String| it.split(" | ").nth(1).unwrap_or_default().to_owned();
        reading
            .activities()
            .into_iter()
            .map(unit)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        units("titles.csv", "Servizio Tributi", "Ufficio Anagrafe"),
        ["Servizio Tributi", "Ufficio Anagrafe"]
    );
    assert_eq!(
        units("labels.csv", "Servizio: Tributi", "SETTORE II – SERVIZI"),
        ["Tributi", "SETTORE II – SERVIZI"]
    );
    // A title that speaks of the sheet is no name of a unit.
    let of_the_sheet = "Settore Tributi: mappatura delle attività 2026";
    assert_eq!(
        units("sheet.csv", of_the_sheet, "Tabella seguente"),
        ["", ""]
    );
}

#[test]
fn parts_of_activities_name_the_rows() {
    let text = "Ufficio;Attività;Sottoattività;Addetti;Programmabile\n\
                U;Paghe;Cedolini;2;SI\nU;Paghe;Certificazioni;1;NO\n";
    let path = written("headers", "parts.csv", text.as_bytes());
    let reading = assess(&[path.to_str().unwrap_or_default()]);
    let all = &reading.json["activities"];
    assert_eq!(all[0]["name"], "Cedolini");
    assert_eq!(all[0]["process"], "Paghe");
    assert_eq!(all[1]["name"], "Certificazioni");
    let codes = reading.codes();
    assert!(!codes.contains(&"X001".to_owned()), "{codes:?}");
}

#[test]
fn what_stands_next_to_its_own_name_is_a_code() {
    let text = "CdR;Denominazione CdR;Attività;Addetti;Programmabile\n\
                100;Tributi;Accertamenti;2;SI\n";
    let path = written("headers", "named.csv", text.as_bytes());
    let reading = assess(&[path.to_str().unwrap_or_default()]);
    let first = &reading.json["activities"][0];
    assert_eq!(first["unit"], "100");
    assert_eq!(first["unit_name"], "Tributi");
}

#[test]
fn footnotes_and_counts_below_a_table_are_no_activities() {
    let text = "Ufficio;Attività;Addetti;Programmabile\nU;Accertamenti;2;SI (1)\n\
                (1);solo con VPN;;\n\nRiepilogo;;;\nAttività smartabili;12;;\n\
                Attività non smartabili;3;;\n";
    let path = written("headers", "below.csv", text.as_bytes());
    let reading = assess(&[path.to_str().unwrap_or_default()]);
    assert_eq!(reading.activities().len(), 1);
    assert_eq!(
        reading.left_out(),
        ["blank 4", "printed_total 5-7", "neither_id_nor_name 3"]
    );
}
