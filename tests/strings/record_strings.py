#!/usr/bin/env python
"""Makes tests/strings/data/strings.json and records what pandas' Series.str makes of it in tests/strings/recorded, one file a test suite.

Run with pandas 3.1.1 and pyarrow 26.0.1 from PyPI: `python record_strings.py`. Each entry of a suite is the case of its name; the C++
test of the same suite and name builds the same columns. Strings are pandas' Arrow strings with nulls ("string[pyarrow]"). Patterns keep
to what RE2 and Python agree on.
"""
import json
import pathlib
import unicodedata

import pandas as pd
import pyarrow as pa

HERE = pathlib.Path(__file__).parent
ROWS = [
    # s, t (always with an "a"), n
    ("plain", "banana", 2),
    ("Two Words", "a", 0),
    ("  padded  ", "la la", 3),
    ("", "a-b", 1),
    (None, "data", 2),
    ("Ünïcödé", "äa", -1),
    ("Côte d'Ivoire", "Asia a", 1),
    ("日本語テキスト", "日a", 2),
    ("emoji 🙂 and 👩‍🚀", "🙂a", 1),
    ("e\u0301tude Å\u0323", "a", None),
    ("각 \u1100\u1161\u11a8 ﬁ ² ½", None, 2),
    ("straße ẞ ŉ", "aß", 2),
    ("ΑΒΓ ς σ", "αa", 1),
    ("İstanbul ıI", "ia", 1),
    ("Ǆa ǆb ǅc", "ǆa", 1),
    ("-42", "a1", 1),
    ("+7", "a+", 1),
    ("12345", "a5", 1),
    ("٣٤", "a٣", 1),
    ("一二", "a一", 1),
    ("²³", "a²", 1),
    ("a-b-c-d", "a-b-c", 2),
    ("x_1_y_22", "x_a", 1),
    ("A.B.C", "A.a", 1),
    ("aaaa", "aa", 5),
    ("\u00a0nbsp\u3000", "\u00a0a\u3000", 1),
    ("tab\tand\nline\r\nend", "a\tb", 1),
    (" \t\n", "a ", 1),
    ("well-known e-mail--and dashes, all-in-one-word", "e-a", 1),
    ("It ends here. it goes on! \"Really?\" yes", "a. b", 1),
    ("averyveryveryverylongwordwithoutanyhyphen and-a-very-very-long-hyphenated-word", "a" * 40, 1),
    ("ALL CAPS", "XaX", 1),
    ("all lower", "xax", 1),
    ("Title Case Here", "Aa", 1),
    ("user@example.com", "a@b", 1),
    ("key=value=more", "a=b=c", 1),
    ("back\\slash $1 \\1", "a\\b", 1),
    ("not a title Or Is It", "aA", 1),
    (",٣--b각²-T10\u1161-1-\u11a8本²-x a-b-cd", "a", 1),
    ("? ab\u3000 cdefghij klmnop", "a", 1),
    ("🙂٣½,각٣b\u3000xa٣ ﬁ²x\"0ß각ﾊﬁT\"'ßÜﾊ", "a", 1),
]
s = pd.Series([row[0] for row in ROWS], name="s", dtype="string[pyarrow]")
t = pd.Series([row[1] for row in ROWS], name="t", dtype="string[pyarrow]")
n = pd.Series([row[2] for row in ROWS], name="n", dtype="Int64")
S, T = s.str, t.str
DIGITS, NAMED = "[0-9]+", "(?P<first>[a-z]+)([^a-z]*)(?P<last>[A-Z])?"


def rows_with_counts(function):
    """Python's own answer where pandas has no null to repeat by."""
    return pd.Series([None if a is pd.NA or b is pd.NA else function(a, b) for a, b in zip(s, n)], dtype="string[pyarrow]")


def pieces(split, i):
    return split.map(lambda row: row[i] if not isinstance(row, float) and row is not None and row is not pd.NA and -len(row) <= i < len(row) else None)


def lengths(split):
    return split.map(lambda row: None if row is None or row is pd.NA or isinstance(row, float) else len(row)).astype("Int64")


def all_matches(pattern):
    return S.extractall(pattern).reset_index(level="match").reset_index(drop=True)


def columns(frame):
    return {str(name): frame[name] for name in frame.columns}


SUITES = {
    "Search": {
        "Contains": {"plain": S.contains("a", regex=False), "pattern": S.contains(r"[0-9]\Z|^t"), "dot": S.contains("."),
                     "literal_dot": S.contains(".", regex=False), "any_case": S.contains("TITLE", case=False),
                     "any_case_plain": S.contains("ç|Ö", case=False), "na": S.contains("a", na=False), "empty": S.contains("", regex=False),
                     "in_turn": S.contains("a.*e"), "over_lines": S.contains("tab.*line"), "in_a_line": S.contains("i.*ne"),
                     "behind_a_line": S.contains("a.*d.*e.*d"), "open": S.contains(".*nd.*"), "lazy": S.contains("a.*?e"), "three": S.contains("o.*e.*e")},
        "Match": {"match": S.match("[a-z]+"), "either": S.match("a|T"), "any_case": S.match("TITLE", case=False), "na": S.match("a", na=True),
                  "full": S.fullmatch("[a-z]+"), "full_either": S.fullmatch("a|aa|aaaa"), "full_any_case": S.fullmatch("ALL [A-Z]+", case=False),
                  "full_na": S.fullmatch("x", na=False)},
        "StartsAndEnds": {"starts": S.startswith("a"), "wide": S.startswith("日本"), "starts_some": S.startswith(("T", "-", "Ü")),
                          "ends": S.endswith("e"), "ends_some": S.endswith(("ト", "d", "2")), "na": S.startswith("a", na=False),
                          "ends_na": S.endswith("a", na=True)},
        "Count": {"letter": S.count("a"), "class": S.count("[aeiou]"), "runs": S.count(DIGITS), "wide": S.count("本|語"), "dot": S.count("\\.")},
        "Find": {"find": S.find("a"), "rfind": S.rfind("a"), "wide": S.find("語"), "from": S.find("a", 2), "to": S.find("a", 0, 4),
                 "negative": S.find("a", -3), "rfind_between": S.rfind("a", 1, -1), "empty": S.find(""), "far": S.find("", 100),
                 "rempty": S.rfind("")},
        "Index": {"index": T.index("a"), "rindex": T.rindex("a"), "empty": S.index("")},
    },
    "Classify": {
        "Kinds": {name: getattr(S, name)() for name in ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "islower", "isnumeric",
                                                         "isspace", "istitle", "isupper"]},
        "Len": {"s": S.len(), "t": T.len()},
    },
    "Case": {
        "Cases": {name: getattr(S, name)() for name in ["lower", "upper", "capitalize", "swapcase", "title", "casefold"]},
        "NormalForms": {form: S.normalize(form) for form in ["NFC", "NFD", "NFKC", "NFKD"]},
    },
    "Ends": {
        "Strip": {"strip": S.strip(), "lstrip": S.lstrip(), "rstrip": S.rstrip(), "chars": S.strip("aA eé語"), "lchars": S.lstrip("-+ Ü"),
                  "rchars": S.rstrip("ト🚀d5"), "nothing": S.strip("")},
        "Affixes": {"prefix": S.removeprefix("a"), "wide_prefix": S.removeprefix("日本"), "suffix": S.removesuffix("e"),
                    "wide_suffix": S.removesuffix("スト"), "no_prefix": S.removeprefix("")},
        "Pad": {"left": S.pad(9), "right": S.pad(9, side="right", fillchar="."), "both": S.pad(9, side="both", fillchar="語"),
                "even": S.pad(10, side="both", fillchar="*"), "center": S.center(12, "-"), "ljust": S.ljust(6), "rjust": S.rjust(6, "é"),
                "none": S.pad(-3)},
        "Zfill": {"six": S.zfill(6), "two": S.zfill(2), "none": S.zfill(-1)},
    },
    "Wrap": {
        "Plain": {"ten": S.wrap(10), "one": S.wrap(1), "wide": S.wrap(60)},
        "Options": {"whole_words": S.wrap(8, break_long_words=False), "no_hyphens": S.wrap(9, break_on_hyphens=False),
                    "keep": S.wrap(7, drop_whitespace=False, replace_whitespace=False, expand_tabs=False),
                    "tabs": S.wrap(12, tabsize=3), "sentences": S.wrap(16, fix_sentence_endings=True),
                    "indents": S.wrap(14, initial_indent="* ", subsequent_indent="  ")},
        "MaxLines": {"one": S.wrap(10, max_lines=1), "two": S.wrap(12, max_lines=2), "dots": S.wrap(6, max_lines=2, placeholder="…")},
    },
    "Parts": {
        "Get": {"first": S[0], "third": S.get(2), "last": S[-1], "far_back": S.get(-8)},
        "Slice": {"head": S.slice(0, 3), "middle": S.slice(2, 5), "back": S.slice(-3), "up_to": S.slice(stop=-2), "none": S.slice(4, 2),
                  "second": S.slice(step=2), "reversed": S.slice(step=-1), "part_reversed": S.slice(4, 1, -1),
                  "from_back": S.slice(-2, None, -2), "far": S.slice(3, 100)},
        "SliceReplace": {"middle": S.slice_replace(1, 3, "_"), "head": S.slice_replace(stop=2, repl="é"), "tail": S.slice_replace(-2, repl="!"),
                         "insert": S.slice_replace(2, 1, "<>"), "remove": S.slice_replace(1, -1)},
        "SplitGet": {"first": pieces(S.split("-"), 0), "second": pieces(S.split("-"), 1), "last": pieces(S.split("-"), -1),
                     "limited": pieces(S.split("-", n=1), 1), "beyond_limit": pieces(S.split("-", n=1), 2), "word": pieces(S.split(), 1),
                     "last_word": pieces(S.split(), -1), "words": lengths(S.split()), "count": lengths(S.split("_")),
                     "pattern": pieces(S.split("[-_=]|and"), 1), "pattern_count": lengths(S.split(DIGITS)),
                     "pattern_limited": pieces(S.split("[-_=.]+", n=1), 1), "plain": pieces(S.split("..", regex=False), 0),
                     "letters": pieces(S.split("ou|ver", regex=True), 1), "wide": pieces(S.split("本"), 1),
                     "from_right": pieces(S.rsplit("-", n=1), 0), "from_right_last": pieces(S.rsplit("-", n=1), -1),
                     "words_from_right": pieces(S.rsplit(n=1), 0)},
        "SplitExpand": columns(S.split("-", n=2, expand=True)),
        "SplitExpandWords": columns(S.split(n=3, expand=True)),
        "SplitExpandPattern": columns(S.split("[ -]", n=2, expand=True)),
        "RSplitExpand": columns(S.rsplit("-", n=2, expand=True)),
        "RSplitExpandWords": columns(S.rsplit(n=1, expand=True)),
        "Partition": columns(S.partition("-")),
        "RPartition": columns(S.rpartition("-")),
        "PartitionAtSpace": columns(S.partition()),
        "Extract": {"plain": S.extract("([0-9]+)", expand=False), "named": S.extract("@(?P<host>.*)", expand=False),
                    "optional": S.extract("a(x)?", expand=False), "class": S.extract(r"[\](]|\((?:a)|([=])", expand=False)},
        "ExtractGroups": columns(S.extract(NAMED)),
        "ExtractOneGroup": columns(S.extract("([aeiou])")),
        "ExtractNested": columns(S.extract("((a)-(b))-")),
        "ExtractAll": columns(all_matches("(?P<letter>[a-z])([0-9]*)(-)?")),
        "ExtractAllOneGroup": columns(all_matches("([aeiou])")),
        "Dummies": columns(S.get_dummies("-").reindex(columns=["a", "b", "1"], fill_value=0).astype("int64")),
    },
    "NewStrings": {
        "Replace": {"plain": S.replace("a", "oo"), "remove": S.replace("a", ""), "some": S.replace("a", "A", n=2), "none": S.replace("x", "y"),
                    "between": S.replace("", "·"), "between_some": S.replace("", "·", n=2), "wide": S.replace("本", "book"),
                    "dot": S.replace(".", "!"), "any_case": S.replace("A", "<1>", case=False),
                    "zero": S.replace("a", "b", n=0)},
        "ReplaceRegex": {"class": S.replace("[aeiou]", "*", regex=True), "groups": S.replace("([a-z])([0-9]?)", r"\2\1", regex=True),
                         "named": S.replace("(?P<x>[a-z])-", r"\g<x>+", regex=True), "number": S.replace("([a-z])-", r"[\g<1>]", regex=True),
                         "first": S.replace("[aeiou]", "<>", n=1, regex=True), "two": S.replace("([a-z])", r"\1\1", n=2, regex=True),
                         "any_case": S.replace("[a-c]", "_", case=False, regex=True), "runs": S.replace("[ed]+", "", regex=True)},
        "Translate": {"table": S.translate(str.maketrans({"a": "x", "é": "e", "語": "go", "-": "", "🙂": ":)"})), "empty": S.translate({})},
        "Repeat": {"three": S.repeat(3), "none": S.repeat(0), "negative": s.astype(object).str.repeat(-2), "each": rows_with_counts(lambda a, b: a * b)},
        "Cat": {"one": S.cat(t), "separated": S.cat(t, sep="-"), "stand_in": S.cat(t, sep="-", na_rep="?"),
                "several": S.cat([t, s], sep="/"), "several_stand_in": S.cat([t, s], sep=", ", na_rep="")},
    },
}


def json_value(value):
    if value is None or value is pd.NA or value != value:
        return None
    return value.item() if hasattr(value, "item") else value


def record_column(name, column):
    values = [json_value(value) for value in column]
    kinds = {type(value) for value in values if value is not None}
    type_name = {str: "string", bool: "bool", int: "int64"}[kinds.pop()] if kinds else "string"
    return {"name": name, "type": type_name, "values": values}


def main():
    for folder in ("data", "recorded"):
        (HERE / folder).mkdir(exist_ok=True)
    data = {name: [json_value(value) for value in column] for name, column in (("s", s), ("t", t), ("n", n))}
    (HERE / "data" / "strings.json").write_text(json.dumps(data, ensure_ascii=False) + "\n", encoding="utf-8")
    versions = {"pandas": pd.__version__, "pyarrow": pa.__version__, "unicode": unicodedata.unidata_version}
    for suite, cases in SUITES.items():
        lines = []
        for name, made in cases.items():
            case = {"ordered": True, "columns": [record_column(column, values) for column, values in made.items()]}
            lines.append(f"  {json.dumps(name)}: {json.dumps(case, ensure_ascii=False)}")
        text = "{\n" + f'"recorded_by": {json.dumps({"script": "tests/strings/record_strings.py", **versions})},\n"cases": {{\n' + ",\n".join(lines) + "\n}\n}\n"
        (HERE / "recorded" / f"{suite}.json").write_text(text, encoding="utf-8")
    print(sum(len(cases) for cases in SUITES.values()), "cases in", len(SUITES), "suites")


if __name__ == "__main__":
    main()
