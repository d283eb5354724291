/**
 * Twelve years of GANs: what was wrong, and which design mended it. Each with its paper on arXiv; the year is that of the
 * first version there. Notebook 16 shows them as a figure and as references.
 */
import type { TimelineEvent } from '../figures/timeline';

export interface GanYear extends TimelineEvent {
  authors: string;
  title: string;
  arxiv: string;
}

const gan = (entry: Omit<GanYear, 'kind'>): GanYear => ({ ...entry, kind: 'first' });
const other = (entry: Omit<GanYear, 'kind'>): GanYear => ({ ...entry, kind: 'second' });

export const GAN_YEARS: readonly GanYear[] = [
  gan({
    year: 2014,
    name: 'GAN',
    text: 'no likelihood needed: a second network judges; dense layers, small grey pictures',
    authors: 'Ian Goodfellow and others',
    title: 'Generative Adversarial Nets',
    arxiv: '1406.2661',
  }),
  gan({
    year: 2015,
    name: 'DCGAN',
    text: 'trainings fell apart on photographs: convolutions, batch normalisation and five rules',
    authors: 'Alec Radford, Luke Metz and Soumith Chintala',
    title: 'Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks',
    arxiv: '1511.06434',
  }),
  gan({
    year: 2017,
    name: 'WGAN, WGAN-GP',
    text: 'a sure discriminator teaches nothing: a score instead of a probability, and its slope held near 1',
    authors: 'Martin Arjovsky, Soumith Chintala and Léon Bottou',
    title: 'Wasserstein GAN',
    arxiv: '1701.07875',
  }),
  gan({
    year: 2017,
    name: 'Progressive GAN',
    text: 'large pictures were out of reach: train on small ones, then add layers',
    authors: 'Tero Karras and others',
    title: 'Progressive Growing of GANs for Improved Quality, Stability, and Variation',
    arxiv: '1710.10196',
  }),
  gan({
    year: 2018,
    name: 'R1',
    text: 'the players circle and never arrive: a penalty on the slope at real examples brings them home',
    authors: 'Lars Mescheder, Andreas Geiger and Sebastian Nowozin',
    title: 'Which Training Methods for GANs do actually Converge?',
    arxiv: '1801.04406',
  }),
  gan({
    year: 2018,
    name: 'Relativistic GAN',
    text: 'real examples were judged alone: each is now compared with a fake',
    authors: 'Alexia Jolicoeur-Martineau',
    title: 'The relativistic discriminator: a key element missing from standard GAN',
    arxiv: '1807.00734',
  }),
  gan({
    year: 2018,
    name: 'StyleGAN',
    text: 'one latent did everything: styles for each size of detail',
    authors: 'Tero Karras, Samuli Laine and Timo Aila',
    title: 'A Style-Based Generator Architecture for Generative Adversarial Networks',
    arxiv: '1812.04948',
  }),
  gan({
    year: 2019,
    name: 'StyleGAN2',
    text: 'drops of water in every picture: normalisation was their cause, and was taken out of the pictures',
    authors: 'Tero Karras and others',
    title: 'Analyzing and Improving the Image Quality of StyleGAN',
    arxiv: '1912.04958',
  }),
  gan({
    year: 2020,
    name: 'DiffAugment, ADA',
    text: 'few pictures are learned by heart: change all that the discriminator sees',
    authors: 'Shengyu Zhao and others',
    title: 'Differentiable Augmentation for Data-Efficient GAN Training',
    arxiv: '2006.10738',
  }),
  other({
    year: 2020,
    name: 'Diffusion (DDPM)',
    text: 'no opponent, a plain regression; hundreds of network evaluations a picture',
    authors: 'Jonathan Ho, Ajay Jain and Pieter Abbeel',
    title: 'Denoising Diffusion Probabilistic Models',
    arxiv: '2006.11239',
  }),
  other({
    year: 2022,
    name: 'Flow matching',
    text: 'straighter ways from noise to picture: fewer evaluations',
    authors: 'Yaron Lipman and others',
    title: 'Flow Matching for Generative Modeling',
    arxiv: '2210.02747',
  }),
  gan({
    year: 2023,
    name: 'Adversarial distillation',
    text: 'diffusion was slow: a discriminator teaches it to need one to four evaluations',
    authors: 'Axel Sauer and others',
    title: 'Adversarial Diffusion Distillation',
    arxiv: '2311.17042',
  }),
  gan({
    year: 2025,
    name: 'R3GAN',
    text: 'many tricks, little theory: relativistic pairs with R1 and R2, and the tricks are taken out again',
    authors: 'Yiwen Huang and others',
    title: 'The GAN is dead; long live the GAN! A Modern GAN Baseline',
    arxiv: '2501.05441',
  }),
  gan({
    year: 2025,
    name: 'Adversarial flow models (ICML 2026)',
    text: 'a GAN may carry noise to pictures in any way, and drifts: it is told to take short ways, as a flow does',
    authors: 'Shanchuan Lin and others',
    title: 'Adversarial Flow Models',
    arxiv: '2511.22475',
  }),
];
