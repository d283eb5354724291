import { simultaneousGrowth } from '../../arithmetic/dirac-stability';
import { askForFunction } from '../ask';

/** √(1 + η²g²), the factor of a step at once (Mescheder, Geiger, Nowozin 2018). */
export const growth = askForFunction<[rate: number, slope: number], number>({
  id: '11-growth',
  title: 'How fast a spiral grows',
  starter: `/** By what the distance is multiplied after 100 steps at once, without a penalty. */
function growth(rate: number, slope: number): number {
  return todo();
}

check('11-growth', growth);`,
  worked: 'return Math.sqrt(1 + (rate * slope) ** 2) ** 100;',
  hints: [
    'What multiplies the distance in one step? The formula stands above the table of orbits.',
    'One step has the factor √(1 + η²ℓ′²). A hundred steps multiply by it a hundred times.',
  ],
  cases: () => [
    [0.1, 0.5],
    [0.2, 0.5],
    [0.1, 1],
  ],
  solution: (rate, slope) => simultaneousGrowth(rate, slope) ** 100,
  wrongAnswers: [
    {
      answer: (rate, slope) => Math.sqrt(1 + (rate * slope) ** 2),
      hint: 'That is one step. How many are there?',
    },
    {
      answer: (rate, slope) => 100 * Math.sqrt(1 + (rate * slope) ** 2),
      hint: 'Each step multiplies what the last one has left: a hundred factors, not a hundred times one.',
    },
    {
      answer: (rate, slope) => (1 + (rate * slope) ** 2) ** 100,
      hint: 'The square of the distance grows like that. The distance is its root.',
    },
    {
      answer: (rate, slope) => (1 + rate * slope) ** 100,
      hint: 'The step stands at a right angle to the distance: add squares, as Pythagoras does, then take the root.',
    },
  ],
});
