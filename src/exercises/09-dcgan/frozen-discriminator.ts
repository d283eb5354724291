import { askForFindings, becauseOf } from '../ask-for-findings';

export interface Findings {
  first: number;
  last: number;
  because: string;
}

const HINTS = {
  start:
    'The first loss should be near log 2 = 0.69: take fresh networks with build(), and the loss of the generator.',
  level:
    'It hardly fell. Does the discriminator still learn? Leave out its optimiser’s line, and take 60 steps.',
  a: 'Draw the images with generateImages: do you see digits? This discriminator has never seen one.',
  c: 'Its weights are the same before and after: nothing that it had could be forgotten. Who moved?',
};

/** A generator against a discriminator that does not learn: what a falling loss is worth. */
export const frozenDiscriminator = askForFindings<Findings>({
  id: '09-frozen-discriminator',
  title: 'A discriminator that never answers',
  starter: `// first, last: the generator's loss in the first and in the 60th step. because:
// 'a': The images become like digits.
// 'b': The generator finds whatever this one discriminator calls real.
// 'c': The discriminator forgets what it knew.
const alone: { first: number; last: number; because: string } | undefined = undefined;

check('09-frozen-discriminator', alone);`,
  worked: `{
  first: 0.69, // with seed 1, and latents from pupil.latents
  last: 0.32,
  because: 'b', // the images are one grey pattern, less and less varied
}`,
  hints: [
    'Copy the cell of `step`, call it `stepAlone`, and delete the line with `discriminatorOptimizer`.',
    'In a loop of 60: `const z = tf.tensor2d(player.latents.normals(1600), [16, 100])`, then `stepAlone(player, someReal, z)`, and keep its `generator`.',
    'Then show `generateImages(player.generator, latents)`. What did the generator learn, and from whom?',
  ],
  solution: { first: 0.69, last: 0.32, because: 'b' },
  claims: [
    { holds: ({ first }) => Math.abs(first - Math.log(2)) < 0.25, hint: HINTS.start },
    { holds: ({ first, last }) => last > 0 && last < 0.85 * first, hint: HINTS.level },
    ...becauseOf<Findings>('b', { a: HINTS.a, c: HINTS.c }),
  ],
  message:
    'The loss fell by more than a seventh, and the images are no digits: a loss is worth what its judge is worth.',
  wrongAnswers: [
    { answer: { first: 1.39, last: 0.9, because: 'b' }, hint: HINTS.start },
    { answer: { first: 0.69, last: 0.72, because: 'b' }, hint: HINTS.level },
    { answer: { first: 0.7, last: 0.3, because: 'a' }, hint: HINTS.a },
    { answer: { first: 0.7, last: 0.3, because: 'c' }, hint: HINTS.c },
  ],
});
