"""Runs notebooks one after the other through the Jupyter kernel, and makes a page of each.

The job comes as one line of JSON on stdin (see Job in driver.ts); stdin then stays open: when it closes, the caller is
gone or wants to stop, and this process ends at once together with the kernel. What happens goes to stdout, one line of
JSON an event.
"""

import base64
import copy
import json
import os
import re
import signal
import sys
import threading
import time
import traceback
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import HTMLExporter

OUTPUT_PRIORITY = [
    "application/vnd.plotly.v1+json",
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "text/latex",
    "image/png",
    "image/jpeg",
    "text/plain",
]
PLOTLY = "application/vnd.plotly.v1+json"
LARGEST_THUMBNAIL = 200_000
STOPPED = 130
# A busy machine needs a while from a timer's rejection to its message.
LAST_WORDS_SECONDS = 1.5

events = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)  # whatever a library prints is no event
lock = threading.Lock()


def emit(event, **data):
    with lock:
        events.write(json.dumps({"event": event, **data}) + "\n")
        events.flush()


class Guard:
    """Ends the kernel and this process when stdin closes."""

    def __init__(self):
        self.manager = None
        self.pid = None

    def watch(self, manager):
        self.manager = manager
        self.pid = getattr(manager.provisioner, "pid", None)
        emit("kernel", pid=self.pid)

    def wait(self):
        while sys.stdin.buffer.read(4096):
            pass
        self.end_kernel()
        os._exit(STOPPED)

    def end_kernel(self):
        if self.pid is None:
            return
        try:
            if os.name == "posix":
                os.killpg(self.pid, signal.SIGTERM)
                time.sleep(0.3)
                os.killpg(self.pid, signal.SIGKILL)
            else:
                os.kill(self.pid, signal.SIGTERM)
        except OSError:
            pass  # it has ended
        connection = getattr(self.manager, "connection_file", "")
        if connection and os.path.exists(connection):
            os.remove(connection)


guard = Guard()


class GuardedManager(AsyncKernelManager):
    """A kernel manager that tells the guard which process it has started."""

    async def start_kernel(self, **kwargs):
        await super().start_kernel(**kwargs)
        guard.watch(self)


class CourseClient(NotebookClient):
    """nbclient that tells which cell runs, passes on its last line, and hears errors that come after a cell's reply."""

    def prepare(self):
        self.stray_errors = []
        self.current = None
        self.told = 0.0
        self.cell_of_request = {}

    def output(self, outs, msg, display_id, cell_index):
        self.tell_line(msg)
        return super().output(outs, msg, display_id, cell_index)

    def tell_line(self, msg):
        content = msg["content"]
        text = content.get("text") or (content.get("data") or {}).get("text/plain") or ""
        lines = [line for line in str(text).splitlines() if line.strip()]
        if lines and time.monotonic() - self.told > 0.2:
            self.told = time.monotonic()
            emit("line", text=lines[-1][:200])

    async def async_start_new_kernel_client(self):
        client = await super().async_start_new_kernel_client()
        channel = client.iopub_channel
        get_message = channel.get_msg

        async def hear(*args, **kwargs):
            message = await get_message(*args, **kwargs)
            unhandled = message["content"].get("unhandled") if message["msg_type"] == "stream" else None
            if unhandled:
                self.stray_errors.append((message["parent_header"].get("msg_id"), unhandled))
            return message

        channel.get_msg = hear
        return client

    def process_message(self, msg, cell, cell_index):
        self.cell_of_request[msg["parent_header"].get("msg_id")] = cell_index
        if msg["msg_type"] == "update_display_data":
            self.tell_line(msg)
        return super().process_message(msg, cell, cell_index)

    async def async_execute_cell(self, cell, cell_index, **kwargs):
        result = await super().async_execute_cell(cell, cell_index, **kwargs)
        if cell_index == len(self.nb.cells) - 1:
            await self.drain()
        return result

    async def drain(self):
        """Waits a moment for messages that follow the last cell, such as an unhandled rejection."""
        try:
            while True:
                await self.kc.iopub_channel.get_msg(timeout=LAST_WORDS_SECONDS)
        except Exception:  # queue.Empty, or a channel that has closed with a dead kernel
            pass


def first_line(source):
    """The first line that says what a cell does: not an import, not a comment."""
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    return next((line for line in lines if not re.match(r"import\b|//", line)), lines[0] if lines else "")


def plain(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def describe_error(content, cell):
    """An error as the caller prints it; `line` is the cell's own line where the kernel names one."""
    traceback = [plain(line) for line in content.get("traceback", [])]
    found = re.search(r"cell\D{0,12}\d*\D{0,4}(?:line )?[:(]?(\d+)(?::\d+)?", "\n".join(traceback), re.I)
    named = re.search(r"\(line (\d+)\)", "\n".join(traceback))
    line = named or found
    return {
        "name": content.get("ename", "Error"),
        "message": plain(content.get("evalue", "")),
        "traceback": traceback,
        "line": int(line.group(1)) if line else None,
        "source": first_line(cell.source) if cell is not None else "",
    }


def code_number(nb, index):
    """1-based position among the code cells."""
    return sum(1 for cell in nb.cells[: index + 1] if cell.cell_type == "code")


def find_failure(nb, client):
    """The first error among the outputs and the late messages, unless the cell is tagged `raises-exception`."""
    for index, cell in enumerate(nb.cells):
        if cell.cell_type != "code" or "raises-exception" in cell.metadata.get("tags", []):
            continue
        for output in cell.outputs:
            if output.output_type == "error":
                return {"cell": code_number(nb, index), **describe_error(output, cell)}
    for request, content in client.stray_errors:
        index = client.cell_of_request.get(request, client.current)
        cell = nb.cells[index]
        cell.outputs.append(nbformat.v4.new_output("error", **content))
        return {"cell": code_number(nb, index), **describe_error(content, cell), "late": True}
    return None


def title_of(nb, name):
    for cell in nb.cells:
        if cell.cell_type == "markdown":
            heading = re.search(r"^#\s+(.+)$", cell.source, re.M)
            if heading:
                return re.sub(r"[`*_$]", "", heading.group(1)).strip()
    return name


def thumbnail_of(nb):
    """A cell tagged `thumbnail` gives its picture; else the richest still picture that is small enough. A data URL."""
    chosen = [cell for cell in nb.cells if "thumbnail" in cell.metadata.get("tags", [])]
    return richest_picture(chosen) or richest_picture(nb.cells)


def richest_picture(cells):
    pictures = []
    for cell in cells:
        for output in cell.get("outputs", []):
            data = output.get("data") or {}
            if "image/png" in data:
                pictures.append("data:image/png;base64," + data["image/png"].replace("\n", ""))
            elif "image/svg+xml" in data:
                svg = base64.b64encode(data["image/svg+xml"].encode("utf-8")).decode("ascii")
                pictures.append("data:image/svg+xml;base64," + svg)
            else:
                pictures += re.findall(r'<img [^>]*src="(data:image/(?:png|jpeg);base64,[^"]+)"', "".join(data.get("text/html", "")))
    return max((p for p in pictures if len(p) < LARGEST_THUMBNAIL), key=len, default=None)


def write_whole(path, text):
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", errors="replace")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def has_maths(nb):
    pattern = re.compile(r"\$[^$\n]+\$|\$\$|\\\(|\\\[|\\begin\{")
    for cell in nb.cells:
        if cell.cell_type == "markdown" and pattern.search(re.sub(r"`[^`]*`|```.*?```", "", cell.source, flags=re.S)):
            return True
        for output in cell.get("outputs", []):
            data = output.get("data") or {}
            if "text/latex" in data or pattern.search("".join(data.get("text/markdown", ""))):
                return True
    return False


def has_plotly(nb):
    return any(PLOTLY in (o.get("data") or {}) for c in nb.cells for o in c.get("outputs", []))


def link_slides(nb, folder):
    """A lecture's link leads to its slides built beside the pages; without those, as for source files, it is only a name."""

    def lead(match):
        title, name = match.groups()
        return f"[{title}](slides/{name}.html)" if (folder / "slides" / f"{name}.html").exists() else title

    for cell in nb.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"\[([^]]+)\]\(\.\./slides/([\w-]+)\.md\)", lead, cell.source)
            cell.source = re.sub(r"\[[^]]+\]\(\.\./(src/[\w./-]+)\)", r"`\1`", cell.source)


def make_page(nb, entry, job, following):
    def asset(name):
        return Path(job["assets"], name).read_text(encoding="utf-8")

    exporter = HTMLExporter(
        template_name="course",
        extra_template_basedirs=[job["templates"]],
        extra_template_paths=[],
        embed_images=True,
    )
    exporter.config.NbConvertBase.display_data_priority = OUTPUT_PRIORITY
    exporter.register_preprocessor("nbconvert.preprocessors.CSSHTMLHeaderPreprocessor", enabled=True)
    course = {
        "title": title_of(nb, entry["name"]),
        "previous": entry.get("previous"),
        "next": entry.get("next") if following else None,
        "links": job["links"],
        "command": entry.get("command"),
        "colours": asset("colours.css"),
        "katex": asset("katex.html") if has_maths(nb) else "",
        "plotly": asset("plotly.html") if has_plotly(nb) else "",
    }
    resources = {"metadata": {"name": course["title"]}, "course": course, "language_code": "en"}
    page = copy.deepcopy(nb)
    # The state of live widgets, which nbconvert would have a script from the network draw: a page shows their still picture.
    page.metadata.pop("widgets", None)
    link_slides(page, Path(entry["page"]).parent)
    body, _ = exporter.from_notebook_node(page, resources=resources)
    write_whole(entry["page"], body)


def execute(entry, job):
    """Runs one notebook; returns its failure, or None."""
    nb = nbformat.read(entry["path"], as_version=4)
    total = sum(1 for cell in nb.cells if cell.cell_type == "code" and cell.source.strip())
    emit("notebook", name=entry["name"], title=title_of(nb, entry["name"]), cells=total)
    begun = time.monotonic()

    def on_cell_start(cell, cell_index):
        if cell.cell_type == "code" and cell.source.strip():
            client.current = cell_index
            emit("cell", number=code_number(nb, cell_index), first=first_line(cell.source))

    client = CourseClient(
        nb,
        kernel_name=job["kernel"],
        timeout=None,
        startup_timeout=120,
        kernel_manager_class=GuardedManager,
        resources={"metadata": {"path": job["cwd"]}},
        on_cell_start=on_cell_start,
    )
    client.prepare()
    failure = None
    refused = False
    try:
        client.execute()
    except CellExecutionError:
        refused = True  # the error is among the outputs
    except DeadKernelError:
        failure = died(nb, client)
    except RuntimeError as error:
        failure = {"cell": 0, "name": "KernelError", "message": str(error), "traceback": [], "line": None, "source": ""}
    failure = failure or find_failure(nb, client) or (only_said(nb, client) if refused else None)
    thumbnail = None
    try:
        if "executed" in entry:
            write_whole(entry["executed"], nbformat.writes(nb))
        make_page(nb, entry, job, failure is None)
        thumbnail = thumbnail_of(nb)
    except Exception as error:  # an output that nbconvert cannot show is this notebook's failure, not the runner's
        traceback.print_exc()
        failure = failure or page_failure(nb, error)
    emit(
        "done",
        name=entry["name"],
        title=title_of(nb, entry["name"]),
        cells=total,
        seconds=time.monotonic() - begun,
        failure=failure,
        thumbnail=thumbnail,
    )
    return failure


def page_failure(nb, error):
    return {
        "cell": code_number(nb, len(nb.cells)),
        "name": "PageError",
        "message": f"the notebook ran, but its page could not be made: {error}",
        "traceback": [],
        "line": None,
        "source": "",
    }


def only_said(nb, client):
    """The failure of a kernel that answers "error" and sends none, as stock tslab does: what it printed must do."""
    cell = nb.cells[client.current]
    said = "".join(o.text for o in cell.outputs if o.output_type == "stream" and o.name == "stderr").strip()
    lines = plain(said).splitlines() or ["the kernel answered that the cell failed, and said no more"]
    place = re.match(r"(\d+):\d+ - ", lines[0])
    return {
        "cell": code_number(nb, client.current),
        "name": "Error",
        "message": lines[0],
        "traceback": lines[1:],
        "line": int(place.group(1)) if place else None,
        "source": first_line(cell.source),
    }


def died(nb, client):
    running = client.current
    return {
        "cell": 0 if running is None else code_number(nb, running),
        "name": "KernelDied",
        "message": "the kernel's process ended while this cell ran (out of memory, or a crash in native code)",
        "traceback": [],
        "line": None,
        "source": "" if running is None else first_line(nb.cells[running].source),
    }


def main():
    job = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=guard.wait, daemon=True).start()
    for entry in job["notebooks"]:
        if execute(entry, job):
            return 1
    return 0


if __name__ == "__main__":
    status = main()
    events.flush()
    os._exit(status)  # the guard's thread still waits on stdin
