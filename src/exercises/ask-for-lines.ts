/** The exercise that asks for lines of a program to be mended: code in another language, which nothing here runs. */
import type { Exercise, Verdict } from './exercise';

interface Options<Answer> extends Omit<Exercise<Answer>, 'check'> {
  /** Said to a line that is neither right nor typically wrong. */
  otherwise: Record<keyof Answer, string>;
  /** Said when all lines are right. */
  message: string;
}

/** Code without what does not matter: a comment, spaces, the kind of quotes, a comma before a bracket. */
const squeeze = (line: string) =>
  line.replace(/#.*/s, '').replaceAll(/\s/g, '').replaceAll('"', "'").replaceAll(',)', ')');

/** Right when each line is the solution's but for spaces; the first that is not gets a hint. */
export function askForLines<Answer extends Record<string, string>>(
  options: Options<Answer>,
): Exercise<Answer> {
  const { otherwise, message, ...rest } = options;
  const { solution, wrongAnswers } = rest;
  const check = (answer: Answer): Verdict => {
    for (const name of Object.keys(solution) as (keyof Answer)[]) {
      const given = (answer as Partial<Answer> | null)?.[name];
      if (typeof given !== 'string')
        return { right: false, hint: `\`${String(name)}\` is the mended line, in quotes.` };
      const isLike = (line: string) => squeeze(given) === squeeze(line);
      if (isLike(solution[name])) continue;
      const typical = wrongAnswers.find(({ answer }) => isLike(answer[name]));
      const isPart = squeeze(given) !== '' && squeeze(solution[name]).includes(squeeze(given));
      const other = isPart ? `\`${String(name)}\` is only a part: give the whole line.` : otherwise[name];
      return { right: false, hint: typical?.hint ?? other };
    }
    return { right: true, message };
  };
  return { ...rest, check };
}
