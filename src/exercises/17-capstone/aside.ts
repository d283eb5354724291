import { askForFunction } from '../ask';

type Arguments = [count: number, every: number];

const deal = (count: number, every: number, first = 0) =>
  Array.from({ length: Math.ceil(Math.max(0, count - first) / every) }, (_, i) => first + i * every);

/** Held-out pictures dealt out evenly, so that they are of every part of a set in some order. */
export const aside = askForFunction({
  id: '17-aside',
  title: 'Set every tenth aside',
  starter: `/** Numbers of the pictures to set aside: 0, every, 2 every … below count. */
function setAside(count: number, every: number): number[] {
  return todo();
}

check('17-aside', setAside);`,
  worked: `const numbers = [];
for (let i = 0; i < count; i += every) numbers.push(i);
return numbers;`,
  hints: [
    'With 25 pictures and every = 10 the answer has three numbers.',
    'Begin at 0 and go on in steps of `every`, as long as the number is below `count`.',
  ],
  cases: (): Arguments[] => [
    [25, 10],
    [30, 10],
    [7, 2],
    [3, 5],
  ],
  solution: (count, every) => deal(count, every),
  wrongAnswers: [
    {
      answer: (count, every) => Array.from({ length: Math.floor(count / every) }, (_, i) => count - 1 - i),
      hint: 'Those lie side by side at the end. Deal them out over the whole set.',
    },
    {
      answer: (count, every) => deal(count, every, every),
      hint: 'Begin with picture 0.',
    },
    {
      answer: (count, every) => deal(count + 1, every),
      hint: 'One too far where it ends: the numbers stay below `count`.',
    },
    {
      answer: (count, every) => Array.from({ length: every }, (_, i) => i).filter((i) => i < count),
      hint: 'You took the first `every` pictures. Take every `every`-th of all.',
    },
  ],
});
