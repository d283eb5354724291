import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { describeSize, measureFiles } from '../../src/cli/site/size';

const folder = mkdtempSync(join(tmpdir(), 'course-size-'));
after(() => rmSync(folder, { recursive: true }));

mkdirSync(join(folder, 'slides', 'fonts'), { recursive: true });
for (const [name, bytes] of [
  ['index.html', 20],
  ['09-dcgan.html', 3_000_000],
  ['slides/a.html', 500_000],
  ['slides/fonts/b.woff2', 60],
  ['notes.txt', 9_000_000],
] as const)
  writeFileSync(join(folder, name), Buffer.alloc(bytes));

test('the site’s own files are measured, folders with all that is in them, and nothing else', () => {
  assert.deepEqual(measureFiles(folder, ['index.html', '09-dcgan.html', 'slides', 'missing.html']), [
    { name: '09-dcgan.html', bytes: 3_000_000 },
    { name: 'slides/a.html', bytes: 500_000 },
    { name: 'slides/fonts/b.woff2', bytes: 60 },
    { name: 'index.html', bytes: 20 },
  ]);
});

test('a site that is small enough says its size; a larger one names its largest files', () => {
  const files = measureFiles(folder, ['09-dcgan.html', 'slides']);
  assert.deepEqual(describeSize(files), { total: '4 MB' });
  const { excess } = describeSize(files, 3_400_000);
  assert.match(
    excess!,
    /larger than the 3 MB that it may have[\s\S]*\n {4}3\.0 MB {2}09-dcgan\.html\n {4}0\.5 MB {2}slides/,
  );
  const many = Array.from({ length: 40 }, (_, i) => ({ name: `${i}.html`, bytes: 1e7 - i }));
  assert.equal(describeSize(many).excess!.split('\n').length, 9, 'no more are named than one reads');
});
