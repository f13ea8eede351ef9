"""The rows behind tests/frame/data: frames as pandas has them with Arrow types, and the CSV files they are written to."""
import csv
import datetime
import gzip
import pathlib
import random

import pandas as pd
import pyarrow as pa

FOLDER = pathlib.Path(__file__).parent / "data"


def text_of(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "True" if value else "False"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S") + (f".{value.microsecond:06d}" if value.microsecond else "")
    return str(value)


def write_csv(name, rows, header=None, **options):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n", **options)
        if header:
            writer.writerow(header)
        writer.writerows([text_of(value) for value in row] for row in rows)


def frame_of(columns):
    """{name: (arrow type, values)} as a frame of Arrow types."""
    table = pa.table({name: pa.array(values, type) for name, (type, values) in columns.items()})
    return table.to_pandas(types_mapper=pd.ArrowDtype)


def types_columns():
    """A column of every type, and one of each with nulls."""
    chance = random.Random(42)
    rows = 41
    some = lambda value: None if chance.random() < 0.25 else value
    texts = ["plain", "two words", " padded ", "comma, inside", 'quote " inside', "line\nbreak", "Ünïcödé", "日本語", "x", "ß", "a.b", "A.B",
             "Côte d'Ivoire", "tab\tinside", "-", "0x1F", "emoji 🙂"]
    text = lambda: chance.choice(texts)
    day = lambda: datetime.date(1965, 1, 1) + datetime.timedelta(days=chance.randrange(22000))
    moment = lambda: datetime.datetime(1965, 1, 1) + datetime.timedelta(
        seconds=chance.randrange(22000 * 86400), microseconds=chance.choice([0, 0, 250000, 1]))
    clock = lambda: datetime.time(chance.randrange(24), chance.randrange(60), chance.randrange(60))
    wide = [2**63 - 1, -(2**63), 2**53 + 1, -(2**53) - 1, 0, 1, 10**18, -(10**18), 2**31, -(2**31)]
    floats = [0.0, 1.5, -2.25, 0.1, 1e300, -1e-300, 12345.678, -0.5, 3.0, 1 / 3, 100.0]
    int64, float64, string = pa.int64(), pa.float64(), pa.string()
    made = {
        "i": (int64, [chance.randrange(-50, 51) for _ in range(rows)]),
        "j": (int64, [chance.randrange(-7, 8) for _ in range(rows)]),
        "n": (int64, [some(chance.randrange(-9, 10)) for _ in range(rows)]),
        "wide": (int64, [chance.choice(wide) for _ in range(rows)]),
        "f": (float64, [chance.choice(floats) for _ in range(rows)]),
        "g": (float64, [some(chance.randrange(-400, 400) / 8) for _ in range(rows)]),
        "b": (pa.bool_(), [chance.random() < 0.5 for _ in range(rows)]),
        "c": (pa.bool_(), [some(chance.random() < 0.5) for _ in range(rows)]),
        "s": (string, [text() for _ in range(rows)]),
        "t": (string, [some(text()) for _ in range(rows)]),
        "d": (pa.date32(), [day() for _ in range(rows)]),
        "e": (pa.date32(), [some(day()) for _ in range(rows)]),
        "at": (pa.timestamp("us"), [moment() for _ in range(rows)]),
        "seen": (pa.timestamp("us"), [some(moment()) for _ in range(rows)]),
        "clock": (pa.time64("us"), [some(clock()) for _ in range(rows)]),
        "key": (string, [some(chance.choice(["red", "green", "blue"])) for _ in range(rows)]),
        "k": (int64, [chance.randrange(4) for _ in range(rows)]),
    }
    # Types are inferred from what stands there, so a float column must not look like integers, nor any column like another type.
    made["f"][1][0] = 1.5
    return made


COUNTRIES = {
    "Africa": ["Côte d'Ivoire", "Egypt", "Congo, Dem. Rep."],
    "Asia": ["Japan", "Korea, \"South\"\nRepublic", "Türkiye"],
    "Americas": ["Brazil", "São Tomé", "United States"],
    "Europe": ["Österreich", "Norway"],
    "Oceania": ["New Zealand"],
}


def countries_columns():
    """Life expectancy, population and income by country and year, made up, in the shape of the gapminder table."""
    chance = random.Random(7)
    rows = []
    for continent, names in COUNTRIES.items():
        for name in names:
            life, people, income = 35 + 30 * chance.random(), int(10 ** (5 + 3 * chance.random())), 500 + 9000 * chance.random()
            for year in range(1952, 2008, 11):
                gap = chance.random()
                rows.append([name, continent, year, None if gap < 0.05 else round(life, 3), people, None if gap > 0.93 else round(income, 4)])
                life, people, income = life + 4 * chance.random(), int(people * (1.1 + 0.4 * chance.random())), income * (0.9 + chance.random())
    chance.shuffle(rows)
    types = {"country": pa.string(), "continent": pa.string(), "year": pa.int64(), "lifeExp": pa.float64(), "pop": pa.int64(),
             "gdpPercap": pa.float64()}
    return {name: (type, [row[at] for row in rows]) for at, (name, type) in enumerate(types.items())}


def types():
    return frame_of(types_columns())


def countries():
    return frame_of(countries_columns())


def write_columns(name, columns):
    write_csv(name, zip(*(values for _, values in columns.values())), list(columns))


def write_formats():
    """Files that only some options of read_csv can read."""
    text = {
        "no_header.csv": "1,a,2.5\n2,b,\n3,c,-1\n",
        "semicolon.csv": "name;amount;share\nx;1.234.567;0,5\ny;-12;1,25\nz;;3,0\n",
        "thousands.csv": 'name,amount,share\nx,"1,234,567",0.5\ny,"-12,000",1.25\nz,7,3.0\n',
        "comment.csv": "# made by hand\na,b\n1,2# trailing\n# whole line\n3,4\n",
        "skip.csv": "report of today\nfor nobody\na,b\n1,2\n3,4\n",
        "second_header.csv": "left,right\na,b\n1,2\n3,4\n",
        "bad_lines.csv": "a,b\n1,2\n3,4,5\n6,7\n8,9,10,11\n",
        "short_lines.csv": "a,b,c\n1,2,3\n4,5\n6\n7,8,9\n",
        "answers.csv": "q,answer\n1,yes\n2,no\n3,\n4,yes\n",
        "missing.csv": "a,b,c\n1,-,x\n-,2.5,N/A\n3,none,NULL\n4,1.0,y\n",
        "initial_space.csv": 'a, b\n1, "x, y"\n2, z\n',
        "single_quotes.csv": "a,b\n1,'x, y'\n2,'it''s'\n",
        "escaped.csv": 'a,b\n1,"say \\"hi\\""\n2,one\\, two\n',
        "quoted_none.csv": 'a,b\n1,"x\n2,y"\n',
        "blank_lines.csv": "\na,b\n\n1,2\n\n\n3,4\n\n",
        "blank_rows.csv": "a\n1\n\n3\n",
        "crlf.csv": 'a,b\r\n1,"x\r\ny"\r\n2,z\r\n',
        "no_last_newline.csv": "a,b\n1,x\n2,y",
        "byte_order_mark.csv": "\ufeffa,b\n1,x\n2,y\n",
        "header_only.csv": "a,b,c\n",
        "empty.csv": "",
        "all_null.csv": "a,b\n1,\n2,\n",
        "one_column.csv": "a\n3\n1\n2\n",
        "dates.csv": "id,day,at,clock\n1,2024-02-29,2024-02-29 13:45:06,13:45:06\n2,,2024-03-01T00:00:00.25,\n3,1969-12-31,,00:00:00\n",
        "duplicate_names.csv": "a,b,a\n1,2,3\n4,5,6\n",
        "wide_integers.csv": "a,b\n9223372036854775807,1\n-9223372036854775808,2\n9007199254740993,3\n",
        "too_wide.csv": "a,b\n1,1\n9223372036854775808,2\n",
        "typed_bad.csv": "id,amount\n" + "".join(f"{i},{i}\n" for i in range(1, 31)) + "31,many\n",
        "wide_float.csv": "a\n0.1\n1e400\n-1e-400\n123456789012345678901234567890\n5e-324\n",
        "names_like_numbers.csv": "1,2\n3,4\n",
        "quoted_numbers.csv": 'a,b\n"1","x"\n"2",""\n',
        "tabs.csv": "a\tb\n1\tx\n2\ty\n",
        "mixed_case_bool.csv": "a,b\ntrue,TRUE\nFalse,FALSE\nTrue,True\n",
        "long_cell.csv": "a,b\n1," + "x" * 5000 + "\n2,y\n",
    }
    for name, content in text.items():
        (FOLDER / name).write_bytes(content.encode())
    (FOLDER / "bad_utf8.csv").write_bytes(b"a,b\n1,ok\n2,\xff\xfe\n3,ok\n")
    # Each begins as one type and is another further down, past the smallest sample that there is.
    for name, first, last in [("late_float", "1", "2.5"), ("late_string", "1", "many"), ("late_null", "1", ""), ("late_timestamp", "2024-01-02", "2024-01-02 03:04:05"),
                              ("late_string_after_float", "1.5", "x"), ("late_string_after_bool", "True", "maybe"), ("late_string_after_date", "2024-01-02", "soon")]:
        (FOLDER / f"{name}.csv").write_text("id,value\n" + "".join(f"{100000 + row},{last if row == 580 else first}\n" for row in range(600)))
    quoted = "id,text\n" + "".join(f'{row},"{"line " * (row % 5)}\n""{row}"", and, more\n\n"\n' for row in range(30))
    (FOLDER / "quotes.csv").write_text(quoted)
    # Two readings of one block, one of which has quotes the wrong way round: only the file's beginning tells.
    (FOLDER / "inside_out.csv").write_text('a,b\n' + "".join(f'"1\n2,3\n4",{row}\n' for row in range(20)))
    for part in range(3):
        rows = "".join(f"{part * 10 + row},{'abc'[row % 3]},{row / 4}\n" for row in range(7))
        (FOLDER / f"part-{part}.csv").write_text("id,letter,value\n" + rows)
    (FOLDER / "other_order.csv").write_text("letter,value,id\nz,0.5,100\ny,1.5,101\n")
    content = (FOLDER / "part-0.csv").read_bytes()
    with open(FOLDER / "packed.csv.gz", "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(content)
    (FOLDER / "packed.csv.zst").write_bytes(pa.compress(content, codec="zstd", asbytes=True))


def write_all():
    FOLDER.mkdir(exist_ok=True)
    write_columns("types.csv", types_columns())
    write_columns("countries.csv", countries_columns())
    write_formats()
