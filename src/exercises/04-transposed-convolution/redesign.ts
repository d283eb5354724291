import { type EnlargingStep, enlarge, factorOf, kernelOf } from '../../arithmetic/enlarge';
import { makeMatrix } from '../../arithmetic/matrix';
import { cutRim, measureCheckerboard } from '../../arithmetic/overlap';
import { RandomStream } from '../../random/stream';
import { formatValue } from '../compare';
import type { Exercise, Verdict, WrongAnswer } from '../exercise';

export interface Answer {
  steps: EnlargingStep[];
  patternIfRandom: boolean;
}

const START = 7;
const GOAL = 28;
const MOST_WEIGHTS = 40;
/** Larger than 7 × 7, so that a middle without rim is left. */
const constant = makeMatrix([20, 20], () => 1);
const RIM = 16;

const HINTS = {
  uneven:
    'With all weights 1 your way makes a pattern of a constant image. Count the stamps along a line, step by step: is each kernel a multiple of its stride?',
  weights: 'Too many weights: each step has its kernel’s side squared.',
  phases:
    'The way is right, the prediction is not. With stamps, neighbours within a stride meet different weights of the kernel. Have they the same sum?',
  whole:
    'The way is right, the prediction is not. After a resize every place meets all weights of the kernel, and of a constant image all places see the same.',
};

const isSize = (value: unknown) => Number.isInteger(value) && (value as number) >= 1;

function isStep(step: unknown): step is EnlargingStep {
  if (typeof step !== 'object' || step === null) return false;
  const { stamp, stride, resize, kernel } = step as Record<string, unknown>;
  return (isSize(stamp) && isSize(stride)) || (isSize(resize) && isSize(kernel));
}

const measure = (steps: EnlargingStep[], weight: () => number) =>
  measureCheckerboard(cutRim(enlarge(constant, steps, weight), RIM), { period: GOAL / START });

function check({ steps, patternIfRandom }: Answer): Verdict {
  const no = (hint: string): Verdict => ({ right: false, hint });
  if (!Array.isArray(steps) || !steps.every(isStep)) {
    return no(
      `A step is { stamp: 5, stride: 2 } or { resize: 2, kernel: 5 }, in whole numbers; yours are ${formatValue(steps)}.`,
    );
  }
  const size = steps.reduce((side, step) => side * factorOf(step), START);
  if (size !== GOAL) return no(`7 becomes ${size}, not 28. By how much does each step multiply?`);
  const weights = steps.reduce((sum, step) => sum + kernelOf(step) ** 2, 0);
  if (weights > MOST_WEIGHTS) return no(HINTS.weights);
  if (measure(steps, () => 1) > 0) return no(HINTS.uneven);
  const random = new RandomStream(1).fork('weights');
  const isPattern = measure(steps, () => random.normal()) > 0.5;
  if (patternIfRandom !== isPattern) return no(isPattern ? HINTS.phases : HINTS.whole);
  return { right: true, message: `${weights} weights, flat with equal ones, and the prediction holds.` };
}

const twice = (step: EnlargingStep) => [step, step];
const wrongAnswers: WrongAnswer<Answer>[] = [
  {
    answer: {
      steps: [
        { stamp: 5, stride: 2 },
        { stamp: 3, stride: 2 },
      ],
      patternIfRandom: true,
    },
    hint: HINTS.uneven,
  },
  { answer: { steps: [{ stamp: 3, stride: 4 }], patternIfRandom: true }, hint: HINTS.uneven },
  { answer: { steps: twice({ resize: 2, kernel: 5 }), patternIfRandom: false }, hint: HINTS.weights },
  { answer: { steps: twice({ stamp: 4, stride: 2 }), patternIfRandom: false }, hint: HINTS.phases },
  { answer: { steps: twice({ resize: 2, kernel: 3 }), patternIfRandom: true }, hint: HINTS.whole },
  {
    answer: { steps: [{ stamp: 4, stride: 2 }], patternIfRandom: true },
    hint: '7 becomes 14, not 28. By how much does each step multiply?',
  },
];

/** An upsampling path to change, with its two kinds of checkerboard to foresee. Any path that keeps the rules is right. */
export const redesign: Exercise<Answer> = {
  id: '04-redesign',
  title: 'Another way from 7 to 28',
  starter: `// steps: { stamp: 5, stride: 2 } or { resize: 2, kernel: 5 }, with padding 'same'.
// patternIfRandom: do random weights make a pattern of a constant image?
type Step = { stamp: number; stride: number } | { resize: number; kernel: number };
const redesign: { steps: Step[]; patternIfRandom: boolean } | undefined = undefined;

check('04-redesign', redesign);`,
  worked: `{
  steps: [
    { stamp: 4, stride: 2 }, // 16 weights, 2 stamps a place along a line
    { stamp: 4, stride: 2 },
  ],
  patternIfRandom: true, // phase noise; after { resize: 2, kernel: 3 } twice it would be false
}`,
  hints: [
    'The steps multiply: what must their strides and factors make together?',
    'Stamps fall evenly when the kernel is a multiple of the stride; a resize has no stamps at all.',
    'Compare your steps with the table of the notebook: which row are they, and what stands under "random weights"?',
  ],
  check,
  solution: { steps: twice({ stamp: 4, stride: 2 }), patternIfRandom: true },
  wrongAnswers,
};
