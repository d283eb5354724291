/** A tiny set with two requests: the network learns to draw the one that it is asked for. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  buildRequestGame,
  drawRequests,
  type RequestLesson,
  trainRequests,
} from '../../src/applications/request-training';
import { pixelsOf } from '../../src/data/images';
import { requestGenerator } from '../../src/models/request-networks';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

/** Dark pictures with request 1 0, bright ones with 0 1, in turn. */
function makeLesson(count: number): RequestLesson {
  const pixels = new Uint8Array(count * 8 * 8 * 3);
  for (let i = 0; i < count; i++) pixels.fill(i % 2 ? 220 : 30, i * 192, (i + 1) * 192);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2);
  const requests = Uint8Array.from({ length: 2 * count }, (_, i) =>
    Number(i % 2 === labels[Math.floor(i / 2)]),
  );
  return { images: { source: 'test', count, height: 8, width: 8, channels: 3, pixels, labels }, requests };
}

const sizes = (conditions: number) => ({
  side: 8,
  conditions,
  generator: requestGenerator({ side: 8, conditions }),
});
const optimizer = { learningRate: 2e-3, beta1: 0.5 };

test('asked for dark it draws dark, asked for bright it draws bright', async () => {
  const random = new RandomStream(3);
  const game = buildRequestGame({ ...sizes(2), optimizer, random });
  const reports = [];
  for await (const report of trainRequests(game, makeLesson(64), { steps: 150, batchSize: 16, random }))
    reports.push(report);
  assert.deepEqual([reports.length, reports.at(-1)!.step], [150, 150]);
  assert.ok(reports.every((report) => Object.values(report).every(Number.isFinite)));
  const asked = Uint8Array.of(1, 0, 0, 1, 1, 0);
  const drawn = await drawRequests(game.generator, asked, new RandomStream(1), 2);
  const again = await drawRequests(game.generator, asked, new RandomStream(1), 3);
  assert.deepEqual(drawn.pixels, again.pixels);
  const [first, second, third] = [0, 1, 2].map((i) => {
    const pixels = pixelsOf(drawn, i);
    return pixels.reduce((sum, level) => sum + level, 0) / pixels.length;
  });
  assert.ok(first! + 60 < second! && third! + 60 < second!, `${first}, ${second}, ${third}`);
  await assert.rejects(
    drawRequests(game.generator, Uint8Array.of(1), new RandomStream(1)),
    /A request has 2 numbers, and there is at least one; got 1/,
  );
  game.dispose();
});

test('requests that do not fit the pictures are refused', async () => {
  const game = buildRequestGame({ ...sizes(3), optimizer, random: new RandomStream(1) });
  const training = trainRequests(game, makeLesson(4), {
    steps: 1,
    batchSize: 2,
    random: new RandomStream(1),
  });
  await assert.rejects(training.next(), /Each of the 4 pictures has a request of 3 numbers; got 8/);
  game.dispose();
});
