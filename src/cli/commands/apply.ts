/** `npm run apply`: a trained network on a picture, or on words, of one's own. */
import type { Command } from 'commander';
import type { ApplyFlags } from '../apply/apply';

async function apply(task: string, given: string[], flags: ApplyFlags): Promise<void> {
  const { apply: run } = require('../apply/apply') as typeof import('../apply/apply');
  await run(task, given, flags);
}

export function addApply(program: Command): void {
  program
    .command('apply')
    .description("use one of notebook 14's networks on a picture or on words of your own")
    .argument('<task>', 'super-resolution, completion, de-raining, text or face')
    .argument('[given...]', 'a PNG or JPEG file with one digit, bright on dark; for text and face words')
    .requiredOption('--out <file>', 'FILE.png for the answer')
    .option('--way <way>', 'GAN, L2, or bicubic for super-resolution (default: GAN)')
    .option('--fit', 'take the middle square of any picture, grey and as small as the network wants it')
    .option('--seed <seed>', 'for text and face: another one draws another picture of the same (default: 1)')
    .option('--backend <name>', 'tensor engine (default: COURSE_BACKEND, else auto)')
    .addHelpText(
      'after',
      `
super-resolution takes 7×7 pixels and gives 28×28. completion takes 28×28, hides the lower half and fills it in.
de-raining takes 28×28. The networks know digits only: whatever a picture shows, the answer looks like a digit.

text takes a sentence: thin or thick; red, yellow, green or white; zero to nine; on black, blue or grey. It draws 28×28.
face takes any of glasses, smile, hat, long hair and dark skin, and draws a face of 32×32 that has them, and not the others.

Examples:
  npm run apply -- super-resolution small.png --out large.png
  npm run apply -- super-resolution photo.jpg --fit --way L2 --out large.png
  npm run apply -- completion digit.png --out whole.png
  npm run apply -- text "a thick red seven on blue" --out seven.png
  npm run apply -- face smile glasses --seed 2 --out face.png
`,
    )
    .action(apply);
}
