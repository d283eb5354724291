"""Comms both ways, with buffers, while cells run, after errors and stops. Source: "Messaging in Jupyter", custom messages."""

import time
import uuid

import pytest
from conftest import PATIENCE, strip_colours

OPEN = "const kernel = (globalThis as any)[Symbol.for('jupyter.typescript.kernel')];\n"
ECHO = (
    OPEN
    + """kernel.onComm('echo', (comm: any, { data }: any) => {
  comm.send({ opened: data });
  return {
    onMessage({ data, buffers, metadata }: any) {
      comm.send({ got: data, sizes: buffers.map((b: Uint8Array) => b.length) }, { buffers: buffers.map((b: Uint8Array) => b.map((x) => x + 1)), metadata });
    },
    onClose({ data }: any) { console.log('closed by the page', data); },
  };
});"""
)


class Page:
    """A front end's side of the comms of one kernel."""

    def __init__(self, kernel):
        self.kernel, self.seen = kernel, []

    def send(self, kind, content, buffers=(), metadata=None):
        session = self.kernel.client.session
        message = session.msg(kind, content, metadata=metadata)
        message["buffers"] = list(buffers)
        self.kernel.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def open(self, target, data=None):
        comm_id = uuid.uuid4().hex
        self.send("comm_open", {"comm_id": comm_id, "target_name": target, "data": data or {}})
        return comm_id

    def tell(self, comm_id, data=None, **options):
        return self.send("comm_msg", {"comm_id": comm_id, "data": data or {}}, **options)

    def close(self, comm_id, data=None):
        return self.send("comm_close", {"comm_id": comm_id, "data": data or {}})

    def wait(self, matches, timeout=PATIENCE):
        """The first message on iopub that matches; all that come are kept in `seen`."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            for message in self.kernel.late(0.05):
                self.seen.append(message)
            found = [message for message in self.seen if matches(message)]
            if found:
                return found[0]
        raise AssertionError(f"nothing of the kind in {timeout} s; seen {[m['msg_type'] for m in self.seen]}")

    def wait_data(self, comm_id, key):
        found = self.wait(
            lambda m: m["msg_type"] == "comm_msg"
            and m["content"]["comm_id"] == comm_id
            and key in m["content"]["data"]
        )
        self.seen.remove(found)
        return found

    def wait_idle(self, msg_id):
        self.wait(
            lambda m: m["msg_type"] == "status"
            and m["content"]["execution_state"] == "idle"
            and m["parent_header"].get("msg_id") == msg_id
        )


@pytest.fixture
def page(kernel):
    """Closes what a test left open."""
    page = Page(kernel)
    yield page
    for comm_id in comm_info(kernel):
        page.wait_idle(page.close(comm_id))


def comm_info(kernel, **options):
    return kernel.ask("comm_info", **options)["comms"]


def test_page_opens_a_comm(kernel, page):
    kernel.run(ECHO)
    comm_id = page.open("echo", {"a": 1})
    assert page.wait_data(comm_id, "opened")["content"]["data"] == {"opened": {"a": 1}}
    assert comm_info(kernel) == {comm_id: {"target_name": "echo"}}
    assert comm_info(kernel, target_name="other") == {}
    msg_id = page.tell(comm_id, {"x": [1, None, "é😀"]})
    answer = page.wait_data(comm_id, "got")
    assert answer["content"]["data"]["got"] == {"x": [1, None, "é😀"]}
    assert answer["parent_header"]["msg_id"] == msg_id  # ipywidgets looks for the state it has asked for so
    page.close(comm_id, {"why": "done"})
    page.wait(lambda m: m["msg_type"] == "stream" and "closed by the page { why: 'done' }" in m["content"]["text"])
    assert comm_info(kernel) == {}
    # What comes for it now is ignored.
    page.wait_idle(page.tell(comm_id))
    assert not [m for m in page.seen if m["msg_type"] == "comm_msg"]


def test_buffers_both_ways(kernel, page):
    kernel.run(ECHO)
    comm_id = page.open("echo")
    page.tell(comm_id, {"n": 3}, buffers=[b"\x00\x01\xfe", b"", bytes(1_000_000)], metadata={"version": "1"})
    answer = page.wait_data(comm_id, "got")
    assert answer["content"]["data"]["sizes"] == [3, 0, 1_000_000]
    assert [bytes(b) for b in answer["buffers"]] == [b"\x01\x02\xff", b"", b"\x01" * 1_000_000]
    assert answer["metadata"] == {"version": "1"}
    page.close(comm_id)


def test_cell_opens_a_comm(kernel, page):
    code = """const comm = kernel.openComm('from.cell', {
      data: { hello: 1 }, metadata: { version: '2' }, buffers: [new Float32Array([1, 2]).subarray(1)],
      onMessage({ data }: any) { comm.send({ twice: data.n * 2 }); },
    });
    comm.id"""
    result = kernel.run(OPEN + code)
    [opened] = [m for m in result.messages if m["msg_type"] == "comm_open"]
    comm_id = opened["content"]["comm_id"]
    assert result.value == repr(comm_id)
    assert opened["content"] == {"comm_id": comm_id, "target_name": "from.cell", "data": {"hello": 1}}
    assert opened["metadata"] == {"version": "2"}
    assert [bytes(b) for b in opened["buffers"]] == [b"\x00\x00\x00\x40"]
    page.tell(comm_id, {"n": 21})
    assert page.wait_data(comm_id, "twice")["content"]["data"] == {"twice": 42}
    closed = kernel.run("comm.close({ bye: 1 }); comm.close(); comm.isOpen")
    assert closed.contents("comm_close") == [{"comm_id": comm_id, "data": {"bye": 1}}]
    assert closed.value == "false" and comm_info(kernel) == {}
    assert 'The comm "from.cell" is closed' in kernel.run("comm.send({})").reply["evalue"]


def test_buffers_may_be_written_to_after_sending(kernel):
    code = "const pixels = new Uint8Array([1, 2, 3]); const c = kernel.openComm('t', { buffers: [pixels] }); pixels.fill(9); c.close(); pixels"
    result = kernel.run(OPEN + code)
    [opened] = [m for m in result.messages if m["msg_type"] == "comm_open"]
    assert [bytes(b) for b in opened["buffers"]] == [b"\x01\x02\x03"]
    assert "9, 9, 9" in result.value


def test_unknown_target_is_closed(kernel, page):
    comm_id = page.open("nobody")
    closed = page.wait(lambda m: m["msg_type"] == "comm_close")
    assert closed["content"]["comm_id"] == comm_id
    assert comm_info(kernel) == {}
    kernel.run(OPEN + "const forget = kernel.onComm('shy', () => {}); forget();")
    page.seen.clear()
    comm_id = page.open("shy")
    assert page.wait(lambda m: m["msg_type"] == "comm_close")["content"]["comm_id"] == comm_id


def test_error_of_a_handler_is_shown_under_its_cell(kernel, page):
    cell = kernel.send(
        OPEN
        + """kernel.onComm('faulty', (comm: any) => ({
  onMessage({ data }: any) {
    if (data.later) return (async () => { await null; throw new RangeError('later'); })();
    throw new TypeError('on purpose');
  },
}));"""
    )
    kernel.collect(cell)
    comm_id = page.open("faulty")
    for data, text in (({}, "TypeError: on purpose"), ({"later": True}, "RangeError: later")):
        page.tell(comm_id, data)
        shown = page.wait(lambda m: m["msg_type"] == "stream" and text in strip_colours(m["content"]["text"]))
        assert shown["parent_header"]["msg_id"] == cell
        assert shown["content"]["name"] == "stderr"
    assert comm_id in comm_info(kernel)  # one mistake does not end it
    page.close(comm_id)
    assert kernel.run("1 + 1").value == "2"


def test_error_while_opening_closes(kernel, page):
    kernel.run(OPEN + "kernel.onComm('broken', () => { throw new Error('cannot open'); });")
    comm_id = page.open("broken")
    assert page.wait(lambda m: m["msg_type"] == "comm_close")["content"]["comm_id"] == comm_id
    page.wait(lambda m: m["msg_type"] == "stream" and "cannot open" in m["content"]["text"])
    assert comm_info(kernel) == {}


RUNNING = {
    "sleeps": "for (let i = 0; i < 200 && !stop; i++) await new Promise((r) => setTimeout(r, 20));",
    "awaits only microtasks": "const end = Date.now() + 20_000; while (Date.now() < end && !stop) await null;",
    "waits for one promise": "await new Promise((r) => { const timer = setInterval(() => { if (stop) { clearInterval(timer); r(1); } }, 10); });",
}


@pytest.mark.parametrize("name", RUNNING)
def test_messages_while_a_cell_runs(kernel, page, name):
    kernel.run(ECHO)
    kernel.run(
        "let stop = false; kernel.onComm('stopper', () => ({ onMessage() { stop = true; } }));"
    )
    msg_id = kernel.send(RUNNING[name] + " 'ended by a message'")
    waiting = kernel.send("'after'")
    time.sleep(0.3)
    comm_id = page.open("echo")
    page.wait_data(comm_id, "opened")
    for n in range(20):
        page.wait_idle(page.tell(comm_id, {"n": n}))
    got = [m["content"]["data"]["got"]["n"] for m in page.seen if m["msg_type"] == "comm_msg"]
    assert got == list(range(20))
    assert comm_info(kernel) == {comm_id: {"target_name": "echo"}}  # answered meanwhile, too
    page.tell(page.open("stopper"))
    page.wait_idle(msg_id)
    page.wait_idle(waiting)
    values = [m["content"]["data"]["text/plain"] for m in page.seen if m["msg_type"] == "execute_result"]
    assert values == ["'ended by a message'", "'after'"]
    assert not [m for m in page.seen if m["msg_type"] in ("error", "stream")]


def test_front_end_sees_busy_while_the_cell_runs(kernel, page):
    kernel.run(ECHO)
    msg_id = kernel.send("await new Promise((r) => setTimeout(r, 1500));")
    time.sleep(0.3)
    comm_id = page.open("echo")
    page.wait_data(comm_id, "opened")
    page.wait_idle(page.tell(comm_id))
    page.wait(lambda m: m["msg_type"] == "status" and m["parent_header"]["msg_id"] == msg_id and m in page.seen[-1:])
    assert page.seen[-1]["content"]["execution_state"] == "busy"
    page.wait_idle(msg_id)


def test_target_of_a_cell_that_still_waits(kernel, page):
    """The order of requests holds where it matters: a comm is not refused because its cell comes first in the queue."""
    kernel.send("await new Promise((r) => setTimeout(r, 500));")
    kernel.send(ECHO.replace("'echo'", "'soon'"))
    comm_id = page.open("soon", {"a": 1})
    page.tell(comm_id, {"n": 1})
    page.wait_data(comm_id, "opened")
    page.wait_data(comm_id, "got")
    page.close(comm_id)


def test_after_a_stop(kernel, page):
    kernel.run(ECHO)
    kernel.run(
        "kernel.onComm('slow', (comm: any) => ({ async onMessage() { await new Promise((r) => setTimeout(r, 20)); comm.send({ slept: 1 }); } }));"
    )
    result, _ = kernel.run_and_interrupt(
        "kernel.onComm('own', (comm: any) => ({ onMessage() { setTimeout(() => comm.send({ timer: 1 }), 10); } }));"
        " while (true) await new Promise((r) => setTimeout(r, 5));"
    )
    assert result.reply["ename"] == "Interrupted"
    for target, key in (("echo", "got"), ("slow", "slept"), ("own", "timer")):
        comm_id = page.open(target)
        page.tell(comm_id, {"n": 1})
        page.wait_data(comm_id, key)
        page.close(comm_id)


def test_a_restart_forgets_comms(fresh_kernel):
    page = Page(fresh_kernel)
    fresh_kernel.run(ECHO)
    page.wait_data(page.open("echo"), "opened")
    fresh_kernel.manager.restart_kernel()
    fresh_kernel.client.wait_for_ready(timeout=PATIENCE)
    assert comm_info(fresh_kernel) == {}


@pytest.mark.parametrize(
    "content", [{}, {"comm_id": 5}, {"comm_id": "x", "data": "text"}, {"target_name": None, "comm_id": None}]
)
def test_malformed_messages_are_survived(kernel, page, content):
    for kind in ("comm_open", "comm_msg", "comm_close"):
        page.wait_idle(page.send(kind, content))
    assert kernel.run("1 + 1").value == "2"
