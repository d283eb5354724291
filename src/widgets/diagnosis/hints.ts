/** What a wrong diagnosis is told, by the exercise's check and by the widget: where to look, never what the run has. */
import type { Cure, Sickness } from './patients';

type Hints<Key extends string> = Readonly<Record<Sickness, Readonly<Partial<Record<Key, string>>>>>;

/** By what the run has, then by what the student says. */
export const SICKNESS_HINTS: Hints<Sickness> = {
  healthy: {
    'vanishing gradient': 'look at the gradient of G: is it ever below 10 to the power −3?',
    instability: 'look at the loss of G after step 200, and compare it with that of the other runs.',
    'mode collapse': 'count the circles that have dots.',
    'total collapse': 'look at the points: at how many places do they lie?',
  },
  'vanishing gradient': {
    healthy: 'look at D(x) and D(G(z)). Is a discriminator that is never in doubt a good opponent?',
    instability: 'look at both losses after step 50. Does anything jump?',
    'mode collapse': 'no circle has a dot. Look at the gradient of G from the first step on.',
    'total collapse':
      'the points are alike, but they began so and never moved. Look at D(G(z)), and at the gradient of G.',
  },
  instability: {
    healthy: 'look at the loss of G after step 100: how far does it jump from one entry to the next?',
    'vanishing gradient': 'look at the gradient of G: is it small?',
    'mode collapse': 'points are missing, yes. But look at the loss of G first: does it stay anywhere?',
    'total collapse':
      'the points lie along a line, not at one place. Now look at the loss of G after step 100.',
  },
  'mode collapse': {
    healthy: 'count the circles that have dots. The data have eight.',
    'vanishing gradient': 'look at the gradient of G: it is as large as in a healthy run.',
    instability: 'look at the loss of G after step 300: is there a jump up to the edge of the panel?',
    'total collapse': 'look at the points: do they all lie at one place, or along a part of the ring?',
  },
  'total collapse': {
    healthy: 'look at the points: how many places of the ring do they reach?',
    'vanishing gradient': 'look at D(G(z)) after step 200: is the discriminator sure?',
    instability: 'it did jump at first. Look at the losses after step 200.',
    'mode collapse':
      'some circles would have dots, each a heap of its own. How large is this heap beside one circle?',
  },
};

/** By what the run has, then by the cure that the student says. */
export const CURE_HINTS: Hints<Cure> = {
  healthy: {
    'other loss': 'you say that it is well. What would you mend?',
    'smaller rates': 'you say that it is well. Smaller rates would make it slower.',
    'weaker discriminator': 'you say that it is well. D(x) and D(G(z)) are near one half: why weaken D?',
    'stronger discriminator': 'you say that it is well. What would you mend?',
  },
  'vanishing gradient': {
    nothing: 'look at the gradient of G from the first step to the last: will waiting help?',
    'smaller rates': 'a tiny gradient times a smaller rate moves even less.',
    'weaker discriminator':
      'that may help the next run, but there is something that helps against this very discriminator. Which curve is flat where D says 0?',
    'stronger discriminator': 'D is sure of everything. Look at D(G(z)): can it be stronger?',
  },
  instability: {
    nothing: 'look at the last hundred steps: does the loss of G calm down?',
    'other loss': 'the slope is not lost: look at the gradient of G. What makes a step too long?',
    'weaker discriminator': 'both players jump. What do both have?',
    'stronger discriminator': 'D(x) is mostly above D(G(z)) already. What makes the steps of both too long?',
  },
  'mode collapse': {
    nothing: 'look at the loss of D and at D(x): will D let the generator come up by itself?',
    'other loss': 'the gradient of G is fine as it is. Who of the two is ahead? Look at D(x) and D(G(z)).',
    'smaller rates': 'that slows both, and the distance between them stays. Look at D(x) and D(G(z)).',
    'stronger discriminator': 'look at D(x) and D(G(z)): who is ahead already?',
  },
  'total collapse': {
    nothing: 'look at the last 300 steps: do the curves go anywhere?',
    'other loss':
      'look at D(x) and D(G(z)): both are near one half for a heap of points at one place. Who fails here?',
    'smaller rates': 'for both? Look at D(x) and D(G(z)): D sees hardly any difference as it is.',
    'weaker discriminator': 'look at D(x) and D(G(z)) after step 200: does D know this heap from the ring?',
  },
};

/** Where to look in the run of a letter for who says what it does not have; undefined for what it has. */
export function judgeSickness(letter: string, truth: Sickness, said: Sickness): string | undefined {
  return said === truth ? undefined : `Run ${letter}: ${SICKNESS_HINTS[truth][said]}`;
}
