#!/usr/bin/env python
"""Makes tests/lists/data and records what pandas makes of it in tests/lists/recorded, one file a test suite.

Run with pandas 3.1.1 and pyarrow 26.0.1 from PyPI: `python record_lists.py`. Each entry of a suite is the case of its name; the C++ test
of the same suite and name builds the same columns. Lists are Python's in a column of objects, and None is null.
"""
import datetime
import json
import math
import pathlib

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
LONG = "longer than twelve bytes"
ROWS = [
    # k, x, i, j (as many items as i), f, s, b, t
    ("a", 1, [1, 2, 3], ["p", "q", "r"], [0.5, 1.0], ["red", "blue"], [True], "a-b-c"),
    ("b", 2, [4], [None], [], ["green"], [False, True], "one"),
    ("a", None, None, ["s"], None, None, None, None),
    ("c", 2, [], [], [-1.5], [], [], ""),
    ("a", 1, [None, 5], ["t", "u"], [2.25, None], ["ünï", None, LONG], [None], "ünï-cödé-日本"),
    (None, 7, [6, 7], ["v", "w"], [1e300], ["x"], [True, True, False], " two  words "),
    ("b", 2, [8, 8, 9, 10, 11], [LONG] * 5, [3.0, 4.0, 5.0], ["日本語", LONG, ""], [False], "x--y"),
    ("c", 9, [-9007199254740993], ["z"], [0.0], [""], None, "-"),
    ("b", -3, [None], None, [None, None], [None], [], LONG + "-" + LONG),
    ("a", 4, None, [], [7.0], ["a", "b", "c", "d"], [True], "1a22b333"),
]
NAMES = ["k", "x", "i", "j", "f", "s", "b", "t"]
TYPES = {"k": "string", "x": "int64", "i": "list<int64>", "j": "list<string>", "f": "list<float64>", "s": "list<string>", "b": "list<bool>",
         "t": "string"}


def objects(values):
    column = pd.Series([None] * len(values), dtype=object)
    for place, value in enumerate(values):
        column[place] = value
    return column


df = pd.DataFrame({name: objects([row[place] for row in ROWS]) for place, name in enumerate(NAMES)})
i, j, f, s, b = (df[name] for name in "ijfsb")
t = df["t"].astype("string[pyarrow]")


def cell(value):
    if isinstance(value, (list, np.ndarray, pd.api.extensions.ExtensionArray)):
        return [cell(item) for item in value]
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (datetime.datetime, datetime.date, np.datetime64)):
        return str(pd.Timestamp(value)) if not type(value) is datetime.date else str(value)
    return value.item() if isinstance(value, np.generic) else value


def kind_of(cells):
    for value in cells:
        if isinstance(value, list):
            return "list<" + kind_of([item for other in cells if other for item in other]) + ">"
        if value is not None:
            return {bool: "bool", int: "int64", float: "float64", str: "string"}[type(value)]
    raise ValueError("all null")


def column(name, values, kind=None):
    cells = [cell(value) for value in values]
    kind = kind or kind_of(cells)
    if "float64" in kind:
        cells = [[None if item is None else float(item) for item in value] if isinstance(value, list)
                 else None if value is None else float(value) for value in cells]
    if kind in ("int64", "list<int64>"):
        cells = [None if value is None else value if isinstance(value, list) else int(value) for value in cells]
    return {"name": name, "type": kind, "values": cells}


def table(columns, ordered=True, kinds={}):
    return {"columns": [column(name, values, kinds.get(name)) for name, values in columns.items()], "ordered": ordered}


def frame(made, ordered=True, kinds={}):
    return table({name: list(made[name]) for name in made.columns}, ordered, kinds)


def lens(lists):
    return lists.str.len().astype("Int64")


def explode(columns):
    """pandas calls a row without items NaN in columns of objects, None for None: both are null here."""
    return df.explode(columns)


KINDS = {"i": "int64", "j": "string", "f": "float64", "s": "string", "b": "bool"}
ALL = dict(TYPES)


def exploded(columns, ordered=True):
    return frame(explode(columns), ordered, {**ALL, **{name: KINDS[name] for name in columns}})


def agg_lists(column, function):
    groups = df.groupby("k", sort=True)[column]
    made = groups.agg(list) if function == "list" else groups.unique()
    return {"k": list(made.index), column: [list(value) for value in made]}


SUITES = {
    "Lists": {
        "Read": frame(df, True, ALL),
        "Len": table({"i": lens(i), "s": lens(s), "b": lens(b)}),
        # pandas' str[0] rounds integers beside a null to floats.
        "Get": table({"first": [value[0] if value else None for value in i], "last": [value[-1] if value else None for value in i], "third": s.str[2], "far": f.str.get(9), "text": s.str.get(-1), "truth": b.str[0]},
                     True, {"first": "int64", "last": "int64", "far": "float64"}),
        "Slice": table({"head": i.str.slice(0, 2), "from": s.str.slice(1), "back": i.str.slice(-2), "step": s.str.slice(step=2),
                        "reversed": i.str.slice(step=-1), "none": f.str.slice(5, 2), "middle": b.str.slice(1, 3)}, True,
                       {"none": "list<float64>"}),
        "Join": table({"comma": s.str.join(", "), "nothing": s.str.join(""), "letters": j.str.join("-")}),
        "Flatten": table({"i": pd.Series(pa.array(list(i), pa.list_(pa.int64())), dtype=pd.ArrowDtype(pa.list_(pa.int64()))).list.flatten()}),
        "FlattenText": table({"s": pd.Series(pa.array(list(s), pa.list_(pa.string())), dtype=pd.ArrowDtype(pa.list_(pa.string()))).list.flatten()}),
        "Missing": table({"na": i.isna(), "notna": s.notna()}),
    },
    "Explode": {
        "Integers": exploded(["i"]),
        "Texts": exploded(["s"]),
        "Several": frame(df.drop([2, 8, 9]).explode(["i", "j"]), True, {**ALL, "i": "int64", "j": "string"}),
        "One": table({"f": f.explode()}, True, {"f": "float64"}),
        "Truths": table({"b": b.explode()}, True, {"b": "bool"}),
        "ThenGroup": table({"s": list(s.explode().value_counts().index), "count": list(s.explode().value_counts())}, False),
        "Filtered": frame(explode(["i"])[lambda made: made["i"].astype("Float64").fillna(0) > 4][["k", "i"]], True, {"i": "int64"}),
        "FilteredByOthers": frame(explode(["i"])[lambda made: (made["x"].astype("Float64") > 1).fillna(False).astype(bool)][["k", "x", "i"]], True,
                                  {"i": "int64"}),
    },
    "Split": {
        "Pieces": table({"dash": t.str.split("-"), "words": t.str.split(), "limited": t.str.split("-", n=1), "pattern": t.str.split("[0-9]+", regex=True),
                         "right": t.str.rsplit("-", n=1), "right_words": t.str.rsplit(n=1)}),
        "Chained": table({"first": t.str.split("-").str[0], "len": lens(t.str.split("-")), "joined": t.str.split("-").str.join("+"),
                          "sliced": t.str.split("-").str.slice(1, 3)}),
        "FindAll": table({"digits": t.str.findall("[0-9]+"), "group": t.str.findall("([a-z])([0-9]+)".replace("([a-z])", "[a-z]")),
                          "wide": t.str.findall("ö|本"), "any_case": t.str.findall("(?i)A|B"), "dots": t.str.findall("..")}),
        "JoinCharacters": table({"dots": t.str.join(".")}),
        "Exploded": table({"t": t.str.split("-").explode()}),
    },
    "Groups": {
        "List": table(agg_lists("x", "list"), False),
        "ListOfTexts": table(agg_lists("t", "list"), False),
        "Unique": table(agg_lists("x", "unique"), False),
        "UniqueTexts": table(agg_lists("t", "unique"), False),
        "Both": table({**{"k": agg_lists("x", "list")["k"]}, "all": agg_lists("x", "list")["x"], "different": agg_lists("x", "unique")["x"],
                       "sum": [int(value) for value in df.groupby("k")["x"].sum()]}, False),
        "OfAll": table({"x": [list(df["x"])]}),
        "First": table({"k": ["a", "b", "c"], "first": [i[0], i[1], i[3]], "last": [s[9], s[8], s[7]], "count": [2, 3, 2]}, False),
    },
    "Carried": {
        "Shift": table({"shifted": i.shift(1), "filled": s.ffill(), "filled_back": f.bfill()}),
        "Sorted": frame(df.sort_values("x", kind="stable", na_position="last")[["x", "i", "s"]], True, ALL),
        "Merged": frame(df[["k", "s"]].merge(pd.DataFrame({"k": ["a", "b"], "w": [1, 2]}), on="k", how="left"), False, {**ALL, "w": "int64"}),
        "Concatenated": frame(pd.concat([df[["i", "s"]], df[["i", "s"]]]), False, ALL),
        "Where": table({"where": i.where(df["x"].astype("Float64").fillna(0) > 1)}, True, {"where": "list<int64>"}),
        "FilledFrom": table({"filled": i.combine_first(i.str.slice(0, 1).fillna(df["i"].shift(2)))}, True, {"filled": "list<int64>"}),
    },
}


def write_parquet():
    """Lists as Arrow has them, in row groups that cut the rows."""
    when = [None if value is None else [datetime.datetime(2024, 1, 1, item % 24) for item in value if item is not None] for value in
            [row[2] for row in ROWS]]
    arrow = pa.table({
        "x": pa.array([row[1] for row in ROWS], pa.int64()),
        "i": pa.array([row[2] for row in ROWS], pa.list_(pa.int64())),
        "large": pa.array([row[5] for row in ROWS], pa.large_list(pa.large_string())),
        "pair": pa.array([None if row[1] is None else [row[1] + 0.5, None] for row in ROWS], pa.list_(pa.float64(), 2)),
        "when": pa.array(when, pa.list_(pa.timestamp("ns"))),
        "kind": pa.array([row[5] for row in ROWS], pa.list_(pa.dictionary(pa.int32(), pa.string()))),
        "tight": pa.array([[row[1] or 0] for row in ROWS], pa.list_(pa.field("element", pa.int32(), nullable=False))),
    })
    pq.write_table(arrow, HERE / "data" / "lists.parquet", row_group_size=3, version="2.6")
    pq.write_table(pa.table({"deep": pa.array([[[1]], [[2, 3]]]), "x": [1, 2]}), HERE / "data" / "deep.parquet")
    expected = {"x": [row[1] for row in ROWS], "i": list(i), "large": list(s), "pair": arrow["pair"].to_pylist(),
                "when": [None if value is None else [str(item) for item in value] for value in when], "kind": list(s),
                "tight": [[row[1] or 0] for row in ROWS]}
    SUITES["Files"] = {"Parquet": table(expected, True, {"when": "list<timestamp>", "tight": "list<int32>"}),
                       "Csv": {"values": [["csv", df[["i", "f", "s", "b"]].to_csv(index=False)]]}}


with open(HERE / "data" / "lists.jsonl", "w") as lines:
    for row in ROWS:
        lines.write(json.dumps(dict(zip(NAMES, row)), ensure_ascii=False) + "\n")
write_parquet()
for suite, cases in SUITES.items():
    record = {"made_by": f"tests/lists/record_lists.py, pandas {pd.__version__}, pyarrow {pa.__version__}", "cases": cases}
    (HERE / "recorded" / f"{suite}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n")
