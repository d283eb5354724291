import { peakSignalToNoise } from '../../metrics/signal-to-noise';
import { askForFunction } from '../ask';

const meanSquare = (answer: number[], truth: number[]) =>
  answer.reduce((sum, level, i) => sum + (level - truth[i]!) ** 2, 0) / truth.length;

/** The measure of super-resolution. */
export const psnr = askForFunction({
  id: '14-psnr',
  title: 'Decibels',
  starter: `/** The peak signal-to-noise ratio of two lists of levels, 0 to 255, in decibels. */
function decibels(answer: number[], truth: number[]): number {
  return todo();
}

check('14-psnr', decibels);`,
  worked: `const squares = answer.map((level, i) => (level - truth[i]) ** 2);
const mean = squares.reduce((sum, square) => sum + square, 0) / truth.length;
return 10 * Math.log10(255 ** 2 / mean);`,
  hints: [
    'First the mean of the squared differences, pixel by pixel.',
    'The peak is 255, and it is squared, too.',
    '10 · log₁₀(255² / mean). Math.log10 is the logarithm.',
  ],
  cases: (): [number[], number[]][] => [
    [
      [255, 0],
      [205, 0],
    ],
    [
      [10, 20, 30, 40],
      [0, 0, 0, 0],
    ],
    [[100], [255]],
  ],
  solution: (answer, truth) => peakSignalToNoise(answer, truth),
  wrongAnswers: [
    {
      answer: (answer, truth) => 10 * Math.log(255 ** 2 / meanSquare(answer, truth)),
      hint: 'Math.log is the natural logarithm. A decibel is a tenth of a power of ten.',
    },
    {
      answer: (answer, truth) => 10 * Math.log10(255 / meanSquare(answer, truth)),
      hint: 'The error is squared, so the peak must be, too. Else levels from 0 to 1 would give another number.',
    },
    {
      answer: (answer, truth) => 10 * Math.log10(255 ** 2 / (meanSquare(answer, truth) * truth.length)),
      hint: 'You take the sum of the squares: a larger picture would be worse only because it is larger.',
    },
  ],
});
