/** The cluster's commands on a real Slurm: an array of three, one stopped at its time limit twice, one killed. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { findProcesses, resultOf, runCluster } from './course';
import { type LoopbackSlurm, startSlurm, until } from './loopback-slurm';

// Not in TMPDIR, which may be long: munge's socket lies in it.
const folder = mkdtempSync('/tmp/cs-');
const out = join(folder, 'out');
const runFolder = (seed: number) => join(out, `epochs-8_seed-${seed}`);
const command = ['--profile', 'quick', '--seeds', '1-3', '--time', '2', '--cpus', '1', '--out', out];
let slurm: LoopbackSlurm;

before(async () => {
  slurm = await startSlurm(folder);
  writeFileSync(join(folder, 'sweep.json'), '{"epochs": [8]}');
});
after(async () => {
  await slurm?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const cluster = (...args: string[]) => runCluster(args, { env: slurm.env });
const submit = (...more: string[]) =>
  cluster('submit', 'standard-gan', '--sweep', join(folder, 'sweep.json'), ...command, ...more);

const stepsOf = (seed: number) => {
  const checkpoints = join(runFolder(seed), 'checkpoints');
  const names = existsSync(checkpoints) ? readdirSync(checkpoints) : [];
  return Math.max(0, ...names.map((name) => Number(/^step-(\d+)$/.exec(name)?.[1] ?? 0)));
};
const trainingOf = (seed: number) => findProcesses('train', runFolder(seed))[0];
const roundsOf = (seed: number) => resultOf(runFolder(seed))?.rounds ?? [];
const told = () =>
  [1, 2, 3]
    .map(
      (seed) =>
        `${seed}: ${JSON.stringify(resultOf(runFolder(seed))?.state)} ${JSON.stringify(roundsOf(seed))}`,
    )
    .join('\n') + slurm.run('squeue');

const held = new Set<number>();

/** Holds a training once it has kept a new step, so that it meets its time limit on a fast machine, too. */
function suspend(seed: number): void {
  const ended = roundsOf(seed).filter(({ ended }) => ended !== undefined);
  const pid = trainingOf(seed);
  if (ended.length >= 2 || pid === undefined || held.has(pid)) return;
  if (stepsOf(seed) <= (ended.at(-1)?.steps ?? 0)) return;
  held.add(pid); // once: a training that was told to end is waked for it
  process.kill(pid, 'SIGSTOP');
}

test('three jobs: one is done, one meets its time limit twice and is done, one is killed; the table has all', {
  timeout: 900_000,
}, async () => {
  const sent = await submit();
  assert.equal(sent.code, 0, sent.output);
  assert.match(sent.output, /Slurm has 3 runs as job \d+\./);
  const again = await submit();
  assert.match(again.output, /All 3 runs are done, running or in the queue/, 'nothing is submitted twice');

  await until(() => stepsOf(3) > 0, 120, told);
  // As the kernel does when memory is short; `scancel --signal=KILL` is kinder, and sends TERM first.
  for (const pid of [roundsOf(3).at(-1)!.pid, ...findProcesses('train', runFolder(3))])
    process.kill(pid, 'SIGKILL');
  const isOver = () => {
    suspend(2);
    return (
      ['done', 'failed'].includes(resultOf(runFolder(2))?.state ?? '') &&
      resultOf(runFolder(1))?.state === 'done'
    );
  };
  await until(isOver, 700, told);
  await until(() => slurm.run('squeue', '--noheader').trim() === '', 60, told);

  const rounds = roundsOf(2);
  assert.equal(resultOf(runFolder(2))!.state, 'done', told());
  assert.deepEqual(
    rounds.slice(0, 2).map(({ signal }) => signal),
    ['SIGUSR2', 'SIGUSR2'],
  );
  assert.ok(rounds.every(({ steps }, i) => i === 0 || steps! >= rounds[i - 1]!.steps!));
  assert.equal(
    resultOf(runFolder(2))!.steps,
    resultOf(runFolder(1))!.steps,
    'no step is lost, and none is made twice',
  );

  const collected = await cluster('collect', '--out', out);
  assert.equal(collected.code, 1, 'one failed');
  assert.match(collected.output, /│ epochs-8 │ +2 of 3 │ +[\d.]+ % ± [\d.]+ % │/);
  assert.match(collected.output, /epochs-8_seed-3 failed: ended without a word/);
  const page = readFileSync(join(out, 'index.html'), 'utf8');
  for (const seed of [1, 2, 3]) assert.ok(page.includes(`epochs-8_seed-${seed}`));
  console.log(collected.output);
});

test('the killed one goes on from its checkpoint when it is submitted again', {
  timeout: 480_000,
}, async () => {
  const kept = stepsOf(3);
  const sent = await submit();
  assert.match(sent.output, /Slurm has 1 run as job/);
  const isOver = () => ['done', 'failed'].includes(resultOf(runFolder(3))?.state ?? '');
  await until(isOver, 400, told);
  assert.equal(resultOf(runFolder(3))!.state, 'done', told());
  const log = readFileSync(join(runFolder(3), 'log.txt'), 'utf8');
  assert.match(log, new RegExp(`Going on after step ${kept}\\.`));
  const collected = await cluster('collect', '--out', out);
  assert.equal(collected.code, 0, collected.output);
  assert.match(collected.output, /3 of 3/);
});

for (const [what, more, sentence] of [
  [
    'a partition that is none',
    ['--partition', 'nowhere'],
    /^Slurm has no such partition\. `sinfo --summarize`/,
  ],
  ['a time that the partition forbids', ['--time', '600'], /^The partition does not allow so long a time\./],
  [
    'more processors than a machine has',
    ['--cpus', '5000'],
    /^No machine of the partition has what was asked for\./,
  ],
] as const) {
  test(`${what} is a sentence`, async () => {
    const { code, output } = await submit('--out', join(folder, 'other'), ...more);
    assert.equal(code, 1);
    assert.match(output, sentence);
    assert.equal(output.trim().split('\n').length, 1);
  });
}

test('a time over the limit is told before anything is submitted', async () => {
  const { code, output } = await submit('--out', join(folder, 'other'), '--time', '600', '--dry-run');
  assert.equal(code, 0, output);
  assert.match(output, /The partition lessons allows rounds of 1:00:00, these ask for 600 minutes/);
});

// The last one: without munge nothing more can be asked.
test('without munge Slurm knows nobody, and the sentence says so', async () => {
  await slurm.stopMunge();
  const { code, output } = await submit('--out', join(folder, 'other'));
  assert.equal(code, 1);
  assert.match(output, /^munge, by which Slurm knows who you are, does not answer on this machine\./);
});
