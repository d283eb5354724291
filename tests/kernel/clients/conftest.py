"""Drives the real kernel through a Jupyter client. clients.test.ts sets KERNEL_TEST_FOLDER, the notebooks' folder."""

import os
import queue
import time
from dataclasses import dataclass, field

import psutil
import pytest
from jupyter_client.manager import KernelManager

KERNEL = "typescript"
# Seconds in which a slow and busy machine answers, too: longer is a hang.
PATIENCE = 300
FOLDER = os.environ["KERNEL_TEST_FOLDER"]


@dataclass
class Result:
    reply: dict
    messages: list = field(default_factory=list)

    @property
    def status(self):
        return self.reply["status"]

    def contents(self, kind):
        return [m["content"] for m in self.messages if m["msg_type"] == kind]

    def text(self, name="stdout"):
        return "".join(c["text"] for c in self.contents("stream") if c["name"] == name)

    @property
    def value(self):
        results = self.contents("execute_result")
        return results[0]["data"]["text/plain"] if results else None

    @property
    def traceback(self):
        return strip_colours("\n".join("\n".join(c["traceback"]) for c in self.contents("error")))


def strip_colours(text):
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", text)


class Session:
    def __init__(self, cwd=FOLDER, **options):
        self.manager = KernelManager(kernel_name=KERNEL)
        self.manager.start_kernel(cwd=cwd, **options)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        self.replies, self.published = {}, {}

    def send(self, code, **options):
        return self.client.execute(code, **options)

    def collect(self, msg_id, timeout=PATIENCE):
        """Messages until both the reply and the idle status of a request are there; others' are kept for them."""
        end = time.monotonic() + timeout
        while True:
            messages = self.published.get(msg_id, [])
            idle = any(
                m["msg_type"] == "status" and m["content"]["execution_state"] == "idle" for m in messages
            )
            if idle and msg_id in self.replies:
                return Result(self.replies.pop(msg_id), self.published.pop(msg_id))
            assert time.monotonic() < end, f"no answer in {timeout} s; so far {messages[-3:]}"
            self.receive()

    def receive(self):
        try:
            message = self.client.get_shell_msg(timeout=0.01)
            self.replies[message["parent_header"].get("msg_id")] = message["content"]
        except queue.Empty:
            pass
        try:
            message = self.client.get_iopub_msg(timeout=0.01)
            self.published.setdefault(message["parent_header"].get("msg_id"), []).append(message)
        except queue.Empty:
            pass

    def run(self, code, timeout=PATIENCE, **options):
        return self.collect(self.send(code, **options), timeout)

    def late(self, seconds):
        """What arrives in the time after."""
        end, found = time.monotonic() + seconds, []
        while time.monotonic() < end:
            try:
                found.append(self.client.get_iopub_msg(timeout=0.05))
            except queue.Empty:
                pass
        return found

    def ask(self, kind, *arguments, **options):
        msg_id = getattr(self.client, kind)(*arguments, **options)
        while True:
            message = self.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == msg_id:
                return message["content"]

    def run_and_interrupt(self, code, after=0.6, interrupt=None, timeout=PATIENCE):
        """The result, and the seconds of processor time that the kernel took from the stop on: as many on a busy machine."""
        msg_id = self.send(code)
        time.sleep(after)
        before = self.processor_time
        (interrupt or self.manager.interrupt_kernel)()
        result = self.collect(msg_id, timeout)
        return result, self.processor_time - before

    @property
    def processor_time(self):
        times = self.process.cpu_times()
        return times.user + times.system

    @property
    def process(self):
        return psutil.Process(self.manager.provisioner.pid)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def kernel():
    session = Session()
    yield session
    session.close()


@pytest.fixture
def fresh_kernel():
    session = Session()
    yield session
    session.close()
