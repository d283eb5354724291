import { askForFunction } from '../ask';

/** A pixel of a textured digit. */
export const blendPixel = askForFunction({
  id: '15-blend',
  title: 'A digit on a texture',
  starter: `/** A channel of one pixel: the texture's level and the digit's, 0 to 255 each. */
function blendedLevel(texture: number, digit: number): number {
  return todo();
}

check('15-blend', blendedLevel);`,
  worked: 'return Math.abs(texture - digit);',
  hints: [
    'Where the digit is black (0) the texture stays as it is.',
    "Where the digit is white (255) the texture's level t becomes 255 − t.",
    'One formula does both: how far are the two levels apart?',
  ],
  cases: (): [number, number][] => [
    [100, 0],
    [100, 255],
    [30, 200],
    [200, 30],
  ],
  solution: (texture, digit) => Math.abs(texture - digit),
  wrongAnswers: [
    {
      answer: (texture, digit) => texture - digit,
      hint: 'Some of your levels are below 0, and a byte has no sign.',
    },
    {
      answer: (texture, digit) => Math.max(0, texture - digit),
      hint: 'Your digits are black, wherever they lie. MNIST-M has the texture go on inside the digit, as its negative.',
    },
    {
      answer: (texture, digit) => (texture + digit) / 2,
      hint: 'That is a mean of both: where the digit is black, the texture would be half as bright.',
    },
  ],
});
