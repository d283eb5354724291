/** All experiments that the harness runs. What one needs is loaded when it runs, so that a list costs nothing. */
import type { Experiment } from './harness';

export interface ListedExperiment {
  /** What it shows, and how long it takes on two cores. */
  summary: string;
  load(): Experiment;
  /** True while it has no results yet: ready to be run, and shown nowhere. */
  awaitsRun?: true;
}

const load = (path: string) => () => {
  const { experiment } = require(path) as { experiment: Experiment };
  return experiment;
};

export const EXPERIMENTS: Readonly<Record<string, ListedExperiment>> = {
  'ac-gan': {
    summary:
      'digits that AC-GAN was asked for, read by the classifier, over three seeds (five minutes; notebook 13)',
    load: load('./ac-gan/measure'),
  },
  applications: {
    summary:
      'digits made small, half hidden, or rained on, and mended three ways over three seeds (twelve minutes; notebook 14)',
    load: load('./applications/measure'),
  },
  'applications/cycle': {
    summary:
      'digits ↔ outlines without pairs, with the cycle and without it, over three seeds (six minutes; notebook 14)',
    load: load('./applications/cycle'),
  },
  'applications/faces': {
    summary: 'faces from five attributes, over three seeds, beside chance (five minutes; notebook 14)',
    load: load('./applications/faces'),
  },
  'applications/pictures': {
    summary: 'what the shipped networks of applications answer (seconds; lectures 1 and 6)',
    load: load('./applications/pictures'),
  },
  'applications/text': {
    summary:
      'sentences that ask for a painted digit, over three seeds, on requests that no training saw (five minutes; notebook 14)',
    load: load('./applications/text'),
  },
  'batch-norm-trap': {
    summary: 'one latent alone and in company, training and not (seconds; notebook 09)',
    load: load('./batch-norm-trap/draw'),
  },
  'best-of': {
    summary:
      'digits of which a discriminator chose the best of n, two discriminators, three seeds of the latents (20 minutes; notebook 10)',
    load: load('./best-of/measure'),
  },
  cheats: {
    summary: 'five cheats and the shipped generators by eight measures (some minutes; lecture 5)',
    load: load('./cheats/measure'),
  },
  'critic-gap': {
    summary:
      "the critic's gap while a GAN trains on 300 and on 9,000 digits, over three seeds (some minutes; notebook 12)",
    load: load('./critic-gap/measure'),
  },
  critics: {
    summary:
      "the case study's discriminator with and without a hidden layer, over three seeds (half an hour; notebook 10)",
    load: load('./critics/measure'),
  },
  'dcgan-rules': {
    summary:
      "the DCGAN paper's rules switched one by one over three seeds (20 minutes; notebook 10, lecture 4)",
    load: load('./dcgan-rules/seeds'),
  },
  'distance-bias': {
    summary: 'the Fréchet distance of real and drawn digits over their number (a minute; lecture 5)',
    load: load('./distance-bias/measure'),
  },
  'domain-adaptation': {
    summary:
      'digits → textured digits: source only, DANN, trained on target, over five seeds (half an hour; notebook 15)',
    load: load('./domain-adaptation/measure'),
  },
  'face-attributes': {
    summary:
      'the network that reads glasses, smile, hat … in faces, trained and shipped (a minute; notebook 13)',
    load: load('./face-attributes/train'),
  },
  'failures/pairs': {
    summary: 'GANs on a ring, sick and cured, with one seed (a minute; notebook 11, lecture 5)',
    load: load('./failures/pairs'),
  },
  'failures/advice': {
    summary:
      "each piece of the health monitor's advice beside a training that needs it, over five seeds (ten minutes; notebook 11)",
    load: load('./failures/advice'),
  },
  'failures/patients': {
    summary: "the eight runs of notebook 11's diagnosis game (half a minute)",
    load: load('./failures/patients'),
  },
  'failures/seeds': {
    summary:
      'problems provoked and cured on a ring over five seeds, and what the monitor says (a minute; notebook 11)',
    load: load('./failures/seeds'),
  },
  'face-designs': {
    summary:
      'three DCGANs beside each other on drawn faces, with two settings of the rates, over three seeds (six minutes; notebook 10)',
    load: load('./face-designs/measure'),
  },
  families: {
    summary:
      'four families of generative models on the same small digits over three seeds (ten minutes; notebook 01)',
    load: load('./families/measure'),
  },
  'first-gan/film': {
    summary: "notebook 06's training at 41 moments (a minute; lecture 3)",
    load: load('./first-gan/film'),
  },
  'first-gan/seeds': {
    summary: "notebook 06's training over ten seeds (ten minutes)",
    load: load('./first-gan/seeds'),
  },
  'first-gan/story': {
    summary: "the counterfeiter's story as a training (20 seconds; lecture 1)",
    load: load('./first-gan/story'),
  },
  'first-gan/trials': {
    summary: 'changes of notebook 06 over five seeds (ten minutes)',
    load: load('./first-gan/trials'),
  },
  gradients: {
    summary:
      "the gradients of a step beside PyTorch's: each loss and penalty on each engine (seconds; notebook 16)",
    load: load('./gradients/measure'),
  },
  health: {
    summary: 'sound and sick trainings, and what the monitor says of them (five minutes)',
    load: load('./health/measure'),
  },
  'info-gan': {
    summary: "InfoGAN's codes beside the digits, over three seeds (seven minutes; notebook 13)",
    load: load('./info-gan/measure'),
  },
  'latent-walk': {
    summary: 'walks between latents of the shipped DCGAN, and fakes (a minute; lectures 5 and 6)',
    load: load('./latent-walk/walk'),
  },
  'modern-gan/flow': {
    summary:
      "two GANs, flow matching and a pixel model on notebook 06's parabola after equal times, over three seeds (three minutes; notebook 16)",
    load: load('./modern-gan/race-seeds'),
  },
  'modern-gan/gamma': {
    summary:
      'relativistic pairing on a ring with five strengths of R1 and R2, two paces, three seeds (four minutes; notebook 16)',
    load: load('./modern-gan/sweep-gamma'),
  },
  resume: {
    summary: 'a training that is stopped and resumed, beside one that is not (a minute; lecture 4)',
    load: load('./resume/measure'),
  },
  'small-data': {
    summary:
      '300, 1,000 and 10,000 digits with and without augmentation over three seeds (a quarter of an hour; notebook 16)',
    load: load('./small-data/measure'),
  },
  'stacked-digits': {
    summary:
      'three digits as channels, 1,000 modes: five games over three seeds (up to an hour; notebook 16)',
    load: load('./stacked-digits/measure'),
  },
};

/** @throws RangeError with all names if there is none of that name. */
export function findExperiment(name: string): Experiment {
  const found = Object.hasOwn(EXPERIMENTS, name) ? EXPERIMENTS[name] : undefined;
  if (!found)
    throw new RangeError(`There is no experiment "${name}". Known: ${Object.keys(EXPERIMENTS).join(', ')}.`);
  return found.load();
}
