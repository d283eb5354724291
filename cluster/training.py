"""One training as a job of submitit: it is told to stop in time, and goes on in the next round."""
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from datetime import datetime, timezone
from pathlib import Path

from submitit.helpers import DelayedSubmission

# The exit status of `npm run train` that has written a checkpoint and can go on; a job that was stopped has it, too.
STOPPED = 130
# A time limit or a preemption that is announced: the job puts itself into the queue again.
NOTICES = (signal.SIGUSR1, signal.SIGUSR2)
# Whoever sends these decides by himself whether the job runs again (scancel: no; Slurm's own requeue: yes).
ENDS = (signal.SIGTERM, signal.SIGHUP)


class Training:
    """Called in a job. `run` is a run of the plan, see src/cli/cluster/plan.ts."""

    def __init__(self, run):
        self.run = run
        self.heard = None

    def checkpoint(self):
        """What submitit puts into the queue again; the training's own checkpoint is written by then."""
        return DelayedSubmission(Training(self.run))

    def __call__(self):
        # submitit's answer to SIGUSR2. It must not run while a child is waited for, so ours notes the signal instead.
        requeue = signal.getsignal(signal.SIGUSR2)
        self.heard = None
        for one in (*NOTICES, *ENDS):
            signal.signal(one, self._hear)
        self.result = self._read_result()
        self.result["rounds"].append({"begun": _now(), "host": socket.gethostname(), "pid": os.getpid(), "job": _job()})
        self._write("running")
        self._end(self._train_and_measure(), requeue)

    def _train_and_measure(self):
        """The exit status of what was run last. How far it came is noted, so that a round that brings nothing is seen."""
        now = self.result["rounds"][-1]
        now["reached"] = "training"
        code = self._follow(self._command())
        measures = self.run["measure"]
        if code != 0 or not measures:
            return code
        if self.heard:
            # A notice that came as the training ended: the next round measures.
            now["reached"] = "trained"
            return STOPPED
        now["reached"] = "measuring"
        return self._follow(measures)

    def _hear(self, number, _frame):
        self.heard = self.heard or signal.Signals(number)

    def _command(self):
        return self.run["resume"] if _steps(self.run["out"]) else self.run["begin"]

    def _follow(self, command):
        """Runs a program to its end. What we hear is handed on once: the course takes all signals for one wish."""
        with open(Path(self.run["out"], "log.txt"), "a", encoding="utf-8") as log:
            child = subprocess.Popen(command, cwd=self.run["root"], stdout=log, stderr=subprocess.STDOUT)
            told = False
            while child.poll() is None:
                if self.heard and not told:
                    child.send_signal(signal.SIGTERM)
                    child.send_signal(signal.SIGCONT)  # a suspended process hears nothing
                    told = True
                time.sleep(0.1)
        return child.returncode

    def _end(self, code, requeue):
        rounds = self.result["rounds"]
        rounds[-1] |= {"ended": _now(), "steps": _steps(self.run["out"]), "signal": self.heard and self.heard.name}
        if code == 0:
            self._write("done", exit=0)
        elif self.heard or code == STOPPED:
            if self.heard in NOTICES and _stands_still(rounds):
                self._fail("a whole round brought it no further: give it more --time", code)
            self._write("stopped", exit=STOPPED)
            if self.heard in NOTICES:
                requeue(signal.SIGUSR2, None)  # does not come back
            sys.exit(STOPPED)
        else:
            self._fail(_explain(code, self.run["out"]), code)

    def _fail(self, reason, code):
        self._write("failed", exit=code, reason=reason)
        raise RuntimeError(reason)

    def _read_result(self):
        empty = {"rounds": []}
        try:
            found = json.loads(Path(self.run["out"], "result.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return empty
        return {"rounds": found["rounds"]} if isinstance(found.get("rounds"), list) else empty

    def _write(self, state, **more):
        """Writes result.json, whole or not at all."""
        out = Path(self.run["out"])
        about = {key: self.run[key] for key in ("name", "model", "profile", "seed", "options")}
        content = {**about, "state": state, **more, **self.result, **_history(out), "measures": _measures(out)}
        unfinished = out / f".unfinished-{os.getpid()}-result.json"
        try:
            unfinished.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
            unfinished.replace(out / "result.json")
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            print(f"{out / 'result.json'} could not be written: {error.strerror}.", file=sys.stderr)


def _now():
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _job():
    """The job's id, as squeue and scancel take it."""
    array, task = os.environ.get("SLURM_ARRAY_JOB_ID"), os.environ.get("SLURM_ARRAY_TASK_ID")
    return f"{array}_{task}" if array else os.environ.get("SLURM_JOB_ID")


def _steps(out):
    """Steps in the last checkpoint; 0 without one."""
    found = [re.fullmatch(r"step-(\d+)", path.name) for path in Path(out, "checkpoints").glob("step-*")]
    return max((int(match[1]) for match in found if match), default=0)


REACHED = ("training", "trained", "measuring")


def _stands_still(rounds):
    """True if the last round kept no step and came to no later part of the work. A round that was killed tells nothing."""
    if len(rounds) < 2 or "steps" not in rounds[-2]:
        return False
    before, now = ((one["steps"], REACHED.index(one.get("reached", "training"))) for one in rounds[-2:])
    return now <= before


def _load(file):
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _history(out):
    """What the training has written of itself: settings, steps, seconds, its own distance and floor."""
    history = _load(out / "history.json")
    if not history:
        return {"settings": None, "steps": _steps(out), "seconds": 0, "distance": None}
    epochs = history["epochs"]
    scores = [epoch["score"] for epoch in epochs if epoch.get("score") is not None]
    floor = (history.get("floor") or {}).get("mean")
    return {
        "settings": history["settings"],
        "steps": max(len(history["steps"]), _steps(out)),
        "seconds": sum(epoch.get("seconds", 0) for epoch in epochs),
        "distance": {"value": scores[-1], "floor": floor} if scores else None,
    }


def _measures(out):
    found = _load(out / "measures.json")
    return found["rows"][0] if found and found.get("rows") else None


def _explain(code, out):
    """The sentence for a child that failed: the last that it said, or the signal that killed it."""
    if code < 0:
        name = signal.Signals(-code).name
        return f"killed by {name}" + (", as happens when memory runs short: give it more --mem" if code == -9 else "")
    try:
        lines = Path(out, "log.txt").read_text(encoding="utf-8", errors="replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
    except OSError:
        said = []
    return said[-1] if said else f"ended with status {code}"
