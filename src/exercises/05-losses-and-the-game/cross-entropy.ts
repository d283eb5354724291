import { crossEntropy as computeCrossEntropy } from '../../arithmetic/cross-entropy';
import { askForFunction } from '../ask';

type Arguments = [p: number[], q: number[]];

const sum = (p: number[], term: (share: number, x: number) => number) =>
  p.reduce((total, share, x) => total + (share === 0 ? 0 : term(share, x)), 0);

/** Cross entropy, with its sign (ERR-3). */
export const crossEntropy = askForFunction({
  id: '05-cross-entropy',
  title: 'Cross entropy, with the right sign',
  starter: `/** Cross entropy of the truth p and the guess q. A place with p = 0 adds nothing. */
function crossEntropy(p: number[], q: number[]): number {
  return todo();
}

check('05-cross-entropy', crossEntropy);`,
  worked: 'return -p.reduce((sum, share, x) => sum + (share === 0 ? 0 : share * Math.log(q[x])), 0);',
  hints: [
    'The lecture prints Σ p(x) log q(x). Try p = [1, 0], q = [0.1, 0.9]: can a loss be negative?',
    'Which of the two stands in the logarithm: what is true, or what is guessed?',
    '0 · log 0 is NaN in JavaScript: leave places with p = 0 out.',
  ],
  cases: (): Arguments[] => [
    [
      [1, 0],
      [0.9, 0.1],
    ],
    [
      [0.25, 0.75],
      [0.6, 0.4],
    ],
    [
      [0, 1],
      [0.3, 0.7],
    ],
    [
      [0, 1],
      [0, 1],
    ],
  ],
  solution: computeCrossEntropy,
  wrongAnswers: [
    {
      answer: (p, q) => sum(p, (share, x) => share * Math.log(q[x]!)),
      hint: "That is the lecture's formula. A better guess should have a smaller loss, and no loss is below 0.",
    },
    {
      answer: (p, q) => -sum(p, (share, x) => share * Math.log2(q[x]!)),
      hint: 'You measure in bits. The course uses the natural logarithm, Math.log.',
    },
    {
      answer: (p, q) => -p.reduce((total, share, x) => total + share * Math.log(q[x]!), 0),
      hint: 'Right but for one case: 0 · log 0 is NaN in JavaScript. What should a place with p = 0 add?',
    },
    {
      answer: (p, q) => -sum(q, (share, x) => share * Math.log(p[x]!)),
      hint: 'p and q are exchanged: the guess stands in the logarithm.',
    },
  ],
});
