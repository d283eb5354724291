"""What a cell prints, shows or fails with late: under that cell, whatever runs meanwhile; and nothing is lost."""

import pytest
from conftest import strip_colours

IMPORTS = """import { setTimeout as sleep } from 'node:timers/promises'; import * as timers from 'node:timers';
import { EventEmitter, on, once } from 'node:events'; import { createServer, get } from 'node:http'; import * as fs from 'node:fs';
import { exec, spawn } from 'node:child_process'; import { createInterface } from 'node:readline'; import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
const emitter = new EventEmitter(); let later = () => {};"""

# Each prints "A" about 100 ms after its cell has ended.
LATE = {
    "an async loop": "void (async () => { for (let i = 0; i < 3; i++) { await sleep(50); console.log('A', i); } })();",
    "then": "void new Promise((r) => setTimeout(r, 100)).then(() => console.log('A'));",
    "catch": "void sleep(100).then(() => { throw 1; }).catch(() => console.log('A'));",
    "finally": "void sleep(100).finally(() => console.log('A'));",
    "after a caught rejection": "void (async () => { try { await sleep(100).then(() => Promise.reject(1)); } catch { console.log('A'); } })();",
    "Promise.all": "void Promise.all([sleep(50), sleep(100)]).then(() => console.log('A'));",
    "setTimeout": "setTimeout(() => console.log('A'), 100);",
    "setInterval": "{ const timer = setInterval(() => { console.log('A'); clearInterval(timer); }, 100); }",
    "node:timers": "timers.setTimeout(() => timers.setImmediate(() => console.log('A')), 100);",
    "ticks and microtasks": "setTimeout(() => process.nextTick(() => queueMicrotask(() => console.log('A'))), 100);",
    "a file's callback": "setTimeout(() => fs.readFile('/dev/null', () => console.log('A')), 100);",
    "a file's promise": "void (async () => { await sleep(100); await fs.promises.readFile('/dev/null'); console.log('A'); })();",
    "an emitter": "{ const own = new EventEmitter(); own.on('x', () => console.log('A')); setTimeout(() => own.emit('x'), 100); }",
    "once": "void once(emitter, 'late').then(() => console.log('A')); setTimeout(() => emitter.emit('late'), 100);",
    "events of an emitter": "void (async () => { for await (const [x] of on(emitter, 'many')) { console.log('A', x); break; } })(); setTimeout(() => emitter.emit('many', 1), 100);",
    "exec": "void exec('sleep 0.1; echo x', (_, out) => console.log('A', out));",
    "a child process": "spawn('sh', ['-c', 'sleep 0.1; echo x']).stdout.on('data', (data) => console.log('A', String(data)));",
    "lines": "createInterface({ input: spawn('sh', ['-c', 'sleep 0.1; echo x']).stdout }).on('line', (line) => console.log('A', line));",
    "a stream": "Readable.from((async function* () { await sleep(100); yield 'x'; })()).on('data', (x) => console.log('A', x));",
    "a worker": "new Worker(`setTimeout(() => require('node:worker_threads').parentPort.postMessage('x'), 50)`, { eval: true }).on('message', (x) => console.log('A', x));",
    "an error stream": "setTimeout(() => console.error('A'), 100);",
    "a display": "setTimeout(() => (globalThis as any)[Symbol.for('jupyter.typescript.kernel')].display({ 'text/plain': 'A' }), 100);",
}


@pytest.fixture(scope="module", autouse=True)
def helpers(kernel):
    result = kernel.run(IMPORTS)
    assert result.status == "ok", result.traceback


def shown(messages):
    """The texts of messages, wherever they were sent."""
    contents = [m["content"] for m in messages if m["msg_type"] in ("stream", "display_data")]
    return "".join(c.get("text") or c["data"]["text/plain"] for c in contents)


def late_messages(kernel, msg_id):
    return kernel.published.pop(msg_id, [])


@pytest.mark.parametrize("code", LATE.values(), ids=LATE.keys())
def test_late_output_is_its_own_cell_s(kernel, code):
    first = kernel.send(code)
    own = kernel.collect(first)
    other = kernel.run("for (let i = 0; i < 8; i++) { await sleep(50); console.log('B'); }")
    assert own.status == other.status == "ok", own.traceback
    assert other.text() == "B\n" * 8 and other.text("stderr") == "" and other.contents("display_data") == []
    assert "A" in shown(own.messages + late_messages(kernel, first))


def test_a_server_answers_under_its_cell(kernel):
    first = kernel.send("const server = createServer((request, response) => { console.log('A', request.url); response.end(); }).listen(0); await once(server, 'listening');")
    kernel.collect(first)
    code = "await new Promise<void>((r) => { get({ port: (server.address() as any).port, path: '/x' }, (response) => { response.resume(); response.on('end', () => { console.log('B'); r(); }); }); });"
    result = kernel.run(code)
    assert result.text() == "B\n", result.traceback
    assert shown(late_messages(kernel, first)) == "A /x\n"
    kernel.run("server.close();")


def test_a_call_belongs_to_the_cell_that_calls(kernel):
    kernel.run("function tell() { console.log('called'); } emitter.on('now', tell); later = () => setTimeout(tell, 20);")
    result = kernel.run("tell(); emitter.emit('now'); later(); await (async () => { await null; tell(); })(); await sleep(100);")
    assert result.text() == "called\n" * 4


@pytest.mark.parametrize(
    "code",
    [
        "void (async () => { await null; console.log('x'); })();",
        "void Promise.resolve().then(() => 1).then(() => console.log('x'));",
        "process.nextTick(() => console.log('x'));",
        "setImmediate(() => console.log('x'));",
        "setTimeout(() => console.log('x'), 0);",
        "queueMicrotask(() => console.log('x')); throw new Error('y');",
    ],
)
def test_what_is_due_is_inside_the_cell(kernel, code):
    assert kernel.run(code).text() == "x\n"


@pytest.mark.parametrize(
    "code",
    [
        "Promise.reject(new RangeError('lost')); 1",
        "async function train() { await null; throw new RangeError('lost'); }\ntrain();",
        "async function train() { await null; throw new RangeError('lost'); }\nvoid train(); void train();",
        "void Promise.resolve().then(() => { throw new RangeError('lost'); });",
        "void Promise.reject(new RangeError('lost')).finally(() => {});",
        "queueMicrotask(() => { throw new RangeError('lost'); });",
        "process.nextTick(() => { throw new RangeError('lost'); });",
        "setImmediate(() => { throw new RangeError('lost'); });",
        "new EventEmitter().emit('error', new RangeError('lost'));",
    ],
)
def test_an_error_nobody_handles_fails_the_cell(kernel, code):
    result = kernel.run(code)
    assert (result.status, result.reply["ename"], result.reply["evalue"]) == ("error", "RangeError", "lost")
    assert result.contents("execute_result") == []
    assert kernel.run("1").status == "ok"


@pytest.mark.parametrize(
    "code",
    [
        "const caught = Promise.reject(new Error('x')); caught.catch(() => {}); 1",
        "try { await Promise.reject(new Error('x')); } catch {} 1",
        "await Promise.allSettled([Promise.reject(new Error('x'))]); 1",
        "const slow = new Promise((_, reject) => setTimeout(() => reject(new Error('x')), 20)); void slow.catch(() => {}); await sleep(50); 1",
    ],
)
def test_handled_errors_are_none(kernel, code):
    result = kernel.run(code)
    assert result.value == "1" and result.text("stderr") == ""


@pytest.mark.parametrize("late", ["void sleep(150).then(() => { throw new RangeError('late'); });", "setTimeout(() => { throw new RangeError('late'); }, 150);"])
def test_later_errors_are_shown_under_their_cell(kernel, late):
    first = kernel.send(late)
    assert kernel.collect(first).status == "ok"
    other = kernel.run("await sleep(400); 'fine'")
    assert other.value == "'fine'" and other.text("stderr") == ""
    [stream] = [m["content"] for m in late_messages(kernel, first) if m["msg_type"] == "stream"]
    assert stream["name"] == "stderr" and "RangeError: late" in strip_colours(stream["text"])
    assert stream["unhandled"]["ename"] == "RangeError"


def test_listeners_can_go_and_come(kernel):
    kernel.run("process.removeAllListeners('unhandledRejection'); process.removeAllListeners('uncaughtException');")
    assert kernel.run("Promise.reject(new RangeError('x'))").reply["ename"] == "RangeError"
    assert kernel.run("setTimeout(() => { throw new RangeError('y'); }, 5); await sleep(100);").reply["evalue"] == "y"
    kernel.run("let taken = ''; process.on('unhandledRejection', (e: any) => { taken += e.message; }); process.on('uncaughtException', (e) => { taken += e.message; });")
    code = "void Promise.reject(new Error('1')); setTimeout(() => { throw new Error('2'); }, 5); await sleep(50); taken"
    assert kernel.run(code).value == "'12'"
    kernel.run("process.removeAllListeners('unhandledRejection'); process.removeAllListeners('uncaughtException');")
    assert kernel.run("Promise.reject(new RangeError('x'))").reply["ename"] == "RangeError"


def test_nothing_marks_what_is_followed(kernel):
    code = """const p = Promise.resolve(1); setTimeout(() => {}, 1);
    [Reflect.ownKeys(p).length, Object.isExtensible(p), process.listenerCount('unhandledRejection'), process.listenerCount('uncaughtException')]"""
    assert kernel.run(code).value == "[ 0, true, 0, 0 ]"
