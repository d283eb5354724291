import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFloor, measureFloor, SCORED } from '../../src/cli/train/score';
import { slicedWasserstein } from '../../src/metrics/sliced-wasserstein';
import { RandomStream } from '../../src/random/stream';

const draw = (count: number) => new RandomStream(4).normals(2 * count);
const take = (all: Float32Array) => (count: number) => all.slice(0, 2 * count);

test('the floor is the distance of real examples from real ones, as far as one such distance is from another', () => {
  const floor = measureFloor(take(draw(20_000)), 2, 1)!;
  assert.equal(floor.count, SCORED);
  const others = new RandomStream(9).normals(4 * SCORED);
  const options = { size: 2, random: new RandomStream(2) };
  const another = slicedWasserstein(others.slice(0, 2 * SCORED), others.slice(2 * SCORED), options);
  assert.ok(floor.mean > 0 && floor.deviation > 0);
  assert.ok(
    Math.abs(another - floor.mean) < 5 * floor.deviation,
    `${another}, floor ${JSON.stringify(floor)}`,
  );
  assert.match(describeFloor(floor), /Real ones are 0\.\d{4} ± 0\.\d{4} from other real ones \(512 each\)/);
});

test('with few examples the sets are smaller; with too few there is no floor', () => {
  assert.equal(measureFloor(take(draw(90)), 2, 1)!.count, 30);
  assert.equal(measureFloor(take(draw(5)), 2, 1), undefined);
});
