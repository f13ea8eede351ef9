#!/usr/bin/env python
"""Makes tests/sql/data/places.db and records in tests/sql/recorded what pandas reads from it.

Run with pandas 3.1.1, dask 2026.8.0 and SQLAlchemy 2.1.9 from PyPI: `python record_sql.py`. Each case is recorded under its name; the C++ test of
the same suite and name reads the same rows. Those of Dask are where it begins its partitions, and the rows in each.
"""
import importlib.metadata
import json
import math
import pathlib
import sqlite3

import dask.dataframe as dd
import pandas as pd
import sqlalchemy

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


# ------------------------------------------------------------------------------------------------------------------------ Dask
def dask_case(name, frame):
    """The divisions, the sizes of partitions, and the rows."""
    rows = frame.compute().reset_index()
    sizes = frame.map_partitions(len, meta=(None, "int64")).compute().tolist()
    made = {"divisions": " ".join(str(value) for value in frame.divisions), "sizes": " ".join(map(str, sizes)), "columns": " ".join(rows.columns)}
    made["sum"] = int(rows["id"].sum())
    CASES[name] = {"ordered": True, "values": [[key, value] for key, value in made.items()]}


URI = f"sqlite:///{DATA / 'places.db'}"
for count in (1, 3, 7):
    dask_case(f"Dask{count}", dd.read_sql_table("places", URI, index_col="id", npartitions=count))
dask_case("DaskLimits", dd.read_sql_table("places", URI, index_col="id", npartitions=3, limits=[4, 17], columns=["name", "area"]))
dask_case("DaskDivisions", dd.read_sql_table("places", URI, index_col="id", divisions=[2, 5, 6, 19], columns=["area"]))
columns = {name: sqlalchemy.column(name) for name in ("id", "name", "area")}
query = sqlalchemy.select(columns["id"], columns["area"]).where(columns["area"] > 1).select_from(sqlalchemy.table("places"))
dask_case("DaskQuery", dd.read_sql_query(query, URI, index_col="id", npartitions=2))

RECORDED.mkdir(exist_ok=True)
by = {"script": "tests/sql/record_sql.py", "pandas": pd.__version__, "dask": importlib.metadata.version("dask"), "sqlite": sqlite3.sqlite_version}
body = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in CASES.items())
(RECORDED / "ReadSql.json").write_text(f'{{\n"recorded_by": {json.dumps(by)},\n"cases": {{\n{body}\n}}\n}}\n')
