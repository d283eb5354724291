import { RandomStream } from '../../random/stream';
import { askForFunction } from '../ask';

type Draw = (count: number) => number[];
type Arguments = [digits: number, normals: Draw];

/** Normal numbers from a seed; the same ones each time it is called. */
const seeded =
  (seed: number): Draw =>
  (count) =>
    Array.from(new RandomStream(seed).normals(count));

/** What some digits begin with: 100 numbers each. */
export const drawLatents = askForFunction({
  id: '00-draw-latents',
  title: 'Random numbers for some digits',
  starter: `/** The random numbers of so many digits; normals(5) gives five of them. */
function drawLatents(digits: number, normals: (count: number) => number[]): number[] {
  return todo();
}

check('00-draw-latents', drawLatents);`,
  worked: 'return normals(100 * digits);',
  hints: [
    'How many random numbers does one digit need? And three?',
    '`normals(5)` gives five numbers in a list. Put your own number in the place of 5.',
  ],
  cases: (): Arguments[] => [
    [3, seeded(7)],
    [1, seeded(1)],
    [16, seeded(2)],
  ],
  solution: (digits, normals) => normals(100 * digits),
  wrongAnswers: [
    {
      answer: (_, normals) => normals(100),
      hint: 'Those are enough for one digit. Each digit needs 100 numbers.',
    },
    {
      answer: (digits, normals) => normals(digits),
      hint: 'One number a digit is not enough: the generator wants 100 for each.',
    },
    {
      answer: (_, normals) => normals(300),
      hint: 'Right for three digits. Use `digits`, so that it is right for any number of them.',
    },
    {
      answer: (digits, normals) => Array.from({ length: digits }, () => normals(100)).flat(),
      hint: '`normals` begins at the seed each time, so all your digits are the same. Call it once.',
    },
  ],
});
