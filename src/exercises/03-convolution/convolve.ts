import { convolve as convolveByLoops } from '../../arithmetic/convolution';
import { askForFunction } from '../ask';

type Arguments = [image: number[][], kernel: number[][]];

/** A convolution by loops. */
export const convolve = askForFunction({
  id: '03-convolve',
  title: 'Your own convolution',
  starter: `/** Slides the kernel over the image as it is (not turned), no padding, stride 1. */
function myConvolve(image: number[][], kernel: number[][]): number[][] {
  return todo();
}

check('03-convolve', myConvolve);`,
  worked: `const rows = image.length - kernel.length + 1;
const columns = image[0].length - kernel[0].length + 1;
const output = Array.from({ length: rows }, () => new Array(columns).fill(0));
for (let r = 0; r < rows; r++) {
  for (let c = 0; c < columns; c++) {
    kernel.forEach((line, i) => line.forEach((weight, j) => {
      output[r][c] += weight * image[r + i][c + j];
    }));
  }
}
return output;`,
  hints: [
    'Two loops over the outputs, and inside them two over the kernel.',
    'There are image.length − kernel.length + 1 rows of outputs; the columns go likewise.',
    'Output (r, c) adds up kernel[i][j] * image[r + i][c + j] over all i and j.',
  ],
  cases: (): Arguments[] => [
    [
      [
        [3, 0, 7],
        [8, 1, 4],
        [5, 0, 1],
      ],
      [
        [1, 2],
        [0, -1],
      ],
    ],
    [[[1, 2, 3, 4]], [[1, 10]]],
    [
      [
        [1, 2],
        [3, 4],
        [5, 7],
      ],
      [[2], [-1]],
    ],
  ],
  solution: (image, kernel) => convolveByLoops(image, kernel),
  wrongAnswers: [
    {
      answer: (image, kernel) => convolveByLoops(image, kernel, { flip: true }),
      hint: 'You turned the kernel by 180°: the true convolution. Deep learning leaves it as it is.',
    },
    {
      answer: (image, kernel) => convolveByLoops(image, kernel, { padding: 'same' }),
      hint: 'Your output is as large as the image: windows that reach over the rim do not count here.',
    },
    {
      answer: (image, kernel) =>
        convolveByLoops(image, kernel).map((row, r) => row.map((_, c) => kernel[0]![0]! * image[r]![c]!)),
      hint: 'Only the first weight of the kernel counts in your sum. Add the products of all of them.',
    },
  ],
});
