//! From a document to its records: the stages in order.

use crate::annotate::{self, dates, hits::hits, layout::Layout, mention::Mentions, tokens::Page};
use crate::choose::WeightSet;
use crate::document::Document;
use crate::fields::{Draft, STEPS, TraceChoice};
use crate::gazetteer::Lexicon;
use crate::record::{Day, EventRecord, Source, TextRange, Warning, WarningCode, event_id, sha256_hex};
use crate::relate::entities::Entities;
use crate::relate::scene::{Analysis, Scene, SceneCx};
use crate::resolve;
use crate::text::CodePoints;

/// Longest passage about one event that is read, in tokens: some twenty-five pages. The fields compare the candidates of
/// a scene with one another, so that this bounds what a text can cost.
const LONGEST_SCENE: usize = 12_000;

/// Reads documents. Make one and keep it: it holds the gazetteers and weights.
#[derive(Debug)]
pub struct Extractor {
    lexicon: Lexicon,
    weights: WeightSet,
    reading: dates::Options,
    assumes_event: bool,
}

/// What was read from a document.
#[derive(Debug)]
pub struct Extraction {
    /// One record an event, in text order.
    pub records: Vec<EventRecord>,
    /// For each record, how its values were chosen; empty unless asked for.
    pub traces: Vec<Vec<TraceChoice>>,
}

impl Extractor {
    /// With the given gazetteers and the weights of this program.
    pub fn new(lexicon: Lexicon) -> Extractor {
        Extractor::with_weights(lexicon, WeightSet::embedded())
    }

    /// With other weights.
    pub fn with_weights(lexicon: Lexicon, weights: WeightSet) -> Extractor {
        Extractor { lexicon, weights, reading: dates::Options::default(), assumes_event: false }
    }

    /// Reads dates by `reading`: on which side of the publication date, in which order of day and month, in the zones of
    /// which country. Its anchor is not used: a document's own publication date is. Without a country a document's own is
    /// used ([`resolve::country`]).
    pub fn reading_dates(mut self, reading: dates::Options) -> Extractor {
        self.reading = reading;
        self
    }

    /// Takes it as given that every document announces an event, however little it looks like it (or: does not).
    #[must_use]
    pub fn assuming_events(mut self, assumes: bool) -> Extractor {
        self.assumes_event = assumes;
        self
    }

    /// The gazetteers.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The weights.
    pub fn weights(&self) -> &WeightSet {
        &self.weights
    }

    /// The weights, to be replaced while learning.
    pub fn weights_mut(&mut self) -> &mut WeightSet {
        &mut self.weights
    }

    /// The records of `document`.
    pub fn extract(&self, document: &Document) -> Extraction {
        self.run(document, false)
    }

    /// The records of `document`, with the trace of how they came about.
    pub fn explain(&self, document: &Document) -> Extraction {
        self.run(document, true)
    }

    /// Everything up to the choices: tokens, mentions, entities, reference date.
    pub fn analyse<'a>(&'a self, document: &'a Document) -> Analysis<'a> {
        let page = Page::new(&document.text, document.front_matter, &self.lexicon);
        // 1. The gazetteers propose; the layout needs labels and furniture, the recognisers need all of it.
        let gazetteer = Mentions::new(hits(&page, &self.lexicon));
        let layout = Layout::new(&page, &gazetteer);
        // 2. The recognisers add what lists cannot hold.
        let annotate::Annotation { mentions, acronyms, dates: found } =
            annotate::annotate(&page, &layout, &self.lexicon, gazetteer);
        // 3. Names that mean one thing become one entity.
        let entities = Entities::new(&page, &mentions, &acronyms, &self.lexicon);
        // 4. Dates are read against the publication date, so it comes before every choice.
        let reference = resolve::reference::find(document, &page, &layout, &mentions, &found, &self.lexicon);
        let reading = dates::Options {
            anchor: dates::Anchor { date: reference.date, time: None },
            country: self.reading.country.clone().or_else(|| resolve::country::of_document(&mentions, &self.lexicon)),
            ..self.reading.clone()
        };
        let resolved = dates::resolve_all(&found.mentions, &document.text, &reading);
        Analysis {
            resolved,
            reading,
            document,
            lexicon: &self.lexicon,
            weights: &self.weights,
            page,
            layout,
            mentions,
            acronyms,
            entities,
            dates: found,
            reference,
            assumes_event: self.assumes_event,
        }
    }

    /// The scenes of an analysed document: one an event, none longer than [`LONGEST_SCENE`].
    pub fn scenes(&self, analysis: &Analysis<'_>) -> Vec<Scene> {
        let mut scenes = crate::relate::scenes::find(analysis);
        scenes.iter_mut().for_each(|scene| scene.cut(LONGEST_SCENE));
        scenes
    }

    fn run(&self, document: &Document, explains: bool) -> Extraction {
        let analysis = self.analyse(document);
        let scenes = self.scenes(&analysis);
        let points = CodePoints::new(&document.text);
        let sha256 = document.meta.sha256.clone().unwrap_or_else(|| sha256_hex(document.text.as_bytes()));
        let mut out = Extraction { records: Vec::new(), traces: Vec::new() };
        for (n, scene) in scenes.iter().enumerate() {
            let cx = SceneCx::new(&analysis, scene);
            let record = EventRecord::unknown(source(&cx, &points, &sha256), event_id(&sha256, n + 1));
            let mut draft = Draft::new(record, &points, explains);
            for (field, step) in STEPS {
                draft.field = field;
                step(&cx, &mut draft);
            }
            if scene.cut {
                draft.record.warnings.push(truncated());
            }
            out.records.push(draft.record);
            out.traces.push(draft.trace);
        }
        out
    }
}

fn truncated() -> Warning {
    let message = format!("The passage about this event is very long; only its first {LONGEST_SCENE} words were read.");
    Warning { code: WarningCode::TextTruncated, message, evidence: Vec::new() }
}

fn source(cx: &SceneCx<'_>, points: &CodePoints<'_>, sha256: &str) -> Source {
    let meta = &cx.doc.document.meta;
    let span = cx.page().span(cx.scene.first, cx.scene.end.saturating_sub(1));
    Source {
        uri: Some(meta.uri.clone()).filter(|u| !u.is_empty()),
        media_type: meta.media_type.clone().unwrap_or_else(|| "text/plain".into()),
        sha256: sha256.to_string(),
        language: Some("en".to_string()),
        published: cx.doc.reference.date.map(Day),
        span: span.map(|s| TextRange { start: points.at(s.start()), end: points.at(s.end()) }),
        text: None,
    }
}
