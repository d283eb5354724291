"""Hostile messages on every socket, and a thousand cells: no crash, no code run, memory flat."""

import hashlib
import hmac
import json
import os
import random
import socket
import time

import zmq
from conftest import PATIENCE

MIB = 2**20
CHANNELS = ("shell_port", "control_port", "stdin_port", "hb_port", "iopub_port")
EVIDENCE = "HOSTILE_CODE_RAN"


def sign(key, parts):
    digest = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        digest.update(part)
    return digest.hexdigest().encode()


def execute_parts(kind="execute_request"):
    header = {"msg_id": os.urandom(8).hex(), "msg_type": kind, "session": "s", "username": "u", "date": "", "version": "5.4"}
    content = {"code": f"(globalThis as any).{EVIDENCE} = 1", "silent": False}
    return [json.dumps(p).encode() for p in (header, {}, {}, content)]


def hostile(draw, key):
    """One message that must not be acted upon."""
    parts = execute_parts()
    right = sign(key, parts)
    choice = draw.randrange(10)
    if choice == 0:
        return [b"<IDS|MSG>", sign(b"wrong", parts), *parts]
    if choice == 1:
        return [b"<IDS|MSG>", b"", *parts]
    if choice == 2:
        return [b"<IDS|MSG>", right, *parts[: draw.randrange(4)]]
    if choice == 3:
        return [b"<IDS|MSG>"] if draw.random() < 0.5 else [right, *parts]
    if choice == 4:
        broken = [p[: draw.randrange(len(p) + 1)] for p in parts]
        broken[0] = b"{"
        return [b"<IDS|MSG>", sign(key, broken), *broken]
    if choice == 5:
        odd = draw.choice([b"[]", b"null", b"1", b'"x"', b"\xff\xfe", b"{" * 1000])
        parts[draw.randrange(4)] = odd
        return [b"<IDS|MSG>", sign(key, parts), *parts]
    if choice == 6:
        unknown = execute_parts(draw.choice(["", "no_such_request", "__proto__", "constructor", "execute_reply"]))
        return [b"<IDS|MSG>", sign(key, unknown), *unknown]
    if choice == 7:
        flipped = bytearray(right)
        flipped[draw.randrange(len(flipped))] ^= 1
        return [b"<IDS|MSG>", bytes(flipped), *parts]
    if choice == 8:
        parts[3] = json.dumps({"code": EVIDENCE * draw.randrange(20_000)}).encode()
        return [b"<IDS|MSG>", sign(b"wrong", parts), *parts]
    return [draw.randbytes(draw.randrange(200)) for _ in range(draw.randrange(1, 9))]


def test_hostile_messages(fresh_kernel):
    kernel = fresh_kernel
    info = kernel.manager.get_connection_info()
    key = info["key"]
    context = zmq.Context()
    kernel.run("1")
    draw = random.Random(20260101)
    replayed = execute_parts("kernel_info_request")
    replay = [b"<IDS|MSG>", sign(key, replayed), *replayed]
    sizes = []
    for round_number in range(5):
        for name in CHANNELS:
            client = context.socket(zmq.SUB if name == "iopub_port" else zmq.DEALER)
            if name == "iopub_port":
                client = context.socket(zmq.XSUB)
            client.linger = 2000
            client.connect(f"tcp://127.0.0.1:{info[name]}")
            for _ in range(380):
                client.send_multipart(hostile(draw, key))
            for _ in range(20):
                client.send_multipart(replay)
            client.close()
            raw = socket.create_connection(("127.0.0.1", info[name]))
            raw.sendall(draw.randbytes(500))
            raw.close()
        assert kernel.run("'alive'", timeout=PATIENCE).value == "'alive'"
        sizes.append(kernel.process.memory_info().rss / MIB)
    assert kernel.run(f"(globalThis as any).{EVIDENCE}").value is None
    assert kernel.ask("kernel_info")["status"] == "ok"
    assert sizes[-1] - sizes[1] < 25, sizes
    context.term()


def test_a_thousand_cells(fresh_kernel):
    kernel = fresh_kernel
    sizes = []
    for i in range(1001):
        code = f"const item = {{ index: {i}, list: [1, 2, 3].map((x) => x * {i}) }};\nfunction last() {{ return item.index; }}\nlast()"
        result = kernel.run(code)
        assert result.value == str(i), result.reply
        if i % 100 == 0:
            time.sleep(0.5)
            sizes.append(kernel.process.memory_info().rss / MIB)
    # Once, after some 500 cells, V8's optimizing compiler takes 20 MiB; that is no growth.
    assert max(sizes[2:]) - sizes[1] < 50, sizes
    assert sizes[-1] - sizes[6] < 15, sizes
