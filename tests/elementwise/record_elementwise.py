#!/usr/bin/env python
"""Records what pandas makes of element-wise operations in tests/elementwise/recorded, one file a test suite.

Run with pandas 3.1.1, pyarrow 26.0.1 and numpy 2.4.6 from PyPI: `python record_elementwise.py`. Nulls as in tests/frame/record_frames.py: where
pandas with NumPy types has no null, an operation is applied to the rows without nulls, and the others stay null.
"""
import datetime
import json
import pathlib
import sys

import numpy as np
import pandas as pd
import pyarrow as pa

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "frame"))
import frame_data  # noqa: E402
from record_frames import Values, numpy_of, record, rowwise  # noqa: E402

RECORDED = pathlib.Path(__file__).parent / "recorded"
SUITES = {}
t = frame_data.types()
c = frame_data.countries()


def case(suite, ordered=True):
    def add(function):
        with np.errstate(all="ignore"):
            SUITES.setdefault(suite, {})[function.__name__.rstrip("_")] = {"ordered": ordered, **record(function())}
        return function
    return add


def plain(frame):
    """The frame with NumPy types: what has nulls and no NumPy type for them is a float or an object."""
    return pd.DataFrame({name: pd.Series(frame[name].to_numpy(dtype=object, na_value=None)).infer_objects() for name in frame})


def typed(type, series):
    """Values of a NumPy series as a column of that type; NaN and None are null."""
    whole = type.startswith(("int", "uint"))
    return Values(type, [None if pd.isna(value) else int(value) if whole else value for value in series.tolist()])


# ------------------------------------------------------------------------------------------------------------------ Functions
@case("MathFunctions")
def OfFloats():
    names = "sqrt cbrt exp expm1 exp2 log log1p log2 log10 sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh degrees radians floor ceil trunc sign rint fabs square deg2rad rad2deg".split()
    made = {name: rowwise(getattr(np, name), t.g, type="float64") for name in names}
    for name in ("isnan", "isinf", "isfinite", "signbit"):
        made[name] = rowwise(lambda g: getattr(np, name)(np.log(g)), t.g, type="bool")
    return made
@case("MathFunctions")
def OfIntegers():
    return {"sqrt": rowwise(np.sqrt, t.n, type="float64"), "exp": rowwise(np.exp, t.n, type="float64"),
            "floor": rowwise(np.floor, t.n, type="int64"), "sign": rowwise(np.sign, t.n, type="int64"),
            "isnan": rowwise(np.isnan, t.n, type="bool"), "isfinite": rowwise(np.isfinite, t.n, type="bool"),
            "abs": rowwise(np.abs, t.n, type="int64")}
@case("MathFunctions")
def OfTwo():
    return {"arctan2": rowwise(np.arctan2, t.g, t.n, type="float64"), "hypot": rowwise(np.hypot, t.g, t.f, type="float64"),
            "arctan2_constant": rowwise(lambda g: np.arctan2(g, 2), t.g, type="float64"),
            "constant_arctan2": rowwise(lambda g: np.arctan2(2.5, g), t.g, type="float64"),
            "maximum": rowwise(np.maximum, t.i, t.n, type="int64"), "minimum": rowwise(np.minimum, t.f, t.g, type="float64"),
            "maximum_constant": rowwise(lambda n: np.maximum(n, 3), t.n, type="int64"),
            "minimum_fraction": rowwise(lambda n: np.minimum(n, 2.5), t.n, type="float64"),
            "constant_minimum": rowwise(lambda g: np.minimum(1.5, g), t.g, type="float64"),
            "with_nan": rowwise(lambda g: np.maximum(np.sqrt(g), 3.0), t.g, type="float64"),
            "copysign": rowwise(np.copysign, t.f, t.g, type="float64"), "logaddexp": rowwise(np.logaddexp, t.g, t.n, type="float64"),
            "logaddexp2": rowwise(lambda g: np.logaddexp2(g, 0.5), t.g, type="float64"),
            "signbit_of_integers": rowwise(np.signbit, t.n, type="bool"),
            "nan_right": rowwise(lambda f, g: np.minimum(f, np.sqrt(g)), t.f, t.g, type="float64")}
@case("MathFunctions")
def OneThatIsThere():
    f, g = (pd.Series(column.to_numpy(dtype=float, na_value=np.nan)) for column in (t.f, t.g))
    n = pd.Series(t.n.to_numpy(dtype=float, na_value=np.nan))
    return {"fmax": typed("float64", np.fmax(f, g)), "fmin": typed("float64", np.fmin(f, g)), "with_value": typed("int64", np.fmax(n, 3))}
@case("MathFunctions")
def KeepFloat32():
    x = pd.Series([0.25, -1.5, 2.75, 9.0, 1e30], dtype="float32")
    made = {"sqrt": np.sqrt(x), "floor": np.floor(x), "sign": np.sign(x), "abs": np.abs(x), "round": x.round(1), "clip": x.clip(0, 3), "add": x.add(0.5),
            "where": x.where(x > 0, -1), "fill": x.fillna(2.5), "replace": x.replace(9.0, 7.5), "maximum": np.maximum(x, 2.5), "case": x.case_when([(x > 5, 0.5)])}
    return {name: Values("float32", column.astype("float32").tolist()) for name, column in made.items()}


# -------------------------------------------------------------------------------------------------------------------- Rounding
@case("Values")
def Round():
    made = {f"g{d}": rowwise(lambda g: g.round(d), t.g, type="float64") for d in (0, 1, 2, -1, -2)}
    made |= {f"i{d}": rowwise(lambda i: i.round(d), t.i, type="int64") for d in (0, 2, -1, -2, -30)}
    return made | {f"f{d}": rowwise(lambda f: f.round(d), t.f, type="float64") for d in (0, 1, 3)}
@case("Values")
def Clip():
    return {"both": rowwise(lambda n: n.clip(-2, 3), t.n, type="int64"), "lower": rowwise(lambda g: g.clip(lower=1.5), t.g, type="float64"),
            "upper": rowwise(lambda g: g.clip(upper=1.5), t.g, type="float64"), "fraction": rowwise(lambda n: n.clip(0.5, 2.5), t.n, type="float64"),
            "bounds": typed("int64", plain(t).i.clip(plain(t).n, plain(t).k + 20).astype("float64").map(int)),
            "nan_bound": typed("float64", plain(t).f.clip(upper=plain(t).g)),
            "text": Values("string", [None if pd.isna(x) else max(x, "m") for x in t.t]),
            "day": Values("date", [None if pd.isna(x) else max(str(x), "1990-01-01") for x in t.e])}
@case("Values")
def Where():
    positive = (t.n > 0).fillna(False).astype(bool)
    return {"null": typed("int64", plain(t).i.where(positive).astype(object)), "zero": typed("int64", plain(t).i.where(positive, 0)),
            "other": typed("int64", plain(t).i.where(positive, plain(t).j)), "fraction": typed("float64", plain(t).i.where(positive, 0.5)),
            "text": typed("string", plain(t).t.where(positive, "no")), "mask": typed("int64", plain(t).i.mask(positive, 0)),
            "mask_null": typed("float64", plain(t).g.mask(positive)), "mask_text": typed("string", plain(t).s.mask(positive, plain(t).t)),
            "of_bool": typed("bool", plain(t).b.where(positive, False)), "day": Values("date", [d if p else "2000-02-29" for d, p in zip(t.d, positive)])}
@case("Values")
def CaseWhen():
    n, i = plain(t).n, plain(t).i
    return {"numbers": typed("int64", i.case_when([(n > 5, 100), (n > 0, plain(t).j), (n.isna(), -1)])),
            "text": typed("string", plain(t).s.case_when([(n > 5, "high"), (n < 0, "low")])), "none": typed("int64", i.case_when([(n > 500, 1)]))}
@case("Values")
def Replace():
    p = plain(t)
    return {"one": typed("int64", p.n.replace(3, 30)), "several": typed("int64", p.k.replace({0: 1, 1: 0, 2: 22})), "fraction": typed("float64", p.k.replace(1, 1.5)),
            "text": typed("string", p.key.replace({"red": "rot", "blue": "blau"})), "unknown": typed("string", p.key.replace("pink", "x")),
            "to_null": typed("string", pd.Series([None if v == "red" else v for v in p.key], dtype=object)), "null": typed("int64", p.n.fillna(-99)),
            "float": typed("float64", p.f.replace({0.0: -1.0, 1.5: 0.0})), "column": typed("int64", p.k.mask(p.k == 2, p.i)),
            "impossible": typed("int64", p.k.replace(2.5, 7))}
@case("Values")
def Map():
    p = plain(t)
    return {"text": typed("string", p.k.map({0: "zero", 1: "one", 2: "two"})), "number": typed("float64", p.key.map({"red": 0.5, "blue": 2.5})),
            "integer": typed("int64", p.key.map({"red": 1, "green": 2})), "bool": typed("bool", p.c.map({True: False, False: True}))}
@case("Values")
def FillNa():
    p = plain(t)
    return {"column": typed("int64", p.n.fillna(p.i)), "first": typed("string", p.t.combine_first(p.s)), "value": typed("float64", p.g.fillna(0.5)),
            "missing": t.g.isna(), "there": t.t.notna()}
@case("Values")
def Between():
    n = t.n
    return {kind: rowwise(lambda n: n.between(-2, 3, inclusive=kind), n, type="bool") for kind in ("both", "neither", "left", "right")} | \
           {"columns": t.i.between(t.j, t.n), "text": rowwise(lambda s: s.between("a", "q"), t.t, type="bool")}
@case("Values")
def IsIn():
    return {"integers": t.n.isin([1, 2, 3]), "floats": t.g.isin([1.5, 30.0]), "text": t.key.isin(["red", "blue"]), "column": t.n.isin([0, 1, 2, 3]),
            "column_text": t.key.isin(["red"])}
@case("IsIn")
def Missing():
    nan, roots = np.nan, np.sqrt(numpy_of(t.f))
    many = [nan, *range(11)]
    return {"nan_of_floats": t.g.isin([nan]), "null_of_floats": t.g.isin([None]), "nan_and_value": t.g.isin([nan, 1.5]), "nan_of_nans": roots.isin([nan]),
            "null_of_nans": roots.isin([nan]), "others_of_nans": roots.isin([0.0, 10.0]), "not_of_nans": ~roots.isin([0.0, nan]), "many_of_nans": roots.isin(many),
            "nan_of_integers": t.n.isin([nan, 1]), "many_of_integers": t.n.isin(many), "nan_of_text": t.t.isin([nan, "plain"]), "nan_of_booleans": t.c.isin([None, True]),
            "nan_of_days": t.e.isin([None, datetime.date(1968, 8, 12)]), "replaced_nan": typed("int64", plain(t).n.replace(nan, -99))}
@case("IsIn")
def MissingInAnyColumn(): return t[["n", "g", "t", "c", "i"]].astype({"t": "str"}).isin([np.nan])


# ------------------------------------------------------------------------------------------------------- Operators as methods
@case("Methods")
def Arithmetic():
    methods = "add sub mul div floordiv mod pow radd rsub rmul rdiv".split()
    return {m: rowwise(lambda g: getattr(g, m)(3), t.g, type="float64") for m in methods} | \
           {m + "_column": rowwise(lambda g, f: getattr(g, m)(f), t.g, t.f, type="float64") for m in "add sub mul div radd rsub".split()} | \
           {"rpow": rowwise(lambda g: g.abs().rpow(2), t.g, type="float64"), "rmod": rowwise(lambda f: (f + 0.5).rmod(3), t.f, type="float64"),
            "rfloordiv": rowwise(lambda f: (f + 0.5).rfloordiv(3), t.f, type="float64")}
@case("Methods")
def FillValue():
    p = plain(t)
    h = p.g.where(p.k > 0)
    return {"value": typed("float64", p.g.add(1, fill_value=10)), "columns": typed("float64", p.g.add(p.f, fill_value=0.5)), "both": typed("float64", p.g.sub(h, fill_value=2)),
            "reversed": typed("float64", p.g.rsub(h, fill_value=2)), "integers": typed("int64", p.n.mul(p.i, fill_value=1))}
@case("Methods")
def Comparison():
    return {m: rowwise(lambda n, i: getattr(n, m)(i), t.n, t.i, type="bool") for m in "eq ne lt le gt ge".split()} | \
           {m + "_value": rowwise(lambda n: getattr(n, m)(2), t.n, type="bool") for m in "eq ne lt le gt ge".split()} | \
           {"filled": Values("bool", plain(t).n.fillna(2).eq(2).tolist())}
@case("Methods")
def Bitwise():
    return {"and": rowwise(lambda a, b: a & b, t.i, t.n, type="int64"), "or": rowwise(lambda a, b: a | b, t.i, t.n, type="int64"),
            "xor": rowwise(lambda a, b: a ^ b, t.i, t.n, type="int64"), "not": rowwise(lambda a: ~a, t.n, type="int64"),
            "constant": rowwise(lambda a: a & 6, t.n, type="int64"), "left": rowwise(lambda a: 8 | a, t.n, type="int64"),
            "bool_xor": rowwise(lambda a, b: a ^ b, t.b, t.c, type="bool"), "bool_and": t.b & t.c, "bool_or": t.b | t.c,
            "xor_true": rowwise(lambda a: a ^ True, t.c, type="bool")}


# ------------------------------------------------------------------------------------------------------------------------ cut
def labels(series, bins, **options):
    """The intervals' text as their category has it: among missing values pandas would show whole edges as floats."""
    made = pd.cut(series.astype("float64") if series.isna().any() else numpy_of(series), bins, **options).cat
    names = [str(name) for name in made.categories]
    assert made.ordered
    return Values("category", [names[code] if code >= 0 else None for code in made.codes])


@case("Cut")
def Labels():
    return {"whole": labels(t.i, [-60, -10, 0, 10, 20]), "lowest": labels(t.i, [-50, 0, 10], include_lowest=True), "left": labels(t.n, [-5, 0, 5], right=False),
            "left_lowest": labels(t.i, [0, 10, 48], right=False, include_lowest=True), "floats": labels(t.g, [-50.0, -0.5, 0.123456, 10, float("inf")]),
            "close": labels(t.g, [-50, 1.00001, 1.00002, 50]), "tiny": labels(t.f, [-1, 0.0000123456, 0.0000123457, 2]),
            "named": Values("category", [None if pd.isna(x) else x for x in pd.cut(t.i.astype("int64"), [-50, 0, 50], labels=["low", "high"])]),
            "codes": Values("int64", [None if pd.isna(x) else int(x) for x in pd.cut(t.i.astype("int64"), [-20, 0, 10, 20], labels=False)])}
@case("Cut")
def CategoriesAscend():
    size = pd.cut(numpy_of(t.i), [-50, 0, 10, 50], labels=["small", "middle", "large"])
    made = pd.DataFrame({"size": size, "i": numpy_of(t.i)})[size >= "middle"].groupby("size", observed=True)["i"].agg(["count", "max"]).reset_index()
    return {"size": Values("category", made["size"].tolist()), "i": Values("int64", made["count"].tolist()), "most": Values("int64", made["max"].tolist())}
@case("Cut")
def ToNumeric():
    text = pd.Series(["1", " 2.5 ", "x", "", None, "-3e2", "1e400", "+7", "1 2", "-", "inf"], dtype=object)
    return {"number": typed("float64", pd.to_numeric(text, errors="coerce"))}


# --------------------------------------------------------------------------------------------------------------------- Frames
@case("Frames")
def DropNa(): return c.dropna()
@case("Frames")
def DropNaAll(): return c.dropna(how="all", subset=["lifeExp", "gdpPercap"])
@case("Frames")
def DropNaSubset(): return c.dropna(subset=["lifeExp"])
@case("Frames")
def DropNaThresh(): return t.dropna(thresh=13)
@case("Frames")
def FillNaMap(): return c.fillna({"lifeExp": 0.5, "gdpPercap": -1.0})
@case("Frames")
def FillNaAll(): return c[["year", "lifeExp", "gdpPercap"]].fillna(0)
@case("Frames")
def IsNa(): return t.isna()
@case("Frames")
def NotNa(): return t.notna()
@case("Frames")
def AsType(): return c[["year", "pop"]].astype("double[pyarrow]")
@case("Frames")
def Round_(): return {name: rowwise(lambda x: x.round(1), c[name], type="float64") if name in ("lifeExp", "gdpPercap") else c[name] for name in c}
@case("Frames")
def RoundMap(): return {name: rowwise(lambda x: x.round(-2), c[name], type="float64") if name == "gdpPercap" else c[name] for name in c}
@case("Frames")
def Clip_(): return {name: rowwise(lambda x: x.clip(1960, 5000), c[name], type="int64") for name in ("year", "pop")}
@case("Frames")
def Abs(): return {name: rowwise(lambda x: x.abs(), t[name], type="int64") for name in ("i", "j", "n")}
@case("Frames")
def Replace_(): return {"key": typed("string", plain(t).key.replace("red", "rot")), "k": typed("int64", plain(t).k.replace(1, 100)), "f": typed("float64", plain(t).f.replace(1, 100)), "b": t.b}
@case("Frames")
def SelectDtypes(): return c.select_dtypes("number")
@case("Frames")
def SelectDtypesExclude(): return c[["country", "continent", "lifeExp", "gdpPercap"]]
@case("Frames")
def Prefix(): return c.add_prefix("x_")
@case("Frames")
def Suffix(): return c.add_suffix("_y")
@case("Frames")
def SetAxis(): return c[["year", "pop"]].set_axis(["y", "p"], axis=1)
@case("Frames")
def AssignSeveral(): return c.assign(pop=c["pop"] + 1, year=c["pop"] - 1, two=pd.Series([2] * len(c), dtype="int64[pyarrow]"))
@case("Frames")
def Insert():
    frame = c.copy()
    frame.insert(1, "twice", c["pop"] * 2)
    return frame
@case("Frames")
def DropIgnore(): return c.drop(columns=["pop", "nothing"], errors="ignore")
@case("Frames")
def Pipe(): return c[c["pop"] > 10**6]
@case("Frames", ordered=False)
def Melt(): return c.melt(["country", "year"], ["lifeExp", "gdpPercap"])
@case("Frames", ordered=False)
def MeltNamed():
    made = c.melt(["country"], ["year", "gdpPercap"], var_name="what", value_name="much")
    return {"country": made.country, "what": made.what, "much": Values("float64", [None if pd.isna(x) else float(x) for x in made.much])}
@case("Frames", ordered=False)
def MeltAll(): return c[["year", "pop"]].melt()
@case("Frames")
def MeltInOrder(): return c.melt(["country"], ["lifeExp", "gdpPercap"])
@case("Frames")
def GetDummies():
    made = pd.get_dummies(plain(c)[["continent", "year"]].assign(continent=pd.Categorical(plain(c).continent, ["Asia", "Europe", "Mars"])), columns=["continent"])
    return {name: typed("int64" if name == "year" else "bool", made[name]) for name in made}
@case("Frames")
def GetDummiesPrefix():
    made = pd.get_dummies(plain(c)[["continent", "year"]].assign(continent=pd.Categorical(plain(c).continent, ["Asia", "Europe"])), columns=["continent"], prefix={"continent": "in"})
    return {name: typed("int64" if name == "year" else "bool", made[name]) for name in made}
@case("Frames")
def GetDummiesOptions():
    made = pd.get_dummies(plain(t)[["key", "k"]].assign(key=pd.Categorical(plain(t).key, ["red", "green", "blue"]), k=pd.Categorical(plain(t).k, [0, 1, 2, 3])),
                          columns=["key", "k"], dummy_na=True, drop_first=True, prefix_sep=".", dtype="int8")
    return {name.replace(".nan", ".nan"): typed("int8", made[name]) for name in made}


# ---------------------------------------------------------------------------------------------------------------------- Query
QUERIES = {
    "Comparison": "year > 1970", "And": "year > 1970 and continent == 'Asia'", "Ampersand": "year > 1970 & continent == 'Asia' | pop < 1000000",
    "Chained": "1960 < year <= 1985", "In": "continent in ['Asia', 'Europe']", "NotIn": "continent not in ('Asia', 'Europe')", "EqualList": "year == [1952, 1963]",
    "NotEqualList": "year != [1952, 1963]", "Not": "not year > 1970", "NotBindsLess": "not year > 1970 and pop > 1000000", "Tilde": "~(year > 1970)",
    "Arithmetic": "pop * 2 + year // 10 % 3 > 3000000 - 5", "Power": "-2 ** 2 == -4 and year ** 2 > 3900000", "Parentheses": "(year > 1970 or pop > 1e7) and continent != \"Africa\"",
    "Minus": "-year < -1970", "Variables": "year >= @first and continent in @continents", "IsNull": "lifeExp.isnull()", "NotNull": "lifeExp.notnull() and gdpPercap.notna()",
    "Contains": "country.str.contains('a')", "Strings": "country.str.lower().str.startswith('c') or country.str.len() < 6", "Function": "sqrt(pop) > 2000 and abs(year - 1980) < 10",
    "Chain3": "1960 < year < 2000 != 1963",
}
ENVIRONMENT = {"first": 1970, "continents": ["Asia", "Africa"]}


def queried(text):
    frame = plain(c)
    kept = frame.query(text, local_dict=ENVIRONMENT, engine="python")
    return c.loc[kept.index]


def add_query(name, text):
    def run(): return queried(text)
    run.__name__ = name
    case("Queries")(run)


for query_name, query_text in QUERIES.items():
    add_query(query_name, query_text)


@case("Queries")
def Backticks(): return c.rename(columns={"pop": "number of people"}).query("`number of people` > 1000000")
@case("Queries")
def Eval():
    made = plain(c).eval("decade = year // 10 * 10\nolder = lifeExp + 1\nolder = older * 2")
    return c.assign(decade=pd.Series(made.decade.tolist(), dtype="int64[pyarrow]"), older=pd.Series(made.older.tolist(), dtype="float64[pyarrow]").replace({np.nan: None}))
@case("Queries")
def Evaluate(): return {"pop": rowwise(lambda a, b: a * b + 1, c["pop"], c.gdpPercap, type="float64")}


# ----------------------------------------------------------------------------------------------------------------------- Casts
@case("Casts")
def Numbers():
    i, g = numpy_of(t.i), t.g
    types = "int8 int16 int32 int64 float32 float64".split()
    made = {f"i_{type}": Values(type, i.astype(type).tolist()) for type in types}
    made |= {f"k_{type}": Values(type, numpy_of(t.k).astype(type).tolist()) for type in "uint8 uint16 uint32 uint64 bool".split()}
    return made | {f"g_{type}": rowwise(lambda g: g.astype(type), g, type=type) for type in types} | {f"b_{type}": Values(type, numpy_of(t.b).astype(type).tolist()) for type in types}
@case("Casts")
def Text():
    p = plain(t)
    return {"i": typed("string", p.i.astype("str")), "f": typed("string", p.f.astype("str")), "b": typed("string", p.b.astype("str")), "n": rowwise(lambda n: n.astype("str"), t.n, type="string"),
            "back": typed("int64", p.i.astype("str").astype("int64")), "float_back": typed("float64", p.f.astype("str").astype("float64")),
            "day": Values("string", [None if pd.isna(d) else str(d) for d in t.e]), "day_back": t.e}


def main():
    RECORDED.mkdir(exist_ok=True)
    versions = {"pandas": pd.__version__, "pyarrow": pa.__version__, "numpy": np.__version__}
    for suite, cases in SUITES.items():
        lines = [f"  {json.dumps(name)}: {json.dumps(made, ensure_ascii=False)}" for name, made in cases.items()]
        text = "{\n" + f'"recorded_by": {json.dumps({"script": "tests/elementwise/record_elementwise.py", **versions})},\n"cases": {{\n' + ",\n".join(lines) + "\n}\n}\n"
        (RECORDED / f"{suite}.json").write_text(text, encoding="utf-8")
    print(sum(len(cases) for cases in SUITES.values()), "cases in", len(SUITES), "suites")


if __name__ == "__main__":
    main()
