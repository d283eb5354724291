import { measureDensityCoverage } from '../../metrics/density-coverage';
import { coveredShare } from '../../metrics/precision-recall';
import type { Exercise, Verdict } from '../exercise';

/** What the fakes have to pass for: ten numbers in a row. */
const REAL = Array.from({ length: 10 }, (_, i) => [i]);
const K = 3;
const MOST = 8;

const HINTS = {
  recall:
    'Recall is not 1 yet: some real number lies in no ball of a fake. A fake’s ball reaches to its third neighbour among the fakes. How do you make balls wide?',
  coverage:
    'Recall is 1, but a fake lies in the ball of a real number: coverage is not 0. Go farther away; the real numbers’ balls are small.',
  few: `Give ${K + 1} to ${MOST} numbers: each needs a third neighbour.`,
};

function check(fakes: number[]): Verdict {
  const no = (hint: string): Verdict => ({ right: false, hint });
  if (!Array.isArray(fakes) || fakes.length <= K || fakes.length > MOST) return no(HINTS.few);
  if (!fakes.every(Number.isFinite)) return no('Finite numbers, please.');
  const vectors = fakes.map((fake) => [fake]);
  if (coveredShare(REAL, vectors, K) < 1) return no(HINTS.recall);
  if (measureDensityCoverage(REAL, vectors, K).coverage > 0) return no(HINTS.coverage);
  return {
    right: true,
    message: 'Recall 1 and coverage 0. Recall asks the fakes’ balls, and nobody says how wide they may be.',
  };
}

/** Fakes that are nowhere near anything real, and yet have full recall. */
export const foolRecall: Exercise<number[]> = {
  id: '12-fool-recall',
  title: 'Fool recall',
  starter: `// Real: 0, 1, … 9. Give 4 to 8 fakes with recall 1 and coverage 0, both with k = 3.
const foolRecall: number[] | undefined = undefined;

check('12-fool-recall', foolRecall);`,
  worked: '[-1000, -999, 1000, 1001]',
  hints: [
    'Recall: share of the real numbers in a ball of a *fake*. Coverage: share of the real balls with a fake inside.',
    'Fakes far from each other have wide balls. Fakes far from the real numbers lie in none of theirs.',
    'Two fakes far to the left, two far to the right: where is the third neighbour of each?',
  ],
  check,
  solution: [-1000, -999, 1000, 1001],
  wrongAnswers: [
    { answer: [0, 3, 6, 9], hint: HINTS.coverage },
    { answer: [1000, 1001, 1002, 1003], hint: HINTS.recall },
    { answer: [-1000, 1000], hint: HINTS.few },
    { answer: [-1000, 4, 1000, 2000], hint: HINTS.coverage },
  ],
};
