"""What child processes, worker threads and native code write to the process's own files, as ipykernel shows it."""

import os
import subprocess
import time

import pytest
from conftest import FOLDER, KERNEL, PATIENCE, Session
from jupyter_client.kernelspec import KernelSpecManager

IMPORTS = """import { execSync, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs'; import { writeSync } from 'node:fs'; import { Worker } from 'node:worker_threads';
"""

WRITERS = {
    "a child that inherits": "spawnSync('echo', ['x'], { stdio: 'inherit' });",
    "a shell": "execSync('echo x', { stdio: 'inherit' });",
    "a child awaited": "const c = spawn('echo', ['x'], { stdio: 'inherit' }); await new Promise((r) => c.on('close', r));",
    "a child's child": "execSync('sh -c \"(sleep 0.2; echo x) & wait\"', { stdio: 'inherit' });",
    "file 1": "fs.writeSync(1, 'x\\n');",
    "file 1, imported": "writeSync(1, Buffer.from('x\\n'));",
    "a device": "fs.writeFileSync('/dev/stdout', 'x\\n');",
    "a stream on file 1": "await new Promise((r) => fs.createWriteStream('', { fd: 1, autoClose: false }).end('x\\n', () => r(0)));",
    "a worker's file 1": "const w = new Worker(\"require('fs').writeSync(1, 'x\\\\n')\", { eval: true }); await new Promise((r) => w.on('exit', r));",
}


@pytest.mark.parametrize("code", WRITERS.values(), ids=WRITERS.keys())
def test_it_is_shown_under_its_cell(kernel, code):
    result = kernel.run(IMPORTS + code)
    assert (result.status, result.text()) == ("ok", "x\n"), result.reply


def test_both_files(kernel):
    result = kernel.run(IMPORTS + "execSync('echo out; echo err >&2', { stdio: 'inherit' }); fs.writeSync(2, 'é')")
    assert (result.text(), result.text("stderr")) == ("out\n", "err\né")


def test_order_is_kept(kernel):
    """Also against text that was gathered: a synchronous child leaves no turn in which it could leave."""
    code = IMPORTS + """for (let i = 0; i < 300; i++) {
      console.log('a', i); if (i % 30 === 0) execSync(`echo b ${i}`, { stdio: 'inherit' });
      if (i % 7 === 0) fs.writeSync(1, `c ${i}\\n`);
    }
    const c = spawn('echo', ['d'], { stdio: 'inherit' }); await new Promise((r) => c.on('close', r)); console.log('e');"""
    expected = ""
    for i in range(300):
        expected += f"a {i}\n" + (f"b {i}\n" if i % 30 == 0 else "") + (f"c {i}\n" if i % 7 == 0 else "")
    assert kernel.run(code).text() == expected + "d\ne\n"


def test_much_and_in_pieces(kernel):
    script = "for (let i = 0; i < 200000; i++) process.stdout.write('é😀')"
    result = kernel.run(IMPORTS + f"spawnSync(process.execPath, ['-e', {script!r}], {{ stdio: 'inherit' }})\n;")
    assert result.text() == "é😀" * 200000
    assert len(result.contents("stream")) < 500
    result = kernel.run(IMPORTS + "for (const b of Buffer.from('€ 😀')) fs.writeSync(1, Uint8Array.of(b));")
    assert result.text() == "€ 😀"
    result = kernel.run(IMPORTS + "fs.writeSync(1, Uint8Array.of(0xff, 0x61)); execSync('head -c 100000 /dev/urandom; echo', { stdio: 'inherit' }); 5")
    assert result.value == "5" and result.text().startswith("\ufffda")


def test_late_output_belongs_to_the_last_cell(kernel):
    kernel.run(IMPORTS + "spawn('sh', ['-c', 'sleep 0.6; echo late'], { stdio: 'inherit' })\n;")
    texts = [m["content"]["text"] for m in kernel.late(3) if m["msg_type"] == "stream"]
    assert texts == ["late\n"]


def test_a_child_that_writes_without_end_is_stopped(kernel):
    result, _ = kernel.run_and_interrupt(IMPORTS + "execSync('yes', { stdio: 'inherit' })")
    assert result.reply["ename"] == "Interrupted"
    assert kernel.run("1").value == "1"


def test_children_inherit_no_more_than_the_three_files(kernel):
    code = IMPORTS + "execSync('ls /proc/self/fd', { encoding: 'utf8', stdio: ['inherit', 'pipe', 'inherit'] }).split('\\n').length < 7"
    own = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0
    if own:
        assert kernel.run(code).value == "true"


def start(tmp_path, **options):
    spec = KernelSpecManager().get_kernel_spec(KERNEL)
    file = tmp_path / "connection.json"
    argv = [str(file) if item == "{connection_file}" else item for item in spec.argv]
    return file, lambda: subprocess.run(argv, cwd=FOLDER, capture_output=True, text=True, timeout=PATIENCE, **options)


def test_why_it_did_not_start_goes_to_the_terminal(tmp_path):
    file, run = start(tmp_path)
    file.write_text("{}")
    done = run()
    assert done.returncode != 0 and "The connection file has no shell_port." in done.stderr


def test_a_taken_port_is_said_and_ends_the_kernel(kernel, tmp_path):
    file, run = start(tmp_path)
    file.write_text(open(kernel.manager.connection_file).read())
    done = run()
    assert done.returncode != 0 and "The kernel cannot listen" in done.stderr


def test_a_kernel_that_runs_out_of_memory_says_so():
    kernel = Session(env={**os.environ, "NODE_OPTIONS": "--max-old-space-size=300"})
    msg_id = kernel.send("const kept: unknown[] = []; while (true) kept.push({ a: [1, 2, 3] });")
    end = time.monotonic() + 100
    text = ""
    while "The kernel ran out of memory" not in text:
        assert time.monotonic() < end, text
        kernel.receive()
        found = kernel.published.get(msg_id, [])
        text = "".join(m["content"].get("text", "") for m in found if m["msg_type"] == "stream")
    kernel.close()
