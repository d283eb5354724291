import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { check, checkAnswer, hint, solution, todo } from '../../src/notebook/check';
import type { MimeBundle } from '../../src/notebook/display';
import { NOTE_COLORS, noteToHtml } from '../../src/notebook/note';

const BRIDGE = Symbol.for('jupyter.typescript.kernel');
let shown: MimeBundle[] = [];

beforeEach(() => {
  shown = [];
  const bridge = { version: 1, display: (bundle: MimeBundle) => shown.push(bundle) };
  Object.assign(globalThis, { [BRIDGE]: bridge });
});
afterEach(() => {
  delete (globalThis as { [BRIDGE]?: unknown })[BRIDGE];
});

const plain = () => shown.map((bundle) => String(bundle['text/plain']).split('\n')[0]);

describe('check', () => {
  test('says to do, not yet or right, and never throws', () => {
    check('02-count-parameters', () => todo());
    check('02-count-parameters', undefined);
    check('02-count-parameters', (inputs, outputs) => inputs * outputs);
    check('02-count-parameters', () => {
      throw new Error('oh');
    });
    check('02-count-parameters', (inputs, outputs) => (inputs + 1) * outputs);
    const title = 'How many numbers does a dense layer learn?';
    assert.deepEqual(plain(), [
      `To do: ${title}`,
      `To do: ${title}`,
      `Not yet: ${title}`,
      `Not yet: ${title}`,
      `Right: ${title}`,
    ]);
  });

  test('a wrong answer is told in HTML and in plain text', () => {
    check('02-batch-shape', [7, 256]);
    const [bundle] = shown;
    for (const mime of ['text/html', 'text/plain']) {
      assert.match(String(bundle![mime]), /Is an example a row or a column of the batch\?/);
    }
  });

  test('what a student wrote is shown as text, not as markup', () => {
    check('02-batch-shape', ['<b>'] as never);
    check('02-count-parameters', (() => '<img src=x>') as never);
    for (const bundle of shown) assert.doesNotMatch(String(bundle['text/html']), /<b>|<img/);
    assert.match(String(shown[1]!['text/html']), /&lt;img/);
  });

  test('an exercise that does not exist is named with those that do', () => {
    assert.throws(
      () => checkAnswer('02-nothing' as '02-slope', undefined),
      /no exercise "02-nothing"\. There are: .*02-count-parameters, /,
    );
  });
});

test('hints come one at a time, the last one names the solution, and they begin again', () => {
  for (let i = 0; i < 4; i++) hint('02-slope');
  assert.deepEqual(
    plain().map((line) => line!.slice(0, 11)),
    ['Hint 1 of 3', 'Hint 2 of 3', 'Hint 3 of 3', 'Hint 1 of 3'],
  );
  assert.notEqual(shown[0]!['text/plain'], shown[1]!['text/plain']);
  const names = shown.map((bundle) => String(bundle['text/plain']).includes("solution('02-slope')"));
  assert.deepEqual(names, [false, false, true, false]);
});

describe('a worked solution', () => {
  test('is the cell with the code in the place of todo(), as text', () => {
    solution('02-leaky-relu');
    const [{ 'text/plain': text, 'text/html': html }] = shown as [Record<string, string>];
    assert.match(text!, /^A worked solution: .*\n.*\n {2}return x > 0 \? x : slope \* x;\n\}\n/s);
    assert.ok(!text!.includes('todo') && html!.includes('x &gt; 0 ?'));
  });

  test('of a value stands in the place of undefined', () => {
    solution('02-batch-shape');
    assert.match(String(shown[0]!['text/plain']), /\nconst batchShape: number\[\] = \[256, 7\];\n/);
  });

  test('of an exercise that does not exist names those that do', () => {
    assert.throws(() => solution('02-nothing' as '02-slope'), /There are: .*02-count-parameters, /);
  });
});

describe('notes', () => {
  function luminance(hex: string): number {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  }

  for (const [name, hex] of Object.entries(NOTE_COLORS)) {
    test(`the ${name} bar has a contrast of 3:1 or more on a light and a dark ground`, () => {
      assert.ok((luminance('#ffffff') + 0.05) / (luminance(hex) + 0.05) >= 3);
      assert.ok((luminance(hex) + 0.05) / (luminance('#111111') + 0.05) >= 3);
    });
  }

  test('set no colour for text or ground, so that the theme decides', () => {
    const html = noteToHtml({ color: 'blue', title: 'a < b', text: 'see `x & y`' });
    assert.doesNotMatch(html, /[ ;"](color|background)/);
    assert.match(html, /a &lt; b.*<code>x &amp; y<\/code>/);
  });
});
