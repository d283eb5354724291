import { askForValue } from '../ask';

const IMAGES = 10_000;
const BATCH = 64;
const EPOCHS = 5;

/** Steps of a whole training; the rest is dropped in every epoch. */
export const countSteps = askForValue<number>({
  id: '07-count-steps',
  title: 'How many steps is a training?',
  starter: `// 10,000 digits, batches of 64, 5 epochs; a smaller last batch is dropped.
const countSteps: number | undefined = undefined;

check('07-count-steps', countSteps);`,
  worked: '5 * Math.floor(10_000 / 64)',
  hints: [
    'Begin with one epoch: how many whole batches of 64 fit into 10,000 digits?',
    'Math.floor drops the rest. Every epoch drops its own.',
  ],
  solution: EPOCHS * Math.floor(IMAGES / BATCH),
  wrongAnswers: [
    {
      answer: Math.floor(IMAGES / BATCH),
      hint: 'That is one epoch.',
    },
    {
      answer: EPOCHS * Math.ceil(IMAGES / BATCH),
      hint: 'You keep the smaller last batch of each epoch. Here it is dropped.',
    },
    {
      answer: (EPOCHS * IMAGES) / BATCH,
      hint: 'A part of a batch is no step. What becomes of the digits that are left over?',
    },
    {
      answer: Math.floor((EPOCHS * IMAGES) / BATCH),
      hint: 'You dropped the rest once, at the very end. It is dropped in every epoch.',
    },
  ],
  otherwise: 'Count the whole batches of one epoch. Then take all epochs.',
});
