//! Measures the work of the benchmark, one part at a time: `bench/run` puts the parts together.
//!
//! ```text
//!   servanda-bench generate DIR RECORDS [AGREEMENTS SITES] [shuffled]
//!   servanda-bench split DIR                     the fields of evidence.csv, with the csv crate: what all is compared to
//!   servanda-bench measure DIR [THREADS]         text and CSV to every verdict interval
//!   servanda-bench limit DIR                     the same by a program written by hand for these six questions
//!   servanda-bench intervals DIR                 those intervals, as the peers print theirs
//!   servanda-bench follow DIR [KIND]             the last records one by one, then late ones: microseconds for each; those of
//!                                                one kind stand apart, for who counts their instructions
//!   servanda-bench known-at DIR                  what stood at half time, and every verdict then
//!   servanda-bench check COMMITMENTS             reads and checks an agreement
//! ```

mod limit;
mod measure;
mod memory;
mod world;

use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let arg = |index: usize| args.get(index).map(String::as_str);
    let number = |index: usize, otherwise: usize| arg(index).and_then(|text| text.parse().ok()).unwrap_or(otherwise);
    let folder = Path::new(arg(1).unwrap_or("."));
    match arg(0) {
        Some("generate") => {
            let shuffled = args.iter().any(|arg| arg == "shuffled");
            world::generate(folder, number(2, 10_000), number(3, 20), number(4, 50), shuffled);
        }
        Some("limit") => measure::limit(folder),
        Some("split") => measure::split(folder),
        Some("measure") => measure::measure(folder, number(2, 1)),
        Some("intervals") => measure::intervals(folder),
        Some("follow") => measure::follow(folder, arg(2).unwrap_or_default()),
        Some("known-at") => measure::known_at(folder),
        Some("check") => measure::check_many(number(1, 10_000)),
        _ => eprintln!("servanda-bench generate|split|measure|limit|intervals|follow|known-at DIR ..., check NUMBER"),
    }
}
