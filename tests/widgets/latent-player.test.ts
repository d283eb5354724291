import assert from 'node:assert/strict';
import test from 'node:test';
import { toAttributes } from '../../src/notebook/widget';
import { latentPlayer } from '../../src/widgets/latent-player/latent-player';
import type { LatentState } from '../../src/widgets/latent-player/state';
import { makeSampleWays } from './sample-film';

const read = (options: object) => latentPlayer.read(toAttributes(latentPlayer, options)) as LatentState;

test('a way is a row of the sprite, a place a column', () => {
  const { content, definitions } = latentPlayer.draw(read(makeSampleWays()), 'wide');
  assert.match(content, /viewBox="124 62 62 62"/);
  assert.match(definitions!, /width="372" height="124"/);
  assert.match(content, /straight: share of the way 0\.4/);
});

test('the sentence tells way and place; the slider has the places, the choice the ways', () => {
  const state = read(makeSampleWays());
  assert.equal(
    latentPlayer.describe(state),
    'A digit that becomes another: straight, share of the way 0.4, the ends are 0 and 1.',
  );
  const { position, count, text } = latentPlayer.timeline!(state);
  assert.deepEqual([position, count, text], [2, 6, 'Share of the way 0.4']);
  assert.equal(latentPlayer.controls!(state).length, 1);
  assert.equal(latentPlayer.controls!(read({ ...makeSampleWays(), ways: ['one'] })).length, 0);
});

test('on paper each way is a row of five places, first and last among them', () => {
  const { content, definitions } = latentPlayer.drawAll(read(makeSampleWays()));
  assert.equal(content.match(/viewBox/g)!.length, 10);
  for (const view of ['0 0 62 62', '310 0 62 62', '0 62 62 62', '310 62 62 62'])
    assert.ok(content.includes(`"${view}"`), view);
  assert.match(definitions!, /<image/);
});

test('a place that is not there is moved to the nearest; what is missing is said', () => {
  assert.deepEqual(
    [read({ ...makeSampleWays(), place: 99 }).place, read({ ...makeSampleWays(), way: -1 }).way],
    [5, 0],
  );
  assert.throws(() => read({ ...makeSampleWays(), src: '' }), /"src" must be the address/);
  assert.throws(() => read({ ...makeSampleWays(), ways: [] }), /"ways" must name at least one/);
  assert.throws(() => read({ ...makeSampleWays(), places: 'x' }), /"places" must be a JSON list/);
});
