#!/usr/bin/env python
"""Makes tests/sql/data/places.db and records in tests/sql/recorded what pandas reads from it.

Run with pandas 3.1.1 from PyPI: `python record_sql.py`. Dask's read_sql_table is pandas' read_sql for ranges of the index. Each case is recorded
under its name; the C++ test of the same suite and name reads the same rows.
"""
import json
import math
import pathlib
import sqlite3

import pandas as pd

HERE = pathlib.Path(__file__).parent
DATA, RECORDED, CASES = HERE / "data", HERE / "recorded", {}
DATA.mkdir(exist_ok=True)
(DATA / "places.db").unlink(missing_ok=True)
con = sqlite3.connect(DATA / "places.db")
con.execute("CREATE TABLE places (id BIGINT, name TEXT, area FLOAT, capital BOOLEAN, seen DATETIME, day DATE)")
names = ["Zürich", "Oslo", "São Tomé", "Bern", "Quito", "it's", None, "Lima"]
for i in range(1, 21):
    con.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?)",
                (i, names[i % 8], None if i % 7 == 0 else i / 8, None if i == 4 else i % 3 == 0,
                 None if i == 9 else f"2024-01-{1 + i % 5:02d} {i:02d}:30:00.{'000000' if i % 2 else '250000'}", f"2024-02-{i:02d}"))
con.execute("INSERT INTO places VALUES (NULL, 'no number', 1.5, 1, NULL, NULL)")
con.execute("CREATE TABLE empty (id BIGINT, name TEXT)")
con.commit()


def text(value):
    if isinstance(value, float) and math.isnan(value) or value is pd.NaT or value is None or value is pd.NA:
        return None
    if isinstance(value, pd.Timestamp):
        return str(value)
    return value if isinstance(value, (str, bool, int, float)) else str(value)


TYPES = {"id": "int64", "name": "string", "area": "float64", "doubled": "float64", "capital": "bool", "seen": "timestamp", "day": "date"}


def case(name, frame, ordered=True):
    columns = []
    for column in frame:
        values = [text(value) for value in frame[column]]
        if column == "capital":
            values = [None if value is None else bool(value) for value in values]
        columns.append({"name": column, "type": TYPES[column], "values": values})
    CASES[name] = {"ordered": ordered, "columns": columns}


def read(query, index):
    frame = pd.read_sql(query, con)
    if "seen" in frame:
        frame["seen"] = pd.to_datetime(frame["seen"], format="ISO8601").astype("datetime64[us]")
    frame = frame[frame[index].notna()].sort_values(index, kind="stable")
    if index == "id":
        frame["id"] = frame["id"].astype("int64")
    return frame[[index] + [column for column in frame if column != index]]


table = read("SELECT * FROM places", "id")
case("Table", table)
case("Columns", table[["id", "name", "area"]])
case("Query", read("SELECT id, area * 2 AS doubled, upper(name) AS name FROM places WHERE area > 1", "id"))
case("ByTime", read("SELECT id, seen FROM places WHERE id IS NOT NULL", "seen"))
by_name = read("SELECT id, name FROM places WHERE name >= 'A' AND name <= 'Zz'", "name")
case("ByTextWithDivisions", by_name, ordered=False)
case("Limits", read("SELECT id, name FROM places WHERE id >= 5 AND id <= 11", "id"))
grouped = table[table["area"] > 1].groupby("capital")["area"].sum().reset_index().sort_values("capital")
case("FilteredAndGrouped", grouped)

RECORDED.mkdir(exist_ok=True)
by = {"script": "tests/sql/record_sql.py", "pandas": pd.__version__, "sqlite": sqlite3.sqlite_version}
body = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in CASES.items())
(RECORDED / "ReadSql.json").write_text(f'{{\n"recorded_by": {json.dumps(by)},\n"cases": {{\n{body}\n}}\n}}\n')
