import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examineEngine } from '../../src/cli/doctor/examine';

test('the doctor names the engine that runs, and the GPU that WebGPU would have', async () => {
  const wish = process.env.COURSE_BACKEND;
  process.env.COURSE_BACKEND = 'cpu';
  try {
    const { findings, engine } = await examineEngine();
    assert.equal(engine, 'cpu');
    const lines = Object.fromEntries(findings.map(({ part, state, text }) => [part, `${state}: ${text}`]));
    assert.match(lines['engine cpu']!, /^ok: plain JavaScript/);
    assert.equal(lines['engine wasm'], 'unused: not tried: COURSE_BACKEND=cpu');
    assert.match(
      lines['engine webgpu']!,
      /^unused: not tried: COURSE_BACKEND=cpu; it would (compute on .+ \(.+\)|not work: .{10,})$/,
    );
  } finally {
    if (wish === undefined) delete process.env.COURSE_BACKEND;
    else process.env.COURSE_BACKEND = wish;
  }
});
