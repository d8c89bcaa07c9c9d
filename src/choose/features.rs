//! Named features of a candidate.

/// One feature: what sort of thing was seen, which one, and how strongly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feature<'a> {
    /// The sort: `label`, `before`, `cue`.
    pub kind: &'static str,
    /// Which one: `venue`, `at the`; empty where the sort says it all.
    pub arg: &'a str,
    /// Its value, mostly 1.
    pub value: f32,
}

impl Feature<'_> {
    /// `kind=arg`, as the weights file writes it.
    pub fn name(&self) -> String {
        if self.arg.is_empty() { self.kind.to_string() } else { format!("{}={}", self.kind, self.arg) }
    }

    pub(super) fn hash(&self) -> u64 {
        hash(self.kind, self.arg)
    }
}

/// FNV-1a over `kind`, `=`, `arg`.
pub(super) fn hash(kind: &str, arg: &str) -> u64 {
    let sign: &[u8] = if arg.is_empty() { b"" } else { b"=" };
    [kind.as_bytes(), sign, arg.as_bytes()]
        .iter()
        .flat_map(|b| b.iter())
        .fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
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
        if !self.list.iter().any(|f| f.kind == kind && f.arg == arg) {
            self.list.push(Feature { kind, arg, value: 1.0 });
        }
    }

    /// As [`Features::add`], of one that is known not to be there yet: many at once need not be compared with each other.
    pub fn add_new(&mut self, kind: &'static str, arg: &'a str) {
        self.list.push(Feature { kind, arg, value: 1.0 });
    }

    /// Adds `kind` if `holds`.
    pub fn add_if(&mut self, holds: bool, kind: &'static str) {
        if holds {
            self.add(kind, "");
        }
    }

    /// Adds a graded feature.
    pub fn add_value(&mut self, kind: &'static str, arg: &'a str, value: f32) {
        self.list.push(Feature { kind, arg, value });
    }

    /// Whether `kind` (with any argument) is among them.
    pub fn has(&self, kind: &str) -> bool {
        self.list.iter().any(|f| f.kind == kind)
    }

    /// Adds those of `other` that are not there.
    pub fn merge(&mut self, other: &Features<'a>) {
        for f in &other.list {
            match self.list.iter_mut().find(|g| g.kind == f.kind && g.arg == f.arg) {
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
