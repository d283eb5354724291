/** `npm run slides`: the lectures' slides, served with live reload, or built, or printed. */
import type { Command } from 'commander';

interface Options {
  out: string;
  port?: string;
}

async function slides(action: string | undefined, lectures: string[], options: Options): Promise<void> {
  const { resolveUserPath } = require('../project') as typeof import('../project');
  const { UserError } = require('../user-error') as typeof import('../user-error');
  const out = resolveUserPath(options.out);
  if (action === 'build') {
    const { buildWithProgress } = require('../slides/build') as typeof import('../slides/build');
    await buildWithProgress(out, lectures);
  } else throw new UserError(`Unknown action "${action}". Known: build, pdf; none serves the slides.`);
}

export function addSlides(program: Command): void {
  program
    .command('slides [action] [lectures...]')
    .description('serve the slides with live reload; build: one offline folder; pdf: slides and handout')
    .option('--out <folder>', 'where the slides go', 'out/slides')
    .option('--port <number>', 'port to serve on (default: a free one)')
    .action(slides);
}
