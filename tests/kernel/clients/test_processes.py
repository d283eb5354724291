"""What cells start ends with them, with the kernel, and with the program that started the kernel; as ipykernel's does."""

import os
import signal
import subprocess
import sys
import textwrap
import time

import psutil
import pytest
from conftest import FOLDER, KERNEL, PATIENCE, Session

IMPORT = "import { spawn, execSync, spawnSync } from 'node:child_process';\n"


def wait_until(check, seconds=20):
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "nothing happened in that time"
        time.sleep(0.02)


def sleepers(kernel, seconds):
    """Processes `sleep SECONDS` that the kernel has started, whoever their parent is now."""
    own = os.getpgid(kernel.process.pid)
    return [p for p in psutil.process_iter() if command(p) == ["sleep", str(seconds)] and getpgid(p.pid) == own]


def command(process):
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def getpgid(pid):
    try:
        return os.getpgid(pid)
    except OSError:
        return None


STARTS = {
    "awaited": "const c = spawn('sleep', ['771']); await new Promise((r) => c.on('close', r)); 'on'",
    "synchronous": "execSync('sleep 771'); 'on'",
    "in a shell, whose background jobs know no Ctrl-C": "spawnSync('sleep 771 & sleep 771; true', { shell: true }); 'on'",
}


@pytest.mark.parametrize("code", STARTS.values(), ids=STARTS.keys())
def test_a_stop_ends_them(kernel, code):
    msg_id = kernel.send(IMPORT + code)
    wait_until(lambda: sleepers(kernel, 771))
    kernel.manager.interrupt_kernel()
    result = kernel.collect(msg_id)
    assert (result.status, result.reply["ename"]) == ("error", "Interrupted")
    assert result.text("stderr") == "", "the cell did not have to wait"
    wait_until(lambda: not sleepers(kernel, 771))


def test_one_in_a_group_of_its_own_lives_on(fresh_kernel):
    code = IMPORT + "const c = spawn('sleep', ['773'], { detached: true, stdio: 'ignore' }); c.unref(); c.pid"
    free = psutil.Process(int(fresh_kernel.run(code).value))
    try:
        fresh_kernel.run_and_interrupt("await new Promise(() => {})")
        fresh_kernel.client.shutdown()
        fresh_kernel.process.wait(20)
        assert free.is_running() and free.status() != psutil.STATUS_ZOMBIE
    finally:
        free.kill()


STUBBORN = "process.on('SIGTERM', () => {}); process.on('SIGINT', () => {}); console.log('there'); setInterval(() => {}, 1e6)"


def test_a_shutdown_leaves_none(fresh_kernel):
    code = IMPORT + f"""spawn('sleep', ['774']);
    spawn('sh', ['-c', 'sleep 774 & sleep 774 & wait']);
    spawn('sh', ['-c', 'sleep 774 &']);
    const stubborn = spawn(process.execPath, ['-e', {STUBBORN!r}]);
    await new Promise((r) => stubborn.stdout!.once('data', r));
    stubborn.pid"""
    stubborn = psutil.Process(int(fresh_kernel.run(code).value))
    wait_until(lambda: len(sleepers(fresh_kernel, 774)) == 4)
    children = [*sleepers(fresh_kernel, 774), stubborn]
    fresh_kernel.client.shutdown()
    fresh_kernel.process.wait(20)
    assert psutil.wait_procs(children, timeout=5)[1] == []


# Another program starts a kernel, runs a cell in it, tells who is there, and waits to be killed.
STARTER = """
import sys, time
from conftest import Session
session = Session()
session.send(sys.argv[1])
time.sleep(1)
children = session.process.children(recursive=True)
print(session.process.pid, *[p.pid for p in children], flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("cell", [IMPORT + "execSync('sleep 775')", "while (true) {}"], ids=["waits", "computes"])
def test_nothing_is_left_when_the_starter_is_killed(cell):
    folder = os.path.dirname(os.path.abspath(__file__))
    starter = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(STARTER), cell], cwd=folder, stdout=subprocess.PIPE, text=True
    )
    processes = [psutil.Process(int(pid)) for pid in starter.stdout.readline().split()]
    assert len(processes) >= 1 and all(p.is_running() for p in processes)
    starter.kill()
    starter.wait()
    assert psutil.wait_procs(processes, timeout=PATIENCE)[1] == []


def test_a_kernel_that_was_meant_to_stay_stays(tmp_path):
    code = "from conftest import Session; s = Session(independent=True); s.run('1'); print(s.process.pid, flush=True)"
    folder = os.path.dirname(os.path.abspath(__file__))
    program = f"{code}; import os; os._exit(0)"
    starter = subprocess.Popen([sys.executable, "-c", program], cwd=folder, stdout=subprocess.PIPE, text=True)
    process = psutil.Process(int(starter.stdout.readline()))
    starter.wait()
    time.sleep(3)
    assert process.is_running()
    os.kill(process.pid, signal.SIGKILL)
