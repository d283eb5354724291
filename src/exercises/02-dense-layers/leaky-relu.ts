import { leakyRelu as applyLeakyRelu, relu } from '../../arithmetic/activations';
import { askForFunction } from '../ask';

type Arguments = [x: number, slope: number];

/** The discriminators' activation. */
export const leakyRelu = askForFunction({
  id: '02-leaky-relu',
  title: 'An activation that lets a little through',
  starter: `/** x where x is positive, slope * x where it is not. */
function leakyRelu(x: number, slope: number): number {
  return todo();
}

check('02-leaky-relu', leakyRelu);`,
  worked: 'return x > 0 ? x : slope * x;',
  hints: [
    'Two cases: what comes out at x = 3, and what at x = −3 with slope 0.2?',
    'condition ? ifTrue : ifFalse chooses between two values.',
    'Only the negative side is multiplied by the slope.',
  ],
  cases: (): Arguments[] => [
    [3, 0.2],
    [-3, 0.2],
    [0, 0.3],
    [-0.5, 0.3],
  ],
  solution: applyLeakyRelu,
  wrongAnswers: [
    {
      answer: (x) => relu(x),
      hint: 'That is ReLU: nothing comes through on the negative side, and no gradient either.',
    },
    {
      answer: (x, slope) => (x > 0 ? slope * x : x),
      hint: 'The slope is on the wrong side: positive numbers pass unchanged.',
    },
    {
      answer: (x, slope) => slope * x,
      hint: 'Both sides are multiplied by the slope, so this is a straight line: what makes it bend at 0?',
    },
  ],
});
