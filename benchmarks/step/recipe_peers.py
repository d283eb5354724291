"""What the peers of the step's benchmark share: a recipe's networks as data, and lines of JSON.

A peer is called with a batch size and a JSON text: {"generator", "discriminator", "game"} or {"trunk", "head"}, networks as
src/models/spec.ts has them.
"""
import json
import resource
import sys
import time


def read_arguments():
    return int(sys.argv[1]), json.loads(sys.argv[2])


def serve(ready, step):
    """Takes a step, says that it is ready, then as many steps as each line of input says."""

    def timed():
        start = time.perf_counter()
        step()
        return time.perf_counter() - start

    timed()
    print(json.dumps({"ready": ready}), flush=True)
    for line in sys.stdin:
        busy = time.process_time()
        seconds = [timed() for _ in range(int(line))]
        busy = (time.process_time() - busy) / len(seconds)
        rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps({"seconds": seconds, "busy": busy, "rss": rss}), flush=True)
