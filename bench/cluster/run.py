#!/usr/bin/env python
"""Compares a cluster of Weft's with Weft in one process and with Dask's LocalCluster: the cases of bench/frames, and what tasks, results and
published datasets cost on their way.

Both clusters have two workers of one processor, and run all the time; each case is asked for in turns, once a round. Time is that of the call at
the client. Environment: WEFT_BENCH_DATA, a folder for the files; WEFT_BENCH_ROWS, 25000000; WEFT_BENCH_ROUNDS, 3; WEFT_BENCH_CASES, such as
"filter,gb_low"; WEFT_BENCH_FORMATS, "csv,parquet"; WEFT_BENCH_WAYS, such as "one_task", what else is measured.
"""
import importlib.metadata
import json
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "frames"))
import generate  # noqa: E402

BUILD = pathlib.Path(os.environ.get("WEFT_BUILD", ROOT / "build" / "release"))
PORT = 18786
ADDRESS = f"127.0.0.1:{PORT}"
WORKERS = 2
CASES = os.environ.get("WEFT_BENCH_CASES", "filter,gb_low,gb_high,join,sort").split(",")
FORMATS = os.environ.get("WEFT_BENCH_FORMATS", "csv,parquet").split(",")
ROUNDS = int(os.environ.get("WEFT_BENCH_ROUNDS", "3"))
CHECKED = {"filter": "v3", "gb_low": "v2", "gb_high": "v3", "sort": "v3"}
WAYS = {"one_task": "a sum of 100 rows that are there", "get_dataset": "get_dataset", "callback": "filter and group-by of 1e6 published rows",
        "fetch_500_mb": "500 MB that are there", "thousand_tasks": "1000 empty tasks"}


# What runs in the process of Dask's client.

def dask_frames(case, format, folder):
    import dask
    import dask.dataframe as dd

    def read(name):
        path = f"{folder}/{name}.{format}"
        return dd.read_parquet(path) if format == "parquet" else dd.read_csv(path)

    x = read("x")
    if case == "join":
        joined = x.merge(read("y"), on="id3")
        rows, v1, w = dask.compute(joined.shape[0], joined.v1.sum(), joined.w.sum())
        return int(rows), float(v1 + w)
    made = {
        "filter": lambda: x[(x.v1 == 3) & (x.id4 <= 10)],
        "gb_low": lambda: x.groupby("id1")[["v1", "v2", "v3"]].sum(),
        "gb_high": lambda: x.groupby("id3")[["v3"]].mean(),
        "sort": lambda: x.sort_values("id3"),
    }[case]().compute()
    return len(made), float(made[CHECKED[case]].sum())


def rows(count, partitions):
    import dask.dataframe as dd
    import numpy as np
    import pandas as pd
    row = np.arange(count)
    return dd.from_pandas(pd.DataFrame({"key": row % 100, "value": row * 7919 % count, "size": row * 0.5}), npartitions=partitions)


def dask_way(client, way):
    import dask.distributed

    def once(act, rounds):
        act()
        seconds = []
        for _ in range(rounds):
            begin = time.perf_counter()
            act()
            seconds.append(time.perf_counter() - begin)
        return statistics.median(seconds)

    if way == "one_task":
        few = rows(100, 1).persist()
        dask.distributed.wait(few)
        return once(lambda: few["value"].sum().compute(), 50)
    if way == "get_dataset":
        client.publish_dataset(rows(100, 1).persist(), name="few", override=True)
        return once(lambda: client.get_dataset("few"), 50)
    if way == "callback":
        client.publish_dataset(rows(1_000_000, 4).persist(), name="million", override=True)
        million, begins = client.get_dataset("million"), iter(range(1000, 10**6, 1000))
        return once(lambda: million[million["size"] > next(begins)].groupby("key").agg({"value": "mean"}).compute(), 20)
    if way == "fetch_500_mb":
        many = rows(500_000_000 // 24, 8).persist()
        dask.distributed.wait(many)
        return once(many.compute, 3)
    return once(lambda: client.gather(client.map(lambda number: number + 1, range(1000), pure=False)), 3)


def serve_dask():
    """Answers lines of JSON until there are no more."""
    import dask.distributed
    with dask.distributed.LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster, cluster.get_client() as client:
        for line in sys.stdin:
            asked = json.loads(line)
            if "way" in asked:
                answer = {"seconds": dask_way(client, asked["way"])}
            else:
                begin = time.perf_counter()
                made, total = dask_frames(**asked)
                answer = {"seconds": time.perf_counter() - begin, "rows": made, "sum": round(total, 2)}
            print(json.dumps(answer), flush=True)


# The others.

class Cluster:
    """Weft's, as users start it; ended with this."""

    def __init__(self):
        environment = {**os.environ, "WEFT_PYTHON": str(ROOT / ".deps" / "ray" / "bin" / "python"),
                       "WEFT_NODE_LIBRARY": str(BUILD / "src" / "libweft_node.so"), "WEFT_NODE_GLUE": str(ROOT / "src" / "cluster" / "ray")}
        self.started = []
        program = str(BUILD / "tools" / "weft" / "weft")
        self._start([program, "scheduler", "--port", str(PORT), "--ray-port", "0", "--status-port", "0", "--store-memory", "2GB"], environment)
        for _ in range(WORKERS):
            self._start([program, "worker", ADDRESS, "--cpus", "1", "--memory-limit", "6GB", "--store-memory", "3GB"], environment)

    def _start(self, command, environment):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        self.started.append(process)
        if "Ctrl-C ends it" not in process.stdout.readline():
            raise SystemExit(f"{command[1]} did not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        scheduler, *workers = self.started
        for together in (workers, [scheduler]):
            for process in together:
                process.send_signal(signal.SIGTERM)
            for process in together:
                process.wait()


class Dask:
    def __init__(self):
        self.process = subprocess.Popen([sys.executable, __file__, "dask"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **question):
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("Dask failed")
        return json.loads(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


def weft(*arguments):
    return json.loads(subprocess.run([str(BUILD / "bench" / "cluster" / "bench_cluster"), *map(str, arguments)], check=True, stdout=subprocess.PIPE).stdout)


def check(case, answers):
    first, *others = answers.values()
    for other in others:
        if other["rows"] != first["rows"] or abs(other["sum"] - first["sum"]) > 1e-9 * abs(first["sum"]) + 0.01:
            raise SystemExit(f"{case}: the answers differ: {answers}")


def measure_frames(dask, folder):
    print("| case | format | cluster s | local s | Dask s | cluster / local | Dask / cluster | within 1.5 local + 0.3 s |\n|---|---|---|---|---|---|---|---|")
    for format in FORMATS:
        for case in CASES:
            times = {"cluster": [], "local": [], "dask": []}
            for _ in range(ROUNDS):
                answers = {"cluster": weft(ADDRESS, case, format, folder), "local": weft("local", case, format, folder),
                           "dask": dask.ask(case=case, format=format, folder=str(folder))}
                check(case, answers)
                for engine, answer in answers.items():
                    times[engine].append(answer["seconds"])
            cluster, local, peer = (statistics.median(times[engine]) for engine in ("cluster", "local", "dask"))
            print(f"| {case} | {format} | {cluster:.2f} | {local:.2f} | {peer:.2f} | {cluster / local:.2f} | {peer / cluster:.1f} | "
                  f"{'yes' if cluster <= 1.5 * local + 0.3 else 'no'} |", flush=True)


def measure_ways(dask):
    print("\n| | cluster ms | Dask ms | Dask / cluster |\n|---|---|---|---|")
    chosen = os.environ.get("WEFT_BENCH_WAYS", ",".join(WAYS)).split(",")
    for way, what in WAYS.items():
        if way not in chosen:
            continue
        cluster, peer = weft(ADDRESS, way)["seconds"], dask.ask(way=way)["seconds"]
        print(f"| {what} | {cluster * 1e3:.2f} | {peer * 1e3:.2f} | {peer / cluster:.1f} |", flush=True)


def main():
    folder = generate.folder_of_data()
    size = (folder / "x.csv").stat().st_size / 1e9
    print(f"{size:.2f} GB of CSV, {os.cpu_count()} cores, {WORKERS} workers of one, {ROUNDS} rounds, load average {os.getloadavg()[0]:.1f}; "
          f"Dask {importlib.metadata.version('distributed')}\n")
    with Cluster(), Dask() as dask:
        measure_ways(dask)
        print()
        measure_frames(dask, folder)


if __name__ == "__main__":
    serve_dask() if sys.argv[1:] == ["dask"] else main()
