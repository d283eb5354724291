import { askForValue } from '../ask';

const FAULTS = ['pictures set aside', 'claims that hold', 'an honest diagnosis'];

/** Three reports that fail for one reason each. */
export const threeReports = askForValue<string[]>({
  id: '17-three-reports',
  title: 'Three reports',
  starter: `// The criterion that each report fails, in the words of the rubric: first, second, third.
const faults: string[] | undefined = undefined;

check('17-three-reports', faults);`,
  worked: `['${FAULTS.join("', '")}']`,
  hints: [
    'Print them: EXAMPLES.first.data, EXAMPLES.second.conclusion, EXAMPLES.third.training and .diagnosis.',
    'Compare each with EXAMPLES.sound, part by part. Each has one change only.',
    'Twelve pictures, a number that nobody measured, and a monitor that nobody listened to.',
  ],
  solution: FAULTS,
  wrongAnswers: [
    {
      answer: ['a whole training', FAULTS[1]!, FAULTS[2]!],
      hint: 'The first trained as long as it planned. Look at its pictures.',
    },
    {
      answer: [FAULTS[0]!, 'measured beside a floor', FAULTS[2]!],
      hint: 'The second has measures. Where does its "97" come from?',
    },
    {
      answer: [FAULTS[0]!, FAULTS[1]!, 'a whole training'],
      hint: 'What did the monitor say of the third, and what does its author say?',
    },
    { answer: [FAULTS[2]!, FAULTS[1]!, FAULTS[0]!], hint: 'Those are the three. Now in their order.' },
    { answer: [FAULTS[0]!, FAULTS[2]!, FAULTS[1]!], hint: 'The first is right. Exchange the two others.' },
  ],
  otherwise: "Three criteria of the rubric, in its own words, for example 'no copies'.",
});
