/** `npm run cluster` where there is no Slurm, and what it makes of Slurm's words where there is one. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makePlan } from '../../src/cli/cluster/plan';
import { judge, type Result } from '../../src/cli/cluster/results';
import {
  explainLimit,
  explainSlurm,
  explainWaiting,
  parseLimit,
  parseQueue,
} from '../../src/cli/cluster/slurm';
import { mergePlans } from '../../src/cli/cluster/submit';
import { listFailures, summarizeSeeds } from '../../src/cli/cluster/summary';
import { readSweep } from '../../src/cli/cluster/sweep';
import { runCluster } from './course';

const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const planOf = (options: object = {}) =>
  makePlan({ model: 'dcgan', profile: 'quick', seeds: [1, 2], sweep: [{}], out: '/runs', ...options });

// The forms that Slurm's manual of sinfo (%l) and sbatch (--time) name.
for (const [text, minutes] of [
  ['1:00:00', 60],
  ['2-00:00:00', 2880],
  ['30:00', 30],
  ['0:30', 0.5],
  ['infinite', Number.POSITIVE_INFINITY],
  ['n/a', Number.POSITIVE_INFINITY],
] as const)
  test(`a partition's limit ${text} in minutes`, () => assert.equal(parseLimit(text), minutes));

test('a time over the limit of its partition is told, the default one where none is named', () => {
  const lines = 'long 7-00:00:00\nshort* 1:00:00\nfree infinite\n';
  assert.match(
    explainLimit(lines, 61)!,
    /^The partition short allows rounds of 1:00:00, these ask for 61 min/,
  );
  assert.equal(explainLimit(lines, 60), undefined);
  assert.match(explainLimit(lines, 61, 'short')!, /^The partition short/);
  for (const name of ['long', 'free', 'nowhere']) assert.equal(explainLimit(lines, 61, name), undefined);
});

test('a sweep is every combination once, the last option changing fastest', () => {
  assert.deepEqual(readSweep('{"loss": ["hinge", "minimax"], "k": [1, 2]}', 's.json'), [
    { loss: 'hinge', k: 1 },
    { loss: 'hinge', k: 2 },
    { loss: 'minimax', k: 1 },
    { loss: 'minimax', k: 2 },
  ]);
  const names = planOf({ sweep: readSweep('{"loss": ["hinge", "minimax"]}', 's.json') }).runs.map(
    ({ name }) => name,
  );
  assert.deepEqual(names, [
    'loss-hinge_seed-1',
    'loss-hinge_seed-2',
    'loss-minimax_seed-1',
    'loss-minimax_seed-2',
  ]);
});

for (const [text, sentence] of [
  ['{"k": [1, 2', /^s\.json is no JSON: /],
  ['[1, 2]', /^s\.json holds no sweep: write options with lists/],
  ['{"speed": [1]}', /^s\.json: unknown option "speed"\. Known: /],
  ['{"seed": [1]}', /^s\.json: unknown option "seed"\. Known: /],
  ['{"k": []}', /^s\.json: the list of "k" is empty: name a value, or leave it out\.$/],
  ['{"k": 2}', /^s\.json: "k" has no list/],
  ['{"k": [true]}', /^s\.json: "k" takes texts and numbers; got true\.$/],
  ['{"k": [1, "1"]}', /^s\.json: "k" names "1" twice\.$/],
] as const) {
  test(`the sweep ${text} is refused in a sentence`, () => {
    assert.throws(() => readSweep(text, 's.json'), { message: sentence });
  });
}

test('an unknown model, or an option that the training would refuse, is told before anything waits', () => {
  assert.throws(() => planOf({ model: 'stylegan' }), /^UserError: Unknown model "stylegan"\. Known: /);
  assert.throws(() => planOf({ sweep: [{ k: 0 }] }), /^UserError: k-0_seed-1: /);
});

test('a folder of another training is not taken', () => {
  const other = planOf({ profile: 'full' });
  assert.throws(() => mergePlans(other, planOf(), '/runs'), /holds another training called seed-1 .*--out/);
  assert.equal(mergePlans(planOf({ seeds: [1] }), planOf({ seeds: [2] }), '/runs').runs.length, 2);
});

test("squeue's lines are states and reasons; what waits in vain is told apart from what waits its turn", () => {
  const queue = parseQueue('7_0 PENDING PartitionTimeLimit\n7_1 RUNNING None\n7_2 PENDING Resources\n\n');
  assert.deepEqual(queue.get('7_0'), { state: 'PENDING', reason: 'PartitionTimeLimit' });
  assert.deepEqual(queue.get('7_1'), { state: 'RUNNING' });
  const [run] = planOf().runs;
  const reports = [...queue.values()].map((job) => judge(run!, undefined, '7', job));
  assert.deepEqual(
    reports.map(({ state }) => state),
    ['waiting', 'running', 'waiting'],
  );
  assert.deepEqual(listFailures(reports), [
    'seed-1 waits in vain: the partition allows no such --time (Slurm: PartitionTimeLimit). Take it back with scancel, and submit with less',
  ]);
  assert.match(explainWaiting('BadConstraints')!, /^no machine of the partition has what was asked for/);
  assert.equal(explainWaiting('Priority'), undefined);
});

const resultOf = (state: Result['state'], more: Partial<Result> = {}): Result => ({
  state,
  rounds: [{ begun: '', host: 'elsewhere', pid: 1, job: '7_0' }],
  steps: 10,
  seconds: 1,
  distance: { value: 0.1, floor: 0.05 },
  measures: null,
  ...more,
});

test('a job that is in no queue and still says that it runs was killed', () => {
  const [run] = planOf().runs;
  assert.equal(judge(run!, resultOf('running'), '7_0', { state: 'RUNNING' }).state, 'running');
  const gone = judge(run!, resultOf('running'), '7_0');
  assert.deepEqual([gone.state, /ended without a word/.test(gone.reason!)], ['failed', true]);
  assert.equal(judge(run!, undefined, '7_0').state, 'failed');
  assert.equal(judge(run!, undefined, undefined).state, 'waiting');
});

test('only runs that are done are in the mean, and how many those are stands beside it', () => {
  const { runs } = planOf({ seeds: [1, 2, 3] });
  const reports = runs.map((run, i) =>
    judge(
      run,
      resultOf(i < 2 ? 'done' : 'failed', { distance: { value: [0.1, 0.3, 9][i]!, floor: 0.05 } }),
      '7',
    ),
  );
  // Deviation of 0.1 and 0.3, from n − 1: √0.02.
  assert.deepEqual(summarizeSeeds(reports).rows, [['dcgan', '2 of 3', '0.200 ± 0.141 / 0.050']]);
});

test('Slurm’s refusals are sentences', () => {
  assert.match(
    explainSlurm('sbatch: error: invalid partition specified: x'),
    /^Slurm has no such partition\./,
  );
  assert.match(
    explainSlurm('Munge encode failed: Failed to connect'),
    /^munge, by which Slurm knows who you are,/,
  );
  assert.match(
    explainSlurm('sbatch: error: Batch job submission failed: More processors requested than permitted'),
    /^No machine/,
  );
  assert.match(explainSlurm('OSError: [Errno 28] No space left on device'), /^The disk is full\./);
});

test('two seeds on this machine: submitted, looked at, collected; the same command has nothing left to do', {
  timeout: 600_000,
}, async () => {
  const out = join(folder, 'runs');
  const submit = ['submit', 'dense-gan', '--profile', 'quick', '--seeds', '1-2', '--local', '--out', out];
  const dry = await runCluster([...submit, '--dry-run']);
  assert.match(
    dry.output,
    /1 {2}seed-2: npm run train -- dense-gan .*--seed 2\n[\s\S]*#SBATCH [\s\S]*Nothing was submitted\./,
  );
  assert.ok(!existsSync(out));

  const sent = await runCluster(submit);
  assert.equal(sent.code, 0, sent.output);
  assert.match(sent.output, /seed-1: done\nseed-2: begins\nseed-2: done\n/);
  const looked = await runCluster(['status', '--out', out]);
  assert.deepEqual([looked.code, looked.output.match(/│ +done │/g)?.length], [0, 2]);
  const collected = await runCluster(['collect', '--out', out]);
  assert.match(collected.output, /│ dense-gan │ +2 of 2 │ +[\d.]+ ± [\d.]+ \/ [\d.]+ │/);
  assert.ok(readFileSync(join(out, 'index.html'), 'utf8').includes('seed-2'));
  const again = await runCluster(submit);
  assert.match(again.output, /All 2 runs are done, running or in the queue: nothing to submit\./);
});

for (const [what, args, sentence] of [
  ['a folder without a submission', ['status', '--out', folder], / holds no submission\. /],
  ['no folder', ['collect'], /Name the submission's folder: /],
  [
    'no such sweep file',
    ['submit', 'dcgan', '--sweep', join(folder, 'none.json')],
    /There is no sweep file /,
  ],
  ['no seeds', ['submit', 'dcgan', '--seeds', '3-1'], /seed/],
] as const) {
  test(`${what} is one sentence`, async () => {
    const { code, output } = await runCluster(args);
    assert.equal(code, 1, output);
    assert.match(output, sentence);
    assert.equal(output.trim().split('\n').length, 1, output);
  });
}

test('a damaged plan is told, and nothing is lost', async () => {
  writeFileSync(join(folder, 'plan.json'), '{"format": 1, "runs"');
  const { code, output } = await runCluster(['status', '--out', folder]);
  assert.deepEqual([code, /holds no submission/.test(output)], [1, true]);
});
