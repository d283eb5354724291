import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fixture, type Run, runCourse } from './course-command';

interface Executed {
  cells: {
    execution_count?: number | null;
    outputs?: { output_type: string; ename?: string; data?: Record<string, unknown> }[];
  }[];
}

const readExecuted = ({ out }: Run, name: string) =>
  JSON.parse(readFileSync(join(out, `${name}.ipynb`), 'utf8')) as Executed;

test('a notebook that works: exit 0, outputs, a page, an index, a table', async () => {
  const run = await runCourse([fixture('everything')]);
  assert.equal(run.code, 0, run.stderr);
  assert.deepEqual(readdirSync(run.out).sort(), [
    'everything.html',
    'everything.ipynb',
    'index.html',
    'results.json',
  ]);
  const code = readExecuted(run, 'everything').cells.filter(({ outputs }) => outputs);
  assert.deepEqual(
    code.map(({ execution_count }) => execution_count),
    code.map((_, index) => index + 1),
  );
  assert.ok(code[0]!.outputs![0]!.data!['application/vnd.plotly.v1+json']);
  assert.match(run.stdout, /│ everything │\s+\d │\s+[\d.]+ │ ok +│/);
  assert.match(run.stderr, /\[1\/1\] everything: A page with everything \(\d cells\)/);
  assert.match(readFileSync(join(run.out, 'index.html'), 'utf8'), /<a href="everything\.html">/);
  rmSync(run.out, { recursive: true });
});

for (const [name, cell, head, error, shown] of [
  ['fails', 2, /^fails, cell 2, line 3: RangeError: no row 2$/m, 'RangeError', 'no row 2'],
  ['mistyped', 1, /^mistyped, cell 1, line 2: TypeScriptError: TS2322: /m, 'TypeScriptError', 'TS2322'],
  [
    'rejects',
    2,
    /^rejects, cell 2, line 2: Error: nobody waited \(after the cell had ended\)$/m,
    'Error',
    'nobody waited',
  ],
] as const) {
  test(`the notebook "${name}" fails the run, naming notebook, cell, line and error`, async () => {
    const run = await runCourse([fixture(name), fixture('everything')]);
    assert.equal(run.code, 1);
    assert.match(run.stderr, head);
    assert.match(run.stdout, new RegExp(`│ ${name} +│ .* │ failed in cell ${cell} +│`));
    assert.match(run.stdout, /│ everything │ +│ +│ not run +│/, 'the first failure ends the run');
    const code = readExecuted(run, name).cells.filter(({ outputs }) => outputs);
    const failed = code[cell - 1]!.outputs!.find(({ output_type }) => output_type === 'error');
    assert.equal(failed?.ename, error, 'the executed notebook shows it');
    const page = readFileSync(join(run.out, `${name}.html`), 'utf8');
    assert.ok(page.slice(page.indexOf('<main>')).includes(shown), 'and so does its page');
    rmSync(run.out, { recursive: true });
  });
}

test('half of an emoji in an output does not keep a notebook from being written', async () => {
  const run = await runCourse([fixture('odd'), fixture('everything')]);
  assert.equal(run.code, 0, run.stderr);
  assert.ok(readFileSync(join(run.out, 'odd.ipynb'), 'utf8').includes('"\ufffd\\n"'));
  assert.ok(readFileSync(join(run.out, 'odd.html'), 'utf8').includes('\ufffd'));
  rmSync(run.out, { recursive: true });
});

test('a kernel that dies is said to have died', async () => {
  const run = await runCourse([fixture('dies')]);
  assert.equal(run.code, 1);
  assert.match(run.stderr, /^dies, cell 1: KernelDied: the kernel's process ended/m);
  rmSync(run.out, { recursive: true });
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} while a cell loops: exit 130, and no process is left`, async () => {
    let stopped = false;
    const run = await runCourse([fixture('waits')], (_text, child) => {
      if (stopped || !listProcesses().includes('sleep 61.5')) return;
      stopped = true;
      child.kill(signal);
    });
    assert.equal(run.code, 130);
    assert.match(run.stdout, /│ waits +│ +│ +│ not run +│/);
    assert.doesNotMatch(listProcesses(), /sleep 61\.5/);
    assert.ok(!listProcesses().includes(run.out), 'the runner and its driver are gone');
    rmSync(run.out, { recursive: true });
  });
}

function listProcesses(): string {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
}

test('an unknown notebook, profile or engine lists the known ones and runs nothing', async () => {
  for (const [words, sentence] of [
    [['77'], /There is no notebook "77"\. Known: .*07-mnist/],
    [[fixture('fails'), '--profile', 'fast'], /Unknown profile "fast"\. Known: quick, laptop, full\./],
    [[fixture('fails'), '--backend', 'cuda'], /Unknown engine "cuda"\. Known: auto, tensorflow/],
  ] as const) {
    const run = await runCourse([...words]);
    assert.equal(run.code, 1);
    assert.match(run.stderr, sentence);
    assert.deepEqual(readdirSync(run.out), []);
    rmSync(run.out, { recursive: true });
  }
});
