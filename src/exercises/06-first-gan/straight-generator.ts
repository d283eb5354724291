import { askForFindings, becauseOf } from '../ask-for-findings';

export interface Findings {
  ours: number;
  straight: number;
  because: string;
}

const HINTS = {
  range: 'A Jensen-Shannon divergence lies between 0 and log 2 = 0.693. Take what `trial` returns.',
  order:
    'Did you exchange them? `ours` is the generator with its hidden layers, `straight` the one with a single dense layer.',
  a: 'It has 22 numbers, and a straight line has 2. Give it 1,000 inputs: will its points bend?',
  b: 'Train it four times as long. Does the cloud change its form, or only its place?',
};

/** A generator without hidden layers: what no training can mend. */
export const straightGenerator = askForFindings<Findings>({
  id: '06-straight-generator',
  title: 'A generator without hidden layers',
  starter: `// ours, straight: what trial() returns for our generator and for one dense layer. because:
// 'a': One layer has too few numbers to learn.
// 'b': It needs more epochs.
// 'c': One dense layer makes an ellipse of its latents, and no ellipse is bent.
const bent: { ours: number; straight: number; because: string } | undefined = undefined;

check('06-straight-generator', bent);`,
  worked: `{
  ours: 0.086, // seed 1, laptop
  straight: 0.484,
  because: 'c', // normal numbers through weights and biases stay normal: an ellipse
}`,
  hints: [
    'A network is a list of layers. Its last one alone: `POINT_GENERATOR.layers.slice(-1)`.',
    'Give `trial` the networks as its third argument: `{ ...networks, generator: { ...POINT_GENERATOR, layers } }`.',
    'Draw its points with scatterPlot. Which form has the cloud, and which form have the latents?',
  ],
  solution: { ours: 0.086, straight: 0.484, because: 'c' },
  claims: [
    {
      holds: ({ ours, straight }) => [ours, straight].every((js) => js >= 0 && js <= Math.log(2)),
      hint: HINTS.range,
    },
    { holds: ({ ours, straight }) => ours < straight, hint: HINTS.order },
    ...becauseOf<Findings>('c', { a: HINTS.a, b: HINTS.b }),
  ],
  message:
    'The straight generator is farther away, and no training helps: the bend has to come from the hidden layers.',
  wrongAnswers: [
    { answer: { ours: 0.09, straight: 1.2, because: 'c' }, hint: HINTS.range },
    { answer: { ours: 0.48, straight: 0.09, because: 'c' }, hint: HINTS.order },
    { answer: { ours: 0.09, straight: 0.48, because: 'a' }, hint: HINTS.a },
    { answer: { ours: 0.09, straight: 0.48, because: 'b' }, hint: HINTS.b },
  ],
});
