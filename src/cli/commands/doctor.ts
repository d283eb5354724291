/** `npm run doctor`: sets up what it can, then says what is there, what is not, and which engine runs. */
import type { Command } from 'commander';
import type { Finding } from '../doctor/examine';

const marks = { ok: 'ok     ', missing: 'missing', broken: 'broken ', unused: '–      ' } as const;

function format({ part, state, text }: Finding): string {
  const indent = ' '.repeat(27);
  return `${marks[state]}  ${part.padEnd(17)} ${text.split('\n').join(`\n${indent}`)}`;
}

async function doctor({ json }: { json?: boolean }): Promise<void> {
  const { setUp } = require('../setup/set-up') as typeof import('../setup/set-up');
  const { courseSteps } = require('../setup/steps') as typeof import('../setup/steps');
  const { examine } = require('../doctor/examine') as typeof import('../doctor/examine');
  const outcomes = await setUp(courseSteps, { keepGoing: true });
  const { findings, engine } = await examine(outcomes);
  const canRun = findings.every(({ state }) => state !== 'broken');
  if (json) console.log(JSON.stringify({ canRun, engine, findings }, null, 2));
  else {
    for (const finding of findings) console.log(format(finding));
    console.log(
      canRun ? `\nThe course can run, on ${engine}.` : '\nThe course cannot run yet: see "broken" above.',
    );
  }
  process.exitCode = canRun ? 0 : 1;
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('say what is installed, which tensor engine runs, and why faster ones do not')
    .option('--json', 'for programs')
    .action(doctor);
}
