//! Finding the scenes of a document.

use super::scene::{Analysis, Scene};

/// The scenes of a document, in text order; none if it announces no event.
pub fn find(analysis: &Analysis<'_>) -> Vec<Scene> {
    if analysis.page.tokens.is_empty() {
        return Vec::new();
    }
    vec![Scene::whole(&analysis.page)]
}
