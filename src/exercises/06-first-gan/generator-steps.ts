import { askForFunction } from '../ask';

type Arguments = [points: number, batchSize: number, k: number];

/** Algorithm 1's k (deck 004, L136-159), counted. */
export const generatorSteps = askForFunction<Arguments, number>({
  id: '06-generator-steps',
  title: 'What a larger k costs the generator',
  starter: `/** Updates of the generator in one epoch; only whole batches and whole steps count. */
function generatorSteps(points: number, batchSize: number, k: number): number {
  return todo();
}

check('06-generator-steps', generatorSteps);`,
  worked: `const batches = Math.floor(points / batchSize);
return Math.floor(batches / k); // k batches for D, then one step of G`,
  hints: [
    'How many whole batches do the points make? `Math.floor` cuts off the rest.',
    'The discriminator takes k of these batches before the generator learns once.',
  ],
  cases: () => [
    [4096, 128, 1],
    [4096, 128, 5],
    [1000, 300, 2],
    [10, 3, 2],
  ],
  solution: (points, batchSize, k) => Math.floor(Math.floor(points / batchSize) / k),
  wrongAnswers: [
    {
      answer: (points, batchSize) => Math.floor(points / batchSize),
      hint: 'These are the updates of the discriminator. How many of them come before one of the generator?',
    },
    {
      answer: (points, batchSize, k) => Math.floor(points / batchSize) * k,
      hint: 'A larger k means more batches for each update of the generator, so fewer updates.',
    },
    {
      answer: (points, batchSize, k) => points / batchSize / k,
      hint: 'An update cannot be done by a third. Cut off what is left over, of the batches and of the steps.',
    },
  ],
});
