/**
 * How well groups that were found without labels agree with classes: which share of the examples lies in a group of its
 * own class. Two answers: each group named after its most frequent class (purity), and each class used for one group only
 * (matched), which two groups of the same class cannot please.
 */
import { countClasses } from './class-histogram';

export interface Purity {
  count: number;
  /** Share of examples whose class is the most frequent one of their group, 1/classes … 1. */
  purity: number;
  /** The same if groups and classes are paired one to one, as well as that can be done. */
  matched: number;
  /** Classes that are the most frequent one of some group. */
  classes: number;
  /** table[group][class]: examples. */
  table: number[][];
  /** The most frequent class of each group. */
  names: number[];
}

/**
 * @param groups of each example, 0 to size − 1. @param classes of each, too. @param size groups, and classes: 16 at most.
 * @throws RangeError if there are no examples, not as many of both, or a number is out of range.
 */
export function measurePurity(groups: ArrayLike<number>, classes: ArrayLike<number>, size: number): Purity {
  const count = groups.length;
  if (count === 0 || classes.length !== count) {
    throw new RangeError(
      `Purity needs a group and a class of each example; got ${count} and ${classes.length}.`,
    );
  }
  if (!Number.isInteger(size) || size < 1 || size > 16) {
    throw new RangeError(`Purity is measured of 1 to 16 groups; got ${size}.`);
  }
  countClasses(groups, size); // says which number is out of range
  const table = Array.from({ length: size }, (_, group) =>
    countClasses(
      Array.from(classes).filter((_, i) => groups[i] === group),
      size,
    ),
  );
  const names = table.map((row) => row.indexOf(Math.max(...row)));
  const met = table.reduce((sum, row, group) => sum + row[names[group]!]!, 0);
  return {
    count,
    purity: met / count,
    matched: bestPairing(table) / count,
    classes: new Set(names).size,
    table,
    names,
  };
}

/** The largest sum of one entry a row and a column: row by row, over all sets of columns that are taken. */
function bestPairing(table: readonly number[][]): number {
  let best = new Map<number, number>([[0, 0]]);
  for (const row of table) {
    const next = new Map<number, number>();
    for (const [taken, sum] of best) {
      for (const [column, entry] of row.entries()) {
        const bit = 1 << column;
        if (taken & bit) continue;
        next.set(taken | bit, Math.max(next.get(taken | bit) ?? 0, sum + entry));
      }
    }
    best = next;
  }
  return Math.max(...best.values());
}
