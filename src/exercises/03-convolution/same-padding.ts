import { resolvePadding } from '../../arithmetic/sizes';
import { askForFunction } from '../ask';

type Arguments = [size: number, kernel: number, stride: number];

const total = (size: number, kernel: number, stride: number) =>
  Math.max((Math.ceil(size / stride) - 1) * stride + kernel - size, 0);

/** TensorFlow's 'same'. */
export const samePadding = askForFunction({
  id: '03-same-padding',
  title: "How many zeros is 'same'?",
  starter: `/** Zeros around the input, [before, after], for TensorFlow's ceil(size / stride) outputs. */
function samePadding(size: number, kernel: number, stride: number): number[] {
  return todo();
}

check('03-same-padding', samePadding);`,
  worked: `const outputs = Math.ceil(size / stride);
const zeros = Math.max((outputs - 1) * stride + kernel - size, 0);
const before = Math.floor(zeros / 2);
return [before, zeros - before];`,
  hints: [
    'First the number of outputs, Math.ceil(size / stride). How long must the padded input be for so many windows?',
    'The last window starts at (outputs − 1) · stride and is kernel long. What is missing to that, but never less than 0?',
    'Share the missing zeros between both sides; TensorFlow puts an odd one after the input.',
  ],
  cases: (): Arguments[] => [
    [4, 3, 1],
    [28, 5, 2],
    [7, 3, 2],
    [6, 2, 1],
    [5, 1, 2],
    [6, 4, 3],
  ],
  solution: (size, kernel, stride) => {
    const { before, after } = resolvePadding({ size, kernel, stride, padding: 'same' });
    return [before, after];
  },
  wrongAnswers: [
    {
      answer: (size, kernel, stride) => {
        const zeros = total(size, kernel, stride);
        return [Math.ceil(zeros / 2), Math.floor(zeros / 2)];
      },
      hint: 'The amount is right. On which side does TensorFlow put the odd zero?',
    },
    {
      answer: (_, kernel) => [Math.floor((kernel - 1) / 2), Math.ceil((kernel - 1) / 2)],
      hint: 'That holds for stride 1. With a larger stride fewer windows fit, and fewer zeros are missing.',
    },
    {
      answer: (size, kernel, stride) => {
        const half = Math.floor(total(size, kernel, stride) / 2);
        return [half, half];
      },
      hint: 'When the number of zeros is odd, you lose one.',
    },
  ],
});
