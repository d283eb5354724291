/** What to read on failures and measures. */

import type { SlideFigure } from '../../../src/slides/lecture';
import { listPapers, type Reference } from '../reading';

/** Deck 004, L187-190, names three of them: implicit models, From GAN to WGAN, Progressive GAN. */
const PAPERS: readonly Reference[] = [
  {
    year: 2016,
    authors: 'Tim Salimans et al.',
    title: 'Improved techniques for training',
    arxiv: '1606.03498',
  },
  {
    year: 2016,
    authors: 'Shakir Mohamed et al.',
    title: 'Implicit generative models',
    arxiv: '1610.03483',
  },
  { year: 2017, authors: 'Martin Heusel et al.', title: 'Two time scales; the FID', arxiv: '1706.08500' },
  { year: 2018, authors: 'Tero Karras et al.', title: 'Progressive growing of GANs', arxiv: '1710.10196' },
  {
    year: 2018,
    authors: 'Lars Mescheder et al.',
    title: 'Which training methods converge?',
    arxiv: '1801.04406',
  },
  { year: 2019, authors: 'Lilian Weng', title: 'From GAN to WGAN', arxiv: '1904.08994' },
  {
    year: 2019,
    authors: 'T. Kynkäänniemi et al.',
    title: 'Improved precision and recall',
    arxiv: '1904.06991',
  },
  { year: 2020, authors: 'Casey Meehan et al.', title: 'A test to detect data-copying', arxiv: '2004.05675' },
];

export const listReferences = (): SlideFigure => listPapers(PAPERS, 'Eight papers with links.');
