import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes, formatDuration, startProgress } from '../../src/cli/progress';
import type { Failure, NotebookResult } from '../../src/cli/run/driver';
import { formatFailure, formatTable, formatTotal } from '../../src/cli/run/report';
import { watchRun } from '../../src/cli/run/watch';

const failure: Failure = {
  cell: 3,
  line: 2,
  name: 'RangeError',
  message: 'no row 2',
  traceback: ['RangeError: no row 2\n  > 2 | throw', '    at Cell [3] line 2:9'],
  source: 'const last = 2;',
};
const result = (name: string, failed: Failure | null): NotebookResult => ({
  name,
  title: name,
  cells: 5,
  seconds: 61.25,
  failure: failed,
  thumbnail: null,
});

test('the table has a row for each notebook, also for those not reached', () => {
  const rows = formatTable(
    ['07-mnist', '08-x', '09-dcgan'],
    [result('07-mnist', null), result('08-x', failure)],
  )
    .split('\n')
    .map((line) =>
      line
        .replace(/[│┌┐└┘─┬┴├┤┼]+/g, ' ')
        .trim()
        .split(/\s{2,}/),
    )
    .filter((cells) => cells.length > 1 || cells[0]);
  assert.deepEqual(rows[0], ['notebook', 'cells', 'seconds', 'result']);
  assert.deepEqual(rows[1], ['07-mnist', '5', '61.3', 'ok']);
  assert.deepEqual(rows[2], ['08-x', '5', '61.3', 'failed in cell 3']);
  assert.deepEqual(rows[3], ['09-dcgan', 'not run']);
});

test('a failure names notebook, cell, line and error', () => {
  const [head, ...rest] = formatFailure('08-x', failure).split('\n');
  assert.equal(head, '08-x, cell 3, line 2: RangeError: no row 2');
  assert.equal(rest[0], '  the cell begins: const last = 2;');
  assert.equal(rest.at(-1), '      at Cell [3] line 2:9');
});

test('a failure without a line, or after the cell, says so', () => {
  assert.match(formatFailure('x', { ...failure, line: null }), /^x, cell 3: RangeError/);
  assert.match(formatFailure('x', { ...failure, late: true }), /\(after the cell had ended\)/);
  assert.match(formatFailure('x', { ...failure, cell: 0 }), /^x, before its first cell: /);
});

test('the total counts notebooks, cells and time', () => {
  assert.equal(formatTotal([result('a', null)]), '1 notebook, 5 cells, 1 min 01 s');
  assert.equal(formatTotal([result('a', null), result('b', null)]), '2 notebooks, 10 cells, 2 min 03 s');
});

for (const [ms, text] of [
  [0, '0.0 s'],
  [9_940, '9.9 s'],
  [9_960, '10 s'],
  [59_600, '1 min 00 s'],
  [125_000, '2 min 05 s'],
] as const) {
  test(`${ms} ms are ${text}`, () => assert.equal(formatDuration(ms), text));
}

test('bytes are megabytes, then gigabytes', () => {
  assert.equal(formatBytes(274_000_871), '274 MB');
  assert.equal(formatBytes(1_300_000_000), '1.3 GB');
});

/** A stream that keeps what is written. */
function makeStream(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 60, written, write: (text: string) => written.push(text) };
}

test('progress on a terminal rewrites its line, elsewhere it adds lines', () => {
  for (const isTTY of [true, false]) {
    const stream = makeStream(isTTY);
    startProgress('Fetching', stream).done('ready');
    const text = stream.written.join('');
    assert.match(text, /Fetching: ready \(0\.0 s\)\n$/);
    assert.equal(text.includes('\r'), isTTY);
    assert.equal(text.startsWith('Fetching …\n'), !isTTY);
  }
});

test('a watched run says which notebook, how many cells, and how it ended', () => {
  const stream = makeStream(false);
  const watch = watchRun(2, stream);
  watch.hear({ event: 'notebook', name: '07-mnist', title: 'MNIST', cells: 5 });
  watch.hear({ event: 'cell', number: 3, first: 'const a = 1;' });
  watch.hear({ event: 'done', ...result('07-mnist', failure) });
  watch.close();
  assert.deepEqual(
    stream.written.filter(Boolean).map((line) => line.trim()),
    ['[1/2] 07-mnist: MNIST (5 cells)', '[1/2] 07-mnist: failed in cell 3 (0.0 s)'],
  );
});
