# Source files into complaints about includes that go against the stream, public headers that are dear, and missing first lines.
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What each folder of src/ may include, itself apart. docs/architecture.md says why.
MAY_INCLUDE = {
    "base": set(),
    "figure": {"base"},
    "table": {"base"},
    "plan": {"base", "table"},
    "optimize": {"base", "table", "plan"},
    "kernel": {"base", "table", "plan"},
    "graph": {"base", "table", "plan"},
    "engine": {"base", "table", "plan", "optimize", "kernel", "graph"},
    "frame": {"base", "table", "plan", "optimize", "graph", "engine"},
    "cluster": {"base", "table", "plan", "graph", "kernel", "optimize", "engine", "frame"},
    "sql": {"base", "table", "plan", "frame"},
    "express": {"base", "figure", "table"},
    "server": {"base"},
    "dash": {"base", "figure", "server"},
    "dash_data": {"base", "figure", "table", "plan", "engine", "frame", "server", "dash"},
}

# Which folder has the bodies of a public header: whoever may not include the folder may not include the header.
HOME = {
    "error.h": "base",
    "json.h": "base",
    "bytes.h": "base",
    "config.h": "base",
    "storage_options.h": "base",
    "cancellation.h": "base",
    "computation.h": "base",
    "progress_bar.h": "engine",
    "add_traces.h": "figure",
    "at.h": "figure",
    "figure.h": "figure",
    "figure_export.h": "figure",
    "figure_value.h": "figure",
    "graph_objects.h": "figure",
    "subplots.h": "figure",
    "trace.h": "figure",
    "dtype.h": "table",
    "table.h": "table",
    "to_html.h": "table",
    "columns.h": "table",
    "aggregation_options.h": "frame",
    "align.h": "frame",
    "category_methods.h": "frame",
    "compute.h": "frame",
    "concat.h": "frame",
    "dataframe.h": "frame",
    "datasets.h": "frame",
    "date_methods.h": "frame",
    "datetime.h": "frame",
    "frame_operators.h": "frame",
    "from_map.h": "frame",
    "from_table.h": "frame",
    "groupby.h": "frame",
    "join.h": "frame",
    "list_methods.h": "frame",
    "math_functions.h": "frame",
    "merge.h": "frame",
    "merge_asof.h": "frame",
    "operand.h": "frame",
    "partition_argument.h": "frame",
    "partitions.h": "frame",
    "pivot_table.h": "frame",
    "query.h": "frame",
    "read_csv.h": "frame",
    "read_fwf.h": "frame",
    "read_ipc.h": "frame",
    "read_json.h": "frame",
    "read_parquet.h": "frame",
    "resample.h": "frame",
    "rowwise.h": "frame",
    "scalar.h": "frame",
    "series.h": "frame",
    "string_methods.h": "frame",
    "string_pieces.h": "frame",
    "window.h": "frame",
    "write_files.h": "frame",
    "aggregation.h": "plan",
    "function.h": "plan",
    "value.h": "plan",
    "http.h": "server",
    "server_limits.h": "server",
    "session.h": "dash",
    "auth.h": "server",
    "upload.h": "dash",
    "external_file.h": "dash",
    "component.h": "dash",
    "component_library.h": "dash",
    "callback.h": "dash",
    "callback_context.h": "dash",
    "dash.h": "dash",
    "download.h": "dash",
    "html.h": "dash",
    "json_types.h": "dash",
    "dcc.h": "dash",
    "pages.h": "dash",
    "patch.h": "dash",
    "dash_table.h": "dash",
    "dash_data.h": "dash_data",
    "express.h": "express",
    "chart_arguments.h": "express",
    "chart_data.h": "express",
    "chart_defaults.h": "express",
    "charts.h": "express",
    "colors.h": "express",
    "figure_columns.h": "express",
    "figure_factory.h": "express",
    "imshow.h": "express",
    "trendlines.h": "express",
    "client.h": "cluster",
    "sql.h": "sql",
}

# Libraries that a folder may not use, by how their headers begin.
FORBIDDEN = {
    "plan": ("tbb/", "oneapi/"),
    "graph": ("tbb/", "oneapi/", "future>", "condition_variable>"),
    "kernel": ("tbb/", "oneapi/", "future>", "condition_variable>"),
    "server": ("arrow/", "parquet/", "tbb/", "oneapi/"),
    "dash": ("arrow/", "parquet/", "tbb/", "oneapi/", "boost/asio", "boost/beast"),
    "express": ("arrow/", "tbb/", "oneapi/"),
    "base": ("arrow/", "tbb/", "oneapi/"),
    "figure": ("arrow/", "tbb/", "oneapi/"),
}
# Who starts no threads. <thread> itself also has what lets a thread sleep.
THREADLESS = {"plan", "optimize", "graph", "kernel"}
STARTS_THREAD = re.compile(r"\bstd::j?thread\b")
# Quoted, though not in src/: what the build generates, and Highway, which includes itself that way.
WRITTEN_WITH_QUOTES = ("generated", "hwy")
# Public headers are included by every program and have to stay cheap. Of Boost only the JSON value is part of the interface.
FORBIDDEN_IN_PUBLIC = ("arrow/", "parquet/", "tbb/", "oneapi/", "boost/asio", "boost/beast", "ray/", "regex>", "iostream>", "hwy/", "curl/", "sqlite3.h")
BOOST_IN_PUBLIC = ("boost/json/",)

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(path):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match[1], match[2]


def starts_with(name, beginnings):
    return any((name + ">").startswith(beginning) for beginning in beginnings)


def check_folder(folder, path):
    if folder not in MAY_INCLUDE:
        yield 1, f"a folder that the table in {pathlib.Path(__file__).name} does not know: {folder}"
        return
    allowed = MAY_INCLUDE[folder] | {folder}
    if folder in THREADLESS:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if STARTS_THREAD.search(line):
                yield number, f"{folder} may not start threads"
    for number, quote, name in includes(path):
        if name.startswith("weft/"):
            header = name.removeprefix("weft/")
            home = HOME.get(header)
            if home and home not in allowed:
                yield number, f"{folder} may not include what belongs to {home}: <{name}>"
        elif quote == '"':
            first = name.split("/")[0]
            if first in MAY_INCLUDE and first not in allowed:
                yield number, f"{folder} may not include {first}: \"{name}\""
            elif not (ROOT / "src" / name).exists() and first not in WRITTEN_WITH_QUOTES:
                yield number, f"included by a path that does not begin in src/: \"{name}\""
        elif starts_with(name, FORBIDDEN.get(folder, ())):
            yield number, f"{folder} may not use this library: <{name}>"


def check_public(path):
    header = str(path.relative_to(ROOT / "include/weft"))
    home = HOME.get(header)
    if header != "weft.h" and not home:
        yield 1, f"a public header that the table in {pathlib.Path(__file__).name} gives no home: {header}"
    for number, quote, name in includes(path):
        if quote == '"':
            yield number, f"public headers include <weft/...>, not \"{name}\""
        elif starts_with(name, FORBIDDEN_IN_PUBLIC) or (name.startswith("boost/") and not starts_with(name, BOOST_IN_PUBLIC)):
            yield number, f"too dear for a public header: <{name}>"
        elif name.startswith("weft/") and home:
            other = HOME.get(name.removeprefix("weft/"))
            if other and other not in MAY_INCLUDE[home] | {home}:
                yield number, f"a header of {home} may not include one of {other}: <{name}>"


def check_style(path):
    lines = path.read_text().splitlines() or [""]
    if not lines[0].startswith("//"):
        yield 1, "the first line must be a comment that says what the file turns into what"
    if path.suffix == ".h" and "#pragma once" not in lines:
        yield 1, "no #pragma once"


def main():
    complaints = 0
    files = 0
    for top in ("include", "src", "tools", "tests", "examples", "bench"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix not in (".h", ".cc", ".cpp") or "node_modules" in path.parts:
                continue
            files += 1
            found = list(check_style(path))
            if top == "src":
                found += check_folder(path.relative_to(ROOT / "src").parts[0], path)
            elif top == "include":
                found += check_public(path)
            for number, complaint in found:
                print(f"{path.relative_to(ROOT)}:{number}: {complaint}")
                complaints += 1
    print(f"{files} files, {complaints} complaints")
    return 1 if complaints or not files else 0


if __name__ == "__main__":
    sys.exit(main())
