import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { decodePng } from '../../src/drawing/decode-png';
import { Network } from '../../src/models/network';
import type { NetworkSpec } from '../../src/models/spec';
import { DISPLAY_METHOD } from '../../src/notebook/display';
import { drawLatents, drawWays, latentPlayer } from '../../src/notebook/latent-player';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

/** An image of one pixel a number: the latent itself, squashed. */
const SPEC: NetworkSpec = {
  name: 'generator',
  inputShape: [2],
  layers: [{ layer: 'dense', units: 2 }, { layer: 'tanh' }, { layer: 'reshape', shape: [1, 2, 1] }],
};

function build(classes?: number): Network {
  return Network.build({ ...SPEC, ...(classes ? { classes } : {}) }, new RandomStream(2));
}

test('frames lie way after way, place after place, as the generator draws them', async () => {
  const generator = build();
  const ways = {
    there: [
      [0, 0],
      [1, 0],
      [2, 0],
    ],
    back: [
      [0, 1],
      [0, 2],
      [0, 3],
    ],
  };
  const options = await drawWays({ generator, ways, places: ['a', 'b', 'c'], unit: 'place' });
  const { width, height, pixels } = decodePng(Buffer.from(options.src.split(',')[1]!, 'base64'));
  assert.deepEqual([width, height, options.frameWidth, options.frameHeight], [6, 2, 2, 1]);
  const direct = await drawLatents(generator, [...ways.there, ...ways.back]);
  assert.deepEqual([...pixels], [...direct.pixels]);
  assert.deepEqual(options.ways, ['there', 'back']);
  const short = drawWays({ generator, ways: { there: [[0, 0]] }, places: ['a', 'b'] });
  await assert.rejects(short, /The way "there" has 1 latents, and there are 2 places/);
  generator.dispose();
});

test('a conditional generator is asked for the class that was named', async () => {
  const generator = build(3);
  const pictures = await Promise.all([0, 1, 2].map((label) => drawLatents(generator, [[0.5, 0.5]], label)));
  const first = await drawLatents(generator, [[0.5, 0.5]]);
  assert.deepEqual(first.pixels, pictures[0]!.pixels);
  assert.notDeepEqual(pictures[1]!.pixels, pictures[0]!.pixels);
  await assert.rejects(drawLatents(generator, [[0, 0]], 3), /whole number from 0 to 2/);
  generator.dispose();
});

test('without a kernel it shows stored frames: the walk both ways, or the directions from the middle', async () => {
  const generator = build();
  const show = async (settings: object) => {
    const player = latentPlayer({ generator, from: [3, 4], ...settings });
    const { 'text/html': html } = (await player[DISPLAY_METHOD]()) as Record<string, string>;
    return html!;
  };
  const walk = await show({ to: [4, -3] });
  assert.match(walk, /gan-latent-player/);
  assert.match(walk, /on the sphere/);
  const along = await show({ directions: { up: [0, 1], right: [1, 0] } });
  assert.match(along, /&quot;place&quot;:&quot;4&quot;/);
  assert.match(along, /−3/);
  assert.throws(() => latentPlayer({ generator, from: [0, 0] }), /needs a second latent, or a direction/);
  generator.dispose();
});

test('its sliders are drawn live: the way, straight or on the sphere, and the directions', async () => {
  const generator = build();
  const player = latentPlayer({ generator, from: [1, 0], to: [0, 1], directions: { up: [0, 1] } });
  assert.deepEqual(
    player.get('sliders').map(({ name }) => name),
    ['way', 'sphere', 'up'],
  );
  const pixelsAt = async (values: Record<string, number>) => {
    player.set({ values });
    for (let i = 0; i < 50; i++) await new Promise((done) => setTimeout(done, 2));
    return [...(player.get('picture')!.pixels as Uint8Array)];
  };
  const expected = async (latent: number[]) => [...(await drawLatents(generator, [latent])).pixels];
  assert.deepEqual(await pixelsAt({ way: 0.5, sphere: 0, up: 0 }), await expected([0.5, 0.5]));
  const half = Math.SQRT1_2;
  assert.deepEqual(await pixelsAt({ way: 0.5, sphere: 1, up: 0 }), await expected([half, half]));
  assert.deepEqual(await pixelsAt({ way: 0, sphere: 1, up: 2 }), await expected([1, 2]));
  generator.dispose();
});
