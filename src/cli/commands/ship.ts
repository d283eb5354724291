/** `node bin/course.cjs ship`: for those who keep the course, not for those who take it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';

interface Flags {
  run: string;
  checkpoint?: string;
  out: string;
  command: string;
  generatorOnly?: boolean;
}

function ship({ run, checkpoint, out, command, generatorOnly }: Flags): void {
  const { CheckpointStore } =
    require('../../training/checkpoints/store') as typeof import('../../training/checkpoints/store');
  const { resolveUserPath } = require('../project') as typeof import('../project');
  const { ship: make, shipClassifier } = require('../train/ship') as typeof import('../train/ship');
  const { UserError } = require('../user-error') as typeof import('../user-error');
  const folder = resolveUserPath(run);
  if (existsSync(join(folder, 'provenance.json'))) {
    shipClassifier({ run: folder, out: resolveUserPath(out), command });
    return;
  }
  const best = checkpoint
    ? resolveUserPath(checkpoint)
    : new CheckpointStore(`${folder}/checkpoints`).findBest();
  if (!best) throw new UserError(`There is no checkpoint in ${run}.`);
  const date = new Date().toISOString().slice(0, 10);
  make({ run: folder, checkpoint: best, out: resolveUserPath(out), date, command, generatorOnly });
}

export function addShip(program: Command): void {
  program
    .command('ship', { hidden: true })
    .description("make a training's result small, with where it comes from")
    .requiredOption('--run <folder>', 'what npm run train has written')
    .option('--checkpoint <folder>', 'one of its checkpoints (default: the best)')
    .requiredOption('--out <folder>', 'below checkpoints/')
    .requiredOption('--command <text>', 'the command that trained it')
    .option('--generator-only', 'leave the discriminator out: it is not needed to draw')
    .action(ship);
}
