import assert from 'node:assert/strict';
import * as path from 'node:path';
import { before, describe, it } from 'node:test';
import { Notebook } from '../in-process';

describe('an object at the end of a cell', () => {
  let notebook: Notebook;
  before(async () => {
    notebook = new Notebook(path.resolve(__dirname, '..', '..', '..', 'notebooks'));
    notebook.frames.install();
    await notebook.run('function boom(): number { throw new Error("x"); }');
  });
  const places = async (code: string) =>
    (await notebook.run(code)).diagnostics.map(({ code: kind, line, column }) => `${kind}@${line}:${column}`);
  const frame = async (code: string) => {
    const { thrown } = await notebook.run(code);
    const found = notebook.frames.framesOf(thrown as Error).find(({ functionName }) => !functionName);
    return `${found?.line}:${found?.column}`;
  };

  it('is a value', async () => {
    assert.deepEqual(await notebook.value('{ a: 1, b: 2 }'), { a: 1, b: 2 });
    assert.deepEqual(await notebook.value('let z = 1;\n{ a: z,\n  b: 2 } // both'), { a: 1, b: 2 });
  });

  it('has type errors where they stand', async () => {
    assert.deepEqual(await places('{ a: nope, b: 2 }'), ['2304@0:5']);
    assert.deepEqual(await places('let y = 1; { a: y, b: nope,\n  c: nope }'), ['2304@0:22', '2304@1:5']);
  });

  it('has syntax errors where they stand', async () => {
    assert.deepEqual(await places('{ a: 1,\n  b: Math.max('), ['1005@1:14']);
    assert.deepEqual(await places('{ a: 1, b: * }'), ['1109@0:11', '1109@0:13']);
    // A block stays a block.
    assert.equal((await places('{ let c = 1; c.( }'))[0], '1003@0:15');
  });

  it('has run-time errors where they stand', async () => {
    assert.equal(await frame('{ a: 1, b: boom() }'), '1:12');
    assert.equal(await frame('let x = 1; { a: x, b: boom() }'), '1:23');
    assert.equal(await frame('{ a: 1,\n  b: boom() }'), '2:6');
    assert.equal(await frame('boom(), { a: 1 }'), '1:1');
  });
});
