"""Asks a kernel what it can do: `probe.py KERNEL FOLDER` prints one JSON object, a sentence to true or false."""

import json
import queue
import sys
import time

from jupyter_client.manager import KernelManager

PATIENCE = 300


class Session:
    def __init__(self, kernel, folder):
        self.manager = KernelManager(kernel_name=kernel)
        self.manager.start_kernel(cwd=folder)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def run(self, code, stop_after=None, **options):
        """Reply and messages of a cell; None for a reply that a stop did not bring."""
        request = self.client.execute(code, **options)
        if stop_after is not None:
            time.sleep(stop_after)
            self.manager.interrupt_kernel()
        reply, messages, idle = None, [], False
        end = time.monotonic() + (10 if stop_after else PATIENCE)
        while time.monotonic() < end and not (reply and idle):
            try:
                answer = self.client.get_shell_msg(timeout=0.02)
                if answer["parent_header"].get("msg_id") == request:
                    reply = answer["content"]
                    end = min(end, time.monotonic() + 10)  # after many messages tslab loses even "idle"
            except queue.Empty:
                pass
            try:
                message = self.client.get_iopub_msg(timeout=0.02)
                if message["parent_header"].get("msg_id") == request:
                    messages.append(message)
                    idle = message["content"].get("execution_state") == "idle"
            except queue.Empty:
                pass
        time.sleep(0.4)  # tslab drops what comes sooner after an error
        return reply, messages

    def text(self, code):
        _, messages = self.run(code)
        found = [m["content"].get("text") or m["content"].get("data", {}).get("text/plain", "") for m in messages]
        return "".join(found).strip()

    def ask(self, kind, *arguments):
        request = getattr(self.client, kind)(*arguments)
        end = time.monotonic() + 10
        while time.monotonic() < end:
            try:
                message = self.client.get_shell_msg(timeout=0.2)
                if message["parent_header"].get("msg_id") == request:
                    return message["content"]
            except queue.Empty:
                pass
        return {}

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def kinds(messages):
    return [message["msg_type"] for message in messages]


def probe(kernel, folder):
    session = Session(kernel, folder)
    found = {}

    def note(sentence, value):
        found[sentence] = bool(value)

    _, messages = session.run("1 + 1")
    note("a cell is checked, run, and its last value seen", "2" in json.dumps([m["content"] for m in messages]))
    note("the last value is a result of its own, not printed text", "execute_result" in kinds(messages))
    note("cells are numbered in the saved notebook", "execute_input" in kinds(messages))
    session.run("import { twice } from '../src/twice';")
    note("a module outside of the notebook's folder, as TypeScript", "8246" in session.text("twice(4123)"))
    session.run("const width = 7319;")
    note("`{ width }` with a name of an earlier cell", "7319" in session.text("const show = (box: { width: number }) => box.width; show({ width })"))
    reply, messages = session.run("const early = 1; throw new Error('no')")
    note("an error comes as an error, with its name", "error" in kinds(messages) and reply.get("ename") == "Error")
    note("names that a cell declared before its error are kept", session.text("early") == "1")
    _, messages = session.run("let wrong: number = 'text';")
    note("a type error names its number", "TS2322" in json.dumps([m["content"] for m in messages]))
    printed = session.text("for (let i = 0; i < 2000; i++) console.log('line', i)")
    note("2,000 printed lines all arrive", printed.count("line") == 2000)
    reply, _ = session.run("const seen = globalThis as any; seen.turns = 0; for (;;) { seen.turns++; await new Promise((r) => setTimeout(r, 10)); }", stop_after=1)
    before = session.text("(globalThis as any).turns")
    time.sleep(0.3)
    note("stop ends a loop that awaits", reply and before == session.text("(globalThis as any).turns"))
    note("completion and inspection know the types", session.ask("complete", "width.toF", 9).get("matches"))
    note("history can be asked for", session.ask("history").get("status") == "ok")
    note("a half-written cell is known from a wrong one", session.ask("is_complete", "const = 3").get("status") == "invalid")
    note("a cell can clear its output", "clear_output" in kinds(session.run("import * as shown from 'tslab'; (shown as any).clearOutput();")[1]))
    note("a cell can ask for a line of text", session.text("typeof (globalThis as any).prompt") in ("function", "'function'"))
    note("open comms are listed (widgets that talk to the kernel)", session.ask("comm_info").get("status") == "ok")
    session.close()
    session = Session(kernel, folder)
    session.run("const kept = 90617;")
    reply, _ = session.run("while (true) {}", stop_after=1)
    note("stop ends `while (true) {}` and keeps the variables", reply and "90617" in session.text("kept"))
    session.close()
    return found


if __name__ == "__main__":
    print(json.dumps(probe(sys.argv[1], sys.argv[2])))
