#!/usr/bin/env python
"""Records what pandas makes of group-by and reductions in tests/aggregations/recorded, one file a test suite.

Run with pandas 3.1.1, pyarrow 26.0.1 and numpy 2.4.6 from PyPI: `python record_aggregations.py`. Each function below records the case of its
name; the C++ test of the same suite and name builds the same frame. Rows are those of tests/frame/data and the samples below, which
aggregation_case.cc makes in the same way. Numbers are computed with NumPy's types where NaN and null are one, nulls being Arrow's in the
record.
"""
import fractions
import json
import pathlib
import sys

import numpy as np
import pandas as pd
import pyarrow as pa

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "frame"))
import record_frames  # noqa: E402
from record_frames import Values, c, t  # noqa: E402

RECORDED = HERE / "recorded"
SUITES = {}


def with_durations(series):
    """Durations as text, as pandas prints them."""
    if not str(series.dtype).startswith("timedelta64"):
        return series
    return Values("duration", [None if pd.isna(value) else str(value.floor("us")) for value in series])


def record(result):
    if isinstance(result, pd.DataFrame):
        result = {name: with_durations(result[name]) for name in result.columns}
    if isinstance(result, list):
        result = [(name, None if pd.isna(value) else value) for name, value in result]
    return record_frames.record(result)


def case(suite, ordered=False):
    def add(function):
        SUITES.setdefault(suite, {})[function.__name__] = {"ordered": ordered, **record(function())}
        return function
    return add


def samples():
    """Groups with many values, one value, and none; nulls, NaN, large integers, float32, text, booleans, times."""
    rows = range(60)
    key = [None if i == 30 else "single" if i == 59 else "none" if i % 13 == 5 else "abc"[i * 7 % 3] for i in rows]
    missing = [key[i] == "none" for i in rows]
    x = [np.nan if missing[i] or i % 11 == 3 or i % 7 == 2 else (i * 37 % 101) / 8 - 5 for i in rows]
    n = [None if missing[i] or i % 5 == 1 else i * 29 % 23 - 11 for i in rows]
    return pd.DataFrame({
        "key": pd.Series(key, dtype=pd.ArrowDtype(pa.string())),
        "part": pd.Series([i % 4 for i in rows], dtype="int64"),
        "x": pd.Series(x, dtype="float64"),
        "n": pd.Series(n, dtype=pd.ArrowDtype(pa.int64())),
        "big": pd.Series([2**62 + i * 12345 for i in rows], dtype="int64"),
        "h": pd.Series([value / 2 for value in x], dtype="float32"),
        "flag": pd.Series([None if missing[i] or i % 8 == 5 else i % 3 == 0 for i in rows], dtype=pd.ArrowDtype(pa.bool_())),
        "s": pd.Series([None if missing[i] or i % 6 == 4 else "" if i % 17 == 0 else f"text number {i * 13 % 17}" for i in rows],
                       dtype="str"),
        "at": pd.Series([None if missing[i] or i % 9 == 4 else pd.Timestamp("2020-01-01") + pd.Timedelta(hours=i * 31 % 59) for i in rows],
                        dtype="datetime64[us]"),
        "took": pd.Series([None if missing[i] or i % 9 == 7 else pd.Timedelta(seconds=i * 31 % 59, microseconds=i) for i in rows],
                          dtype="timedelta64[us]"),
    })


m = samples()
NUMBERS = ["x", "n", "h", "flag"]


def plain(series):
    """float64 with NaN for what is missing: pandas' own reductions of Arrow types do not have all functions."""
    if str(series.dtype) in ("int64[pyarrow]", "bool[pyarrow]"):
        return series.astype("float64[pyarrow]").astype("float64") if "bool" not in str(series.dtype) else series.map(
            lambda v: np.nan if pd.isna(v) else float(v)).astype("float64")
    return series


def of_groups(columns, function, type=None, keys="key", **options):
    """One function of several columns by key, as the columns' types have it."""
    made = {}
    for name in columns:
        # Statistics of float32 are computed as float64 here, and rounded once.
        as_double = name == "h" and function in ("var", "std", "sem", "skew", "kurt")
        values = m[name].astype("float64") if as_double else plain(m[name])
        result = getattr(values.groupby(m[keys], sort=True), function)(**options)
        result = result.astype("float32") if as_double else result
        made[name] = result if type is None else result.astype(type)
    return pd.DataFrame(made).reset_index().rename(columns={"index": keys})


# ----------------------------------------------------------------------------------------------------------- GroupFunctions
@case("GroupFunctions")
def Var(): return of_groups(NUMBERS, "var")
@case("GroupFunctions")
def VarOfAll(): return of_groups(NUMBERS, "var", ddof=0)
@case("GroupFunctions")
def Std(): return of_groups(NUMBERS, "std")
def exact_var(values):
    """Of the values as float64: far from zero, pandas' own sums lose the third digit."""
    exact = [fractions.Fraction(float(value)) for value in values]
    mean = sum(exact) / len(exact)
    return float(sum((value - mean) ** 2 for value in exact) / (len(exact) - 1)) if len(exact) > 1 else np.nan
@case("GroupFunctions")
def VarOfLargeIntegers(): return m.groupby("key", sort=True).big.agg(exact_var).reset_index()
@case("GroupFunctions")
def StdOfTimes(): return of_groups(["at", "took"], "std")
@case("GroupFunctions")
def Sem(): return of_groups(NUMBERS, "sem")
@case("GroupFunctions")
def Skew(): return of_groups(["x", "n", "h"], "skew")
@case("GroupFunctions")
def Kurt(): return of_groups(["x", "n", "h"], "kurt")
@case("GroupFunctions")
def Median(): return of_groups(["x", "n", "big", "h", "flag"], "median")
@case("GroupFunctions")
def MedianOfTimes(): return of_groups(["at", "took"], "median")
@case("GroupFunctions")
def QuantileOfTimes(): return of_groups(["at"], "quantile", q=0.9)
@case("GroupFunctions")
def Quantile(): return of_groups(["x", "n", "big", "h"], "quantile", q=0.3)
@case("GroupFunctions")
def QuantileOfEnds():
    low, high = of_groups(["x"], "quantile", q=0.0), of_groups(["x"], "quantile", q=1.0)
    return low.rename(columns={"x": "low"}).assign(high=high.x, median=of_groups(["x"], "median").x)
@case("GroupFunctions")
def First():
    return m[["key", "x", "n", "big", "h", "flag", "s", "at", "took"]].groupby("key", sort=True).first().reset_index()
@case("GroupFunctions")
def Last():
    return m[["key", "x", "n", "big", "h", "flag", "s", "at", "took"]].groupby("key", sort=True).last().reset_index()
@case("GroupFunctions")
def CountUnique(): return m.groupby("key", sort=True).nunique().reset_index()
@case("GroupFunctions")
def Prod():
    made = of_groups(["x", "big"], "prod")
    made["h"] = m.h.astype("float64").groupby(m.key, sort=True).prod().astype("float32").to_numpy()  # here made as float64
    made["n"] = m.n.fillna(1).astype("int64").groupby(m.key, sort=True).prod().to_numpy()
    made["flag"] = m.flag.fillna(True).astype("int64").groupby(m.key, sort=True).prod().to_numpy()
    return made[["key", "x", "n", "big", "h", "flag"]]
@case("GroupFunctions")
def Any(): return m[["key", "x", "n", "big", "h", "flag", "s", "took"]].groupby("key", sort=True).any().reset_index()
@case("GroupFunctions")
def All(): return m[["key", "x", "n", "big", "h", "flag", "s", "took"]].groupby("key", sort=True).all().reset_index()
@case("GroupFunctions")
def SumOfFloat32():  # here added up as float64, and rounded once
    return m.h.astype("float64").groupby(m.key, sort=True).sum().astype("float32").reset_index()
@case("GroupFunctions")
def Together():
    g = m.groupby("key", sort=True)
    return pd.DataFrame({"x": g.x.sum(), "mean": g.x.mean(), "var": g.x.var(), "kurt": g.x.kurt(), "median": g.x.median(),
                         "unique": g.s.nunique(), "text": g.s.first(), "rows": g.size()}).reset_index()
@case("GroupFunctions")
def KeptNullKeys():
    g = m.groupby("key", sort=True, dropna=False)
    return pd.DataFrame({"median": g.x.median(), "unique": g.s.nunique(), "var": g.x.var()}).reset_index()
@case("GroupFunctions")
def TwoKeys():
    g = m.groupby(["key", "part"], sort=True)
    return pd.DataFrame({"median": g.x.median(), "unique": g.s.nunique(), "last": g.s.last(), "std": g.x.std()}).reset_index()
@case("GroupFunctions")
def OfNothing():
    g = m[m.part > 100].groupby("key", sort=True)
    return pd.DataFrame({"median": g.x.median(), "unique": g.s.nunique(), "first": g.s.first(), "std": g.x.std()}).reset_index()
@case("GroupFunctions")
def Dates():
    g = t.groupby("k", sort=True)
    return pd.DataFrame({"first": g.e.first(), "last": g.e.last(), "unique": g.e.nunique(), "least": g.e.min()}).reset_index()


# ------------------------------------------------------------------------------------------------------------- GroupMethods
@case("GroupMethods")
def OneColumn(): return m.groupby("key", sort=True)["x"].sum().reset_index()
@case("GroupMethods")
def SomeColumns(): return m.groupby("key", sort=True)[["x", "big"]].max().reset_index()
@case("GroupMethods")
def FunctionsOfOneColumn(): return m.groupby("key", sort=True)["x"].agg(["sum", "mean", "count"]).reset_index()
@case("GroupMethods")
def FunctionsOfColumns():
    made = m.groupby("key", sort=True)[["x", "big"]].agg(["min", "max"])
    made.columns = [f"{a}_{b}" for a, b in made.columns]
    return made.reset_index()
@case("GroupMethods")
def ComputedKey(): return m.groupby(m.big % 5, sort=True)["x"].sum().reset_index()
@case("GroupMethods")
def ComputedKeys():
    return m.assign(rest=m.big % 3, is_odd=m.part % 2 == 1).groupby(["rest", "is_odd"], sort=True)[["x"]].agg(["sum", "size"])["x"].reset_index()
@case("GroupMethods", ordered=True)
def ValueCounts():
    made = m.groupby("part", sort=True)["s"].value_counts().reset_index()
    return made.sort_values(["part", "count", "s"], ascending=[True, False, True])


# ------------------------------------------------------------------------------------------------------------ MissingValues
STRICT = ["sum", "prod", "mean", "min", "max", "var", "std", "sem", "skew", "kurt", "median"]
@case("MissingValues")
def OfSeries():
    return [(f"{name} {column}", getattr(m[column], name)(skipna=skipna)) for column in ["x", "part"] for name in STRICT for skipna in [False, True][:1 if column == "x" else 2]
            if (name, column) != ("skew", "part")]  # which is nearly 0
@case("MissingValues")
def Options():
    return [("var", m.part.var(ddof=0, skipna=False)), ("std", m.x.std(ddof=2)), ("sum", m.x.sum(min_count=100)), ("few", m.part.sum(min_count=60, skipna=False))]
@case("MissingValues")
def OfFrame(): return pd.DataFrame({"x": [np.nan], "part": [m.part.mean(skipna=False)], "big": [m.big.mean(skipna=False)]})
@case("MissingValues")
def OfNothing(): return [("sum", float(m[m.part > 100].x.sum(skipna=False))), ("mean", m[m.part > 100].x.mean(skipna=False))]
@case("MissingValues")
def Truth():
    # A missing value is true where it is not left out.
    zeros = plain(m.n) * 0
    return [(f"{function} {name} {skipna}", bool(getattr(values, function)(skipna=skipna))) for function in ["any", "all"]
            for name, values in {"zeros": zeros, "x": m.x, "part": m.part, "whole zeros": m.part * 0, "nothing": m.x[m.part > 100]}.items() for skipna in [False, True]]
@case("MissingValues")
def TruthOfFrame(): return pd.DataFrame({name: [bool((m[name] * 0).any(skipna=False))] for name in ["x", "part"]})
@case("MissingValues", ordered=True)
def TruthOfRows():
    rows = pd.DataFrame({"x": m.x * 0, "n": plain(m.n)})
    return pd.DataFrame({"any": rows.any(axis=1, skipna=False), "all": rows.all(axis=1, skipna=False)})
@case("MissingValues")
def Different(): return [(column, int(m[column].nunique(dropna=False))) for column in ["x", "n", "s", "part", "at"]]
@case("MissingValues")
def DifferentOfFrame(): return pd.DataFrame({column: [int(m[column].nunique(dropna=False))] for column in ["x", "n", "part"]})


# ------------------------------------------------------------------------------------------------------------- GroupExtremes
def extremes(made, column): return made.dropna().reset_index(level=0).rename(columns={"index": "key"})[["key", column]].reset_index(drop=True)
@case("GroupExtremes", ordered=True)
def Largest(): return extremes(m.groupby("key").x.nlargest(3), "x")
@case("GroupExtremes", ordered=True)
def Smallest(): return extremes(m.groupby("key").part.nsmallest(2), "part")
@case("GroupExtremes")
def ApplyWithArguments():
    made = m[m.key.notna()]
    made = made.assign(scaled=made.part * 2.5).groupby("key").head(2)
    return made[["key", "scaled"]].reset_index(drop=True)


# --------------------------------------------------------------------------------------------------------------- Reductions
def all_of(series):
    floats = plain(series)
    return [("prod", floats.prod()) if str(series.dtype) != "int64[pyarrow]" else ("count", int(series.count())), ("var", floats.var()), ("var0", floats.var(ddof=0)),
            ("std", floats.std()), ("sem", floats.sem()), ("skew", floats.skew()), ("kurt", floats.kurt()), ("median", floats.median()),
            ("quantile", floats.quantile(0.3)), ("nunique", int(series.nunique())), ("any", bool(series.any())), ("all", bool(series.all()))]


@case("SeriesReductions")
def OfFloats(): return all_of(m.x)
@case("SeriesReductions")
def OfFloat32():  # here computed as float64, and rounded once
    return [(name, float(np.float32(value)) if isinstance(value, float) and name != "quantile" else value) for name, value in all_of(m.h.astype("float64"))]
@case("SeriesReductions")
def OfNullableIntegers(): return all_of(m.n)
@case("SeriesReductions")
def OfLargeIntegers(): return [("prod", m.big.prod()), ("median", m.big.median()), ("quantile", m.big.quantile(0.3)), ("nunique", m.big.nunique()), ("var", exact_var(m.big))]
@case("SeriesReductions")
def OfBooleans(): return [("var", plain(m.flag).var()), ("median", plain(m.flag).median()), ("nunique", m.flag.nunique()), ("any", bool(m.flag.any())), ("all", bool(m.flag.all()))]
@case("SeriesReductions")
def OfTexts(): return [("nunique", m.s.nunique()), ("any", bool((m.s.dropna() != "").any())), ("all", bool((m.s.dropna() != "").all()))]
@case("SeriesReductions")
def OfTimes():
    return [("mean", m["at"].mean()), ("median", m["at"].median()), ("quantile", m["at"].quantile(0.25)), ("nunique", m["at"].nunique())]
@case("SeriesReductions")
def QuantilesOfTimes(): return [(str(q), m["at"].quantile(q)) for q in (0.1, 0.3, 0.35, 0.7, 0.9)]
@case("SeriesReductions")
def OfNothing():
    none = m[m.part > 100]
    return [("prod", none.x.prod()), ("any", bool(none.x.any())), ("all", bool(none.x.all())), ("nunique", none.x.nunique()), ("var", none.x.var()), ("skew", none.x.skew()),
            ("median", none.x.median()), ("sum", none.n.astype("int64").sum())]
@case("SeriesReductions")
def OfOneValue():
    one = m[m.key == "single"]
    return [("prod", one.x.prod()), ("var", one.x.var()), ("var0", one.x.var(ddof=0)), ("sem", one.x.sem()), ("skew", one.x.skew()), ("kurt", one.x.kurt()),
            ("median", one.x.median()), ("quantile", one.x.quantile(0.9))]
@case("SeriesReductions")
def OfEqualValues():
    same = m.x * 0 + 0.1
    return [("skew", same.skew()), ("kurt", same.kurt()), ("mean", same.mean())]
@case("SeriesReductions")
def FarFromZero():
    far = m.x / 1024 + 2**30
    near = m.x / 1024  # what pandas makes of the same distances without their mean in the way
    assert abs(far.var() / near.var() - 1) < 1e-9
    return [("var", near.var()), ("std", near.std()), ("skew", near.skew()), ("kurt", near.kurt())]
@case("SeriesReductions")
def OfTwo():
    n = plain(m.n)
    return [("cov", m.x.cov(n)), ("cov0", m.x.cov(n, ddof=0)), ("corr", m.x.corr(n)), ("itself", m.x.corr(m.x * 2 + 1)), ("against", m.x.corr(-m.x)),
            ("constant", m.x.corr(m.x * 0))]
@case("SeriesReductions")
def OfEnoughPairs():
    n = plain(m.n)
    pairs = int((m.x.notna() & n.notna()).sum())
    return [(f"{name} {least}", getattr(m.x, name)(n, min_periods=least)) for name in ["cov", "corr"] for least in [0, pairs, pairs + 1]]


# ------------------------------------------------------------------------------------------------------------------ Scalars
number = plain(m.n)


def standardized(x): return (x - x.mean()) / x.std()


@case("Scalars", ordered=True)
def ColumnLessItsMean(): return (number - number.mean()).rename("x")
@case("Scalars", ordered=True)
def Standardized(): return pd.DataFrame({"z": standardized(number), "share": number / number.sum(), "reversed": number.max() - number})
@case("Scalars", ordered=True)
def FilterByQuantile(): return m[m.x > m.x.quantile(0.75)][["key", "x"]]
@case("Scalars")
def FilterThenGroup(): return m[m.big >= m.big.median()].groupby("key").agg(x=("x", "sum"), n=("x", "count")).reset_index()
@case("Scalars", ordered=True)
def AssignedAndSorted(): return m.assign(away=m.big - m.big.min()).sort_values("away", ascending=False)[["part", "away"]]
@case("Scalars", ordered=True)
def OfAnotherFrame(): return m.part + int(m[m.key == "a"].n.max())
@case("Scalars", ordered=True)
def Nested():
    away = (number - number.mean()).abs()
    return m[away > away.mean()][["key", "n"]]
@case("Scalars", ordered=True)
def AsArgument(): return pd.DataFrame({"filled": number.fillna(number.mean()), "clipped": number.clip(number.quantile(0.1), number.quantile(0.9))})
@case("Scalars")
def InGroups():
    known = m[m.n.notna()]
    made = known.assign(high=plain(known.n) > number.mean()).groupby("high").agg(big=("big", "max"), middle=("x", "median")).reset_index()
    return made
@case("Scalars")
def WithEachOther():
    span, n = m.x.max() - m.x.min(), plain(m.n)
    return [("range", span), ("half", span / 2), ("inverse", 1 / span), ("negative", -span), ("of two", m.x.mean() * n.mean()), ("larger", bool(m.x.max() > n.max()))]
@case("Scalars", ordered=True)
def Times(): return pd.DataFrame({"since": m["at"] - m["at"].min()})
@case("Scalars", ordered=True)
def TextBesideText(): return m[m.s == m.s.max()][["part", "s"]]


# ---------------------------------------------------------------------------------------------------------- FrameReductions
def one_row(values): return pd.DataFrame({name: [value] for name, value in values.items()})


@case("FrameReductions")
def Sum(): return one_row({"x": m.x.sum(), "n": int(m.n.sum()), "part": m.part.sum()})
@case("FrameReductions")
def Mean(): return one_row({"x": m.x.mean(), "n": m.n.mean(), "big": float(m.big.astype("float64").mean())})
@case("FrameReductions")
def MinMax():
    made = {}
    for function in ("min", "max"):
        for name in m.columns:
            values = m[name].dropna()
            made[name + ("_low" if function == "min" else "_high")] = pd.Series([getattr(values, function)()], dtype=values.dtype)
    return pd.DataFrame(made)
@case("FrameReductions")
def Count(): return m.count().to_frame().T
@case("FrameReductions")
def CountUnique(): return m.nunique().to_frame().T
@case("FrameReductions")
def MedianWithTimes(): return one_row({name: m[name].median() for name in ("x", "at", "took")})
@case("FrameReductions", ordered=True)
def QuantilesOfTimes(): return m[["at", "x"]].quantile([0.1, 0.9]).rename_axis("quantile").reset_index()
@case("FrameReductions", ordered=True)
def QuantilesOfOneColumnOfTimes(): return m[["at"]].quantile([0.25, 0.5]).rename_axis("quantile").reset_index()
@case("FrameReductions")
def Spread(): return one_row({"x": m.x.std(), "n": plain(m.n).quantile(0.25), "s": m.s.min(), "size": len(m), "flag": True})
def described(frame, **options):
    made = frame.describe(**options)
    return made.rename_axis("statistic").reset_index()
@case("FrameReductions", ordered=True)
def Describe(): return described(pd.DataFrame({"part": m.part, "x": m.x, "n": plain(m.n)}))
@case("FrameReductions", ordered=True)
def DescribePercentiles(): return described(m[["x"]], percentiles=[0.1, 0.5, 0.99])
@case("FrameReductions", ordered=True)
def DescribeTexts():
    counts = [m[name].value_counts().reset_index().sort_values(["count", name], ascending=[False, True]) for name in ("key", "s")]
    rows = [("count", *(str(m[name].count()) for name in ("key", "s"))), ("unique", *(str(m[name].nunique()) for name in ("key", "s"))),
            ("top", *(one.iloc[0, 0] for one in counts)), ("freq", *(str(one.iloc[0, 1]) for one in counts))]
    return pd.DataFrame(rows, columns=["statistic", "key", "s"])
@case("FrameReductions", ordered=True)
def DescribeNothing():
    none = m[m.part > 100]
    return described(pd.DataFrame({"x": none.x, "n": plain(none.n)}))
def as_texts(made, *columns):
    for name in columns:
        made[name] = pd.Series([None if pd.isna(value) else str(value) for value in made[name]], dtype=pd.ArrowDtype(pa.string()))
    return made
@case("FrameReductions", ordered=True)
def DescribeTimes(): return as_texts(described(m[["x", "at", "took", "s"]]), "at", "took")
@case("FrameReductions", ordered=True)
def DescribeMoments(): return as_texts(described(m[["at"]], percentiles=[0.5]), "at")
@case("FrameReductions", ordered=True)
def DescribeDurations(): return as_texts(described(m[["took", "s"]]), "took")
@case("FrameReductions", ordered=True)
def DescribeAllKinds():
    made = as_texts(described(m[["s", "at", "x", "took"]], include="all"), "at", "took", "s")
    made.loc[made.statistic == "top", "s"] = m.s.value_counts().reset_index().sort_values(["count", "s"], ascending=[False, True]).iloc[0, 0]
    return made
@case("FrameReductions", ordered=True)
def Correlations(): return pd.DataFrame({"part": m.part, "x": m.x, "n": plain(m.n)}).corr().rename_axis("statistic").reset_index()
@case("FrameReductions", ordered=True)
def Covariances(): return pd.DataFrame({"part": m.part, "x": m.x, "n": plain(m.n)}).cov().rename_axis("statistic").reset_index()
PAIRS = int((m.x.notna() & plain(m.n).notna()).sum()) + 1
@case("FrameReductions", ordered=True)
def CorrelationsOfEnoughPairs(): return pd.DataFrame({"part": m.part, "x": m.x, "n": plain(m.n)}).corr(min_periods=PAIRS).rename_axis("statistic").reset_index()
@case("FrameReductions", ordered=True)
def CovariancesOfEnoughPairs(): return pd.DataFrame({"part": m.part, "x": m.x, "n": plain(m.n)}).cov(min_periods=PAIRS).rename_axis("statistic").reset_index()
@case("FrameReductions")
def SumsOfAllOrNull():
    assert m.flag.isna().any()
    return pd.DataFrame({"x": [m.x.sum(skipna=False)], "part": [m.part.sum(skipna=False)], "flag": pd.Series([None], dtype=pd.ArrowDtype(pa.int64()))})
@case("FrameReductions")
def MeansOfAllOrNull(): return m[["x", "part", "h"]].mean(skipna=False).to_frame().T.astype({"h": "float32"})
@case("FrameReductions")
def LeastOfAllOrNull():
    return pd.DataFrame({name: pd.Series([m[name].min(skipna=False)], dtype=m[name].dtype) for name in ("x", "part", "big", "at")})
@case("FrameReductions")
def DeviationsOfAllOrNull(): return m[["x", "part"]].std(ddof=0, skipna=False).to_frame().T
@case("FrameReductions")
def MediansOfAllOrNull(): return m[["part", "x"]].median(skipna=False).to_frame().T
@case("FrameReductions")
def Reduction(): return one_row({"rows": len(m), "sum": m.part.sum()})


# ------------------------------------------------------------------------------------------------------------- DistinctRows
@case("DistinctRows", ordered=True)
def ValueCounts(): return m.key.value_counts().astype("int64").reset_index().sort_values(["count", "key"], ascending=[False, True])
@case("DistinctRows")
def ValueCountsWithNulls(): return m.x.value_counts(dropna=False).reset_index()
@case("DistinctRows", ordered=True)
def ValueShares(): return m.part.value_counts(normalize=True).reset_index().sort_values(["proportion", "part"])
@case("DistinctRows", ordered=True)
def ValueCountsOfFrame():
    return m[["key", "part"]].value_counts().reset_index().sort_values(["count", "key", "part"], ascending=[False, True, True])
@case("DistinctRows")
def Unique(): return pd.DataFrame({"n": m.n.unique()})
@case("DistinctRows", ordered=True)
def Modes(): return m.n.mode()
@case("DistinctRows")
def DropDuplicates(): return m[["key", "part", "flag"]].drop_duplicates()
@case("DistinctRows")
def KeepFirst(): return m.drop_duplicates(["key", "part"])[["key", "part", "big", "s"]]
@case("DistinctRows")
def KeepLast(): return m.drop_duplicates(["key", "part"], keep="last")[["key", "part", "big"]]
@case("DistinctRows")
def KeepNone(): return m.drop_duplicates(["n"], keep=False)[["n", "big"]]
@case("DistinctRows", ordered=True)
def Largest():
    made = m.dropna(subset=["n"]).astype({"n": "int64"}).nlargest(7, ["n", "big"])[["n", "big"]]
    return made
@case("DistinctRows", ordered=True)
def Smallest(): return m.nsmallest(7, "x")[["x", "big"]]
@case("DistinctRows", ordered=True)
def LargestValues(): return m.big.nlargest(3)


# ---------------------------------------------------------------------------------------------------------------- GroupRows
@case("GroupRows")
def Head(): return m.groupby("key").head(2)[["key", "big"]]
@case("GroupRows")
def Tail(): return m.groupby(["key", "flag"]).tail(1)[["key", "big"]]
@case("GroupRows")
def Nth(): return m.groupby("key").nth(3)[["key", "big"]]
@case("GroupRows")
def NthFromEnd(): return m.groupby("key").nth(-2)[["big", "s"]]
@case("GroupRows")
def HeadOfComputedKey(): return m.groupby(m.big % 7).head(1)[["big"]]
@case("GroupRows")
def Apply(): return m.groupby("key").apply(lambda g: g.big.max() - g.big.min()).rename("spread").reset_index()
@case("GroupRows")
def ApplyToSeveralRows():
    return m.groupby(["key", "part"])[["big"]].apply(lambda g: g.iloc[1:]).reset_index()[["key", "part", "big"]]


# --------------------------------------------------------------------------------------------------------- UserAggregations
def mean_square(values): return (plain(values) ** 2).mean()
def longest(values): return "*" * int(values.dropna().str.len().max() if values.notna().any() else 0)


@case("UserAggregations")
def OfGroups():
    g = m.groupby("key", sort=True)
    return pd.DataFrame({"x": g.x.agg(mean_square), "n": g.n.agg(mean_square), "s": g.s.agg(longest), "flag": g.flag.sum().astype("int64"),
                         "total": g.x.sum()}).reset_index()
@case("UserAggregations")
def BesideMedians():
    g = m.groupby("part", sort=True)
    return pd.DataFrame({"x": g.x.agg(mean_square), "median": g.x.median()}).reset_index()
@case("UserAggregations")
def OfAll(): return one_row({"x": mean_square(m.x), "s": longest(m.s)})


def main():
    RECORDED.mkdir(exist_ok=True)
    versions = {"pandas": pd.__version__, "pyarrow": pa.__version__, "numpy": np.__version__}
    for suite, cases in SUITES.items():
        lines = [f"  {json.dumps(name)}: {json.dumps(made, ensure_ascii=False)}" for name, made in cases.items()]
        text = "{\n" + f'"recorded_by": {json.dumps({"script": "tests/aggregations/record_aggregations.py", **versions})},\n"cases": {{\n' + ",\n".join(lines) + "\n}\n}\n"
        (RECORDED / f"{suite}.json").write_text(text, encoding="utf-8")
    print(sum(len(cases) for cases in SUITES.values()), "cases in", len(SUITES), "suites")


if __name__ == "__main__":
    main()
