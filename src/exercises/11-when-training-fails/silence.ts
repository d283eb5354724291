import { askForValue } from '../ask';

/** What a silent monitor says. */
export const silence = askForValue<'a' | 'b' | 'c'>({
  id: '11-silence',
  title: 'The monitor says nothing',
  starter: `// The monitor has said nothing for a whole training. What do you know?
// a: All modes are found.
// b: The gradient lives, the loss is calm, not all examples are alike. Modes may be missing.
// c: Nothing at all: it says nothing of sick runs, too.
const silence: 'a' | 'b' | 'c' | undefined = undefined;

check('11-silence', silence);`,
  worked: "'b'",
  hints: [
    'In the table, how many of the five runs with mode collapse were named?',
    'And how many of those with instability? Silence means more about one problem than about the other.',
  ],
  solution: 'b',
  wrongAnswers: [
    {
      answer: 'a',
      hint: 'Look at the row "mode collapse" of the table: in most of these runs nothing was said.',
    },
    { answer: 'c', hint: 'Look at the rows "vanishing gradient" and "instability": were those runs missed?' },
  ],
  otherwise: 'Write one of the three letters, small and in quotes.',
});
