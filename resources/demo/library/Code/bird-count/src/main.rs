//! Adds up the hourly counts of migrating birds and prints the busiest hour for each species.

use std::collections::BTreeMap;
use std::io::{self, BufRead};

/// One line of the field notebook: hour, species, number of birds.
struct Sighting {
    hour: u8,
    species: String,
    count: u32,
}

/// Reads "07;house martin;340". Returns None for blank lines and for remarks that begin with a hash.
fn parse(line: &str) -> Option<Sighting> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let mut fields = line.split(';');
    Some(Sighting {
        hour: fields.next()?.trim().parse().ok()?,
        species: fields.next()?.trim().to_lowercase(),
        count: fields.next()?.trim().parse().ok()?,
    })
}

fn main() {
    let mut totals: BTreeMap<(String, u8), u32> = BTreeMap::new();
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        if let Some(seen) = parse(&line) {
            *totals.entry((seen.species, seen.hour)).or_default() += seen.count;
        }
    }
    let mut busiest: BTreeMap<&str, (u8, u32)> = BTreeMap::new();
    for ((species, hour), count) in &totals {
        let best = busiest.entry(species).or_insert((*hour, 0));
        if *count > best.1 {
            *best = (*hour, *count);
        }
    }
    for (species, (hour, count)) in busiest {
        println!("{species}: {count} between {hour}:00 and {}:00", hour + 1);
    }
}
