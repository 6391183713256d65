//! E-mail addresses, and names before an `@` that are none.
//!
//! Never here: what is shown of them (`mask`).

/// `name@host`: no address that could be written to, but a name before an `@` all the same.
pub(super) fn address(text: &str, at: usize) -> Option<usize> {
    let (local, domain) = text[at..].split_once('@')?;
    let length = domain.find(|char: char| !char.is_alphanumeric());
    let host = &domain[..length.unwrap_or(domain.len())];
    let sound = local.chars().count() >= 2 && local.chars().all(in_local) && host.len() >= 2;
    sound.then(|| at + local.len() + 1 + host.len())
}

/// Says whether a character may stand before the `@`.
fn in_local(char: char) -> bool {
    char.is_alphanumeric() || ".!#$%&*+-/=?^_{}~".contains(char)
}

/// `name@host.tld`.
pub(super) fn email(text: &str, at: usize) -> Option<usize> {
    let (local, domain) = text[at..].split_once('@')?;
    if !local.chars().all(in_local) {
        return None;
    }
    let in_domain = |char: char| char.is_ascii_alphanumeric() || char == '.' || char == '-';
    let length = domain.find(|char| !in_domain(char)).unwrap_or(domain.len());
    let domain = domain[..length].trim_end_matches(['.', '-']);
    let (host, top) = domain.rsplit_once('.')?;
    let sound = !host.is_empty() && top.len() >= 2 && top.chars().all(char::is_alphabetic);
    sound.then(|| at + local.len() + 1 + domain.len())
}
