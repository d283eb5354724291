import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packState, unpackState } from '../../src/notebook/widget-buffers';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('binary state of a widget', () => {
  it('is taken out of objects and lists, with its place', () => {
    // The example of ipywidgets' _remove_buffers, and a plain date.
    const state = {
      plain: [0, 'text'],
      x: { ar: bytes(1) },
      y: { shape: [10, 10], data: bytes(2) },
      z: [bytes(3), 5],
    };
    const packed = packState(state);
    assert.deepEqual(packed.state, { plain: [0, 'text'], x: {}, y: { shape: [10, 10] }, z: [null, 5] });
    assert.deepEqual(packed.buffer_paths, [
      ['x', 'ar'],
      ['y', 'data'],
      ['z', 0],
    ]);
    assert.deepEqual(packed.buffers, [bytes(1), bytes(2), bytes(3)]);
  });

  it('comes back as it was', () => {
    const state = { a: bytes(1, 2), list: [{ b: bytes(3) }, null], none: null, no: false };
    const { state: json, buffer_paths, buffers } = packState(state);
    const wire = JSON.parse(JSON.stringify(json));
    assert.deepEqual(unpackState(wire, buffer_paths, buffers as Uint8Array[]), state);
  });

  it('of another type than bytes keeps its own part of its memory', () => {
    const floats = new Float32Array([1, 2, 3]).subarray(1, 2);
    assert.equal(packState({ floats }).buffers[0], floats);
  });

  it('that leads nowhere is left out', () => {
    assert.deepEqual(unpackState({ a: 1 }, [['b', 'c'], [], ['a', 'x']], [bytes(1), bytes(2), bytes(3)]), {
      a: 1,
    });
  });
});
