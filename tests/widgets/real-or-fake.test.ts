import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countKind, countRight, realOrFake } from '../../src/widgets/real-or-fake/real-or-fake';
import type { Attributes } from '../../src/widgets/widget';

const read = (attributes: Attributes) =>
  realOrFake.read({ src: 'data:,', truth: 'rffr', ...attributes }) as Awaited<
    ReturnType<typeof realOrFake.read>
  >;

test('the score counts guesses that agree with the truth', () => {
  assert.equal(countRight('rrff', 'rffr'), 2);
  assert.equal(countRight('rf', 'rffr'), 2);
  assert.equal(countRight('', 'rffr'), 0);
});

test('after each guess the truth and the score; nothing is told before', async () => {
  assert.match(realOrFake.describe(await read({})), /4 pictures\. Real, or made by the generator\?/);
  assert.match(realOrFake.describe(await read({ guesses: 'r' })), /Right: it was real\. 1 of 1 right/);
  assert.match(realOrFake.describe(await read({ guesses: 'rr' })), /No: it was fake\. 1 of 2 right/);
  assert.doesNotMatch(realOrFake.draw(await read({}), 'wide').content, />(real|fake)</);
});

test('at the end the discriminator is compared, and one can begin again', async () => {
  const state = await read({ guesses: 'rffr', critic: 'rffr' });
  assert.match(
    realOrFake.describe(state),
    /4 of 4 right You: 2 of 2 fakes found, 2 of 2 real ones believed Discriminator: 2 of 2 fakes found/,
  );
  assert.deepEqual(realOrFake.controls!(state), [
    { kind: 'preset', label: 'Once more', set: { guesses: '' } },
  ]);
});

test('a button adds a guess', async () => {
  const [real, fake] = realOrFake.controls!(await read({ guesses: 'r' }));
  assert.deepEqual(real, { kind: 'preset', label: 'Real', set: { guesses: 'rr' } });
  assert.deepEqual(fake, { kind: 'preset', label: 'Fake', set: { guesses: 'rf' } });
});

test('paper shows every picture with its truth', async () => {
  const { content } = realOrFake.drawAll(await read({}));
  assert.equal(content.match(/<use /g)?.length, 4);
  assert.deepEqual(content.match(/>(real|fake)</g), ['>real<', '>fake<', '>fake<', '>real<']);
});

test('letters that are none are refused', () => {
  assert.throws(
    () => realOrFake.read({ src: 'data:,', truth: 'rx' }),
    /"truth" must be a letter for each picture/,
  );
  assert.throws(() => realOrFake.read({ truth: 'r' }), /"src" must be the address/);
});

test('sensitivity counts the fakes that were found, specificity the real ones that were believed', () => {
  assert.deepEqual(countKind('ffrr', 'frfr', 'f'), { right: 1, of: 2 });
  assert.deepEqual(countKind('rrrr', 'frrr', 'r'), { right: 3, of: 3 });
  assert.deepEqual(countKind('rrrr', 'rrrr', 'f'), { right: 0, of: 0 });
});
