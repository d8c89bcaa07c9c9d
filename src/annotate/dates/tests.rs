//! Work is linear in the text: looks at tokens are counted, not seconds.

use super::cursor::Cursor;
use super::parse::mentions;

fn steps(text: &str) -> u64 {
    let cursor = Cursor::new(text);
    mentions(&cursor);
    cursor.steps.get()
}

#[test]
fn twice_the_text_takes_twice_the_looks() {
    let hard = [
        "1, 2, 3, ",
        "3-4-",
        "12/",
        "1 2 3 ",
        "May ",
        "the first Monday of ",
        "3 days after ",
        "10:00 - ",
        "27 July - ",
        "every ",
        "from ",
        "half past ",
        "9.30-",
        "a ",
        "on ",
        "5 and ",
        "last week ",
        "Tuesday, ",
        "2021 ",
        "(",
        "12 May 2021 ",
        "10:00 UTC / ",
        "twenty-",
        "\n15.05 ",
        "\n23/08 - ",
        "12/05, ",
        "27./",
        "1st and ",
        "every 2nd ",
        "six Tuesdays from ",
        "for three days from ",
        "October (9th ",
        "moved from 3 to ",
        "World Water ",
        "10:00 Paris, ",
        "2021-W",
        "at six ",
        "~",
        "--",
    ];
    for piece in hard {
        let (one, two) = (steps(&piece.repeat(500)), steps(&piece.repeat(1000)));
        assert!(two <= one * 21 / 10 + 1000, "{piece:?}: {one} looks, then {two}");
        // and no token is looked at absurdly often
        let tokens = Cursor::new(&piece.repeat(1000)).toks.len() as u64;
        assert!(two <= tokens * 60_000, "{piece:?}: {two} looks at {tokens} tokens");
    }
}
