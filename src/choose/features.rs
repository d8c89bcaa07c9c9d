//! Named features of a candidate.

/// One feature: what sort of thing was seen, which one, and how strongly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feature<'a> {
    /// The set of candidates that it is told of once more, where it weighs differently among them; mostly empty: of all.
    pub set: &'static str,
    /// The sort: `label`, `before`, `cue`.
    pub kind: &'static str,
    /// Which one: `venue`, `at the`; empty where the sort says it all.
    pub arg: &'a str,
    /// Its value, mostly 1.
    pub value: f32,
}

impl Feature<'_> {
    /// `kind=arg`, or `set:kind=arg`, as the weights file writes it.
    pub fn name(&self) -> String {
        let set = if self.set.is_empty() { String::new() } else { format!("{}:", self.set) };
        if self.arg.is_empty() { format!("{set}{}", self.kind) } else { format!("{set}{}={}", self.kind, self.arg) }
    }

    pub(super) fn hash(&self) -> u64 {
        let colon: &[u8] = if self.set.is_empty() { b"" } else { b":" };
        fnv(&[self.set.as_bytes(), colon], hash(self.kind, self.arg))
    }
}

/// FNV-1a over `kind`, `=`, `arg`.
pub(super) fn hash(kind: &str, arg: &str) -> u64 {
    let sign: &[u8] = if arg.is_empty() { b"" } else { b"=" };
    fnv(&[kind.as_bytes(), sign, arg.as_bytes()], 0xcbf2_9ce4_8422_2325)
}

/// FNV-1a over `parts`, from `start` on.
fn fnv(parts: &[&[u8]], start: u64) -> u64 {
    parts.iter().flat_map(|b| b.iter()).fold(start, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

/// The hash of a feature by its name in a weights file.
pub(super) fn hash_of_name(name: &str) -> u64 {
    let (set, rest) = split_set(name);
    let (kind, arg) = rest.split_once('=').unwrap_or((rest, ""));
    let colon: &[u8] = if set.is_empty() { b"" } else { b":" };
    fnv(&[set.as_bytes(), colon], hash(kind, arg))
}

/// `set` and the rest of a name; the colon of an argument ("mark=:") is none.
fn split_set(name: &str) -> (&str, &str) {
    name.split_once(':').filter(|(set, _)| !set.contains('=')).unwrap_or(("", name))
}

/// The features of one candidate.
#[derive(Clone, Debug, Default)]
pub struct Features<'a> {
    list: Vec<Feature<'a>>,
}

impl<'a> Features<'a> {
    /// None yet.
    pub fn new() -> Self {
        Features::default()
    }

    /// Adds a feature that is there or not. A second time makes no difference.
    pub fn add(&mut self, kind: &'static str, arg: &'a str) {
        if !self.list.iter().any(|f| f.kind == kind && f.arg == arg && f.set.is_empty()) {
            self.list.push(Feature { set: "", kind, arg, value: 1.0 });
        }
    }

    /// As [`Features::add`], of one that is known not to be there yet: many at once need not be compared with each other.
    pub fn add_new(&mut self, kind: &'static str, arg: &'a str) {
        self.list.push(Feature { set: "", kind, arg, value: 1.0 });
    }

    /// Adds `kind` if `holds`.
    pub fn add_if(&mut self, holds: bool, kind: &'static str) {
        if holds {
            self.add(kind, "");
        }
    }

    /// Adds a graded feature.
    pub fn add_value(&mut self, kind: &'static str, arg: &'a str, value: f32) {
        self.list.push(Feature { set: "", kind, arg, value });
    }

    /// Tells the features that `which` picks once more, of `set`. Those of a set are not told again.
    pub fn tell_again(&mut self, set: &'static str, which: impl Fn(&Feature<'a>) -> bool) {
        let again: Vec<Feature<'a>> = self.list.iter().filter(|f| f.set.is_empty() && which(f)).copied().collect();
        self.list.extend(again.into_iter().map(|f| Feature { set, ..f }));
    }

    /// Whether `kind` (with any argument) is among them.
    pub fn has(&self, kind: &str) -> bool {
        self.list.iter().any(|f| f.kind == kind && f.set.is_empty())
    }

    /// Adds those of `other` that are not there.
    pub fn merge(&mut self, other: &Features<'a>) {
        for f in &other.list {
            match self.list.iter_mut().find(|g| (g.set, g.kind, g.arg) == (f.set, f.kind, f.arg)) {
                Some(g) => g.value = g.value.max(f.value),
                None => self.list.push(*f),
            }
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Feature<'a>> {
        self.list.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_file_is_the_feature_itself() {
        let mut features = Features::new();
        features.add("mark-after", ":");
        features.add("masthead", "");
        features.add("cue", "by: the");
        features.tell_again("tied", |f| f.kind != "masthead");
        let names: Vec<String> = features.iter().map(Feature::name).collect();
        let want = ["mark-after=:", "masthead", "cue=by: the", "tied:mark-after=:", "tied:cue=by: the"];
        assert_eq!(names, want);
        assert!(features.iter().all(|f| hash_of_name(&f.name()) == f.hash()));
        assert!(features.has("masthead") && features.iter().filter(|f| f.kind == "masthead").count() == 1);
    }
}
