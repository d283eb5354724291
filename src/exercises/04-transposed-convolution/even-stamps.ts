import { listOverlapCycle } from '../../arithmetic/overlap';
import { askForFunction } from '../ask';

type Arguments = [kernel: number, stride: number];

/** When stamps overlap evenly, one of the two causes of checkerboards. */
export const evenStamps = askForFunction({
  id: '04-even-stamps',
  title: 'Do stamps fall evenly?',
  starter: `/** Whether every place in the middle of the canvas gets as many stamps. */
function fallEvenly(kernel: number, stride: number): boolean {
  return todo();
}

check('04-even-stamps', fallEvenly);`,
  worked: `// Then each place within a stride gets kernel / stride stamps.
return kernel % stride === 0;`,
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
  solution: (kernel, stride) => new Set(listOverlapCycle({ kernel, stride })).size === 1,
  wrongAnswers: [
    {
      answer: (kernel) => kernel % 2 === 0,
      hint: 'Even kernels are even at stride 2. Try 3 and 4 at stride 3.',
    },
    {
      answer: (kernel, stride) => kernel <= stride,
      hint: 'Stamps that overlap can still fall evenly. Look at kernel 4, stride 2.',
    },
    {
      answer: (kernel, stride) => kernel % stride !== 0,
      hint: 'The right criterion, the other way round.',
    },
  ],
});
