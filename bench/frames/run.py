#!/usr/bin/env python
"""Compares Weft with Polars (streaming and in-memory engine), DuckDB and Dask (threads) on 1 GB of CSV, and the same rows as Parquet.

Each engine runs in a process of its own, once a round, in turns, so that what else the machine does meets all of them. Time is that of the
work with reading the file, without the start of the process; CPU seconds are those of all cores together, and say more than the clock when
the machine is busy; peak memory is that of the process. Environment: WEFT_BENCH_DATA, a folder
for the files; WEFT_BENCH_ROUNDS, 5; WEFT_BENCH_CASES, such as "filter,gb_low"; WEFT_BENCH_FORMATS, "csv,parquet"; WEFT_BENCH_ENGINES.
"""
import importlib.metadata
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

import generate

BUILD = pathlib.Path(os.environ.get("WEFT_BUILD", pathlib.Path(__file__).parents[2] / "build" / "release"))
ENGINES = os.environ.get("WEFT_BENCH_ENGINES", "weft,polars-streaming,polars,duckdb,dask").split(",")
FORMATS = os.environ.get("WEFT_BENCH_FORMATS", "csv,parquet").split(",")
# Dask sorts and joins by shuffling to disk and takes minutes; it is not part of those races.
SHUFFLELESS = [engine for engine in ENGINES if engine != "dask"]
CASES = {"filter": ENGINES, "gb_low": ENGINES, "gb_high": ENGINES, "join": SHUFFLELESS, "sort": SHUFFLELESS}
WHAT = {"filter": "v1 == 3 and id4 <= 10, all columns", "gb_low": "100 groups, 3 sums", "gb_high": "1e6 groups, mean",
        "join": "with 1e6 rows by id3, 2 sums", "sort": "all columns by id3"}
CHECKED = {"filter": "v3", "gb_low": "v2", "gb_high": "v3", "sort": "v3"}  # the column whose sum all engines must agree on


def polars_case(engine, case, format, folder):
    import polars as pl

    def read(name):
        path = f"{folder}/{name}.{format}"
        return pl.scan_parquet(path) if format == "parquet" else pl.scan_csv(path)

    def run():
        x = read("x")
        plan = {
            "filter": lambda: x.filter((pl.col("v1") == 3) & (pl.col("id4") <= 10)),
            "gb_low": lambda: x.group_by("id1").agg(pl.col("v1", "v2", "v3").sum()),
            "gb_high": lambda: x.group_by("id3").agg(pl.col("v3").mean()),
            "join": lambda: x.join(read("y"), on="id3").select(pl.len().alias("n"), pl.col("v1").sum(), pl.col("w").sum()),
            "sort": lambda: x.sort("id3"),
        }[case]()
        made = plan.collect(engine="streaming" if engine == "polars-streaming" else "in-memory")
        return (made["n"][0], made["v1"][0] + made["w"][0]) if case == "join" else (made.height, made[CHECKED[case]].sum())
    return run


def duckdb_case(engine, case, format, folder):
    import duckdb
    import pyarrow.compute as pc
    x, y = (f"read_{format}('{folder}/{name}.{format}')" for name in "xy")
    query = {
        "filter": f"select * from {x} where v1 = 3 and id4 <= 10",
        "gb_low": f"select id1, sum(v1)::bigint v1, sum(v2)::bigint v2, sum(v3) v3 from {x} group by id1",
        "gb_high": f"select id3, avg(v3) v3 from {x} group by id3",
        "join": f"select count(*) n, sum(v1)::double v1, sum(w) w from {x} join {y} using (id3)",
        "sort": f"select * from {x} order by id3",
    }[case]

    def run():
        made = duckdb.connect().sql(query).to_arrow_table()
        if case == "join":
            return made["n"][0].as_py(), made["v1"][0].as_py() + made["w"][0].as_py()
        return made.num_rows, pc.sum(made[CHECKED[case]]).as_py()
    return run


def dask_case(engine, case, format, folder):
    import dask.dataframe as dd

    def read(name):
        path = f"{folder}/{name}.{format}"
        return dd.read_parquet(path) if format == "parquet" else dd.read_csv(path)

    def run():
        x = read("x")
        if case == "join":
            joined = x.merge(read("y"), on="id3")
            import dask
            n, v1, w = dask.compute(joined.shape[0], joined.v1.sum(), joined.w.sum(), scheduler="threads")
            return n, v1 + w
        made = {
            "filter": lambda: x[(x.v1 == 3) & (x.id4 <= 10)],
            "gb_low": lambda: x.groupby("id1")[["v1", "v2", "v3"]].sum(),
            "gb_high": lambda: x.groupby("id3")[["v3"]].mean(),
        }[case]().compute(scheduler="threads")
        return len(made), made[CHECKED[case]].sum()
    return run


def run_here(engine, case, format, folder):
    """Runs a peer in this process; its imports are not part of the time."""
    make = {"polars": polars_case, "polars-streaming": polars_case, "duckdb": duckdb_case, "dask": dask_case}[engine]
    run = make(engine, case, format, folder)
    begin, cpu = time.perf_counter(), time.process_time()
    rows, total = run()
    seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
    print(json.dumps({"seconds": seconds, "cpu": cpu, "rows": rows, "sum": round(float(total), 2)}))


def run_apart(engine, case, format, folder):
    """Runs an engine in a process of its own: (seconds, seconds of all cores, peak memory in GB, (rows, sum))."""
    command = ([BUILD / "bench" / "bench_frames"] if engine == "weft" else [sys.executable, __file__, "one", engine]) + [case, format, folder]
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


def print_cell(case, format, times, cpu, memory, loads):
    """Prints a row for each engine, and returns (Weft's time, its memory) as shares of the best peer's."""
    medians = {engine: statistics.median(times[engine]) for engine in times}
    peaks = {engine: max(memory[engine]) for engine in memory}
    peers = [engine for engine in medians if engine != "weft"]
    for engine in medians:
        spread = f"{min(times[engine]):.2f}-{max(times[engine]):.2f}"
        ratio = f"{medians[engine] / medians['weft']:.2f}x Weft" if "weft" in medians else ""
        print(f"| {case} | {format} | {engine} | {medians[engine]:.2f} | {spread} | {statistics.median(cpu[engine]):.2f} | {peaks[engine]:.2f} | {ratio} |")
    print(f"\n{case} of {format} ({WHAT[case]}): load average {min(loads):.1f}-{max(loads):.1f} while it ran", end="")
    shares = None
    if "weft" in medians and peers:
        best, least = min(peers, key=medians.get), min(peers, key=peaks.get)
        shares = medians["weft"] / medians[best], peaks["weft"] / peaks[least]
        print(f"; {shares[0]:.2f} of the time of the best peer, {best}, and {shares[1]:.2f} of the memory of {least}", end="")
    print("\n", flush=True)
    return shares


def measure(case, format, folder, rounds):
    times, cpu, memory = ({engine: [] for engine in CASES[case]} for _ in range(3))
    loads = []
    for _ in range(rounds):
        results = []
        for engine in CASES[case]:
            loads.append(os.getloadavg()[0])
            seconds, busy, peak, answer = run_apart(engine, case, format, folder)
            times[engine].append(seconds)
            cpu[engine].append(busy)
            memory[engine].append(peak)
            results.append((engine, answer))
        check(case, results)
    print("| case | format | engine | median s | range s | CPU s | peak GB | |\n|---|---|---|---|---|---|---|---|")
    return print_cell(case, format, times, cpu, memory, loads)


def main():
    folder = generate.folder_of_data()
    rounds = int(os.environ.get("WEFT_BENCH_ROUNDS", "5"))
    chosen = os.environ.get("WEFT_BENCH_CASES")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("polars", "duckdb", "dask"))
    print(f"{(folder / 'x.csv').stat().st_size / 1e9:.2f} GB of CSV, {os.cpu_count()} cores, {rounds} rounds; {versions}\n")
    for path in folder.glob("[xy].*"):  # into the page cache, for all alike; in pieces, for a child starts with its parent's peak memory
        with open(path, "rb") as file:
            while file.read(1 << 24):
                pass
    shares = {(format, case): measure(case, format, folder, rounds)
              for format in FORMATS for case in (chosen.split(",") if chosen else CASES)}
    print("| format | case | time / best peer | memory / best peer |\n|---|---|---|---|")
    for (format, case), share in shares.items():
        if share:
            print(f"| {format} | {case} | {share[0]:.2f} | {share[1]:.2f} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        run_here(*sys.argv[2:6])
    else:
        main()
