import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectEngine } from '../../src/backend';
import { whyBadThreads } from '../../src/backend/thread-counts';

for (const name of ['TF_NUM_INTEROP_THREADS', 'TF_NUM_INTRAOP_THREADS']) {
  test(`${name}: numbers of threads, and what is none`, () => {
    for (const good of [undefined, '', '1', '4', '04', '1024'])
      assert.equal(whyBadThreads({ [name]: good }), undefined, good);
    for (const bad of ['-1', '0', 'abc', '1.5', '1e3', ' ', '2 ', '1025', '99999999999999999999'])
      assert.match(whyBadThreads({ [name]: bad }) ?? '', new RegExp(`^${name} is "${bad}"; it takes`), bad);
  });
}

test('the engine is not started with them, nor another one in its place', async () => {
  process.env.TF_NUM_INTEROP_THREADS = '0';
  try {
    for (const wish of ['auto', 'tensorflow'])
      await assert.rejects(selectEngine({ wish }), /^Error: TF_NUM_INTEROP_THREADS is "0"/);
    assert.equal((await selectEngine({ wish: 'cpu' })).name, 'cpu');
  } finally {
    delete process.env.TF_NUM_INTEROP_THREADS;
  }
});
