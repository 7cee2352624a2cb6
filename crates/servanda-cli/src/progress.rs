//! Progress: on a terminal, whatever takes longer than a second says that it is going on. Nothing of it reaches stdout.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use indicatif::ProgressBar;

/// What is done sooner is done without a word.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often what is shown is brought up to date.
const TICK: Duration = Duration::from_millis(100);

/// Does `work` of so many parts, and shows on stderr how many are `done` if it takes long and somebody is there to see it.
pub fn counted<T>(what: &'static str, parts: u64, done: &AtomicU64, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let (over, waiting) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if waiting.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new(parts).with_message(what);
            // Nothing is ever sent: the channel closes when the work is done, or has failed.
            while waiting.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                bar.set_position(done.load(Ordering::Relaxed));
            }
            bar.finish_and_clear();
        });
        let result = work();
        drop(over);
        result
    })
}

/// Does `work`, and says on stderr what is going on if it takes long and somebody is there to see it.
pub fn during<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let (done, waiting) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if waiting.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner().with_message(what);
            bar.enable_steady_tick(Duration::from_millis(100));
            // Nothing is ever sent: the channel closes when the work is done, or has failed.
            let _ = waiting.recv();
            bar.finish_and_clear();
        });
        let result = work();
        drop(done);
        result
    })
}
