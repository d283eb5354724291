/** The course's words, and the notebook's cell that first defines each: for the site's list of words, and for the test that none is used before. */
import { definitions } from './word-definitions';

export interface Word {
  word: string;
  /** Notebook and cell that define it, in bold. */
  notebook: string;
  cell: string;
  /** What counts as a use; the word itself, with any ending, when left out. */
  uses?: RegExp;
  /** What it is, in one sentence, where the notebook's own does not stand alone. */
  definition?: string;
}

const define = (notebook: string, words: Record<string, [cell: string, uses?: RegExp]>): Word[] =>
  Object.entries(words).map(([word, [cell, uses]]) => {
    return { word, notebook, cell, uses, definition: definitions[word] };
  });

export const words: readonly Word[] = [
  ...define('00-start-here', {
    notebook: ['text-02'],
    generator: ['text-gan'],
    latent: ['text-gan'],
    discriminator: ['text-gan'],
    'generative adversarial network': ['text-gan', /generative adversarial|\bGANs?\b/i],
    sensitivity: ['text-critic'],
    specificity: ['text-critic'],
    seed: ['text-settings', /\bseeds?\b/i],
    profile: ['text-settings'],
  }),
  ...define('01-generative-models', {
    'unsupervised learning': ['text-suits'],
    clustering: ['text-groups'],
    'k-means': ['text-groups'],
    'principal component': ['text-groups-end'],
    distribution: ['text-density'],
    density: ['text-density', /\b(density|densities)\b/i],
    'discriminative model': ['text-two-models'],
    'generative model': ['text-two-models'],
    autoregressive: ['text-alone-2'],
  }),
  ...define('02-dense-layers', {
    bias: ['text-04', /\bbias(es)?\b/i],
    weight: ['text-04'],
    transpose: ['text-12', /\btranspose\b/i],
    tensor: ['text-19', /\btensors?\b/i],
    batch: ['text-23', /\bbatch(es)?\b/i],
    activation: ['text-31'],
    nonlinear: ['text-31', /nonlinear/i],
    loss: ['text-36', /\bloss(es)?\b/i],
    slope: ['text-36', /\bslopes?\b/i],
    'with respect to': ['text-36'],
    derivative: ['text-36'],
    gradient: ['text-36', /\bgradients?\b/i],
    'chain rule': ['text-44'],
    backpropagation: ['text-44', /backprop/i],
    'learning rate': ['text-48'],
    'gradient descent': ['text-48'],
    hidden: ['text-train', /\bhidden\b/i],
    convex: ['text-60'],
  }),
  ...define('03-convolution', {
    kernel: ['text-03', /\bkernels?\b/i],
    channel: ['text-17'],
    'cross-correlation': ['text-21'],
    padding: ['text-26'],
    stride: ['text-30', /\bstrides?\b/i],
    dilation: ['text-30'],
    sparse: ['text-40'],
    'case study': ['text-48'],
    dropout: ['text-dropout'],
    'receptive field': ['text-dropout'],
  }),
  ...define('04-transposed-convolution', {
    stamp: ['text-03'],
    'fractionally strided': ['text-21'],
    'output padding': ['text-31'],
    'resize-convolution': ['text-41'],
    'phase noise': ['text-two-effects'],
    'batch normalisation': ['text-45', /batch norm/i],
  }),
  ...define('05-losses-and-the-game', {
    logit: ['text-03'],
    'cross entropy': ['text-05'],
    label: ['text-11', /\blabels?\b/i],
    expectation: ['text-17'],
    minimax: ['text-17'],
    'Kullback-Leibler': ['text-33'],
    'Jensen-Shannon': ['text-33'],
    saturates: ['text-45', /\bsaturat/i],
    'non-saturating': ['text-45'],
    'in turn': ['text-51'],
    'gradient penalty': ['text-51'],
    critic: ['text-55', /(?<!art )\bcritics?\b/i],
    clipped: ['text-65', /\bclip/i],
  }),
  ...define('06-first-gan', {
    standardise: ['text-05'],
    epoch: ['text-42', /\bepochs?\b/i],
    RMSprop: ['text-42'],
    'running mean': ['text-42'],
    momentum: ['text-63'],
  }),
  ...define('08-standard-gan', {
    Adam: ['text-09', /\bAdam\b/],
    detach: ['text-27'],
    epsilon: ['text-38'],
    classifier: ['text-38'],
    'Fréchet distance': ['text-38'],
    speckle: ['text-54'],
  }),
  ...define('09-dcgan', {
    'mode collapse': ['text-33'],
    'sliced Wasserstein': ['text-33'],
  }),
  ...define('10-dcgan-design', {
    pooling: ['text-rules', /\bpooling\b/i],
    'initial weights': ['text-spread', /initial weights/i],
    'standard error': ['text-significant'],
    significant: ['text-significant', /(?<!most )\bsignificant/i],
    thumbnail: ['text-three-faces'],
    spectrum: ['text-board', /\bspectr(um|a)\b/i],
    memorised: ['text-all-generators', /\bmemorised\b/i],
  }),
  ...define('11-when-training-fails', {
    mode: ['text-five', /\bmodes\b(?! collapse)/i],
    'health monitor': ['text-monitor', /health monitor/i],
    eigenvalue: ['text-penalty', /eigenvalue/i],
    'total collapse': ['text-collapse-2', /total collapse/i],
    packing: ['text-total-2', /\bpacking\b/i],
    'false alarm': ['text-total-2', /false alarm/i],
  }),
  ...define('12-evaluation', {
    'held-out': ['text-judge', /held[- ]out/i],
    'classifier score': ['text-score'],
    covariance: ['text-frechet-2d'],
    FID: ['text-frechet-features', /\bFID\b/],
    'kernel distance': ['text-kid'],
    precision: ['text-balls-2', /\bprecision\b/i],
    recall: ['text-balls-2', /\brecall\b/i],
    coverage: ['text-balls-2', /\bcoverage\b/i],
  }),
  ...define('13-latent-space', {
    shell: ['text-length-2', /\bshells?\b/i],
    'linear interpolation': ['text-ways', /\blerp\b|linear interpolation/i],
    'spherical interpolation': ['text-ways', /\bslerp\b|spherical interpolation/i],
    encoding: ['text-encode', /\bencod(e|ing)\b/i],
    'conditional GAN': ['text-conditional', /conditional GAN/i],
    'one-hot': ['text-conditional'],
    alignment: ['text-alignment', /\balignment\b/i],
    'truncation trick': ['text-halfway-2'],
    InfoGAN: ['text-info'],
    'mutual information': ['text-info'],
    purity: ['text-purity', /\bpurity\b/i],
  }),
  ...define('14-applications', {
    'image-to-image translation': ['text-pairs', /image-to-image/i],
    'super-resolution': ['text-pairs', /super-resolution/i],
    'peak signal-to-noise ratio': ['text-measure', /signal-to-noise|\bPSNR\b/i],
    bicubic: ['text-bicubic', /bicubic/i],
    'class kept': ['text-bicubic-2', /class kept/i],
    'L2 loss': ['text-l2', /\bL2\b/],
    pix2pix: ['text-game', /pix2pix/i],
    completion: ['text-others', /\binpainting\b/i],
    'de-raining': ['text-others', /de-raining/i],
    CycleGAN: ['text-unpaired', /CycleGAN/i],
    'cycle consistency': ['text-unpaired', /cycle consistency/i],
    'bag of words': ['text-request', /bag of words/i],
    StackGAN: ['text-request-3', /StackGAN/i],
  }),
  ...define('15-transfer-learning', {
    'transfer learning': ['text-domain', /transfer learning/i],
    'feature extraction': ['text-ways', /feature extraction/i],
    'fine-tuning': ['text-ways', /fine-tun(e|ing)/i],
    DANN: ['text-reversal', /\bDANN\b/],
    'gradient reversal': ['text-reversal', /gradient reversal/i],
    'semi-supervised learning': ['text-hurts-2', /semi-supervised/i],
  }),
  ...define('16-modern-gan', {
    relativistic: ['text-pairs'],
    augmentation: ['text-few'],
    ADA: ['text-adaptive', /\bADA\b/],
    'stacked digits': ['text-stacked'],
    'flow matching': ['text-flow'],
    'network evaluation': ['text-flow-2'],
  }),
  ...define('17-capstone', {
    rubric: ['text-rubric'],
  }),
];
