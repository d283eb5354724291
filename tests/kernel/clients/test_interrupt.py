"""The stop button: within a second, state kept, nothing left running."""

import time

import pytest
from conftest import PATIENCE

SPIN = "function spin(ms: number) { const end = Date.now() + ms; while (Date.now() < end) {} }; let steps = 0;"

IMPORTS = """import { setTimeout as sleep } from 'node:timers/promises'; import { access, open } from 'node:fs/promises';
import { EventEmitter, once } from 'node:events';"""
# Seconds of processor time within which a stop is answered on a slow machine, too; no answer at all takes PATIENCE.
SOON = 10
# A fast machine, too, still looks at their types two seconds later.
ROWS = "const rows = [" + ",".join(f"[{i}].map((x) => ({{ a: x, b: [x] }})).filter((z) => z.a > 1)" for i in range(10_000)) + "]; rows.length"


@pytest.fixture(scope="module", autouse=True)
def helpers(kernel):
    assert kernel.run(SPIN).status == "ok"
    assert kernel.run(IMPORTS).status == "ok"


def assert_stopped(kernel, result, seconds):
    assert (result.status, result.reply["ename"]) == ("error", "Interrupted")
    assert result.contents("error")[0]["ename"] == "Interrupted"
    assert seconds < SOON
    before = int(kernel.run("steps").value)
    time.sleep(0.5)
    assert int(kernel.run("steps").value) == before


@pytest.mark.parametrize(
    "code",
    [
        "while (true) steps++;",
        "while (true) { spin(20); steps++; await new Promise((r) => setImmediate(r)); }",
        "while (true) { steps++; await null; }",
        "await new Promise((r) => setTimeout(r, 100)); while (true) steps++;",
        "setInterval(() => steps++, 1); await new Promise(() => {});",
        "const tick = async (): Promise<void> => { steps++; await null; return tick(); }; await tick();",
        "async function* all() { while (true) yield steps++; } for await (const x of all()) { void x; }",
        # Loops that catch whatever comes.
        "while (true) { try { steps++; await sleep(5); } catch {} }",
        "for (;;) { try { steps++; await null; } catch {} }",
        "for (;;) { try { steps++; await Promise.reject(new Error('x')); } catch {} }",
        "while (true) { try { steps++; await access('/not/there'); break; } catch {} }",
        "while (true) { try { while (true) { steps++; await new Promise((r) => setTimeout(r, 5)); } } catch { continue; } }",
        "for (let i = 0; i < 1e9; i++) { try { steps++; await Promise.resolve(i); } catch { console.log('failed', i); } }",
        "for (;;) { try { for await (const x of [1, 2]) steps += x; } catch {} }",
        "await Promise.all([1, 2, 3].map(async () => { while (true) { try { await sleep(3); steps++; } catch {} } }));",
        "while (true) { try { steps++; await sleep(5); } finally { continue; } }",
        # Loops without an await.
        "const again = (): Promise<void> => Promise.resolve().then(() => { steps++; return again(); }); await again();",
        "const task = () => { steps++; queueMicrotask(task); }; task();",
        "const tick = () => { steps++; process.nextTick(tick); }; tick(); await null;",
        "setTimeout(() => { while (true) steps++; }, 5); await sleep(60_000);",
        "void (async () => { while (true) { steps++; await null; } })();",
    ],
)
def test_stops(kernel, code):
    result, seconds = kernel.run_and_interrupt(code)
    assert_stopped(kernel, result, seconds)


def test_on_the_shell_channel(kernel):
    send = lambda: kernel.client.session.send(kernel.client.shell_channel.socket, "interrupt_request", {})
    result, seconds = kernel.run_and_interrupt("while (true) steps++;", interrupt=send)
    assert_stopped(kernel, result, seconds)


NATIVE = {
    "a computation": "steps++; (require('node:crypto') as typeof import('node:crypto')).pbkdf2Sync('x', 'y', 15_000_000, 64, 'sha512'); steps += 10;",
}


@pytest.mark.parametrize("code", NATIVE.values(), ids=NATIVE.keys())
def test_native_operations_are_told(kernel, code):
    """They cannot be stopped: the user is told so, and the cell ends when they return."""
    before = int(kernel.run("steps").value)
    result, _ = kernel.run_and_interrupt(code)
    assert result.reply["ename"] == "Interrupted"
    kinds = [m["msg_type"] for m in result.messages if m["msg_type"] in ("stream", "error")]
    assert kinds == ["stream", "error"]
    assert "a native operation is still running" in result.text("stderr")
    assert int(kernel.run("steps").value) == before + 1


def test_waiting_for_another_thread_is_stopped(kernel):
    result, _ = kernel.run_and_interrupt("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);")
    assert result.reply["ename"] == "Interrupted" and result.text("stderr") == ""


def test_names_of_the_stopped_cell_are_kept(kernel):
    kernel.run_and_interrupt("let reached = 7; while (true) await null;")
    assert kernel.run("reached").value == "7"


def test_hook_ends_at_a_clean_point(kernel):
    code = """const bridge = (globalThis as any)[Symbol.for('jupyter.typescript.kernel')];
    let isAsked = false; const log: string[] = [];
    const forget = bridge.onInterrupt(() => { isAsked = true; return true; });
    const forgetEnd = bridge.onCellEnd((outcome: string) => log.push(outcome));
    while (!isAsked) { await new Promise((r) => setTimeout(r, 20)); }
    log.push('clean', String(bridge.interrupted)); forget();"""
    result, _ = kernel.run_and_interrupt(code)
    assert result.reply["ename"] == "Interrupted"
    assert kernel.run("forgetEnd(); log").value.startswith("[ 'clean', 'true', 'interrupted'")


def test_nothing_to_interrupt(kernel):
    kernel.manager.interrupt_kernel()
    time.sleep(0.8)
    assert kernel.run("'alive'").value == "'alive'"


def test_queued_cells_are_aborted(kernel):
    first, second = kernel.send("while (true) steps++;"), kernel.send("'no'")
    time.sleep(0.5)
    kernel.manager.interrupt_kernel()
    assert kernel.collect(first).status == "error"
    assert kernel.collect(second).status == "aborted"


def test_training_stops_and_trains_on(kernel):
    setup = """import * as tf from '@tensorflow/tfjs';
    const net = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
    net.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
    const bridgeOf = (globalThis as any)[Symbol.for('jupyter.typescript.kernel')];
    bridgeOf.onInterrupt(() => { net.stopTraining = true; return isFitting; });
    let isFitting = false;
    async function fit(epochs: number) {
      isFitting = true;
      try { return await net.fit(tf.ones([64, 1]), tf.ones([64, 1]), { epochs, verbose: 0 }); }
      finally { isFitting = false; }
    }"""
    prepared = kernel.run(setup)
    assert prepared.status == "ok", prepared.reply
    result, seconds = kernel.run_and_interrupt("await fit(100000);", after=1.5)
    assert (result.status, result.reply["ename"]) == ("error", "Interrupted")
    assert seconds < SOON
    assert kernel.run("(await fit(2)).epoch.length").value == "2"


FINALLY = {
    "a timer": "await new Promise((r) => setTimeout(r, 60_000));",
    "a promise that never settles": "await new Promise(() => {});",
    "sleep": "await sleep(60_000);",
    "a promise of timers": "await Promise.race([sleep(60_000), sleep(70_000).then(() => 1)]);",
    "an event": "await once(new EventEmitter(), 'never');",
    "a loop of microtasks": "while (true) await null;",
    "a loop of files": "while (true) await file.read();",
    "for await": "for await (const x of (async function* () { while (true) { await sleep(5); yield 1; } })()) void x;",
    "a function that cleans up": "await (async () => { try { await sleep(60_000); } finally { await sleep(20); log.push('inner'); } })();",
}


@pytest.mark.parametrize("wait", FINALLY.values(), ids=FINALLY.keys())
def test_catch_and_finally_run(kernel, wait):
    code = f"""const log: string[] = []; const file = await open('/dev/zero');
    try {{ {wait} }} catch (error) {{ log.push((error as Error).name); throw error; }}
    finally {{ await sleep(30); await file.close(); log.push('closed ' + file.fd); }}"""
    result, seconds = kernel.run_and_interrupt(code)
    assert (result.status, result.reply["ename"]) == ("error", "Interrupted") and seconds < SOON
    kernel.run("await sleep(100)")
    shown = kernel.run("log.join()").value
    assert "closed -1" in shown and ("Interrupted" in shown or "AbortError" in shown)
    assert ("inner" in shown) is ("inner" in wait)


def test_clean_up_has_an_end(kernel):
    code = "let cleaned = 0; try { await sleep(60_000); } finally { while (true) { await sleep(10); cleaned++; } }"
    result, _ = kernel.run_and_interrupt(code)
    assert result.reply["ename"] == "Interrupted"
    before = int(kernel.run("cleaned").value)
    kernel.run("await sleep(200)")
    assert 0 < before == int(kernel.run("cleaned").value)


def test_timers_of_a_stopped_cell_are_dead(kernel):
    kernel.run_and_interrupt("setInterval(() => steps++, 5); void (async () => { while (true) { await sleep(5); steps++; } })(); await sleep(60_000);")
    before = kernel.run("steps").value
    kernel.run("await sleep(200)")
    assert kernel.run("steps").value == before


def test_a_stop_in_the_middle_of_a_computation_says_what_it_cost(kernel):
    code = "let isClosed = false; try { await null; while (true) steps++; } finally { isClosed = true; }"
    result, _ = kernel.run_and_interrupt(code)
    assert "`finally` blocks did not run" in result.reply["evalue"]
    assert kernel.run("isClosed").value == "false"


def test_a_second_stop_waits_for_nothing(kernel):
    def stop_twice():
        kernel.manager.interrupt_kernel()
        time.sleep(0.3)
        kernel.manager.interrupt_kernel()

    code = "try { await sleep(60_000); } finally { while (true) steps++; }"
    result, seconds = kernel.run_and_interrupt(code, interrupt=stop_twice)
    assert_stopped(kernel, result, seconds)
    assert "may not have run" in result.reply["evalue"] or "did not run" in result.reply["evalue"]


LOOPING_DISPLAYS = [
    "({ [Symbol.for('nodejs.util.inspect.custom')]() { while (true) steps++; } })",
    "({ [Symbol.for('Jupyter.display')]() { while (true) steps++; } })",
    "({ [Symbol.for('Jupyter.display')]: () => new Promise(() => {}) })",
    "({ async [Symbol.for('Jupyter.display')]() { while (true) { steps++; await sleep(5); } } })",
    "({ async [Symbol.for('Jupyter.display')]() { await null; while (true) steps++; } })",
    "({ async [Symbol.for('Jupyter.display')]() { await sleep(3000); return { 'text/plain': 'late' }; } })",
]


@pytest.mark.parametrize("code", LOOPING_DISPLAYS)
def test_a_display_is_stopped(kernel, code):
    result, seconds = kernel.run_and_interrupt(code)
    assert_stopped(kernel, result, seconds)
    assert result.contents("execute_result") == []


def test_an_expression_of_the_client_is_stopped(kernel):
    msg_id = kernel.send("'shown'", user_expressions={"a": "(() => { while (true) steps++; })()", "b": "await sleep(60_000)"})
    for _ in range(2):
        time.sleep(0.6)
        kernel.manager.interrupt_kernel()
    result = kernel.collect(msg_id)
    assert result.value == "'shown'"
    assert [e["ename"] for e in result.reply["user_expressions"].values()] == ["Interrupted", "Interrupted"]
    assert kernel.run("'alive'").value == "'alive'"


@pytest.mark.parametrize("after", [0.05, 0.3, 1, 2])
def test_checking_types_is_stopped(fresh_kernel, after):
    fresh_kernel.run("interface Kept { x: number } const kept: Kept = { x: 1 };")
    result, seconds = fresh_kernel.run_and_interrupt(ROWS, after=after)
    assert result.reply["ename"] == "Interrupted" and seconds < SOON
    assert fresh_kernel.run("const again: Kept = { x: kept.x + 1 }; again.x").value == "2"
    assert "TS2339" in fresh_kernel.run("kept.y").reply["evalue"]
    assert "TS2304" in fresh_kernel.run("rows").reply["evalue"]


@pytest.mark.parametrize("after", [0.02, 0.2, 0.5, 0.9, 1.4])
def test_loading_a_library_is_stopped(fresh_kernel, after):
    code = "import * as tf from '@tensorflow/tfjs'; tf.tensor1d([1, 2]).sum().dataSync()[0]"
    fresh_kernel.run_and_interrupt(code, after=after)
    assert fresh_kernel.run(code).value == "3"


def test_completions_are_stopped(kernel):
    message = kernel.client.session.msg("complete_request", {"code": ROWS + "; rows[0].", "cursor_pos": None})
    kernel.client.shell_channel.send(message)
    time.sleep(0.3)
    kernel.manager.interrupt_kernel()
    reply = kernel.client.get_shell_msg(timeout=PATIENCE)
    assert reply["parent_header"]["msg_id"] == message["header"]["msg_id"] and reply["msg_type"] == "complete_reply"
    assert kernel.run("'alive'").value == "'alive'"
    assert "toFixed" in kernel.ask("complete", "steps.", 6)["matches"]


def test_stops_at_any_moment_lose_no_reply(kernel):
    """Many small cells, and stops between, in and after them: each cell is answered once."""
    import random

    draw = random.Random(20261125)
    codes = ["1", "await sleep(5)", "for (let i = 0; i < 1e6; i++) steps++;", "console.log(1); await null; ({ a: [1] })", "import * as os from 'node:os'; os.EOL"]
    for _ in range(40):
        ids = [kernel.send(draw.choice(codes), stop_on_error=False) for _ in range(draw.randrange(1, 4))]
        time.sleep(draw.random() * 0.05)
        for _ in range(draw.randrange(1, 3)):
            kernel.manager.interrupt_kernel()
        assert all(kernel.collect(msg_id, 20).status in ("ok", "error", "aborted") for msg_id in ids)
    assert kernel.run("'alive'").value == "'alive'"
