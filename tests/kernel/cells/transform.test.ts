import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createEngine, type Engine } from '../../../src/kernel/engine';

describe('what a cell becomes', () => {
  let engine: Engine;
  before(() => {
    engine = createEngine({ cwd: __dirname, from: __filename });
    const earlier = engine.compiler.compile(
      'const rate = 2; let count = 0; function step(n: number) { return n; } type Rate = number; declare const outside: number;',
    );
    assert.ok(earlier.ok);
    engine.compiler.commit(earlier.cell, Number.POSITIVE_INFINITY);
  });

  /** The block of the function, on one line. */
  const compile = (code: string) => {
    const result = engine.compiler.compile(code);
    assert.ok(result.ok, JSON.stringify(result));
    const text = result.cell.code.replace(/\s+/g, ' ').trim();
    return /^"use strict"; \{ (.*?) ?\}$/.exec(text)?.[1] ?? text;
  };

  for (const [code, becomes] of [
    ['{ a: 1, b: rate }', 'const ªrate = ª.box("rate"); ª.result = ({ a: 1, b: ªrate.rate });'],
    ['{ step(1); }', 'const ªstep = ª.box("step"); { (0, ªstep.step)(1); }'],
    ['1 + 1', 'ª.result = 1 + 1;'],
    ['rate', 'const ªrate = ª.box("rate"); ª.result = ªrate.rate;'],
    ['count = 3', 'const ªcount = ª.box("count"); ª.result = ªcount.count = 3;'],
    ['step(1)', 'const ªstep = ª.box("step"); ª.result = (0, ªstep.step)(1);'],
    ['({ rate })', 'const ªrate = ª.box("rate"); ª.result = ({ rate: ªrate.rate });'],
    ['((rate: number) => rate)(1)', 'ª.result = ((rate) => rate)(1);'],
    ['outside', 'ª.result = outside;'],
    ['const a: Rate = 1;', 'const ªa = ª.own("a"); const a = 1; ªa.a = a; ª.reached = 1;'],
    ['let f = () => 1;', 'const ªf = ª.own("f"); let f = () => 1; ªf.f = f; ª.reached = 1;'],
    ['export const a = 1;', 'const ªa = ª.own("a"); const a = 1; ªa.a = a; ª.reached = 1;'],
    [
      'function g() { return rate; }',
      'const ªrate = ª.box("rate"); const ªg = ª.own("g"); function g() { return ªrate.rate; } ªg.g = g;',
    ],
    [
      'class K { static one = new K(); }',
      'const ªK = ª.own("K"); class K { static one = new K(); } ªK.K = K; ª.reached = 1;',
    ],
    [
      'const x = step(1), y = () => x;',
      'const ªstep = ª.box("step"); const ªx = ª.own("x"); const ªy = ª.own("y"); const x = (0, ªstep.step)(1), y = () => ªx.x; ªx.x = x; ªy.y = y; ª.reached = 1;',
    ],
    [
      'const early = () => z; early(); const z = 1;',
      'const ªearly = ª.own("early"); const ªz = ª.own("z"); const early = () => (ª.reached < 2 && ª.early("z"), ªz).z; ªearly.early = early; ª.reached = 1; (0, ªearly.early)(); const z = 1; ªz.z = z; ª.reached = 2;',
    ],
    [
      "import { sep } from 'node:path'; sep",
      'const ªsep = ª.own("sep"); const ª1 = await ª.require(\'node:path\'); ª.link("sep", () => ª1["sep"]); ª.reached = 1; ª.result = ª1["sep"];',
    ],
    [
      "import type { Stats } from 'node:fs'; let s: Stats;",
      'const ªs = ª.own("s"); let s; ªs.s = s; ª.reached = 1;',
    ],
    ['interface I {} type T = I;', ''],
    ['import.meta.url', 'ª.result = ª.meta.url;'],
    [
      "const n = await import('node:fs')",
      'const ªn = ª.own("n"); const n = ª.after(await ª.before(ª.import(\'node:fs\'))); ªn.n = n; ª.reached = 1;',
    ],
    [
      'for (var i = 0; i < 2; i++) ; const f = () => i;',
      'const ªi = ª.own("i"); const ªf = ª.own("f"); ª.link("i", () => i, value => { i = value; }); for (var i = 0; i < 2; i++) ; const f = () => ªi.i; ªf.f = f; ª.reached = 1;',
    ],
    ['const list = [];', 'const ªlist = ª.own("list"); const list = []; ªlist.list = list; ª.reached = 1;'],
  ] as const)
    it(code, () => assert.equal(compile(code), becomes));
});

describe('what the checker says of a cell', () => {
  const codes = (...cells: string[]) => {
    const { compiler } = createShared();
    let found: string[] = [];
    for (const [index, code] of cells.entries()) {
      const result = compiler.compile(code, `Cell [${index + 1}]`);
      if (result.ok) compiler.commit(result.cell, Number.POSITIVE_INFINITY);
      found = result.ok
        ? []
        : result.diagnostics.map(({ code: number, message }) => `${number} ${message.split('\n')[0]}`);
    }
    return found;
  };
  const createShared = () => createEngine({ cwd: __dirname, from: __filename });

  for (const [title, cells, says] of [
    [
      'empty lists are filled later',
      ['const xs = []; const h = { xs: [], n: [[]] };', "xs.push(1); h.xs.push('a'); h.n[0]!.push(2)"],
      [],
    ],
    [
      '… in functions of the same cell',
      ['const xs = []; let best; function f() { xs.push(1); best = 1; }', 'f(); xs.length; best'],
      [],
    ],
    [
      'lists with a type keep it',
      ['const xs: number[] = [];', "xs.push('a')"],
      ["2345 Argument of type 'string' is not assignable to parameter of type 'number'."],
    ],
    [
      'a type keeps the value of its name',
      ["const User = { name: 'Ada' };", 'type User = typeof User;', 'const u: User = User; u.name'],
      [],
    ],
    [
      '… of a class, too',
      [
        'class Cat { meow() {} }',
        'interface Cat { age?: number }',
        'const c: Cat = { age: 1 }; new Cat().meow(); c',
      ],
      [],
    ],
    [
      'a value keeps the type of its name',
      ['class Cat { age = 1; }', 'const Cat = 5;', 'const c: Cat = { age: Cat }; c'],
      [],
    ],
    [
      'declare global stays',
      ['declare global { interface Array<T> { last(): T } }', '[1].last().toFixed()'],
      [],
    ],
    [
      '… and is declared anew',
      [
        'declare global { type Id = number; var v: number }',
        'declare global { type Id = string; var v: string }',
        'const i: Id = v.trim(); i',
      ],
      [],
    ],
    [
      '… but not by a cell that fails',
      ['declare global { var v: number }', 'declare global { var v: Nope }', 'v.toFixed()'],
      [],
    ],
    [
      'cells have their numbers in messages',
      ['class L { #w = 1; }', 'function use(l: L) { return l; }', 'class L { #w = 2; }', 'use(new L())'],
      [
        "2345 Argument of type 'L of cell [3]' is not assignable to parameter of type 'L of cell [1] (declared again in cell [3])'.",
      ],
    ],
    [
      '… and so have the enums of one name',
      ['enum M { A, B }', 'function use(m: M) { return m; }', 'enum M { A, B, C }', 'use(M.C)'],
      [
        "2345 Argument of type 'M.C' is not assignable to parameter of type 'M'. M was declared in cell [1] and cell [3], and what was made with an earlier one knows only that: run those cells again.",
      ],
    ],
    [
      'a module that a cell augments stays so, and an edited cell replaces what it said',
      [
        "declare module 'node:fs' { interface Stats { nice: string } }",
        "import type { Stats } from 'node:fs'; const stats = {} as Stats; const text: string = stats.nice;",
        "declare module 'node:fs' { interface Stats { nice: number } }",
        'const number: number = stats.nice;',
        'const wrong: string = stats.nice;',
      ],
      ["2322 Type 'number' is not assignable to type 'string'."],
    ],
    ['ts-nocheck is heard', ['const a = 1;', "// @ts-nocheck\nconst n: number = 'x' + a; n"], []],
    ['a library may be asked for', ['/// <reference lib="dom" />\nlet e: HTMLElement | undefined;'], []],
    [
      'a name is exported once',
      ['const a = 1; export { a }; export const { p, q: [r] } = { p: 1, q: [2] };', 'a + p + r'],
      [],
    ],
  ] as const)
    it(title, () => assert.deepEqual(codes(...cells), says));
});
