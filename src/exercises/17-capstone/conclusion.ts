import { findLooseNumbers, saysRuns } from '../../evaluation/capstone/claims';
import type { Exercise, Verdict } from '../exercise';
import { EXAMPLES } from './examples';

const { sound } = EXAMPLES;
const { distance, floor, untrained } = sound.measures[0]!;

const RUNS = 'How many runs stand behind it? Say so, with the word "run".';

const decimalsOf = (text: string) => text.match(/\d+\.\d+/g) ?? [];
const names = (text: string, value: number) =>
  decimalsOf(text).some((one) => Number(one) > 0 && value.toFixed(one.split('.')[1]!.length) === one);

function judge(answer: string): Verdict {
  if (typeof answer !== 'string') return { right: false, hint: 'Write the conclusion as a text, in quotes.' };
  const loose = findLooseNumbers({ ...sound, conclusion: answer });
  if (loose.length)
    return {
      right: false,
      hint: `${loose.join(', ')} is no number of the report, rounded. What you computed yourself is not in it, either.`,
    };
  if (!names(answer, distance)) return { right: false, hint: 'Name the distance, with its decimals.' };
  if (!names(answer, floor))
    return { right: false, hint: 'A distance alone says nothing: name the floor beside it.' };
  if (!saysRuns(answer, sound.training.seeds.length)) return { right: false, hint: RUNS };
  return {
    right: true,
    message: 'It names the distance and its floor, and does not claim more than one run can.',
  };
}

/** A conclusion in which every number is one of the report. */
export const conclusion: Exercise<string> = {
  id: '17-conclusion',
  title: 'A conclusion that holds',
  starter: `// A conclusion for EXAMPLES.sound: its distance, its floor, and how many runs there were.
const conclusion: string | undefined = undefined;

check('17-conclusion', conclusion);`,
  worked: `'In one run the distance is ${distance.toFixed(5)}; its floor is ${floor.toFixed(5)}.'`,
  hints: [
    'EXAMPLES.sound.measures[0] has the numbers. Round them as you like, but do not change them.',
    'EXAMPLES.sound.training.seeds says how many runs there were. Write it as "one run".',
  ],
  check: judge,
  solution: `In one run the distance is ${distance.toFixed(5)}; its floor is ${floor.toFixed(5)}.`,
  wrongAnswers: [
    { answer: 'The faces are very good.', hint: 'Name the distance, with its decimals.' },
    {
      answer: 'In one run the distance is 0.00; its floor is 0.00.',
      hint: 'Name the distance, with its decimals.',
    },
    {
      answer: `In one run the distance is ${distance.toFixed(5)}.`,
      hint: 'A distance alone says nothing: name the floor beside it.',
    },
    {
      answer: `The distance is ${distance.toFixed(5)}, the floor ${floor.toFixed(5)}.`,
      hint: RUNS,
    },
    {
      answer: `In one run it came to ${(untrained + 1).toFixed(5)}.`,
      hint: `${(untrained + 1).toFixed(5)} is no number of the report, rounded. What you computed yourself is not in it, either.`,
    },
  ],
};
