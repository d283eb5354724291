/**
 * The five lecture decks that the course grew out of, as a reader who has none of them may know them. Code and tests
 * name a deck by three digits; prose, boxes and slides use the names here.
 */

export type DeckId = '000' | '001' | '002' | '003' | '004';

export interface SourceDeck {
  title: string;
  /** Person, or the class where the deck names none. */
  author: string;
  institution: string;
  /** Undefined where the deck has no date. */
  year: number | undefined;
  /** For running text: "the slides of …". */
  short: string;
}

export const sourceDecks: Record<DeckId, SourceDeck> = {
  '000': {
    title: 'Learn from competition: Introduction to Generative Adversarial Network (GAN)',
    author: 'Weiguang Guan',
    institution: 'SHARCNET / Compute Canada',
    year: undefined,
    short: 'Guan’s slides',
  },
  '001': {
    title: 'Generative Adversarial Networks',
    author: 'CS590 class',
    institution: 'Indian Institute of Technology Guwahati',
    year: undefined,
    short: 'the CS590 slides',
  },
  '002': {
    title: 'Generative Adversarial Network (CS-EJ3311, Deep Learning with Python)',
    author: 'Shamsi Abdurakhmanova',
    institution: 'Aalto University and FiTech',
    year: 2022,
    short: 'Abdurakhmanova’s slides',
  },
  '003': {
    title: 'Generative Adversarial Networks',
    author: 'Quang-Vinh Dinh',
    institution: '',
    year: undefined,
    short: 'Dinh’s slides',
  },
  '004': {
    title: 'Generative Adversarial Network',
    author: 'Jeremiah Fadugba',
    institution: 'Quantum Leap Africa, AIMS Rwanda',
    year: 2018,
    short: 'Fadugba’s slides',
  },
};

/** Who wrote a deck and where, for a heading: "Jeremiah Fadugba, Quantum Leap Africa, AIMS Rwanda". */
export function nameAuthor(id: DeckId): string {
  const { author, institution } = sourceDecks[id];
  return institution ? `${author}, ${institution}` : author;
}
