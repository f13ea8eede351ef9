"""The 22 queries of TPC-H on a hundredth of the smallest official set give what DuckDB gives: on both executors, optimized and not, and in little
memory. Usage: check.py <program> <folder for the data>
"""
import os
import pathlib
import subprocess
import sys

import duckdb

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bench" / "tpch"))
import run

SCALE = "0.01"
WAYS = {"local": {}, "unoptimized": {"WEFT_OPTIMIZE": "0"}, "loopback": {"WEFT_EXECUTOR": "loopback"}, "in 8 MB": {"WEFT_MEMORY_LIMIT": "8MB"}}


def expected_rows(number, folder):
    connection = duckdb.connect()
    for table in run.TABLES:
        connection.execute(f"create view {table} as from read_parquet('{folder}/{table}.parquet')")
    return ["|".join(map(run.text_of, row)) for row in connection.sql(run.sql_of(number)).fetchall()]


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if not (folder / "lineitem.parquet").exists():
        generator = pathlib.Path(sys.executable).parent / "tpchgen-cli"
        subprocess.run([str(generator), "parquet", "-s", SCALE, "-o", str(folder)], check=True)
    rows = 0
    for number in range(1, 23):
        expected = expected_rows(number, folder)
        rows += len(expected)
        for way, environment in WAYS.items():
            output = subprocess.check_output([program, str(folder), str(number)], text=True, env={**os.environ, **environment})
            run.check(number, way, output.splitlines()[1:], expected)
    if rows < 22:
        raise SystemExit(f"the queries give {rows} rows in all: the data cannot be right")
    print(f"22 queries, {rows} rows, {len(WAYS)} ways: all as DuckDB's")


if __name__ == "__main__":
    main()
