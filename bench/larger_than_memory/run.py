#!/usr/bin/env python
"""Groups, joins and sorts 10 GB of CSV with a memory limit of 1 GB.

The rows are made by rule, so that every group, pair and place is checked. A case runs in a process of its own; peak memory is that of the
process, as the system counts it. In the end a process is killed (-9) in the middle of its work, and the next one that computes anything
has to remove what it left. Environment: WEFT_BENCH_DATA, a folder for the files, which need 10 GB beside as much again for what does not
fit; WEFT_BENCH_KEYS, 100000000, a tenth of the bytes; WEFT_BENCH_LIMIT, 1GB; WEFT_BENCH_CASES, "group_by,join,sort,kill".
"""
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time

BUILD = pathlib.Path(os.environ.get("WEFT_BUILD", pathlib.Path(__file__).parents[2] / "build" / "release"))
FOLDER = pathlib.Path(os.environ.get("WEFT_BENCH_DATA") or pathlib.Path(__file__).parents[2] / "build" / "bench-data") / "larger_than_memory"
KEYS = int(os.environ.get("WEFT_BENCH_KEYS", "100000000"))
LIMIT = os.environ.get("WEFT_BENCH_LIMIT", "1GB")
CASES = os.environ.get("WEFT_BENCH_CASES", "group_by,join,sort,kill").split(",")


def start(case, scratch):
    command = [BUILD / "bench" / "bench_larger_than_memory", case, FOLDER, KEYS]
    environment = {**os.environ, "WEFT_MEMORY_LIMIT": LIMIT, "WEFT_TEMPORARY_DIRECTORY": str(scratch)}
    return subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True, env=environment)


def finish(case, process):
    """(What it printed, seconds of all cores, peak memory in GB)."""
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{case} failed")
    return json.loads(output), usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e9


def bytes_below(folder):
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file())


def make_data():
    whole = FOLDER / f"{KEYS}.whole"  # only a whole set has it
    if whole.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    with tempfile.TemporaryDirectory(dir=FOLDER.parent) as scratch:
        finish("make", start("make", scratch))
    whole.touch()


def measure(case):
    with tempfile.TemporaryDirectory(dir=FOLDER.parent) as scratch:
        made, cpu, peak = finish(case, start(case, scratch))
        left = os.listdir(scratch)
    print(f"| {case} | {made['seconds']:.1f} | {cpu:.1f} | {peak:.2f} | {made['spilled'] / 1e9:.1f} | {', '.join(left) or 'none'} |", flush=True)


def kill():
    with tempfile.TemporaryDirectory(dir=FOLDER.parent) as scratch:
        process = start("sort", scratch)
        while bytes_below(pathlib.Path(scratch)) < KEYS and process.poll() is None:
            time.sleep(0.1)
        process.send_signal(signal.SIGKILL)
        process.wait()
        left = bytes_below(pathlib.Path(scratch))
        finish("nothing", start("nothing", scratch))
        print(f"\nKilled in the middle, a process left {left / 1e9:.2f} GB; after the next one: {', '.join(os.listdir(scratch)) or 'nothing'}")


def main():
    make_data()
    size = sum(path.stat().st_size for path in FOLDER.glob("*.csv"))
    print(f"{size / 1e9:.2f} GB of CSV, memory limit {LIMIT}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}\n")
    print("| case | s | CPU s | peak GB | GB to disk | files left |\n|---|---|---|---|---|---|")
    for case in CASES:
        if case != "kill":
            measure(case)
    if "kill" in CASES:
        kill()


if __name__ == "__main__":
    main()
