import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { describeSkipped, loadImageFolder } from '../../src/data/image-folder';
import { listPictures } from '../../src/data/pictures/list-pictures';
import { encodePng } from '../../src/drawing/png';

let folder = '';
let cacheFolder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'course-pictures-'));
  cacheFolder = mkdtempSync(join(tmpdir(), 'course-cache-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(cacheFolder, { recursive: true, force: true });
});

/** A grey PNG of one level. */
function put(name: string, level: number, side = 4): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  const pixels = new Uint8Array(side * side).fill(level);
  writeFileSync(join(folder, name), encodePng({ width: side, height: side, channels: 1, pixels }));
}

const load = (more: Partial<Parameters<typeof loadImageFolder>[0]> = {}) =>
  loadImageFolder({ folder, side: 2, channels: 1, ...more });

test('pictures of a folder and of the folders in it become examples, in the order of their names', () => {
  put('b.png', 20);
  put('a/z.PNG', 10);
  put('c/d/e.png', 30, 9);
  const images = load();
  assert.deepEqual([...images.pixels], [...Array(4).fill(10), ...Array(4).fill(20), ...Array(4).fill(30)]);
  assert.deepEqual([images.count, images.height, images.width, images.channels], [3, 2, 2, 1]);
  assert.deepEqual([...images.labels], [0, 0, 0]);
  assert.equal(images.source, `3 pictures in ${folder}`);
  assert.deepEqual([images.skipped, images.enlarged], [[], 0]);
  assert.equal(load({ channels: 3 }).pixels.length, 3 * 2 * 2 * 3);
});

test('smaller pictures are enlarged and counted', () => {
  put('a.png', 1, 1);
  put('b.png', 2);
  assert.equal(load().enlarged, 1);
});

test('what is no picture is skipped and named with its reason; the others are read', () => {
  put('good.png', 1);
  put('also.png', 2);
  writeFileSync(join(folder, 'text.png'), 'I am a text');
  writeFileSync(join(folder, 'empty.jpg'), '');
  put('cut.png', 3, 40);
  truncateSync(join(folder, 'cut.png'), 60);
  symlinkSync('nowhere.png', join(folder, 'gone.png'));
  symlinkSync('ring.png', join(folder, 'ring.png'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'pipe.png')]);
  const { count, skipped } = load();
  assert.equal(count, 2);
  const reasons = Object.fromEntries(skipped.map(({ name, reason }) => [name, reason]));
  assert.match(reasons['text.png']!, /neither a PNG nor a JPEG file, whatever its name says/);
  assert.match(reasons['empty.jpg']!, /The file is empty/);
  assert.match(reasons['cut.png']!, /The PNG file is cut off/);
  assert.match(reasons['gone.png']!, /gone\.png does not exist/);
  assert.match(reasons['ring.png']!, /is a link that leads back to itself/);
  assert.match(reasons['pipe.png']!, /is no file, but a pipe or a device/);
  assert.match(
    describeSkipped(skipped),
    /^6 files were skipped: gone\.png: does not exist \(ENOENT\)\. .* … and 3 more\.$/,
  );
});

test('links to pictures and folders are followed, and a link back to a folder ends', () => {
  put('in/a.png', 1);
  put('b.png', 2);
  symlinkSync(join(folder, 'b.png'), join(folder, 'in', 'linked.png'));
  symlinkSync(folder, join(folder, 'in', 'back'));
  symlinkSync(join(folder, 'in'), join(folder, 'other'));
  assert.deepEqual(
    listPictures(folder).files.map(({ name }) => name),
    ['b.png', 'in/a.png', 'in/linked.png'],
  );
});

test('hidden files and folders are passed over in silence', () => {
  put('a.png', 1);
  put('b.png', 2);
  put('.git/c.png', 3);
  writeFileSync(join(folder, '._a.png'), 'AppleDouble');
  put('__MACOSX/a.png', 3);
  const { count, skipped } = load();
  assert.deepEqual([count, skipped], [2, []]);
});

test('a folder that is missing, a file, empty, of other files or with one picture is an error that says so', () => {
  assert.throws(() => load({ folder: join(folder, 'none') }), /none does not exist/);
  assert.throws(
    load,
    /holds no pictures whose names end in \.png, \.jpg or \.jpeg, nothing of the kind\. Name a/,
  );
  writeFileSync(join(folder, 'a.webp'), 'x');
  writeFileSync(join(folder, 'b.webp'), 'x');
  writeFileSync(join(folder, 'README'), 'x');
  assert.throws(load, /only other files \(2 \.webp, 1 without an ending\)/);
  assert.throws(() => load({ folder: join(folder, 'README') }), /README is a file; a folder with pictures/);
  writeFileSync(join(folder, 'c.png'), 'x');
  assert.throws(load, /holds no picture that can be read\. 1 file was skipped: c\.png: This is neither/);
  put('d.png', 1);
  assert.throws(load, /holds only one picture that can be read: a GAN learns from many/);
});

test('a folder that may not be opened is skipped with its reason', { skip: process.getuid?.() === 0 }, () => {
  put('a.png', 1);
  put('b.png', 1);
  put('locked/c.png', 1);
  chmodSync(join(folder, 'locked'), 0);
  const { count, skipped } = load();
  chmodSync(join(folder, 'locked'), 0o700);
  assert.equal(count, 2);
  assert.match(skipped[0]!.reason, /may not be opened/);
});

test('more pictures than are wanted: some from all over the folder', () => {
  for (let i = 0; i < 10; i++) put(`${i}.png`, i);
  const { pixels, count } = load({ most: 5, side: 1 });
  assert.deepEqual([count, ...pixels], [5, 0, 2, 4, 6, 8]);
  assert.throws(() => load({ most: 0 }), /At least 1 picture/);
});

test('the second time examples come from the cache; a changed file, another size or damage decodes anew', () => {
  put('a.png', 1);
  put('b.png', 2);
  writeFileSync(join(folder, 'c.png'), 'no picture');
  const heard: string[] = [];
  const onProgress = (text: string) => heard.push(text);
  const first = load({ cacheFolder, onProgress });
  assert.deepEqual(heard, ['3 of 3 pictures']);
  assert.deepEqual(load({ cacheFolder, onProgress }), first);
  assert.equal(heard.length, 1);
  load({ cacheFolder, onProgress, side: 3 });
  assert.equal(heard.length, 2);
  put('b.png', 9);
  utimesSync(join(folder, 'b.png'), new Date(), new Date(5000));
  const changed = load({ cacheFolder, onProgress });
  assert.deepEqual([...changed.pixels.subarray(4)], [9, 9, 9, 9]);
  assert.equal(heard.length, 3);
  for (const file of readdirSync(cacheFolder)) truncateSync(join(cacheFolder, file), 3);
  assert.deepEqual(load({ cacheFolder, onProgress }), changed);
  assert.equal(heard.length, 4);
});

test('a cache that cannot be written costs time only', () => {
  put('a.png', 1);
  put('b.png', 2);
  writeFileSync(join(folder, 'file'), '');
  assert.equal(load({ cacheFolder: join(folder, 'file', 'cache') }).count, 2);
});
