"""Makes the files that the frame benchmark reads, in the manner of the H2O db-benchmark, as CSV and as Parquet: x, 25 million rows or about 1 GB of
CSV; y, a million rows of which nine in ten have a key of x.
"""
import os
import pathlib
import sys

ROWS = int(os.environ.get("WEFT_BENCH_ROWS", "25000000"))
KEYS, STEP = 1_000_000, 5_000_000


def parts_of_x(random, rows, keys):
    """The rows of x, some million at a time, drawn with a NumPy generator; `keys` different id3."""
    import numpy as np
    import polars as pl
    short = pl.Series([f"id{number:03d}" for number in range(1, 101)])
    long = pl.Series([f"id{number:010d}" for number in range(1, keys + 1)])
    for begin in range(0, rows, STEP):
        count = min(STEP, rows - begin)
        yield pl.DataFrame({
            "id1": short.gather(random.integers(0, 100, count)),
            "id3": long.gather(random.integers(0, keys, count)),
            "id4": random.integers(1, 101, count),
            "id5": random.integers(1, 101, count),
            "v1": random.integers(1, 6, count),
            "v2": random.integers(1, 16, count),
            "v3": np.round(random.random(count) * 100, 6),
        })


def rows_of_y(random, keys):
    """y: `keys` rows, of which nine in ten have a key of x."""
    import numpy as np
    import polars as pl
    numbers = random.permutation(keys) + keys // 10 + 1
    return pl.DataFrame({"id3": [f"id{number:010d}" for number in numbers], "w": np.round(random.random(keys) * 10, 6)})


def frames():
    """x and y."""
    import numpy as np
    import polars as pl
    random = np.random.default_rng(42)
    x = pl.concat(list(parts_of_x(random, ROWS, KEYS)), rechunk=True)
    return x, rows_of_y(random, KEYS)


def write(frame, path):
    unfinished = path.with_suffix(path.suffix + ".part")
    if path.suffix == ".csv":
        frame.write_csv(unfinished, float_precision=6)
    else:
        frame.write_parquet(unfinished, row_group_size=1_000_000, compression="snappy")
    # Only a whole file has the name that the benchmark looks for.
    os.replace(unfinished, path)


def folder_of_data():
    """$WEFT_BENCH_DATA, or build/bench-data in the checkout, with the files; made when they are not there. $WEFT_BENCH_ROWS: fewer of x."""
    folder = pathlib.Path(os.environ.get("WEFT_BENCH_DATA") or pathlib.Path(__file__).parents[2] / "build" / "bench-data")
    folder.mkdir(parents=True, exist_ok=True)
    names = [(table, folder / f"{table}.{format}") for table in "xy" for format in ("csv", "parquet")]
    if not all(path.exists() for _, path in names):
        print(f"making {folder}/x.csv and others, about 1.5 GB", file=sys.stderr)
        x, y = frames()
        for table, path in names:
            write(x if table == "x" else y, path)
    return folder


if __name__ == "__main__":
    print(folder_of_data())
