import { differentiate } from '../../arithmetic/finite-differences';
import { askForFunction } from '../ask';

type Arguments = [f: (x: number) => number, x: number];

const STEP = 1e-5;

/** A derivative by finite differences. */
export const slope = askForFunction({
  id: '02-slope',
  title: 'A slope without calculus',
  starter: `/** The slope of f at x, from two values of f close to x. */
function slope(f: (x: number) => number, x: number): number {
  return todo();
}

check('02-slope', slope);`,
  worked: `const h = 1e-5;
return (f(x + h) - f(x - h)) / (2 * h);`,
  hints: [
    'Rise over run: how much f changes, divided by how far you moved.',
    'Move a step h = 1e-5 to both sides: f(x + h) and f(x − h).',
    'From x − h to x + h the run is twice h.',
  ],
  cases: (): Arguments[] => [
    [(x) => x * x, 3],
    [Math.sin, 1],
    [(x) => 5 - 2 * x, 0],
    [Math.exp, -2],
  ],
  solution: (f, x) => differentiate(([value]) => f(value!), [x], STEP)[0]!,
  // A step to one side, or a larger one, is right as well.
  tolerance: 1e-3,
  wrongAnswers: [
    {
      answer: (f, x) => (f(x + STEP) - f(x - STEP)) / STEP,
      hint: 'Twice too steep: how far is it from x − h to x + h?',
    },
    {
      answer: (f, x) => f(x + STEP) - f(x - STEP),
      hint: 'Nearly 0 everywhere: that is the rise. Divide it by the run.',
    },
    {
      answer: (f, x) => (f(x - STEP) - f(x + STEP)) / (2 * STEP),
      hint: 'The size is right and the sign is not: which of the two values comes first?',
    },
  ],
});
