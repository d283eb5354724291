import { listOverlapCycle } from '../../arithmetic/overlap';
import { askForFunction } from '../ask';

type Arguments = [kernel: number, stride: number];

/** When a checkerboard is built in. */
export const checkerboard = askForFunction({
  id: '04-checkerboard',
  title: 'Will it show a checkerboard?',
  starter: `/** Whether stamps fall more often on some places in the middle than on others. */
function hasCheckerboard(kernel: number, stride: number): boolean {
  return todo();
}

check('04-checkerboard', hasCheckerboard);`,
  worked: 'return kernel % stride !== 0; // else each place within a stride gets kernel / stride stamps',
  hints: [
    'Play with the overlap map: which kernels are even at stride 2? And at stride 3?',
    'Each place gets as many stamps as there are kernel entries with its remainder by the stride.',
    'When is every remainder there as often?',
  ],
  cases: (): Arguments[] => [
    [2, 2],
    [3, 2],
    [4, 2],
    [5, 2],
    [3, 3],
    [4, 3],
    [5, 1],
    [6, 4],
  ],
  solution: (kernel, stride) => new Set(listOverlapCycle({ kernel, stride })).size > 1,
  wrongAnswers: [
    {
      answer: (kernel) => kernel % 2 === 1,
      hint: 'Odd kernels are uneven at stride 2. Try 3 and 4 at stride 3.',
    },
    {
      answer: (kernel, stride) => kernel > stride,
      hint: 'Stamps then overlap, yes; but overlapping evenly is no checkerboard. Look at kernel 4, stride 2.',
    },
    {
      answer: (kernel, stride) => kernel % stride === 0,
      hint: 'The right criterion, the other way round.',
    },
  ],
});
