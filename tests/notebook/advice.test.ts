import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ADVICE } from '../../src/notebook/advice';

const root = join(__dirname, '..', '..');

/** The monitor's file, its sentences in one piece each. */
const monitor = readFileSync(join(root, 'src/training/health.ts'), 'utf8').replace(/['`] \+\s+['`]/g, '');

test('each piece of advice is what the monitor says of that complaint', () => {
  for (const { complaint, words } of ADVICE) {
    const [, after] = monitor.split(`...this.tell(\n        '${complaint}'`);
    assert.ok(after, complaint);
    // Up to the next complaint; the last one's sentence goes on to the file's end.
    const sentence = after.slice(0, after.indexOf('),\n      ...') >>> 0);
    assert.ok(sentence.includes(words), `${complaint}: ${words}`);
  }
});
