import { askForValue } from '../ask';

/** What a batch comes out as. */
export const batchShape = askForValue<number[]>({
  id: '02-batch-shape',
  title: 'A batch through a layer',
  starter: `// 256 examples of 5 numbers go through a dense layer with 7 outputs.
// What is the shape of the result, [rows, columns]?
const batchShape: number[] | undefined = undefined;

check('02-batch-shape', batchShape);`,
  worked: '[256, 7]',
  hints: [
    'Each example is a row and goes through the layer on its own.',
    'As many rows come out as went in. How many numbers does each have?',
  ],
  solution: [256, 7],
  wrongAnswers: [
    { answer: [7, 256], hint: 'The two numbers are right. Is an example a row or a column of the batch?' },
    { answer: [256, 5], hint: 'That is the shape that goes in. How many outputs does the layer have?' },
    { answer: [5, 7], hint: 'That is the shape of the weights. The batch has 256 examples.' },
  ],
  otherwise: 'Write it as [rows, columns]: how many examples come out, and how many numbers has each?',
});
