import assert from 'node:assert/strict';
import * as path from 'node:path';
import { before, describe, it } from 'node:test';
import { LINES_BEFORE } from '../../../src/kernel/cells/compiler';
import { internals, ts } from '../../../src/kernel/cells/typescript';
import { createEngine, type Engine } from '../../../src/kernel/engine';
import { StackFrames } from '../../../src/kernel/errors/stack-frames';

const root = path.resolve(__dirname, '..', '..', '..');

describe('cell compiler', () => {
  let engine: Engine;
  before(() => {
    engine = createEngine({ cwd: path.join(root, 'notebooks'), from: __filename });
  });
  const compile = (code: string) => {
    const result = engine.compiler.compile(code);
    assert.ok(result.ok, JSON.stringify(result));
    engine.compiler.commit(result.cell, Number.POSITIVE_INFINITY);
    return result.cell;
  };
  const errors = (code: string) => {
    const result = engine.compiler.compile(code);
    return result.ok
      ? []
      : result.diagnostics.map(({ code: number, line, column }) => `${number}@${line}:${column}`);
  };

  it('uses what TypeScript does not promise, and finds it there', () => {
    assert.match(ts.version, /^5\.9\./);
    for (const found of [
      internals.bindSourceFile,
      internals.isExpressionNode,
      internals.getJSDocCommentRanges,
      internals.getTouchingPropertyName,
      internals.Completions.getCompletionsAtPosition,
      internals.SignatureHelp.getSignatureHelpItems,
      internals.SymbolDisplay.getSymbolDisplayPartsDocumentationAndSymbolKind,
    ])
      assert.equal(typeof found, 'function');
  });

  it('adds a cell to the program at hand instead of making another', () => {
    compile('const first = 1');
    const { program } = engine.program;
    compile('const second = first + 1');
    assert.equal(engine.program.program, program);
    compile("import * as os from 'node:os'; os");
    assert.equal(engine.program.program, program);
  });

  it('makes another program for a module that is read only where it is named', () => {
    const { program } = engine.program;
    compile("import * as v8 from 'node:v8'; v8.getHeapStatistics().total_heap_size.toFixed()");
    assert.notEqual(engine.program.program, program);
    assert.deepEqual(errors('const text: string = v8.getHeapStatistics().total_heap_size'), ['2322@0:6']);
  });

  it('carries types from cell to cell', () => {
    compile('interface Point { x: number } const origin: Point = { x: 0 }; let count = 1;');
    assert.deepEqual(errors('const bad: string = origin.x'), ['2322@0:6']);
    assert.deepEqual(errors("count = 'x'"), ['2322@0:0']);
    assert.deepEqual(errors('origin = { x: 1 }'), ['2588@0:0']);
    assert.deepEqual(errors('origin.y;\nnope'), ['2339@0:7', '2304@1:0']);
  });

  it('keeps the meaning of names that were not reached', () => {
    compile('const kept = 1');
    const result = engine.compiler.compile("const early = 1; const kept = 'x'");
    assert.ok(result.ok);
    engine.compiler.commit(result.cell, result.cell.readyAt.get('early')!);
    assert.deepEqual(errors('const n: number = kept + early'), []);
  });

  it('forgets old cells', () => {
    for (let i = 0; i < 130; i++) compile(`const again = ${i}; again`);
    const { program } = engine.program;
    assert.equal(engine.compiler.tidy(), true);
    assert.notEqual(engine.program.program, program);
    assert.deepEqual(errors('again + 1'), []);
    assert.equal(engine.compiler.tidy(), false);
  });

  it('is worn less by looking than by cells', () => {
    engine.compiler.compile('const fresh = 1');
    engine.program.renew(() => true);
    for (let i = 0; i < 100; i++) engine.compiler.view(`again + ${i}`, () => {});
    assert.equal(engine.program.isWorn, false);
    for (let i = 0; i < 400; i++) engine.compiler.view(`again + ${i}`, () => {});
    assert.equal(engine.program.isWorn, true);
    assert.equal(engine.compiler.tidy(), true);
  });

  it('maps positions back to the cell', () => {
    const code = 'const shown = 1;\n\nif (shown > 0)\n  throw new Error("x");';
    const cell = compile(code);
    const frames = new StackFrames(() => false);
    frames.register('Cell [1]', cell.map, code, { linesBefore: LINES_BEFORE });
    const lines = cell.code.split('\n');
    const line = lines.findIndex((text) => text.includes('throw'));
    assert.deepEqual(frames.locate('Cell [1]', line + 1, lines[line]!.indexOf('new') + 1), {
      line: 4,
      column: 9,
    });
  });

  it('allows global types of a cell to be seen by later ones', () => {
    compile('declare global { interface Number { doubled(): number } }\nconst patched = true');
    assert.deepEqual(errors('(1).doubled()'), []);
  });
});
