#!/usr/bin/env python
"""Makes tests/files/data with pyarrow and Dask and records in tests/files/recorded what they read from it, one file a test suite.

Run with pyarrow 26.0.1, pandas 3.1.1 and Dask 2026.8.0 from PyPI: `python record_files.py`. Each case below is recorded under its name; the C++ test of the
same suite and name reads the same files.
"""
import base64
import csv
import datetime
import decimal
import json
import math
import pathlib
import shutil
import sys

import dask
import dask.dataframe as dd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc as ipc
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as encryption

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "frame"))
import frame_data  # noqa: E402

DATA, RECORDED, SUITES = HERE / "data", HERE / "recorded", {}
NAMES = {"double": "float64", "float": "float32", "halffloat": "float32", "large_string": "string", "date32[day]": "date", "time64[us]": "time",
         "time64[ns]": "time", "time32[ms]": "time", "null": "float64", "binary": "string"}


def json_value(value):
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, decimal.Decimal):
        value = float(value)
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else repr(float(value))
    return frame_data.text_of(value)


def column(name, array):
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if isinstance(array.type, pa.DictionaryType):
        made = column(name, array.dictionary_decode())
        return {**made, "type": "category" if made["type"] == "string" else made["type"]}
    type = NAMES.get(str(array.type), str(array.type))
    if pa.types.is_decimal(array.type):
        whole = array.type.scale == 0 and array.type.precision <= 18
        type, array = "int64" if whole else "float64", array.cast(pa.int64()) if whole else array
    if pa.types.is_timestamp(array.type):
        # Rounded down, as NumPy does; Arrow's cast rounds toward zero.
        unit = np.array(array.cast(pa.timestamp(array.type.unit)).to_numpy(zero_copy_only=False)).astype("datetime64[us]")
        type, array = "timestamp", pa.array(unit, pa.timestamp("us"))
    if array.type == pa.time64("ns"):
        array = array.cast(pa.time64("us"), safe=False)
    return {"name": name, "type": type, "values": [json_value(value) for value in array.to_pylist()]}


def case(suite, name, table, ordered=True):
    SUITES.setdefault(suite, {})[name] = {"ordered": ordered, "columns": [column(one, table[one]) for one in table.column_names]}


def types(rows=40):
    """Every type that a column can have, with nulls, values that repeat and values that do not."""
    rng = np.random.default_rng(7)
    when = datetime.datetime(2024, 2, 28, 22, 15, 7, 123456)

    def some(values, type, nulls=True):
        return pa.array([None if nulls and i % 7 == k % 7 else value for k, (i, value) in enumerate(zip(rng.integers(0, 7, rows), values))], type)
    words = ["", "Asia", "São Tomé", "a string that is longer than twelve bytes", "日本", "quote \" and, comma"]
    integers = range(-rows // 2, rows - rows // 2)
    return pa.table({
        "boolean": some([i % 3 == 0 for i in integers], pa.bool_()),
        "int8": some([i * 3 for i in integers], pa.int8()), "int16": some([i * 1000 for i in integers], pa.int16()),
        "int32": some([i * 100_000_000 for i in integers], pa.int32()), "int64": some([i * 2**57 for i in integers], pa.int64()),
        "uint8": some([i % 256 for i in integers], pa.uint8()), "uint16": some([i % 65536 for i in integers], pa.uint16()),
        "uint32": some([i % 2**32 for i in integers], pa.uint32()), "uint64": some([2**63 - 1 - i % 50 for i in integers], pa.uint64()),
        "float32": some([i / 3 for i in integers], pa.float32()), "float64": some([i / 7 * 1e100 for i in integers], pa.float64()),
        "string": some([words[i % 6] for i in integers], pa.string()), "unique": some([f"value number {i} of many" for i in integers], pa.string()),
        "date": some([when.date() + datetime.timedelta(days=i * 400) for i in integers], pa.date32()),
        "time": some([(when + datetime.timedelta(seconds=i * 1000.5)).time() for i in integers], pa.time64("us")),
        "timestamp": some([when + datetime.timedelta(days=i * 4000, microseconds=i) for i in integers], pa.timestamp("us")),
        "full": pa.array([i * 5 for i in integers], pa.int64()),
    }, schema=None).cast(pa.schema([pa.field(name, t, nullable=name != "full") for name, t in {
        "boolean": pa.bool_(), "int8": pa.int8(), "int16": pa.int16(), "int32": pa.int32(), "int64": pa.int64(), "uint8": pa.uint8(),
        "uint16": pa.uint16(), "uint32": pa.uint32(), "uint64": pa.uint64(), "float32": pa.float32(), "float64": pa.float64(),
        "string": pa.string(), "unique": pa.string(), "date": pa.date32(), "time": pa.time64("us"), "timestamp": pa.timestamp("us"),
        "full": pa.int64()}.items()]))


def write(name, table, **options):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path, **options)
    return path


class PlainKeys(encryption.KmsClient):
    """Keys that are kept as they are: these files have nothing to hide."""

    def __init__(self, configuration):
        super().__init__()

    def wrap_key(self, key_bytes, master_key_identifier):
        return base64.b64encode(key_bytes)

    def unwrap_key(self, wrapped_key, master_key_identifier):
        return base64.b64decode(wrapped_key)


shutil.rmtree(DATA, ignore_errors=True)
DATA.mkdir()
t = types()
SUITE = "ReadParquet"

# ------------------------------------------------------------------------------------------- encodings, compressions, page versions
case(SUITE, "Snappy", pq.read_table(write("snappy.parquet", t, row_group_size=15)))
case(SUITE, "ZstdPagesOfVersion2", pq.read_table(write("zstd_v2.parquet", t, compression="zstd", data_page_version="2.0", use_dictionary=False)))
case(SUITE, "NotCompressed", pq.read_table(write("plain.parquet", t, compression="none", use_dictionary=False)))
DELTA = {"int32": "DELTA_BINARY_PACKED", "int64": "DELTA_BINARY_PACKED", "full": "DELTA_BINARY_PACKED", "string": "DELTA_LENGTH_BYTE_ARRAY",
         "unique": "DELTA_BYTE_ARRAY", "float32": "BYTE_STREAM_SPLIT", "float64": "BYTE_STREAM_SPLIT", "boolean": "RLE"}
random = np.random.default_rng(11)
noise = ["".join(random.choice(list("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-"), size)) for size in (3000, 300, 70, 17)]
repeated = ["a" * 700, "ab" * 350, "abc" * 300, noise[1], None, "x", noise[0], "a long text that comes again" * 9, noise[2], noise[0], noise[3]]
case(SUITE, "SnappyOfEveryKind", pq.read_table(write("repeated.parquet", pa.table({
    "text": repeated, "number": pa.array([7, 7, 7, 2**40, 7, -1, -1, -1, 7, 0, 7]), "row": pa.array(range(11), pa.int8())}), use_dictionary=False)))
case(SUITE, "RareEncodings", pq.read_table(write("delta.parquet", t, compression="gzip", use_dictionary=False, column_encoding=DELTA)))
case(SUITE, "DictionaryThatBecomesPlain", pq.read_table(write("fallback.parquet", t, dictionary_pagesize_limit=100, data_page_size=64, write_batch_size=4)))
case(SUITE, "OldTimestamps", pq.read_table(write("int96.parquet", t.select(["timestamp"]), use_deprecated_int96_timestamps=True)))
other = pa.table({
    "ms": pa.array([-1, None, 1709164800123], pa.timestamp("ms")),
    "ns": pa.array([-1, None, 1709164800123456789], pa.timestamp("ns")),
    "time_ms": pa.array([1, None, 86399999], pa.time32("ms")), "time_ns": pa.array([1001, None, 86399999999999], pa.time64("ns")),
    "small_decimal": pa.array([decimal.Decimal("-12.34"), None, decimal.Decimal("0.05")], pa.decimal128(7, 2)),
    "decimal": pa.array([decimal.Decimal("-12345678901234.5"), None, decimal.Decimal("0.1")], pa.decimal128(15, 1)),
    "large_decimal": pa.array([decimal.Decimal("-123456789012345678901234567890.25"), None, decimal.Decimal("2.5")], pa.decimal128(38, 2)),
    "half": pa.array([np.float16(-1.5), None, np.float16(0.0001)], pa.float16()), "nothing": pa.nulls(3),
    "binary": pa.array([b"abc", None, "é".encode()], pa.binary()),
    "category": pa.array(["x", None, "y"]).dictionary_encode()})
case(SUITE, "TypesThatBecomeOthers", pq.read_table(write("others.parquet", other)))
whole = pa.table({f"of_{digits}": pa.array([decimal.Decimal(-(10**digits - 1)), None, decimal.Decimal(10**digits - 1), decimal.Decimal(5)],
                                                  pa.decimal128(digits, 0)) for digits in (3, 9, 18, 25)})
case(SUITE, "WholeDecimals", pq.read_table(write("whole_decimals.parquet", whole)))
case(SUITE, "WholeDecimalsInIntegers", pq.read_table(write("decimal_integers.parquet", whole.drop_columns(["of_25"]), store_decimal_as_integer=True)))
case(SUITE, "NoRows", pq.read_table(write("no_rows.parquet", t.slice(0, 0))))
case(SUITE, "SomeColumns", pq.read_table(DATA / "snappy.parquet", columns=["timestamp", "int8"]))

# ------------------------------------------------------------------------------------------------------------------------- filters
case(SUITE, "Filter", t.filter(pc.field("full") > 10).select(["full", "string", "unique"]))
case(SUITE, "FilterOfManyConditions", t.filter(((pc.field("full") > 10) & (pc.field("string") == "Asia")) | pc.field("int32").isin([-100_000_000, 0]))
     .select(["full", "string", "float64"]))
case(SUITE, "FilterOfNulls", t.filter(pc.field("date").is_null() & (pc.field("full") < 0)).select(["full", "date"]))
n = 20_000
pages = pa.table({"sorted": pa.array(range(n), pa.int64()), "mixed": pa.array([(i * 7919) % n for i in range(n)], pa.int32()),
                  "text": pa.array([f"row {i:06d}" if i % 11 else None for i in range(n)])})
write("pages.parquet", pages, row_group_size=10_000, data_page_size=2048, write_page_index=True, write_batch_size=256, compression="snappy",
      use_dictionary=False)
case(SUITE, "PagesOfAFilter", pages.filter((pc.field("sorted") >= 12_345) & (pc.field("sorted") < 12_350)))
case(SUITE, "PagesOfText", pages.filter(pc.field("text") == "row 004321"))

# ------------------------------------------------------------------------------------------------- conditions on what dictionaries hold
n = 3000
words = ["", "Asia", "São Tomé", "a string that is longer than twelve bytes", "日本", "Oceania"]
d = pa.table({
    "row": pa.array(range(n), pa.int64()),
    "word": pa.array([None if i % 13 == 5 else words[i * 7 % 6] for i in range(n)]),
    "code": pa.array([f"k{i * 37 % 50:03d}" for i in range(n)]),
    "name": pa.array([None if i % 5 == 0 else f"name {i * 31 % 900:05d} of many" for i in range(n)]),
    "kind": pa.array(["text" if i % 3 == 0 else "number" for i in range(n)]),
    "amount": pa.array(["none" if i % 3 == 0 else str(i % 40) for i in range(n)]),
    "number": pa.array([None if i % 7 == 0 else i * 11 % 17 for i in range(n)], pa.int32()),
    "price": pa.array([i % 23 / 4 for i in range(n)], pa.float64()),
    "grown": pa.array([f"text {i // 3}" if i % 900 < 450 else "late" for i in range(n)]),
}).cast(pa.schema([pa.field("row", pa.int64()), pa.field("word", pa.string()), pa.field("code", pa.string(), nullable=False),
                   pa.field("name", pa.string()), pa.field("kind", pa.string()), pa.field("amount", pa.string()),
                   pa.field("number", pa.int32()), pa.field("price", pa.float64()), pa.field("grown", pa.string())]))
small = dict(row_group_size=900, data_page_size=256, write_batch_size=100, use_dictionary=d.column_names[1:])
write("dictionary.parquet", d, compression="snappy", data_page_version="1.0", **small)
write("dictionary_v2.parquet", d, compression="zstd", data_page_version="2.0", **small)
# Pages that go over to values of their own, once the dictionary is full.
write("dictionary_full.parquet", d, compression="snappy", dictionary_pagesize_limit=500, **small)
f, shown = pc.field, ["row", "word", "name", "number"]
for name, condition in {
    "Equal": f("word") == "São Tomé", "NotEqual": (f("code") != "k007") & (f("row") < 200), "Less": f("code") < "k004", "Isin": f("code").isin(["k001", "k037", "none"]),
    "Startswith": pc.starts_with(f("name"), "name 0003"), "Contains": pc.match_substring(f("word"), "on") & (f("row") < 500),
    "Length": (pc.utf8_length(f("word")) == 2) & (f("row") < 500), "Missing": f("word").is_null() & (f("row") < 100), "NotMissing": f("name").is_valid() & (f("row") >= 2990),
    "Either": (f("code") == "k001") | (f("code") > "k048"), "Numbers": (f("number") >= 5) & (f("number") < 7) & (f("price") > 5),
    "Several": (f("word") == "Asia") & (f("row") > 100) & (f("number") != 3) & (f("price") > f("number")) & (f("price") < 5.5),
    "OneAfterAnother": (f("kind") == "number") & (f("amount").isin(["39"])),
    "Grown": (f("grown") == "late") & (f("row") > 1100), "NoValue": f("code") == "none", "OfValues": (f("row") == 1234) | (f("row") == 2500),
}.items():
    case("DictionaryFilter", name, d.filter(condition).select(shown))
for name, keys in {"Text": ["word"], "Texts": ["word", "code"], "Filtered": ["name"], "Grown": ["grown"]}.items():
    rows = d.filter(f("price") < 0.5) if name == "Filtered" else d
    case("DictionaryGroups", name, rows.group_by(keys).aggregate([("row", "sum")]).rename_columns({"row_sum": "row"}).select(keys + ["row"]), ordered=False)

# ------------------------------------------------------------------------------------------------------------- files and directories
a = pa.table({"i": pa.array([1, None, 3], pa.int32()), "f": pa.array([1.5, None, 2.5], pa.float32()), "s": ["a", None, "c"], "e": pa.nulls(3)})
b = pa.table({"f": pa.array([0.1, 7.0], pa.float64()), "i": pa.array([2**40, 5], pa.int64()), "e": pa.array(["x", "y"]), "more": [1, 2]})
write("differing/part.0.parquet", a)
write("differing/part.10.parquet", b)
write("differing/part.2.parquet", a.slice(0, 1))
wide = pa.schema([("i", pa.int64()), ("f", pa.float64()), ("s", pa.string()), ("e", pa.string())])
case(SUITE, "FilesThatDiffer", pa.concat_tables([a.cast(wide), a.slice(0, 1).cast(wide),
     pa.table({"i": b["i"], "f": b["f"], "s": pa.nulls(2, pa.string()), "e": b["e"]})]))
write("conflict/part.0.parquet", a)
write("conflict/part.1.parquet", pa.table({"i": ["one"], "f": [1.0], "s": ["x"], "e": pa.nulls(1)}))
write("nested.parquet", pa.table({"x": [1, 2], "record": [{"a": 1}, {"a": 2}]}))
h = pa.table({"year": [2007, 2007, None, 1952], "kind": ["a/b", "ü x", "a/b", None], "value": [1.5, 2.5, 3.5, None]})
pq.write_to_dataset(h, DATA / "hive", partition_cols=["year", "kind"], basename_template="part-{i}.parquet")
hive = pq.read_table(DATA / "hive", partitioning=None)
rows = []
for path in sorted((DATA / "hive").rglob("*.parquet")):
    value = pq.ParquetFile(path).read()["value"][0].as_py()
    rows.append(next(row for row in h.to_pylist() if row["value"] == value))
case(SUITE, "HiveDirectories", pa.table({"value": pa.array([row["value"] for row in rows], pa.float64()),
     "year": pa.array([row["year"] for row in rows], pa.int64()), "kind": pa.array([row["kind"] for row in rows])}))
case(SUITE, "FilterOfDirectories", pa.table({"value": [2.5], "kind": ["ü x"]}))

# ---------------------------------------------------------------------------------------------------------------------- encrypted files
secret = pa.table({"open": pa.array([1, None, 3], pa.int64()), "secret": ["a", "b", None]})
for name, plaintext_footer in {"encrypted.parquet": False, "encrypted_column.parquet": True}.items():
    configuration = encryption.EncryptionConfiguration(footer_key="footer", column_keys={"column": ["secret"]}, plaintext_footer=plaintext_footer,
                                                       double_wrapping=False)
    properties = encryption.CryptoFactory(PlainKeys).file_encryption_properties(encryption.KmsConnectionConfig(), configuration)
    pq.write_table(secret, DATA / name, encryption_properties=properties)
case(SUITE, "BesideAnEncryptedColumn", pq.read_table(DATA / "encrypted_column.parquet", columns=["open"]))

# ----------------------------------------------------------------------------------------------------------- an index, written by Dask
shutil.rmtree(DATA / "by_time", ignore_errors=True)
at = pd.DatetimeIndex([pd.Timestamp(2024, 1, 1 + i // 4, i % 4 * 5) for i in range(20)], name="at").as_unit("us")
by_time = pd.DataFrame({"name": [f"n{i % 3}" for i in range(20)], "x": [i / 4 for i in range(20)]}, index=at)
dd.from_pandas(by_time, npartitions=5).to_parquet(DATA / "by_time", write_metadata_file=True)
read = dd.read_parquet(DATA / "by_time", calculate_divisions=True)
case("StoredIndex", "OfDask", pa.Table.from_pandas(read.compute().reset_index(), preserve_index=False))
case("StoredIndex", "DivisionsOfDask", pa.table({"divisions": [str(value) for value in read.divisions]}))
dd.from_pandas(by_time.reset_index(drop=True), npartitions=2).to_parquet(DATA / "row_numbers")
case("StoredIndex", "OfDaskThatNumbersRows", pa.Table.from_pandas(dd.read_parquet(DATA / "row_numbers").compute(), preserve_index=False))
case("StoredIndex", "NumbersThatAreAskedFor", pq.read_table(DATA / "row_numbers", columns=["__null_dask_index__", "x"]))
case("StoredIndex", "SomeColumns", pa.Table.from_pandas(dd.read_parquet(DATA / "by_time", columns=["name"], index="at").compute()
                                                        .loc["2024-01-03":].reset_index(), preserve_index=False))

# ------------------------------------------------------------------------------------------------------------------------------- IPC
names = ["boolean", "int8", "uint64", "float32", "float64", "string", "date", "time", "timestamp"]
with ipc.new_file(DATA / "types.arrow", t.select(names).schema) as writer:
    writer.write_table(t.select(names), max_chunksize=15)
with ipc.new_stream(DATA / "types.arrows", t.select(names).schema, options=ipc.IpcWriteOptions(compression="zstd")) as writer:
    writer.write_table(t.select(names), max_chunksize=15)
case("ReadIpc", "File", t.select(names))
case("ReadIpc", "Stream", t.select(names))
case("ReadIpc", "SomeColumns", t.select(["string", "int8"]))

# ---------------------------------------------------------------------------------------------------------------------- compressed CSV
packed = pd.DataFrame({"n": range(60), "text": [f"line {i}, of many" for i in range(60)], "x": [i / 4 for i in range(60)]})
for name, ending in {"Bzip2": "bz2", "Xz": "xz", "Zip": "zip"}.items():
    packed.to_csv(DATA / f"packed.csv.{ending}", index=False)
    case("ReadCompressed", name, pa.Table.from_pandas(pd.read_csv(DATA / f"packed.csv.{ending}"), preserve_index=False))

# -------------------------------------------------------------------------------------------------------------- options of CSV, written
(DATA / "values.csv").write_text('i,f,s,b,at\n1,1.5,"a,""b\\",True,2020-01-02 03:04:05\n-2,,x,False,2021-12-31 00:00:00\n3,-1e-07,"two\nlines",True,\n'
                                 '4,1e+20,é,False,1969-12-31 23:59:59\n5,-0.125,,True,2020-01-02 03:04:05\n')
values = pd.read_csv(DATA / "values.csv", parse_dates=["at"])
numbers = values[["i", "f", "b"]]
plain = values[values["i"] != 3]
texts = {
    "All": (values, dict(quoting=csv.QUOTE_ALL)), "Nonnumeric": (values, dict(quoting=csv.QUOTE_NONNUMERIC)),
    "NoneWithEscape": (plain, dict(quoting=csv.QUOTE_NONE, escapechar="\\")), "NonnumericFormatted": (values, dict(quoting=csv.QUOTE_NONNUMERIC, float_format="%.2f")),
    "EscapedQuotes": (values, dict(doublequote=False, escapechar="\\")), "Escape": (values, dict(escapechar="b")),
    "Decimal": (numbers, dict(decimal=",", sep=";")), "DecimalFormatted": (numbers, dict(decimal=",", sep=";", float_format="%08.3f")),
    "NonnumericDecimal": (numbers, dict(decimal=",", sep=";", quoting=csv.QUOTE_NONNUMERIC)),
    "DateFormat": (values, dict(date_format="%d/%m/%Y %H h")), "LineEnds": (values, dict(lineterminator="\r\n")),
    "NaRep": (values, dict(na_rep="NA", quoting=csv.QUOTE_ALL)), "OneColumn": (values[["f"]], {}),
}
for name, format in {"General": "%g", "SignAndWidth": "%+12.3e|", "LeftCapital": "<%-8.1F>", "Percent": "%%%.1E", "SpaceAndZeros": "% 09.0f"}.items():
    texts[f"Float{name}"] = (values[["f"]], dict(float_format=format))
for name, (frame, options) in texts.items():
    case("ToCsvText", name, pa.table({"text": [frame.to_csv(index=False, **options)]}))
zoned = values.assign(at=values["at"].dt.tz_localize("Europe/Paris"))[["at", "i"]]
case("ToCsvText", "Zoned", pa.table({"text": [zoned.to_csv(index=False)]}))
case("ToCsvText", "ZonedNonnumeric", pa.table({"text": [zoned.to_csv(index=False, quoting=csv.QUOTE_NONNUMERIC)]}))
case("ToJsonText", "Lines", pa.table({"text": [plain[["i", "f", "s", "b"]].to_json(orient="records", lines=True, force_ascii=False)]}))
case("ToJsonText", "Array", pa.table({"text": [plain[["i", "f", "s", "b"]].to_json(orient="records", force_ascii=False)]}))

# ---------------------------------------------------------------------------------------------------------------- options of CSV, read
def read(name, text, encoding="utf-8", **options):
    path = DATA / f"options/{name}.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(encoding))
    made = pd.read_csv(path, encoding=encoding, dtype_backend="pyarrow", **options)
    for column in made:
        if str(made[column].dtype).startswith("datetime64"):
            made[column] = made[column].dt.as_unit("us")
    case("ReadCsvOptions", name, pa.Table.from_pandas(made, preserve_index=False))


read("ColumnNulls", "a,b\n-,-\n1,x\nNA,none\n", na_values={"a": ["-"], "b": ["none"]})
read("Latin1", "name,x\nSão Tomé,1\nÅland,2\n", encoding="latin-1")
read("Cp1252", "name,x\n“quoted” – €5,1\nžluť,2\n".replace("ť", "t"), encoding="cp1252")
read("Utf16", "name,x\n日本 \U0001F600,1\n\"São, Tomé\",2\n", encoding="utf-16")
read("LineTerminator", "a,b~1,x\ny~-2,\"q~\r\n\"~~3,\r~,last", lineterminator="~")
read("LineTerminatorIsNewline", "b\nx\r\ny\n", lineterminator="\n")
read("LineTerminatorAfterMore", "above~# no ~a;b~1;2#x~3;4~", lineterminator="~", sep=";", skiprows=1, comment="#")
read("DateFormat", "at,x\n31/12/2020 23h,1\n,2\n01/02/1969 00h,3\n", parse_dates=["at"], date_format="%d/%m/%Y %Hh")
read("SkipFooter", "a,b\n1,x\n2,\"y\nz\"\n3,w\n\ntotal,of,all\n", skipfooter=2, engine="python")
read("SkipFooterLatin1", "name,x\nSão Tomé,1\nÅland,2\nsumma – ä\n".replace("–", "ß"), encoding="latin-1", skipfooter=1, engine="python")
(DATA / "array.json").write_text('[{"i": 1, "s": "a, [b] \\"{", "x": 1.5},\n {"i": 2,\n  "s": null, "x": -2} , {"i": 3, "s": "\\\\", "more": [1, 2]}]\n')
case("ReadJsonArray", "Objects", pa.table({"i": pa.array([1, 2, 3]), "s": ['a, [b] "{', None, "\\"], "x": [1.5, -2.0, None]}))

# ------------------------------------------------------------------------------------------------------------------------ JSON lines
lines = [{"i": 1, "f": 1, "s": "plain", "b": True}, {"i": None, "f": -2.5e-3, "s": "esc \" \\ / \n \t é 日本 \U0001F600", "b": None},
         {"s": "", "i": -(2**62)}, {"b": False, "late": 3.5, "f": 1e300}, {"i": 7, "f": 0.1, "s": None, "b": True, "late": 2}]
with open(DATA / "lines.jsonl", "w") as file:
    for index, line in enumerate(lines):
        file.write(json.dumps(line, ensure_ascii=index % 2 == 0) + ("\r\n" if index == 2 else "\n"))
    file.write("\n")
case("ReadJson", "Lines", pa.table({key: pa.array([line.get(key) for line in lines], type) for key, type in
     {"i": pa.int64(), "f": pa.float64(), "s": pa.string(), "b": pa.bool_(), "late": pa.float64()}.items()}))
many = [{"n": i, "text": f"line {i}", "x": i / 4} for i in range(1000)]
with open(DATA / "many.jsonl", "w") as file:
    file.writelines(json.dumps(line) + "\n" for line in many)
case("ReadJson", "Blocks", pa.Table.from_pylist(many).filter(pc.field("n") >= 980))

RECORDED.mkdir(exist_ok=True)
by = {"script": "tests/files/record_files.py", "pyarrow": pa.__version__, "pandas": pd.__version__, "dask": dask.__version__}
for suite, cases in SUITES.items():
    body = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in cases.items())
    (RECORDED / f"{suite}.json").write_text(f'{{\n"recorded_by": {json.dumps(by)},\n"cases": {{\n{body}\n}}\n}}\n')
