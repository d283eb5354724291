import { askForFunction } from '../ask';

type Arguments = [inputs: number, weightSpread: number, inputSpread: number];

/** What a layer with random weights does to the spread of its input. */
export const outputSpread = askForFunction({
  id: '10-output-spread',
  title: 'How far do the outputs spread?',
  starter: `/** Spread of w₁x₁ + … + wₙxₙ, where all w and x are drawn around 0 with these spreads. */
function spreadOfSum(n: number, weightSpread: number, inputSpread: number): number {
  return todo();
}

check('10-output-spread', spreadOfSum);`,
  worked: 'return Math.sqrt(n) * weightSpread * inputSpread;',
  hints: [
    'Variances of independent terms add up; spreads do not.',
    'One product w · x has the spread weightSpread · inputSpread.',
    'n such products have n times the variance. What is the root of it?',
  ],
  cases: (): Arguments[] => [
    [100, 0.02, 1],
    [2500, 0.02, 1],
    [1600, 0.05, 0.5],
  ],
  solution: (inputs, weightSpread, inputSpread) => Math.sqrt(inputs) * weightSpread * inputSpread,
  wrongAnswers: [
    {
      answer: (inputs, weightSpread, inputSpread) => inputs * weightSpread * inputSpread,
      hint: 'That is the largest it could be, if all terms had one sign. Random terms cancel each other in part.',
    },
    {
      answer: (_, weightSpread, inputSpread) => weightSpread * inputSpread,
      hint: 'That is one product. The sum has n of them.',
    },
    {
      answer: (inputs, weightSpread, inputSpread) => inputs * (weightSpread * inputSpread) ** 2,
      hint: 'That is the variance. The spread is its root.',
    },
    {
      answer: (inputs, weightSpread, inputSpread) => Math.sqrt(inputs * weightSpread * inputSpread),
      hint: 'Take the root of the variance: in it, the spread of a product stands squared.',
    },
  ],
});
