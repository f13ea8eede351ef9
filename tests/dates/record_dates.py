#!/usr/bin/env python
"""Makes tests/dates/data/moments.csv and records what pandas makes of it in tests/dates/recorded, one file a test suite.

Run with pandas 3.1.1 and numpy 2.4.6 from PyPI: `python record_dates.py`. Each function below records the case of its name; the C++ test
of the same suite and name builds the same frame. pandas' NumPy types have no null for numbers and booleans: there, a function is applied
to the rows without nulls, and the others stay null.
"""
import csv
import datetime
import json
import math
import pathlib
import random

import numpy as np
import pandas as pd

FOLDER = pathlib.Path(__file__).parent
SUITES = {}
US, DELTA = "datetime64[us]", "timedelta64[us]"


# ---------------------------------------------------------------------------------------------------------------- the rows
EDGES = ["1969-12-31 23:59:59.999999", "1970-01-01 00:00:00", "1968-02-29 12:00:00", "1900-02-28 23:59:59", "1900-03-01 00:00:00",
         "2000-02-29 00:00:00", "2023-12-31 23:59:59.999999", "2024-01-01 00:00:00", "2024-02-29 13:45:06.5", "2024-12-30 01:00:00",
         "2021-01-03 10:20:30", "2020-12-31 00:00:00", "2010-01-03 00:30:00", "1677-10-01 05:06:07", "2262-03-31 18:19:20",
         "2100-02-28 00:00:00.000001", "2024-03-31 00:00:00", "2024-04-01 11:59:59.999", "2024-06-30 12:00:00", "1582-10-15 00:00:00",
         "2999-12-31 23:59:59"]
# UTC: about the changes of clocks in Paris and New York.
CHANGES = ["2024-03-31 00:59:59.999999", "2024-03-31 01:00:00", "2024-10-27 00:30:00", "2024-10-27 00:59:59", "2024-10-27 01:00:00",
           "2024-10-27 01:30:00", "2024-03-10 06:59:59", "2024-03-10 07:00:00", "2024-11-03 05:30:00", "2024-11-03 06:30:00",
           "1950-06-01 12:00:00", "1911-03-10 23:50:38", "1883-11-18 17:00:00", "2045-07-01 00:00:00", "2350-01-15 12:00:00", "2350-07-15 12:00:00"]
# What clocks show: twice or never, in Paris (first three) and New York.
FOLDS = ["2024-10-27 02:30:00", "2024-10-27 02:00:00", "2024-10-27 02:59:59.5", "2023-11-05 01:30:00", "2023-11-05 01:00:00"]
GAPS = ["2024-03-31 02:30:00", "2024-03-31 02:00:00", "2024-03-31 02:59:59.5", "2024-03-10 02:30:00", "2024-03-10 02:00:00"]
TEXT_DURATIONS = ["1 days 02:03:04.5", "-1 days +02:00:00", "02:03:04", "2h30min", "1.5h", "P1DT2H3M4.5S", "-3 days", "1 days, 2:00:00",
                  "90min", "1 hour 3 minutes 2 s", "10us", "25:00:00", "0 days", "2W", "-PT1H"]


def text_of(value):
    if value is None or value is pd.NaT:
        return ""
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d %H:%M:%S").rjust(19, "0") + (f".{value.microsecond:06d}" if value.microsecond else "")
    if isinstance(value, float):
        return repr(value)
    return str(value)


def moments():
    chance = random.Random(7)
    rows = 41
    some = lambda value: None if chance.random() < 0.2 else value
    stamp = lambda text: pd.Timestamp(text).as_unit("us")
    moment = lambda: stamp("1890-01-01") + pd.Timedelta(seconds=chance.randrange(7_000_000_000), microseconds=chance.choice([0, 0, 250000, 1])).as_unit("us")
    length = lambda: pd.Timedelta(days=chance.randrange(-400, 400), seconds=chance.randrange(86400), microseconds=chance.choice([0, 0, 999999, 1500])).as_unit("us")
    at = [stamp(text) for text in EDGES]
    at += [moment() for _ in range(rows - len(at))]
    usual = lambda: stamp("1975-01-01 12:00") + pd.Timedelta(days=chance.randrange(20000), seconds=chance.randrange(7200)).as_unit("us")
    utc = [stamp(text) for text in CHANGES]
    utc += [usual() for _ in range(rows - len(utc))]
    made = {
        "id": list(range(rows)),
        "at": at,
        "seen": [some(value) for value in at[::-1]],
        "day": [some(moment().date()) for _ in range(rows)],
        "took": [some(length()) for _ in range(rows)],
        "gap": [length() for _ in range(rows)],
        "utc": utc,
        "wall": [some(usual()) for _ in range(rows)],
        "fold": [stamp(FOLDS[row % 5]) for row in range(rows)],
        "never": [stamp(GAPS[row % 5]) for row in range(rows)],
        "n": [chance.choice([-3, -1, 0, 1, 2, 7]) for _ in range(rows)],
        "x": [some(chance.choice([-2.5, 0.0, 0.1, 1.5, 3.0, 1 / 3])) for _ in range(rows)],
        "k": [chance.choice(["red", "green", "blue"]) for _ in range(rows)],
        "us": [moment().strftime("%m/%d/%Y %I:%M %p") for _ in range(rows)],
        "long": [usual().strftime("%A, %d %B %Y %H:%M:%S.%f") for _ in range(rows)],
        "offset": [value.strftime("%Y-%m-%d %H:%M:%S") + chance.choice(["+00:00", "Z", "+02:00", "-0330"]) for value in utc],
        "mixed": [chance.choice(["2024-02-29", "2023-02-29", "n. n.", "2024-02-29T10:20:30.5", "24:00"]) for _ in range(rows)],
        "length": [TEXT_DURATIONS[row % len(TEXT_DURATIONS)] for row in range(rows)],
        "seconds": [chance.randrange(-2_000_000_000, 4_000_000_000) for _ in range(rows)],
        "part": [some(chance.randrange(-8_000_000, 8_000_000) / 4) for _ in range(rows)],
    }
    with open(FOLDER / "data" / "moments.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(made)
        writer.writerows([text_of(values[row]) for values in made.values()] for row in range(rows))
    for name in ("at", "seen", "utc", "wall", "fold", "never"):
        made[name] = pd.Series(made[name], dtype=US)
    for name in ("took", "gap"):
        made[name] = pd.Series(made[name], dtype=DELTA)
    made["x"] = pd.Series(made["x"], dtype="float64")
    made["part"] = pd.Series(made["part"], dtype="float64")
    return pd.DataFrame(made)


# ------------------------------------------------------------------------------------------------------------- recording
def case(suite, ordered=True):
    def add(function):
        SUITES.setdefault(suite, {})[function.__name__] = {"ordered": ordered, **record(function())}
        return function
    return add


class Values:
    """Values of a type that this recipe names."""

    def __init__(self, type, values):
        self.type, self.values = type, values


def json_value(value):
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None if math.isnan(value) else repr(float(value))
    if isinstance(value, datetime.datetime) and value.tzinfo is None:
        return text_of(pd.Timestamp(value))
    if isinstance(value, pd.Timestamp):
        return text_of(value.tz_localize(None)) + str(value)[-6:] if str(value)[-6] in "+-" else str(value)
    return str(value)


def type_name(series):
    name = str(series.dtype)
    if name.startswith("datetime64"):
        return "timestamp"
    if name.startswith("timedelta64"):
        return "duration"
    return {"str": "string", "object": "string", "UInt32": "uint32", "Int32": "int32"}.get(name, name)


def record_column(name, column):
    type, values = (column.type, column.values) if isinstance(column, Values) else (type_name(column), column.tolist())
    return {"name": name, "type": type, "values": [json_value(value) for value in values]}


def record(result):
    if isinstance(result, list):  # of (name, scalar)
        return {"values": [[name, json_value(value)] for name, value in result]}
    return {"columns": [record_column(name, column) for name, column in result.items()]}


def rowwise(function, *series, type=None):
    """The function's values on the rows without nulls; null on the others."""
    missing = pd.concat([one.isna() for one in series], axis=1).any(axis=1).to_numpy()
    answers = function(*(one[~missing] for one in series))
    type = type or type_name(answers)
    made = iter(answers.tolist())
    return Values(type, [None if gone else next(made) for gone in missing])


t = moments()
day = pd.to_datetime(t.day)
text = lambda series, function: rowwise(lambda s: s.map(function), series, type="string")

# ----------------------------------------------------------------------------------------------------------------- Dates
CALENDAR = ["year", "month", "day", "dayofweek", "dayofyear", "quarter", "days_in_month", "is_month_start", "is_month_end", "is_quarter_start",
            "is_quarter_end", "is_year_start", "is_year_end", "is_leap_year"]
CLOCK = ["hour", "minute", "second", "microsecond", "nanosecond"]
FREQUENCIES = ["D", "h", "15min", "7s", "ms", "2D", "1h30min", "1.5h"]
DIRECTIVES = "%Y-%m-%d %H:%M:%S.%f|%y|%j|%a %A|%b %B|%I %p|%U %W|%G-W%V-%u|%w|%%|%F %T|%D %R|%e"


def fields(series, names):
    return {name: rowwise(lambda s: getattr(s.dt, name), series) for name in names}


def roundings(series, frequencies):
    return {f"{how} {frequency}": getattr(series.dt, how)(frequency) for frequency in frequencies for how in ("floor", "ceil", "round")}


@case("Dates")
def Calendar(): return fields(t["at"], CALENDAR + CLOCK)
@case("Dates")
def CalendarOfNulls(): return fields(t.seen, CALENDAR + CLOCK)
@case("Dates")
def OtherNames():
    names = ["weekday", "day_of_week", "day_of_year", "daysinmonth"]
    return fields(t.seen, names) | {f"{name} of day": made for name, made in fields(day, names).items()}
@case("Dates")
def CalendarOfDays(): return fields(day, CALENDAR)
@case("Dates")
def IsoCalendar(): return t["at"].dt.isocalendar()
@case("Dates")
def IsoCalendarOfNulls(): return t.seen.dt.isocalendar()
@case("Dates")
def Names(): return {"day": t["at"].dt.day_name(), "month": t["at"].dt.month_name(), "null": t.seen.dt.day_name(), "of day": day.dt.month_name()}
@case("Dates")
def Strftime():
    return {"at": text(t["at"], lambda x: x.to_pydatetime().strftime(DIRECTIVES)),
            "seen": text(t.seen, lambda x: x.to_pydatetime().strftime("%d.%m. %H Uhr")), "day": text(day, lambda x: x.strftime("%d %b %y"))}
@case("Dates")
def Rounding(): return roundings(t["at"], FREQUENCIES)
@case("Dates")
def DateAndTime():
    return {"date": rowwise(lambda s: s.dt.date, t.seen, type="date"), "time": rowwise(lambda s: s.dt.time, t.seen, type="time"),
            "normalize": t.seen.dt.normalize(), "day": rowwise(lambda s: s.dt.date, day, type="date")}
@case("Dates")
def InAnExpression():
    made = t[(t["at"].dt.year >= 2000) & (t["at"].dt.month_name() != "March")]
    return {"id": made.id, "weekend": made["at"].dt.dayofweek >= 5}
@case("Dates", ordered=False)
def GroupedByYear():
    made = t.assign(year=t.utc.dt.year).groupby("year").agg(rows=("id", "count")).reset_index()
    return made


# ------------------------------------------------------------------------------------------------------------- Constants
@case("Constants")
def Comparisons():
    return {"after": rowwise(lambda s: s >= "2000-01-01", t.seen), "before": t["at"] < "1970-01-01", "moment": t["at"] == "2024-02-29 13:45:06.5",
            "day": rowwise(lambda s: s > "2000-02-29", day)}
@case("Constants")
def IsIn():
    wanted = pd.to_datetime(["2024-01-01", "2024-02-29 13:45:06.5", "1950-01-01"], format="ISO8601").as_unit("us")
    return {"at": t["at"].isin(wanted), "seen": t.seen.isin(wanted), "null": t.seen.isin([*wanted, pd.NaT]),
            "day": day.isin([day.dropna().iloc[0], pd.Timestamp("2024-01-01")])}
@case("Constants")
def Between():
    return {"at": t["at"].between("1970-01-01", "2024-01-01"), "day": rowwise(lambda s: s.between("1950-01-01", "2000-12-31"), day)}
@case("Constants")
def FillNull():
    return {"seen": t.seen.fillna(pd.Timestamp("2024-02-29 01:02:03")), "day": Values("date", [value.date() for value in day.fillna(pd.Timestamp("1999-12-31"))])}
@case("Constants")
def FirstDay(): return [("first", text_of(day.dropna().iloc[0])[:10])]


# ------------------------------------------------------------------------------------------------------------- Durations
@case("Durations")
def Fields():
    return {**fields(t.took, ["days", "seconds", "microseconds", "nanoseconds"]), "total_seconds": rowwise(lambda s: s.dt.total_seconds(), t.took)}
@case("Durations")
def Components(): return t.gap.dt.components
@case("Durations")
def Rounding(): return roundings(t.took, ["D", "h", "15min", "7s", "ms", "2us"])
@case("Durations")
def OfInstants():
    return {"timestamps": t.utc - t.wall, "constant": t.seen - pd.Timestamp("2000-01-01"), "from": pd.Timestamp("2024-02-29 12:00") - t.seen,
            "days": day - pd.Timestamp("2000-01-01"), "day and timestamp": day - t.utc}
@case("Durations")
def MoveInstants():
    a = t.utc
    return {"plus": a + t.took, "turned": t.took + a, "minus": a - t.took, "constant": a + pd.Timedelta(days=1, microseconds=-1), "text": a - pd.Timedelta("1h30min"),
            "day": day + pd.Timedelta(days=1), "day minus": day - t.gap, "of constant": pd.Timestamp("2024-02-29") + t.gap}
@case("Durations")
def Arithmetic():
    return {"add": t.took + t.gap, "sub": t.took - t.gap, "negative": -t.took, "abs": t.took.abs(), "mod": t.took % pd.Timedelta("7h"),
            "div": rowwise(lambda a, b: a / b, t.took, t.gap), "floordiv": rowwise(lambda a, b: a // b, t.took, t.gap, type="int64"),
            "add constant": t.took + pd.Timedelta(weeks=1), "from constant": pd.Timedelta(hours=3) - t.took,
            "hours": rowwise(lambda s: s / pd.Timedelta(hours=1), t.took), "whole hours": rowwise(lambda s: s // pd.Timedelta(hours=1), t.took, type="int64")}
@case("Durations")
def Scaling():
    return {"times": t.took * t.n, "turned": t.n * t.took, "by": t.took / t.n, "floor by": t.took // t.n, "times x": t.took * t.x, "x times": t.x * t.took, "by x": t.took / t.x,
            "twice": t.took * 2, "half": t.took / 2, "third": t.took // 3, "part": t.took * 0.1}
@case("Durations")
def Comparisons():
    return {"eq": rowwise(lambda a, b: a == b, t.took, t.gap), "lt": rowwise(lambda a, b: a < b, t.took, t.gap), "constant": rowwise(lambda a: a > pd.Timedelta(days=10), t.took),
            "text": rowwise(lambda a: a <= "100 days 12:00:00", t.took), "isin": t.took.isin([t.took[1], pd.Timedelta(days=1)]),
            "between": rowwise(lambda a: a.between(pd.Timedelta(0), pd.Timedelta(days=100)), t.took), "null": t.took.isna()}
@case("Durations")
def FirstLengths(): return [("took", t.took[1])]
@case("Durations")
def FillNull(): return {"constant": t.took.fillna(pd.Timedelta(minutes=5)), "column": t.took.fillna(t.gap)}
@case("Durations")
def Conversions():
    return {"int64": rowwise(lambda s: s.astype("int64"), t.took), "text": text(t.took, str), "back": t.took, "from int64": t.seconds.astype(DELTA)}
@case("Durations")
def Reductions():
    return [("sum", t.took.sum()), ("mean", t.took.mean().floor("us")), ("min", t.took.min()), ("max", t.took.max()), ("count", int(t.took.count())),
            ("mean of timestamps", t.wall.mean().floor("us")), ("none", None)]
@case("Durations", ordered=False)
def Grouped():
    return t.groupby("k").agg(sum=("took", "sum"), min=("took", "min"), max=("took", "max"), count=("took", "count"), last=("seen", "max")).reset_index()
@case("Durations", ordered=False)
def AsKey():
    made = t.assign(hours=t.took.dt.floor("100D")).groupby("hours").agg(rows=("id", "count")).reset_index()
    return made
@case("Durations")
def Sorted(): return t.sort_values("took", kind="stable")[["took", "id"]]
@case("Durations")
def SortedDescending(): return t.sort_values("gap", ascending=False, kind="stable")[["gap", "id"]]
@case("Durations")
def Filtered(): return t[t.took > pd.Timedelta(days=50)][["id", "took"]]


# ------------------------------------------------------------------------------------------------------------- TimeZones
utc = t.utc.dt.tz_localize("UTC")
paris, york, india = (utc.dt.tz_convert(zone) for zone in ("Europe/Paris", "America/New_York", "Asia/Kolkata"))
wall = t.wall.dt.tz_localize("Europe/Paris")


@case("TimeZones")
def Convert(): return {"utc": utc, "paris": paris, "york": york, "india": india, "fixed": utc.dt.tz_convert("-03:30"), "none": paris.dt.tz_convert(None), "back": paris.dt.tz_convert("UTC")}
@case("TimeZones")
def Localize():
    return {"paris": wall, "york": t.wall.dt.tz_localize("America/New_York"), "fixed": t.wall.dt.tz_localize("+05:30"), "none": wall.dt.tz_localize(None), "shown": york.dt.tz_localize(None)}
@case("TimeZones")
def Ambiguous():
    return {"null": t.fold.dt.tz_localize("Europe/Paris", ambiguous="NaT"), "dst": t.fold.dt.tz_localize("Europe/Paris", ambiguous=np.ones(len(t), bool)),
            "standard": t.fold.dt.tz_localize("America/New_York", ambiguous=np.zeros(len(t), bool))}
@case("TimeZones")
def Nonexistent():
    return {"null": t.never.dt.tz_localize("Europe/Paris", nonexistent="NaT"), "forward": t.never.dt.tz_localize("America/New_York", nonexistent="shift_forward"),
            "backward": t.never.dt.tz_localize("Europe/Paris", nonexistent="shift_backward")}
@case("TimeZones")
def Fields():
    return {f"{zone} {name}": rowwise(lambda s: getattr(s.dt, name), series) for zone, series in (("paris", paris), ("york", york), ("wall", wall))
            for name in CALENDAR + CLOCK}
@case("TimeZones")
def DateAndTime():
    return {"date": Values("date", paris.dt.date.tolist()), "time": Values("time", york.dt.time.tolist()), "day": paris.dt.day_name(), "normalize": paris.dt.normalize()}
@case("TimeZones")
def Rounding():
    return {"day": york.dt.floor("D"), "hour": york.dt.floor("2h", ambiguous="NaT", nonexistent="NaT"), "up": wall.dt.ceil("h"), "near": wall.dt.round("15min"),
            "gap": paris.dt.ceil("4h", nonexistent="shift_forward", ambiguous="NaT")}
@case("TimeZones")
def Strftime():
    return {"paris": text(paris, lambda x: x.to_pydatetime().strftime("%H:%M %Z %z")), "york": text(york, lambda x: x.to_pydatetime().strftime("%F %Z")), "fixed": text(utc.dt.tz_convert("+02:00"), lambda x: x.to_pydatetime().strftime("%H %Z")),
            "utc": text(utc, lambda x: x.to_pydatetime().strftime("%H %Z %z"))}
@case("TimeZones")
def Text():
    whole = utc.dt.floor("s")
    return {"paris": text(paris, str), "york": text(york, str), "wall": text(wall, str), "india": whole.dt.tz_convert("Asia/Kolkata").astype(str), "utc": whole.astype(str)}
@case("TimeZones")
def Comparisons():
    return {"local": paris >= "2024-03-31 03:00", "instant": paris == pd.Timestamp("2024-03-31 01:00Z"), "offset": york < pd.Timestamp("2024-11-03 01:30-05:00"), "zones": paris == york,
            "date": paris < "2024-01-01", "isin": paris.isin(pd.to_datetime(["2024-03-31 01:00", "2024-10-27 01:00"]).tz_localize("UTC")), "between": york.between("2024-03-10", "2024-11-03")}
@case("TimeZones")
def FillNull(): return {"wall": wall.fillna(pd.Timestamp("2024-07-01 12:00", tz="Europe/Paris"))}
@case("TimeZones")
def Arithmetic():
    return {"difference": paris - york, "constant": paris - pd.Timestamp("2024-01-01", tz="Europe/Paris"), "later": paris + pd.Timedelta(days=1), "moved": york - t.gap}
@case("TimeZones")
def Reductions(): return [("min", paris.min()), ("max", wall.max()), ("mean", wall.mean().floor("us")), ("count", int(wall.count()))]
@case("TimeZones", ordered=False)
def Grouped():
    made = pd.DataFrame({"day": york.dt.floor("D"), "at": york, "id": t.id}).groupby("day").agg(first=("at", "min"), rows=("id", "count")).reset_index()
    return made
@case("TimeZones")
def Sorted(): return pd.DataFrame({"wall": wall, "id": t.id}).sort_values("wall", kind="stable")
@case("TimeZones")
def Filtered(): return pd.DataFrame({"paris": paris, "id": t.id})[paris > "2024-01-01"]
@case("TimeZones")
def Counts(): return {"int64": paris.astype("int64")}


# ---------------------------------------------------------------------------------------------------------------- Parsing
def micro(series):
    """In microseconds, what is below cut off downward."""
    return series.dt.floor("us").dt.as_unit("us") if str(series.dtype).count("[ns") else series.dt.as_unit("us")


@case("Parsing")
def Iso(): return {"at": t["at"], "seen": t.seen, "day": micro(day), "same": t["at"]}
@case("Parsing")
def Formats():
    return {"us": micro(pd.to_datetime(t.us, format="%m/%d/%Y %I:%M %p")), "long": micro(pd.to_datetime(t.long, format="%A, %d %B %Y %H:%M:%S.%f"))}
@case("Parsing")
def Offsets(): return {"iso": micro(pd.to_datetime(t.offset, format="ISO8601", utc=True)), "format": micro(pd.to_datetime(t.offset, format="%Y-%m-%d %H:%M:%S%z", utc=True)), "naive": utc}
@case("Parsing")
def Coerce():
    return {"iso": micro(pd.to_datetime(t.mixed, format="ISO8601", errors="coerce")), "format": micro(pd.to_datetime(t.mixed, format="%H:%M", errors="coerce")),
            "took": micro(pd.to_timedelta(t.mixed.where(t.id % 2 == 0, t.length), errors="coerce"))}
@case("Parsing")
def Units():
    made = {unit: micro(pd.to_datetime(t.seconds, unit=unit)) for unit in ("s", "ms", "us")}
    made |= {"ns": micro(pd.to_datetime(t.seconds)), "D": micro(pd.to_datetime(t.n, unit="D")), "part": micro(pd.to_datetime(t.part, unit="s")), "utc": micro(pd.to_datetime(t.seconds, unit="s", utc=True))}
    return made
@case("Parsing")
def Lengths():
    return {"text": micro(pd.to_timedelta(t.length)), "s": micro(pd.to_timedelta(t.seconds, unit="s")), "ms": micro(pd.to_timedelta(t.part, unit="ms")), "W": micro(pd.to_timedelta(t.n, unit="W")), "ns": micro(pd.to_timedelta(t.seconds)), "same": t.gap}


def main():
    versions = {"pandas": pd.__version__, "numpy": np.__version__}
    for suite, cases in SUITES.items():
        lines = [f"  {json.dumps(name)}: {json.dumps(made, ensure_ascii=False)}" for name, made in cases.items()]
        text = "{\n" + f'"recorded_by": {json.dumps({"script": "tests/dates/record_dates.py", **versions})},\n"cases": {{\n' + ",\n".join(lines) + "\n}\n}\n"
        (FOLDER / "recorded" / f"{suite}.json").write_text(text, encoding="utf-8")
    print(sum(len(cases) for cases in SUITES.values()), "cases in", len(SUITES), "suites")


main()
