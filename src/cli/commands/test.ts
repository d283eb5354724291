/** `npm test`: all suites, or those that are named. */
import type { Command } from 'commander';
import type { SuiteName, Verdict } from '../test/suites';

interface Result {
  name: string;
  verdict: Verdict;
  ms: number;
}

function parseSuites(words: string[], known: SuiteName[]): SuiteName[] {
  const { UserError } = require('../user-error') as typeof import('../user-error');
  for (const word of words) {
    if (!known.includes(word as SuiteName))
      throw new UserError(`Unknown suite "${word}". Known: ${known.join(', ')}.`);
  }
  return words.length === 0 ? known : known.filter((name) => words.includes(name));
}

/** `check` needs npm's packages only; the others what the course needs, as far as it can be had. */
async function prepareSuites(suites: SuiteName[]): Promise<void> {
  if (suites.every((name) => name === 'check')) return;
  const { setUp } = require('../setup/set-up') as typeof import('../setup/set-up');
  const { courseSteps, testSteps } = require('../setup/steps') as typeof import('../setup/steps');
  const onlyUnit = suites.every((name) => name === 'check' || name === 'unit');
  await setUp(suites.includes('kernel') ? testSteps : courseSteps, { keepGoing: onlyUnit });
}

function report(results: Result[]): void {
  const { formatDuration } = require('../progress') as typeof import('../progress');
  const count = (verdict: Verdict) => results.filter((result) => result.verdict === verdict).length;
  console.log('');
  for (const { name, verdict, ms } of results)
    console.log(`${name.padEnd(10)} ${verdict.padEnd(8)} ${formatDuration(ms)}`);
  const skipped = count('skipped');
  console.log(
    `${count('passed')} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
}

async function test(words: string[]): Promise<void> {
  const { failures, SUITES } = require('../test/suites') as typeof import('../test/suites');
  const suites = parseSuites(words, Object.keys(SUITES) as SuiteName[]);
  await prepareSuites(suites);
  const results: Result[] = [];
  for (const name of suites) {
    console.log(`\n── ${name}: ${SUITES[name].what}`);
    const begun = Date.now();
    // A suite that breaks has failed; the others run, and the closing lines come.
    const verdict = await SUITES[name].run().catch((error): Verdict => {
      console.error(error);
      return 'failed';
    });
    results.push({ name, verdict, ms: Date.now() - begun });
  }
  if (failures.length > 0) console.log(`\n── what failed\n${failures.join('\n')}`);
  report(results);
  process.exitCode = results.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
}

export function addTest(program: Command): void {
  program
    .command('test [suites...]')
    .description('run the tests: check, unit, kernel, notebooks, browser, servers (default: all)')
    .action(test);
}
