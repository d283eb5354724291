"""Cells: results, scope, errors, streams, counts."""

import pytest


@pytest.mark.parametrize(
    "code, shown",
    [
        ("new Float32Array([1, 2.5])", "Float32Array(2) [ 1, 2.5 ]"),
        ("new Map([['a', { b: [1, { c: 2 }] }]])", "Map(1) {\n  'a' => { b: [ 1, { c: 2 } ] }\n}"),
        ("({ a: { b: { c: { d: 1 } } } })", "{\n  a: { b: { c: { d: 1 } } }\n}"),
        ("undefined", None),
        ("null", "null"),
        ("Promise.resolve(5)", "Promise { 5 }"),
        ("10n ** 20n", "100000000000000000000n"),
        ("await new Promise<number>((resolve) => setTimeout(() => resolve(42), 10))", "42"),
        ("({ shape: [2], dtype: 'float32', rankType: '1', toString: () => 'Tensor\\n  [1, 2]' })", "Tensor\n  [1, 2]"),
        (
            "[{ loss: { shape: [2, 3], dtype: 'int32', rankType: '2' } }]",
            "[ { loss: Tensor int32 [2, 3] } ]",
        ),
    ],
)
def test_result(kernel, code, shown):
    assert kernel.run(code).value == shown


def test_rich_result(kernel):
    code = "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>x</b>', 'text/plain': 'x' }) })"
    [content] = kernel.run(code).contents("execute_result")
    assert content["data"] == {"text/html": "<b>x</b>", "text/plain": "x"}


@pytest.mark.parametrize(
    "first, second, value",
    [
        ("const a1 = 1; let a2 = 2; var a3 = 3", "a1 + a2 + a3", "6"),
        ("const a1 = 'x'", "const a1 = [a2]; a1", "[ 2 ]"),
        ("class A4 { x = 1 }; type B4 = { y: A4 }", "const b4: B4 = { y: new A4() }; b4.y.x", "1"),
        ("class A4 { z = 2 }; enum E4 { A, B }", "new A4().z + E4.B", "3"),
        ("enum E4 { B, A }", "E4.A", "1"),
        ("let [p5, { q: [r5 = 7] }] = [1, { q: [] as number[] }]", "p5 += 1; p5 + r5", "9"),
        ("for (var i6 = 0; i6 < 3; i6++) {}", "i6 += 1; i6", "4"),
        ("function f7() { return g7(); } function g7() { return 1; }", "f7()", "1"),
        ("let n8 = 0; const bump8 = () => ++n8;", "bump8(); n8 += 10; bump8()", "12"),
        ("interface P9 { a: number } export const p9: P9 = { a: 1 }", "({ ...p9 } satisfies P9).a", "1"),
        ("namespace N10 { export const x = 5 }", "N10.x", "5"),
        ("async function* gen11() { yield 1; yield 2 }", "let s11 = 0; for await (const x of gen11()) s11 += x; s11", "3"),
    ],
)
def test_scope(kernel, first, second, value):
    assert kernel.run(first).status == "ok"
    assert kernel.run(second).value == value


def test_redefined_function_is_seen_by_earlier_ones(kernel):
    kernel.run("function inner() { return 'old' }")
    kernel.run("function outer() { return inner() }")
    kernel.run("function inner() { return 'new' }")
    assert kernel.run("outer()").value == "'new'"


def test_runtime_error_points_at_cell_lines(kernel):
    result = kernel.run("const fine = 1;\nfunction boom(): number {\n  const q: any = null;\n  return q.x;\n}\nboom();")
    assert (result.reply["ename"], result.status) == ("TypeError", "error")
    count = result.reply["execution_count"]
    assert f"boom (Cell [{count}] line 4:12)" in result.traceback
    assert f"at Cell [{count}] line 6:1" in result.traceback
    assert "return q.x;\n      |            ^" in result.traceback
    [error] = result.contents("error")
    assert error["evalue"] == result.reply["evalue"] == "Cannot read properties of null (reading 'x')"


def test_declared_before_a_throw_stays(kernel):
    kernel.run("let later = 'old'")
    kernel.run("const early = 5; class Kept {}\nthrow new Error('x');\nconst later = 1, unreached = 2;")
    assert kernel.run("[early, later, new Kept()]").value == "[ 5, 'old', Kept {} ]"
    assert "TS2304" in kernel.run("unreached").reply["evalue"]


def test_type_errors_all_shown_and_nothing_runs(kernel):
    result = kernel.run("console.log('ran');\nconst s1: string = 1;\nconst s2: number = 'x';\nmissing()")
    assert result.reply["ename"] == "TypeScriptError"
    assert "TS2322: Type 'number' is not assignable to type 'string'. (line 2) (and 2 more)" == result.reply["evalue"]
    for expected in ("line 2:7", "line 3:7", "TS2304", "line 4:1", "const s2: number = 'x';\n      |       ^^"):
        assert expected in result.traceback
    assert result.text() == ""


def test_constant_of_an_earlier_cell(kernel):
    kernel.run("const fixed = 1")
    assert kernel.run("fixed = 2").reply["evalue"].startswith("TS2588: Cannot assign to 'fixed' because it is a constant.")


def test_syntax_error(kernel):
    result = kernel.run("const x = 1;\nconst = 3;")
    assert result.reply["ename"] == "SyntaxError"
    assert "TS1134" in result.traceback and "line 2:7" in result.traceback


@pytest.mark.parametrize(
    "code",
    [
        "await Promise.reject(new RangeError('mine'))",
        "void Promise.reject(new RangeError('mine')); await new Promise((r) => setTimeout(r, 300))",
        "setTimeout(() => { throw new RangeError('mine') }, 5); await new Promise((r) => setTimeout(r, 300))",
        "await (async () => { await null; throw new RangeError('mine') })()",
    ],
)
def test_asynchronous_errors_fail_the_cell(kernel, code):
    result = kernel.run(code)
    assert (result.status, result.reply["ename"], result.reply["evalue"]) == ("error", "RangeError", "mine")
    assert f"Cell [{result.reply['execution_count']}] line 1:" in result.traceback


def test_late_error_is_shown_under_its_own_cell(kernel):
    result = kernel.run("setTimeout(() => { throw new Error('late one') }, 400); 1")
    assert result.status == "ok"
    other = kernel.run("await new Promise((r) => setTimeout(r, 900)); 'fine'")
    assert other.status == "ok"
    own = [m for m in kernel.late(0.2) if m["msg_type"] == "stream"]
    assert other.text("stderr") == ""
    assert own == [] or "late one" in own[0]["content"]["text"]


@pytest.mark.parametrize("code", ["throw 5", "throw undefined", "throw { a: 1 }", "throw Object.create(null)"])
def test_anything_can_be_thrown(kernel, code):
    assert kernel.run(code).status == "error"
    assert kernel.run("1").value == "1"


def test_causes(kernel):
    result = kernel.run("throw new Error('outer', { cause: new TypeError('inner') })")
    assert "Caused by:\nTypeError: inner" in result.traceback


def test_streams_in_order(kernel):
    result = kernel.run("for (let i = 0; i < 20000; i++) console.log(i); console.error('e'); console.log('end')")
    assert result.text() == "".join(f"{i}\n" for i in range(20000)) + "end\n"
    names = [c["name"] for c in result.contents("stream")]
    assert names[-2:] == ["stderr", "stdout"]


def test_streams_are_live_in_a_synchronous_loop(kernel):
    code = """for (let i = 0; i < 4; i++) {
      const end = Date.now() + 150;
      while (Date.now() < end) {}
      console.log(i);
    }"""
    result = kernel.run(code)
    assert result.text() == "0\n1\n2\n3\n"
    assert len(result.contents("stream")) >= 3


def test_text_and_displays_keep_their_order(kernel):
    result = kernel.run("import * as t from 'tslab'; console.log('a'); t.display.html('<b>'); console.log('b')")
    kinds = [m["msg_type"] for m in result.messages if m["msg_type"] in ("stream", "display_data")]
    assert kinds == ["stream", "display_data", "stream"]


def test_counts(fresh_kernel):
    for expected in (1, 2):
        result = fresh_kernel.run("1")
        assert result.reply["execution_count"] == expected
        assert result.contents("execute_input")[0]["execution_count"] == expected
    hidden = fresh_kernel.run("2", store_history=False)
    assert hidden.reply["execution_count"] == 2
    silent = fresh_kernel.run("3", silent=True)
    assert [m["msg_type"] for m in silent.messages] == ["status", "status"]
    assert fresh_kernel.run("4").reply["execution_count"] == 3


def test_user_expressions(kernel):
    kernel.run("const ue = 20")
    found = kernel.run("1", user_expressions={"a": "ue + 1", "b": "nope"}).reply["user_expressions"]
    assert found["a"] == {"status": "ok", "data": {"text/plain": "21"}, "metadata": {}}
    assert found["b"]["status"] == "error" and found["b"]["ename"] == "TypeScriptError"


def test_only_cells_already_queued_are_aborted(kernel):
    first = kernel.send("await new Promise((r) => setTimeout(r, 300)); throw new Error('stop')")
    second = kernel.send("'second'")
    assert kernel.collect(first).status == "error"
    assert kernel.collect(second).status == "aborted"
    assert kernel.run("'third'").value == "'third'"
    first = kernel.send("await new Promise((r) => setTimeout(r, 100)); throw new Error('go on')", stop_on_error=False)
    second = kernel.send("'second'")
    assert kernel.collect(first).status == "error"
    assert kernel.collect(second).value == "'second'"


def test_huge_cell_is_refused(kernel):
    assert kernel.run("1;" * 1_500_000).reply["ename"] == "CellTooLarge"


def test_process_exit_does_not_end_the_kernel(kernel):
    assert kernel.run("process.exit(3)").status == "error"
    assert kernel.run("1").value == "1"


def test_deep_code_runs(kernel):
    """As in Node itself: sums, branches and chains of a length that a program writes, not a person."""
    assert kernel.run("const one = 1;\n" + " + ".join(["one"] * 2000)).value == "2000"
    assert kernel.run("class B { n = 0; add() { this.n++; return this; } }\nnew B()" + ".add()" * 1000 + ".n").value == "1000"


def test_too_deep_code_has_a_line(kernel):
    result = kernel.run("const two = 2;\nconst list = " + "[" * 9000 + "]" * 9000 + ";\nlist")
    assert result.reply["evalue"].startswith("The statement at line 2 is nested too deeply")
    assert kernel.ask("is_complete", code="[" * 9000)["status"] == "error"
    assert kernel.run("const three = 3; three").value == "3"
