/** What the health monitor advises, piece by piece, and whether the course has measured that it helps. */
import type { Complaint } from '../training/health';

export interface Advice {
  complaint: Complaint;
  /** As the monitor's sentence has it. */
  words: string;
  /** What was measured, over seeds, and in which notebook; left out where nobody here has. */
  measured?: string;
}

export const ADVICE: readonly Advice[] = [
  {
    complaint: 'discriminator always wins',
    words: 'a smaller learning rate for the discriminator',
  },
  { complaint: 'discriminator always wins', words: 'more dropout in it' },
  { complaint: 'discriminator always wins', words: 'smoothed labels' },
  {
    complaint: 'unstable losses',
    words: 'smaller learning rates for both',
    measured: '11: the loss swings less, more modes',
  },
  {
    complaint: 'unstable losses',
    words: 'a gradient penalty (R1)',
    measured: '16, with R2: the fakes stay nearer, few modes',
  },
  { complaint: 'exploding gradients', words: 'a smaller learning rate' },
  { complaint: 'exploding gradients', words: 'batch normalisation' },
  {
    complaint: 'vanishing gradients',
    words: 'the non-saturating loss',
    measured: '11: a gradient, and modes',
  },
  { complaint: 'vanishing gradients', words: 'leaky ReLUs' },
  { complaint: 'vanishing gradients', words: 'a weaker discriminator' },
  { complaint: 'collapse', words: 'a smaller learning rate for it' },
  { complaint: 'collapse', words: 'more discriminator steps' },
  { complaint: 'collapse', words: 'another seed' },
];
