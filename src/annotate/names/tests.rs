use super::*;
use crate::annotate::hits::hits;

fn found(text: &str, layer: Layer) -> Vec<String> {
    let lexicon = Lexicon::embedded();
    let page = Page::new(text, 0, &lexicon);
    let gazetteer = Mentions::new(hits(&page, &lexicon));
    names(&page, &lexicon, &gazetteer)
        .into_iter()
        .filter(|m| m.layer == layer)
        .map(|m| page.words(m.first as usize, m.last as usize).to_string())
        .collect()
}

#[test]
fn honorifics_and_degrees_stay_outside() {
    assert_eq!(found("The opening was by Dr. Amina Yusuf, PhD, director of training.", Layer::Person), ["Amina Yusuf"]);
}
