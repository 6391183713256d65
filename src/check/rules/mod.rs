//! The rules, one a file. To add one: its file here, its `mod` line and its line in [`ALL`].
//!
//! Never here: reading files, figures, or where a finding is shown.

mod activity_gone;
mod activity_new;
mod activity_renamed;
mod activity_without_headcount;
mod agreement_outdated;
mod agreement_outside_contingent;
mod agreement_unsigned;
mod agreements_overlap;
mod ambiguous_date;
mod answer_ambiguous;
mod answer_contradiction;
mod answer_flip;
mod answer_interpreted;
mod answer_multiple;
mod answer_open;
mod answer_unknown;
mod answer_variant;
mod answer_with_note;
mod apostrophe_accent;
mod assignment_outside_service;
mod assignment_without_activity;
mod bad_date;
mod blank_header;
mod blank_row;
mod body_missing;
mod body_total_drift;
mod bom_or_sep_line;
mod broken_quote;
mod class_moved_answers_equal;
mod code_name_clash;
mod code_turned_into_date;
mod code_turned_into_power;
mod codice_fiscale;
mod column_order;
mod conditional_empty;
mod constant_column;
mod contingent_contradiction;
mod copied_block;
mod criteria_version;
mod criterion_not_in_set;
mod crosses_alone;
mod date_format;
mod date_order;
mod decided_twice;
mod decimal_separator;
mod decision_contradiction;
mod decision_incomplete;
mod decision_not_understood;
mod decision_stale;
mod decision_without_verdict;
mod declared_verdict_differs;
mod delimiter_mixed;
mod ditto_mark;
mod double_submission;
mod duplicate_across_files;
mod duplicate_column;
mod duplicate_id;
mod duplicate_row;
mod email;
mod empty_column;
mod empty_table;
mod encoding_broken;
mod encrypted;
mod ended_sheet;
mod error_cell;
mod expired_suppression;
mod external_links_or_macros;
mod file_name;
mod filter_column_missing;
mod float_noise;
mod formula_in_input;
mod formula_injection;
mod formula_no_cached_value;
mod fraction_for_percent;
mod fte_above_one;
mod fte_over_headcount;
mod fte_zero;
mod gender_over_headcount;
mod gender_unknown;
mod ghost_rows;
mod guide_row;
mod headcount_ambiguous;
mod headcount_jump;
mod headcount_sum;
mod headcount_vs_hr;
mod headcount_without_activity;
mod headcount_zero;
mod header_direction_unknown;
mod health_union_l104;
mod hidden_rows_or_columns;
mod hidden_sheet_with_data;
mod iban_card;
mod id_format;
mod id_reused;
mod invisible_char;
mod leading_zero_lost;
mod limit_reached;
mod line_break_in_cell;
mod lone_blank;
mod merged_data;
mod merged_header;
mod metadata;
mod middle_level;
mod missing_column;
mod missing_criteria;
mod multi_row_header;
mod near_duplicate_activity;
mod needed_column_missing;
mod no_table;
mod not_a_number;
mod not_a_review;
mod not_checked;
mod not_integer;
mod not_scorable;
mod not_utf8;
mod number_as_text;
mod old_template;
mod org_chart_broken;
mod out_of_range;
mod outlier;
mod over_limits;
mod override_without_reason;
mod person_name;
mod person_not_in_staff;
mod person_without_assignment;
mod person_word_unknown;
mod personal_code;
mod phone;
mod placeholder;
mod printed_total_wrong;
mod priorities_differ;
mod process_not_in_catalogue;
mod ragged_row;
mod renamed_column;
mod repeated_header;
mod required_empty;
mod review_cell_touched;
mod review_row_missing;
mod review_row_unknown;
mod review_stamp_missing;
mod rows_contradict;
mod same_activity_different_answers;
mod same_as_last_year;
mod sample_row_left;
mod scores_for_answers;
mod serial_date;
mod several_tables;
mod share_vs_criteria;
mod shares_not_100;
mod shifted_cells;
mod short_row;
mod small_cell;
mod spells_gap;
mod spells_overlap;
mod split_decimal;
mod staff_number;
mod staff_over_parent;
mod straight_line;
mod suppression_without_reason;
mod swapped_contents;
mod template_drift;
mod template_rules_lost;
#[cfg(test)]
pub(in crate::check) mod testing;
mod text_length;
mod title_rows;
mod total_row;
mod trailing_notes;
mod two_counts;
mod unit_in_number;
mod unit_map_broken;
mod unit_missing;
mod unit_not_in_org_chart;
mod unit_not_stated;
mod unit_renamed_or_merged;
mod unit_variant;
mod unknown_column;
mod unreadable;
mod unsupported_format;
mod unused_suppression;
mod verdict_unknown;
mod volatile_formula;
mod weekly_pattern_unknown;
mod whitespace;
mod workplace_unknown;
mod wrong_format;

use crate::check::rule::Rule;

/// What says that a comparison stopped.
pub use encoding_broken::of_headers as broken_headers;

pub(super) const LIMIT: &Rule = &limit_reached::RULE;

/// All rules, ascending by code.
pub(super) const ALL: &[&Rule] = &[
    &decision_incomplete::RULE,
    &decision_without_verdict::RULE,
    &decision_not_understood::RULE,
    &decision_contradiction::RULE,
    &decision_stale::RULE,
    &review_cell_touched::RULE,
    &review_stamp_missing::RULE,
    &not_a_review::RULE,
    &review_row_unknown::RULE,
    &decided_twice::RULE,
    &review_row_missing::RULE,
    &agreement_unsigned::RULE,
    &unreadable::RULE,
    &wrong_format::RULE,
    &encrypted::RULE,
    &unsupported_format::RULE,
    &not_utf8::RULE,
    &encoding_broken::RULE,
    &bom_or_sep_line::RULE,
    &delimiter_mixed::RULE,
    &ragged_row::RULE,
    &broken_quote::RULE,
    &line_break_in_cell::RULE,
    &invisible_char::RULE,
    &over_limits::RULE,
    &external_links_or_macros::RULE,
    &formula_injection::RULE,
    &file_name::RULE,
    &short_row::RULE,
    &split_decimal::RULE,
    &unit_not_in_org_chart::RULE,
    &unit_missing::RULE,
    &headcount_vs_hr::RULE,
    &process_not_in_catalogue::RULE,
    &criteria_version::RULE,
    &duplicate_across_files::RULE,
    &body_missing::RULE,
    &double_submission::RULE,
    &template_drift::RULE,
    &headcount_without_activity::RULE,
    &headcount_ambiguous::RULE,
    &org_chart_broken::RULE,
    &activity_without_headcount::RULE,
    &person_not_in_staff::RULE,
    &assignment_outside_service::RULE,
    &person_without_assignment::RULE,
    &assignment_without_activity::RULE,
    &staff_over_parent::RULE,
    &unit_map_broken::RULE,
    &unused_suppression::RULE,
    &expired_suppression::RULE,
    &suppression_without_reason::RULE,
    &limit_reached::RULE,
    &not_checked::RULE,
    &codice_fiscale::RULE,
    &email::RULE,
    &phone::RULE,
    &person_name::RULE,
    &staff_number::RULE,
    &health_union_l104::RULE,
    &iban_card::RULE,
    &metadata::RULE,
    &small_cell::RULE,
    &personal_code::RULE,
    &fte_over_headcount::RULE,
    &headcount_zero::RULE,
    &fte_zero::RULE,
    &override_without_reason::RULE,
    &gender_over_headcount::RULE,
    &declared_verdict_differs::RULE,
    &unit_not_stated::RULE,
    &answer_contradiction::RULE,
    &missing_criteria::RULE,
    &conditional_empty::RULE,
    &share_vs_criteria::RULE,
    &not_scorable::RULE,
    &date_order::RULE,
    &straight_line::RULE,
    &agreement_outdated::RULE,
    &no_table::RULE,
    &several_tables::RULE,
    &hidden_sheet_with_data::RULE,
    &hidden_rows_or_columns::RULE,
    &title_rows::RULE,
    &merged_header::RULE,
    &merged_data::RULE,
    &multi_row_header::RULE,
    &repeated_header::RULE,
    &missing_column::RULE,
    &unknown_column::RULE,
    &renamed_column::RULE,
    &duplicate_column::RULE,
    &blank_header::RULE,
    &column_order::RULE,
    &old_template::RULE,
    &template_rules_lost::RULE,
    &blank_row::RULE,
    &total_row::RULE,
    &trailing_notes::RULE,
    &sample_row_left::RULE,
    &empty_table::RULE,
    &ghost_rows::RULE,
    &empty_column::RULE,
    &header_direction_unknown::RULE,
    &criterion_not_in_set::RULE,
    &filter_column_missing::RULE,
    &needed_column_missing::RULE,
    &swapped_contents::RULE,
    &middle_level::RULE,
    &two_counts::RULE,
    &guide_row::RULE,
    &shifted_cells::RULE,
    &ended_sheet::RULE,
    &formula_no_cached_value::RULE,
    &error_cell::RULE,
    &formula_in_input::RULE,
    &volatile_formula::RULE,
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
    &crosses_alone::RULE,
    &lone_blank::RULE,
    &answer_open::RULE,
    &answer_interpreted::RULE,
    &scores_for_answers::RULE,
    &duplicate_id::RULE,
    &duplicate_row::RULE,
    &near_duplicate_activity::RULE,
    &unit_variant::RULE,
    &code_name_clash::RULE,
    &shares_not_100::RULE,
    &headcount_sum::RULE,
    &printed_total_wrong::RULE,
    &same_activity_different_answers::RULE,
    &constant_column::RULE,
    &outlier::RULE,
    &copied_block::RULE,
    &spells_overlap::RULE,
    &spells_gap::RULE,
    &priorities_differ::RULE,
    &contingent_contradiction::RULE,
    &agreements_overlap::RULE,
    &agreement_outside_contingent::RULE,
    &rows_contradict::RULE,
    &activity_gone::RULE,
    &id_reused::RULE,
    &activity_new::RULE,
    &activity_renamed::RULE,
    &headcount_jump::RULE,
    &answer_flip::RULE,
    &unit_renamed_or_merged::RULE,
    &same_as_last_year::RULE,
    &class_moved_answers_equal::RULE,
    &body_total_drift::RULE,
];
