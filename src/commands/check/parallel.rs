//! The threads of a run.
//!
//! Never here: what one file goes through (`one`), or how the results are put together (`join`).

use anyhow::Result;
use rayon::prelude::*;
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

/// Checks files, several at once; the results stand in the order of the files.
pub(super) fn in_parallel(
    inputs: &[Input],
    pool: &ThreadPool,
    terms: &Terms<'_>,
) -> Vec<Result<OneFile>> {
    pool.install(|| {
        let files = inputs.par_iter();
        files
            .map_init(
                || terms.units(),
                |units, input| one::check(input, terms, units),
            )
            .collect()
    })
}
