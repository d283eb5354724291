import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { handOutNotebooks } from '../../src/cli/handout';
import { root } from '../../src/cli/project';
import { listNotebooks } from '../../src/cli/run/notebooks';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'my class '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a handout holds every notebook, and all that their cells import is found from there', () => {
  const { copied, kept } = handOutNotebooks(folder);
  assert.equal(copied.length, listNotebooks().length);
  assert.deepEqual(kept, []);
  const { resolve } = createRequire(join(folder, 'notebooks', 'cell.js'));
  for (const { name, path } of listNotebooks()) {
    const text = readFileSync(join(folder, 'notebooks', `${name}.ipynb`), 'utf8');
    assert.equal(text, readFileSync(path, 'utf8'));
    for (const [, specifier] of text.matchAll(/from '(\.\.\/[^']+)'/g)) {
      const place = join(folder, 'notebooks', specifier!);
      assert.ok(
        ['', '.ts', '/index.ts'].some((end) => existsSync(place + end)),
        `${name}: ${specifier}`,
      );
    }
  }
  assert.ok(resolve('@tensorflow/tfjs'));
});

test('called again it overwrites no notebook', () => {
  handOutNotebooks(folder);
  const [first] = listNotebooks();
  const mine = join(folder, 'notebooks', `${first!.name}.ipynb`);
  writeFileSync(mine, 'my work');
  const { copied, kept } = handOutNotebooks(folder);
  assert.deepEqual(copied, []);
  assert.ok(kept.includes(`${first!.name}.ipynb`));
  assert.equal(readFileSync(mine, 'utf8'), 'my work');
});

test('a folder inside the project, or with another src, is refused', () => {
  assert.throws(() => handOutNotebooks(join(root, 'out', 'x')), /lies in this project/);
  writeFileSync(join(folder, 'src'), 'something else');
  assert.throws(() => handOutNotebooks(folder), /is not the course's: name an empty folder/);
});
