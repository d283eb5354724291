import { optimalDiscriminator as computeOptimal } from '../../arithmetic/game';
import { askForFunction } from '../ask';

type Arguments = [data: number, model: number];

/** The best answer to a fixed generator. */
export const optimalDiscriminator = askForFunction({
  id: '05-optimal-discriminator',
  title: 'The best discriminator',
  starter: `/** The D that maximises data · log D + model · log(1 − D), for the densities at one x. */
function bestD(data: number, model: number): number {
  return todo();
}

check('05-optimal-discriminator', bestD);`,
  worked: 'return data / (data + model);',
  hints: [
    'Of all that lands at this x, which share is real?',
    'Set the slope to 0: data / D = model / (1 − D).',
    'Where both densities are equal the answer is ½.',
  ],
  cases: (): Arguments[] => [
    [0.2, 0.2],
    [0.3, 0.1],
    [0.5, 0],
    [0, 0.4],
  ],
  solution: (data, model) => computeOptimal([data], [model])[0]!,
  wrongAnswers: [
    {
      answer: (data, model) => data / model,
      hint: 'That is how many times likelier real is. A probability stays between 0 and 1.',
    },
    {
      answer: (data, model) => model / (data + model),
      hint: 'That is the probability of "fake".',
    },
    {
      answer: (data, model) => (data > model ? 1 : 0),
      hint: 'The best discriminator is not that sure: where real points lie thrice as densely, one of four is still fake.',
    },
  ],
});
