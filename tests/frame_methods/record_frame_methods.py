#!/usr/bin/env python
"""Makes tests/frame_methods/data and records what pandas makes of it in tests/frame_methods/recorded, one file a test suite.

Run with pandas 3.1.1, pyarrow 26.0.1 and numpy 2.4.6 from PyPI: `python record_frame_methods.py`. Each function below records the case of
its name; the C++ test of the same suite and name builds the same frame. An index comes back as the first column, missing values are
nulls, and integers among them stay integers.
"""
import json
import pathlib
import random
import sys

import numpy as np
import pandas as pd

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "frame"))
from record_frames import Values, record  # noqa: E402

SUITES = {}


def write_data():
    chance = random.Random(11)

    def maybe(value, often=0.15):
        return "" if chance.random() < often else value

    def write(name, header, rows):
        (HERE / "data").mkdir(exist_ok=True)
        (HERE / "data" / name).write_text("\n".join([header] + [",".join(map(str, row)) for row in rows]) + "\n")

    ids = list(range(3, 43))
    chance.shuffle(ids)
    start = pd.Timestamp("2024-03-01")
    write("rows.csv", "id,key,other,x,y,n,at",
          [[one, maybe(chance.choice("abc")), chance.choice("uv"), maybe(round(chance.uniform(-5, 5), 2)), chance.choice([0.5, 1.5, 2.5, -4.0]),
            maybe(chance.randint(-9, 9)), start + pd.Timedelta(hours=7 * row)] for row, one in enumerate(ids)])
    more = [chance.randint(0, 50) for _ in range(30)]
    write("more.csv", "id,w,note", [[one, round(chance.uniform(0, 9), 1), f"note {row}"] for row, one in enumerate(more)])
    write("few.csv", "id,z", [[one, one * 10] for one in range(0, 60, 7)])


write_data()
r = pd.read_csv(HERE / "data/rows.csv", parse_dates=["at"])
m = pd.read_csv(HERE / "data/more.csv")
f = pd.read_csv(HERE / "data/few.csv")
TYPES = {"id": "int64", "key": "string", "other": "string", "x": "float64", "y": "float64", "n": "int64", "at": "timestamp", "w": "float64",
         "note": "string", "z": "int64", "count": "int64", "statistic": "string"}


def typed(frame, **types):
    made = {}
    for name in frame.columns:
        type = {**TYPES, **types}.get(name, "float64")
        cast = {"category": str, "int64": int, "float64": float, "float32": float, "bool": bool, "string": str, "timestamp": lambda at: pd.Timestamp(at).to_pydatetime()}[type]
        made[name] = Values(type, [None if pd.isna(value) else cast(value) for value in frame[name]])
    return made


def case(suite, ordered=True):
    def add(function):
        SUITES.setdefault(suite, {})[function.__name__.rstrip("_")] = {"ordered": ordered, **record(function())}
        return function
    return add


def indexed(frame):
    return frame.sort_values("id", kind="stable").set_index("id")


# ------------------------------------------------------------------------------------------------------------------------- Join
def joined(how):
    made = indexed(r)[["key", "x"]].join(indexed(m), how=how).reset_index()
    # Rows of one index value come in no promised order.
    return typed(made.sort_values(["id", "note"]))


for how in ["left", "inner", "right", "outer"]:
    for partitions in ["", "Known"]:
        SUITES.setdefault("JoinFrames", {})[how.capitalize() + partitions] = {"ordered": False, **record(joined(how))}


@case("JoinFrames", ordered=False)
def Several():
    return typed(indexed(r)[["key"]].join([indexed(m)[["w"]].groupby("id").first(), indexed(f)], how="left").reset_index())


@case("JoinFrames", ordered=False)
def OnColumn(): return typed(m.join(indexed(f), on="id"))
@case("JoinFrames", ordered=False)
def Suffixes(): return typed(indexed(f).join(indexed(f), suffixes=("_l", "_r")).reset_index(), z_l="int64", z_r="int64")
@case("JoinFrames", ordered=False)
def RightIndex(): return typed(m.merge(indexed(f), left_on="id", right_index=True, how="outer"))
@case("JoinFrames", ordered=False)
def LeftIndex(): return typed(indexed(f).merge(m, left_index=True, right_on="id", how="inner")[["z", "id", "w", "note"]])
@case("JoinFrames", ordered=False)
def KeyOfWindow():
    left = r[["id", "y"]].assign(k=np.arange(len(r)))
    return typed(left.merge(f, left_on="k", right_on="id", suffixes=("", "_r"))[["id", "y", "id_r", "z"]], id_r="int64")
@case("JoinFrames", ordered=False)
def KeyOfScalar():
    left = r[["id", "y"]].assign(k=r.id - r.id.min())
    return typed(left.merge(f, left_on="k", right_on="id", suffixes=("", "_r"))[["id", "y", "id_r", "z"]], id_r="int64")


# --------------------------------------------------------------------------------------------------------------- FrameOperators
NUMBERS = ["x", "y", "n"]
v = r[NUMBERS].astype("float64")


@case("FrameOperators")
def WithValue(): return typed(v * 2 + 1, n="int64")
@case("FrameOperators")
def FromValue(): return typed(10 - v, n="int64")
@case("FrameOperators")
def Normalized(): return typed((v - v.mean()) / v.std(), n="float64")
@case("FrameOperators")
def WithColumn(): return typed(v.div(v.y, axis=0), n="float64")
@case("FrameOperators")
def WithFrame(): return typed(v + v.shift(1), n="int64")
@case("FrameOperators")
def FillValue(): return typed(v.add(v.shift(1), fill_value=0), n="int64")
@case("FrameOperators")
def Where(): return typed(v.where(v > 0, 0), n="int64")
@case("FrameOperators")
def Mask(): return typed(v.mask(r.other == "u", -1), n="int64")
@case("FrameOperators")
def WhereElseFrame(): return typed(v.where(v > 0, v * 10), n="int64")
@case("FrameOperators")
def MaskElseRow():
    return typed(pd.DataFrame({name: v[name].mask(r.other == "u", v[name].min()) for name in v}), n="int64")
@case("FrameOperators")
def FillFromRow(): return typed(v.fillna(v.max()), n="int64")
@case("FrameOperators")
def FillFromFrame(): return typed(v.fillna(pd.DataFrame({"x": v.y, "n": v.n.shift(1)})), n="int64")
@case("FrameOperators")
def Logic():
    positive, small = v[["y"]] > 0, v[["y"]].abs() < 2
    return typed(pd.DataFrame({"both": (positive & small).y, "either": (positive | small).y, "one": (positive ^ small).y, "not": (~positive).y,
                               "u": (positive.y & (r.other == "u"))}),
                 **dict.fromkeys(["both", "either", "one", "not", "u"], "bool"))
@case("FrameOperators")
def Bits():
    whole = r[["id"]]
    return typed(pd.DataFrame({"and": (whole & 6).id, "or": (whole | (whole * 2)).id, "xor": (whole ^ (whole + 1)).id, "not": (~whole).id}),
                 **dict.fromkeys(["and", "or", "xor", "not"], "int64"))
@case("FrameOperators")
def CumulativeWithMissing(): return typed(v.cumsum(skipna=False), n="int64")
@case("FrameOperators")
def IsIn(): return typed(r[["key", "other", "n"]].isin(["a", "u", 3]), key="bool", other="bool", n="bool")
@case("FrameOperators")
def IsInEach(): return typed(r[["key", "other"]].isin({"key": ["a"]}), key="bool", other="bool")
@case("FrameOperators")
def IndexStays(): return typed((indexed(r)[["y", "n"]] * 2).reset_index())
@case("FrameOperators")
def Cumulative(): return typed(v.cumsum(), n="int64")
@case("FrameOperators")
def Neighbours(): return typed(v.ffill().diff(2), n="int64")
@case("FrameOperators")
def Rolling(): return typed(v.rolling(3, min_periods=1).mean(), n="float64")
@case("FrameOperators")
def RollingTime(): return typed(r[["at", "x", "y"]].rolling("2D", on="at").max())
@case("FrameOperators")
def Rows():
    return typed(pd.DataFrame({"sum": v.sum(axis=1), "mean": v.mean(axis=1), "min": v.min(axis=1), "max": v.max(axis=1), "prod": v.prod(axis=1),
                               "count": v.count(axis=1), "any": (v > 1).any(axis=1), "all": (v[["y"]] > 0).all(axis=1), "var": v.var(axis=1),
                               "std": v.std(axis=1, ddof=0)}), any="bool", all="bool")


# --------------------------------------------------------------------------------------------------------------- LabelsAndModes
@case("LabelsAndModes")
def OfColumns():
    return [("min of x", r.x.idxmin()), ("max of x", r.x.idxmax()), ("min of n", r.n.idxmin()), ("first at", r["at"].idxmin()),
            ("indexed", indexed(r).x.idxmax()), ("of others", r[r.other == "u"].reset_index(drop=True).y.idxmax())]
@case("LabelsAndModes")
def OfFrame(): return typed(indexed(r)[NUMBERS].idxmax().to_frame().T, x="int64", y="int64", n="int64")
@case("LabelsAndModes")
def OfGroups(): return typed(r.groupby("other")[NUMBERS].idxmin().reset_index(), x="int64", y="int64", n="int64")
@case("LabelsAndModes")
def OfGroupsByIndex(): return typed(indexed(r).groupby("key")[["x", "y"]].idxmax().reset_index(), x="int64", y="int64")
@case("LabelsAndModes")
def Transformed():
    return typed(r[["y"]].assign(first=r.groupby("other").y.transform("idxmax")), first="int64")
@case("LabelsAndModes")
def ModeOfFrame(): return typed(r[["key", "id", "y", "n"]].mode())
@case("LabelsAndModes")
def ModeOfGroups():
    return typed(r.groupby("other")[["key", "y", "n"]].agg(lambda values: values.mode().iloc[0]).reset_index())
@case("LabelsAndModes")
def GroupCorrelations():
    made = r.groupby("other")[["x", "y"]].corr().reset_index()
    return typed(made.rename(columns={"level_1": "statistic"}))
@case("LabelsAndModes")
def GroupCovariances():
    made = r.groupby("key")[["x", "n"]].cov().reset_index()
    return typed(made.rename(columns={"level_1": "statistic"}), n="float64")
@case("LabelsAndModes")
def OneGroup(): return typed(r.groupby(["key", "other"]).get_group(("b", "u")))
@case("LabelsAndModes")
def InOrder():
    return [("at", r["at"].is_monotonic_increasing), ("down", (-r.id.cumsum()).is_monotonic_decreasing), ("y", r.y.is_monotonic_increasing),
            ("missing", r.x.cummax().is_monotonic_increasing), ("correlated", r.x.autocorr(2))]


# --------------------------------------------------------------------------------------------------------------------- Pivot
def pivoted(**options):
    made = r.pivot_table(observed=False, **options)
    return made.reset_index()


@case("PivotAndCut")
def Mean(): return typed(pivoted(index="other", columns="key", values="x"))
@case("PivotAndCut")
def Count(): return typed(pivoted(index="n", columns="key", values="x", aggfunc="count", fill_value=0), a="int64", b="int64", c="int64")
@case("PivotAndCut")
def SeveralValues():
    made = r.pivot_table(index=["other"], columns="key", values=["x", "y"], aggfunc="max")
    made.columns = ["_".join(column) for column in made.columns]
    return typed(made.reset_index())
@case("PivotAndCut")
def SeveralFunctions():
    made = r.pivot_table(index=["other"], columns="key", values=["x", "y"], aggfunc=["mean", "max"])
    made.columns = ["_".join(column) for column in made.columns]
    return typed(made.reset_index())
@case("PivotAndCut")
def FunctionsOfOne():
    made = r.pivot_table(index=["other"], columns="key", values="x", aggfunc=["mean", "count"])
    made.columns = ["_".join(column) for column in made.columns]
    return typed(made.reset_index(), count_a="int64", count_b="int64", count_c="int64")
@case("PivotAndCut")
def Margins():
    made = r.dropna(subset=["key", "x"]).pivot_table(index="other", columns="key", values="x", aggfunc="mean", margins=True)
    return typed(made.reset_index())
@case("PivotAndCut")
def MarginsOfNumbers():
    made = r.dropna(subset=["key", "x", "n"]).pivot_table(index=["n", "other"], columns="key", values="x", aggfunc="sum", margins=True, fill_value=0).reset_index()
    made["n"] = [value if value == "All" else str(int(value)) for value in made["n"]]
    return typed(made, n="string")
@case("PivotAndCut")
def MarginsOfTimes():
    made = r.dropna(subset=["key", "x"]).assign(day=r["at"].dt.normalize()).pivot_table(index="day", columns="key", values=["x", "y"], aggfunc="max", margins=True, margins_name="any")
    made.columns = ["_".join(column) for column in made.columns]
    made = made.reset_index()
    made["day"] = [value if value == "any" else str(value) for value in made["day"]]
    return typed(made, day="string")
@case("PivotAndCut")
def CutEvenly():
    return {"labels": Values("string", [None if pd.isna(one) else str(one) for one in pd.cut(r.x, 4)]),
            "left": Values("string", [None if pd.isna(one) else str(one) for one in pd.cut(r.id, 3, right=False)]),
            "codes": Values("int64", [None if one < 0 else int(one) for one in pd.cut(r.y, 5).cat.codes]),
            "named": Values("category", [None if pd.isna(one) else str(one) for one in pd.cut(r.x, 2, labels=["low", "high"])])}
@case("PivotAndCut")
def CutByQuantiles():
    return {"quarters": Values("string", [None if pd.isna(one) else str(one) for one in pd.qcut(r.x, 4)]),
            "shares": Values("int64", [None if one < 0 else int(one) for one in pd.qcut(r.id, [0, 0.1, 0.9, 1]).cat.codes]),
            "dropped": Values("string", [None if pd.isna(one) else str(one) for one in pd.qcut(r.y, 8, duplicates="drop")])}


# ------------------------------------------------------------------------------------------------------------------ GroupCounts
def counted(**options):
    made = r.groupby("key")["n"].value_counts(**options).reset_index()
    # Equally frequent values in their order.
    by = ["key"] + (["count" if "count" in made else "proportion"] if options.get("sort", True) else []) + ["n"]
    return typed(made.sort_values(by, ascending=[True] + ([options.get("ascending", False)] if len(by) == 3 else []) + [True]))
@case("GroupCounts")
def Plain(): return counted()
@case("GroupCounts")
def Shares(): return counted(normalize=True)
@case("GroupCounts")
def Ascending(): return counted(ascending=True)
@case("GroupCounts")
def NotByCount(): return counted(sort=False)
@case("GroupCounts")
def MissingValues(): return counted(normalize=True, dropna=False)
def missing_keys(**options):
    made = r.groupby("key", dropna=False)["n"].value_counts(**options).reset_index()
    return typed(made)
@case("GroupCounts", ordered=False)
def MissingKeys(): return missing_keys()
@case("GroupCounts", ordered=False)
def AllMissing(): return missing_keys(dropna=False)


# ------------------------------------------------------------------------------------------------------------------------- ByIndex
@case("MapByIndex")
def Numbers():
    keys = f.set_index("id").z
    return typed(pd.DataFrame({"id": r.id, "z": r.id.map(keys), "twice": (r.id * 7).map(keys) + 1}), z="int64", twice="int64")
@case("MapByIndex")
def Texts():
    names = r.dropna(subset=["key"]).sort_values("id").groupby("key").other.first()
    return typed(pd.DataFrame({"key": r.key, "other": r.key.map(names)}))
@case("MapByIndex")
def AsFilter(): return typed(r[r.id.map(f.set_index("id").z) > 100][["id", "key"]])
@case("MapByIndex")
def AsKey():
    return typed(r.assign(half=(r.id // 2 * 2).map(f.set_index("id").z)).groupby("half").id.sum().reset_index(), half="int64")


# ------------------------------------------------------------------------------------------------------------------ MoreWindows
@case("MoreWindows")
def Quantiles():
    w = r.x.rolling(6, min_periods=3)
    return typed(pd.DataFrame({"quarter": w.quantile(0.25), "most": w.quantile(0.9), "all": r.x.expanding(2).quantile(0.4)}))
@case("MoreWindows")
def Shapes():
    w = r.x.rolling(7, min_periods=2)
    return typed(pd.DataFrame({"skew": w.skew(), "kurt": w.kurt(), "skew of all": r.x.expanding(3).skew(), "kurt of all": r.x.expanding(4).kurt()}))
@case("MoreWindows")
def TwoColumns():
    w = r.x.rolling(8, min_periods=4)
    return typed(pd.DataFrame({"cov": w.cov(r.y), "corr": w.corr(r.n.astype("float64")), "all": r.x.expanding(3).cov(r.y, ddof=0)}))
@case("MoreWindows")
def Several_(): return typed(r.y.rolling(4).agg(["mean", "max", "var"]))
@case("MoreWindows")
def Resampled():
    w = r.set_index("at")[["x", "y"]].resample("1D")
    made = {}
    for name in ["prod", "var", "median", "nunique"]:
        for column in ["x", "y"]:
            made[f"{column} {name}"] = getattr(w[column], name)()
    return typed(pd.DataFrame(made).reset_index(), **{"x nunique": "int64", "y nunique": "int64"})


# -------------------------------------------------------------------------------------------------------------- FrameArithmetic
def beside(**results):
    return typed(pd.concat({f"{column} {name.replace('_', ' ')}": frame[column] for name, frame in results.items() for column in frame}, axis=1))


def bools_beside(**results):
    made = {f"{column} {name.replace('_', ' ')}": frame[column] for name, frame in results.items() for column in frame}
    return {name: Values("bool", [bool(value) for value in column]) for name, column in made.items()}


xy, y, before = v[["x", "y"]], v[["y"]], v[["y"]].shift(1)


@case("FrameArithmetic")
def FillValues():
    other = xy.shift(1)
    return beside(add=xy.add(other, fill_value=2), sub=xy.sub(other, fill_value=2), mul=xy.mul(other, fill_value=2), rsub=xy.rsub(other, fill_value=2),
                  value=xy.add(1, fill_value=2))
@case("FrameArithmetic")
def Divided():
    return beside(div=y.div(before, fill_value=2), truediv=y.truediv(2), rtruediv=y.rtruediv(3), rdiv=y.rdiv(before), floordiv=y.floordiv(1.25),
                  rfloordiv=y.rfloordiv(10), mod=y.mod(before, fill_value=2), rmod=y.rmod(10), pow=y.pow(2), rpow=y.rpow(2))
@case("FrameArithmetic")
def OneRow():
    return beside(sub=xy.sub(xy.mean()), rsub=xy.rsub(xy.mean()), of_mean=xy.rsub(xy.mean()), reversed=xy - xy.mean(), radd=xy.radd(xy.y, axis=0),
                  rmul=xy.rmul(xy.max()))
@case("FrameArithmetic")
def Compared():
    return bools_beside(eq=y.eq(1.5), ne=y.ne(y * y), lt=y.lt(0.5), le=y.le(0.5), gt=y.gt(y * y), ge=y.ge(y.mean()), mean_gt=y.lt(y.mean()),
                        mean_le=y.ge(y.mean()))
@case("FrameArithmetic")
def CombineFirst():
    other = indexed(f.assign(x=f.z + 0.5, b=f.z).drop(columns="z"))
    return typed(indexed(r)[["key", "x"]].combine_first(other).reset_index()[["id", "b", "key", "x"]], b="int64")
@case("FrameArithmetic")
def Counted():
    sums = xy.sum(min_count=40)
    return [("enough", r.x.sum(min_count=20)), ("too few", None if np.isnan(r.x.sum(min_count=41)) else r.x.sum()), ("product", r.y.prod(min_count=40)),
            ("no product", None if np.isnan(r.y.prod(min_count=41)) else r.y.prod()), ("of frame", sums.y), ("nothing of frame", bool(np.isnan(sums.x)))]
@case("FrameArithmetic")
def Quantiles(): return typed(xy.quantile([0.1, 0.5, 0.75]).rename_axis("quantile").reset_index())
@case("FrameArithmetic")
def QuantilesOfColumn(): return typed(r.n.quantile([0.5, 1]).rename_axis("quantile").reset_index(), n="float64")
@case("FrameArithmetic")
def Downcast():
    n = r.n.dropna().astype("int64")
    made = {"integer": (n, "integer"), "signed": (n * 100, "signed"), "wide": (n * 100000, "integer"), "unsigned": (r.id, "unsigned"),
            "negative": (n, "unsigned"), "float": (r.x, "float"), "float of integers": (n, "float"), "fractions": (r.x, "integer"),
            "text": (r.id.astype("str"), "integer"), "whole": (r.y * 2, "integer"), "large": (r.y * 16777217.3, "float")}
    return [(name, pd.to_numeric(values, downcast=kind).dtype.name) for name, (values, kind) in made.items()]


@case("FrameArithmetic")
def ShiftedInTime(): return typed(r[["at", "y"]].set_index("at").shift(-3, freq="90min").reset_index())
@case("FrameArithmetic")
def ConcatByIndex(): return typed(pd.concat([indexed(r)[["key", "x"]], indexed(f)], axis=1).sort_index().reset_index())
@case("FrameArithmetic")
def ConcatByCommonIndex():
    return typed(pd.concat([indexed(r)[["x"]], indexed(f), indexed(f).rename(columns={"z": "w"})], axis=1, join="inner").sort_index().reset_index(), w="int64")


def described(frame, **options):
    made = frame.describe(**options).reset_index(names="statistic")
    for name in frame:
        if name in made and not pd.api.types.is_numeric_dtype(frame[name]):
            # Of equally frequent values, the smallest.
            made[name] = [frame[name].mode()[0] if statistic == "top" else None if pd.isna(value) else str(value)
                          for statistic, value in zip(made.statistic, made[name])]
    return typed(made, id="float64")


@case("FrameArithmetic")
def DescribeAll(): return described(r[["id", "key", "x"]], include="all")
@case("FrameArithmetic")
def DescribeSome(): return described(r[["id", "key", "x", "y"]], include=["float64", "str"], percentiles=[0.5])
@case("FrameArithmetic")
def DescribeOthers(): return described(r[["id", "key", "x"]], exclude=["number"])
@case("FrameArithmetic")
def OfRows():
    some = v.notna().any(axis=1)
    return typed(pd.DataFrame({"sem": v.sem(axis=1), "idxmin": v[some].idxmin(axis=1), "idxmax": v[some].idxmax(axis=1)}), idxmin="string", idxmax="string")
@case("FrameArithmetic")
def MoreOfRows():
    made = {"median": v.median(axis=1), "quantile": v.quantile(0.3, axis=1), "nunique": v.nunique(axis=1), "sum": v.sum(axis=1, skipna=False),
            "counted": v.sum(axis=1, min_count=3), "product": v.prod(axis=1, skipna=False), "mean": v.mean(axis=1, skipna=False),
            "least": v.min(axis=1, skipna=False), "largest": v.max(axis=1, skipna=False), "var": v.var(axis=1, skipna=False),
            "std": v.std(axis=1, ddof=0, skipna=False), "sem": v.sem(axis=1, skipna=False), "whole median": v.median(axis=1, skipna=False)}
    return typed(pd.DataFrame(made), nunique="int64")
@case("FrameArithmetic")
def DifferentOfRows():
    texts = r[["key", "other"]].assign(third=r.key.where(r.id % 2 == 0, r.other))
    return typed(pd.DataFrame({"texts": texts.nunique(axis=1), "numbers": r[["id", "y", "n"]].nunique(axis=1)}), texts="int64", numbers="int64")
@case("FrameArithmetic")
def Float32OfRows():
    h = r[["y", "n"]].astype("float32")
    made = {name: getattr(h, name)(axis=1) for name in ("sum", "prod", "mean", "min", "max", "var", "std", "median")} | {"mixed": r[["y"]].assign(h=h.n).mean(axis=1)}
    assert all(str(made[name].dtype) == ("float64" if name == "mixed" else "float32") for name in made)
    return typed(pd.DataFrame(made), **{name: "float32" for name in made if name != "mixed"})
@case("FrameArithmetic")
def IndexOfComputed(): return typed(r[["id", "y"]].set_index((r.id * 2).rename("twice")).sort_index().reset_index(), twice="int64")


# ----------------------------------------------------------------------------------------------------------------- GroupColumns
by = r.assign(n=r.n.astype("float64")).groupby("other")[NUMBERS]


def in_rows(made):
    return made.reset_index(level=0).sort_index()


@case("GroupColumns")
def Cumsum(): return typed(by.cumsum(), n="int64")
@case("GroupColumns")
def Cummax(): return typed(by.cummax(), n="int64")
@case("GroupColumns")
def Shift(): return typed(by.shift(2), n="int64")
@case("GroupColumns")
def Diff(): return typed(by.diff(), n="int64")
@case("GroupColumns")
def Fill(): return typed(by.ffill(limit=1), n="int64")
@case("GroupColumns")
def FillBack():
    known = r.key.notna()
    return typed(r.groupby("key")[["x", "n"]].bfill().where(known), n="int64")
@case("GroupColumns")
def Rank(): return typed(by.rank(method="min"), n="float64")
@case("GroupColumns")
def Transform(): return typed(by.transform("mean"), n="float64")
@case("GroupColumns")
def IndexStays_(): return typed(indexed(r).groupby("other")[["x", "y"]].cumsum().reset_index())
@case("GroupColumns")
def ForAssign():
    known = r[r.n.notna()]
    shifted = known.groupby(known.n > 0)[["x", "y"]].shift(1)
    return typed((known[["x", "y"]] - shifted).reindex(r.index))
@case("GroupColumns")
def Rolling_(): return typed(in_rows(r.groupby("other")[["x", "y"]].rolling(3, min_periods=1).mean()))
@case("GroupColumns")
def RollingTime_():
    made = r[["other", "at", "x", "y"]].groupby("other").rolling("2D", on="at")[["x", "y"]].sum().reset_index()
    made = made.merge(r[["at"]].reset_index(), on="at").sort_values("index")
    return typed(made[["other", "at", "x", "y"]])
@case("GroupColumns")
def Expanding():
    made = r.groupby("other")[["x", "y"]].expanding(2).agg(["sum", "max"])
    made.columns = ["_".join(column) for column in made.columns]
    return typed(in_rows(made))
@case("GroupColumns")
def OneColumn(): return typed(r.x.groupby(r.other.str.upper()).mean().reset_index())
@case("GroupColumns")
def Counted_(): return typed(r.groupby("key")[["x", "n"]].sum(min_count=9).reset_index(), n="int64")
def with_categories(): return r.assign(key=pd.Categorical(r.key, ["a", "b", "c", "d"]), up=r.y > 0)
@case("GroupColumns")
def Unobserved():
    made = with_categories().groupby(["key", "other"], observed=False).agg(
        sum=("x", "sum"), count=("x", "count"), mean=("x", "mean"), prod=("n", "prod"), different=("n", "nunique"), size=("x", "size"))
    return typed(made.reset_index(), key="category", count="int64", prod="int64", different="int64", size="int64")
@case("GroupColumns")
def UnobservedAnyAll():
    made = with_categories().groupby("key", observed=False).agg(any=("up", "any"), all=("up", "all"))
    return typed(made.reset_index(), key="category", any="bool", all="bool")


def last_less_first(values): return values[-1] - values[0]
def sum_of_squares(values): return np.nansum(values ** 2)


@case("GroupColumns")
def Apply():
    return typed(pd.DataFrame({
        "rows": r.y.rolling(4).apply(last_less_first, raw=True),
        "missing": r.x.rolling(5, min_periods=2).apply(sum_of_squares, raw=True),
        "nan": r.x.rolling(3, min_periods=1).apply(last_less_first, raw=True),
        "centered": r.y.rolling(5, center=True).apply(last_less_first, raw=True),
        "time": r.rolling("2D", on="at").x.apply(sum_of_squares, raw=True),
        "all": r.x.expanding(3).apply(sum_of_squares, raw=True),
        "groups": in_rows(r.groupby("other")[["y"]].rolling(2).apply(last_less_first, raw=True)).y}))
@case("GroupColumns")
def ApplyToColumns(): return typed(r[["x", "y"]].rolling(4, min_periods=1).apply(sum_of_squares, raw=True))
@case("GroupColumns")
def StandardErrors(): return typed(pd.DataFrame({"rows": r.x.rolling(6, min_periods=2).sem(), "all": r.y.expanding(2).sem()}))
@case("GroupColumns")
def AggregatedColumns():
    w = r[["x", "y"]].rolling(6, min_periods=2)
    return typed(pd.DataFrame({f"{name}_{how}": getattr(w, how)()[name] for name in ["x", "y"] for how in ["mean", "sem"]}))


def by_time(rule, columns, **options): return r.resample(rule, on="at", **options)[columns]


@case("GroupColumns")
def Ohlc():
    made = by_time("1D", ["x", "y"]).ohlc()
    made.columns = ["_".join(column) for column in made.columns]
    return typed(made.reset_index())
@case("GroupColumns")
def ClosedRight(): return typed(by_time("6h", ["y"], closed="right").y.agg(["sum", "count"]).reset_index().rename(columns={"sum": "y"}))
@case("GroupColumns")
def LabelRight(): return typed(by_time("12h", ["x"], closed="right", label="right").sum(min_count=2).reset_index())
@case("GroupColumns")
def LabelOnly(): return typed(by_time("1D", ["y"], label="right").max().reset_index())


# ------------------------------------------------------------------------------------------------------------- Align, Combine
def pair(aligned, **types):
    """Both frames of a pair side by side, under their index."""
    left, right = aligned
    assert left.index.equals(right.index)
    both = pd.concat([left.add_prefix("l_"), right.add_prefix("r_")], axis=1).rename_axis("id").reset_index()
    return typed(both, **{f"{side}_{name}": type for side in "lr" for name, type in {**TYPES, **types}.items()}, id="int64")


mine, others = indexed(r)[["n", "key", "x"]].astype({"n": "float64"}), indexed(f).assign(x=lambda rows: rows.z / 4)
for how in ["outer", "inner", "left", "right"]:
    SUITES.setdefault("Align", {})[how.capitalize()] = {"ordered": True, **record(pair(mine.align(others, join=how)))}


@case("Align")
def FillValue(): return pair(mine[["n", "x"]].align(others, fill_value=-1), n="int64", z="int64")
@case("Align")
def Index():
    left, right = mine.align(others, axis="index", join="inner")
    return pair((left, right))
@case("Align")
def ColumnsOnly(): return typed(r[["x", "n"]].align(f, axis="columns")[0])
@case("Align")
def ColumnsOfOther(): return typed(r[["x", "n"]].align(f, axis="columns", join="right", fill_value=0)[0])
@case("Align")
def Sum():
    left, right = mine[["n", "x"]].align(others, join="inner", axis=None)
    return typed((left + right).reset_index())


number_columns = indexed(r)[["n", "x", "y"]].astype({"n": "float64"})
other_numbers = indexed(f).assign(x=lambda rows: rows.z / 4, n=np.nan)


@case("Combine")
def Smaller(): return typed(number_columns.combine(other_numbers, lambda x, y: x.where(x < y, y)).reset_index(), n="float64")
@case("Combine")
def Filled(): return typed(number_columns.combine(other_numbers, lambda x, y: x + y, fill_value=1).reset_index(), n="float64")
@case("Combine")
def NotOverwritten(): return typed(number_columns.combine(other_numbers, lambda x, y: x + y, overwrite=False).reset_index(), n="float64")


def column_pair(left, right):
    return typed(pd.DataFrame({"left": left, "right": right}).rename_axis("id").reset_index(), left="float64", right="int64")


@case("Align")
def OfColumns(): return column_pair(*mine.x.align(others.z))
@case("Align")
def OfColumnsFilled(): return column_pair(*mine.x.align(others.z, join="right", fill_value=-1))
@case("Combine")
def OfColumns(): return typed(number_columns.x.combine(other_numbers.x, lambda x, y: max(x, y) if x == x and y == y else np.nan).rename_axis("id").reset_index())
@case("Combine")
def OfColumnsFilled(): return typed(number_columns.x.combine(other_numbers.z, lambda x, y: x + y, fill_value=1).rename("x").rename_axis("id").reset_index())


# ------------------------------------------------------------------------------------------------------------- Interleave, Replace
@case("Interleave")
def SharedIndex(): return typed(pd.concat([indexed(r)[["key", "x"]], indexed(f)]).sort_index(kind="stable").reset_index())


words = pd.DataFrame({"s": ["foo", "bar", "food", None, "", "Foo42", "a.b"], "t": ["x1", "x2", None, "y10", "x", "", "z"], "n": [1, 2, 3, 4, 5, 6, 7]})
words.to_csv(HERE / "data/words.csv", index=False)
words = pd.read_csv(HERE / "data/words.csv")


def texts(frame): return typed(frame, s="string", t="string", n="int64")


@case("ReplaceRegex")
def Column(): return texts(words.assign(s=words.s.replace("^fo+", "<>", regex=True)))
@case("ReplaceRegex")
def Groups(): return texts(words.replace(r"([a-z])(\d)", r"\2-\1", regex=True))
@case("ReplaceRegex")
def Pairs(): return texts(words.replace({"o": "0", "^b": "o", "x": "o"}, regex=True))
@case("ReplaceRegex")
def ToNull(): return texts(words.assign(t=words.t.replace(r"^x\d*$", None, regex=True)))


# ------------------------------------------------------------------------------------------------------------------ SortByKey
@case("SortByKey")
def Computed(): return typed(r.sort_values("x", key=lambda x: x.abs(), kind="stable")[["x", "id"]])
@case("SortByKey")
def Several():
    keyed = r.assign(a=r.y.abs(), b=r.id % 7).sort_values(["a", "b"], ascending=[False, True], na_position="first", kind="stable")
    return typed(keyed[["id", "y", "key"]])
@case("SortByKey")
def OfOtherRows(): return typed(r[["id", "y"]].assign(before=r.x.shift(1)).sort_values("before", ascending=False, kind="stable")[["id", "y"]])


def main():
    (HERE / "recorded").mkdir(exist_ok=True)
    versions = {"pandas": pd.__version__, "numpy": np.__version__}
    for suite, cases in SUITES.items():
        lines = [f"  {json.dumps(name)}: {json.dumps(made, ensure_ascii=False)}" for name, made in cases.items()]
        text = "{\n" + f'"recorded_by": {json.dumps({"script": "tests/frame_methods/record_frame_methods.py", **versions})},\n"cases": {{\n' + ",\n".join(lines) + "\n}\n}\n"
        (HERE / "recorded" / f"{suite}.json").write_text(text, encoding="utf-8")
    print(sum(len(cases) for cases in SUITES.values()), "cases in", len(SUITES), "suites")


if __name__ == "__main__":
    main()
