import { askForFunction } from '../ask';

type Arguments = [pixels: number[], chances: number[]];

const bits = (pixels: number[], chances: number[]) =>
  pixels.reduce((sum, pixel, i) => sum - Math.log2(pixel === 1 ? chances[i]! : 1 - chances[i]!), 0);

/** The chain of chances as bits. */
export const imageBits = askForFunction({
  id: '01-image-bits',
  title: 'How many bits is an image?',
  starter: `// chances[i]: how likely pixel i is on, given the pixels before it.
/** −log₂ of the probability of this whole image. */
function imageBits(pixels: number[], chances: number[]): number {
  return todo();
}

check('01-image-bits', imageBits);`,
  worked: `const own = pixels.map((pixel, i) => (pixel === 1 ? chances[i] : 1 - chances[i]));
return -own.reduce((sum, p) => sum + Math.log2(p), 0);`,
  hints: [
    'How likely was what came? chances[i] for a pixel that is on, 1 − chances[i] for one that is off.',
    'The probability of the image is the product of these.',
    'The logarithm of a product is the sum of the logarithms. Mind the minus, and the base 2.',
  ],
  cases: (): Arguments[] => [
    [[1], [0.5]],
    [
      [1, 0],
      [0.25, 0.25],
    ],
    [
      [0, 0, 1, 1],
      [0.1, 0.5, 0.9, 0.3],
    ],
    [
      [0, 1, 0],
      [0.999, 0.125, 0.5],
    ],
  ],
  solution: bits,
  wrongAnswers: [
    {
      answer: (_, chances) =>
        bits(
          chances.map(() => 1),
          chances,
        ),
      hint: 'You took every pixel as on. How likely is a pixel that is off?',
    },
    {
      answer: (pixels, chances) => bits(pixels, chances) * Math.LN2,
      hint: 'You took the natural logarithm. Bits need the base 2.',
    },
    {
      answer: (pixels, chances) => bits(pixels, chances) / pixels.length,
      hint: 'That is the mean of a pixel. The bits of the whole image are the sum.',
    },
    {
      answer: (pixels, chances) => -bits(pixels, chances),
      hint: 'A probability is below 1, so its logarithm is below 0. Which sign do bits have?',
    },
    {
      answer: (pixels, chances) => 2 ** -bits(pixels, chances),
      hint: 'That is the probability. Take −log₂ of it.',
    },
  ],
});
