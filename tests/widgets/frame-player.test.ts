import assert from 'node:assert/strict';
import test from 'node:test';
import { spreadPositions } from '../../src/drawing/spread-positions';
import { toAttributes } from '../../src/notebook/widget';
import { type FrameFilm, framePlayer } from '../../src/widgets/frame-player/frame-player';
import { makeSampleFilm } from './sample-film';

const read = (options: object) => framePlayer.read(toAttributes(framePlayer, options)) as FrameFilm;

test('a frame is a window on the sprite: frame 5 of 4 columns stands in row 1, column 1', () => {
  const { content, definitions } = framePlayer.draw(read({ ...makeSampleFilm(), frame: 5 }), 'wide');
  assert.match(content, /viewBox="62 62 62 62"/);
  assert.match(definitions!, /width="248" height="186"/);
});

test('pixels are enlarged by whole numbers: 62 pixels in 400 become 372', () => {
  assert.match(framePlayer.draw(read(makeSampleFilm()), 'narrow').content, /width="372" height="372"/);
});

test('the sentence tells frame, caption and the curves where the film stands', () => {
  const film = read({ ...makeSampleFilm(), series: [{ name: 'loss', values: [2, 1.5] }], frame: 1 });
  assert.equal(
    framePlayer.describe(film),
    'Sixteen generated digits. Frame 2 of 12, Epoch 2 of 12, loss 1.500.',
  );
});

test('frames may be counted otherwise: epochs from 0', () => {
  const film = read({ ...makeSampleFilm(), unit: 'epoch', first: 0, frame: 11, captions: undefined });
  assert.equal(framePlayer.timeline!(film).text, 'Epoch 11 of 11');
});

test('on paper: eight frames at most, evenly spread, first and last among them', () => {
  assert.deepEqual(spreadPositions(3, 8), [0, 1, 2]);
  assert.deepEqual(spreadPositions(50, 8), [0, 7, 14, 21, 28, 35, 42, 49]);
});

test('a film without a picture says what is missing', () => {
  assert.throws(() => read({ frames: 3 }), /"src" must be the address of the image that holds all frames/);
});

test('captions that are no list of texts are refused by name', () => {
  assert.throws(
    () => read({ ...makeSampleFilm(), captions: 'epoch 1' }),
    /"captions" must be a JSON list of texts/,
  );
});
