import { askForFunction } from '../ask';

const sumLayers = (sizes: number[], count: (inputs: number, outputs: number) => number) =>
  sizes.slice(1).reduce((sum, outputs, i) => sum + count(sizes[i]!, outputs), 0);

/** Parameters of a whole dense network. */
export const networkParameters = askForFunction<[sizes: number[]], number>({
  id: '06-network-parameters',
  title: 'How many numbers does a player learn?',
  starter: `/** Weights and biases of dense layers in a row: [10, 64, 64, 2] is our generator. */
function countParameters(sizes: number[]): number {
  return todo();
}

check('06-network-parameters', countParameters);`,
  worked: 'return sizes.slice(1).reduce((sum, outputs, i) => sum + (sizes[i] + 1) * outputs, 0);',
  hints: [
    'A list of 4 sizes describes 3 layers. Which two sizes belong to the first layer?',
    'A layer from a to b numbers has a · b weights and one bias for each output.',
    'Sum (sizes[i] + 1) · sizes[i + 1] over all layers.',
  ],
  cases: () => [[[2, 3]], [[10, 64, 64, 2]], [[2, 64, 64, 1]]],
  solution: (sizes) => sumLayers(sizes, (inputs, outputs) => (inputs + 1) * outputs),
  wrongAnswers: [
    {
      answer: (sizes) => sumLayers(sizes, (inputs, outputs) => inputs * outputs),
      hint: 'These are the weights alone. Each output has a bias, too.',
    },
    {
      answer: (sizes) => sumLayers(sizes, (inputs, outputs) => inputs * outputs + inputs),
      hint: 'A bias is added to an output: count one for each output, not for each input.',
    },
    {
      answer: (sizes) => sizes.reduce((product, size) => product * size, 1),
      hint: 'Layers stand one after the other. Count each layer for itself, and add.',
    },
  ],
});
