#!/usr/bin/env python
"""Makes tests/joins/data and records what pandas makes of joins in tests/joins/recorded, one file a test suite.

Run with pandas 3.1.1, pyarrow 26.0.1 and numpy 2.4.6 from PyPI: `python record_joins.py`. Each function below records the case of its name; the C++
test of the same suite and name builds the same frame. Frames have Arrow's types, so that a row without a partner has nulls and no type changes.
"""
import json
import pathlib
import random
import sys

import numpy as np
import pandas as pd
import pyarrow as pa

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "frame"))
from record_frames import Values, record  # noqa: E402

HERE = pathlib.Path(__file__).parent
SUITES = {}


def case(suite, ordered=False):
    def add(function):
        SUITES.setdefault(suite, {})[function.__name__.rstrip("_")] = {"ordered": ordered, **record(function())}
        return function
    return add


def add_case(suite, name, made, ordered=False):
    SUITES.setdefault(suite, {})[name] = {"ordered": ordered, **record(made)}


# ------------------------------------------------------------------------------------------------------------------------- Data
def write(name, columns, rows):
    lines = [",".join(columns)] + [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
    (HERE / "data").mkdir(exist_ok=True)
    (HERE / "data" / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_data():
    chance = random.Random(4)
    cities = ["Rome", "Oslo", "Lima", "Santiago de Compostela", "Ouagadougou", "日本橋", "Santiago de Cuba"]

    def maybe(value, often=0.12):
        return None if chance.random() < often else value

    def day():
        return f"2024-0{chance.randint(1, 3)}-1{chance.randint(0, 4)}"

    people = [[maybe(chance.randint(1, 14)), maybe(chance.choice(cities)), maybe(chance.choice([0.5, 1.0, 2.0, 3.0, -4.25])), maybe(day()),
               maybe(chance.choice(["true", "false"])), number, f"person {number}"] for number in range(36)]
    orders = [[maybe(chance.randint(6, 22)), maybe(chance.choice(cities[2:] + ["Paris", "Z"])), maybe(chance.choice([1.0, 2.0, 7.5, -4.25])), maybe(day()),
               maybe(chance.choice(["true", "false"])), round(chance.uniform(1, 99), 2), f"note {number % 5}"] for number in range(28)]
    write("people.csv", ["id", "city", "score", "day", "member", "number", "name"], people)
    write("orders.csv", ["id", "city", "score", "day", "paid", "amount", "note"], orders)
    # Keys that come once, of a small range and of a large one.
    write("places.csv", ["id", "wide", "city", "country"], [[number, number * 10**12, city, f"country {number}"] for number, city in
                                                               zip(range(3, 12), cities + ["Paris", "Nowhere"])])


def read(name):
    types = {"id": "int64", "number": "int64", "wide": "int64", "score": "float64", "amount": "float64", "city": "string", "name": "string", "note": "string",
             "country": "string", "member": "bool", "paid": "bool"}
    frame = pd.read_csv(HERE / "data" / name, dtype_backend="pyarrow", parse_dates=["day"] if name != "places.csv" else None)
    made = {}
    for column in frame:
        type = pa.date32() if column == "day" else {"int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_(), "string": pa.string()}[types[column]]
        made[column] = pd.Series(pa.chunked_array([pa.array([None if pd.isna(x) else x.date() if column == "day" else x for x in frame[column]], type)]),
                                 dtype=pd.ArrowDtype(type))
    return pd.DataFrame(made)


write_data()
people, orders, places = read("people.csv"), read("orders.csv"), read("places.csv")
HOWS = ["inner", "left", "right", "outer"]


def plain(frame):
    """The frame with NumPy types: what has nulls and no NumPy type for them is a float or an object."""
    return pd.DataFrame({name: pd.Series(frame[name].to_numpy(dtype=object, na_value=None)).infer_objects() for name in frame})


def semi(left, right, keys):
    """pandas has no semi join: the left rows of a join with the right side's keys, each of them once."""
    marked = left.merge(right[keys].drop_duplicates(), on=keys, how="left", indicator="origin")
    return marked[marked.origin == "both"].drop(columns="origin")


def anti(left, right, keys):
    marked = left.merge(right[keys].drop_duplicates(), on=keys, how="left", indicator="origin")
    return marked[marked.origin == "left_only"].drop(columns="origin")


# ------------------------------------------------------------------------------------------------------------------------ Merge
KEYS = {"Integer": ["id"], "Text": ["city"], "Float": ["score"], "Date": ["day"], "Two": ["id", "city"], "Three": ["day", "score", "city"]}
for key_name, keys in KEYS.items():
    left, right = people[[*keys, "number"]], orders[["note", *keys]]
    for how in HOWS:
        add_case("Merge", f"{how.capitalize()}On{key_name}", left.merge(right, on=keys, how=how))
    add_case("Merge", f"SemiOn{key_name}", semi(left, right, keys))
    add_case("Merge", f"AntiOn{key_name}", anti(left, right, keys))
few, some = people[["id", "city", "number"]], orders[["id", "city", "amount", "note"]]
for how in HOWS:
    add_case("Merge", f"{how.capitalize()}AllColumns", people.merge(orders, on="id", how=how))
    add_case("Merge", f"{how.capitalize()}OnUnique", few.merge(places, on="id", how=how))
    add_case("Merge", f"{how.capitalize()}OnUniqueText", few.merge(places, on="city", how=how))
    add_case("Merge", f"{how.capitalize()}FromUnique", places.merge(few, on="id", how=how))
    add_case("Merge", f"{how.capitalize()}OtherNames", people[["member", "number"]].merge(orders[["paid", "note"]], left_on="member", right_on="paid", how=how))
    add_case("Merge", f"{how.capitalize()}Self", few.merge(few, on="id", how=how, suffixes=("", "_again")))
    add_case("Merge", f"{how.capitalize()}EmptyLeft", few[few.number < 0].merge(some, on="id", how=how))
    add_case("Merge", f"{how.capitalize()}EmptyRight", few.merge(some[some.amount < 0], on="id", how=how))
    made = few.merge(some, on="id", how=how, indicator=True)
    add_case("Merge", f"{how.capitalize()}Indicator", made.assign(_merge=made._merge.astype("str")))
for how in HOWS[:3]:  # "outer" is in order of the keys in pandas
    add_case("Merge", f"{how.capitalize()}InOrder", few.merge(some, on="city", how=how), ordered=True)
    add_case("Merge", f"{how.capitalize()}InOrderOfTwo", people.merge(orders, on=["day", "score"], how=how), ordered=True)
add_case("Merge", "SemiInOrder", semi(few, some, ["city"]), ordered=True)
add_case("Merge", "AntiInOrder", anti(few, some, ["city"]), ordered=True)


@case("Merge", ordered=True)
def OuterInOrder():
    """The rows that have a left one in the left frame's order, then the others in the right one's."""
    made = few.assign(l=range(len(few))).merge(some.assign(r=range(len(some))), on="city", how="outer", indicator=True)
    made = made.sort_values(["l", "r"], na_position="last").drop(columns=["l", "r"])
    return made.assign(_merge=made._merge.astype("str"))
@case("Merge", ordered=True)
def CrossInOrder(): return people[["id", "city"]].merge(places[["id", "country"]], how="cross")
@case("Merge", ordered=True)
def IndexInOrder(): return few.merge(places.set_index("id"), left_on="id", right_index=True, how="left")


for how in HOWS:
    # Integers meet floats by their value; pandas with Arrow types does not let them, so the keys are floats there, and the column that comes from the
    # left side alone is an integer again.
    made = people[["id", "name"]].assign(key=people.id.astype("float64[pyarrow]")).merge(orders[["score", "note"]], left_on="key", right_on="score", how=how)
    add_case("Merge", f"{how.capitalize()}MixedTypes", made[["id", "name", "score", "note"]])


@case("Merge")
def Cross(): return people[["id", "city"]].merge(places[["id", "country"]], how="cross")
@case("Merge")
def CommonColumns(): return people[["id", "city", "name"]].merge(orders[["city", "note", "id"]])
@case("Merge")
def CommonTypes():
    made = people[["id", "name"]].assign(id=people.id.astype("float64[pyarrow]")).merge(orders[["score", "note"]].rename(columns={"score": "id"}), how="outer")
    return made
@case("Merge")
def KeysOfSeveralNames(): return few.merge(some, left_on=["id", "city"], right_on=["id", "note"], how="outer")
@case("Merge")
def Suffixes(): return few.merge(some, on="id", suffixes=("", ".order"))
@case("Merge")
def Expression():
    left, right = few.assign(key=few.id * 2), some.assign(key=orders.id + 1)
    return left.merge(right, on="key").drop(columns="key")
@case("Merge")
def Chain(): return few.merge(some, on="id").merge(places, left_on="city_x", right_on="city", how="left").merge(places[["id"]], left_on="id_x", right_on="id")
@case("Merge")
def ThenGrouped():
    made = people.merge(orders, on="city").groupby("name", dropna=True).agg(amount=("amount", "sum"), number=("number", "max"))
    return made.reset_index()
@case("Merge")
def WideKeys():
    left = few.assign(wide=few.id * 10**12)
    return left.merge(places[["wide", "country"]], on="wide", how="outer")


# ----------------------------------------------------------------------------------------------------------------------- Filters
FILTERS = {
    "Left": lambda m: m[m.number > 20], "Right": lambda m: m[m.amount > 40], "Key": lambda m: m[m.id > 9], "KeyMissing": lambda m: m[m.id.isna()],
    "RightMissing": lambda m: m[m.amount.isna()], "LeftMissing": lambda m: m[m.number.isna()], "Both": lambda m: m[(m.number > 10) & (m.amount > 20)],
    "Either": lambda m: m[(m.number > 40) | (m.amount > 80)], "Across": lambda m: m[m.number < m.amount],
    "NotEqual": lambda m: m[m.note != "note 1"], "Several": lambda m: m[(m.id > 7) & (m.amount > 5) & (m.number > 2) & (m.city_x != m.city_y)],
}
for filter_name, keep in FILTERS.items():
    for how in HOWS:
        add_case("JoinFilters", f"{filter_name}{how.capitalize()}", keep(few.merge(some, on="id", how=how)))

# ----------------------------------------------------------------------------------------------------------------------- Divided
for how in HOWS:
    add_case("DividedJoins", f"{how.capitalize()}Text", few.merge(some, on="city", how=how))
    add_case("DividedJoins", f"{how.capitalize()}Two", people.merge(orders, on=["day", "score"], how=how))
add_case("DividedJoins", "SemiText", semi(few, some, ["city"]))
add_case("DividedJoins", "AntiText", anti(few, some, ["city"]))


# ------------------------------------------------------------------------------------------------------------------------ Concat
def numbered(frame, **types):
    return frame.astype({name: f"{type}[pyarrow]" for name, type in types.items()})


@case("Concat")
def Same(): return pd.concat([few, few[few.number > 30], few[few.number < 0]])
@case("Concat")
def Outer(): return pd.concat([few, some, places])
@case("Concat")
def Inner(): return pd.concat([people, orders, places], join="inner")
@case("Concat")
def Widened():
    left, right = people[["id", "name"]], orders[["score", "note"]].rename(columns={"score": "id", "note": "name"})
    return pd.concat([numbered(left, id="double"), right])
@case("Concat", ordered=True)
def Beside(): return pd.concat([people[["id", "city"]], people[["number"]].assign(twice=people.number * 2)], axis=1)
@case("Concat")
def ThenFiltered():
    made = pd.concat([few, some])
    return made[made.id > 9][["city", "id"]]
@case("Concat")
def ThenGrouped(): return pd.concat([few, some]).groupby("city").agg(number=("number", "sum"), amount=("amount", "sum")).reset_index()


def many_keys(rows, missing, name):
    """Rows of 70 keys, the last of which is missing in each row that `missing` divides, and the sixth in row 6 of the left ones."""
    keys = {f"k{key}": [row % 3 for row in range(rows)] for key in range(70)}
    keys["k69"] = [None if row % missing == 0 else row % 3 for row in range(rows)]
    if name == "left":
        keys["k5"][6] = None
    return pd.DataFrame(keys | {name: range(rows)}, dtype="int64[pyarrow]")


@case("Merge")
def ManyKeys():
    made = many_keys(12, 4, "left").merge(many_keys(9, 5, "right"), how="outer", on=[f"k{key}" for key in range(70)])
    return {name: Values("int64", [None if pd.isna(x) else int(x) for x in made[name]]) for name in ("left", "right", "k5", "k69")}


# -------------------------------------------------------------------------------------------------------------------------- Asof
def write_ticks():
    chance = random.Random(11)

    def moment(second):
        return f"2024-05-01 10:{second // 60:02d}:{second % 60:02d}"

    trades = [[moment(chance.randint(0, 400)), chance.choice(["A", "B", "C", ""]), chance.randint(-20, 60), round(chance.uniform(0, 9), 1), number] for number in range(40)]
    quotes = [[moment(chance.randint(0, 400)), chance.choice(["A", "B", "D"]), chance.randint(-20, 60), round(chance.uniform(0, 9), 1), f"quote {number}"] for number in range(45)]
    trades[3][2] = quotes[5][2] = None
    write("trades.csv", ["at", "ticker", "place", "level", "trade"], trades)
    write("quotes.csv", ["at", "ticker", "place", "level", "quote"], quotes)


write_ticks()
trades, quotes = [pd.read_csv(HERE / "data" / name, parse_dates=["at"], dtype={"ticker": "str"}) for name in ("trades.csv", "quotes.csv")]


def asof(on, left=trades, right=quotes, by=None, type="datetime64[us]", **options):
    """pandas needs both sides in order and no place missing; the left rows that have none come out without a partner."""
    columns = [on] + ([by] if by else [])
    left, right = left[columns + ["trade"]], right[columns + ["quote"]]
    there = [frame[frame[on].notna()].astype({on: type}).sort_values(on, kind="stable") for frame in (left, right)]
    made = pd.merge_asof(*there, on=on, by=by, **options)
    made = pd.concat([made, left[left[on].isna()].assign(quote=None)])
    kind = {"datetime64[us]": "timestamp", "int64": "int64", "float64": "float64"}[type]
    columns = {on: Values(kind, [None if pd.isna(x) else int(x) if kind == "int64" else x for x in made[on]])}
    if by:
        columns[by] = Values("string", [None if pd.isna(x) else x for x in made[by]])
    return columns | {"trade": Values("int64", [int(x) for x in made.trade]), "quote": Values("string", [None if pd.isna(x) else x for x in made.quote])}


for direction in ["backward", "forward", "nearest"]:
    name = direction.capitalize()
    add_case("Asof", f"{name}Times", asof("at", direction=direction))
    add_case("Asof", f"{name}Integers", asof("place", type="int64", direction=direction))
    add_case("Asof", f"{name}Floats", asof("level", type="float64", direction=direction))
    add_case("Asof", f"{name}By", asof("at", by="ticker", direction=direction))
    add_case("Asof", f"{name}NotEqual", asof("place", type="int64", direction=direction, allow_exact_matches=False))
    add_case("Asof", f"{name}Tolerance", asof("at", by="ticker", direction=direction, tolerance=pd.Timedelta("12s")))
    add_case("Asof", f"{name}ToleranceOfIntegers", asof("place", type="int64", direction=direction, tolerance=1))
    add_case("Asof", f"{name}ToleranceOfFloats", asof("level", type="float64", direction=direction, tolerance=0.05, allow_exact_matches=False))
def asof_by_index(left_index, right_index, by=None):
    """The left frame's index comes back as the first column."""
    left = trades.sort_values("at", kind="stable").set_index("at")[["ticker", "trade"] if by else ["trade"]]
    right = quotes.sort_values("at", kind="stable").set_index("at")[["ticker", "quote"] if by else ["quote"]].rename_axis("quoted")
    sides = {"left_index": True} if left_index else {"left_on": "at"}
    sides |= {"right_index": True} if right_index else {"right_on": "quoted"}
    made = pd.merge_asof(left if left_index else left.reset_index(), right if right_index else right.reset_index(), by=by, **sides)
    made = made.reset_index() if left_index else made
    if not right_index:  # where pandas writes the left key
        made["quoted"] = made.quote.map(right.reset_index().set_index("quote").quoted)
    types = {"at": "timestamp", "quoted": "timestamp", "trade": "int64"}
    return {name: Values(types.get(name, "string"), [None if pd.isna(x) else x for x in made[name]]) for name in made}


add_case("Asof", "ByIndexes", asof_by_index(True, True), ordered=True)
add_case("Asof", "ByLeftIndex", asof_by_index(True, False), ordered=True)
add_case("Asof", "ByRightIndex", asof_by_index(False, True), ordered=True)
add_case("Asof", "ByIndexesAndTicker", asof_by_index(True, True, by="ticker"))
def asof_by_two_names():
    """By columns of two names, of which the result has both; floats, of which none is missing."""
    left, right = trades[["level", "ticker", "trade"]], quotes.rename(columns={"ticker": "symbol"})[["level", "symbol", "quote"]]
    made = pd.merge_asof(left.sort_values("level", kind="stable"), right.sort_values("level", kind="stable"), on="level", left_by="ticker", right_by="symbol")
    types = {"level": "float64", "trade": "int64"}
    return {name: Values(types.get(name, "string"), [None if pd.isna(x) else x for x in made[name]]) for name in made}


add_case("Asof", "ByTwoNames", asof_by_two_names())
for direction in ["backward", "nearest"]:
    add_case("DividedJoins", f"{direction.capitalize()}By", asof("at", by="ticker", direction=direction))


def main():
    (HERE / "recorded").mkdir(exist_ok=True)
    versions = {"pandas": pd.__version__, "pyarrow": pa.__version__, "numpy": np.__version__}
    for suite, cases in SUITES.items():
        lines = [f"  {json.dumps(name)}: {json.dumps(made, ensure_ascii=False)}" for name, made in cases.items()]
        text = "{\n" + f'"recorded_by": {json.dumps({"script": "tests/joins/record_joins.py", **versions})},\n"cases": {{\n' + ",\n".join(lines) + "\n}\n}\n"
        (HERE / "recorded" / f"{suite}.json").write_text(text, encoding="utf-8")
    print(sum(len(cases) for cases in SUITES.values()), "cases in", len(SUITES), "suites")


if __name__ == "__main__":
    main()
