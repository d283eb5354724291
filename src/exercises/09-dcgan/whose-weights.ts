import { askForValue } from '../ask';

/** Why each optimiser has a list of its own. */
export const whoseWeights = askForValue<'a' | 'b' | 'c'>({
  id: '09-whose-weights',
  title: 'Whose weights may move?',
  starter: `// a: Nothing. The generator's loss has no slope for the discriminator's weights.
// b: It learns to call fakes "real".
// c: It learns to find fakes.
const whoseWeights: 'a' | 'b' | 'c' | undefined = undefined;

check('09-whose-weights', whoseWeights);`,
  worked: "'b'",
  hints: [
    "The generator's loss is made of the discriminator's logits. Which weights go into a logit?",
    'An optimiser makes a loss smaller. When is the loss of the generator small?',
  ],
  solution: 'b',
  wrongAnswers: [
    {
      answer: 'a',
      hint: "The generator's loss is computed from the discriminator's logits, so it depends on both sets of weights.",
    },
    {
      answer: 'c',
      hint: "That is what the discriminator's own loss teaches it. Which logit makes the generator's loss small?",
    },
  ],
  otherwise: 'Write one of the three letters, small and in quotes.',
});
