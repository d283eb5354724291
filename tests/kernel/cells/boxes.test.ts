import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Boxes } from '../../../src/kernel/cells/boxes';

describe('boxes', () => {
  it('stay the same while what they hold changes from a link to a value', () => {
    const { box, own, link } = new Boxes();
    const held = box('x');
    let outside = 1;
    link(
      'x',
      () => outside,
      (value) => {
        outside = value as number;
      },
    );
    held.x = 5;
    assert.equal(outside, 5);
    const owned = own('x');
    assert.equal(owned, held);
    assert.equal(owned.x, 5);
    owned.x = 6;
    assert.equal(outside, 5);
  });
});
