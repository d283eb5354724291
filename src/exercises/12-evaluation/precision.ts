import { coveredShare } from '../../metrics/precision-recall';
import { askForFunction } from '../ask';

type Arguments = [fakes: number[], real: number[], k: number];

const toVectors = (values: number[]) => values.map((value) => [value]);
const share = (fakes: number[], real: number[], k: number) =>
  coveredShare(toVectors(fakes), toVectors(real), k);

/** As `coveredShare`, but a fake is only tried with the real number next to it. */
function nearestOnly(fakes: number[], real: number[], k: number): number {
  const radius = (x: number) => real.map((y) => Math.abs(x - y)).sort((a, b) => a - b)[k]!;
  const inside = fakes.filter((fake) => {
    const next = [...real].sort((a, b) => Math.abs(a - fake) - Math.abs(b - fake))[0]!;
    return Math.abs(next - fake) <= radius(next);
  });
  return inside.length / fakes.length;
}

/** As `coveredShare`, with other radii or another edge. */
function covered(
  fakes: number[],
  real: number[],
  radiusOf: (distances: number[]) => number,
  isInside = (distance: number, radius: number) => distance <= radius,
): number {
  const radii = real.map((x) => radiusOf(real.map((y) => Math.abs(x - y))));
  return (
    fakes.filter((fake) => real.some((x, i) => isInside(Math.abs(x - fake), radii[i]!))).length / fakes.length
  );
}

/** Precision of numbers on a line, from balls. */
export const precision = askForFunction({
  id: '12-precision',
  title: 'Precision from balls',
  starter: `/** Share of the fakes in the ball of a real number; a ball ends at the k-th neighbour. */
function precision(fakes: number[], real: number[], k: number): number {
  return todo();
}

check('12-precision', precision);`,
  worked: `const radii = real.map((x) => real.map((y) => Math.abs(x - y)).sort((a, b) => a - b)[k]);
const inside = fakes.filter((fake) => real.some((x, i) => Math.abs(x - fake) <= radii[i]));
return inside.length / fakes.length;`,
  hints: [
    'First each real number’s radius: sort its distances to all real numbers. At place 0 stands the number itself.',
    'A fake counts once, however many balls it lies in: `some`, not `filter`.',
    'The edge belongs to the ball: <=.',
  ],
  cases: (): Arguments[] => [
    [[0.5, 9], [0, 1, 2, 3], 1],
    [[-2, -1, 1, 4.5], [0, 1, 2, 3], 2],
    [[6, 19], [0, 1, 2, 10], 1],
    [[12, 1.5, 4], [0, 1, 2, 7], 2],
  ],
  solution: share,
  wrongAnswers: [
    {
      answer: (fakes, real, k) => share(real, fakes, k),
      hint: 'You counted real numbers in balls of fakes: that is recall.',
    },
    {
      answer: (fakes, real, k) =>
        k === 1 ? fakes.filter((x) => real.includes(x)).length / fakes.length : share(fakes, real, k - 1),
      hint: 'Your balls are too small: the first in the sorted list is the number itself, at distance 0.',
    },
    {
      answer: nearestOnly,
      hint: 'A fake may lie outside of the nearest real number’s ball, and still in the wide ball of another one.',
    },
    {
      answer: (fakes, real, k) => covered(fakes, real, (distances) => distances.sort()[k]!),
      hint: 'Without a comparison `sort` takes numbers for words: "10" comes before "8".',
    },
    {
      answer: (fakes, real, k) =>
        covered(
          fakes,
          real,
          (distances) => distances.sort((a, b) => a - b)[k]!,
          (a, b) => a < b,
        ),
      hint: 'The edge belongs to the ball: a fake just as far as the k-th neighbour is inside.',
    },
    {
      answer: (fakes, real, k) => share(fakes, real, k) * fakes.length,
      hint: 'You counted them. A share is the count over all fakes.',
    },
  ],
});
