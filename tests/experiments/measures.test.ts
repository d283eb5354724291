/** What lecture 5 says of its measures is what the experiments found, with the weights that are shipped now. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeCheats, readCheats } from '../../experiments/cheats/read-cheats';
import { readBias } from '../../experiments/distance-bias/read-bias';
import { CHEATS } from '../../src/evaluation/cheats';
import { openShipped } from '../../src/training/shipped';

test('each measure misses a cheat, and each cheat is caught by one: copies by the search for them alone', () => {
  const { headings, catchers } = judgeCheats();
  const cheats = catchers.slice(0, CHEATS.length);
  assert.deepEqual(cheats[0], ['memorised']);
  for (const by of cheats) assert.ok(by.length > 0);
  for (const measure of headings.slice(1))
    assert.ok(
      cheats.some((by) => !by.includes(measure)),
      measure,
    );
});

test('the shipped weights are those that were measured', () => {
  const { provenance, shipped } = readCheats();
  assert.deepEqual(
    shipped.map(({ name }) => name),
    Object.keys(provenance.weights),
  );
  const weights = { ...provenance.weights };
  for (const [name, sha256] of Object.entries(weights))
    assert.equal(openShipped(name).provenance().weights.sha256, sha256, `${name}: ${provenance.command}`);
  const bias = readBias().provenance;
  assert.equal(openShipped('dcgan').provenance().weights.sha256, bias.weights.sha256, bias.command);
});

test('fewer digits are farther away: the mean falls from 100 to 5,000, and a lot', () => {
  for (const rows of [readBias().real, readBias().dcgan]) {
    const means = rows.map(({ distances }) => distances.reduce((sum, d) => sum + d, 0) / distances.length);
    assert.ok(means[0]! > 1.5 * means.at(-1)!);
  }
});
