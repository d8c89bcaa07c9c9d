//! Whom to ask: mail addresses and telephone numbers with the person they stand beside.
//!
//! In: a scene. Out: contacts. A number counts as a telephone's only after a word or sign that says so ("Tel.", "call", "+").

use super::cast::Cast;
use crate::annotate::tokens::TokenKind;
use crate::fields::Draft;
use crate::record::{Contact, Support};
use crate::relate::scene::SceneCx;
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// Most contacts a record.
const MOST: usize = 12;

static PHONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:tel|phone|telephone|mobile|cell|call|whatsapp|fax-free|contact no|ring|rsvp)\b[^\n\d+(]{0,20})?((?:\+|\(\+?|\b0|\b)\d[\d ()./-]{5,20}\d)\b").ok()
});

/// The contacts of a scene, in text order.
pub(super) fn contacts(cx: &SceneCx<'_>, draft: &Draft<'_>, cast: &Cast) -> Vec<Contact> {
    let page = cx.page();
    let mut out: Vec<(usize, Contact)> = Vec::new();
    for (first, end) in cx.scene.stretches() {
        for i in first..end.min(page.tokens.len()) {
            if page.tokens[i].kind != TokenKind::Email || out.len() >= MOST {
                continue;
            }
            let email = page.word(i).trim_start_matches("mailto:").to_string();
            if out.iter().any(|(_, c)| c.email.as_deref() == Some(email.as_str())) {
                continue;
            }
            let line = page.tokens[i].line;
            let beside = cast
                .all
                .iter()
                .filter(|a| a.last < i && i - a.last <= 25 && line - page.tokens[a.last].line <= 3)
                .next_back();
            let evidence = page.span(i, i).map(|s| draft.evidence_at(cx, s, "contact.email"));
            let name = beside.map(|a| cx.doc.entities.all[a.entity].name.clone());
            out.push((
                line as usize,
                Contact {
                    name,
                    email: Some(email),
                    phone: None,
                    support: Support::stated(evidence.into_iter().collect(), 0.9),
                },
            ));
        }
    }
    phones(cx, draft, cast, &mut out);
    out.sort_by_key(|(line, _)| *line);
    out.into_iter().map(|(_, c)| c).collect()
}

fn phones(cx: &SceneCx<'_>, draft: &Draft<'_>, cast: &Cast, out: &mut Vec<(usize, Contact)>) {
    let page = cx.page();
    let Some(pattern) = PHONE.as_ref() else { return };
    for (n, line) in page.lines.iter().enumerate() {
        if !cx.scene.has(line.first as usize) || out.len() >= MOST {
            continue;
        }
        let start = line.start as usize;
        let text = page.text.get(start..line.stop as usize).unwrap_or("");
        for found in pattern.captures_iter(text) {
            let (Some(whole), Some(number)) = (found.get(0), found.get(1)) else { continue };
            let said = whole.start() < number.start() || number.as_str().starts_with(['+', '(']);
            let digits = number.as_str().bytes().filter(u8::is_ascii_digit).count();
            if !said || !(7..=15).contains(&digits) {
                continue;
            }
            let phone = Some(number.as_str().trim().to_string());
            let evidence = Span::new(page.text, start + number.start(), start + number.end())
                .map(|s| draft.evidence_at(cx, s, "contact.phone"));
            // A number beside an address is that contact's.
            if let Some((_, c)) =
                out.iter_mut().find(|(l, c)| l.abs_diff(n) <= 2 && c.phone.is_none() && c.email.is_some())
            {
                c.phone = phone;
                c.support.evidence.extend(evidence);
                c.support.evidence.sort();
                continue;
            }
            let token = page.token_at(start + number.start());
            let beside = cast.all.iter().filter(|a| a.last < token && token - a.last <= 12).next_back();
            let name = beside.map(|a| cx.doc.entities.all[a.entity].name.clone());
            out.push((
                n,
                Contact { name, email: None, phone, support: Support::stated(evidence.into_iter().collect(), 0.8) },
            ));
        }
    }
}
