"""Limits of a student's processes, set by the hub (root) before a server becomes the student's.

A control group holds them all together, however many kernels a student opens, and gives each student the same share of
the processors. Where no group can be made, each process alone is held: that is said at the start.
"""

import os
import resource
from pathlib import Path


def own_groups():
    """Folder of this process's group, by controller ('' is the hierarchy of cgroup v2)."""
    mounts = {}
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _, place, kind, options, *_ = line.split()
        if kind == "cgroup2":
            mounts[""] = place
        elif kind == "cgroup":
            mounts.update((name, place) for name in options.split(","))
    found = {}
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        for name in controllers.split(","):
            if name in mounts:
                found[name] = Path(mounts[name] + path)
    return found


def memory_groups(groups=None):
    """Where groups of students can be made: pairs of a folder and its limit's file (None: shares of the processor only)."""
    groups = own_groups() if groups is None else groups
    if "memory" in groups:  # version 1: a hierarchy for each controller
        chosen = [(groups["memory"], "memory.limit_in_bytes")]
        chosen += [(groups["cpu"], None)] if "cpu" in groups else []
    elif "" in groups and _names(groups[""] / "cgroup.subtree_control") >= {"memory"}:
        chosen = [(groups[""], "memory.max")]
    else:
        return []
    return chosen if all(os.access(folder, os.W_OK) for folder, _ in chosen) else []


def _names(file):
    try:
        return set(file.read_text().split())
    except OSError:
        return set()


def make_groups(name, gigabytes):
    """Makes the groups of one student, or takes them up again. Returns their folders, for `enter` and `remove_groups`."""
    made = []
    for folder, limit in memory_groups():
        group = folder / f"course-{name}"
        group.mkdir(exist_ok=True)
        if limit:
            _hold_memory(group, limit, round(gigabytes * 2**30))
        made.append(str(group))
    return made


def _hold_memory(group, limit, size):
    """With swap, a student who takes too much would slow the machine down for all instead of being stopped. Not every
    system counts swap. Version 1 counts it together with memory, and never lets the sum be the smaller limit."""
    values = [("memory.memsw.limit_in_bytes", -1), (limit, size), ("memory.memsw.limit_in_bytes", size)]
    for name, value in [*values, ("memory.swap.max", 0)]:
        if name == limit or (group / name).exists():
            (group / name).write_text(str(value))


def enter(folders):
    """Puts this process, and so all that it starts, into the groups."""
    for folder in folders:
        (Path(folder) / "cgroup.procs").write_text(str(os.getpid()))


def remove_groups(folders):
    """A group that still has processes stays: the next start takes it up again."""
    for folder in folders:
        try:
            os.rmdir(folder)
        except OSError:
            pass


def limit_process(gigabytes):
    """What one process may write to. The address space (RLIMIT_AS) would not do: V8 and TensorFlow reserve far more."""
    size = round(gigabytes * 2**30)
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def describe():
    """How memory is held on this machine, for the start's message."""
    if os.path.isdir("/run/systemd/system"):
        return "systemd holds each student's processes together"
    if memory_groups():
        return "a control group holds each student's processes together"
    return "no control group can be made here, so each process is held by itself, not their sum"


if __name__ == "__main__":
    print(describe())
