import { discriminatorLoss, nonSaturating } from '../../arithmetic/gan-losses';
import { askForFunction } from '../ask';

type Arguments = [realLogits: number[], fakeLogits: number[]];

const { real: callReal, fake: callFake } = nonSaturating;
const addUp = (logits: number[], loss: typeof callReal) =>
  logits.reduce((sum, logit) => sum + loss(logit).value, 0);

/** The discriminator's loss of a batch, as the case study has it. */
export const batchLoss = askForFunction({
  id: '09-batch-loss',
  title: "The discriminator's loss of a batch",
  starter: `/** Mean loss of the real images as "real", plus mean loss of the fakes as "fake". */
function batchLoss(realLogits: number[], fakeLogits: number[]): number {
  return todo();
}

check('09-batch-loss', batchLoss);`,
  worked: `const mean = (losses: number[]) => losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
return mean(realLogits.map((logit) => softplus(-logit))) + mean(fakeLogits.map(softplus));`,
  hints: [
    'You have `callReal` and `callFake` from above, each for one logit.',
    'One mean over the real images, another mean over the fakes.',
    'mean(realLogits.map(callReal)) + mean(fakeLogits.map(callFake)); write the mean yourself.',
  ],
  cases: (): Arguments[] => [
    [[0], [0]],
    [
      [2, -1],
      [-3, 0.5],
    ],
    [[4], [1, -2, 0]],
  ],
  solution: (real, fake) => discriminatorLoss({ real, fake }).total,
  wrongAnswers: [
    {
      answer: (real, fake) => discriminatorLoss({ real, fake, halve: true }).total,
      hint: 'Half of it: you took the mean of both parts, as some do. Here they are added.',
    },
    {
      answer: (real, fake) => addUp(real, callReal) + addUp(fake, callFake),
      hint: 'Right for one image of each kind. In a batch, take the mean of each part.',
    },
    {
      answer: (real, fake) => discriminatorLoss({ real: fake, fake: real }).total,
      hint: 'Real images and fakes are exchanged: a large logit for a real image should cost little.',
    },
    {
      answer: (real, fake) => addUp(real, callReal) / real.length + addUp(fake, callReal) / fake.length,
      hint: 'The real part is right. You want the fakes called "real": that is what the generator wants.',
    },
  ],
});
