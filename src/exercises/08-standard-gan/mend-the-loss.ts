import { askForFunction } from '../ask';

type Arguments = [dReal: number, dFake: number];

/** ERR-15: the formula with one label for two images, as it should be. */
export const mendTheLoss = askForFunction<Arguments, number>({
  id: '08-mend-the-loss',
  title: 'Mend the formula',
  starter: `/** The halved loss of one real image and one fake, of the probabilities D(x) and D(G(z)). */
function halvedLoss(dReal: number, dFake: number): number {
  return todo();
}

check('08-mend-the-loss', halvedLoss);`,
  worked: 'return -(Math.log(dReal) + Math.log(1 - dFake)) / 2;',
  hints: [
    'Which label has x? Which has G(z)? Put each into a cross entropy of its own.',
    'For a real image only −log D(x) is left, for a fake only −log(1 − D(G(z))).',
    'The listing adds both and divides by 2.',
  ],
  cases: (): Arguments[] => [
    [0.5, 0.5],
    [0.9, 0.2],
    [0.3, 0.6],
  ],
  solution: (dReal, dFake) => -(Math.log(dReal) + Math.log(1 - dFake)) / 2,
  wrongAnswers: [
    {
      answer: (dReal) => -Math.log(dReal),
      hint: 'With y = 1 the second term is gone: a fake costs nothing, whatever the discriminator says of it.',
    },
    {
      answer: (_, dFake) => -Math.log(1 - dFake),
      hint: 'With y = 0 the first term is gone: a real image costs nothing.',
    },
    {
      answer: (dReal, dFake) => -Math.log(dReal) - Math.log(1 - dFake),
      hint: 'Both terms are right. The listing takes half of their sum.',
    },
    {
      answer: (dReal, dFake) => -(Math.log(dReal) + Math.log(dFake)) / 2,
      hint: 'The real image is right. A fake should cost little when D(G(z)) is small.',
    },
    {
      answer: (dReal, dFake) => (Math.log(dReal) + Math.log(1 - dFake)) / 2,
      hint: 'The right size with the wrong sign: a loss like this is never below 0.',
    },
    {
      answer: (dReal, dFake) => -(Math.log(1 - dReal) + Math.log(dFake)) / 2,
      hint: 'You exchanged the labels: this discriminator pays for being right.',
    },
  ],
});
