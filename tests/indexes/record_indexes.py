#!/usr/bin/env python
"""Records what pandas makes of indexes and partitions in tests/indexes/recorded, one file a test suite.

Run with pandas 3.1.1, numpy 2.4.6 and scipy 1.17.1 from PyPI: `python record_indexes.py`. The index comes back as the first column. Divisions are Dask's rule:
where partitions begin, and the last value.
"""
import json
import pathlib
import sys

import numpy as np
import pandas as pd

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "windows"))
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "frame"))
from record_windows import plain, typed  # noqa: E402
from record_frames import Values, record  # noqa: E402
import frame_data  # noqa: E402

RECORDED = pathlib.Path(__file__).parent / "recorded"
SUITES = {}
t = plain(frame_data.types())
t["at"] = pd.to_datetime(t["at"])
t["d"] = pd.to_datetime(t["d"])
TYPES = {"i": "int64", "j": "int64", "n": "int64", "f": "float64", "g": "float64", "s": "string", "t": "string", "at": "timestamp", "key": "string", "k": "int64"}


def case(suite, ordered=True):
    def add(function):
        SUITES.setdefault(suite, {})[function.__name__.rstrip("_")] = {"ordered": ordered, **record(function())}
        return function
    return add


def columns(frame):
    return {name: typed(TYPES[name], frame[name]) for name in frame}


def indexed(name):
    return t.sort_values(name, kind="stable").set_index(name)


# ------------------------------------------------------------------------------------------------------------------------ Index
@case("Index")
def Order(): return columns(indexed("i").reset_index()[["i", "s", "n"]])
@case("Index")
def OfTexts(): return columns(t.assign(o=t.s.map(lambda x: x.encode())).sort_values("o", kind="stable")[["s", "i"]])
@case("Index")
def NullsLast(): return columns(t.sort_values("n", kind="stable", na_position="last")[["n", "i"]])
@case("Index")
def Between(): return columns(indexed("i").loc[-10:20].reset_index()[["i", "k"]])
@case("Index")
def From(): return columns(indexed("i").loc[20:].reset_index()[["i", "k"]])
@case("Index")
def UpTo(): return columns(indexed("i").loc[:-20].reset_index()[["i", "k"]])
@case("Index")
def Label(): return columns(indexed("k").loc[[2]].reset_index()[["k", "i"]])
@case("Index")
def Labels(): return columns(indexed("k").loc[[0, 3]].reset_index()[["k", "i"]])
@case("Index")
def NoSuchLabel(): return columns(indexed("k").loc[7:9].reset_index()[["k", "i"]])
@case("Index")
def OfTimes(): return columns(indexed("at").loc["1980-01-01":"1999-12-31 12:00"].reset_index()[["at", "i"]])
moments = pd.DataFrame({"at": pd.to_datetime(["2024-01-31 23:59:59.5", "2024-02-01", "2024-02-03", "2024-02-03 05:06:07.25", "2024-02-03 05:59",
                                                  "2024-02-29 23:59:59.999999", "2024-03-01", "2025-01-01"], format="ISO8601"), "i": range(8)})
@case("Index")
def PeriodsOfTimes():
    by_time = moments.set_index("at")["i"]
    labels = ["2024", "2024-02", "2024-02-03", "2024-02-03 05", "2024-02-03T05:06", "2024-02-03 05:06:07", "2024-02-03 05:06:07.25", "2024-02-04", "2023"]
    slices = [("2024-02", "2024-02-03"), ("2024-02-03 05", "2024-02"), ("2024", "2024"), (None, "2024-02-03 05:06:07"), ("2024-02-29", None), ("2024-02-03 05:06:07.25", "2024-02-03 05:59")]
    made = [(label, by_time[label:label]) for label in labels] + [(f"{a} to {b}", by_time[a:b]) for a, b in slices]
    for label, rows in made[:-8]:  # what a label alone gives, where it gives rows
        assert rows.tolist() == np.atleast_1d(by_time[label]).tolist(), label
    return {"text": Values("string", [text for text, rows in made for _ in rows]), "i": Values("int64", [int(i) for _, rows in made for i in rows])}
@case("Index")
def LocOfMask():
    made = indexed("i").reset_index()
    return columns(made.loc[made.k > 1, ["i", "s"]])
@case("Index")
def LocOfColumns(): return columns(indexed("i").loc[-10:20].reset_index()[["i", "g"]])
@case("Index")
def LocOfLabelAndColumns(): return columns(indexed("k").loc[[2]].reset_index()[["i", "k"]])
@case("Index")
def ThenFilter(): return columns(indexed("i").query("k > 1").loc[0:30].reset_index()[["i", "k"]])
@case("Index")
def Arithmetic():
    made = indexed("i").loc[0:30]
    return {"i": typed("int64", (made.j + made.k))}
@case("Index")
def Series(): return {"i": typed("int64", indexed("i").index)}
@case("Index")
def SomePartitions():
    made = indexed("i").reset_index()
    return columns(made[(made.i < -20) | (made.i >= 0)][["i", "k"]])
@case("Index")
def PartitionsInAnyOrder():
    made = indexed("i").reset_index()
    return columns(pd.concat([made[(made.i >= 0) & (made.i < 25)], made[made.i < -20], made[made.i >= 25]])[["i", "k"]])
@case("Index")
def Divided():
    made = indexed("i").reset_index()
    return columns(made[(made.i >= 0) & (made.i < 25)][["i", "k"]])


# ------------------------------------------------------------------------------------------------------------------- Resampling
def resampled(made, types):
    made = made.reset_index()
    return {name: typed(types.get(name, "timestamp"), made[name]) for name in made}
hours = pd.DataFrame({"at": pd.to_datetime("2024-02-28 22:15") + pd.to_timedelta([0, 20, 45, 46, 300, 301, 302, 610, 900, 901, 2000], unit="min"),
                      "x": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], "y": [0.5, None, 1.5, 2.5, None, None, None, 3.5, 4.5, 5.5, None]})
@case("Resample")
def Hourly():
    return resampled(hours.set_index("at").resample("1h").agg(total=("x", "sum"), mean=("x", "mean"), count=("y", "count"), least=("y", "min"), size=("x", "size")),
                     {"total": "int64", "mean": "float64", "count": "int64", "least": "float64", "size": "int64"})
@case("Resample")
def Daily(): return resampled(hours.set_index("at").resample("1D").sum(), {"x": "int64", "y": "float64"})
@case("Resample")
def Means(): return resampled(hours.set_index("at").resample("6h").mean(), {"x": "float64", "y": "float64"})
@case("Resample")
def Sizes(): return {"at": typed("timestamp", hours.set_index("at").resample("12h").size().reset_index()["at"]), "size": typed("int64", hours.set_index("at").resample("12h").size())}


seasons = pd.DataFrame({"at": pd.to_datetime([-1000 + 223 * row for row in range(40)], unit="h"), "x": [row * row % 17 - 5 for row in range(40)]})


def Calendar():
    made = {}
    for rule in ["MS", "ME", "QS", "QE", "YS", "YE", "W", "W-WED"]:
        periods = seasons.resample(rule, on="at").agg(x=("x", "sum"), most=("x", "max"), count=("x", "count"))
        made[rule] = record(resampled(periods, {"x": "int64", "most": "int64", "count": "int64"}))
    return made


SUITES["Resample"]["Calendar"] = Calendar()


def several(frame, rules, zoned=False):
    made = {}
    for name, rule, options in rules:
        periods = frame.resample(rule, on="at", **options).agg(x=("x", "sum"), most=("x", "max"), count=("x", "count")).reset_index()
        # pandas has a period without rows before the first one that holds its right end, or one after the last.
        there = np.flatnonzero(periods["count"])
        periods = periods.iloc[there[0]:there[-1] + 1]
        if zoned:
            periods["at"] = periods["at"].dt.tz_convert("UTC").dt.tz_localize(None)
        made[name] = record(resampled(periods.set_index("at"), {"x": "int64", "most": "int64", "count": "int64"}))
    return made


RULES = [(rule, rule, {}) for rule in ["2D", "3D", "36h", "7h", "2W", "3W-WED", "2MS", "2ME", "3MS", "2QS", "3QE", "2YS", "2YE", "QS-FEB", "QE-JAN", "YS-JUL", "YE-JUN", "2QS-NOV", "2YE-MAR"]]
ORIGINS = [(f"{rule} {origin} {closed}", rule, {"origin": origin} | ({"closed": closed} if closed else {})) for rule in ["7h", "3D"]
           for origin in ["start", "start_day", "epoch", "end", "end_day", "1969-12-24 05:00"] for closed in ["", "right"]]
OFFSETS = [("offset", "6h", {"offset": "90min"}), ("offset of start", "10h", {"origin": "start", "offset": "1h"}), ("day", "1D", {"origin": "start"}), ("right", "36h", {"closed": "right", "label": "right"})]
SUITES["Resample"]["Several"] = several(seasons, RULES)
SUITES["Resample"]["Origins"] = several(seasons, ORIGINS + OFFSETS)
# Over both changes of the clocks: in Sao Paulo, they are put forward at midnight.
clocks = {
    name: pd.DataFrame({"at": pd.date_range(begin, periods=40, freq="7h", tz=zone), "x": [row * row % 17 - 5 for row in range(40)]})
    for name, zone, begin in [("spring", "Europe/Paris", "2024-03-26 22:15"), ("autumn", "Europe/Paris", "2024-10-22 22:15"), ("midnight", "America/Sao_Paulo", "2018-10-30 22:15")]}
ZONED = [(rule, rule, {}) for rule in ["1h", "6h", "7h", "36h", "1D", "2D", "W", "2W", "MS", "ME"]] + [
    ("6h right", "6h", {"closed": "right", "label": "right"}), ("5h start", "5h", {"origin": "start"}), ("5h epoch", "5h", {"origin": "epoch"}),
    ("5h end", "5h", {"origin": "end"}), ("5h end_day", "5h", {"origin": "end_day"})]
SUITES["Resample"]["Zoned"] = {f"{name} {rule}": made for name, frame in clocks.items()
                             for rule, made in several(frame, [one for one in ZONED if name == "spring" or one[0] in ("7h", "1D", "2D", "W", "6h right")], zoned=True).items()}
# Times at, and a microsecond beside, midnights where periods end or begin: of months, quarters, years and weeks.
edges = pd.DataFrame({"at": sorted(pd.Timestamp(day) + pd.Timedelta(beside, unit="us") for day in [
    "2023-10-01", "2023-12-30", "2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01", "2024-02-04", "2024-02-05", "2024-02-29", "2024-03-01",
    "2024-03-31", "2024-04-01", "2024-06-30", "2024-07-01", "2024-12-31", "2025-01-01", "2025-03-30"] for beside in (-1, 0, 1))})
edges["x"] = [row * row % 17 - 5 for row in range(len(edges))]
ENDS = [(f"{rule} {closed} {label}", rule, {option: value for option, value in (("closed", closed), ("label", label)) if value})
        for rule in ["MS", "ME", "QS", "QE", "YS", "YE", "W", "W-WED", "QS-FEB", "QE-JAN", "YS-JUL", "YE-JUN", "2W", "3W-WED", "2MS", "2ME", "3QS", "2QE-JAN", "2YS", "2YE"]
        for closed, label in [("left", ""), ("right", ""), ("", "left"), ("", "right"), ("left", "left"), ("left", "right"), ("right", "left"), ("right", "right")]]
SUITES["Resample"]["ClosedSeasons"] = several(seasons, ENDS)
SUITES["Resample"]["ClosedEdges"] = several(edges, ENDS)
# The first row decides where periods of several begin: each of these is the first once.
FIRSTS = [one for one in ENDS if one[0] in ("2MS right ", "2ME left ", "2ME right ", "2W left ", "2W right ", "3QS right ", "2MS left ", "2YE left ")]
SUITES["Resample"]["ClosedFirsts"] = {f"{name} from {first}": made for first in (2, 5, 7, 10, 19, 22, 25, 26, 31)
                                      for name, made in several(edges.iloc[first:], FIRSTS).items()}
SUITES["Resample"]["ClosedDates"] = several(edges.assign(at=edges["at"].dt.normalize()), ENDS)
SUITES["Resample"]["ClosedZoned"] = {f"{name} {rule}": made for name, frame in clocks.items() for rule, made in several(frame, [
    one for one in ENDS if one[1] in ("MS", "ME", "W", "W-WED", "2W", "QS", "QE")], zoned=True).items()}
zoned_edges = edges.assign(at=edges["at"].dt.tz_localize("Europe/Paris"))
SUITES["Resample"]["ClosedZonedEdges"] = several(zoned_edges, ENDS, zoned=True)
@case("Resample")
def CalendarOfDates(): return resampled(seasons.assign(at=seasons["at"].dt.normalize()).resample("QE", on="at")[["x"]].count(), {"x": "int64"})


# ------------------------------------------------------------------------------------------------------------------- Partitions
@case("Partitions")
def Same(): return columns(t[["i", "s", "g"]])
@case("Partitions")
def Tail(): return columns(t.tail(7)[["i", "s"]])
@case("Partitions", ordered=False)
def AnyOrder(): return columns(t[["key", "i"]])
@case("Partitions")
def Overlap(): return {"i": typed("int64", t.i), "mean": typed("float64", t.i.rolling(3, center=True, min_periods=1).mean())}


def main():
    RECORDED.mkdir(exist_ok=True)
    versions = {"pandas": pd.__version__, "numpy": np.__version__}
    for suite, cases in SUITES.items():
        lines = [f"  {json.dumps(name)}: {json.dumps(made, ensure_ascii=False)}" for name, made in cases.items()]
        text = "{\n" + f'"recorded_by": {json.dumps({"script": "tests/indexes/record_indexes.py", **versions})},\n"cases": {{\n' + ",\n".join(lines) + "\n}\n}\n"
        (RECORDED / f"{suite}.json").write_text(text, encoding="utf-8")
    print(sum(len(cases) for cases in SUITES.values()), "cases in", len(SUITES), "suites")


if __name__ == "__main__":
    main()
