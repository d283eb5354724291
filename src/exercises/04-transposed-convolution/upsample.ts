import { repeatPixels } from '../../arithmetic/enlarge';
import { makeMatrix } from '../../arithmetic/matrix';
import { askForFunction } from '../ask';

type Arguments = [image: number[][], factor: number];

/** The first half of resize-convolution, the cure of the checkerboard. */
export const upsample = askForFunction({
  id: '04-upsample',
  title: 'Resize first',
  starter: `/** Every pixel becomes a square of factor × factor equal pixels. */
function upsample(image: number[][], factor: number): number[][] {
  return todo();
}

check('04-upsample', upsample);`,
  worked: `return Array.from({ length: image.length * factor }, (_, r) =>
  Array.from({ length: image[0].length * factor }, (_, c) =>
    image[Math.floor(r / factor)][Math.floor(c / factor)],
  ),
);`,
  hints: [
    'At factor 2 the output’s pixels (0, 0), (0, 1), (1, 0) and (1, 1) all come from input (0, 0).',
    'Which input pixel does output (r, c) come from? Divide and round down.',
  ],
  cases: (): Arguments[] => [
    [
      [
        [1, 2],
        [3, 4],
      ],
      2,
    ],
    [[[1, 2]], 3],
    [[[7], [8]], 1],
  ],
  solution: repeatPixels,
  wrongAnswers: [
    {
      answer: (image, factor) =>
        makeMatrix([image.length * factor, image[0]!.length * factor], (r, c) =>
          r % factor === 0 && c % factor === 0 ? image[r / factor]![c / factor]! : 0,
        ),
      hint: 'Your new pixels are 0. Each should repeat the one it came from.',
    },
    {
      answer: (image, factor) =>
        makeMatrix(
          [image.length * factor, image[0]!.length * factor],
          (r, c) => image[r % image.length]![c % image[0]!.length]!,
        ),
      hint: 'You laid whole copies of the image side by side. Pixels should grow where they are.',
    },
    {
      answer: (image, factor) =>
        image.map((row) => row.flatMap((pixel) => new Array<number>(factor).fill(pixel))),
      hint: 'Wide enough, not high enough: rows repeat, too.',
    },
  ],
});
