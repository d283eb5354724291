/** The line that says how a training goes. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { watchTraining } from '../../src/cli/train/watch-training';

test('a first step that takes a hundred times as long does not spoil what is said of the time left', () => {
  mock.timers.enable({ apis: ['Date'] });
  const lines: string[] = [];
  const watch = watchTraining({ isTTY: true, columns: 200, write: (text: string) => lines.push(text) > 0 });
  const total = 100;
  for (let step = 1; step <= 20; step++) {
    const ms = step === 1 ? 10_000 : 100;
    mock.timers.tick(ms + 200);
    const place = { epoch: 1, epochs: 1, step, stepsPerEpoch: total };
    watch.place(place, { done: step, total, ms, numbers: 'D 1' });
  }
  mock.timers.reset();
  assert.equal(lines.length, 20);
  for (const early of lines.slice(0, 3)) assert.match(early, /\d\/100, D 1$/);
  for (const [i, line] of lines.slice(3).entries()) {
    assert.match(line, /, 10 s an epoch, /);
    assert.match(line, new RegExp(`, ${((96 - i) / 10).toFixed(1)} s left, D 1$`));
  }
});
