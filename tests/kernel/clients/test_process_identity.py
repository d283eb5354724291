"""What code in a cell reads of its process is what a script reads, and children start as a script's do."""

import pytest

MODULES = "import { fork, execFileSync } from 'node:child_process'; import { Worker } from 'node:worker_threads';\n"
CHILD = "console.log(process.argv.slice(2).join(), process.execArgv.length); process.exitCode = 7;"


def test_arguments_are_a_scripts(kernel):
    code = """import { parseArgs } from 'node:util';
    const { values, positionals } = parseArgs({ options: {} });
    [Object.keys(values), positionals, process.argv.length, process.argv[1] === import.meta.filename, process.execArgv]"""
    assert kernel.run(code).value == "[ [], [], 2, true, [] ]"
    assert kernel.run("process.argv[0] === process.execPath").value == "true"


def test_fork_starts_the_script(kernel):
    code = f"""{MODULES}import {{ writeFileSync }} from 'node:fs';
    writeFileSync('child.cjs', {CHILD!r});
    const forked = fork('./child.cjs', ['a', 'b'], {{ silent: true }});
    let said = ''; forked.stdout!.on('data', (text) => (said += text));
    const status = await new Promise((r) => forked.once('close', r));
    [status, said]"""
    result = kernel.run(code)
    assert result.value == "[ 7, 'a,b 0\\n' ]", result.reply


def test_cluster(kernel):
    code = """import cluster from 'node:cluster'; import { writeFileSync } from 'node:fs';
    writeFileSync('worker.cjs', `const cluster = require('node:cluster'); process.send(cluster.isWorker ? 'worker' : 'no'); process.exit(3);`);
    cluster.setupPrimary({ exec: './worker.cjs' });
    const worker = cluster.fork();
    const message = await new Promise((r) => worker.once('message', r));
    const [exit] = await Promise.all([new Promise((r) => worker.once('exit', r))]);
    [cluster.isPrimary, message, exit]"""
    result = kernel.run(code)
    assert result.value == "[ true, 'worker', 3 ]", result.reply


@pytest.mark.parametrize(
    "code, value",
    [
        ("const told = new Worker('', { eval: true, execArgv: ['--no-warnings'] }); [Worker.name, told instanceof Worker]", "[ 'Worker', true ]"),
        ("execFileSync(process.execPath, ['-p', '6 * 7'], { encoding: 'utf8' })", "'42\\n'"),
        (
            "await new Promise((r) => new Worker(`require('worker_threads').parentPort.postMessage(process.execArgv)`, { eval: true }).once('message', r))",
            "[]",
        ),
    ],
    ids=["a worker that is told", "the same Node", "a worker"],
)
def test_others(kernel, code, value):
    assert kernel.run(MODULES + code).value == value


def test_console_can_be_made(kernel):
    code = """import { Console } from 'node:console'; import { Writable } from 'node:stream';
    let text = '';
    const write = (data: Buffer, _: string, done: () => void) => { text += data; done(); };
    const stdout = new Writable({ write });
    new Console({ stdout }).log('a %d', 1); new console.Console(stdout).error('b'); class Mine extends Console {}
    new Mine({ stdout }).log('c');
    [text, console instanceof Console, Console === console.Console]"""
    assert kernel.run(code).value == "[ 'a 1\\nb\\nc\\n', true, true ]"
