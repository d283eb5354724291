/** Block by block as pair by pair: the same distances, to the last digits that count. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visitPairs } from '../../src/metrics/pair-distances';
import { ballRadii, coveredShare, distance } from '../../src/metrics/precision-recall';
import { packVectors } from '../../src/metrics/vectors';
import { RandomStream } from '../../src/random/stream';

const sets = fc
  .record({
    seed: fc.nat(),
    counts: fc.tuple(fc.integer({ min: 1, max: 140 }), fc.integer({ min: 1, max: 140 })),
    size: fc.integer({ min: 1, max: 9 }),
    // Far from zero the short formula loses its digits.
    offset: fc.constantFrom(0, 1, 1e4),
  })
  .map(({ seed, counts, size, offset }) => {
    const random = new RandomStream(seed);
    return counts.map((count) =>
      Array.from({ length: count }, () => Array.from(random.normals(size), (x) => x + offset)),
    );
  });

test('all pairs, each once, with their distance', () => {
  fc.assert(
    fc.property(sets, ([a, b]) => {
      const [p, q] = packVectors('test', [a!, b!]);
      const seen = new Uint8Array(a!.length * b!.length);
      visitPairs(p!, q!, ({ row, rows, column, columns }, squares) => {
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < columns; j++) {
            seen[(row + i) * b!.length + column + j]!++;
            const exact = distance(a![row + i]!, b![column + j]!) ** 2;
            assert.ok(Math.abs(squares[i * columns + j]! - exact) <= 1e-6 * exact);
          }
        }
      });
      assert.ok(seen.every((times) => times === 1));
    }),
    { numRuns: 40 },
  );
});

test('radii and covered shares are those of all distances, sorted', () => {
  fc.assert(
    fc.property(sets, fc.integer({ min: 1, max: 5 }), ([a, b], k) => {
      fc.pre(b!.length > k);
      const radii = b!.map((x) => b!.map((y) => distance(x, y)).sort((p, q) => p - q)[k]!);
      for (const [i, radius] of ballRadii(b!, k).entries())
        assert.ok(Math.abs(radius - radii[i]!) <= 1e-6 * radii[i]!);
      const inside = a!.filter((x) => b!.some((centre, i) => distance(x, centre) <= radii[i]!));
      assert.equal(coveredShare(a!, b!, k), inside.length / a!.length);
      assert.equal(coveredShare(b!, b!, k), 1, 'each lies in its own ball');
    }),
    { numRuns: 40 },
  );
});

test('equal vectors have distance 0, wherever they stand', () => {
  const random = new RandomStream(1);
  const vectors = Array.from({ length: 130 }, () => random.normals(64));
  const [a, b] = packVectors('test', [vectors, [...vectors].reverse()]);
  visitPairs(a!, b!, ({ row, rows, column, columns }, squares) => {
    for (let i = 0; i < rows; i++) {
      const j = 129 - (row + i) - column;
      if (j >= 0 && j < columns) assert.equal(squares[i * columns + j], 0);
    }
  });
});
