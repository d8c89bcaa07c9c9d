//! Leaves out of a record what it is not sure enough of.

use super::EventRecord;
use super::value::Support;

impl EventRecord {
    /// Takes out every value whose confidence is below `least`. Sessions keep pointing at the right people.
    pub fn keep_confident(&mut self, least: f64) {
        let sure = |support: &Support| support.confidence >= least;
        self.title.take_if(|v| !sure(&v.support));
        self.status.take_if(|v| !sure(&v.support));
        self.format.take_if(|v| !sure(&v.support));
        self.when.take_if(|v| !sure(&v.support));
        self.participants.total.take_if(|v| !sure(&v.support));
        self.kinds.retain(|v| sure(&v.support));
        self.platforms.retain(|v| sure(&v.support));
        self.deadlines.retain(|v| sure(&v.support));
        self.places.retain(|v| sure(&v.support));
        self.organisers.retain(|v| sure(&v.support));
        self.participants.counts.retain(|v| sure(&v.support));
        self.participants.groups.retain(|v| sure(&v.support));
        self.countries.retain(|v| sure(&v.support));
        self.participants.countries.retain(|code| self.countries.iter().any(|c| c.code == *code));
        self.sessions.retain(|v| sure(&v.support));
        self.topics.retain(|v| sure(&v.support));
        self.keyphrases.retain(|v| sure(&v.support));
        self.links.retain(|v| sure(&v.support));
        self.contacts.retain(|v| sure(&v.support));
        self.keep_people(sure);
    }

    fn keep_people(&mut self, sure: impl Fn(&Support) -> bool) {
        let mut kept = 0;
        let places: Vec<Option<usize>> = self
            .people
            .iter()
            .map(|p| {
                sure(&p.support).then(|| {
                    kept += 1;
                    kept - 1
                })
            })
            .collect();
        self.people.retain(|p| sure(&p.support));
        for session in &mut self.sessions {
            session.people = session.people.iter().filter_map(|p| *places.get(*p)?).collect();
        }
    }
}
