/** `npm run slides`: the lectures' slides, served with live reload, built into a folder, or printed. */
import type { Command } from 'commander';

interface Options {
  out: string;
  port?: string;
  public?: boolean;
}

const ACTIONS = ['serve', 'build', 'pdf'] as const;

async function slides(action: string, lectures: string[], options: Options): Promise<void> {
  const { resolveUserPath } = require('../project') as typeof import('../project');
  const { UserError } = require('../user-error') as typeof import('../user-error');
  const { buildWithProgress } = require('../slides/build') as typeof import('../slides/build');

  const out = resolveUserPath(options.out);
  if (!(ACTIONS as readonly string[]).includes(action)) {
    throw new UserError(`Unknown action "${action}". Known: ${ACTIONS.join(', ')}.`);
  }
  const chosen = lectures.map((one) => (one.endsWith('.md') ? resolveUserPath(one) : one));
  if (action === 'build') await buildWithProgress(out, chosen, options.public);
  else if (action === 'pdf') {
    const { printSlides, requireChromium } = require('../slides/print') as typeof import('../slides/print');
    requireChromium(); // told before the build
    const { decks } = await buildWithProgress(out, chosen);
    await printSlides(
      out,
      decks.map(({ name }) => name),
    );
  } else {
    const { chooseSlidesPort, serveSlides } = require('../slides/serve') as typeof import('../slides/serve');
    await serveSlides(out, await chooseSlidesPort(options.port));
  }
}

export function addSlides(program: Command): void {
  program
    .command('slides')
    .argument('[action]', 'serve, build or pdf', 'serve')
    .argument(
      '[lectures...]',
      'for build and pdf: lectures by number or name, or a file my-course.md that lists slides (default: all lectures)',
    )
    .description('the lectures’ slides: serve them on this machine, build one offline folder, or print them')
    .option('--out <folder>', 'where the slides go', 'out/slides')
    .option('--port <number>', 'port to serve on (default: the first free one from 8710 on)')
    .option('--public', 'build for everybody: without the speaker’s notes and the polls’ answers')
    .addHelpText(
      'after',
      `
Examples:
  npm run slides                   build, serve, build again and reload on every change
  npm run slides -- build          one folder that opens from a file and needs no network
  npm run slides -- build 02       only lecture 2
  npm run slides -- build my-course.md           a deck of your own: slides of all lectures (slides/README.md)
  npm run slides -- build --public --out site    to publish: no notes, no answers of polls
  npm run slides -- pdf            slides, handout for the hall and notes of each lecture (needs Chromium)
`,
    )
    .action(slides);
}
