"""The stop button: within a second, state kept, nothing left running."""

import time

import pytest

SPIN = "function spin(ms: number) { const end = Date.now() + ms; while (Date.now() < end) {} }; let steps = 0;"


@pytest.fixture(scope="module", autouse=True)
def helpers(kernel):
    assert kernel.run(SPIN).status == "ok"


def assert_stopped(kernel, result, seconds):
    assert (result.status, result.reply["ename"]) == ("error", "Interrupted")
    assert result.contents("error")[0]["ename"] == "Interrupted"
    assert seconds < 1
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
    "a computation": "steps++; (require('node:crypto') as typeof import('node:crypto')).pbkdf2Sync('x', 'y', 3_000_000, 64, 'sha512'); steps += 10;",
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
    assert seconds < 1
    assert kernel.run("(await fit(2)).epoch.length").value == "2"
