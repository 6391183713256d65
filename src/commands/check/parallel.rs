//! The threads of a run.
//!
//! Never here: what one file goes through (`one`), or how the results are put together (`join`).

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use anyhow::Result;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::commands::check::one::{self, OneFile};
use crate::commands::check::terms::Terms;
use crate::intake::open::Input;

/// Returns as many threads as there are processors, or `jobs`.
///
/// # Errors
///
/// The machine gives no threads.
pub(super) fn pool(jobs: usize) -> Result<ThreadPool> {
    Ok(ThreadPoolBuilder::new().num_threads(jobs).build()?)
}

/// Checks files, several at once, and gives each result to `take` in the order of the files, as soon
/// as those before it are done: a thousand results need not wait in memory.
pub(super) fn in_parallel(
    inputs: &[Input],
    pool: &ThreadPool,
    terms: &Terms<'_>,
    mut take: impl FnMut(&Input, Result<OneFile>),
) {
    let (send, receive) = mpsc::channel();
    let begun = AtomicUsize::new(0);
    let begun = &begun;
    pool.in_place_scope(|scope| {
        scope.spawn_broadcast(move |_, _| {
            let units = terms.units();
            // Each thread takes the next file, so that no result is early by many files.
            loop {
                let place = begun.fetch_add(1, Ordering::Relaxed);
                let Some(input) = inputs.get(place) else {
                    return;
                };
                let result = one::check(input, terms, &units);
                if send.send((place, result)).is_err() {
                    return;
                }
            }
        });
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (place, result) in receive {
            early.insert(place, result);
            while let Some(result) = early.remove(&next) {
                take(&inputs[next], result);
                next += 1;
            }
        }
    });
}
