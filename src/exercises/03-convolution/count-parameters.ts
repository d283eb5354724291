import { countConvolutionParameters as countByFormula } from '../../arithmetic/channels';
import { askForFunction } from '../ask';

type Arguments = [kernel: number, inputs: number, outputs: number];

/** Trainable numbers of a convolution. */
export const countConvolutionParameters = askForFunction({
  id: '03-count-parameters',
  title: 'How many numbers does a convolution learn?',
  starter: `/** Trainable numbers of a convolution: square kernels, channels in and out, a bias. */
function countParameters(kernel: number, inputs: number, outputs: number): number {
  return todo();
}

check('03-count-parameters', countParameters);`,
  worked: 'return kernel * kernel * inputs * outputs + outputs;',
  hints: [
    'The size of the image does not matter: the same kernel is used everywhere.',
    'Each output channel has a kernel for each input channel.',
    'Add one bias an output channel.',
  ],
  cases: (): Arguments[] => [
    [5, 1, 64],
    [5, 64, 128],
    [3, 2, 4],
  ],
  solution: (kernel, inputs, outputs) => countByFormula({ kernel, inputs, outputs }),
  wrongAnswers: [
    {
      answer: (kernel, _, outputs) => kernel * kernel * outputs + outputs,
      hint: 'Right for one input channel only. Each further one brings kernels of its own.',
    },
    {
      answer: (kernel, inputs, outputs) => kernel * kernel * inputs * outputs,
      hint: 'The kernels are right. The layer has a bias, too.',
    },
    {
      answer: (kernel, inputs, outputs) => kernel * inputs * outputs + outputs,
      hint: 'A square kernel of side 5 has more than 5 weights.',
    },
  ],
});
