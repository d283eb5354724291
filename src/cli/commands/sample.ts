/** `npm run sample`: pictures from a trained generator. */
import type { Command } from 'commander';
import type { SampleFlags } from '../train/sample';

async function sample(flags: SampleFlags): Promise<void> {
  const { sample: run } = require('../train/sample') as typeof import('../train/sample');
  await run(flags);
}

export function addSample(program: Command): void {
  program
    .command('sample')
    .description('draw from a trained generator into a picture, or into a file for Python')
    .requiredOption(
      '--checkpoint <folder>',
      "a checkpoint, a training's folder (its best checkpoint), or weights",
    )
    .option('--count <number>', 'how many (default: 16, or one for each label)')
    .option('--labels <list>', 'what a conditional generator is asked for, for example 3,3,7')
    .option('--seed <number>', 'seed of the latents (default: COURSE_SEED, else 1)')
    .option('--best-of <n>', 'draw n for each, and keep the one that its own discriminator finds most real')
    .requiredOption(
      '--out <file>',
      'FILE.png for a picture, FILE.safetensors for latents, labels and images as numbers',
    )
    .option('--backend <name>', 'tensor engine (default: COURSE_BACKEND, else auto)')
    .addHelpText(
      'after',
      `
A conditional generator draws its classes in turn, 0, 1, … 9, and again, unless --labels names others.

Examples:
  npm run sample -- --checkpoint checkpoints/dcgan --count 100 --out digits.png
  npm run sample -- --checkpoint checkpoints/dcgan-hidden --best-of 3 --count 100 --out chosen.png
  npm run sample -- --checkpoint out/dcgan --seed 7 --out digits.safetensors
  npm run sample -- --checkpoint out/conditional-dcgan --labels 3,3,7 --out three-three-seven.png
`,
    )
    .action(sample);
}
