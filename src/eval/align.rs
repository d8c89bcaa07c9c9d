//! Which record of a text answers which of its gold events.

/// A pairing: (record, gold event), either missing.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// Beyond this many events the best pairing is no longer sought among all orders (720 for six).
const EXHAUSTIVE: usize = 6;

/// Pairs `preds` records with `golds` events so that the summed `gain` is highest.
pub(super) fn align(preds: usize, golds: usize, gain: impl Fn(usize, usize) -> f64) -> Vec<Pair> {
    let table: Vec<Vec<f64>> = (0..preds).map(|i| (0..golds).map(|j| gain(i, j)).collect()).collect();
    if preds.max(golds) > EXHAUSTIVE { greedy(&table, preds, golds) } else { best(&table, preds, golds) }
}

/// Each gold event in turn takes the record that suits it best.
fn greedy(table: &[Vec<f64>], preds: usize, golds: usize) -> Vec<Pair> {
    let mut free: Vec<usize> = (0..preds).collect();
    let mut pairs = Vec::new();
    for j in 0..golds {
        let mut best: Option<(usize, f64)> = None;
        for (at, &i) in free.iter().enumerate() {
            if best.is_none_or(|(_, most)| table[i][j] > most) {
                best = Some((at, table[i][j]));
            }
        }
        pairs.push((best.map(|(at, _)| free.remove(at)), Some(j)));
    }
    pairs.extend(free.into_iter().map(|i| (Some(i), None)));
    pairs
}

/// Tries every order; of equals the first stands.
fn best(table: &[Vec<f64>], preds: usize, golds: usize) -> Vec<Pair> {
    let n = preds.max(golds);
    let mut order: Vec<usize> = (0..n).collect();
    let (mut most, mut pairs) = (-1.0, Vec::new());
    loop {
        let all = order.iter().enumerate().map(|(j, &i)| ((i < preds).then_some(i), (j < golds).then_some(j)));
        let total: f64 = all.clone().filter_map(|(i, j)| Some(table[i?][j?])).sum();
        if total > most {
            (most, pairs) = (total, all.filter(|(i, j)| i.is_some() || j.is_some()).collect());
        }
        if !next_order(&mut order) {
            return pairs;
        }
    }
}

/// The next order in the dictionary sense; `false` after the last.
fn next_order(order: &mut [usize]) -> bool {
    let Some(pivot) = order.windows(2).rposition(|w| w[0] < w[1]) else { return false };
    if let Some(next) = order.iter().rposition(|x| *x > order[pivot]) {
        order.swap(pivot, next);
    }
    order[pivot + 1..].reverse();
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_pairing_wins_and_leftovers_stay() {
        let gains = [[1.0, 5.0], [4.0, 4.5], [0.0, 0.0]];
        let pairs = align(3, 2, |i, j| gains[i][j]);
        assert_eq!(pairs, [(Some(1), Some(0)), (Some(0), Some(1)), (Some(2), None)]);
    }

    #[test]
    fn a_long_digest_is_paired_greedily() {
        let pairs = align(7, 8, |i, j| if i == j { 2.0 } else { 0.0 });
        assert_eq!(pairs.last(), Some(&(None, Some(7))));
        assert!(pairs.iter().take(7).all(|(i, j)| i == j));
    }

    #[test]
    fn all_orders_are_tried() {
        let mut order = [0, 1, 2, 3];
        let mut seen = 1;
        while next_order(&mut order) {
            seen += 1;
        }
        assert_eq!((seen, order), (24, [3, 2, 1, 0]));
    }
}
