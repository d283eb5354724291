"""process.stdout and process.stderr are streams as a script's: right is what the same text prints under Node."""

import os
import subprocess

import pytest
from conftest import FOLDER, PATIENCE

STREAMS = {
    "bytes of one character": "for (const b of Buffer.from('€ 😀')) process.stdout.write(Uint8Array.of(b)); process.stdout.write('.\\n');",
    "half a character, then text": "process.stdout.write(Buffer.from('€').subarray(0, 2)); process.stdout.write('a'); process.stdout.write(Buffer.from('€'));",
    "halves of an emoji": "for (const half of '😀'.split('')) process.stdout.write(half);",
    "other encodings": "process.stdout.write('6869', 'hex'); process.stdout.write('aGk=', 'base64'); process.stdout.write('é', 'latin1'); process.stdout.write('ü', 'utf8');",
    "a byte order mark": "process.stdout.write('\\ufeffa'); process.stdout.write(Buffer.from('\\ufeffb'));",
    "callbacks": "await new Promise<void>((done) => process.stdout.write('a', () => { process.stdout.write('b', 'utf8', () => done()); })); console.log('c');",
    "corked": "process.stdout.cork(); process.stdout.write('a'); process.stdout.write('b'); process.stdout.uncork(); console.log('c');",
    "piped": "import { Readable } from 'node:stream'; const source = Readable.from(['a', Buffer.from('é')]); await new Promise((r) => source.on('end', r).pipe(process.stdout)); await new Promise((r) => setTimeout(r, 20)); console.log('b');",
    "a pipeline": "import { Readable } from 'node:stream'; import { pipeline } from 'node:stream/promises'; await pipeline(Readable.from(['a', 'b']), process.stdout); ",
    "a child's output": "import { spawn } from 'node:child_process'; const kid = spawn(process.execPath, ['-e', 'process.stdout.write(\"é\".repeat(100000))']); kid.stdout.pipe(process.stdout); await new Promise((r) => kid.on('close', r));",
    "ended with a text": "process.stdout.end('bye');",
    "what it is": "console.log(process.stdout.isTTY, process.stdout.columns, (process.stdout as any).fd, process.stdout.writable, process.stdout.writableLength, process.stdout.writableObjectMode);",
    "a wrong chunk": "try { process.stdout.write(5 as any); } catch (error: any) { console.log(error.code); }",
}


@pytest.mark.parametrize("code", STREAMS.values(), ids=STREAMS.keys())
def test_as_under_node(kernel, code):
    script = code.replace(" as any", "").replace(": any", "").replace("<void>", "")
    node = subprocess.run(
        ["node", "--input-type=module", "-e", script], cwd=FOLDER, capture_output=True, timeout=PATIENCE, check=True
    )
    result = kernel.run(code)
    assert result.status == "ok", result.reply
    # An emoji's halves, and bytes that are none, are replacement characters on both sides.
    assert result.text() == node.stdout.decode("utf8", "replace")
    assert result.text("stderr") == node.stderr.decode("utf8")


def test_an_ended_stream_can_still_be_written_to(kernel):
    assert kernel.run("process.stdout.end('bye'); console.log('a')").text() == "byea\n"
    assert kernel.run("process.stdout.destroy(); process.stdout.end(() => console.log('finished')); console.log('b')").text() == "b\nfinished\n"


def test_a_worker_threads_output(kernel):
    code = """import { Worker } from 'node:worker_threads';
    const worker = new Worker("console.log('from a worker'); process.stderr.write('é')", { eval: true });
    await new Promise((r) => worker.once('exit', r)); await new Promise((r) => setTimeout(r, 50));"""
    result = kernel.run(code)
    assert (result.text(), result.text("stderr")) == ("from a worker\n", "é")
