"""Imports: the project's TypeScript, edits, ES modules, JSON."""

import os
import time

import pytest
from conftest import FOLDER, PATIENCE, Session

SOURCES = os.path.join(FOLDER, "..", "src")


def write(name, text):
    path = os.path.join(SOURCES, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    # two edits within a clock tick of the file system must still differ
    os.utime(path, ns=(time.time_ns(), time.time_ns()))


def test_module_with_types_and_error_lines(kernel):
    write("sum.ts", "export interface Pair { a: number; b: number }\nexport function sum(p: Pair): number {\n  if (p.a < 0) throw new RangeError('negative');\n  return p.a + p.b;\n}\n")
    assert kernel.run("import { sum, type Pair } from '../src/sum';\nconst pair: Pair = { a: 1, b: 2 }; sum(pair)").value == "3"
    assert "TS2322" in kernel.run("sum({ a: 'x', b: 1 })").traceback
    traceback = kernel.run("sum({ a: -1, b: 1 })").traceback
    assert "src/sum.ts:3:22)" in traceback and "throw new RangeError('negative');" in traceback


def test_edits_are_seen_with_dependants(kernel):
    write("base.ts", "export const factor = 2;\nexport const state = { count: 0 };\n")
    write("user.ts", "import { factor } from './base';\nexport const times = (x: number) => x * factor;\n")
    assert kernel.run("import { times } from '../src/user'; times(5)").value == "10"
    write("base.ts", "export const factor = 3; // edited\nexport const state = { count: 0 };\n")
    result = kernel.run("import { times } from '../src/user'; times(5)")
    assert result.value == "15"
    assert (result.text("stdout"), result.text("stderr")) == ("", ""), "nbgrader gives no points to a cell with stderr"
    [notice] = [c["data"]["text/plain"] for c in result.contents("display_data")]
    assert "\n" not in notice and "base.ts" in notice and "edited" in notice
    write("base.ts", "export const factor = 'x';\nexport const state = { count: 0 };\n")
    result = kernel.run("import { times } from '../src/user'; times(5)")
    assert result.reply["ename"] == "TypeScriptError" and "user.ts:2:" in result.traceback
    write("base.ts", "export const factor = 4;\nexport const extra = 1;\n")
    assert kernel.run("import { extra } from '../src/base'; import { times } from '../src/user'; times(extra)").value == "4"


def test_new_module_appears(kernel):
    assert "TS2307" in kernel.run("import { x } from '../src/appears'; x").reply["evalue"]
    write("appears.ts", "export const x = 1;\n")
    assert kernel.run("import { x } from '../src/appears'; x").value == "1"


def test_awaits_of_modules_can_be_stopped(kernel):
    write("loop.ts", "export const seen = { n: 0 };\nexport async function forever() { for (;;) { seen.n++; await null; } }\n")
    result, _ = kernel.run_and_interrupt("import { forever, seen } from '../src/loop'; await forever();", after=1.0)
    assert result.reply["ename"] == "Interrupted"
    assert kernel.run("const n1 = seen.n; await new Promise((r) => setTimeout(r, 200)); seen.n === n1").value == "true"


@pytest.mark.parametrize(
    "code, value",
    [
        ("import data from '../src/data.json'; data.answer", "42"),
        ("(await import('../src/sum')).sum({ a: 1, b: 1 })", "2"),
        ("import * as path from 'node:path'; import fs, { existsSync } from 'fs'; path.sep + typeof fs.existsSync + typeof existsSync", "'/functionfunction'"),
        ("import { only } from 'esm-only'; only()", "'esm'"),
        ("(await import('esm-only')).only()", "'esm'"),
        ("import { slow } from 'esm-await'; slow", "'awaited'"),
        ("(await import('esm-await')).slow", "'awaited'"),
        ("import shout from 'plain-cjs'; shout('x')", "'x!'"),
        ("import { sum as viaJs } from '../src/sum.js'; viaJs({ a: 2, b: 2 })", "4"),
        ("import type { Pair } from '../src/sum'; const onlyType: Pair = { a: 1, b: 1 }; onlyType.a", "1"),
    ],
)
def test_kinds_of_import(kernel, code, value):
    write("data.json", '{ "answer": 42 }')
    write("sum.ts", "export interface Pair { a: number; b: number }\nexport const sum = (p: Pair) => p.a + p.b;\n")
    result = kernel.run(code)
    assert result.value == value, result.reply


def test_missing_package(kernel):
    result = kernel.run("import { x } from 'no-such-package'")
    assert "TS2307" in result.reply["evalue"]


def test_libraries_are_single(kernel):
    write("uses.ts", "import shout from 'plain-cjs';\nexport const same = shout;\n")
    kernel.run("import { same } from '../src/uses'; import shout from 'plain-cjs';")
    write("uses.ts", "import shout from 'plain-cjs';\nexport const same = shout; // edited\n")
    assert kernel.run("import { same } from '../src/uses'; same === shout").value == "true"


def test_strictness_comes_from_the_project(tmp_path):
    (tmp_path / "tsconfig.json").write_text('{ "compilerOptions": { "strict": false, "lib": ["es2022"] } }')
    session = Session(cwd=str(tmp_path))
    try:
        assert session.run("function loose(x) { return x }\nloose(1)").value == "1"
    finally:
        session.close()
    with_rules = Session()
    try:
        assert "TS7006" in with_rules.run("function loose(x) { return x }").reply["evalue"]
    finally:
        with_rules.close()


def test_paths_of_tsconfig(tmp_path):
    (tmp_path / "tsconfig.json").write_text('{ "compilerOptions": { "strict": true, "paths": { "~/*": ["./lib/*"], "exact": ["./lib/one.ts"] } } }')
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "one.ts").write_text("export const one: number = 1;\n")
    (tmp_path / "lib" / "two.ts").write_text("import { one } from '~/one';\nexport const two = one + one;\n")
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    session = Session(cwd=str(notebooks))
    try:
        assert session.run("import { two } from '~/two'; import { one } from 'exact'; two + one").value == "3"
        assert session.run("(await import('~/one')).one").value == "1"
        assert "TS2322" in session.run("const wrong: string = two;").reply["evalue"]
    finally:
        session.close()


def test_loops_at_top_level(kernel):
    # Not timed: a hundred million writes end within the client's patience only when they cost nanoseconds.
    assert kernel.run("let total = 0; for (let i = 0; i < 1e8; i++) total += i; total", timeout=PATIENCE).value == "4999999950000000"


def test_standard_decorators(kernel):
    write("decorated.ts", "export function twice(v: (...a: number[]) => number, c: ClassMethodDecoratorContext) {\n  console.log(c.kind, c.name);\n  return function (this: unknown, ...a: number[]) { return 2 * v.apply(this, a); };\n}\nexport class Calc { @twice add(a: number, b: number) { return a + b; } }\n")
    result = kernel.run("import { Calc } from '../src/decorated'; new Calc().add(1, 2)")
    assert (result.value, result.text()) == ("6", "method add\n"), result.traceback


def test_import_meta(kernel):
    write("note.txt", "a note")
    write("here.ts", "import { readFileSync } from 'node:fs';\nexport const note = readFileSync(new URL('./note.txt', import.meta.url), 'utf8');\nexport const places = [import.meta.filename.endsWith('/src/here.ts'), import.meta.dirname.endsWith('/src'), import.meta.resolve('./x.js').endsWith('/src/x.js')].join();\n")
    assert kernel.run("import { note, places } from '../src/here'; note + places").value == "'a notetrue,true,true'"


def test_await_at_the_top_of_a_module(kernel):
    write("slow.ts", "console.log('slow');\nexport const v = await Promise.resolve(5);\nexport default v * 2;\n")
    write("uses.ts", "import ten, { v } from './slow';\nconsole.log('uses');\nexport const w = v + ten;\n")
    result = kernel.run("import { w } from '../src/uses'; import { v } from '../src/slow'; [w, v, (await import('../src/slow')).default]")
    assert (result.value, result.text()) == ("[ 15, 5, 10 ]", "slow\nuses\n"), result.traceback
    write("fails.ts", "await null;\nthrow new Error('late');\nexport {};\n")
    assert "src/fails.ts:2:7" in kernel.run("import '../src/fails'").traceback
    assert "Load it with `import`" in kernel.run("require('../src/fails')").traceback


def test_names_of_commonjs_in_a_module(kernel):
    write("names.ts", "import { createRequire } from 'node:module';\nimport { fileURLToPath } from 'node:url';\nconst require = createRequire(import.meta.url);\nconst __filename = fileURLToPath(import.meta.url);\nexport const all = [typeof require('node:fs').readFileSync, __filename.endsWith('/src/names.ts')].join();\n")
    assert kernel.run("import { all } from '../src/names'; all").value == "'function,true'"


def test_a_module_beside_a_file_of_its_name(kernel):
    """Node looks for .js and .json before .ts; the types of './x' are those of x.ts, and so must its values be."""
    write("both.ts", "export const one: number = 1;\n")
    write("both.json", '{ "two": 2 }')
    write("made.ts", "export { one } from './both';\n")
    write("made.js", "exports.one = 'stale';\n")
    result = kernel.run("import { one } from '../src/both'; import data from '../src/both.json'; [one, data.two]")
    assert result.value == "[ 1, 2 ]", result.reply
    assert kernel.run("import { one as again } from '../src/made'; again").value == "1"
