"""Records what pandas reads from tricky CSV: python record_csv.py  (writes recorded/*.json; needs pandas 3.1).

A value is null, or text: integers in decimal, floats in hexadecimal (exact), booleans as true and false, times as ISO text.
"""
import datetime
import io
import json
import math
import pathlib
import random

import pandas as pd

HERE = pathlib.Path(__file__).parent / "recorded"


def text_of(value):
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool) or type(value).__name__ in ("bool_", "bool"):
        return "true" if value else "false"
    if isinstance(value, (pd.Timestamp, datetime.datetime)):
        return value.isoformat(sep=" ")
    if isinstance(value, str):
        return value
    if type(value).__name__.startswith("float"):
        return float(value).hex()
    return str(int(value))


# name: (bytes, options of Weft, the same for pandas where they are spelled otherwise)
CASES = {
    "plain": (b"a,b,c\n1,x,2.5\n2,y,3.5\n", {}),
    "no_final_newline": (b"a,b\n1,x\n2,y", {}),
    "crlf": (b"a,b\r\n1,x\r\n2,y\r\n", {}),
    "crlf_no_final_newline": (b"a,b\r\n1,x\r\n2,y", {}),
    "lone_returns": (b"a,b\r1,x\r2,y\r", {}),
    "mixed_line_ends": (b"a,b\n1,x\r\n2,y\r3,z\n", {}),
    "bom": (b"\xef\xbb\xbfa,b\n1,x\n", {}),
    "bom_quoted_header": (b'\xef\xbb\xbf"a",b\n1,x\n', {}),
    "quotes": (b'a,b\n"x","y z"\n"p,q",r\n', {}),
    "doubled_quotes": (b'a,b\n"say ""hi""",1\n"""",2\n"""x""",3\n', {}),
    "newlines_in_quotes": (b'a,b\n"one\ntwo",1\nthree,2\n"\n\n",3\n"x\r\ny",4\n', {}),
    "newlines_in_quotes_crlf": (b'a,b\r\n"one\r\ntwo",1\r\nthree,2\r\n', {}),
    "rows_like_rows_in_quotes": (b'a,b\n1,"x\n7,y\n8,z\n9,w"\n2,"p\n3,q"\n', {}),
    "quote_inside_unquoted": (b'a,b\n5" pipe,1\n6" pipe,2\nx"y"z,3\n', {}),
    "text_after_quotes": (b'a,b\n"x"y,1\n"p"q"r,2\n"s" ,3\n', {}),
    "quoted_header": (b'"a b","c,d","e\nf"\n1,2,3\n', {}),
    "quoted_numbers": (b'a,b\n"1","2.5"\n"2","3.5"\n', {}),
    "separator_semicolon": (b"a;b\n1;x,y\n2;z\n", {"sep": ";"}),
    "separator_tab": (b"a\tb\n1\tx y\n2\t\n", {"sep": "\t"}),
    "separator_space": (b"a b\n1 x\n2 y\n", {"sep": " "}),
    "separator_pipe_quotes": (b'a|b\n"x|y"|1\n', {"sep": "|"}),
    "other_quote": (b"a,b\n'x,y',1\n", {"quotechar": "'"}),
    "no_double_quote": (b'a,b\n"x",1\n"y" z,2\n', {"doublequote": False}),
    "escape": (b'a,b\nx\\,y,1\n"p\\"q",2\nr\\\\s,3\n', {"escapechar": "\\"}),
    "escape_without_doubling": (b'a,b\n"p\\"q",2\nz,3\n', {"escapechar": "\\", "doublequote": False}),
    "comment": (b"# top\na,b\n1,x # first\n# whole line\n2,y\n3,#z\n", {"comment": "#"}),
    "comment_after_quotes": (b'a,b\n"x#y",1\n"p"#q,2\n', {"comment": "#"}),
    "blank_lines": (b"\n\na,b\n\n1,x\n   \n2,y\n\n\n", {}),
    "blank_lines_kept": (b"a,b\n1,x\n\n2,y\n", {"skip_blank_lines": False}),
    "blank_lines_crlf": (b"a,b\r\n\r\n1,x\r\n\r\n", {}),
    "one_column": (b"a\n1\n\n2\n  \n3\n", {}),
    "one_column_text": (b'a\nx\n""\n y\nz\n', {}),
    "leading_spaces": (b"a,b\n x, y\n  p,q \n", {}),
    "skip_initial_space": (b'a, b\n1, x\n2,   "y, z"\n', {"skipinitialspace": True}),
    "skip_rows": (b'made by "x\ny" tool\n\na,b\n1,x\n', {"skiprows": 2}),
    "skip_rows_plain": (b"line one\nline two, more\na,b\n1,x\n", {"skiprows": 2}),
    "names_instead_of_header": (b"a,b\n1,x\n", {"names": ["p", "q"]}, {"names": ["p", "q"], "header": 0}),
    "names_without_header": (b"1,x\n2,y\n", {"names": ["p", "q"], "header": None}),
    "no_header": (b"1,x\n2,y\n", {"header": None}),
    "duplicate_names": (b"a,a,b,a,a.1\n1,2,3,4,5\n", {}),
    "empty_names": (b"a,,b,\n1,2,3,4\n", {}),
    "usecols": (b"a,b,c\n1,x,2.5\n2,y,3.5\n", {"usecols": ["c", "a"]}),
    "too_few_fields": (b"a,b,c\n1,x\n2\n3,y,2.5\n", {}),
    "bad_lines_skipped": (b"a,b\n1,x\n2,y,z\n3,w\n4,p,q,r\n", {"on_bad_lines": "skip"}),
    "missing_default": (b"a,b\n" + b"".join(
        f"{i},{t}\n".encode() for i, t in enumerate(["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
                                                     "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null", "Null", "NAN", "x"])), {}),
    "missing_integers": (b"a,b\n1,2\n,3\n5,NA\n", {}),
    "missing_quoted": (b'a,b\n"NA",1\n"",2\nx,3\n', {}),
    "missing_with_spaces": (b"a,b\n NA,1\nx,2\n", {}),
    "all_missing": (b"a,b\n1,\n2,NA\n", {}),
    "na_values": (b"a,b,c\n-999,-,1.5\n2,x,-999\n3,NA,-999.0\n", {"na_values": ["-999", "-"]}),
    "na_values_only": (b"a,b\nNA,1\n-,2\nx,3\n", {"na_values": ["-"], "keep_default_na": False}),
    "keep_default_na_off": (b"a,b\n,1\nNA,2\nx,3\n", {"keep_default_na": False}),
    "integers": (b"a,b\n0,-1\n+7,-0\n9223372036854775807,-9223372036854775808\n00012, 5 \n", {}),
    "large_integers": (b"a,b\n18446744073709551615,1\n3,2\n", {}),
    "too_large_integers": (b"a,b\n18446744073709551616,1\n3,2\n", {}),
    "large_and_negative": (b"a\n9223372036854775808\n-1\n", {}),
    "floats": (b"a\n1.5\n-0.0\n.5\n5.\n1e3\n1E-3\n+2.25\n-1.5e+10\n123456789012345678\n0.1\n3.141592653589793\n2.2250738585072014e-308\n"
               b"1.7976931348623157e308\n4.9e-324\n1e400\n-1e400\n1e-400\n9007199254740993\n0.30000000000000004\n1234567.1234567\n"
               b"99999999999999999999\n123456789.123456789\n8.5\n 7.25 \n", {}),
    "infinities": (b"a\n1.5\ninf\n-inf\nInfinity\n+INF\n-infinity\n", {}),
    "decimal_comma": (b"a;b\n1,5;2\n-2,25;3\n1000,125;4\n", {"sep": ";", "decimal": ","}),
    "thousands": (b"a;b\n1,234;1,234.5\n5;6.25\n1,000,000;7\n", {"sep": ";", "thousands": ","}),
    "booleans": (b"a,b\nTrue,false\nFALSE,true\ntrue,TRUE\n", {}),
    "true_values": (b"a,b\nyes,1\nno,2\n", {"true_values": ["yes"], "false_values": ["no"]}),
    "mixed_number_and_text": (b"a,b\n1,1.5\nx,y\n", {}),
    "boolean_and_number": (b"a\nTrue\n1\n", {"dtype": {"a": "str"}}),
    "dtype_text": (b"a,b\n001,1\n002,2\n", {"dtype": {"a": "str"}}),
    "dtype_float": (b"a,b\n1,1\n2,2\n", {"dtype": {"a": "float64", "b": "float32"}}),
    "dtype_small": (b"a,b,c\n1,255,-3\n-128,0,4\n", {"dtype": {"a": "int8", "b": "uint8", "c": "int32"}}),
    "parse_dates": (b"a,b\n2020-01-02,1\n2021-12-31,2\n,3\n", {"parse_dates": ["a"]}),
    "parse_datetimes": (b"a,b\n2020-01-02T03:04:05,1\n2021-12-31 23:59:59,2\n", {"parse_dates": ["a"]}, {"parse_dates": ["a"], "date_format": "ISO8601"}),
    "parse_datetimes_fraction": (b"a\n2020-01-02 03:04:05.123456\n2021-12-31 23:59:59.5\n", {"parse_dates": ["a"]}, {"parse_dates": ["a"], "date_format": "ISO8601"}),
    "unicode": ("a,b\nZürich,1\n東京,2\n😀,3\n".encode(), {}),
    "long_text": (b"a,b\n" + b"x" * 5000 + b",1\n" + b'"' + b"y\n" * 3000 + b'",2\n', {}),
    "header_only": (b"a,b\n", {}),
    # Those that begin with "fixed" are read_fwf's.
    "fixed_inferred": (b"id   name     size\n1    gold      1.5\n22   silver  20.25\n333  tin\n", {"infer_nrows": 100}),
    "fixed_few_rows": (b"id  name\n1   x\n2   much longer\n", {"infer_nrows": 2}),
    "fixed_widths": (b"ab   x1.5\ncd  yz2.5\n e   w\n\nf\n", {"widths": [2, 4, 3], "header": None}),
    "fixed_colspecs": (b"key....value\nabc    1234 \nd      5    \n", {"colspecs": [[7, 12], [0, 3]]}),
    "fixed_unicode": ("name  size\nZürich  12\n東京       3\n".encode(), {"widths": [6, 4]}),
    "fixed_crlf": (b"a  b\r\n1  x\r\n22 y\r\n", {"infer_nrows": 100}),
    "fixed_quotes": (b'a    b\n"x"  1\n"y   2\n', {"infer_nrows": 100}),
    "fixed_comment": (b"a  b\n1  x # no\n# nothing\n2  y\n", {"infer_nrows": 100, "comment": "#"}),
    "fixed_skip_rows": (b"a title of some length\na  b\n1  x\n", {"infer_nrows": 100, "skiprows": 1}),
}


def record(name, raw, options, other=None):
    read = pd.read_fwf if name.startswith("fixed") else pd.read_csv
    frame = read(io.BytesIO(raw), **(options if other is None else other))
    columns = [{"name": str(name), "dtype": str(frame[name].dtype), "values": [text_of(v) for v in frame[name].tolist()]} for name in frame.columns]
    return {"hex": raw.hex(), "options": options, "columns": columns}


def random_field(rng):
    kind = rng.randrange(12)
    if kind < 3:
        return str(rng.randrange(-10 ** rng.randrange(1, 18), 10 ** rng.randrange(1, 18)))
    if kind < 5:
        return repr(rng.uniform(-1000, 1000))
    if kind == 5:
        return rng.choice(["", "NA", "null", "nan"])
    text = "".join(rng.choice(["a", "b", "xyz", " ", ",", "\n", '""', "é", "\r\n", "#", ";"]) for _ in range(rng.randrange(6)))
    if kind < 9 or any(c in text for c in ',\n\r"'):
        return '"' + text + '"'
    return text


def random_file(rng):
    columns = rng.randrange(1, 6)
    line_end = rng.choice(["\n", "\n", "\r\n"])
    lines = [",".join(f"c{i}" for i in range(columns))]
    for _ in range(rng.randrange(1, 12)):
        if rng.random() < 0.05:
            lines.append("")
        count = columns if rng.random() < 0.9 else rng.randrange(1, columns + 1)
        lines.append(",".join(random_field(rng) for _ in range(count)))
    return (line_end.join(lines) + (line_end if rng.random() < 0.7 else "")).encode()


def main():
    HERE.mkdir(exist_ok=True)
    made = {name: record(name, *case) for name, case in CASES.items()}
    # Columns are read as text, so that types do not hide what the tokenizer does.
    rng = random.Random(20260101)
    for index in range(60):
        made[f"random_{index}"] = record("random", random_file(rng), {"dtype": "str"})
    out = {"recorded_with": f"pandas {pd.__version__}", "recipe": "record_csv.py", "cases": made}
    (HERE / "csv.json").write_text(json.dumps(out, indent=0, ensure_ascii=True) + "\n")
    print(len(made), "cases")


main()
