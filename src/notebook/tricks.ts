/**
 * The list of tricks that deck 001 (L185) points at, and what the course has of each.
 * Source: S. Chintala, E. Denton, M. Arjovsky, M. Mathieu, "How to Train a GAN? Tips and tricks to make GANs work",
 * github.com/soumith/ganhacks. In their order, in our words.
 */
export interface Trick {
  name: string;
  /** What it is for. */
  purpose: string;
  /** Numbers of the notebooks that measure what it does, with and without; none where nobody here has. */
  measured?: readonly string[];
  /** What was measured, where it is not the whole trick. */
  part?: string;
  /** The option of `npm run train` that turns it on. */
  option?: string;
}

export const TRICKS: readonly Trick[] = [
  { name: 'images from −1 to 1, tanh', purpose: 'both kinds in one range', measured: ['10'], part: 'tanh' },
  {
    name: '−log D',
    purpose: 'a gradient for a generator that loses',
    measured: ['05', '11'],
    option: '--loss',
  },
  {
    name: 'latents from the bell curve',
    purpose: 'latents as in training',
    measured: ['13'],
    part: 'their length',
  },
  { name: 'real and fake in two batches', purpose: 'batch normalisation sees one kind' },
  { name: 'leaky ReLU, strides', purpose: 'a gradient everywhere', measured: ['10', '11'] },
  {
    name: 'soft labels',
    purpose: 'a discriminator that is less sure',
    measured: ['11'],
    part: 'less sure, no cure',
    option: '--smoothing',
  },
  { name: 'DCGAN', purpose: 'a network that is known to work', measured: ['10'] },
  { name: 'old fakes shown again', purpose: 'a discriminator that does not forget' },
  { name: 'Adam', purpose: 'steps of even length' },
  { name: 'losses and gradients watched', purpose: 'failures seen early', measured: ['11'] },
  { name: 'no schedule by the losses', purpose: 'it is hard to find one' },
  { name: 'labels, if there are any', purpose: 'more to learn from' },
  { name: 'noise on what D sees, fading', purpose: 'real and fake overlap', option: '--noise' },
  {
    name: 'more steps for D, sometimes',
    purpose: 'a better judge',
    measured: ['06', '11'],
    part: 'worse, or no cure',
    option: '--k',
  },
  {
    name: 'D sees a whole batch',
    purpose: 'collapse can be seen',
    part: 'its relative, packing',
    option: '--pack',
  },
  { name: 'classes as channels', purpose: 'digits on request' },
  { name: 'dropout in G', purpose: 'noise inside' },
];

/** Where the course measures it, or `no`. */
export const whereMeasured = ({ measured }: Trick) => measured?.join(', ') ?? 'no';
