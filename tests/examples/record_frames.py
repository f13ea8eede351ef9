#!/usr/bin/env python
"""Records what pandas makes of the work of examples/frames.cpp in tests/examples/frames.txt.

Run with pandas 3.1.1 from PyPI: `python record_frames.py`. A line is "line" and one that is printed, or "file" and one that is made.
"""
import pathlib

import pandas as pd

HERE = pathlib.Path(__file__).parent
DATA = HERE.parents[1] / "examples/frames_data"
df = pd.concat([pd.read_csv(path, dtype={"pop": "float64"}) for path in sorted((DATA / "data").glob("*.csv"))])
df = df.astype({"lifeExp": "float32"})
lines = []
recent = df[(df.year >= 1992) & (df.continent != "Oceania") & df.country.str.contains("a")]
by = recent.groupby(["continent", "year"]).agg(pop=("pop", "sum"), life=("lifeExp", "mean"), countries=("country", "nunique"))
by = by.reset_index().sort_values(["continent", "year"])
text = by.assign(pop=[f"{value:.6e}" for value in by["pop"]], life=[f"{value:.6f}" for value in by["life"]]).to_string(header=False)
lines += ["line " + line for line in text.splitlines()]
lines.append(f"line {df.lifeExp.mean():.6g} {df.year.min()} {df.year.max()} {len(df)}")
# Dask divides the joined frame by its index, too, and knows its divisions.
lines.append("line 4 1")
tops = [pd.read_csv(path).sort_values("pop", ascending=False, kind="stable").head(3) for path in sorted((DATA / "data").glob("*.csv"))]
lines += [f"line {row.country} {row['pop']:.6g}" for _, row in pd.concat(tops).iterrows()]
lines += [f"file seventies/part.{part}.parquet" for part in range(4)] + ["file plan.svg"]
(HERE / "frames.txt").write_text("\n".join(lines) + "\n")
