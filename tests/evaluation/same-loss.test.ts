import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDataUrl } from '../../src/drawing/png';
import { cutFrame, findSameLoss } from '../../src/evaluation/same-loss';

const captions = Array.from({ length: 24 }, (_, i) => `step ${i}`);
const makeFilm = (d: (number | null)[], g: (number | null)[]) => ({
  captions,
  series: [
    { name: 'discriminator loss', values: d },
    { name: 'generator loss', values: g },
  ],
});

test('the early and the late moment whose two losses differ least', () => {
  // The first frame has no losses; frames 1 to 2 are early, 22 to 23 are late.
  const d: (number | null)[] = captions.map((_, i) => (i === 0 ? null : 2 - i / 24));
  const g: (number | null)[] = captions.map((_, i) => (i === 0 ? null : 1));
  d[2] = 1.3;
  d[22] = 1.31;
  g[23] = 5;
  const { early, late } = findSameLoss(makeFilm(d, g));
  assert.deepEqual([early.frame, late.frame], [2, 22]);
  assert.deepEqual([early.caption, late.discriminatorLoss], ['step 2', 1.31]);
});

test('a film without losses is refused', () => {
  assert.throws(() => findSameLoss({ captions, series: [] }), /losses of 0 moments; 16 are needed/);
});

test('a frame is cut out of a film of any number of columns', () => {
  // Six frames of 2×2 in two columns, each filled with its number.
  const pixels = Uint8Array.from({ length: 24 }, (_, at) => {
    const [row, column] = [Math.floor(at / 4), at % 4];
    return Math.floor(row / 2) * 2 + Math.floor(column / 2);
  });
  const src = toDataUrl({ width: 4, height: 6, channels: 1, pixels });
  const film = {
    ...makeFilm([], []),
    src,
    frames: 6,
    columns: 2,
    frameWidth: 2,
    frameHeight: 2,
    unit: '',
    label: '',
  };
  for (let frame = 0; frame < 6; frame++) {
    assert.deepEqual([...cutFrame(film, frame).pixels], [frame, frame, frame, frame]);
  }
});
