import { gradeReport } from '../../evaluation/capstone/rubric';
import type { Exercise, Verdict } from '../exercise';
import { EXAMPLES } from './examples';

const FAULTS = ['pictures set aside', 'claims that hold', 'an honest diagnosis'];

const HINTS = {
  count: 'Give three criteria of the rubric, one a report, each in quotes.',
  first: 'The first trained as long as it planned. Look at its pictures.',
  second: 'The second has measures. Where does its "97" come from?',
  third: 'What did the monitor say of the third, and what does its author say?',
  order: 'Those are the three. Now in their order.',
};

/** As the rubric writes it, whatever capitals and spaces. */
const tidy = (name: string) => String(name).trim().toLowerCase();

function check(answer: string[]): Verdict {
  const no = (hint: string): Verdict => ({ right: false, hint });
  if (!Array.isArray(answer) || answer.length !== FAULTS.length) return no(HINTS.count);
  const given = answer.map(tidy);
  const names = gradeReport(EXAMPLES.sound).map(({ name }) => name);
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined) return no(`"${unknown}" is no criterion of the rubric: ${names.join('; ')}.`);
  const wrong = given.findIndex((name, i) => name !== FAULTS[i]);
  if (wrong < 0) return { right: true, message: 'That is it.' };
  if (FAULTS.every((name) => given.includes(name))) return no(HINTS.order);
  return no([HINTS.first, HINTS.second, HINTS.third][wrong]!);
}

/** Three reports that fail for one reason each. */
export const threeReports: Exercise<string[]> = {
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
  check,
  solution: FAULTS,
  wrongAnswers: [
    { answer: ['a whole training', FAULTS[1]!, FAULTS[2]!], hint: HINTS.first },
    { answer: [FAULTS[0]!, 'measured beside a floor', FAULTS[2]!], hint: HINTS.second },
    { answer: [FAULTS[0]!, FAULTS[1]!, 'a whole training'], hint: HINTS.third },
    { answer: [FAULTS[2]!, FAULTS[1]!, FAULTS[0]!], hint: HINTS.order },
    { answer: [FAULTS[0]!, FAULTS[2]!, FAULTS[1]!], hint: HINTS.order },
    { answer: [FAULTS[0]!], hint: HINTS.count },
  ],
};
