#!/usr/bin/env python
"""Compares Weft with Polars (streaming engine), DuckDB and Dask (threads) on a CSV file of 1 GB.

Each engine runs in a process of its own, once a round, in turns, so that what else the machine does meets all of them. Time is that of the
work with reading the file, without the start of the process; CPU seconds are those of all cores together, and say more than the clock when
the machine is busy; peak memory is that of the process. Environment: WEFT_BENCH_DATA, a folder
for the file; WEFT_BENCH_ROUNDS, 5; WEFT_BENCH_CASES, such as "filter,gb_low"; WEFT_BENCH_ENGINES.
"""
import importlib.metadata
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

import generate

BUILD = pathlib.Path(os.environ.get("WEFT_BUILD", pathlib.Path(__file__).parents[2] / "build" / "release"))
ENGINES = os.environ.get("WEFT_BENCH_ENGINES", "weft,polars,duckdb,dask").split(",")
# Dask sorts by shuffling to disk and takes minutes; it is not part of that race.
CASES = {"filter": ENGINES, "gb_low": ENGINES, "gb_high": ENGINES, "sort": [engine for engine in ENGINES if engine != "dask"]}
WHAT = {"filter": "v1 == 3 and id4 <= 10, all columns", "gb_low": "100 groups, 3 sums", "gb_high": "1e6 groups, mean", "sort": "all columns by id3"}


def polars_case(case, path):
    import polars as pl

    def run():
        x = pl.scan_csv(path)
        plan, column = {
            "filter": lambda: (x.filter((pl.col("v1") == 3) & (pl.col("id4") <= 10)), "v3"),
            "gb_low": lambda: (x.group_by("id1").agg(pl.col("v1", "v2", "v3").sum()), "v2"),
            "gb_high": lambda: (x.group_by("id3").agg(pl.col("v3").mean()), "v3"),
            "sort": lambda: (x.sort("id3"), "v3"),
        }[case]()
        made = plan.collect(engine="streaming")
        return made.height, made[column].sum()
    return run


def duckdb_case(case, path):
    import duckdb
    import pyarrow.compute as pc
    query, column = {
        "filter": ("select * from x where v1 = 3 and id4 <= 10", "v3"),
        "gb_low": ("select id1, sum(v1)::bigint v1, sum(v2)::bigint v2, sum(v3) v3 from x group by id1", "v2"),
        "gb_high": ("select id3, avg(v3) v3 from x group by id3", "v3"),
        "sort": ("select * from x order by id3", "v3"),
    }[case]

    def run():
        connection = duckdb.connect()
        made = connection.sql(query.replace("from x", f"from read_csv('{path}')")).to_arrow_table()
        return made.num_rows, pc.sum(made[column]).as_py()
    return run


def dask_case(case, path):
    import dask.dataframe as dd

    def run():
        x = dd.read_csv(path)
        made, column = {
            "filter": lambda: (x[(x.v1 == 3) & (x.id4 <= 10)].compute(scheduler="threads"), "v3"),
            "gb_low": lambda: (x.groupby("id1")[["v1", "v2", "v3"]].sum().compute(scheduler="threads"), "v2"),
            "gb_high": lambda: (x.groupby("id3")[["v3"]].mean().compute(scheduler="threads"), "v3"),
        }[case]()
        return len(made), made[column].sum()
    return run


def run_here(engine, case, path):
    """Runs a peer in this process; its imports are not part of the time."""
    run = {"polars": polars_case, "duckdb": duckdb_case, "dask": dask_case}[engine](case, path)
    begin, cpu = time.perf_counter(), time.process_time()
    rows, total = run()
    seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
    print(json.dumps({"seconds": seconds, "cpu": cpu, "rows": rows, "sum": round(float(total), 2)}))


def run_apart(engine, case, path):
    """Runs an engine in a process of its own: (seconds, seconds of all cores, peak memory in GB, (rows, sum))."""
    command = [BUILD / "bench" / "bench_frames", case, path] if engine == "weft" else [sys.executable, __file__, "one", engine, case, path]
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{engine} failed at {case}")
    made = json.loads(output)
    return made["seconds"], made["cpu"], usage.ru_maxrss / 1e6, (made["rows"], made["sum"])


def check(case, results):
    """All engines have the same answer; sums of floats may differ in their last digits."""
    (_, (rows, total)), *others = results
    for engine, (other_rows, other_total) in others:
        if rows != other_rows or abs(total - other_total) > 1e-9 * abs(total) + 0.01:
            raise SystemExit(f"{case}: {engine} gives {other_rows} rows and {other_total}, not {rows} and {total}")


def structural_scan():
    """GB/s of one core that only finds the fields of such a file, from the benchmark of the CSV kernel when that is built."""
    program = BUILD / "bench" / "bench_csv_kernel"
    if not program.exists():
        return None
    output = subprocess.run([program, "200"], capture_output=True, text=True, check=True).stdout
    return float(re.search(r"^scan, in cache\s+([\d.]+) GB/s", output, re.MULTILINE)[1])


def print_case(case, times, cpu, memory, loads, gigabytes, scan):
    medians = {engine: statistics.median(times[engine]) for engine in times}
    peers = {engine: medians[engine] for engine in medians if engine != "weft"}
    best = min(peers, key=peers.get) if peers else None
    for engine in medians:
        spread = f"{min(times[engine]):.2f}-{max(times[engine]):.2f}"
        ratio = f"{medians[engine] / medians['weft']:.2f}x Weft" if "weft" in medians else ""
        print(f"| {case} | {engine} | {medians[engine]:.2f} | {spread} | {statistics.median(cpu[engine]):.2f} | {max(memory[engine]):.2f} | {ratio} |")
    print(f"\n{case} ({WHAT[case]}): load average {min(loads):.1f}-{max(loads):.1f} while it ran; ", end="")
    if "weft" in medians and best:
        print(f"Weft is {peers[best] / medians['weft']:.2f} times as fast as the best peer, {best}; ", end="")
    if "weft" in medians:
        print(f"Weft reads {gigabytes / medians['weft']:.2f} GB/s", end="")
        if scan:
            print(f", {gigabytes / medians['weft'] / scan:.1%} of the structural scan of one core ({scan:.1f} GB/s)", end="")
    print("\n", flush=True)


def main():
    path = generate.path_of_data()
    rounds = int(os.environ.get("WEFT_BENCH_ROUNDS", "5"))
    chosen = os.environ.get("WEFT_BENCH_CASES")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("polars", "duckdb", "dask"))
    gigabytes = path.stat().st_size / 1e9
    print(f"{gigabytes:.2f} GB of CSV, {os.cpu_count()} cores, {rounds} rounds; {versions}\n")
    scan = structural_scan()
    with open(path, "rb") as file:  # into the page cache, for all alike; in pieces, for a child starts with its parent's peak memory
        while file.read(1 << 24):
            pass
    for case in chosen.split(",") if chosen else CASES:
        times, cpu, memory = ({engine: [] for engine in CASES[case]} for _ in range(3))
        loads = []
        for _ in range(rounds):
            results = []
            for engine in CASES[case]:
                loads.append(os.getloadavg()[0])
                seconds, busy, peak, answer = run_apart(engine, case, path)
                times[engine].append(seconds)
                cpu[engine].append(busy)
                memory[engine].append(peak)
                results.append((engine, answer))
            check(case, results)
        print("| case | engine | median s | range s | CPU s | peak GB | |\n|---|---|---|---|---|---|---|")
        print_case(case, times, cpu, memory, loads, gigabytes, scan)


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        run_here(*sys.argv[2:5])
    else:
        main()
