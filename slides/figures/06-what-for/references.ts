/** What to read, and whose slides the course grew out of: lists with links. */

import { escapeMarkup } from '../../../src/drawing/markup';
import { sourceDecks } from '../../../src/notebook/source-decks';
import type { SlideFigure } from '../../../src/slides/lecture';
import { listPapers, type Reference, writeTable } from '../reading';

/** The references of deck 001, L222-231, by their years. */
const REFERENCES: readonly Reference[] = [
  { year: 2014, authors: 'Ian Goodfellow et al.', title: 'Generative adversarial nets', arxiv: '1406.2661' },
  {
    year: 2015,
    authors: 'Alec Radford et al.',
    title: 'Representation learning with DCGANs',
    arxiv: '1511.06434',
  },
  {
    year: 2017,
    authors: 'Christian Ledig et al.',
    title: 'Photo-realistic single image super-resolution',
    arxiv: '1609.04802',
  },
  { year: 2017, authors: 'Yijun Li et al.', title: 'Generative face completion', arxiv: '1704.05838' },
  {
    year: 2017,
    authors: 'Han Zhang et al.',
    title: 'StackGAN: text to photo-realistic images',
    arxiv: '1612.03242',
  },
  {
    year: 2019,
    authors: 'Tero Karras et al.',
    title: 'A style-based generator architecture',
    arxiv: '1812.04948',
  },
  {
    year: 2019,
    authors: 'He Zhang et al.',
    title: 'Image de-raining using a conditional GAN',
    arxiv: '1701.05957',
  },
  {
    year: 2020,
    authors: 'Yizhi Wang et al.',
    title: 'Attribute2Font: creating fonts you want',
    arxiv: '2005.07865',
  },
];

export const listReferences = (): SlideFigure => listPapers(REFERENCES, 'Eight papers with links.');

export function listSourceDecks(): SlideFigure {
  const rows = Object.values(sourceDecks).map(({ author, title, institution, year }) => [
    `<strong>${escapeMarkup(author)}</strong>`,
    escapeMarkup(title),
    escapeMarkup([institution, year].filter(Boolean).join(', ')),
  ]);
  return { markup: writeTable(rows), label: 'Five decks: author, title, institution.', isText: true };
}
