import { makeMatrix, rotate180 } from '../../arithmetic/matrix';
import { convolveTransposed } from '../../arithmetic/transposed-convolution';
import { askForFunction } from '../ask';

type Arguments = [image: number[][], kernel: number[][], stride: number];

/** Stamps that are put over each other instead of added: the last one wins. */
function overwrite(image: number[][], kernel: number[][], stride: number): number[][] {
  const side = (count: number, extent: number) => (count - 1) * stride + extent;
  const canvas = makeMatrix([side(image.length, kernel.length), side(image[0]!.length, kernel[0]!.length)]);
  image.forEach((row, r) => {
    row.forEach((value, c) => {
      kernel.forEach((weights, i) => {
        weights.forEach((weight, j) => {
          canvas[r * stride + i]![c * stride + j] = value * weight;
        });
      });
    });
  });
  return canvas;
}

/** A transposed convolution by stamps. */
export const stamps = askForFunction({
  id: '04-stamps',
  title: 'Your own transposed convolution',
  starter: `/** Every input number presses the kernel, times itself, onto the output, uncut. */
function stampKernel(image: number[][], kernel: number[][], stride: number): number[][] {
  return todo();
}

check('04-stamps', stampKernel);`,
  worked: `const rows = (image.length - 1) * stride + kernel.length;
const columns = (image[0].length - 1) * stride + kernel[0].length;
const canvas = Array.from({ length: rows }, () => new Array(columns).fill(0));
image.forEach((line, r) => line.forEach((value, c) => {
  kernel.forEach((weights, i) => weights.forEach((w, j) => {
    canvas[r * stride + i][c * stride + j] += value * w;
  }));
}));
return canvas;`,
  hints: [
    'Begin with a canvas of zeros: (image.length − 1) · stride + kernel.length rows.',
    'Input (r, c) has its stamp’s first corner at (r · stride, c · stride).',
    'canvas[r * stride + i][c * stride + j] += image[r][c] * kernel[i][j].',
  ],
  cases: (): Arguments[] => [
    [
      [
        [0, 1],
        [2, 3],
      ],
      [
        [0, 1],
        [2, 3],
      ],
      1,
    ],
    [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      2,
    ],
    [[[2, -1, 1]], [[1], [3]], 3],
  ],
  solution: (image, kernel, stride) => convolveTransposed(image, kernel, { stride, padding: 0 }),
  wrongAnswers: [
    {
      answer: overwrite,
      hint: 'Where stamps overlap the last one wins in yours. What should happen with both?',
    },
    {
      answer: (image, kernel) => convolveTransposed(image, kernel, { padding: 0 }),
      hint: 'Right at stride 1. How far apart do two stamps lie at stride 2?',
    },
    {
      answer: (image, kernel, stride) => convolveTransposed(image, rotate180(kernel), { stride, padding: 0 }),
      hint: 'You turned the kernel. That belongs to the view with zeros put in; a stamp is the kernel as it is.',
    },
  ],
});
