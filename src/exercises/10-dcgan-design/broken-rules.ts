import { DISCRIMINATOR, GENERATOR } from '../../models/case-study';
import { checkRules } from '../../models/dcgan-rules';
import { askForValue } from '../ask';

const BROKEN = checkRules({ generator: GENERATOR, discriminator: DISCRIMINATOR }).flatMap(({ isKept }, i) =>
  isKept ? [] : [i + 1],
);

/** Even the best known DCGAN tutorial keeps not all of the rules. */
export const brokenRules = askForValue<number[]>({
  id: '10-broken-rules',
  title: 'Which rules does the case study break?',
  starter: `// Numbers of the rules that the case study's two networks break.
const brokenRules: number[] | undefined = undefined;

check('10-broken-rules', brokenRules);`,
  worked: `[${BROKEN.join(', ')}] // a dense layer in D; no batch norm in D; leaky ReLU in G`,
  hints: [
    'Read both layer tables above, rule by rule: GENERATOR.layers and DISCRIMINATOR.layers.',
    'How does its discriminator come from 7 × 7 × 128 numbers to one logit?',
    'Which activation stands behind each batch normalisation of its generator, and is there any in D?',
  ],
  solution: BROKEN,
  inAnyOrder: true,
  wrongAnswers: [
    { answer: [], hint: 'It breaks some. Look at the end of the discriminator first.' },
    { answer: [3, 4], hint: 'Right so far. What is the last layer of the discriminator?' },
    { answer: [2, 3], hint: 'Right so far. Which activation does the *generator* have between its layers?' },
    { answer: [2, 4], hint: 'Right so far. Search for batch normalisation in both networks.' },
    { answer: [1, 2, 3, 4], hint: 'One too many: every change of size is made by strides.' },
    { answer: [2, 3, 4, 5], hint: 'One too many: leaky ReLU in the discriminator is what rule 5 wants.' },
  ],
  otherwise: 'Take the rules one by one. Some of your numbers are kept, or one that is broken is missing.',
});
