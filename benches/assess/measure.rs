//! A program run as a child: how long it took, and its peak memory.
//!
//! Both sides are children, so that starting, page cache and the machine's other work weigh on
//! them alike.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Took {
    /// Seconds on the clock.
    pub(crate) wall: f64,
    /// Seconds of the processor, user and system, in hundredths; 0 where the system does not say.
    pub(crate) processor: f64,
}

/// Runs a program to its end.
pub(crate) fn run(program: &[String]) -> Took {
    let before = children_ticks();
    let start = Instant::now();
    let status = spawn(program)
        .wait()
        .expect("the program can be waited for");
    let wall = start.elapsed().as_secs_f64();
    assert!(status.success(), "{program:?}: {status}");
    let ticks = children_ticks().saturating_sub(before);
    Took {
        wall,
        processor: f64::from(u32::try_from(ticks).unwrap_or(0)) / 100.0,
    }
}

/// Runs a program once more and returns its peak memory in KiB, `None` where the system does not
/// say. It is asked every two milliseconds: what grew and ended in between is not seen.
pub(crate) fn peak_kib(program: &[String]) -> Option<u64> {
    let mut child = spawn(program);
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child
        .try_wait()
        .expect("the program can be waited for")
        .is_none()
    {
        if let Some(seen) = fs::read_to_string(&status)
            .ok()
            .as_deref()
            .and_then(high_water)
        {
            peak = peak.max(Some(seen));
        }
        sleep(Duration::from_millis(2));
    }
    peak
}

fn spawn(program: &[String]) -> Child {
    Command::new(&program[0])
        .args(&program[1..])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

fn high_water(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Returns the processor time of all children that have ended, in ticks of a hundredth.
fn children_ticks() -> u64 {
    let Ok(stat) = fs::read_to_string("/proc/self/stat") else {
        return 0;
    };
    // The name in brackets may hold spaces; after it, the 14th and 15th are the children's.
    let after = stat.rsplit(')').next().unwrap_or_default();
    after
        .split_whitespace()
        .skip(13)
        .take(2)
        .filter_map(|ticks| ticks.parse::<u64>().ok())
        .sum()
}
