#!/usr/bin/env python
"""Makes tests/frame/data and records what pandas makes of it in tests/frame/recorded, one file a test suite.

Run with pandas 3.1.1, pyarrow 26.0.1 and numpy 2.4.6 from PyPI: `python record_frames.py`. Each function below records the case of its name; the
C++ test of the same suite and name builds the same frame. Nulls are Arrow's: where pandas with NumPy types has no null, an operation is
applied to the rows without nulls, and the others stay null.
"""
import datetime
import glob
import json
import math
import operator
import pathlib

import numpy as np
import pandas as pd
import pyarrow as pa

import frame_data

RECORDED = pathlib.Path(__file__).parent / "recorded"
DATA = frame_data.FOLDER
SUITES = {}
TYPE_NAMES = {"double": "float64", "float": "float32", "string": "string", "large_string": "string", "date32[day]": "date",
              "time64[us]": "time", "timestamp[us]": "timestamp", "timestamp[ns]": "timestamp", "timestamp[s]": "timestamp", "null": "float64"}


class Values:
    """Values of a type that this recipe worked out itself, from pandas' answer for the rows without nulls."""

    def __init__(self, type, values):
        self.type, self.values = type, values


def case(suite, ordered=True):
    def add(function):
        SUITES.setdefault(suite, {})[function.__name__] = {"ordered": ordered, **record(function())}
        return function
    return add


def json_value(value):
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else repr(float(value))
    return frame_data.text_of(value)


def record_column(name, column):
    if isinstance(column, Values):
        return {"name": name, "type": column.type, "values": [json_value(value) for value in column.values]}
    array = pa.array(column)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    type = TYPE_NAMES.get(str(array.type), str(array.type))
    if type == "timestamp":
        array = array.cast(pa.timestamp("us"))
    return {"name": name, "type": type, "values": [json_value(value) for value in array.to_pylist()]}


def record(result):
    if isinstance(result, list):  # of (name, scalar)
        return {"values": [[name, json_value(value.item() if hasattr(value, "item") else value)] for name, value in result]}
    if isinstance(result, pd.Series):
        result = {result.name: result}
    if isinstance(result, pd.DataFrame):
        result = {name: result[name] for name in result.columns}
    return {"columns": [record_column(name, column) for name, column in result.items()]}


def numpy_of(series):
    kind = str(series.dtype)
    plain = {"int64[pyarrow]": "int64", "double[pyarrow]": "float64", "bool[pyarrow]": "bool", "string[pyarrow]": "str"}
    return series.astype(plain[kind]) if kind in plain else series


def rowwise(function, *series, type):
    """The function's values by pandas with NumPy types on the rows without nulls; null on the others."""
    missing = pd.concat([one.isna() for one in series], axis=1).any(axis=1).to_numpy()
    with np.errstate(all="ignore"):
        made = function(*(numpy_of(one[~missing]) for one in series))
    made = iter(made.tolist())
    return Values(type, [None if gone else next(made) for gone in missing])


def rowwise_series(function, a, b, type):
    made = rowwise(function, a, b, type=type)
    return pd.Series(made.values, index=a.index, dtype=f"{type}[pyarrow]")


# ---------------------------------------------------------------------------------------------------------------- Operators
frame_data.write_all()
t = frame_data.types()
c = frame_data.countries()
COMPARISONS = {"eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge}
ARITHMETIC = {"add": operator.add, "sub": operator.sub, "mul": operator.mul}


def all_comparisons(left, right):
    return {name: rowwise(compare, left, right, type="bool") if str(left.dtype) != str(right.dtype) or str(left.dtype) in
            ("int64[pyarrow]", "double[pyarrow]", "bool[pyarrow]", "string[pyarrow]") else compare(left, right)
            for name, compare in COMPARISONS.items()}


def constant(value, like):
    return pd.Series([value] * len(like), index=like.index, dtype=like.dtype)


@case("Operators")
def CompareIntegers(): return all_comparisons(t.i, t.n)
@case("Operators")
def CompareFloats(): return all_comparisons(t.f, t.g)
@case("Operators")
def CompareIntegerWithFloat(): return all_comparisons(t.n, t.g)
@case("Operators")
def CompareBooleans(): return all_comparisons(t.b, t.c)
@case("Operators")
def CompareBooleanWithInteger(): return all_comparisons(t.c, t.k)
@case("Operators")
def CompareStrings(): return all_comparisons(t.s, t.t)
@case("Operators")
def CompareDates(): return all_comparisons(t.d, t.e)
@case("Operators")
def CompareTimestamps(): return all_comparisons(t["at"], t.seen)
@case("Operators")
def CompareDateWithTimestamp(): return all_comparisons(t.d.astype(pd.ArrowDtype(pa.timestamp("us"))), t.seen)
@case("Operators")
def CompareWithConstants():
    return {"integer": rowwise(lambda n: n >= 3, t.n, type="bool"), "fraction": rowwise(lambda n: n < 2.5, t.n, type="bool"),
            "float": rowwise(lambda g: g > 10, t.g, type="bool"), "text": rowwise(lambda s: s == "plain", t.t, type="bool"),
            "text_order": rowwise(lambda s: s > "a", t.t, type="bool"), "boolean": rowwise(lambda x: x == True, t.c, type="bool"),
            "date": t.e < datetime.date(1990, 1, 1), "moment": t.seen >= pd.Timestamp("2000-01-01 12:00"),
            "moment_date": t.seen >= pd.Timestamp("2000-01-01"), "clock": t.clock < constant(datetime.time(12), t.clock),
            "left": rowwise(lambda n: 3 <= n, t.n, type="bool"), "wide": t.wide == 2**53 + 1, "wide_greater": t.wide > 2**53}


@case("Operators")
def ArithmeticOfIntegers():
    made = {name: rowwise(compute, t.i, t.n, type="int64") for name, compute in ARITHMETIC.items()}
    made["div"] = rowwise(operator.truediv, t.i, t.n, type="float64")
    return made
@case("Operators")
def ArithmeticOfFloats():
    made = {name: rowwise(compute, t.f, t.g, type="float64") for name, compute in ARITHMETIC.items()}
    made["div"] = rowwise(operator.truediv, t.f, t.g, type="float64")
    made["mod"] = rowwise(operator.mod, t.f, t.g, type="float64")
    made["floordiv"] = rowwise(operator.floordiv, t.f, t.g, type="float64")
    return made
@case("Operators")
def ArithmeticOfIntegerAndFloat():
    made = {name: rowwise(compute, t.n, t.g, type="float64") for name, compute in ARITHMETIC.items()}
    made["div"] = rowwise(operator.truediv, t.n, t.g, type="float64")
    made["mod"] = rowwise(operator.mod, t.n, t.g, type="float64")
    return made
@case("Operators")
def ArithmeticOfBooleans():
    as_integer = lambda compute: lambda a, b: compute(a.astype("int64"), b.astype("int64"))
    return {name: rowwise(as_integer(compute), t.b, t.c, type="int64") for name, compute in ARITHMETIC.items()}
@case("Operators")
def ArithmeticOfBooleanAndInteger():
    return {name: rowwise(compute, t.c, t.n, type="int64") for name, compute in ARITHMETIC.items()}
@case("Operators")
def ArithmeticWithConstants():
    return {"add": rowwise(lambda n: n + 5, t.n, type="int64"), "float": rowwise(lambda n: n * 0.5, t.n, type="float64"),
            "left": rowwise(lambda n: 10 - n, t.n, type="int64"), "div": rowwise(lambda n: n / 4, t.n, type="float64"),
            "inverse": rowwise(lambda f: 1 / f, t.f, type="float64"), "negative": rowwise(lambda g: -g, t.g, type="float64"),
            "minus": rowwise(lambda n: -n, t.n, type="int64"), "mod": rowwise(lambda i: i % 7, t.i, type="int64"),
            "mod_negative": rowwise(lambda i: i % -7, t.i, type="int64"), "floordiv": rowwise(lambda i: i // 7, t.i, type="int64"),
            "floordiv_negative": rowwise(lambda i: i // -7, t.i, type="int64"), "pow": rowwise(lambda g: g ** 2, t.g, type="float64"),
            "root": rowwise(lambda g: g.abs() ** 0.5, t.g, type="float64"),
            "pow_of_integer": rowwise(lambda n: n.astype("float64") ** 3, t.n, type="float64")}
@case("Operators")
def DivisionOfIntegersByZeroIsNull():
    none_for_zero = lambda compute: Values("int64", [None if j == 0 else compute(i, j) for i, j in zip(t.i, t.j)])
    return {"floordiv": none_for_zero(operator.floordiv), "mod": none_for_zero(operator.mod)}
@case("Operators")
def WideIntegersWrap():
    return {"add": rowwise(lambda a, b: a + b, t.wide, t.wide, type="int64"), "mul": rowwise(lambda a, b: a * b, t.wide, t.j, type="int64"),
            "minus": rowwise(lambda a: -a, t.wide, type="int64"), "sub": rowwise(lambda a: a - 10, t.wide, type="int64")}
@case("Operators")
def StringsJoin():
    return {"both": rowwise(lambda a, b: a + b, t.s, t.t, type="string"), "right": rowwise(lambda a: a + "!", t.t, type="string"),
            "left": rowwise(lambda a: "<" + a, t.t, type="string")}
@case("Operators")
def Logic():
    return {"and": t.b & t.c, "or": t.b | t.c, "both_nulls": t.c & t.c, "not": ~t.c, "and_true": t.c & True, "and_false": t.c & False,
            "or_true": t.c | True, "or_false": t.c | False, "not_and": ~(t.b & t.c), "isin_or": t.key.isin(["red"]) | t.c}


# ------------------------------------------------------------------------------------------------------------------ Values
@case("Values")
def IsIn():
    return {"n": t.n.isin([1, 2, -3]), "g": t.g.isin([2.5, 5.125]), "t": t.t.isin(["plain", "日本語", "no such"]), "c": t.c.isin([True]),
            "nothing": t.n.isin([]), "wide": t.wide.isin([2**63 - 1, 2**53 + 1]), "null": t.n.isin([1, None]),
            "e": t.e.isin([t.e.dropna().iloc[0], t.e.dropna().iloc[3]]), "fraction": t.n.isin([2.5]), "f": t.f.isin([3, 100])}
@case("Values")
def Between():
    return {"n": rowwise(lambda n: n.between(-2, 4), t.n, type="bool"), "g": rowwise(lambda g: g.between(-10.5, 10), t.g, type="bool"),
            "t": rowwise(lambda s: s.between("a", "q"), t.t, type="bool"),
            "e": (t.e >= datetime.date(1980, 1, 1)) & (t.e <= datetime.date(1999, 12, 31))}
@case("Values")
def Missing():
    names = ["n", "g", "c", "t", "e", "seen", "clock", "i"]
    return {**{f"{name}_na": t[name].isna() for name in names}, **{f"{name}_not": t[name].notna() for name in names}}
@case("Values")
def FillNulls():
    return {"n": t.n.fillna(0), "g": t.g.fillna(-1.5), "g_integer": t.g.fillna(7), "c": t.c.fillna(False), "t": t.t.fillna("none"),
            "e": t.e.fillna(datetime.date(2000, 1, 1)), "seen": t.seen.fillna(pd.Timestamp("2000-01-01 06:00")), "i": t.i.fillna(1),
            "n_fraction": Values("float64", [0.5 if value is pd.NA else float(value) for value in t.n])}
@case("Values")
def Absolute():
    return {"i": rowwise(abs, t.i, type="int64"), "n": rowwise(abs, t.n, type="int64"), "g": rowwise(abs, t.g, type="float64"),
            "f": rowwise(abs, t.f, type="float64")}
@case("Values")
def Strings():
    plain = lambda method, type, *arguments, **options: rowwise(
        lambda values: getattr(values.str, method)(*arguments, **options), t.t, type=type)
    return {"contains": plain("contains", "bool", "a"), "regex": plain("contains", "bool", "^[a-z]+$"),
            "dot": plain("contains", "bool", "."), "plain_dot": plain("contains", "bool", ".", regex=False),
            "no_case": plain("contains", "bool", "A", case=False), "no_case_plain": plain("contains", "bool", "a.B", case=False, regex=False),
            "starts": plain("startswith", "bool", "p"), "ends": plain("endswith", "bool", "d"), "len": plain("len", "int64"),
            "lower": plain("lower", "string"), "upper": plain("upper", "string"), "strip": plain("strip", "string"),
            "lstrip": plain("lstrip", "string"), "rstrip": plain("rstrip", "string"), "replace": plain("replace", "string", "a", "AA", regex=False),
            "replace_dot": plain("replace", "string", ".", "", regex=False), "slice": plain("slice", "string", 1, 4),
            "slice_end": plain("slice", "string", -3), "slice_to": plain("slice", "string", 0, -2), "slice_far": plain("slice", "string", 100),
            "slice_back": plain("slice", "string", -4, -1), "slice_empty": plain("slice", "string", 3, 1)}
@case("Values")
def AsTypeOfIntegers():
    return {"float64": rowwise(lambda n: n.astype("float64"), t.n, type="float64"), "float32": rowwise(lambda n: n.astype("float32"), t.n, type="float32"),
            "int8": rowwise(lambda n: n.astype("int8"), t.n, type="int8"), "int16": rowwise(lambda n: n.astype("int16"), t.n, type="int16"),
            "int32": rowwise(lambda n: n.astype("int32"), t.n, type="int32"), "uint8": rowwise(lambda n: n.astype("uint8"), t.k, type="uint8"),
            "uint16": rowwise(lambda n: n.astype("uint16"), t.k, type="uint16"), "uint32": rowwise(lambda n: n.astype("uint32"), t.k, type="uint32"),
            "uint64": rowwise(lambda n: n.astype("uint64"), t.k, type="uint64"), "boolean": rowwise(lambda n: n.astype("bool"), t.n, type="bool"),
            "string": rowwise(lambda n: n.astype("str"), t.n, type="string"), "wide": rowwise(lambda n: n.astype("str"), t.wide, type="string"),
            "wide_float": rowwise(lambda n: n.astype("float64"), t.wide, type="float64"), "same": t.n}
@case("Values")
def AsTypeOfFloats():
    return {"int64": rowwise(lambda g: g.astype("int64"), t.g, type="int64"), "int16": rowwise(lambda g: g.astype("int16"), t.g, type="int16"),
            "float32": rowwise(lambda g: g.astype("float32"), t.g, type="float32"), "boolean": rowwise(lambda g: g.astype("bool"), t.g, type="bool"),
            "string": rowwise(lambda g: g.astype("str"), t.g, type="string"), "string_f": rowwise(lambda f: f.astype("str"), t.f, type="string")}
@case("Values")
def AsTypeOfBooleans():
    return {"int64": rowwise(lambda b: b.astype("int64"), t.c, type="int64"), "float64": rowwise(lambda b: b.astype("float64"), t.c, type="float64"),
            "string": rowwise(lambda b: b.astype("str"), t.c, type="string")}
@case("Values")
def AsTypeOfTimes():
    stamp = pd.ArrowDtype(pa.timestamp("us"))
    return {"timestamp": t.e.astype(stamp), "date": Values("date", [None if value is pd.NaT or value is pd.NA else value.date() for value in t.seen]),
            "time": Values("time", [None if value is pd.NaT or value is pd.NA else value.time() for value in t.seen]),
            "e_text": Values("string", [None if value is pd.NA else str(value) for value in t.e]),
            "seen_text": Values("string", [None if value is pd.NaT or value is pd.NA else str(value) for value in t.seen]),
            "clock_text": Values("string", [None if value is pd.NA else str(value) for value in t.clock]),
            "microseconds": t.seen.astype(pd.ArrowDtype(pa.int64()))}
@case("Values")
def AsTypeOfText():
    return {"int64": rowwise(lambda n: n.astype("str").astype("int64"), t.n, type="int64"),
            "float64": rowwise(lambda g: g.astype("str").astype("float64"), t.g, type="float64"),
            "exact": rowwise(lambda f: f.astype("str").astype("float64"), t.f, type="float64"), "boolean": t.c, "date": t.e, "timestamp": t.seen,
            "time": t.clock}


# ----------------------------------------------------------------------------------------------------------------- Columns
@case("Columns")
def Select(): return c[["pop", "country", "year"]]
@case("Columns")
def Drop(): return c.drop(columns=["pop", "country"])
@case("Columns")
def Rename(): return c.rename(columns={"pop": "population", "year": "when"})
@case("Columns")
def Swap(): return c[["pop", "year"]].rename(columns={"pop": "year", "year": "pop"})
@case("Columns")
def AssignNew(): return c.assign(gdp=rowwise_series(lambda a, b: a * b, c["pop"], c.gdpPercap, "double"))
@case("Columns")
def AssignReplaces(): return c.assign(year=c.year - 1900)
@case("Columns")
def AssignConstants():
    return c[["year"]].assign(one=pd.Series([1] * len(c), dtype="int64[pyarrow]"), half=pd.Series([0.5] * len(c), dtype="double[pyarrow]"),
                              text=pd.Series(["same"] * len(c), dtype="string[pyarrow]"), yes=pd.Series([True] * len(c), dtype="bool[pyarrow]"))
@case("Columns")
def AssignTwice(): return c[["year"]].assign(a=c.year + 1, b=c.year + 1 + c.year)
@case("Columns")
def AssignFromAncestor(): return c[["country"]].assign(double=c["pop"] * 2)
@case("Columns")
def AsTypes(): return {"country": c.country, "year": rowwise(lambda y: y.astype("float64"), c.year, type="float64"),
                       "pop": rowwise(lambda p: p.astype("str"), c["pop"], type="string")}
@case("Columns")
def Series(): return (c.year - 1900).rename("since")



# ------------------------------------------------------------------------------------------------------------------ Filter
@case("Filter")
def One(): return c[c.year > 1980]
@case("Filter")
def Two(): return c[(c.year >= 1963) & (c.continent != "Asia")]
@case("Filter")
def Chained(): x = c[c.year > 1960]; return x[x.lifeExp < 60]
@case("Filter")
def OnAssigned(): x = c.assign(since=c.year - 1952); return x[x.since > 20]
@case("Filter")
def OnReplaced(): x = c.assign(year=c.year - 1952); return x[x.year > 20]
@case("Filter")
def MaskOfAncestor(): return c[["country", "pop"]][c.year == 1952]
@case("Filter")
def NullsAreLeftOut(): return c[c.lifeExp > 0]
@case("Filter")
def NotOfNull(): return c[~(c.lifeExp > 50)]
@case("Filter")
def Nothing(): return c[c.year > 3000]
@case("Filter")
def Everything(): return c[c.year > 0]
@case("Filter")
def Strings(): return c[c.country.str.contains("o", regex=False) | c.country.str.startswith("É") | (c.country.str.len() > 10)]
@case("Filter")
def IsIn(): return c[c.country.isin(["Japan", "Côte d'Ivoire", "Korea, \"South\"\nRepublic"])]
@case("Filter")
def Missing(): return c[c.gdpPercap.isna()]
@case("Filter")
def OfSeries(): return c["pop"][c.year == 2007]
@case("Filter")
def ByBooleanColumn(): return t[t.b][["i", "b", "s"]]
@case("Filter")
def ByNullableColumn(): return t[t.c.fillna(False)][["i", "c", "s"]]
@case("Filter")
def ThenSelectThenFilter(): x = c[c.year > 1960][["country", "pop"]]; return x[x["pop"] > 1000000]
@case("Filter")
def ThenRename(): x = c[c.year > 1960].rename(columns={"pop": "people"}); return x[x.people > 1000000]
@case("Filter")
def OnDates(): return t[(t.e > datetime.date(1990, 1, 1)) & (t.seen < pd.Timestamp("2010-06-01 12:00"))][["e", "seen"]]


# -------------------------------------------------------------------------------------------------------------------- Head
@case("Head")
def None_(): return c.head(0)
@case("Head")
def Some(): return c.head(7)
@case("Head")
def More(): return c.head(1000)
@case("Head")
def OfFilter(): return c[c.continent == "Africa"].head(8)
@case("Head")
def OfNothing(): return c[c.year > 3000].head(3)
@case("Head")
def OfSorted(): return c.sort_values("pop", ascending=False, kind="stable").head(6)
@case("Head")
def OfAssigned(): return c.assign(since=c.year - 1952).head(4)
@case("Head")
def OfSeries(): return c.country.head(3)
@case("Head")
def OfFilteredSorted(): return c[c.year > 1960].sort_values(["continent", "country", "year"], kind="stable").head(9)
@case("Head")
def ThenMore(): return c[c.lifeExp > 45][["country", "lifeExp"]].head(20)


# -------------------------------------------------------------------------------------------------------------------- Sort
def sort(frame, by, **options): return frame.sort_values(by, kind="stable", **options)
@case("Sort")
def Integers(): return sort(c, "year")[["year", "country"]]
@case("Sort")
def Descending(): return sort(c, "year", ascending=False)[["year", "country"]]
@case("Sort")
def TwoKeys(): return sort(c, ["continent", "year"], ascending=[True, False])
@case("Sort")
def NullsLast(): return sort(t, "n")[["n", "i", "s"]]
@case("Sort")
def NullsFirst(): return sort(t, "n", na_position="first")[["n", "i", "s"]]
@case("Sort")
def NullsLastDescending(): return sort(t, "g", ascending=False)[["g", "i", "s"]]
@case("Sort")
def NullsFirstDescending(): return sort(t, "g", ascending=False, na_position="first")[["g", "i", "s"]]
@case("Sort")
def Strings(): return sort(t, "t")[["t", "i"]]
@case("Sort")
def StringsDescending(): return sort(t, ["t", "i"], ascending=False, na_position="first")[["t", "i"]]
@case("Sort")
def Dates(): return sort(t, "e")[["e", "i"]]
@case("Sort")
def Timestamps(): return sort(t, "seen", ascending=False)[["seen", "i"]]
@case("Sort")
def Times(): return sort(t, "clock")[["clock", "i"]]
@case("Sort")
def Booleans(): return sort(t, ["c", "b"])[["c", "b", "i"]]
@case("Sort")
def WideIntegers(): return sort(t, "wide")[["wide", "i"]]
@case("Sort")
def Floats(): return sort(t, "f", ascending=False)[["f", "i"]]
@case("Sort")
def ManyKeys(): return sort(t, ["key", "c", "k", "n"], ascending=[False, True, False, True])[["key", "c", "k", "n", "i"]]
@case("Sort")
def FilteredLater(): x = sort(c, "pop"); return x[x.year > 1980]
@case("Sort")
def OfNothing(): return sort(c[c.year > 3000], "pop")
@case("Sort")
def Again(): return sort(sort(c, "pop"), "continent")
@case("Sort")
def ByAssigned(): return sort(c.assign(gdp=rowwise_series(lambda a, b: a * b, c["pop"], c.gdpPercap, "double")), "gdp")[["country", "gdp"]]


# ----------------------------------------------------------------------------------------------------------------- GroupBy
def grouped(frame, by, **named):
    options = {"dropna": True, **{key: named.pop(key) for key in ("dropna",) if key in named}}
    groups = frame.groupby(by, sort=True, **options)
    made = groups.agg(**named).reset_index() if named else groups.size().reset_index(name="size")
    return made


def size_of(frame, by, dropna=True):
    return frame.groupby(by, sort=True, dropna=dropna).size().reset_index(name="size")


@case("GroupBy", ordered=False)
def EachFunction():
    return grouped(c, "continent", total=("pop", "sum"), life=("lifeExp", "mean"), first=("year", "min"), last=("year", "max"),
                   known=("gdpPercap", "count"), rows=("year", "size"))
@case("GroupBy")
def Sorted(): return grouped(c, "continent", total=("pop", "sum"))
@case("GroupBy", ordered=False)
def TwoKeys(): return grouped(c, ["continent", "year"], total=("pop", "sum"), life=("lifeExp", "mean"))
@case("GroupBy")
def TwoKeysSorted(): return grouped(c, ["year", "continent"], total=("pop", "sum"))
@case("GroupBy", ordered=False)
def KeyByInteger(): return grouped(t, "k", total=("i", "sum"), mean=("n", "mean"))
@case("GroupBy", ordered=False)
def NullKeysAreDropped(): return grouped(t, "key", total=("i", "sum"), count=("n", "count"))
@case("GroupBy", ordered=False)
def NullKeysAreKept(): return grouped(t, "key", dropna=False, total=("i", "sum"), count=("n", "count"))
@case("GroupBy")
def NullKeysSorted(): return grouped(t, "key", dropna=False, total=("i", "sum"))
@case("GroupBy", ordered=False)
def NullsInTwoKeys(): return grouped(t, ["key", "c"], dropna=False, total=("i", "sum"), rows=("i", "size"))
@case("GroupBy", ordered=False)
def NullsInTwoKeysDropped(): return grouped(t, ["key", "c"], total=("i", "sum"), rows=("i", "size"))
@case("GroupBy", ordered=False)
def Sums():
    made = grouped(t, "k", i=("i", "sum"), n=("n", "sum"), f=("f", "sum"), g=("g", "sum"), wide=("j", "sum"))
    for name in ("b", "c"):
        made[name] = pd.Series(t.groupby("k")[name].sum().to_numpy().astype("int64"), dtype="int64[pyarrow]")
    return made
@case("GroupBy", ordered=False)
def Means():
    made = grouped(t, "k", i=("i", "mean"), n=("n", "mean"), f=("f", "mean"), g=("g", "mean"))
    made["c"] = pd.Series([float(v) for v in t.assign(x=t.c.astype("double[pyarrow]")).groupby("k").x.mean()], dtype="double[pyarrow]")
    return made
EVERY = ["i", "n", "wide", "f", "g", "b", "c", "s", "t", "d", "e", "at", "seen"]
@case("GroupBy", ordered=False)
def Minima(): return grouped(t, "k", **{name: (name, "min") for name in EVERY})
@case("GroupBy", ordered=False)
def Maxima(): return grouped(t, "k", **{name: (name, "max") for name in EVERY})
@case("GroupBy", ordered=False)
def Counts(): return grouped(t, "k", **{name: (name, "count") for name in EVERY + ["clock"]})
for _name, _test in [("n", "KeyOfNullableInteger"), ("c", "KeyOfBoolean"), ("t", "KeyOfString"), ("e", "KeyOfDate"), ("seen", "KeyOfTimestamp"), ("g", "KeyOfFloat"), ("wide", "KeyOfWideInteger")]:
    SUITES["GroupBy"][_test] = {"ordered": False, **record(size_of(t, _name))}
    SUITES["GroupBy"][_test + "WithNulls"] = {"ordered": False, **record(size_of(t, _name, dropna=False))}
@case("GroupBy", ordered=False)
def AllSum():
    made = t[["k", "i", "n", "g", "t", "e"]].groupby("k", sort=True)[["i", "n", "g"]].sum().reset_index(); return made
@case("GroupBy", ordered=False)
def AllMean(): return t[["k", "i", "n", "g", "t", "e"]].groupby("k", sort=True)[["i", "n", "g"]].mean().reset_index()
@case("GroupBy", ordered=False)
def AllMin(): return t[["k", "i", "n", "g", "t", "e"]].groupby("k", sort=True).min().reset_index()
@case("GroupBy", ordered=False)
def AllMax(): return t[["k", "i", "n", "g", "t", "e"]].groupby("k", sort=True).max().reset_index()
@case("GroupBy", ordered=False)
def AllCount(): return t[["k", "i", "n", "g", "t", "e"]].groupby("k", sort=True).count().reset_index()
@case("GroupBy", ordered=False)
def AllSize(): return size_of(t, "k")
@case("GroupBy", ordered=False)
def OfFilter(): return grouped(c[c.year > 1960], "continent", total=("pop", "sum"))
@case("GroupBy", ordered=False)
def OfNothing(): return grouped(c[c.year > 3000], "continent", total=("pop", "sum"), rows=("pop", "size"), least=("pop", "min"))
@case("GroupBy", ordered=False)
def ByAssigned(): return grouped(c.assign(old=c.year < 1970), ["old"], total=("pop", "sum"))
@case("GroupBy")
def ThenFilterAndSort():
    made = grouped(c, "country", people=("pop", "max")); return made[made.people > 1000000].sort_values("people", kind="stable")
@case("GroupBy", ordered=False)
def Twice():
    first = grouped(c, ["continent", "country"], people=("pop", "max")); return grouped(first, "continent", people=("people", "sum"))
@case("GroupBy", ordered=False)
def AllNullGroup():
    none = t.assign(n=t.n.where(t.k != 2)); return grouped(none, "k", total=("n", "sum"), mean=("n", "mean"), least=("n", "min"), count=("n", "count"))
@case("GroupBy", ordered=False)
def ManyGroups():
    many = t.assign(many=t.i * 100 + t.j); return grouped(many, "many", total=("k", "sum"), text=("t", "min"))


# -------------------------------------------------------------------------------------------------------------- Reductions
def reductions(series, functions):
    made = []
    for function in functions:
        value = len(series) if function == "size" else getattr(series, function)()
        made.append((function, value))
    return made
NUMBERS = ["sum", "mean", "min", "max", "count", "size"]
OTHERS = ["min", "max", "count", "size"]
for _name, _column in [("Integers", "i"), ("IntegersWithNulls", "n"), ("Floats", "f"), ("FloatsWithNulls", "g")]:
    SUITES.setdefault("Reductions", {})[_name] = record(reductions(t[_column], NUMBERS))
for _name, _column in [("Strings", "t"), ("Dates", "e"), ("Timestamps", "seen"), ("WideIntegers", "wide")]:
    SUITES["Reductions"][_name] = record(reductions(t[_column], OTHERS))
@case("Reductions")
def Booleans(): return [("sum", int(t.c.sum())), ("mean", t.c.astype("double[pyarrow]").mean()), *reductions(t.c, OTHERS)]
@case("Reductions")
def Times(): return [("min", min(t.clock.dropna())), ("max", max(t.clock.dropna())), ("count", t.clock.count()), ("size", len(t))]
@case("Reductions")
def OfNothing(): return [*reductions(c[c.year > 3000]["pop"], NUMBERS), *reductions(c[c.year > 3000]["lifeExp"], NUMBERS), *reductions(c[c.year > 3000].country, OTHERS)]
@case("Reductions")
def OfNulls(): return [*reductions(t.n[t.n.isna()], NUMBERS), *reductions(t.g[t.g.isna()], NUMBERS), *reductions(t.t[t.t.isna()], OTHERS)]
@case("Reductions")
def OfExpression(): return reductions(rowwise_series(lambda a, b: a * b, c["pop"], c.gdpPercap, "double"), NUMBERS)
@case("Reductions")
def OfFilter(): return [("mean", c[c.continent == "Africa"].lifeExp.mean()), ("rows", len(c[c.continent == "Africa"]))]
@case("Reductions")
def OfComparison(): return [("sum", int((c.year > 1980).sum())), ("mean", float((c.year > 1980).astype("double[pyarrow]").mean()))]
@case("Reductions")
def Together():
    late = c[c.year > 1980]
    return [("least", c.year.min()), ("most", c.year.max()), ("rows", len(c)), ("late", late["pop"].sum()), ("country", late.country.max())]


# ----------------------------------------------------------------------------------------------------------------- ReadCsv
def read(name, **options):
    return pd.read_csv(DATA / name, **{"dtype_backend": "pyarrow", **options})
def only(name, test, **options):
    frame = read(name, **{"dtype_backend": "pyarrow", **options})
    # pandas has no type for a column of nulls; floats hold them there.
    for column in frame.columns:
        if str(frame[column].dtype) == "null[pyarrow]":
            frame[column] = frame[column].astype("double[pyarrow]")
    SUITES.setdefault("ReadCsv", {})[test] = {"ordered": True, **record(frame)}
only("no_header.csv", "NoHeader", header=None, names=["0", "1", "2"])
only("no_header.csv", "NoHeaderWithNames", header=None, names=["id", "letter", "value"])
only("part-0.csv", "OtherNames", header=0, names=["a", "b", "c"])
only("part-0.csv", "UseCols", usecols=["value", "id"])
only("part-0.csv", "DType", dtype={"id": "double[pyarrow]", "letter": "string[pyarrow]", "value": "string[pyarrow]"})
only("semicolon.csv", "SeparatorAndDecimal", sep=";", decimal=",", thousands=".")
only("thousands.csv", "Thousands", thousands=",")
only("comment.csv", "Comment", comment="#")
only("skip.csv", "SkipRows", skiprows=2)
only("second_header.csv", "SecondHeader", header=1)
only("bad_lines.csv", "BadLinesAreSkipped", on_bad_lines="skip")
only("short_lines.csv", "ShortLinesEndInNulls")
only("answers.csv", "TrueAndFalseValues", true_values=["yes"], false_values=["no"])
only("missing.csv", "NaValues", na_values=["-", "none"])
only("missing.csv", "NoDefaultNa", keep_default_na=False, na_values=["-"])
only("initial_space.csv", "InitialSpace", skipinitialspace=True)
only("single_quotes.csv", "QuoteChar", quotechar="'")
only("escaped.csv", "EscapeChar", escapechar="\\")
only("quoted_none.csv", "NoQuotes", quoting=3)
only("blank_lines.csv", "BlankLines")
only("blank_rows.csv", "BlankLinesAreRows", skip_blank_lines=False)
only("crlf.csv", "CarriageReturns")
only("no_last_newline.csv", "NoLastNewline")
only("byte_order_mark.csv", "ByteOrderMark")
only("header_only.csv", "HeaderOnly", dtype={name: "double[pyarrow]" for name in "abc"})
only("all_null.csv", "AllNull")
only("one_column.csv", "OneColumn")
only("wide_integers.csv", "WideIntegers")
only("wide_float.csv", "WideFloats")
only("names_like_numbers.csv", "NamesLikeNumbers")
only("quoted_numbers.csv", "QuotedNumbers")
only("tabs.csv", "Tabs", sep="\t")
only("mixed_case_bool.csv", "MixedCaseBooleans")
only("long_cell.csv", "LongCell")
only("quotes.csv", "QuotesAcrossBlocks")
only("inside_out.csv", "QuotesInsideOut")
only("types.csv", "AssumeMissing", usecols=["i", "n", "g"], dtype={"i": "double[pyarrow]", "n": "double[pyarrow]"})
only("packed.csv.gz", "Gzip")
only("part-0.csv", "Zstd")  # what packed.csv.zst holds; pandas needs one more package to open that
only("late_float.csv", "LateFloat")
only("late_string.csv", "LateString")
only("late_null.csv", "LateNull")
only("late_string_after_float.csv", "LateStringAfterFloat")
only("late_string_after_bool.csv", "LateStringAfterBoolean")
only("late_string_after_date.csv", "LateStringAfterDate")
only("too_wide.csv", "TooWideInteger", dtype_backend=pd.api.extensions.no_default)  # pandas' own types have uint64


@case("ReadCsv")
def Types(): return t
@case("ReadCsv")
def LateTimestamp():
    frame = read("late_timestamp.csv"); frame["value"] = pd.to_datetime(frame["value"], format="ISO8601").astype(pd.ArrowDtype(pa.timestamp("us"))); return frame
@case("ReadCsv")
def Dates():
    frame = read("dates.csv")
    return {"id": frame.id, "day": Values("date", ["2024-02-29", None, "1969-12-31"]),
            "at": pd.to_datetime(frame["at"], format="ISO8601").astype(pd.ArrowDtype(pa.timestamp("us"))),
            "clock": Values("time", ["13:45:06", None, "00:00:00"])}
@case("ReadCsv")
def ParseDates():
    frame = pd.read_csv(DATA / "dates.csv", parse_dates=["day"], usecols=["id", "day"], dtype_backend="pyarrow")
    return frame
def parts(names): return pd.concat([read(name) for name in names], ignore_index=True)
@case("ReadCsv")
def SeveralFiles(): return parts(["part-2.csv", "part-0.csv"])
@case("ReadCsv")
def Glob(): return parts(sorted(pathlib.Path(name).name for name in glob.glob(str(DATA / "part-*.csv"))))
@case("ReadCsv")
def IncludePathColumn():
    names = ["part-0.csv", "part-1.csv"]
    return pd.concat([read(name).assign(file=pd.Series([name] * 7, dtype="string[pyarrow]")) for name in names], ignore_index=True)
@case("ReadCsv")
def ColumnsByName(): return parts(["part-0.csv", "other_order.csv"])


# --------------------------------------------------------------------------------------------------------------- FromTable
@case("FromTable")
def RoundTrip(): return t
@case("FromTable")
def EmptyStringsStay(): return {"text": Values("string", ["", None, "a", ""]), "length": Values("int64", [0, None, 1, 0])}
@case("FromTable")
def NoRows(): return c[c.year > 3000]
@case("FromTable")
def MorePartsThanRows(): return c.head(3)
@case("FromTable")
def NarrowTypes():
    made = {"i8": ("int8", [1, -2, None]), "i16": ("int16", [1, -2, None]), "i32": ("int32", [100000, -2, None]), "u8": ("uint8", [200, 2, None]), "u64": ("uint64", [2**64 - 1, 2, None]),
            "f32": ("float32", [0.5, -2.25, None])}
    return {name: Values(type, values) for name, (type, values) in made.items()}


# --------------------------------------------------------------------------------------------------------------- Functions
@case("Functions")
def OfDoubles(): return {"gdp": rowwise(lambda a, b: a * b, c["pop"], c.gdpPercap, type="float64")}
@case("Functions")
def OfIntegers(): return {"n": rowwise(lambda n: 3 * n + 1, t.n, type="int64")}
@case("Functions")
def OfStrings(): return {"t": rowwise(lambda s: "<" + s + ">", t.t, type="string")}
@case("Functions")
def OfBooleans(): return {"c": ~t.c}
@case("Functions")
def OfMixedTypes(): return {"label": Values("string", [None if pd.isna(a) or pd.isna(b) else f"{a}:{b}" for a, b in zip(t.t, t.n)])}
@case("Functions")
def AsFilter(): return c[(c["pop"] > 1000000)]
@case("Functions")
def Aggregated(): return [("sum", int((3 * t.n + 1).sum()))]
@case("Functions")
def OfPartitions(): return c.assign(year=c.year)[["year", "pop"]]


def main():
    RECORDED.mkdir(exist_ok=True)
    versions = {"pandas": pd.__version__, "pyarrow": pa.__version__, "numpy": np.__version__}
    for suite, cases in SUITES.items():
        lines = [f"  {json.dumps(name.rstrip('_'))}: {json.dumps(made, ensure_ascii=False)}" for name, made in cases.items()]
        text = "{\n" + f'"recorded_by": {json.dumps({"script": "tests/frame/record_frames.py", **versions})},\n"cases": {{\n' + ",\n".join(lines) + "\n}\n}\n"
        (RECORDED / f"{suite}.json").write_text(text, encoding="utf-8")
    print(sum(len(cases) for cases in SUITES.values()), "cases in", len(SUITES), "suites")


if __name__ == "__main__":
    main()
