import { askForFindings, becauseOf } from '../ask-for-findings';

export interface Findings {
  adam: number;
  sgd: number;
  because: string;
}

const HINTS = {
  adam: '`adam` is how many times as far the summed loss moves the weights: the cell above printed it, near 1.',
  exchanged: 'Did you exchange them? The one that is near 1 is Adam’s.',
  sgd: 'For plain descent the second number is not right: give `move` the rule sgd, and divide summed by halved.',
  a: 'Both began with the same weights, images and latents, and the losses have the same signs of slope. Look at the lengths.',
  c: 'Epsilon is the reason why Adam’s number is not exactly 1. Why is it not 2?',
};

/** Half the loss: what it does to plain descent, and why Adam hardly notices. */
export const halvedWithSgd = askForFindings<Findings>({
  id: '08-halved-with-sgd',
  title: 'Half the loss, without Adam',
  starter: `// adam, sgd: how many times as far a step of the summed loss moves the weights. because:
// 'a': Plain descent goes in another direction.
// 'b': Adam divides by the root of the squared slopes, and a factor cancels.
// 'c': Adam's epsilon is larger than its slopes.
const halving: { adam: number; sgd: number; because: string } | undefined = undefined;

check('08-halved-with-sgd', halving);`,
  worked: `{
  adam: 1.0,
  sgd: 2.0, // move({ rule: 'sgd', learningRate: 0.01 }, false) over the same with true
  because: 'b',
}`,
  hints: [
    '`move(rules, halved)` from above returns how far a step moves the discriminator. Call it with other rules.',
    "`{ rule: 'sgd', learningRate: 0.01 }` is plain gradient descent. Divide what it says for false by what it says for true.",
    'Write down one step of each rule for a slope g, and then for 2g. What cancels?',
  ],
  solution: { adam: 1, sgd: 2, because: 'b' },
  claims: [
    {
      holds: ({ adam, sgd }) => !(Math.abs(adam - 2) < 0.1 && Math.abs(sgd - 1) < 0.1),
      hint: HINTS.exchanged,
    },
    { holds: ({ adam }) => Math.abs(adam - 1) < 0.1, hint: HINTS.adam },
    { holds: ({ sgd }) => Math.abs(sgd - 2) < 0.1, hint: HINTS.sgd },
    ...becauseOf<Findings>('b', { a: HINTS.a, c: HINTS.c }),
  ],
  message: 'Plain descent goes twice as far with twice the loss; Adam’s step keeps its length.',
  wrongAnswers: [
    { answer: { adam: 2, sgd: 1, because: 'b' }, hint: HINTS.exchanged },
    { answer: { adam: 0.0004, sgd: 2, because: 'b' }, hint: HINTS.adam },
    { answer: { adam: 1, sgd: 0.5, because: 'b' }, hint: HINTS.sgd },
    { answer: { adam: 1, sgd: 2, because: 'a' }, hint: HINTS.a },
    { answer: { adam: 1, sgd: 2, because: 'c' }, hint: HINTS.c },
  ],
});
