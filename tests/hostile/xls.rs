//! Hostile XLS files, made anew on every run so that none need be kept.
//!
//! Lives here: the bytes, the builder of compound files, and what a reader must say of each.
//! Never here: the reading. Used by the tests of the reader and by those of the whole program.

/// Returns the files: name, bytes, and the name of the `FactKind` that must come of it. `ok`
/// means that its rows can be read; whether they hold a table is another question.
pub(crate) fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let mut files = containers();
    for (name, stream, expected) in streams() {
        files.push((name, compound("Workbook", &stream), expected));
    }
    files
}

/// Files whose compound file itself is at fault.
fn containers() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let sound = compound("Workbook", &workbook(&[], &number(0, 0, 12.0)));
    let mut looping = sound.clone();
    // The first sector of the stream comes after itself: table at sector 0, stream from 2 on.
    looping[512 + 8..512 + 12].copy_from_slice(&2_u32.to_le_bytes());
    let package = compound("EncryptedPackage", &[0; 5000]);
    vec![
        ("xls-truncated.xls", sound[..1560].to_vec(), "Unreadable"),
        ("xls-sound.xls", sound, "ok"),
        ("xls-empty.xls", Vec::new(), "Unreadable"),
        ("xls-looping-chain.xls", looping, "Unreadable"),
        ("xlsx-password.xlsx", package, "Encrypted"),
    ]
}

/// Workbook streams.
fn streams() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let one = number(0, 0, 12.0);
    let many = [record(0x00FC, &[255; 8]), record(0x003C, b"\x01\0\0a")].concat();
    let shown = |row| record(0x00FD, &at(row, 0, &[0; 4]));
    let shown: Vec<u8> = (0..60_000).flat_map(shown).collect();
    let lie = [0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0];
    let lie = [record(0x0200, &lie), one.clone()].concat();
    let corner = [one.clone(), number(65_535, 255, 1.0)].concat();
    let beyond = number(65_535, 65_535, 1.0);
    let mut cut = workbook(&[], &one);
    // The length of the cell's record: four bytes of the end and eighteen of the cell come after.
    let len = cut.len() - 20;
    cut[len..len + 2].copy_from_slice(&60_000_u16.to_le_bytes());
    let text = record(0x00FC, b"\x01\0\0\0\x01\0\0\0\xFF\xFF\x01abc");
    let password = record(0x002F, &[0; 6]);
    let repeated = workbook(&shared_text(30_000), &shown);
    vec![
        ("xls-4e9-shared-texts.xls", workbook(&many, &one), "ok"),
        ("xls-one-text-60000-times.xls", repeated, "ok"),
        ("xls-lying-dimensions.xls", workbook(&[], &lie), "ok"),
        ("xls-far-corner.xls", workbook(&[], &corner), "ok"),
        (
            "xls-beyond-the-grid.xls",
            workbook(&[], &beyond),
            "OverLimits",
        ),
        ("xls-truncated-record.xls", cut, "Unreadable"),
        (
            "xls-truncated-text.xls",
            workbook(&text, &one),
            "Unreadable",
        ),
        ("xls-password.xls", workbook(&password, &one), "Encrypted"),
    ]
}

/// Returns a record of the workbook stream.
pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let len = u16::try_from(data.len()).expect("a record is short");
    [&kind.to_le_bytes(), &len.to_le_bytes(), data].concat()
}

/// Returns the bytes of a cell: row, column, format 0, and the value.
pub(crate) fn at(row: u16, column: u16, value: &[u8]) -> Vec<u8> {
    [
        &row.to_le_bytes()[..],
        &column.to_le_bytes(),
        &[0, 0],
        value,
    ]
    .concat()
}

fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    record(0x0203, &at(row, column, &value.to_le_bytes()))
}

/// Returns a table of one shared text of `len` characters, over as many records as it needs.
fn shared_text(len: u16) -> Vec<u8> {
    let mut head = vec![1, 0, 0, 0, 1, 0, 0, 0];
    head.extend(len.to_le_bytes());
    head.push(0);
    let mut records = record(0x00FC, &head);
    for piece in vec![b'x'; usize::from(len)].chunks(8000) {
        records.extend(record(0x003C, &[&[0], piece].concat()));
    }
    records
}

/// Returns a workbook stream of Excel 97 with one sheet: more global records, and cells.
fn workbook(globals: &[u8], cells: &[u8]) -> Vec<u8> {
    stream(0x0600, b"\x01\0S", globals, cells)
}

/// Returns a workbook stream: version, the sheet's name as it is written, records.
pub(crate) fn stream(version: u16, name: &[u8], globals: &[u8], cells: &[u8]) -> Vec<u8> {
    let begin = |kind: u16| {
        record(
            0x0809,
            &[version.to_le_bytes(), kind.to_le_bytes(), [0; 2], [0; 2]].concat(),
        )
    };
    let mut head = begin(5);
    head.extend_from_slice(globals);
    let sheet_at = head.len() + 4 + 6 + name.len() + 4;
    let sheet_at = u32::try_from(sheet_at).expect("a head is short");
    head.extend(record(
        0x0085,
        &[&sheet_at.to_le_bytes()[..], &[0, 0], name].concat(),
    ));
    head.extend(record(0x000A, &[]));
    [head, begin(16), cells.to_vec(), record(0x000A, &[])].concat()
}

/// Returns a compound file with one stream: header, tables of sectors, directory, stream.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    // Shorter ones would lie in mini sectors.
    let size = stream.len().max(4096);
    stream.resize(size.next_multiple_of(512), 0);
    let sectors = stream.len() / 512;
    // Each table has 128 entries: its own sectors, the directory and the stream.
    let tables = (1..=sectors)
        .find(|tables| tables * 128 > tables + sectors)
        .expect("a stream has sectors");
    let mut next: Vec<u32> = vec![0xFFFF_FFFD; tables];
    next.push(0xFFFF_FFFE);
    next.extend((1..sectors).map(|index| u32::try_from(tables + 1 + index).expect("small")));
    next.push(0xFFFF_FFFE);
    next.resize(tables * 128, 0xFFFF_FFFF);
    let number = |value: usize| u32::try_from(value).expect("small").to_le_bytes();
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    header[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    header[44..48].copy_from_slice(&number(tables));
    header[48..52].copy_from_slice(&number(tables));
    header[56..60].copy_from_slice(&number(4096));
    header[60..64].copy_from_slice(&[0xFE, 0xFF, 0xFF, 0xFF]);
    header[68..72].copy_from_slice(&[0xFE, 0xFF, 0xFF, 0xFF]);
    header[76..512].fill(0xFF);
    for table in 0..tables {
        header[76 + 4 * table..80 + 4 * table].copy_from_slice(&number(table));
    }
    let mut bytes = header;
    bytes.extend(next.iter().flat_map(|sector| sector.to_le_bytes()));
    bytes.extend(entry("Root Entry", 5, 0xFFFF_FFFE, 0));
    bytes.extend(entry(
        name,
        2,
        u32::try_from(tables + 1).expect("small"),
        size,
    ));
    bytes.extend([0; 256]);
    bytes.extend(stream);
    bytes
}

fn entry(name: &str, kind: u8, start: u32, size: usize) -> Vec<u8> {
    let mut entry = vec![0; 128];
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry[..units.len()].copy_from_slice(&units);
    entry[64] = u8::try_from(units.len() + 2).expect("short");
    entry[66] = kind;
    entry[116..120].copy_from_slice(&start.to_le_bytes());
    entry[120..124].copy_from_slice(&u32::try_from(size).expect("small").to_le_bytes());
    entry
}
