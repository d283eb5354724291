"""Unpacks chosen files of a wheel into a folder and tells its progress.

usage: unpack_wheel.py WHEEL FOLDER PREFIX...

Files whose name begins with one of the prefixes are written below FOLDER, with the wheel's own paths. Each line on
stdout is JSON: {"done": bytes, "total": bytes} while it works, then {"requires": [...]}, the wheel's Requires-Dist.
"""

import json
import os
import sys
import zipfile

BLOCK = 4 << 20


def main(wheel, folder, prefixes):
    with zipfile.ZipFile(wheel) as archive:
        chosen = [i for i in archive.infolist() if i.filename.startswith(prefixes) and not i.is_dir()]
        total = sum(i.file_size for i in chosen)
        done = 0
        for info in chosen:
            target = os.path.join(folder, *info.filename.split("/"))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with archive.open(info) as source, open(target, "wb") as out:
                while block := source.read(BLOCK):
                    out.write(block)
                    done += len(block)
                    if len(block) == BLOCK:
                        print(json.dumps({"done": done, "total": total}), flush=True)
        metadata = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        lines = archive.read(metadata).decode("utf-8").splitlines()
        requires = [line.split(":", 1)[1].strip() for line in lines if line.startswith("Requires-Dist:")]
        print(json.dumps({"requires": requires}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], tuple(sys.argv[3:]))
