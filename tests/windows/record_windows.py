#!/usr/bin/env python
"""Records what pandas makes of window functions in tests/windows/recorded, one file a test suite.

Run with pandas 3.1.1, pyarrow 26.0.1, numpy 2.4.6 and scipy 1.17.1 from PyPI: `python record_windows.py`. Operations run on NumPy types, where missing integers
are NaN of a float column; results are given back the type that they have with Arrow's nulls.
"""
import json
import math
import pathlib
import sys

import numpy as np
import pandas as pd
from scipy.signal import get_window

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "frame"))
import frame_data  # noqa: E402
from record_frames import Values, record  # noqa: E402

RECORDED = pathlib.Path(__file__).parent / "recorded"
SUITES = {}


def plain(frame):
    """The frame with NumPy types: what has nulls and no NumPy type for them is a float or an object."""
    return pd.DataFrame({name: pd.Series(frame[name].to_numpy(dtype=object, na_value=None)).infer_objects() for name in frame})


t = plain(frame_data.types())
ordered = t.assign(at=pd.to_datetime(t["at"])).sort_values("at", kind="stable")


def case(suite, ordered=True):
    def add(function):
        with np.errstate(all="ignore"):
            SUITES.setdefault(suite, {})[function.__name__.rstrip("_")] = {"ordered": ordered, **record(function())}
        return function
    return add


def typed(type, series):
    """Values of a NumPy series as a column of that type; NaN and None are null."""
    def value(x):
        return None if pd.isna(x) else int(x) if type.startswith(("int", "uint")) else x
    return Values(type, [value(x) for x in (series.tolist() if hasattr(series, "tolist") else series)])


def aligned(type, series, like=t):
    """The same of a result that pandas orders by group: the group's labels are dropped, and the rows come in their order."""
    return typed(type, series.reset_index(level=list(range(series.index.nlevels - 1)), drop=True).reindex(like.index))


# ---------------------------------------------------------------------------------------------------------------- Cumulative
@case("Cumulative")
def Sum(): return {"i": typed("int64", t.i.cumsum()), "n": typed("int64", t.n.cumsum()), "g": typed("float64", t.g.cumsum()), "b": typed("int64", t.b.cumsum())}
@case("Cumulative")
def Product(): return {"k": typed("int64", (t.k + 1).cumprod()), "g": typed("float64", t.g.cumprod())}
@case("Cumulative")
def Extremes():
    return {"i_min": typed("int64", t.i.cummin()), "n_max": typed("int64", t.n.cummax()), "g_min": typed("float64", t.g.cummin()), "g_max": typed("float64", t.g.cummax()),
            "at": typed("timestamp", pd.to_datetime(t["at"]).cummax()), "seen": typed("timestamp", pd.to_datetime(t.seen).cummin())}
@case("Cumulative")
def WithMissing():
    return {"sum": typed("int64", t.n.cumsum(skipna=False)), "product": typed("float64", t.g.cumprod(skipna=False)), "min": typed("int64", t.n.cummin(skipna=False)),
            "max": typed("float64", t.g.cummax(skipna=False)), "all": typed("int64", t.i.cumsum(skipna=False))}
@case("Cumulative")
def OfExpressions(): return {"n": typed("float64", (t.n * 2 + t.g).cumsum()), "share": typed("float64", t.i.cumsum() / t.k.cumsum())}
@case("Cumulative")
def OfResults(): return {"twice": typed("int64", t.n.cumsum().cumsum()), "of_shifted": typed("int64", t.n.shift(2).cumsum()), "shifted": typed("int64", t.n.cumsum().shift(2))}
@case("Cumulative")
def ThenFilter():
    made = t.assign(total=t.i.cumsum())
    return {"total": typed("int64", made[made.i > 0].total), "i": typed("int64", made[made.i > 0].i)}
@case("Cumulative")
def AfterFilter(): return {"i": typed("int64", t[t.i > 0].i.cumsum())}
@case("Cumulative")
def AsFilter(): return {"i": typed("int64", t[t.i > t.i.shift(1)].i)}
@case("Cumulative")
def SeriesThenFilter(): return {"i": typed("int64", t.i.cumsum()[t.k == 1])}
@case("Cumulative")
def Reduced(): return [("max", t.i.cumsum().max()), ("count", int(t.n.shift(3).count())), ("sum", int(t.i.diff().sum()))]


# ----------------------------------------------------------------------------------------------------------------- Neighbours
@case("Neighbours")
def Shift():
    made = {f"i{n}".replace("-", "_"): typed("int64", t.i.shift(n)) for n in (1, 3, -2, 0, 50)}
    return made | {"text": typed("string", t.t.shift(1)), "back": typed("string", t.s.shift(-3)), "b": typed("bool", t.b.shift(2)), "day": Values("date", [None] + t.d.tolist()[:-1])}
@case("Neighbours")
def ShiftWithValue():
    return {"i": typed("int64", t.i.shift(2, fill_value=-1)), "n": typed("int64", t.n.shift(-1, fill_value=0)), "text": typed("string", t.s.shift(1, fill_value="none")),
            "day": Values("date", ["2000-02-29"] + t.d.tolist()[:-1])}
@case("Neighbours")
def Diff():
    return {"i": typed("int64", t.i.diff()), "i3": typed("int64", t.i.diff(3)), "back": typed("int64", t.n.diff(-2)), "g": typed("float64", t.g.diff()),
            "at": typed("duration", pd.to_datetime(t["at"]).diff())}
@case("Neighbours")
def PctChange(): return {"k": typed("float64", (t.k + 1).pct_change()), "g": typed("float64", (t.g + 100).pct_change(2))}
@case("Neighbours")
def Fill():
    made = {}
    for name in ("ffill", "bfill"):
        for limit in (None, 1, 2):
            label = f"{name}{limit or ''}"
            made |= {f"n_{label}": typed("int64", getattr(t.n, name)(limit=limit)), f"t_{label}": typed("string", getattr(t.t, name)(limit=limit))}
    return made
@case("Neighbours")
def FillLongGaps():
    gaps = t.g.where(t.i > 30)
    return {"forward": typed("float64", gaps.ffill()), "back": typed("float64", gaps.bfill()), "some": typed("float64", gaps.ffill(limit=7)), "back_some": typed("float64", gaps.bfill(limit=7))}


# ---------------------------------------------------------------------------------------------------------------------- Rolling
FUNCTIONS = ("sum", "mean", "min", "max", "count", "var", "std", "median")
def all_functions(windows): return {name: typed("float64", getattr(windows, name)()) for name in FUNCTIONS}
@case("Rolling")
def Rows(): return all_functions(t.i.rolling(3))
@case("Rolling")
def WithNulls(): return all_functions(t.g.rolling(4, min_periods=2))
@case("Rolling")
def Centered(): return all_functions(t.n.rolling(4, min_periods=1, center=True))
@case("Rolling")
def CenteredOdd(): return all_functions(t.i.rolling(5, center=True))
@case("Rolling")
def One(): return all_functions(t.i.rolling(1))
@case("Rolling")
def LongerThanPartitions(): return all_functions(t.i.rolling(17))
@case("Rolling")
def LongerThanFrame(): return all_functions(t.i.rolling(100, min_periods=1))
@case("Rolling")
def NoneNeeded(): return all_functions(t.n.rolling(2, min_periods=0))
@case("Rolling")
def OfBooleans(): return {"mean": typed("float64", t.b.rolling(3).mean()), "sum": typed("float64", t.c.astype(object).where(t.c.notna(), np.nan).astype("float64").rolling(3, min_periods=1).sum())}
@case("Rolling")
def Infinite():
    x = (t.g * 1e300 * 1e300).where(t.k == 0, t.g)
    return all_functions(x.rolling(3, min_periods=1))
def over_time(windows): return {name: typed("float64", getattr(windows, name)()) for name in FUNCTIONS}
@case("Rolling")
def Time(): return over_time(ordered.set_index("at").g.rolling("1000D"))
@case("Rolling")
def TimeOn(): return over_time(ordered.rolling("3000D", on="at", min_periods=2).i)
@case("Rolling")
def LongTime(): return over_time(ordered.set_index("at").i.rolling("30000D"))
@case("Rolling")
def ShortTime(): return over_time(ordered.set_index("at").i.rolling("1h"))
CLOSED = ("right", "left", "both", "neither")
def each_closed(windows_of): return {f"{closed}_{name}": typed("float64", getattr(windows_of(closed), name)()) for closed in CLOSED for name in FUNCTIONS}
@case("Rolling")
def Closed(): return each_closed(lambda closed: t.n.rolling(3, min_periods=1, closed=closed))
@case("Rolling")
def ClosedAround(): return each_closed(lambda closed: t.i.rolling(4, min_periods=1, center=True, closed=closed))
@case("Rolling")
def ClosedOne(): return each_closed(lambda closed: t.i.rolling(1, min_periods=0, closed=closed))
@case("Rolling")
def ClosedTime(): return each_closed(lambda closed: ordered.set_index("at").g.rolling("1000D", closed=closed))
@case("Rolling")
def AroundTime(): return each_closed(lambda closed: ordered.set_index("at").i.rolling("4000D", center=True, closed=closed))
days = pd.DataFrame({"at": pd.to_datetime("2024-01-01") + pd.to_timedelta([0, 1, 1, 2, 4, 5, 5, 5, 9, 10, 11, 12, 13, 14, 20, 22, 24], unit="D"), "x": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2]})
@case("Rolling")
def ClosedDays(): return each_closed(lambda closed: days.set_index("at").x.rolling("2D", closed=closed))
@case("Rolling")
def AroundDays(): return each_closed(lambda closed: days.set_index("at").x.rolling("4D", center=True, closed=closed))
@case("Rolling")
def Ddof():
    windows = t.n.rolling(4, min_periods=1)
    return {f"{name}{ddof}": typed("float64", getattr(windows, name)(ddof=ddof)) for name in ("var", "std", "sem") for ddof in (0, 1, 2)} | {
        f"all_{name}{ddof}": typed("float64", getattr(t.g.expanding(), name)(ddof=ddof)) for name in ("var", "std") for ddof in (0, 2)}
WEIGHTS = {"boxcar": {}, "triang": {}, "hamming": {}, "hann": {}, "blackman": {}, "gaussian": {"std": 1.5}}
def of_each_window(windows_of, name, **options):
    """pandas' weighted variance of a series has its weights in other places in each window but the first whole one: each window as a series of its own."""
    windows = windows_of(pd.Series([0.0]))
    rows, after = windows.window, (windows.window - 1) // 2 if windows.center else 0
    values = windows_of(None).obj.astype("float64").to_numpy()
    padded = np.concatenate([np.full(rows - 1 - after, np.nan), values, np.full(after, np.nan)])
    made = []
    for row in range(len(values)):
        window = padded[row:row + rows]
        if windows.win_type in ("hann", "blackman"):
            made.append(weighted_variance(window, windows, name))
            continue
        own = pd.Series(window).rolling(rows, min_periods=windows.min_periods, win_type=windows.win_type)
        made.append(getattr(own, name)(**options).iloc[-1])
    return pd.Series(made)
def weighted_variance(window, windows, name):
    """By its definition: where the first weight is 0, pandas divides by it."""
    there = ~np.isnan(window)
    values, weights = window[there], get_window(windows.win_type, len(window), fftbins=False)[there]
    least = len(window) if windows.min_periods is None else windows.min_periods
    if len(values) < max(least, 2) or weights.sum() == 0:
        return np.nan
    mean = (values * weights).sum() / weights.sum()
    variance = max((weights * (values - mean) ** 2).sum() * len(window) / ((len(window) - 1) * weights.sum()), 0)
    return variance if name == "var" else math.sqrt(variance)
def weighted(series, rows, **rolling):
    def windows_of(kind): return lambda of: (series if of is None else of).rolling(rows, win_type=kind, **rolling)
    made = {}
    for kind, options in WEIGHTS.items():
        made |= {f"{kind}_{name}": typed("float64", getattr(windows_of(kind)(None), name)(**options)) for name in ("sum", "mean")}
        made |= {f"{kind}_{name}": typed("float64", of_each_window(windows_of(kind), name, **options)) for name in ("var", "std")}
    return made
@case("Rolling")
def Weighted(): return weighted(t.i, 5)
@case("Rolling")
def WeightedDdof():
    def windows_of(of): return (t.n if of is None else of).rolling(4, min_periods=1, win_type="triang")
    return {f"{name}{ddof}": typed("float64", of_each_window(windows_of, name, ddof=ddof)) for ddof in (0, 2) for name in ("var", "std")}
@case("Rolling")
def WeightedEven(): return weighted(t.n, 4, min_periods=2)
@case("Rolling")
def WeightedAround(): return weighted(t.g, 7, min_periods=1, center=True)
@case("Expanding")
def Integers(): return all_functions(t.i.expanding())
@case("Expanding")
def Nulls(): return all_functions(t.g.expanding(3))
@case("Expanding")
def NoneNeeded_(): return all_functions(t.n.expanding(0))


# ------------------------------------------------------------------------------------------------------------------------- Rank
@case("Rank")
def Methods(): return {method: typed("float64", t.n.rank(method=method)) for method in ("average", "min", "max", "first", "dense")}
@case("Rank")
def Descending(): return {method: typed("float64", t.g.rank(method=method, ascending=False)) for method in ("average", "min", "max", "first", "dense")}
@case("Rank")
def Missing(): return {option: typed("float64", t.n.rank(method="min", na_option=option)) for option in ("keep", "top", "bottom")}
@case("Rank")
def Shares(): return {method: typed("float64", t.n.rank(method=method, pct=True)) for method in ("average", "first", "dense")}
@case("Rank")
def OfText(): return {"s": typed("float64", t.s.map(lambda x: x.encode()).rank()), "t": typed("float64", t.t.map(lambda x: x.encode(), na_action="ignore").rank(method="dense"))}
@case("Rank")
def OfTimes(): return {"at": typed("float64", pd.to_datetime(t["at"]).rank()), "day": typed("float64", pd.to_datetime(t.e).rank(method="min"))}


# ----------------------------------------------------------------------------------------------------------------------- Groups
@case("Groups")
def Cumulative():
    by = t.groupby("key")
    return {"sum": typed("int64", by.i.cumsum()), "n": typed("int64", by.n.cumsum()), "prod": typed("float64", by.g.cumprod()), "min": typed("int64", by.i.cummin()),
            "max": typed("float64", by.g.cummax()), "count": typed("int64", by.cumcount().where(t.key.notna()))}
@case("Groups")
def NullsAreAGroup():
    by = t.groupby("key", dropna=False)
    return {"sum": typed("int64", by.i.cumsum()), "count": typed("int64", by.cumcount()), "rank": typed("float64", by.i.rank())}
@case("Groups")
def SeveralKeys():
    by = t.groupby(["key", "k"])
    return {"sum": typed("int64", by.i.cumsum()), "shift": typed("string", by.s.shift())}
@case("Groups")
def Neighbours():
    by = t.groupby("k")
    return {"shift": typed("int64", by.n.shift(1)), "back": typed("string", by.t.shift(-2)), "fill": typed("int64", by.i.shift(2, fill_value=0)), "diff": typed("int64", by.i.diff()),
            "ffill": typed("int64", by.n.ffill()), "bfill": typed("int64", by.n.bfill()), "limit": typed("float64", by.g.ffill(limit=1)),
            "pct": typed("float64", by.g.apply(lambda g: (g + 100).pct_change()).reset_index(level=0, drop=True).reindex(t.index))}
@case("Groups")
def Ranks():
    by = t.groupby("k")
    return {"average": typed("float64", by.n.rank()), "first": typed("float64", by.i.rank(method="first", ascending=False)), "pct": typed("float64", by.n.rank(method="dense", pct=True))}
@case("Groups")
def Rolling():
    windows = t.groupby("k").g.rolling(3, min_periods=1)
    return {name: aligned("float64", getattr(windows, name)()) for name in FUNCTIONS}
@case("Groups")
def RollingClosed():
    return {f"{closed}_{name}": aligned("float64", getattr(t.groupby("k").g.rolling(3, min_periods=1, closed=closed), name)()) for closed in CLOSED for name in ("sum", "count")}
@case("Groups")
def RollingWeighted():
    parts = {name: pd.concat([getattr(group.rolling(3, min_periods=1, win_type="triang"), name)() for _, group in t.groupby("k").g]).reindex(t.index) for name in ("sum", "mean")}
    return {name: typed("float64", values) for name, values in parts.items()}
@case("Groups")
def TransformByFunction():
    by = t.groupby("key")
    return {"range": typed("float64", by.i.transform(lambda x: x.max() - x.min())), "share": typed("float64", by.g.transform(lambda x: x / x.sum())),
            "of_nulls": typed("float64", by.n.transform(lambda x: x / x.sum())), "all": typed("float64", t.groupby(["key", "k"], dropna=False).i.transform(lambda x: x / x.sum()))}
@case("Groups")
def RollingTime():
    windows = ordered.reset_index(drop=True).groupby("k").rolling("5000D", on="at").i
    like = ordered.reset_index(drop=True)
    made = {}
    for name in FUNCTIONS:
        parts = [getattr(group.set_index("at").i.rolling("5000D"), name)().set_axis(group.index) for _, group in like.groupby("k")]
        made[name] = typed("float64", pd.concat(parts).reindex(like.index))
    return made
@case("Groups")
def Expanding():
    windows = t.groupby("k").g.expanding()
    return {name: aligned("float64", getattr(windows, name)()) for name in FUNCTIONS}
@case("Groups")
def Transform():
    by = t.groupby("key")
    made = {name: by.i.transform(name) for name in ("sum", "mean", "min", "max", "count", "size", "first", "last", "std", "median", "nunique")}
    types = {"mean": "float64", "std": "float64", "median": "float64"}
    return {name: typed(types.get(name, "int64"), series.where(t.key.notna())) for name, series in made.items()}
@case("Groups")
def TransformInExpressions():
    by = t.groupby(["k"], dropna=False)
    return {"share": typed("float64", t.i / by.i.transform("sum")), "least": typed("string", by.t.transform("first")), "far": typed("float64", (t.g - by.g.transform("mean")).cumsum().round(6) + 1)}
@case("Groups")
def TransformThenFilter(): return {"i": typed("int64", t[t.i > t.groupby("k").i.transform("mean")].i)}
@case("Groups")
def ThenFilter_():
    made = t.assign(nth=t.groupby("k").cumcount())
    return {"i": typed("int64", made[made.nth < 2].i), "nth": typed("int64", made[made.nth < 2].nth)}


def main():
    RECORDED.mkdir(exist_ok=True)
    versions = {"pandas": pd.__version__, "numpy": np.__version__}
    for suite, cases in SUITES.items():
        lines = [f"  {json.dumps(name)}: {json.dumps(made, ensure_ascii=False)}" for name, made in cases.items()]
        text = "{\n" + f'"recorded_by": {json.dumps({"script": "tests/windows/record_windows.py", **versions})},\n"cases": {{\n' + ",\n".join(lines) + "\n}\n}\n"
        (RECORDED / f"{suite}.json").write_text(text, encoding="utf-8")
    print(sum(len(cases) for cases in SUITES.values()), "cases in", len(SUITES), "suites")


if __name__ == "__main__":
    main()
