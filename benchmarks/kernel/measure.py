"""Measures kernels through a Jupyter client, taking turns; prints JSON. Usage: measure.py NOTEBOOK_FOLDER"""

import json
import queue
import statistics
import sys
import time

import psutil
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

RUNS = 5
TS = dict(
    small="1 + 1",
    declaring="const a{i} = {i}; function f{i}(x: number) {{ return x + a{i}; }}\nf{i}(1)",
    complete="Mat",
    inspect="parseInt",
    busy="{ const end = Date.now() + 1500; while (Date.now() < end) {} }",
    library="import * as tf from '@tensorflow/tfjs';",
    using="const t{i} = tf.tidy(() => tf.ones([2, 2]).mul(3).sum()); t{i}.dispose();",
)
PYTHON = dict(
    small="1 + 1",
    declaring="a{i} = {i}\ndef f{i}(x):\n  return x + a{i}\nf{i}(1)",
    complete="prin",
    inspect="len",
    busy="import time\nend = time.time() + 1.5\nwhile time.time() < end: pass",
)
KERNELS = {"typescript": TS, "python3": PYTHON, "deno": {**TS, "library": "import * as tf from 'npm:@tensorflow/tfjs@4.22.0';"}}


def ask(client, send):
    begin = time.perf_counter()
    wanted = send()
    while True:
        message = client.get_shell_msg(timeout=120)
        if message["parent_header"].get("msg_id") == wanted:
            return (time.perf_counter() - begin) * 1e3, message["content"]


def execute(client, code):
    ms, reply = ask(client, lambda: client.execute(code))
    return ms if reply["status"] == "ok" else None


def answer_while_busy(client, code):
    """The longest of ten answers on the control channel while a cell computes; None if one does not come at all."""
    running = client.execute(code)
    time.sleep(0.2)
    longest = 0
    for _ in range(10):
        message = client.session.msg("kernel_info_request")
        begin = time.perf_counter()
        client.control_channel.send(message)
        try:
            while client.control_channel.get_msg(timeout=5)["parent_header"].get("msg_id") != message["msg_id"]:
                pass
        except queue.Empty:
            longest = None
            break
        longest = max(longest, (time.perf_counter() - begin) * 1e3)
        time.sleep(0.05)
    while client.get_shell_msg(timeout=60)["parent_header"].get("msg_id") != running:
        pass
    return longest


def memory(pid):
    process = psutil.Process(pid)
    return sum(p.memory_info().rss for p in [process, *process.children(recursive=True)]) / 2**20


def measure(name, cells, folder):
    found = {}
    manager = KernelManager(kernel_name=name)
    begin = time.perf_counter()
    manager.start_kernel(cwd=folder)
    client = manager.client()
    client.start_channels(hb=False)
    client.kernel_info()
    client.get_shell_msg(timeout=60)
    found["ready"] = (time.perf_counter() - begin) * 1e3
    execute(client, cells["small"])
    found["firstCell"] = (time.perf_counter() - begin) * 1e3
    found["idleMemory"] = memory(manager.provisioner.pid)
    if "library" in cells:
        found["importLibrary"] = execute(client, cells["library"])
        if found["importLibrary"] is not None:
            using = [execute(client, cells["using"].format(i=i)) for i in range(7)]
            found["libraryFirst"], found["libraryCell"] = using[0], statistics.median(using[1:])
    found["smallCell"] = statistics.median(execute(client, cells["small"]) for _ in range(11))
    found["declaringCell"] = statistics.median(execute(client, cells["declaring"].format(i=i)) for i in range(11))
    for kind in ("complete", "inspect"):
        text = cells[kind]
        times = [ask(client, lambda: getattr(client, kind)(text, len(text)))[0] for _ in range(6)]
        found["completion" if kind == "complete" else "inspection"] = statistics.median(times[1:])
    found["busyAnswer"] = answer_while_busy(client, cells["busy"])
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return {key: value for key, value in found.items() if value is not None}


def main(folder):
    installed = KernelSpecManager().find_kernel_specs()
    report = {name: {} for name in KERNELS if name in installed}
    for _ in range(RUNS):
        for name in report:
            for key, value in measure(name, KERNELS[name], folder).items():
                report[name].setdefault(key, []).append(value)
            time.sleep(0.5)
    print(json.dumps({"kernels": report}))


main(sys.argv[1])
