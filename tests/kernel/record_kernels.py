# Computes with NumPy and pandas -> recorded/*.json: what expressions, groups and sorts have to give.
# Run with pandas 3.1 installed: python tests/kernel/record_kernels.py
import json
import pathlib
import random
import warnings

import numpy as np
import pandas as pd

OUT = pathlib.Path(__file__).parent / "recorded"
warnings.simplefilter("ignore")


def text(value):
    """A value as the tests print it."""
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return "null"
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, np.float32):
        return "null" if np.isnan(value) else repr(float(str(value)))  # the shortest digits, written as Python does
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return str(value)


def texts(values):
    return [text(value) for value in values]


# Expressions over pairs of types, as NumPy promotes them.
COLUMNS = {
    "int8": [1, -128, 127, 0, 100, -3, 7, 2],
    "int16": [2, -32768, 32767, 3, -100, 0, 7, -7],
    "int32": [3, -2147483648, 2147483647, -5, 100, 0, 1, 9],
    "int64": [-1, -9223372036854775808, 9223372036854775807, 9007199254740993, 100, 2, 5, -13],
    "uint8": [5, 255, 0, 1, 100, 3, 250, 2],
    "uint16": [7, 65535, 0, 2, 100, 9, 1000, 3],
    "uint32": [11, 4294967295, 0, 4, 100, 6, 2147483648, 5],
    "uint64": [13, 18446744073709551615, 9223372036854775808, 9007199254740993, 100, 7, 0, 1],
    "float32": [1.5, -0.0, 3.25e10, -7.5, 100.0, 0.1, 2.0, float("inf")],
    "float64": [-2.5, 1e300, 0.1, 9007199254740993.0, 100.0, -0.0, float("-inf"), 3.0],
}
OPERATIONS = {
    "+": np.add, "-": np.subtract, "*": np.multiply, "/": np.true_divide, "//": np.floor_divide, "%": np.mod,
    "==": np.equal, "!=": np.not_equal, "<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal,
}
LITERALS = [2, -3, 100, 2.5, -0.5, 1e10]


def apply(function, name, left, right):
    result = function(left, right)
    values = texts(result.tolist() if result.dtype != np.float32 else result)
    # Weft has null, not NaN, for what has no value; integer division by zero is null there, and 0 in NumPy.
    if name in ("//", "%") and result.dtype.kind in "iu":
        divisor = np.broadcast_to(right, result.shape)
        values = ["null" if by == 0 else value for value, by in zip(values, divisor)]
    return {"type": str(result.dtype), "values": values}


arrays = {name: np.array(values, dtype=name) for name, values in COLUMNS.items()}
pairs = []
for left in arrays:
    for right in arrays:
        for name, function in OPERATIONS.items():
            pairs.append({"left": left, "op": name, "right": right} | apply(function, name, arrays[left], arrays[right]))
literals = []
for left in arrays:
    for value in LITERALS:
        for name, function in OPERATIONS.items():
            if isinstance(value, int) and left.startswith("u") and value < 0:
                continue  # NumPy refuses what does not fit; Weft computes in int64
            literals.append({"left": left, "op": name, "literal": value} | apply(function, name, arrays[left], value))
recorded = {
    "recorded_with": f"numpy {np.__version__}",
    "columns": {name: {"type": name, "values": texts(values if name == "float32" else values.tolist())} for name, values in arrays.items()},
    "pairs": pairs,
    "literals": literals,
}
OUT.joinpath("expressions.json").write_text(json.dumps(recorded, separators=(",", ":")).replace("},{", "},\n{") + "\n")

# Groups and sorts over random rows with missing values.
rng = random.Random(11)
WORDS = ["", "a", "ab", "abcdefgh", "abcdefghi", "abcdefghij", "b", "é", "z", "a rather long name of a place", "a rather long name of a thing"]


def maybe(value, chance=0.1):
    return None if rng.random() < chance else value


ROWS = 400
frame = pd.DataFrame({
    "word": pd.Series([maybe(rng.choice(WORDS)) for _ in range(ROWS)], dtype="str"),
    "small": pd.Series([maybe(rng.randrange(-3, 4)) for _ in range(ROWS)], dtype="Int64"),
    "wide": pd.Series([maybe(rng.choice([-1, 1]) * rng.randrange(10**12)) for _ in range(ROWS)], dtype="Int64"),
    "half": pd.Series([maybe(rng.randrange(-8, 9) / 2) for _ in range(ROWS)], dtype="float64"),
    "flag": pd.Series([maybe(rng.random() < 0.5) for _ in range(ROWS)], dtype="boolean"),
    "row": pd.Series(range(ROWS), dtype="Int64"),
})
TYPES = {"word": "string", "small": "int64", "wide": "int64", "half": "float64", "flag": "bool", "row": "int64"}


def rows(table):
    return [",".join(text(value) for value in row) for row in table.itertuples(index=False)]


ITEMS = [("wide", "sum"), ("wide", "min"), ("wide", "max"), ("small", "count"), ("half", "sum"), ("half", "min"), ("half", "max"),
         ("half", "count"), ("word", "min"), ("word", "max"), ("word", "count"), ("flag", "min"), ("flag", "max"), ("row", "size")]


def word_function(function):
    # pandas' own min and max of strings fail on groups without any.
    return {"min": lambda s: min(s.dropna(), default=None), "max": lambda s: max(s.dropna(), default=None)}.get(function, function)


groups = []
for keys in [["word"], ["small"], ["wide"], ["half"], ["flag"], ["word", "small"], ["small", "flag"], ["half", "word", "flag"]]:
    for dropna in [True, False]:
        grouped = frame.groupby(keys, dropna=dropna, sort=False)
        columns = [(grouped[name].agg(word_function(function) if name == "word" else function) if function != "size"
                    else grouped.size()).rename(f"{function}_{name}") for name, function in ITEMS]
        table = pd.concat(columns, axis=1).reset_index()
        groups.append({"keys": keys, "drop_null_keys": dropna, "rows": sorted(rows(table))})

sorts = []
for by, ascending in [(["word"], [True]), (["word"], [False]), (["small"], [True]), (["half"], [False]), (["wide"], [True]),
                      (["flag", "word"], [False, True]), (["small", "half", "word"], [True, False, False]), (["word", "wide"], [True, False])]:
    for position in ["last", "first"]:
        table = frame.sort_values(by, ascending=ascending, na_position=position, kind="stable")
        sorts.append({"by": by, "ascending": ascending, "nulls_first": position == "first", "rows": texts(table["row"])})

recorded = {
    "recorded_with": f"pandas {pd.__version__}",
    "columns": {name: {"type": TYPES[name], "values": texts(frame[name])} for name in frame},
    "items": ITEMS,
    "groups": groups,
    "sorts": sorts,
}
OUT.joinpath("rows.json").write_text(json.dumps(recorded, separators=(",", ":"), ensure_ascii=False).replace("},{", "},\n{") + "\n")
