#!/usr/bin/env python
"""How Weft's time grows with the number of rows, and shrinks with a second thread.

The cases of the frame benchmark (bench/frames) over the same columns with a million, ten and a hundred million rows, 25 rows to a key; each in a
process of its own, the sizes in turns. The program's own processor time says how the work grows; the system's, which is the rest, how dear
memory is that the machine did not have before. Then ten million rows with one thread, with two, and in two processes of one thread at the same
time, in turns: two processes that have nothing to do with each other show how much more two processors of the machine do than one. Medians.
Environment: WEFT_BENCH_DATA, a folder for the files, which need 7 GB; WEFT_BENCH_ROUNDS, 5; WEFT_BENCH_CASES; WEFT_BENCH_FORMATS, "csv,parquet";
WEFT_BENCH_SIZES, "1000000,10000000,100000000", of which the middle one is run with one thread and with two.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "frames"))
import generate

BUILD = pathlib.Path(os.environ.get("WEFT_BUILD", ROOT / "build" / "release"))
FOLDER = pathlib.Path(os.environ.get("WEFT_BENCH_DATA") or ROOT / "build" / "bench-data") / "scaling"
ROUNDS = int(os.environ.get("WEFT_BENCH_ROUNDS", "5"))
CASES = os.environ.get("WEFT_BENCH_CASES", "filter,gb_low,gb_high,join,sort").split(",")
FORMATS = os.environ.get("WEFT_BENCH_FORMATS", "csv,parquet").split(",")
SIZES = [int(rows) for rows in os.environ.get("WEFT_BENCH_SIZES", "1000000,10000000,100000000").split(",")]
ROWS_OF_A_KEY = 25


def make(rows):
    """The folder with x and y in both formats; written part by part, whole when it has its name."""
    folder = FOLDER / str(rows)
    if folder.exists():
        return folder
    import numpy as np
    import pyarrow.parquet
    print(f"making {folder}", file=sys.stderr)
    unfinished = FOLDER / f"{rows}.part"
    unfinished.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(42)
    keys = rows // ROWS_OF_A_KEY

    def write(name, parts):
        parquet = None
        with open(unfinished / f"{name}.csv", "wb") as csv:
            for part in parts:
                part.write_csv(csv, float_precision=6, include_header=parquet is None)
                table = part.to_arrow().cast(pyarrow.schema(
                    [(field.name, pyarrow.string() if pyarrow.types.is_large_string(field.type) or "view" in str(field.type) else field.type)
                     for field in part.to_arrow().schema]))
                if parquet is None:
                    parquet = pyarrow.parquet.ParquetWriter(unfinished / f"{name}.parquet", table.schema, compression="snappy")
                parquet.write_table(table, row_group_size=1_000_000)
        parquet.close()

    write("x", generate.parts_of_x(random, rows, keys))
    write("y", [generate.rows_of_y(random, keys)])
    os.replace(unfinished, folder)
    return folder


def start(case, format, folder, threads=None):
    environment = {**os.environ, **({"WEFT_THREADS": str(threads)} if threads else {})}
    return subprocess.Popen([BUILD / "bench" / "bench_frames", case, format, folder], text=True, env=environment, stdout=subprocess.PIPE)


def answer(process):
    """(seconds, seconds of processors in the program itself)."""
    made = process.communicate()[0]
    if process.returncode:
        raise SystemExit(f"{process.args} failed")
    made = json.loads(made)
    return made["seconds"], made["user"]


def run(*case):
    return answer(start(*case))


def run_twice(*case):
    """Two at once; the mean of both."""
    made = [answer(process) for process in [start(*case), start(*case)]]
    return tuple(statistics.mean(times) for times in zip(*made))


def medians(runs):
    """Runs each once a round, in turns: a list of what run() gives."""
    made = [[one() for one in runs] for _ in range(ROUNDS)]
    return [tuple(statistics.median(times) for times in zip(*rounds)) for rounds in zip(*made)]


def warm(folder):
    for path in folder.iterdir():  # into the page cache; in pieces, for a child starts with its parent's peak memory
        with open(path, "rb") as file:
            while file.read(1 << 24):
                pass


def main():
    folders = {rows: make(rows) for rows in SIZES}
    for folder in folders.values():
        warm(folder)
    print(f"{os.cpu_count()} cores, {ROUNDS} rounds, load average {os.getloadavg()[0]:.1f}\n")
    print(f"| case | format | {' | '.join(f'ns per row, {rows:,} rows' for rows in SIZES)} | last / least | of the program's own CPU, the same | last / least |")
    print("|---|---|" + "---|" * (len(SIZES) + 3))
    for case in CASES:
        for format in FORMATS:
            times = medians([lambda rows=rows: run(case, format, folders[rows]) for rows in SIZES])
            wall, user = ([time[part] / rows * 1e9 for time, rows in zip(times, SIZES)] for part in (0, 1))
            print(f"| {case} | {format} | {' | '.join(f'{cost:.1f}' for cost in wall)} | {wall[-1] / min(wall):.2f} | "
                  f"{', '.join(f'{cost:.1f}' for cost in user)} | {user[-1] / min(user):.2f} |", flush=True)
    rows = SIZES[len(SIZES) // 2]
    print(f"\n{rows:,} rows, load average {os.getloadavg()[0]:.1f}\n")
    print("| case | format | s, one thread | s, two threads | one / two | two processes / one |\n|---|---|---|---|---|---|")
    for case in CASES:
        for format in FORMATS:
            one, two, both = medians([lambda way=way, threads=threads: way(case, format, folders[rows], threads)
                                      for way, threads in ((run, 1), (run, 2), (run_twice, 1))])
            print(f"| {case} | {format} | {one[0]:.3f} | {two[0]:.3f} | {one[0] / two[0]:.2f} | {2 * one[0] / both[0]:.2f} |", flush=True)


if __name__ == "__main__":
    main()
