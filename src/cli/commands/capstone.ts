/** `npm run capstone`: holds a capstone report to the rubric. */
import type { Command } from 'commander';

async function capstone(file: string): Promise<void> {
  const { readFileSync } = require('node:fs') as typeof import('node:fs');
  const { resolveUserPath } = require('../project') as typeof import('../project');
  const { UserError } = require('../user-error') as typeof import('../user-error');
  const { parseReport } =
    require('../../evaluation/capstone/report') as typeof import('../../evaluation/capstone/report');
  const { gradeReport } =
    require('../../evaluation/capstone/rubric') as typeof import('../../evaluation/capstone/rubric');

  const text = readFileSync(resolveUserPath(file), 'utf8');
  let report: ReturnType<typeof parseReport>;
  try {
    report = parseReport(JSON.parse(text));
  } catch (error) {
    throw new UserError(`${file} is no report: ${(error as Error).message}`);
  }
  const criteria = gradeReport(report);
  for (const { name, passed, found } of criteria)
    console.log(`${passed ? 'passed ' : 'not yet'}  ${name}: ${found}`);
  const passed = criteria.filter((one) => one.passed).length;
  console.log(`\n${report.title}: ${passed} of ${criteria.length} passed.`);
  if (passed < criteria.length) process.exitCode = 1;
}

export function addCapstone(program: Command): void {
  program
    .command('capstone')
    .description('hold a report of the capstone project (notebook 17) to the rubric')
    .argument('<report>', 'the JSON file that notebook 17 writes')
    .addHelpText(
      'after',
      `
Each criterion is passed, or says what to do. The exit status is 0 when all are passed, else 1.

Examples:
  npm run capstone -- experiments/capstone/report.json      a real training's, which passes
  npm run capstone -- my-notebooks/capstone.json
`,
    )
    .action(capstone);
}
