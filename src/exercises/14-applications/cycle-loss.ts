import { askForFunction } from '../ask';

/** What is multiplied, and what is then added. */
type Translator = [factor: number, shift: number];

const translate = (pixels: readonly number[], [factor, shift]: Translator) =>
  pixels.map((pixel) => factor * pixel + shift);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanApart = (a: readonly number[], b: readonly number[]) =>
  mean(a.map((value, i) => Math.abs(value - b[i]!)));

/** The loss that says that who goes there and back arrives where he began. */
export const cycleLoss = askForFunction({
  id: '14-cycle-loss',
  title: 'There and back',
  starter: `/** F, G are [factor, shift]: x becomes factor · x + shift. Gives the mean of |x − G(F(x))|. */
function cycleLoss(pixels: number[], F: number[], G: number[]): number {
  return todo();
}

check('14-cycle-loss', cycleLoss);`,
  worked: `const there = pixels.map((x) => F[0] * x + F[1]);
const back = there.map((x) => G[0] * x + G[1]);
return pixels.reduce((sum, x, i) => sum + Math.abs(x - back[i]), 0) / pixels.length;`,
  hints: [
    'Two steps for each pixel: first F, then G on what F gave.',
    'F alone: F[0] * x + F[1]. G takes this number in the place of x.',
    'Take the absolute value of x − G(F(x)) for each pixel, then the mean.',
  ],
  cases: (): [number[], Translator, Translator][] => [
    // A negative of the levels −1 … 1, and back: nothing is lost.
    [
      [-1, 0.5, 1],
      [-1, 0],
      [-1, 0],
    ],
    [
      [0, 1],
      [2, 1],
      [0.5, 0],
    ],
    [
      [1, -1, 0.5],
      [2, 0],
      [1, 0],
    ],
    [
      [1, 3],
      [1, 1],
      [2, -4],
    ],
  ],
  solution: (pixels, F, G) =>
    meanApart(pixels, translate(translate(pixels, F as Translator), G as Translator)),
  wrongAnswers: [
    {
      answer: (pixels, F) => meanApart(pixels, translate(pixels, F as Translator)),
      hint: 'You compare x with F(x). F may change as much as it likes; only the way back must lead to x again.',
    },
    {
      answer: (pixels, F, G) =>
        meanApart(pixels, translate(translate(pixels, G as Translator), F as Translator)),
      hint: 'You go G first and then F. That is the other cycle, for examples of the second kind.',
    },
    {
      answer: (pixels, F, G) => {
        const back = translate(translate(pixels, F as Translator), G as Translator);
        return mean(pixels.map((x, i) => x - back[i]!));
      },
      hint: 'Without the absolute value, an error up and an error down take each other away.',
    },
    {
      answer: (pixels, F, G) => {
        const back = translate(translate(pixels, F as Translator), G as Translator);
        return mean(pixels.map((x, i) => (x - back[i]!) ** 2));
      },
      hint: 'These are squares. The cycle counts absolute differences: an L1 loss.',
    },
  ],
});
