import { applyDense } from '../../arithmetic/dense';
import { askForFunction } from '../ask';

type Arguments = [x: number[], weights: number[][], bias: number[]];

function sumUp(x: number[], bias: number[], weight: (i: number, j: number) => number): number[] {
  return bias.map((b, j) => x.reduce((sum, value, i) => sum + weight(i, j) * value, b));
}

/** The forward pass of a dense layer by loops. */
export const denseOutput = askForFunction({
  id: '02-dense-output',
  title: 'A dense layer by hand',
  starter: `/** Outputs y_j = sum over i of weights[i][j] * x[i], plus bias[j]. */
function denseOutput(x: number[], weights: number[][], bias: number[]): number[] {
  return todo();
}

check('02-dense-output', denseOutput);`,
  worked: 'return bias.map((b, j) => x.reduce((sum, value, i) => sum + weights[i][j] * value, b));',
  hints: [
    'Two loops: the outer one over the outputs j, the inner one over the inputs i.',
    'Start each sum at bias[j], then add weights[i][j] * x[i] for every i.',
    'bias.map((b, j) => …) gives one number an output; x.reduce((sum, value, i) => …, b) adds up.',
  ],
  cases: (): Arguments[] => [
    [
      [1, 2],
      [
        [1, 10],
        [100, 1000],
      ],
      [3, 4],
    ],
    [[1, -1, 2], [[1], [2], [3]], [0.5]],
    [[2], [[1, 2, 3]], [0, -1, 1]],
  ],
  solution: (x, weights, bias) => applyDense(x, { weights, bias }),
  wrongAnswers: [
    {
      answer: (x, weights, bias) =>
        sumUp(
          x,
          bias.map(() => 0),
          (i, j) => weights[i]![j]!,
        ),
      hint: 'The products are right. Something is added once to every output after them.',
    },
    {
      answer: (x, weights, bias) => sumUp(x, bias, (i, j) => weights[j]![i]!),
      hint: 'You read weights[j][i]. In weights[i][j] the input comes first, the output second.',
    },
    {
      answer: (x, weights, bias) => {
        const everyTime = bias.map((b) => b * x.length);
        return sumUp(x, everyTime, (i, j) => weights[i]![j]!);
      },
      hint: 'Your bias is added once for every input. How often should an output get it?',
    },
  ],
});
