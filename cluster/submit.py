"""Hands the runs of a plan to Slurm, or runs them here, through submitit. Reads one JSON request, answers in JSON lines."""
import contextlib
import json
import os
import shlex
import signal
import sys
import time
from pathlib import Path

import submitit

HERE = str(Path(__file__).resolve().parent)
# Time limits that one run may meet; a run that stands still ends by itself (training.py).
MOST_ROUNDS = 1000
# A run on this machine has no time limit unless one is asked for.
A_YEAR = 365 * 24 * 60


class Script(submitit.SlurmExecutor):
    """Writes the script that would be submitted, also where there is no Slurm."""

    @classmethod
    def affinity(cls):
        return 2

    def text(self, count):
        self.parameters |= {"map_count": count} if count > 1 else {}
        return self._make_submission_file_text(self._submitit_command_str, "dry-run")


def notice_seconds(minutes):
    """Between Slurm's announcement and its end: 90 s, and a quarter of a very short limit."""
    return min(90, 15 * minutes)


def slurm_parameters(request):
    own = {"cpus_per_task": "cpus", "gpus_per_node": "gpus", "partition": "partition", "account": "account"}
    asked = {name: request[key] for name, key in own.items() if request.get(key) is not None}
    if request.get("mem") is not None:
        asked["mem"] = f"{request['mem']}GB"
    return {
        **asked,
        "job_name": request["name"],
        "time": request["time"],
        "signal_delay_s": notice_seconds(request["time"]),
        # A site may forbid by default that a job goes into the queue again.
        "additional_parameters": {"requeue": True},
        "setup": [f"export PYTHONPATH={shlex.quote(HERE)}", "export PYTHONNOUSERSITE=1"],
    }


def tell(**what):
    print(json.dumps(what), flush=True)


def show(request):
    executor = Script(request["logs"], MOST_ROUNDS)
    executor.update_parameters(**slurm_parameters(request))
    tell(script=executor.text(len(request["runs"])))


def submit(request):
    from training import Training

    executor = submitit.SlurmExecutor(request["logs"], MOST_ROUNDS)
    executor.update_parameters(**slurm_parameters(request))
    with executor.batch():
        jobs = [executor.submit(Training(run)) for run in request["runs"]]
    tell(jobs={run["name"]: job.job_id for run, job in zip(request["runs"], jobs)})


class LocalRuns:
    """Runs on this machine, at most `parallel` at a time; a wish to end reaches those that run, and no other begins."""

    def __init__(self, request):
        from training import Training

        self.request = request
        self.waiting = [(run, Training(run)) for run in request["runs"]]
        self.running = {}
        self.is_ending = False
        minutes = request["time"] if request.get("time") else A_YEAR
        self.executor = submitit.LocalExecutor(request["logs"], MOST_ROUNDS)
        self.executor.update_parameters(
            timeout_min=minutes, signal_delay_s=notice_seconds(minutes), gpus_per_node=request.get("gpus") or 0
        )

    def end(self, _number, _frame):
        self.is_ending = True

    def run(self):
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2):
            signal.signal(one, self.end)
        told = False
        while self.running or (self.waiting and not self.is_ending):
            if self.is_ending and not told:
                told = True
                for job in self.running.values():
                    with contextlib.suppress(ProcessLookupError):
                        job._process.send_signal(signal.SIGTERM)
            self.step()
            time.sleep(0.2)

    def step(self):
        while self.waiting and not self.is_ending and len(self.running) < self.request["parallel"]:
            run, training = self.waiting.pop(0)
            self.running[run["name"]] = self.executor.submit(training)
            tell(begun=run["name"])
        for name, job in list(self.running.items()):
            if job._process.poll() is not None:
                del self.running[name]
                tell(ended=name)


def main():
    request = json.load(sys.stdin)
    os.environ["PYTHONPATH"] = HERE
    sys.path.insert(0, HERE)
    work = {"script": show, "submit": submit, "local": lambda one: LocalRuns(one).run()}[request["action"]]
    try:
        work(request)
    except Exception as error:  # noqa: BLE001 - every reason goes to whoever called, who knows the sentences
        tell(error=str(error) or type(error).__name__)
        sys.exit(1)


main()
