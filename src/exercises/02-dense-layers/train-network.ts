import { descend } from '../../arithmetic/descent';
import { countWeights } from '../../arithmetic/small-network';
import { RandomStream } from '../../random/stream';
import type { Exercise, Verdict, WrongAnswer } from '../exercise';

export interface Answer {
  width: number;
  rate: number;
  because: string;
}

const STARTS = [1, 2, 3];
const ENOUGH = 38;
const MOST_NUMBERS = 25;
const inputs = Array.from({ length: 40 }, (_, i) => -1.95 + i / 10);
const targets = inputs.map((x) => (Math.abs(x) < 1 ? 1 : 0));

const HINTS = {
  overshoot:
    'The loss grows beyond all bounds: each step jumps over the valley and lands farther away. What makes the steps shorter?',
  slow: 'The loss is still falling after 500 steps, slowly: it is on its way. What makes the steps longer?',
  oneUnit:
    'One unit says more and more in one direction, or less and less. Draw the answer that is wanted: how often must it bend?',
  tooMany:
    'It learns more than 25 numbers. A hidden layer of width w has 2 · w of them, and then come w + 1.',
  unlucky: 'From some starts it gets stuck. More units have more chances of bending at the right places.',
  a: 'Right training. But try width 1 for ten times as many steps: does the curve in the notebook’s picture ever turn back?',
  c: 'Right training. But a rate is chosen for the whole network, and no rate helps width 1. What can a single unit not draw?',
};

/** One training from each start: how many answers are right in the end, and its losses. */
function train({ width, rate }: Answer) {
  return STARTS.map((seed) => {
    const random = new RandomStream(seed).fork('start');
    const { losses, outputs } = descend({ sizes: [1, width, 1], rate, steps: 500, inputs, targets, random });
    return { losses, right: outputs.filter((said, i) => said > 0.5 === (targets[i] === 1)).length };
  });
}

function check(answer: Answer): Verdict {
  const no = (hint: string): Verdict => ({ right: false, hint });
  const { width, rate, because } = answer;
  if (!Number.isInteger(width) || width < 1 || !(rate > 0)) {
    return no(
      'width is a whole number from 1 on, rate a number above 0: { width: 2, rate: 0.5, because: … }.',
    );
  }
  if (countWeights([1, width, 1]) > MOST_NUMBERS) return no(HINTS.tooMany);
  const runs = train(answer);
  if (runs.filter(({ right }) => right >= ENOUGH).length < 2) {
    if (runs.some(({ losses }) => !Number.isFinite(losses.at(-1)!))) return no(HINTS.overshoot);
    if (width === 1) return no(HINTS.oneUnit);
    const isFalling = runs.some(({ losses }) => losses.at(-1)! < 0.96 * losses.at(-101)!);
    return no(isFalling ? HINTS.slow : HINTS.unlucky);
  }
  if (because === 'a' || because === 'c') return no(HINTS[because]);
  if (because !== 'b') return no('Right training. Now say why width 1 fails: a, b or c, in quotes.');
  const counts = runs.map(({ right }) => right).join(', ');
  return { right: true, message: `From three starts it gets ${counts} of 40 right.` };
}

const wrongAnswers: WrongAnswer<Answer>[] = [
  { answer: { width: 8, rate: 3, because: 'b' }, hint: HINTS.overshoot },
  { answer: { width: 8, rate: 0.002, because: 'b' }, hint: HINTS.slow },
  { answer: { width: 1, rate: 0.1, because: 'b' }, hint: HINTS.oneUnit },
  { answer: { width: 16, rate: 0.1, because: 'b' }, hint: HINTS.tooMany },
  { answer: { width: 8, rate: 0.1, because: 'a' }, hint: HINTS.a },
  { answer: { width: 8, rate: 0.1, because: 'c' }, hint: HINTS.c },
];

/** A training to set up, and what its failure says. */
export const trainNetwork: Exercise<Answer> = {
  id: '02-train-network',
  title: 'Make the first discriminator learn',
  starter: `// width: units of the hidden layer. rate: the learning rate. because: 'a', 'b' or 'c'.
const training: { width: number; rate: number; because: string } | undefined = undefined;

check('02-train-network', training);`,
  worked: `{
  width: 8,
  rate: 0.1,
  because: 'b',
}`,
  hints: [
    'Call the notebook’s `train([1, width, 1], rate)` with other numbers, and count the right answers.',
    'Too small a rate is not there after 500 steps; too large a rate never arrives. Try factors of 3 around 0.1.',
    'A unit with a leaky ReLU is a line with one bend. The answer must be low, high, and low again.',
  ],
  check,
  solution: { width: 8, rate: 0.1, because: 'b' },
  wrongAnswers,
};
