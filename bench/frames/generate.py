"""Makes the file that the frame benchmark reads: 25 million rows in the manner of the H2O db-benchmark, about 1 GB of CSV."""
import os
import pathlib
import sys

ROWS, KEYS, STEP = 25_000_000, 1_000_000, 5_000_000


def write(path, rows=ROWS):
    import numpy as np
    import polars as pl
    random = np.random.default_rng(42)
    short = pl.Series([f"id{number:03d}" for number in range(1, 101)])
    long = pl.Series([f"id{number:010d}" for number in range(1, KEYS + 1)])
    unfinished = path.with_suffix(".part")
    with open(unfinished, "wb") as file:
        for begin in range(0, rows, STEP):
            count = min(STEP, rows - begin)
            part = pl.DataFrame({
                "id1": short.gather(random.integers(0, 100, count)),
                "id3": long.gather(random.integers(0, KEYS, count)),
                "id4": random.integers(1, 101, count),
                "id5": random.integers(1, 101, count),
                "v1": random.integers(1, 6, count),
                "v2": random.integers(1, 16, count),
                "v3": np.round(random.random(count) * 100, 6),
            })
            part.write_csv(file, float_precision=6, include_header=begin == 0)
    # Only a whole file has the name that the benchmark looks for.
    os.replace(unfinished, path)


def path_of_data():
    """$WEFT_BENCH_DATA/x.csv, or build/bench-data/x.csv in the checkout; made when it is not there."""
    folder = pathlib.Path(os.environ.get("WEFT_BENCH_DATA") or pathlib.Path(__file__).parents[2] / "build" / "bench-data")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "x.csv"
    if not path.exists():
        print(f"making {path}, about 1 GB", file=sys.stderr)
        write(path)
    return path


if __name__ == "__main__":
    print(path_of_data())
