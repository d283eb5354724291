/** Why a diagnosis is right: the signs in the picture, and what was measured to help. */
import { CURE_OF, type Sickness } from './patients';

const SIGNS: Readonly<Record<Sickness, string>> = {
  healthy: 'All circles have dots, the losses stay calm, and D is in doubt of both kinds.',
  'vanishing gradient':
    'D is never in doubt: D(x) stays at 1, D(G(z)) at 0. The gradient of G is tiny from the first step on, so the points hardly move.',
  instability:
    'The loss of G jumps up and down until the end. Its gradient is not small: the steps of both players are too long.',
  'mode collapse':
    'Some circles have dots, others none. No loss jumps to the edge of its panel, and D(x) stays above D(G(z)): D is ahead.',
  'total collapse':
    'All dots lie in one small heap. D says nearly the same of both kinds: it does not know the heap from the ring.',
};

/** The signs of what a run has, and its cure. */
export function giveReason(sickness: Sickness): string {
  const cure = CURE_OF[sickness];
  const name = cure === 'other loss' ? 'the other loss, −log D' : cure;
  return `${SIGNS[sickness]} ${cure === 'nothing' ? 'Nothing needs a change.' : `What helps: ${name}.`}`;
}
