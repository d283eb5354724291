import { jsDivergence as computeJs, klDivergence } from '../../arithmetic/game';
import { askForFunction } from '../ask';

type Arguments = [p: number[], q: number[]];

const mix = (p: number[], q: number[]) => p.map((share, x) => (share + q[x]!) / 2);

/** What the generator really minimises. */
export const jsDivergence = askForFunction({
  id: '05-js-divergence',
  title: 'Jensen-Shannon by hand',
  starter: `/** Jensen-Shannon divergence: 0 for equal distributions, log 2 when they never meet. */
function myJsDivergence(p: number[], q: number[]): number {
  return todo();
}

check('05-js-divergence', myJsDivergence);`,
  worked: `const mixture = p.map((share, x) => (share + q[x]) / 2);
const kl = (a: number[]) =>
  a.reduce((sum, share, x) => sum + (share === 0 ? 0 : share * Math.log(share / mixture[x])), 0);
return (kl(p) + kl(q)) / 2;`,
  hints: [
    'First the mixture m: the mean of p and q at every place.',
    'Then KL(p ‖ m) and KL(q ‖ m), where KL(a ‖ b) = Σ a log(a / b) over the places with a > 0.',
    'The divergence is the mean of those two.',
  ],
  cases: (): Arguments[] => [
    [
      [0.5, 0.5],
      [0.5, 0.5],
    ],
    [
      [1, 0],
      [0, 1],
    ],
    [
      [0.2, 0.3, 0.5],
      [0.4, 0.4, 0.2],
    ],
  ],
  solution: computeJs,
  wrongAnswers: [
    {
      answer: (p, q) => klDivergence(p, mix(p, q)) + klDivergence(q, mix(p, q)),
      hint: 'Twice too large: distributions that never meet should give log 2.',
    },
    {
      answer: (p, q) => (klDivergence(p, q) + klDivergence(q, p)) / 2,
      hint: 'That becomes infinite where one is 0. Compare both with their mixture instead of with each other.',
    },
    {
      answer: (p, q) => klDivergence(p, mix(p, q)),
      hint: 'Only p is compared with the mixture, so the order matters. Take both.',
    },
  ],
});
