/** Values of the authors' own program, prdc; `tests/golden/metrics/make_features.py` made them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureDensityCoverage } from '../../src/metrics/density-coverage';
import golden from '../golden/metrics/features.json';

for (const { k, real, fake, density, coverage } of golden.densityCoverage) {
  test(`density and coverage of ${fake.length} among ${real.length} vectors, k ${k}, are prdc's`, () => {
    const found = measureDensityCoverage(real, fake, k);
    assert.ok(Math.abs(found.density - density) < 1e-12, `${found.density}, not ${density}`);
    assert.ok(Math.abs(found.coverage - coverage) < 1e-12, `${found.coverage}, not ${coverage}`);
  });
}

test('one real vector again and again is dense and covers little', () => {
  const { real } = golden.densityCoverage[0]!;
  const { coverage } = measureDensityCoverage(real, new Array(50).fill(real[0]), 5);
  assert.ok(coverage < 0.5, String(coverage));
});

test('what has no distances is refused in a sentence', () => {
  const line = [[0], [1], [2]];
  assert.throws(() => measureDensityCoverage(line, [[1]], 3), /take k from 1 to 2/);
  assert.throws(() => measureDensityCoverage(line, []), /at least one vector/);
  assert.throws(() => measureDensityCoverage([], [[1]], 1), RangeError);
  assert.throws(() => measureDensityCoverage(line, [[1, 2]], 1), /1 and 2 numbers/);
  assert.throws(() => measureDensityCoverage(line, [[Number.NaN]], 1), /holds NaN/);
});
