"""What a front end's debugger asks to show variables: the Debug Adapter Protocol on the control channel, and JEP 47."""

import base64
import time

import pytest
from conftest import PATIENCE


class Debugger:
    def __init__(self, kernel):
        self.client, self.seq = kernel.client, 0

    def ask(self, command, **arguments):
        self.seq += 1
        content = {"type": "request", "seq": self.seq, "command": command, "arguments": arguments}
        message = self.client.session.msg("debug_request", content)
        self.client.control_channel.send(message)
        while True:
            reply = self.client.get_control_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                break
        assert reply["msg_type"] == "debug_reply"
        content = reply["content"]
        assert (content["type"], content["request_seq"], content["command"]) == ("response", self.seq, command)
        return content

    def body(self, command, **arguments):
        reply = self.ask(command, **arguments)
        assert reply["success"], reply
        return reply["body"]

    def variables(self):
        return {v["name"]: v for v in self.body("inspectVariables")["variables"]}

    def inside(self, variable):
        found = self.body("variables", variablesReference=variable["variablesReference"])["variables"]
        return {v["name"]: v for v in found}


@pytest.fixture
def debugger(kernel):
    return Debugger(kernel)


TENSOR = """import * as tf from '@tensorflow/tfjs';
const images = tf.tensor(Array.from({ length: 2 * 8 * 8 }, (_, i) => i), [2, 8, 8, 1]);
const gone = tf.tensor1d([1]); gone.dispose();"""


def test_kernel_info_says_so(kernel):
    info = kernel.ask("kernel_info")
    assert info["debugger"] is True and info["supported_features"] == ["debugger"]


def test_life_of_a_debugger(kernel, debugger):
    assert debugger.body("debugInfo")["isStarted"] is False
    assert debugger.body("debugInfo")["richRendering"] is True
    debugger.body("initialize", clientID="test", linesStartAt1=True)
    debugger.body("attach")
    info = debugger.body("debugInfo")
    assert (info["isStarted"], info["breakpoints"], info["stoppedThreads"]) == (True, [], [])
    debugger.body("disconnect")
    assert debugger.body("debugInfo")["isStarted"] is False


def test_names_types_and_values(kernel, debugger):
    kernel.run(
        """interface Point { x: number; y?: string }
        const point: Point = { x: 1 }; let count = 2; var text = 'a\\nb';
        function twice(n: number) { return 2 * n } class Layer { units = 3 } enum Mode { On, Off }
        const layer = new Layer(); const list: (number | null)[] = [1, null];
        import { join } from 'node:path'; type Unused = string;"""
    )
    found = debugger.variables()
    shown = {name: (v["type"], v["value"]) for name, v in found.items()}
    assert shown == {
        "point": ("Point", "{ x: 1 }"),
        "count": ("number", "2"),
        "text": ("string", "'a\\nb'"),
        "twice": ("(n: number) => number", "[Function: twice]"),
        "Layer": ("typeof Layer", "[class Layer]"),
        "Mode": ("typeof Mode", "{ '0': 'On', '1': 'Off', On: 0, Off: 1 }"),
        "layer": ("Layer", "Layer { units: 3 }"),
        "list": ("(number | null)[]", "[ 1, null ]"),
    }
    assert found["count"]["variablesReference"] == 0
    assert all(v["evaluateName"] == name for name, v in found.items())
    kernel.run("count = 7; const text = 5")
    found = debugger.variables()
    assert (found["count"]["value"], found["text"]["value"], found["text"]["type"]) == ("7", "5", "5")


def test_a_look_inside(kernel, debugger):
    kernel.run(
        """const nest = { a: [1, 2], m: new Map([['k', { deep: true }]]), s: new Set(['x']), f: new Float32Array([1.5, 2]),
          get risky() { throw new Error('called') }, nothing: null };
        const long = Array.from({ length: 1000 }, (_, i) => i);"""
    )
    found = debugger.variables()
    parts = debugger.inside(found["nest"])
    assert parts["risky"]["value"] == "(a getter)" and parts["nothing"]["variablesReference"] == 0
    assert [v["value"] for v in debugger.inside(parts["a"]).values()] == ["1", "2"]
    assert debugger.inside(parts["m"])["'k'"]["value"] == "{ deep: true }"
    assert debugger.inside(parts["s"])["0"]["value"] == "'x'"
    assert (parts["f"]["type"], parts["f"]["value"]) == ("Float32Array", "Float32Array(2) [ 1.5, 2 ], 8 bytes")
    inside = debugger.inside(found["long"])
    assert len(inside) == 101 and inside["99"]["value"] == "99" and "…" in inside
    again = debugger.variables()
    assert again["nest"]["variablesReference"] == found["nest"]["variablesReference"]
    assert debugger.body("variables", variablesReference=987654)["variables"] == []


def test_tensors(kernel, debugger):
    kernel.run(TENSOR)
    found = debugger.variables()
    assert "tf" not in found
    assert found["images"]["value"] == "Tensor float32 [2, 8, 8, 1], 512 bytes"
    assert found["images"]["type"] == "Tensor float32 [2, 8, 8, 1]"
    assert "(disposed)" in found["gone"]["value"]
    parts = debugger.inside(found["images"])
    assert {name: parts[name]["value"] for name in ("min", "max", "mean", "dtype", "bytes")} == {
        "min": "0",
        "max": "127",
        "mean": "63.5",
        "dtype": "'float32'",
        "bytes": "512",
    }
    assert "values" not in debugger.inside(found["gone"])
    assert debugger.inside(parts["values"])["3"]["value"] == "3"


def test_rich_inspection(kernel, debugger):
    kernel.run(TENSOR)
    kernel.run("const shown = { [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>rich</b>', 'text/plain': 'rich' }) };")
    data = debugger.body("richInspectVariables", variableName="images")["data"]
    png = base64.b64decode(data["image/png"])
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    # Two images of 8 × 8 with 2 pixels between them.
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (18, 8)
    assert "Black is 0.000, white 127.0" in data["text/html"] and "Tensor" in data["text/plain"]
    assert debugger.body("richInspectVariables", variableName="shown")["data"]["text/html"] == "<b>rich</b>"
    assert "text/html" not in debugger.body("richInspectVariables", variableName="gone")["data"]
    reply = debugger.ask("richInspectVariables", variableName="nobody")
    assert reply["success"] is False and '"nobody"' in reply["message"]


def test_while_a_cell_runs_and_values_change(kernel, debugger):
    msg_id = kernel.send("let epoch = 0; while (epoch < 300) { epoch++; await new Promise((r) => setTimeout(r, 10)); } epoch")
    time.sleep(0.5)
    assert "epoch" not in debugger.variables()
    kernel.collect(msg_id)
    msg_id = kernel.send("epoch = 0; while (epoch < 100) { epoch++; await new Promise((r) => setTimeout(r, 10)); }")
    time.sleep(0.4)
    first = int(debugger.variables()["epoch"]["value"])
    time.sleep(0.2)
    second = int(debugger.variables()["epoch"]["value"])
    assert 0 < first < second < 100
    result = kernel.collect(msg_id)
    assert result.status == "ok"


def test_what_it_does_not_do_is_said(kernel, debugger):
    for command in ("setBreakpoints", "evaluate", "nonsense"):
        reply = debugger.ask(command)
        assert reply["success"] is False and reply["message"]
    assert "has no breakpoints" in debugger.ask("setBreakpoints")["message"]
    message = kernel.client.session.msg("debug_request", {})
    kernel.client.control_channel.send(message)
    assert kernel.client.get_control_msg(timeout=PATIENCE)["content"]["success"] is False
