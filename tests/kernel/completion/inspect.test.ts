import assert from 'node:assert/strict';
import * as path from 'node:path';
import { before, describe, it } from 'node:test';
import { inspectCode } from '../../../src/kernel/completion/inspect';
import { createEngine, type Engine } from '../../../src/kernel/engine';

const notebooks = path.resolve(__dirname, '..', '..', '..', 'notebooks');

describe('documentation of a name', () => {
  let engine: Engine;
  before(() => {
    engine = createEngine({ cwd: notebooks, from: __filename });
    const result = engine.compiler.compile(`import { convolve } from '../src/arithmetic/convolution';
import { readFileSync } from 'node:fs';
/** Licence of nothing. */

/**
 * Doubles \`x\`.
 * @param x a number
 * @returns twice the number
 */
const twice = (x: number) => 2 * x;
/* no documentation */ const plain = 1;
class Layer {
  /** How wide. */ units = 3;
  /** Runs. */
  run(): void {}
}
const layer = new Layer();
/** What it can be. */
enum Mode {
  /** On. */ On,
}
function over(a: string): void;
/** Of the second form. */
function over(a: number): void;
function over(_: unknown): void {}`);
    assert.ok(result.ok, JSON.stringify(result));
    engine.compiler.commit(result.cell, Number.POSITIVE_INFINITY);
  });
  const documentationOf = (code: string) =>
    inspectCode(engine.compiler, engine.program, code, code.length)?.documentation;

  for (const [code, documentation] of [
    ['twice', 'Doubles `x`.\n@param x a number\n@returns twice the number'],
    ['plain', ''],
    ['layer.units', 'How wide.'],
    ['layer.run', 'Runs.'],
    ['Mode', 'What it can be.'],
    ['Mode.On', 'On.'],
    ['over', 'Of the second form.'],
  ] as const)
    it(code, () => assert.equal(documentationOf(code), documentation));

  // Words of TypeScript's and Node's own declarations.
  for (const [code, words] of [
    ['parseInt', /^Converts a string to an integer\./],
    ['[1].map', /^Calls a defined callback function on each element of an array/],
    ['Math.max', /^Returns the larger of a set of supplied numeric expressions\.\n@param values/],
    ['readFileSync', /^Returns the contents of the `path`\./],
    ['console.log', /newline/],
    ['process.env', /user environment/],
    ['Promise', /asynchronous operation/],
    ['convolve', /kernel/],
  ] as const)
    it(code, () => assert.match(documentationOf(code) ?? '', words));
});
