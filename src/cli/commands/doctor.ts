/** `npm run doctor`: sets up what it can, then says what is there, what is not, and which engine runs. */
import { type Command, Option } from 'commander';
import type { Finding } from '../doctor/examine';

const marks = { ok: 'ok     ', missing: 'missing', broken: 'broken ', unused: '–      ' } as const;

function format({ part, state, text, mend }: Finding): string {
  const indent = ' '.repeat(27);
  const line = `${marks[state]}  ${part.padEnd(17)} ${text.split('\n').join(`\n${indent}`)}`;
  return mend ? `${line}\n${indent}to mend it: ${mend}` : line;
}

/** The trial's process: its last line is for the doctor. */
async function tryOne(engine: string): Promise<void> {
  const { tryEngine } = require('../doctor/try-engine') as typeof import('../doctor/try-engine');
  console.log(JSON.stringify(await tryEngine(engine)));
}

interface Flags {
  json?: boolean;
  fix?: boolean;
  trial?: string;
}

async function doctor({ json, fix, trial }: Flags): Promise<void> {
  if (trial) return tryOne(trial);
  const { setUp } = require('../setup/set-up') as typeof import('../setup/set-up');
  const { courseSteps } = require('../setup/steps') as typeof import('../setup/steps');
  const { examine } = require('../doctor/examine') as typeof import('../doctor/examine');
  const outcomes = await setUp(courseSteps, { keepGoing: true, retry: fix });
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
    .option('--fix', 'try again what failed before')
    .addOption(new Option('--trial <engine>').hideHelp())
    .action(doctor);
}
