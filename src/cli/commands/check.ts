/** `npm run check` and `npm run format`: one formatter, one linter, one type checker. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';

/** A tool's program from node_modules, run with its output shown; returns its exit status. */
export async function runTool(name: string, program: string, args: string[]): Promise<number> {
  const { root } = require('../project') as typeof import('../project');
  const { startProcess } = require('../processes') as typeof import('../processes');
  const folder = dirname(createRequire(__filename).resolve(`${name}/package.json`));
  const child = startProcess(process.execPath, [join(folder, program), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

/** Format, lint, types; 0 when all are clean. */
export async function check(): Promise<number> {
  const lint = await runTool('@biomejs/biome', 'bin/biome', ['check', '--error-on-warnings']);
  const types = await runTool('typescript', 'bin/tsc', ['--noEmit', '-p', '.']);
  if (types === 0) console.log('Types are right.');
  return lint || types;
}

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('check format, lint and types')
    .action(async () => {
      process.exitCode = await check();
    });
  program
    .command('format')
    .description('format all files, and fix what the linter can fix safely')
    .action(async () => {
      process.exitCode = await runTool('@biomejs/biome', 'bin/biome', ['check', '--write']);
    });
}
