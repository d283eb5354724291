"""Requests other than execute."""

import time
from conftest import PATIENCE


def test_kernel_info(kernel):
    info = kernel.ask("kernel_info")
    assert (info["status"], info["protocol_version"]) == ("ok", "5.4")
    language = info["language_info"]
    assert (language["name"], language["file_extension"]) == ("typescript", ".ts")
    assert (language["pygments_lexer"], language["mimetype"]) == ("typescript", "text/typescript")
    assert language["nbconvert_exporter"] == "script"


def test_completion(kernel):
    kernel.run("const longName = { alpha: 1, beta: 'x' }; /** Adds. */ function addUp(a: number, b = 2) { return a + b }")
    reply = kernel.ask("complete", "longName.", 9)
    assert reply["matches"][:2] == ["alpha", "beta"] and reply["cursor_start"] == 9
    types = reply["metadata"]["_jupyter_types_experimental"]
    assert types[0] == {"text": "alpha", "type": "property", "start": 9, "end": 9}
    assert "longName" in kernel.ask("complete", "1 + longN", 9)["matches"]
    reply = kernel.ask("complete", "'😀'; longN", 10)
    assert (reply["matches"], reply["cursor_start"], reply["cursor_end"]) == (["longName"], 5, 10)
    assert not [m for m in kernel.ask("complete", "__", 2)["matches"] if m.startswith("__$")]
    assert "readFileSync" in kernel.ask("complete", "import { readF } from 'fs'", 14)["matches"]


def test_inspection_with_documentation(kernel):
    kernel.run("/** Doubles a number. */\nfunction twice(x: number) { return 2 * x }")
    data = kernel.ask("inspect", "twice(2)", 2)["data"]
    assert data["text/plain"] == "function twice(x: number): number\n\nDoubles a number."
    data = kernel.ask("inspect", "parseInt", 8)["data"]["text/plain"]
    assert "function parseInt(string: string, radix?: number): number" in data
    assert "Converts a string to an integer." in data
    inside_call = kernel.ask("inspect", "twice(", 6)["data"]["text/plain"]
    assert inside_call.startswith("twice(x: number)") or "function twice(x: number)" in inside_call
    assert kernel.ask("inspect", "   ", 1)["found"] is False


def test_is_complete(kernel):
    assert kernel.ask("is_complete", "function f() {") == {"status": "incomplete", "indent": "  "}
    assert kernel.ask("is_complete", "if (a) {\n  b(") == {"status": "incomplete", "indent": "    "}
    assert kernel.ask("is_complete", "const = 1")["status"] == "invalid"
    assert kernel.ask("is_complete", "const a = 1")["status"] == "complete"


def test_history(fresh_kernel):
    for code in ("1 + 1", "'two'", "1 + 1"):
        fresh_kernel.run(code)
    ask = lambda **options: fresh_kernel.ask("history", raw=True, **options)["history"]
    assert ask(hist_access_type="tail", n=2, output=True) == [[1, 2, ["'two'", "'two'"]], [1, 3, ["1 + 1", "2"]]]
    assert ask(hist_access_type="range", session=0, start=1, stop=3) == [[1, 1, "1 + 1"], [1, 2, "'two'"]]
    assert ask(hist_access_type="search", pattern="1*", unique=True) == [[1, 3, "1 + 1"]]


def test_displays(kernel):
    code = """const kernel = (globalThis as any)[Symbol.for('jupyter.typescript.kernel')];
    kernel.display({ 'text/html': '<b>0</b>', 'text/plain': '0' }, { id: 'd1' });
    kernel.display({ 'text/html': '<b>1</b>' }, { id: 'd1', update: true });
    kernel.clearOutput(true);"""
    result = kernel.run(code)
    [shown], [updated] = result.contents("display_data"), result.contents("update_display_data")
    assert shown == {
        "data": {"text/html": "<b>0</b>", "text/plain": "0"},
        "metadata": {},
        "transient": {"display_id": "d1"},
    }
    assert (updated["data"], updated["transient"]) == ({"text/html": "<b>1</b>"}, {"display_id": "d1"})
    assert result.contents("clear_output") == [{"wait": True}]


def test_tslab_api(kernel):
    code = """import * as tslab from 'tslab';
    tslab.display.markdown('*a*'); tslab.display.png(new Uint8Array([1, 2])); tslab.display.text('t');
    tslab.display.raw('application/x', 'raw'); tslab.display.latex('$x$'); tslab.display.javascript('1');
    const live = tslab.newDisplay(); live.html('<i>'); live.html('<b>');"""
    result = kernel.run(code)
    assert [c["data"] for c in result.contents("display_data")] == [
        {"text/markdown": "*a*"},
        {"image/png": "AQI="},
        {"text/plain": "t"},
        {"application/x": "raw"},
        {"text/latex": "$x$"},
        {"text/javascript": "1"},
        {"text/html": "<i>"},
    ]
    assert [c["data"] for c in result.contents("update_display_data")] == [{"text/html": "<b>"}]


def test_heartbeat_while_busy(kernel):
    kernel.client.hb_channel.unpause()
    msg_id = kernel.send("{ const end = Date.now() + 2500; while (Date.now() < end) {} }")
    time.sleep(2)
    assert kernel.client.hb_channel.is_beating()
    kernel.collect(msg_id)


def test_restart_and_shutdown_while_busy(fresh_kernel):
    kernel = fresh_kernel
    kernel.run("const gone = 1")
    kernel.send("while (true) {}")
    time.sleep(0.3)
    kernel.manager.restart_kernel()
    kernel.client.stop_channels()
    kernel.client = kernel.manager.client()
    kernel.client.start_channels()
    kernel.client.wait_for_ready(timeout=PATIENCE)
    result = kernel.run("gone")
    assert "TS2304" in result.reply["evalue"] and result.reply["execution_count"] == 1
    process = kernel.process
    kernel.client.shutdown()
    process.wait(10)


def test_input(kernel):
    msg_id = kernel.client.execute("const answer = prompt('Name?'); `hi ${answer}`", allow_stdin=True)
    request = kernel.client.get_stdin_msg(timeout=PATIENCE)
    assert request["content"] == {"prompt": "Name?", "password": False}
    kernel.client.input("Ada")
    assert kernel.collect(msg_id).value == "'hi Ada'"
    refused = kernel.run("prompt('x')", allow_stdin=False)
    assert refused.status == "error" and "cannot ask" in refused.reply["evalue"]
