import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rewriteCell } from '../../src/tslab/rewrite-cell';

const SHOW = `import { showResult as $show } from '../src/notebook/show-result'; `;

for (const [what, cell, wanted] of [
  ['shorthand properties are spelt out', 'const a = { x, y: 1, z };', 'const a = { x: x, y: 1, z: z };'],
  [
    'also deep in calls and in functions',
    'const f = () => g({ h: [{ x }] });',
    'const f = () => g({ h: [{ x: x }] });',
  ],
  ['a pattern stays as it is', 'const { x, y } = point;', 'const { x, y } = point;'],
  [
    'an assignment to a pattern means the same spelt out',
    '({ x, y = 1 } = point);\nlet z = 1;',
    '({ x: x, y: y = 1 } = point);\nlet z = 1;',
  ],
  ['the last value is shown', 'const a = 1;\na + 1;', `${SHOW}const a = 1;\nawait $show(a + 1);`],
  ['with its shorthands', 'draw({ x })', `${SHOW}await $show(draw({ x: x }))`],
  [
    'JSON is required',
    `import a from '../b.json';\nlet c = a;`,
    `const a = require('../b.json');\nlet c = a;`,
  ],
  ['a package’s JSON is not', `import a from 'b/c.json';`, `import a from 'b/c.json';`],
  ['a comment at the end stays', 'a // the value', `${SHOW}await $show(a) // the value`],
  ['a declaration at the end shows nothing', 'function f() {}', 'function f() {}'],
  ['an empty cell stays empty', '', ''],
] as const) {
  test(what, () => assert.equal(rewriteCell(cell), wanted));
}
