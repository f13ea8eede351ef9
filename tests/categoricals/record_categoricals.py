#!/usr/bin/env python
"""Records what pandas and Dask make of categoricals in tests/categoricals/recorded, one file a test suite, and a Parquet file of pandas.

Run with pandas 3.1.1, pyarrow 26.0.1, numpy 2.4.6 and dask 2026.8 from PyPI: `python record_categoricals.py`. A categorical is recorded by its
values, of the type "category"; its list and order are values of their own.
"""
import json
import pathlib
import sys

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
from pandas.api.types import union_categoricals

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "frame"))
import frame_data  # noqa: E402
from record_frames import Values, record  # noqa: E402

RECORDED = pathlib.Path(__file__).parent / "recorded"
SUITES = {}
t = frame_data.types()
key = t.key.astype(object).where(t.key.notna(), None)
number = t.k.astype(object).where(t.k.notna(), None)

def case(suite, ordered=True):
    def add(function):
        SUITES.setdefault(suite, {})[function.__name__.rstrip("_")] = {"ordered": ordered, **record(function())}
        return function
    return add

def column(series):
    """A categorical or what was made of one, in the types of frames."""
    kind = str(series.dtype)
    kind = {"object": "string", "str": "string", "Int64": "int64"}.get(kind, kind)
    return Values(kind, [None if pd.isna(value) else value for value in series.tolist()])

def columns(**series):
    return {name: column(one) for name, one in series.items()}

def lists(**series):
    return [(name, "|".join(map(str, one.cat.categories)) + (" ascending" if one.cat.ordered else "")) for name, one in series.items()]

def categories(values, ordered=False):
    return pd.CategoricalDtype(values, ordered=ordered)

def column_frame(frame):
    return {name: column(frame[name]) if str(frame[name].dtype) in ("category", "object", "str") else Values("int64", [int(x) for x in frame[name]])
            for name in frame}


known = key.astype("category")
level = key.astype(categories(["red", "blue", "green"], True))

@case("Casts")
def Values_():
    # Categories are texts in Weft: numbers become the text that they print as.
    text = number.map(lambda k: None if k is None else str(int(k)))
    return columns(category=known, back=known.astype(object), number=text.astype("category"),

                   given=known.cat.set_categories(["red", "green"]))
@case("Casts")
def Lists():
    return lists(known=known, given=known.cat.set_categories(["red", "green"]), ordered=level)
@case("Casts")
def Codes():
    return columns(known=known.cat.codes, ordered=level.cat.codes, given=known.cat.set_categories(["red", "green"]).cat.codes)
@case("Casts")
def CodeTypes():
    return [(f"of_{count}", str(pd.Series(["0"], dtype=categories([str(i) for i in range(count)])).cat.codes.dtype))
            for count in (126, 127, 128, 32766, 32767)]

@case("Lists")
def Set():
    return columns(fewer=known.cat.set_categories(["blue", "pink"]), more=known.cat.set_categories(["red", "pink", "blue", "green"]))
@case("Lists")
def Add():
    return columns(one=known.cat.add_categories("pink"), two=known.cat.add_categories(["pink", "grey"]))
@case("Lists")
def Remove():
    return columns(one=known.cat.remove_categories("red"), two=known.cat.remove_categories(["red", "blue"]))
@case("Lists")
def RemoveUnused():
    return columns(same=known.cat.remove_unused_categories(),
                   fewer=known.cat.set_categories(["pink", "red", "grey", "blue"]).cat.remove_unused_categories())
@case("Lists")
def Rename():
    return columns(all=known.cat.rename_categories(["b", "g", "r"]), some=known.cat.rename_categories({"red": "rot", "pink": "rosa"}),
                   swapped=known.cat.rename_categories({"red": "blue", "blue": "red"}))
@case("Lists")
def Reorder():
    return columns(same=known.cat.reorder_categories(["red", "green", "blue"]), ascending=known.cat.reorder_categories(["red", "green", "blue"], ordered=True))
@case("Lists")
def ListsAfter():
    return lists(fewer=known.cat.set_categories(["blue", "pink"]), added=known.cat.add_categories(["pink", "grey"]),
                 removed=known.cat.remove_categories(["red"]),
                 unused=known.cat.set_categories(["pink", "red", "grey", "blue"]).cat.remove_unused_categories(),
                 renamed=known.cat.rename_categories({"red": "rot"}), reordered=level.cat.reorder_categories(["green", "red", "blue"]),
                 unordered=level.cat.as_unordered(), ordered=known.cat.as_ordered(), set_of_ordered=level.cat.set_categories(["red"]))

@case("Values")
def Compare():
    # Nulls are false in pandas' comparisons of categoricals, and null in Weft.
    def masked(made): return Values("bool", [None if pd.isna(k) else bool(v) for k, v in zip(key, made)])
    other = key.shift(1, fill_value="red").where(key.notna()).astype(level.dtype)
    return {"eq": masked(known == "red"), "ne": masked(known != "red"), "unknown": masked(known == "pink"), "lt": masked(level < "blue"),
            "ge": masked(level >= "blue"), "flipped": masked("blue" > level), "isin": column(known.isin(["red", "blue"])),
            "same": masked(level <= level)}
@case("Values")
def Choose():
    return columns(filled=known.fillna("blue"), where=known.where(known == "red", "blue"), mask=known.mask(known == "red"))
@case("Values")
def Text():
    return columns(upper=known.str.upper(), length=pd.Series([None if pd.isna(x) else len(x) for x in key], dtype="Int64"))
@case("Values")
def Shift():
    return columns(shifted=known.shift(1), filled=known.ffill())
@case("Values")
def Reduce():
    return [("min", level.min()), ("max", level.max()), ("first", known.cat.as_ordered().min()), ("nunique", known.nunique()), ("count", known.count())]

@case("Frames")
def Sort():
    return column_frame(pd.DataFrame({"key": level, "k": t.i}).sort_values(["key", "k"]))
@case("Frames")
def SortDescending():
    return column_frame(pd.DataFrame({"key": level, "k": t.i}).sort_values(["key", "k"], ascending=[False, True], na_position="first"))
@case("Frames", ordered=False)
def GroupBy():
    frame = pd.DataFrame({"key": level, "k": t.i})
    return column_frame(frame.groupby("key", observed=True).agg(total=("k", "sum")).reset_index())
@case("Frames")
def Union():
    a, b = known.cat.set_categories(["red", "blue"]), known.cat.set_categories(["green", "blue"])
    return [("union", "|".join(union_categoricals([a.array, b.array]).categories))]
@case("Frames")
def Concat():
    a, b = known.cat.set_categories(["red", "blue"]), known.cat.set_categories(["green", "blue"])
    return {"key": column(pd.Series(union_categoricals([a.array, b.array])))}
@case("Frames", ordered=False)
def MergeSame():
    right = pd.DataFrame({"key": pd.Series(["red", "blue"], dtype=level.dtype), "rank": [1, 2]})
    merged = pd.DataFrame({"key": level, "k": t.i}).merge(right, on="key")
    return column_frame(merged)
@case("Frames", ordered=False)
def MergeText():
    right = pd.DataFrame({"key": ["red", "blue"], "rank": [1, 2]})
    made = column_frame(pd.DataFrame({"key": level, "k": t.i}).merge(right, on="key"))
    # pandas makes the key text where one side has text; Weft's merge leaves the left side's type.
    return {**made, "key": Values("category", made["key"].values)}
@case("Frames")
def Dummies():
    made = pd.get_dummies(pd.DataFrame({"key": level}), columns=["key"])
    return {name: Values("bool", made[name].tolist()) for name in made}

@case("DaskLists")
def AsKnown():
    import dask.dataframe as dd
    frame = dd.from_pandas(pd.DataFrame({"key": key}), npartitions=3)
    made = frame.key.astype("category").cat.as_known()
    # Dask's list is in the order in which its partitions have them, Weft's ascends.
    return [("known", made.cat.known), ("categories", "|".join(sorted(made.cat.categories))), ("unknown", made.cat.as_unknown().cat.known)]
@case("DaskLists")
def Categorize():
    import dask.dataframe as dd
    frame = dd.from_pandas(pd.DataFrame({"key": key, "k": t.i}), npartitions=3).categorize()
    return [("known", frame.key.cat.known), ("categories", "|".join(sorted(frame.key.cat.categories)))]


def write_data():
    folder = RECORDED.parent / "data"
    folder.mkdir(exist_ok=True)
    text = pd.Categorical(["small", "large", "small", "medium", None], categories=["small", "medium", "large"])
    number = pd.Categorical([30, 10, 30, 20, 10])
    pd.DataFrame({"text": text, "number": number}).to_parquet(folder / "categories.parquet")
    write_files(folder / "files")


def write_files(folder):
    """Files whose lists are read with them, and what pandas reads from each."""
    folder.mkdir(exist_ok=True)
    sizes = categories(["small", "medium", "large", "huge"], True)
    rows = pd.DataFrame({"size": pd.Series(["large", None, "small", "medium", None, None, "large"], dtype=sizes), "row": range(7)})
    rows.to_parquet(folder / "ordered.parquet", row_group_size=2)
    rows.head(0).to_parquet(folder / "no_rows.parquet")
    for index, (values, names) in enumerate([(["b", "a"], ["b", "a", "unused"]), (["c", None], ["c", "b"])]):
        pd.DataFrame({"key": pd.Series(values, dtype=categories(names))}).to_parquet(folder / f"part.{index}.parquet")
        pd.DataFrame({"key": pd.Series(values, dtype=categories(names, True))}).to_parquet(folder / f"part.{index}.ordered.parquet")
    # Dictionaries of pyarrow: another in each row group; and one that is too large for its page, after which come plain values.
    chunks = pa.chunked_array([pa.array(values).dictionary_encode() for values in (["y", "x", None, "y"], ["x", "z", "z", "w"])])
    pq.write_table(pa.table({"key": chunks}), folder / "dictionaries.parquet", row_group_size=4)
    many = pa.chunked_array([pa.array([f"value {i}" for i in range(begin, begin + 50)]).dictionary_encode() for begin in (0, 30)])
    pq.write_table(pa.table({"key": many}), folder / "full.parquet", dictionary_pagesize_limit=64, data_page_size=64, write_batch_size=16)

    def read(name, column="key"):
        return pd.read_parquet(folder / name)[column]
    union = union_categoricals([read("part.0.parquet").array, read("part.1.parquet").array])
    SUITES["Files"] = {name: {"ordered": True, **record(made)} for name, made in {
        "OfPandas": lists(text=pd.read_parquet(folder.parent / "categories.parquet").text, ordered=read("ordered.parquet", "size")),
        "OfArrow": lists(dictionaries=read("dictionaries.parquet")),
        "Union": [("union", "|".join(union.categories))],
        "RowsOfPandas": column_frame(pd.read_parquet(folder / "ordered.parquet")),
        "RowsOfArrow": columns(key=read("dictionaries.parquet")), "RowsOfUnion": columns(key=pd.Series(union)),
        "RowsOfFull": columns(key=read("full.parquet"))}.items()}
    # What pandas makes of a file that Weft wrote: tests/categoricals/tables_test.cc, CategoryFiles.WrittenForPandas, writes the same.
    written = pd.read_parquet(folder / "by_weft.parquet")
    SUITES["Files"]["ByWeft"] = {"ordered": True, **record(lists(size=written["size"], unknown=written["unknown"]))}
    write_ipc_files(folder)


def write_ipc_files(folder):
    """The same as Arrow IPC files (Feather)."""
    sizes = categories(["small", "medium", "large", "huge"], True)
    rows = pd.DataFrame({"size": pd.Series(["large", None, "small", "medium", None, None, "large"], dtype=sizes), "row": range(7)})
    feather.write_feather(rows, folder / "ordered.arrow", compression="zstd", chunksize=2)
    for index, (values, names) in enumerate([(["b", "a"], ["b", "a", "unused"]), (["c", None], ["c", "b"])]):
        for end, ordered in (("", False), (".ordered", True)):
            part = pd.DataFrame({"key": pd.Series(values, dtype=categories(names, ordered))})
            feather.write_feather(part, folder / f"part.{index}{end}.arrow", compression="uncompressed")
    # A dictionary to which the second batch adds; in the stream the second batch has another.
    def batch(codes, texts):
        return pa.record_batch({"key": pa.DictionaryArray.from_arrays(pa.array(codes, pa.int16()), pa.array(texts, pa.large_string()))})
    first = batch([0, 1, None, 0], ["y", "x"])
    with pa.ipc.new_file(str(folder / "growing.arrow"), first.schema, options=pa.ipc.IpcWriteOptions(emit_dictionary_deltas=True)) as out:
        out.write(first)
        out.write(batch([1, 2, 2, 3], ["y", "x", "z", "w"]))
    with pa.ipc.new_stream(str(folder / "replaced.arrows"), first.schema) as out:
        out.write(first.slice(0, 3))
        out.write(batch([0, 1], ["z", "x"]))
    with pa.ipc.new_file(str(folder / "no_batches.arrow"), pa.Table.from_pandas(rows).schema):
        pass

    def read(name, column="key"):
        return pd.read_feather(folder / name)[column]
    union = union_categoricals([read("part.0.arrow").array, read("part.1.arrow").array])
    SUITES["IpcFiles"] = {name: {"ordered": True, **record(made)} for name, made in {
        "OfPandas": lists(ordered=read("ordered.arrow", "size")), "OfArrow": lists(growing=read("growing.arrow")),
        "Union": [("union", "|".join(union.categories))],
        "RowsOfPandas": column_frame(pd.read_feather(folder / "ordered.arrow")),
        "RowsOfArrow": columns(key=read("growing.arrow")), "RowsOfUnion": columns(key=pd.Series(union))}.items()}
    # What pandas makes of a file that Weft wrote: tests/categoricals/files_test.cc, IpcFiles.ByWeft, writes the same.
    written = pd.read_feather(folder / "by_weft.arrow")
    SUITES["IpcFiles"]["ByWeft"] = {"ordered": True, **record(lists(size=written["size"], unknown=written["unknown"]))}


def main():
    RECORDED.mkdir(exist_ok=True)
    write_data()
    versions = {"pandas": pd.__version__, "pyarrow": pa.__version__, "numpy": np.__version__}
    for suite, cases in SUITES.items():
        lines = [f"  {json.dumps(name)}: {json.dumps(made, ensure_ascii=False)}" for name, made in cases.items()]
        text = "{\n" + f'"recorded_by": {json.dumps({"script": "tests/categoricals/record_categoricals.py", **versions})},\n"cases": {{\n' + ",\n".join(lines) + "\n}\n}\n"
        (RECORDED / f"{suite}.json").write_text(text, encoding="utf-8")
    print(sum(len(cases) for cases in SUITES.values()), "cases in", len(SUITES), "suites")


if __name__ == "__main__":
    main()
