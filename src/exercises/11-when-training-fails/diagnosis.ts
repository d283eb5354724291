import { CURE_HINTS, judgeSickness, SICKNESS_HINTS } from '../../widgets/diagnosis/hints';
import {
  CURE_OF,
  CURES,
  type Cure,
  letterOf,
  orderPatients,
  SICKNESSES,
  type Sickness,
  TRUTH,
} from '../../widgets/diagnosis/patients';
import type { Exercise, Verdict } from '../exercise';

export interface Diagnoses {
  /** The number above the runs. */
  game: number;
  /** For the runs A to H what they have and what helps, such as `healthy, nothing`. */
  runs: readonly string[];
}

const isSickness = (text: string): text is Sickness => (SICKNESSES as readonly string[]).includes(text);
const isCure = (text: string): text is Cure => (CURES as readonly string[]).includes(text);

/** What to look at in one run; undefined when its diagnosis is right. */
function judgeRun(place: number, truth: Sickness, text: unknown): string | undefined {
  const [sickness = '', cure = '', ...more] = String(text ?? '')
    .split(',')
    .map((part) => part.trim());
  const letter = letterOf(place);
  if (!isSickness(sickness) || !isCure(cure) || more.length > 0) {
    return `Run ${letter}: write one of ${SICKNESSES.join(' / ')}, a comma, and one of ${CURES.join(' / ')}.`;
  }
  const hint = judgeSickness(letter, truth, sickness);
  if (hint !== undefined) return hint;
  return cure === CURE_OF[truth] ? undefined : `Run ${letter}: ${CURE_HINTS[truth][cure]}`;
}

function check({ game, runs }: Diagnoses): Verdict {
  if (!Number.isSafeInteger(game) || game < 0) {
    return { right: false, hint: '`game` is the number that stands above the runs.' };
  }
  if (!Array.isArray(runs) || runs.length !== TRUTH.length) {
    return { right: false, hint: `\`runs\` has ${TRUTH.length} texts, one for each run from A to H.` };
  }
  const hints = orderPatients(game)
    .map((patient, place) => judgeRun(place, TRUTH[patient]!, runs[place]))
    .filter((hint): hint is string => hint !== undefined);
  if (hints.length === 0) return { right: true, message: 'All eight, with what helps each.' };
  const right = TRUTH.length - hints.length;
  return { right: false, hint: `${right} of 8 are right. ${hints[0]}` };
}

/** The right diagnoses of a game. */
export function diagnose(game: number): string[] {
  return orderPatients(game).map((patient) => `${TRUTH[patient]}, ${CURE_OF[TRUTH[patient]!]}`);
}

/** The right ones, with one run's answer put in the place of its own. */
export function misdiagnose(game: number, patient: number, text: string): Diagnoses {
  const place = orderPatients(game).indexOf(patient);
  return { game, runs: diagnose(game).map((right, i) => (i === place ? text : right)) };
}

const GAME = 1;
const letterIn = (patient: number) => letterOf(orderPatients(GAME).indexOf(patient));
const wrong = (patient: number, text: string, hint: string) => ({
  answer: misdiagnose(GAME, patient, text),
  hint: `7 of 8 are right. Run ${letterIn(patient)}: ${hint}`,
});

/** Eight anonymous runs of experiments/failures, shuffled by the game's number. */
export const diagnosis: Exercise<Diagnoses> = {
  id: '11-diagnosis',
  title: 'Eight runs without names',
  starter: `// game: the number above the runs. runs: for A to H 'what it has, what helps':
// healthy, vanishing gradient, instability, mode collapse, total collapse;
// nothing, other loss, smaller rates, weaker discriminator, stronger discriminator.
const diagnoses: { game: number; runs: string[] } | undefined = undefined;

check('11-diagnosis', diagnoses);`,
  worked: `{ game: ${GAME}, runs: [\n${diagnose(GAME)
    .map((text) => `  '${text}',`)
    .join('\n')}\n] }`,
  hints: [
    'Look at the points first: eight heaps, some, one, or a cloud somewhere else?',
    'Then at what D says: near one half, always sure, or jumping? And at the gradient of G: how small is it?',
    'Two runs are well. Of the six others, two pairs have the same.',
    'Each of the five cures is used: the two healthy runs need none.',
  ],
  solution: { game: GAME, runs: diagnose(GAME) },
  wrongAnswers: [
    wrong(
      2,
      'total collapse, stronger discriminator',
      SICKNESS_HINTS['vanishing gradient']['total collapse']!,
    ),
    wrong(6, 'healthy, nothing', SICKNESS_HINTS['mode collapse'].healthy!),
    wrong(4, 'mode collapse, weaker discriminator', SICKNESS_HINTS.instability['mode collapse']!),
    wrong(7, 'total collapse, smaller rates', CURE_HINTS['total collapse']['smaller rates']!),
    {
      answer: { game: GAME, runs: ['healthy, nothing'] },
      hint: '`runs` has 8 texts, one for each run from A to H.',
    },
  ],
  check,
};
