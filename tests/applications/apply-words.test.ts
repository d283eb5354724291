/** Words on the command line become pictures, and what is not understood is answered with what is. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Command } from 'commander';
import { readFaceWishes } from '../../src/applications/face-requests';
import { seePainted } from '../../src/applications/read-painted';
import { DIGIT_WORDS, REQUEST_WORDS } from '../../src/applications/requests';
import { apply } from '../../src/cli/apply/apply';
import { addApply } from '../../src/cli/commands/apply';
import { UserError } from '../../src/cli/user-error';
import { FACE_LABELS } from '../../src/data/faces/face-labels';
import { decodePng } from '../../src/drawing/decode-png';
import { startEngine } from '../backend/engine';

const folder = mkdtempSync(join(tmpdir(), 'apply-words-'));
before(startEngine);
after(() => rmSync(folder, { recursive: true }));
const out = join(folder, 'out.png');
const draw = async (task: string, words: string[], flags = {}) => {
  await apply(task, words, { out, ...flags });
  return decodePng(readFileSync(out));
};

test('a sentence is painted: its ground and ink are seen, and another seed draws another picture', async () => {
  const words = ['a', 'thick', 'red', 'seven', 'on blue'];
  const first = await draw('text', words);
  const { ink, ground } = seePainted(first.pixels, first.width);
  assert.deepEqual([first.width, first.channels, ink, ground], [28, 3, 'red', 'blue']);
  assert.deepEqual((await draw('text', words, { seed: '1' })).pixels, first.pixels);
  assert.notDeepEqual((await draw('text', words, { seed: '2' })).pixels, first.pixels);
});

test('the same seed draws a face whose skin alone is asked to be dark: it is darker', async () => {
  const brightness = ({ pixels }: { pixels: Uint8Array }) => pixels.reduce((sum, level) => sum + level, 0);
  const [light, dark] = [await draw('face', []), await draw('face', ['dark', 'skin'])];
  assert.deepEqual([light.width, light.channels], [32, 3]);
  assert.ok(brightness(dark) < brightness(light));
});

test('attributes of two words are read with and without quotes', () => {
  for (const text of ['long hair smile', 'Smile, long hair', 'a face with a smile and long hair'])
    assert.deepEqual(readFaceWishes(text), ['smile', 'long hair'], text);
  assert.deepEqual(readFaceWishes(''), []);
  assert.throws(() => readFaceWishes('long smile'), /Unknown attribute "long"\. Known: glasses, smile, hat,/);
  assert.throws(() => readFaceWishes('hats'), /Unknown attribute "hats"/);
});

test('what is not understood writes nothing', async () => {
  const file = join(folder, 'none.png');
  const refuses = (task: string, words: string[], flags: object, text: RegExp) =>
    assert.rejects(
      apply(task, words, { out: file, ...flags }),
      (error: Error) => error instanceof UserError && text.test(error.message),
    );
  await refuses('text', ['a thick pink seven'], {}, /Unknown word "pink"\. Known: thin, thick, red,/);
  await refuses('text', ['thick seven'], {}, /names no ink: add one of red/);
  await refuses('face', ['beard'], {}, /Known: glasses, smile, hat, long hair, dark skin/);
  await refuses('face', ['hat'], { way: 'L2' }, /are for pictures/);
  await refuses('face', ['hat'], { seed: 'x' }, /"x" is not a whole number/);
  await refuses('completion', ['digit.png'], { seed: '2' }, /leave --seed out/);
  await refuses('completion', [], {}, /takes one picture; 0 were named/);
  assert.ok(!existsSync(file));
});

test('the help names every word that is understood', () => {
  const program = new Command();
  addApply(program);
  let help = '';
  const [command] = program.commands;
  command!.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  const between = DIGIT_WORDS.slice(1, -1); // the help says "zero to nine"
  const words = [...REQUEST_WORDS, ...FACE_LABELS].filter((word) => !between.includes(word as never));
  assert.equal(words.length, 19 - 8 + 5);
  const missing = words.filter((word) => !new RegExp(`\\b${word}\\b`).test(help));
  assert.deepEqual(missing, []);
});
