import { countConvolutionParameters } from '../../arithmetic/channels';
import { askForValue } from '../ask';

const WEIGHTS = countConvolutionParameters({ kernel: 4, inputs: 100, outputs: 1024, bias: false });

/** The first layer of the paper's own generator, which lays the latent out without a dense layer. */
export const firstLayer = askForValue<number>({
  id: '10-first-layer',
  title: 'A latent is a picture of one pixel',
  starter: `// The paper's own first layer: 1 × 1 × 100 → 4 × 4 × 1024, kernel 4, no padding, no bias.
const firstWeights: number | undefined = undefined;

check('10-first-layer', firstWeights);`,
  worked: '4 * 4 * 100 * 1024',
  hints: [
    'The picture has one pixel with 100 channels, and the stamp is 4 × 4.',
    'There is a stamp for each pair of an input channel and an output channel.',
    'A dense layer from 100 numbers to 4 · 4 · 1024 has as many.',
  ],
  solution: WEIGHTS,
  wrongAnswers: [
    { answer: WEIGHTS + 1024, hint: 'Look again: has this layer a bias?' },
    {
      answer: WEIGHTS / 100,
      hint: 'Those are the numbers that come out. How many weights make each of them?',
    },
    { answer: WEIGHTS / 16, hint: 'One weight for each pair of channels: that would be a kernel of 1 × 1.' },
    { answer: WEIGHTS / 2, hint: "That is PyTorch's first layer, with 512 channels. The paper's has 1024." },
  ],
  otherwise: 'Height × width of the kernel, times input channels, times output channels.',
});
