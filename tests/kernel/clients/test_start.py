"""How front ends other than jupyter_client start the kernel: from kernel.json alone, as VS Code does."""

import json
import os
import signal
import socket
import subprocess
import uuid

import pytest
from conftest import FOLDER, KERNEL, PATIENCE
from jupyter_client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def reply_to(client, msg_id):
    while True:
        message = client.get_shell_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") == msg_id:
            return message["content"]


@pytest.fixture
def started(tmp_path):
    """The specification's argv is all that is used; {connection_file} must be an item of its own (tslab#36)."""
    spec = KernelSpecManager().get_kernel_spec(KERNEL)
    assert spec.argv.count("{connection_file}") == 1 and spec.interrupt_mode == "message"
    ports = {f"{name}_port": free_port() for name in ("shell", "iopub", "stdin", "control", "hb")}
    connection = {"ip": "127.0.0.1", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": KERNEL, "key": uuid.uuid4().hex, **ports}
    file = tmp_path / "kernel v2 & co.json"  # VS Code's runtime folder may have spaces
    file.write_text(json.dumps(connection))
    argv = [str(file) if item == "{connection_file}" else item for item in spec.argv]
    process = subprocess.Popen(argv, cwd=FOLDER, env={**os.environ, **spec.env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    client = BlockingKernelClient(connection_file=str(file))
    client.load_connection_file()
    client.start_channels(hb=False)
    # Also until iopub has found the kernel: each channel connects for itself, and what is said before is not heard.
    client.wait_for_ready(timeout=PATIENCE)
    yield process, client
    client.stop_channels()
    process.kill()
    process.wait()


def test_as_vs_code_does(started):
    process, client = started
    assert reply_to(client, client.execute("const kept = 40 + 2"))["status"] == "ok"
    running = client.execute("console.log('runs'); while (true) {}")
    while client.get_iopub_msg(timeout=PATIENCE)["content"].get("text") != "runs\n":
        pass
    # VS Code interrupts by a message on the shell channel (vscode-jupyter#17143).
    client.session.send(client.shell_channel.socket, "interrupt_request", {})
    assert reply_to(client, running)["ename"] == "Interrupted"
    client.execute("kept", store_history=True)
    assert client.get_shell_msg(timeout=PATIENCE)["content"]["status"] == "ok"
    client.shutdown()
    # A machine so busy that the end takes long has the kernel killed, as Jupyter would.
    assert process.wait(timeout=PATIENCE) in (0, -signal.SIGKILL)
    assert process.stdout.read() == b"" and process.stderr.read() == b""


def test_signals_reach_the_kernel(started):
    process, _ = started
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=PATIENCE) == -signal.SIGTERM


def test_says_how_it_is_used():
    spec = KernelSpecManager().get_kernel_spec(KERNEL)
    done = subprocess.run(spec.argv[:-2], cwd=FOLDER, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 2 and "--connection-file FILE" in done.stderr
