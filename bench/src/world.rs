//! A synthetic world on disk: as a dossier, and as the peers read it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use servanda_base::{Calendar, Instant};
use servanda_testkit::world::{DAY, Size, What, World, text};

/// Writes the dossier into `folder`, and what the peers read into `folder/peers`.
pub fn generate(folder: &Path, records: usize, agreements: usize, sites: usize, shuffled: bool) {
    let narrow = |number: usize| u16::try_from(number).unwrap();
    let size = Size { agreements: narrow(agreements), sites: narrow(sites), records, seed: 7 };
    let world = World::new(size);
    let peers = folder.join("peers");
    fs::create_dir_all(&peers).unwrap();
    fs::write(folder.join("agreement.accord.md"), text::agreement(&world)).unwrap();
    fs::write(folder.join("sources.csv"), text::SOURCES).unwrap();
    let evidence = if shuffled { text::evidence(&world.shuffled()) } else { text::evidence(&world.entries) };
    fs::write(folder.join("evidence.csv"), evidence).unwrap();
    fs::write(peers.join("log.csv"), log(&world)).unwrap();
    fs::write(peers.join("params.csv"), params(&world)).unwrap();
}

/// What stands, in order of time, in the fewest words.
fn log(world: &World) -> String {
    let mut text = String::from("ts,kind,agreement,site,value,ref\n");
    for entry in world.standing() {
        let (kind, value, key) = match entry.what {
            What::Level(value) => ("level", Some(value), None),
            What::Stock(value) => ("stock", Some(value), None),
            What::Inspection => ("inspection", None, None),
            What::Request(key) => ("request", None, Some(key)),
            What::Grant(key) => ("grant", None, Some(key)),
            What::Declaration => ("declaration", None, None),
        };
        let (a, s) = (entry.agreement + 1, entry.site + 1);
        write!(text, "{},{kind},A{a:02},S{s:02},", instant(entry.at)).unwrap();
        if let Some(value) = value {
            write!(text, "{}.{:02}", value / 100, value % 100).unwrap();
        }
        text.push(',');
        if let Some(key) = key {
            write!(text, "R{key:07}").unwrap();
        }
        text.push('\n');
    }
    text
}

fn params(world: &World) -> String {
    let mut text = String::from("agreement,level_bound,stock_bound,deadline,sites\n");
    for (index, bounds) in world.bounds.iter().enumerate() {
        let hundredths = |value: i64| format!("{}.{:02}", value / 100, value % 100);
        let (level, stock) = (hundredths(bounds.level), hundredths(bounds.stock));
        let deadline = instant(bounds.deadline);
        writeln!(text, "A{:02},{level},{stock},{deadline},{}", index + 1, world.size.sites).unwrap();
    }
    text
}

fn instant(unix: i64) -> String {
    let date = Calendar::utc().date_of(Instant::from_unix(unix));
    let second = unix.rem_euclid(DAY);
    format!("{date}T{:02}:{:02}:{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}
