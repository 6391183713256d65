//! The rules, one a file. To add one: its file here, its `mod` line and its line in [`ALL`].
//!
//! Never here: reading files, figures, or where a finding is shown.

mod activity_without_headcount;
mod ambiguous_date;
mod answer_ambiguous;
mod answer_multiple;
mod answer_unknown;
mod answer_variant;
mod answer_with_note;
mod apostrophe_accent;
mod assignment_outside_service;
mod assignment_without_activity;
mod bad_date;
mod broken_quote;
mod code_turned_into_date;
mod code_turned_into_power;
mod codice_fiscale;
mod contingent_contradiction;
mod criterion_not_in_set;
mod date_format;
mod date_order;
mod decimal_separator;
mod declared_verdict_differs;
mod ditto_mark;
mod double_submission;
mod duplicate_column;
mod duplicate_id;
mod duplicate_row;
mod email;
mod empty_table;
mod encoding_broken;
mod encrypted;
mod error_cell;
mod external_links_or_macros;
mod filter_column_missing;
mod float_noise;
mod formula_in_input;
mod formula_injection;
mod formula_no_cached_value;
mod fraction_for_percent;
mod fte_above_one;
mod gender_over_headcount;
mod gender_unknown;
mod headcount_ambiguous;
mod headcount_without_activity;
mod header_direction_unknown;
mod health_union_l104;
mod hidden_rows_or_columns;
mod hidden_sheet_with_data;
mod iban_card;
mod id_format;
mod invisible_char;
mod leading_zero_lost;
mod limit_reached;
mod line_break_in_cell;
mod merged_data;
mod missing_column;
mod needed_column_missing;
mod no_table;
mod not_a_number;
mod not_integer;
mod not_scorable;
mod not_utf8;
mod number_as_text;
mod org_chart_broken;
mod out_of_range;
mod over_limits;
mod override_without_reason;
mod person_name;
mod person_not_in_staff;
mod person_without_assignment;
mod person_word_unknown;
mod personal_code;
mod phone;
mod placeholder;
mod priorities_differ;
mod ragged_row;
mod repeated_header;
mod required_empty;
mod sample_row_left;
mod serial_date;
mod several_tables;
mod shares_not_100;
mod small_cell;
mod spells_gap;
mod spells_overlap;
mod staff_number;
mod text_length;
mod total_row;
mod unit_in_number;
mod unit_missing;
mod unit_not_in_org_chart;
mod unit_not_stated;
mod unknown_column;
mod unreadable;
mod unsupported_format;
mod verdict_unknown;
mod weekly_pattern_unknown;
mod whitespace;
mod workplace_unknown;
mod wrong_format;

#[cfg(test)]
pub(in crate::check) mod testing;

use crate::check::rule::Rule;

/// All rules, ascending by code.
pub(super) const ALL: &[&Rule] = &[
    &unreadable::RULE,
    &wrong_format::RULE,
    &encrypted::RULE,
    &unsupported_format::RULE,
    &not_utf8::RULE,
    &encoding_broken::RULE,
    &ragged_row::RULE,
    &broken_quote::RULE,
    &line_break_in_cell::RULE,
    &invisible_char::RULE,
    &over_limits::RULE,
    &external_links_or_macros::RULE,
    &formula_injection::RULE,
    &unit_not_in_org_chart::RULE,
    &unit_missing::RULE,
    &double_submission::RULE,
    &headcount_without_activity::RULE,
    &headcount_ambiguous::RULE,
    &org_chart_broken::RULE,
    &activity_without_headcount::RULE,
    &person_not_in_staff::RULE,
    &assignment_outside_service::RULE,
    &person_without_assignment::RULE,
    &assignment_without_activity::RULE,
    &limit_reached::RULE,
    &codice_fiscale::RULE,
    &email::RULE,
    &phone::RULE,
    &person_name::RULE,
    &staff_number::RULE,
    &health_union_l104::RULE,
    &iban_card::RULE,
    &small_cell::RULE,
    &personal_code::RULE,
    &override_without_reason::RULE,
    &gender_over_headcount::RULE,
    &declared_verdict_differs::RULE,
    &unit_not_stated::RULE,
    &not_scorable::RULE,
    &date_order::RULE,
    &no_table::RULE,
    &several_tables::RULE,
    &hidden_sheet_with_data::RULE,
    &hidden_rows_or_columns::RULE,
    &merged_data::RULE,
    &repeated_header::RULE,
    &missing_column::RULE,
    &unknown_column::RULE,
    &duplicate_column::RULE,
    &total_row::RULE,
    &sample_row_left::RULE,
    &empty_table::RULE,
    &header_direction_unknown::RULE,
    &criterion_not_in_set::RULE,
    &filter_column_missing::RULE,
    &needed_column_missing::RULE,
    &formula_no_cached_value::RULE,
    &error_cell::RULE,
    &formula_in_input::RULE,
    &required_empty::RULE,
    &placeholder::RULE,
    &ditto_mark::RULE,
    &whitespace::RULE,
    &number_as_text::RULE,
    &not_a_number::RULE,
    &decimal_separator::RULE,
    &unit_in_number::RULE,
    &not_integer::RULE,
    &out_of_range::RULE,
    &fraction_for_percent::RULE,
    &float_noise::RULE,
    &bad_date::RULE,
    &ambiguous_date::RULE,
    &serial_date::RULE,
    &date_format::RULE,
    &answer_variant::RULE,
    &answer_unknown::RULE,
    &answer_multiple::RULE,
    &answer_with_note::RULE,
    &answer_ambiguous::RULE,
    &verdict_unknown::RULE,
    &apostrophe_accent::RULE,
    &text_length::RULE,
    &id_format::RULE,
    &leading_zero_lost::RULE,
    &weekly_pattern_unknown::RULE,
    &gender_unknown::RULE,
    &person_word_unknown::RULE,
    &fte_above_one::RULE,
    &workplace_unknown::RULE,
    &code_turned_into_date::RULE,
    &code_turned_into_power::RULE,
    &duplicate_id::RULE,
    &duplicate_row::RULE,
    &shares_not_100::RULE,
    &spells_overlap::RULE,
    &spells_gap::RULE,
    &priorities_differ::RULE,
    &contingent_contradiction::RULE,
];
