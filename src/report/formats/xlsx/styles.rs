//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

/// Decimals, shares and whole numbers, for rows of data and for totals.
pub(super) struct Numbers {
    pub(super) whole: Format,
    pub(super) decimal: Format,
    pub(super) share: Format,
    pub(super) change: Format,
    pub(super) change_decimal: Format,
    pub(super) text: Format,
    pub(super) missing: Format,
}

/// The formats of a workbook.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) heading: Format,
    pub(super) line: Format,
    pub(super) link: Format,
    pub(super) header: Format,
    pub(super) header_number: Format,
    pub(super) row: Numbers,
    pub(super) total: Numbers,
}

/// A dark blue that prints well in grey.
const INK: Color = Color::RGB(0x001F_3A5F);

impl Styles {
    pub(super) fn new() -> Self {
        let header = Format::new()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(INK)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let header_text = header.clone().set_align(FormatAlign::Left).set_indent(1);
        let cell = Format::new().set_align(FormatAlign::Top);
        let total = Format::new()
            .set_align(FormatAlign::Top)
            .set_bold()
            .set_border_top(FormatBorder::Thin);
        Self {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_font_color(INK),
            heading: Format::new()
                .set_bold()
                .set_font_size(12)
                .set_font_color(INK),
            line: Format::new().set_align(FormatAlign::Top).set_text_wrap(),
            link: Format::new()
                .set_align(FormatAlign::Top)
                .set_text_wrap()
                .set_indent(1)
                .set_font_color(INK)
                .set_underline(FormatUnderline::Single),
            header_number: header.clone().set_align(FormatAlign::Right),
            header: header_text,
            row: Numbers::over(&cell),
            total: Numbers::over(&total),
        }
    }
}

impl Numbers {
    fn over(base: &Format) -> Self {
        Self {
            whole: base.clone().set_num_format("#,##0"),
            decimal: base.clone().set_num_format("#,##0.00"),
            share: base.clone().set_num_format("0.0%"),
            // A zero has no sign.
            change: base.clone().set_num_format("+#,##0;-#,##0;0"),
            change_decimal: base.clone().set_num_format("+#,##0.00;-#,##0.00;0"),
            // Room between a number at the right of its column and a text at the left of the next.
            text: base
                .clone()
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_indent(1),
            missing: base
                .clone()
                .set_align(FormatAlign::Right)
                .set_font_color(Color::Gray),
        }
    }
}
