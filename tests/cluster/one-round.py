"""One round of cluster/training.py without a queue: status 77 stands for "into the queue again". Usage: one-round.py RUN.json"""
import json
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "cluster"))
from training import Training  # noqa: E402

signal.signal(signal.SIGUSR2, lambda *_: sys.exit(77))
Training(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))()
