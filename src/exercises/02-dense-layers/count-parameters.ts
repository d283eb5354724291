import { countDenseParameters } from '../../arithmetic/dense';
import { askForFunction } from '../ask';

/** Trainable numbers of a dense layer: the deck's 5 → 7, and any other. */
export const countParameters = askForFunction({
  id: '02-count-parameters',
  title: 'How many numbers does a dense layer learn?',
  starter: `/** Trainable numbers of a dense layer: its weights and its biases. */
function countParameters(inputs: number, outputs: number): number {
  return todo();
}

check('02-count-parameters', countParameters);`,
  worked: 'return inputs * outputs + outputs; // a weight for each pair, a bias for each output',
  hints: [
    'Count the lines of the drawing first: every input is joined to every output.',
    'Then the biases: what is a bias added to, an input or an output?',
    'inputs · outputs weights, and one bias an output.',
  ],
  cases: (): [number, number][] => [
    [1, 1],
    [5, 7],
    [100, 256],
    [3, 1],
  ],
  solution: (inputs, outputs) => countDenseParameters({ inputs, outputs }),
  wrongAnswers: [
    {
      answer: (inputs, outputs) => inputs * outputs,
      hint: 'The weights are right. What else does the layer learn?',
    },
    {
      answer: (inputs, outputs) => inputs * outputs + inputs,
      hint: 'You have a bias for each input, as the lecture’s list has. Which of the two is a bias added to?',
    },
    {
      answer: (inputs, outputs) => inputs * outputs + 1,
      hint: 'You have one bias for the whole layer. Do all outputs share it?',
    },
  ],
});
