import { askForFunction } from '../ask';

const mean = (levels: number[]) => levels.reduce((sum, level) => sum + level, 0) / levels.length;
const median = (levels: number[]) => levels.toSorted((a, b) => a - b)[(levels.length - 1) / 2]!;

/** What a network is drawn to that cannot know which picture is meant. */
export const bestLevel = askForFunction({
  id: '14-best-level',
  title: 'The answer between the answers',
  starter: `/** An odd number of levels, all as likely for a pixel. Gives [best for L2, best for L1]. */
function bestLevels(levels: number[]): number[] {
  return todo();
}

check('14-best-level', bestLevels);`,
  worked: `const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
const sorted = levels.toSorted((a, b) => a - b);
return [mean, sorted[(levels.length - 1) / 2]];`,
  hints: [
    'One number is the answer to all of these cases. Try levels 0, 0 and 255, and move your answer a little: which error grows?',
    'The mean of the squared differences is smallest at the mean of the levels.',
    'The mean of the absolute differences is smallest at the median: as many levels below it as above.',
  ],
  cases: (): [number[]][] => [[[0, 0, 255]], [[255, 0, 255]], [[10, 200, 30, 40, 90]]],
  solution: (levels) => [mean(levels), median(levels)],
  wrongAnswers: [
    {
      answer: (levels) => [median(levels), mean(levels)],
      hint: 'You have them the other way round: squares make a large error count more, so L2 goes towards the level far away.',
    },
    {
      answer: (levels) => [mean(levels), mean(levels)],
      hint: 'For L2 that is right. With L1 each level pulls equally strongly, however far it is.',
    },
    {
      answer: (levels) => [mean(levels), levels[(levels.length - 1) / 2]!],
      hint: 'You take the one in the middle of the list. It is in the middle of the levels only if they are sorted.',
    },
  ],
});
