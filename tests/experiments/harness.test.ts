import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { EXPERIMENTS, findExperiment } from '../../experiments';
import { type Experiment, runExperiment } from '../../experiments/harness';
import { readSeeds } from '../../src/cli/commands/experiment';

const folder = mkdtempSync(join(tmpdir(), 'experiments-'));
after(() => rmSync(folder, { recursive: true }));

/** Squares of seeds; notes which it has computed, and stops at one of them. */
function makeSquares(stopAt?: number) {
  const computed: number[] = [];
  const experiment: Experiment<number> = {
    name: 'squares',
    file: 'squares.json',
    engine: 'plain',
    seeds: [1, 2, 3],
    settings: { data: 'none' },
    listParts: (seeds) =>
      seeds.map((seed) => ({
        name: `seed ${seed}`,
        seed,
        run: () => {
          if (seed === stopAt) throw new Error('stopped');
          computed.push(seed);
          return seed ** 2;
        },
      })),
    collect: (rows) => ({ rows: [...rows.values()] }),
  };
  return { computed, experiment };
}
const file = join(folder, 'squares.json');
const read = () => JSON.parse(readFileSync(file, 'utf8'));
const quiet = { folder, say: () => {} };

test('a stopped run goes on where it was, and its results name their command', async () => {
  await assert.rejects(runExperiment(makeSquares(3).experiment, quiet), /stopped/);
  assert.ok(!existsSync(file), 'half of the results are none');
  const { computed, experiment } = makeSquares();
  await runExperiment(experiment, quiet);
  assert.deepEqual(computed, [3]);
  assert.deepEqual(read().rows, [1, 4, 9]);
  assert.equal(read().provenance.command, 'npm run experiment -- squares');
  assert.equal(read().provenance.data, 'none');
  assert.ok(!existsSync(`${file}.partial`));
});

test('other seeds are another command: nothing of a stopped run is taken', async () => {
  await assert.rejects(runExperiment(makeSquares(3).experiment, quiet), /stopped/);
  const { computed, experiment } = makeSquares();
  await runExperiment(experiment, { ...quiet, seeds: [2, 5] });
  assert.deepEqual(computed, [2, 5]);
  assert.equal(read().provenance.command, 'npm run experiment -- squares --seeds 2,5');
});

test('--fresh forgets, --only computes a part again, a damaged file is no obstacle', async () => {
  await assert.rejects(runExperiment(makeSquares(3).experiment, quiet), /stopped/);
  const again = makeSquares();
  await runExperiment(again.experiment, { ...quiet, only: ['seed 1'] });
  assert.deepEqual(again.computed, [1, 3]);
  await assert.rejects(runExperiment(makeSquares(3).experiment, quiet), /stopped/);
  const fresh = makeSquares();
  await runExperiment(fresh.experiment, { ...quiet, fresh: true });
  assert.deepEqual(fresh.computed, [1, 2, 3]);
  writeFileSync(`${file}.partial`, '{"command": "npm run exp');
  const damaged = makeSquares();
  await runExperiment(damaged.experiment, quiet);
  assert.deepEqual(damaged.computed, [1, 2, 3]);
});

test('an unknown part, experiment or seed is a sentence', async () => {
  const { experiment } = makeSquares();
  await assert.rejects(
    runExperiment(experiment, { ...quiet, only: ['seed 9'] }),
    /no part "seed 9". It has: seed 1; seed 2; seed 3/,
  );
  const { seeds: _, ...seedless } = experiment;
  await assert.rejects(runExperiment(seedless, { ...quiet, seeds: [1] }), /leave --seeds out/);
  assert.throws(() => findExperiment('toString'), /no experiment "toString". Known: .*batch-norm-trap, /);
  assert.deepEqual(readSeeds('1-3, 7,2'), [1, 2, 3, 7]);
  for (const wrong of ['', 'one', '3-1', '1-', '-2', '1.5'])
    assert.throws(() => readSeeds(wrong), /are no seeds/);
});

test('every listed experiment has its name, and results that name its command', () => {
  for (const [name, { load, awaitsRun = false }] of Object.entries(EXPERIMENTS)) {
    const experiment = load();
    assert.equal(experiment.name, name);
    const results = join(__dirname, '..', '..', 'experiments', experiment.file);
    assert.equal(existsSync(results), !awaitsRun, `${name}: awaitsRun says whether there are results`);
    if (!awaitsRun) {
      const { provenance } = JSON.parse(readFileSync(results, 'utf8'));
      assert.equal(provenance.command, `npm run experiment -- ${name}`);
    }
    const parts = experiment.listParts(experiment.seeds ?? []).map((part) => part.name);
    assert.equal(new Set(parts).size, parts.length);
    assert.ok(parts.length > 0);
  }
});
