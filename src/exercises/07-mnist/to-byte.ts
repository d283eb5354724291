import { toBytes } from '../../data/images';
import { askForFunction } from '../ask';

const cut = (value: number) => Math.max(0, Math.min(255, value));

/** The way back, for one pixel. */
export const toByte = askForFunction({
  id: '07-to-byte',
  title: 'Undo the scaling',
  starter: `/** The byte of a pixel x: −1 is black, 1 is white. What lies outside is cut off. */
function toByte(x: number): number {
  return todo();
}

check('07-to-byte', toByte);`,
  worked: 'return Math.min(255, Math.max(0, Math.round(x * 127.5 + 127.5)));',
  hints: [
    'Solve x = (byte − 127.5) / 127.5 for the byte.',
    'A byte is a whole number: Math.round gives the nearest one.',
    'Math.max(0, …) cuts off below, Math.min(255, …) cuts off above.',
  ],
  cases: (): [number][] => [[-1], [1], [0.3], [-0.7], [1.2], [-1.7]],
  solution: (x) => toBytes([x])[0]!,
  wrongAnswers: [
    {
      answer: (x) => cut(x * 127.5 + 127.5),
      hint: 'Nearly: a byte is a whole number.',
    },
    {
      answer: (x) => cut(Math.floor(x * 127.5 + 127.5)),
      hint: 'You always round down. Which whole number is the nearest to 165.75?',
    },
    {
      answer: (x) => Math.round(x * 127.5 + 127.5),
      hint: 'Right from −1 to 1. Outside of that range you leave the bytes: what is the least, what is the greatest?',
    },
    {
      answer: (x) => cut(Math.round(x * 255)),
      hint: 'That undoes a scaling to 0 … 1. Here x = −1 is black, and there is grey between −1 and 0.',
    },
  ],
});
