/** What a command calls before its work: set up what is missing, say what could not be. */
import { type StepOutcome, setUp } from './set-up';
import type { Step } from './step';

const firstLine = (text: string) => text.split('\n')[0] ?? '';

/** One line for the optional steps that are not ready; '' where all are. */
export function summarizeMissing(outcomes: StepOutcome[]): string {
  const missing = outcomes.find(({ ready, optional, problem }) => !ready && optional && problem);
  if (!missing) return '';
  return `Not set up: ${missing.name}. ${firstLine(missing.problem!)} \`npm run setup\` tries again.`;
}

/** Sets up `steps`; failures that were told before are repeated in one line. */
export async function prepare(steps: Step[]): Promise<StepOutcome[]> {
  const outcomes = await setUp(steps);
  const summary = summarizeMissing(outcomes);
  if (summary) process.stderr.write(`${summary}\n`);
  return outcomes;
}
