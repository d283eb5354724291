import { makeMatrix, transpose } from '../../arithmetic/matrix';
import { askForFunction } from '../ask';

type Arguments = [x: number[], outputGradient: number[]];

const outer = (x: number[], g: number[]) => makeMatrix([x.length, g.length], (i, j) => x[i]! * g[j]!);

/** The gradient of a loss by the weights of a dense layer. */
export const weightGradient = askForFunction({
  id: '02-weight-gradient',
  title: 'How the loss changes with every weight',
  starter: `/** dL/dw_ij of one example, shaped as the weights; outputGradient[j] is dL/dy_j. */
function weightGradient(x: number[], outputGradient: number[]): number[][] {
  return todo();
}

check('02-weight-gradient', weightGradient);`,
  worked: `// y_j holds w_ij once, times x_i; then the chain rule.
return x.map((value) => outputGradient.map((slope) => value * slope));`,
  hints: [
    'By how much does y_j change when w_ij grows a little? Look at the one term that holds it.',
    'dy_j/dw_ij = x_i, and no other output holds w_ij. Now the chain rule.',
    'Entry (i, j) is x[i] * outputGradient[j].',
  ],
  cases: (): Arguments[] => [
    [
      [1, 2, 3],
      [10, -1],
    ],
    [
      [2, -1],
      [3, 5],
    ],
    [[4], [0.5, 0.25]],
  ],
  solution: outer,
  wrongAnswers: [
    {
      answer: (x, g) => transpose(outer(x, g)),
      hint: 'The numbers are right, the rows and columns are exchanged: weights are [inputs][outputs].',
    },
    {
      answer: (x, g) => makeMatrix([x.length, g.length], (_, j) => g[j]!),
      hint: "Every row is the output's gradient. That is how the loss changes with the bias; a weight is multiplied by something first.",
    },
    {
      answer: (x, g) => makeMatrix([x.length, g.length], (i) => x[i]!),
      hint: 'That is how y_j changes with the weight. How does the loss change with y_j?',
    },
  ],
});
