/** `npm run handout`: a folder of notebooks for a student, on a clone that is there once for all. */
import type { Command } from 'commander';

async function handOut(folder: string): Promise<void> {
  const { resolveUserPath } = require('../project') as typeof import('../project');
  const { handOutNotebooks } = require('../handout') as typeof import('../handout');
  const target = resolveUserPath(folder);
  const { copied, kept } = handOutNotebooks(target);
  console.log(`${copied.length} notebooks copied to ${target}/notebooks, everything else linked.`);
  if (kept.length > 0) console.log(`Left as they were, since they are there already: ${kept.join(', ')}.`);
  console.log(
    'They run in any Jupyter that knows the kernel: npm run kernel -- install --user, --prefix or --sys-prefix.',
  );
}

export function addHandout(program: Command): void {
  program
    .command('handout <folder>')
    .description('copy the notebooks into a folder for a student, and link what they need')
    .addHelpText(
      'after',
      `
The folder gets copies of the notebooks, and links to this clone for the modules, packages and weights that they
import: set the clone up once (npm run setup), readable by all, and hand out as many folders as there are students.
Notebooks that are in the folder already are never overwritten.
`,
    )
    .action(handOut);
}
