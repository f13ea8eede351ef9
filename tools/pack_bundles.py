# The official browser bundles in the unpacked Dash and Plotly wheels into one file to embed and a table of what is where in it.
# Each bundle is stored as it is, with gzip and with brotli, so that nothing is compressed while a page loads.
import argparse
import concurrent.futures
import gzip
import hashlib
import os
import pathlib
import re
import subprocess
import sys

# Which bundles the page loads, in this order, "prod" normally and "dev" with debug; "later" are those that other bundles ask for.
# Only the development build of the renderer has the developer tools in it.
# Definition: the _js_dist lists of the wheel, dash/_dash_renderer.py and dash/{dcc,html,dash_table}/__init__.py.
BUNDLES = [
    ("dash/deps/polyfill@*.min.js", "always"),
    ("dash/deps/react@{react}.min.js", "prod"),
    ("dash/deps/react@{react}.js", "dev"),
    ("dash/deps/react-dom@{react}.min.js", "prod"),
    ("dash/deps/react-dom@{react}.js", "dev"),
    ("dash/deps/prop-types@*.min.js", "prod"),
    ("dash/deps/prop-types@[0-9.]*[0-9].js", "dev"),
    ("dash/dash-renderer/build/dash_renderer.min.js", "prod"),
    ("dash/dash-renderer/build/dash_renderer.dev.js", "dev"),
    ("dash/dcc/dash_core_components.js", "always"),
    ("dash/dcc/dash_core_components-shared.js", "always"),
    ("dash/dcc/proptypes.js", "dev"),
    ("dash/html/dash_html_components.min.js", "always"),
    ("dash/dash_table/bundle.js", "always"),
    ("dash/dash-renderer/build/dash-ws-worker.js", "later"),
    ("dash/dcc/async-*.js", "later"),
    ("dash/dash_table/async-*.js", "later"),
    ("plotly/package_data/plotly.min.js", "later"),
    ("dash/favicon.ico", "later"),
    ("dash/dcc/*.LICENSE.txt", "later"),
    ("dash/dash_table/async-*.LICENSE.txt", "later"),
]
PACKAGE_FOLDERS = {"dash": "dash/dash", "plotly": "plotly/plotly"}
CONTENT_TYPES = {".js": "text/javascript; charset=utf-8", ".ico": "image/x-icon", ".txt": "text/plain; charset=utf-8"}


def find_react(deps: pathlib.Path) -> str:
    """The React version that Dash uses by default."""
    source = (deps / "dash/dash/_dash_renderer.py").read_text()
    return re.search(r'_set_react_version\("([\d.]+)", "\1"\)', source)[1]


def find_files(deps: pathlib.Path):
    """Yields each bundle's path in its URL, its file, and when the page loads it."""
    for pattern, when in BUNDLES:
        package, inner = pattern.format(react=find_react(deps)).split("/", 1)
        folder = deps / PACKAGE_FOLDERS[package]
        found = sorted(folder.glob(inner))
        if not found:
            sys.exit(f"Bundle not found in the unpacked wheels: {folder / inner}")
        for file in found:
            yield f"{package}/{file.relative_to(folder)}", file, when


def version_of(deps: pathlib.Path, package: str) -> str:
    (info,) = (deps / package).glob(f"{package}-*.dist-info")
    return info.name.removeprefix(f"{package}-").removesuffix(".dist-info")


def compress(brotli_program: str, path: str, file: pathlib.Path, when: str) -> dict:
    raw = file.read_bytes()
    brotli = subprocess.run([brotli_program, "-c", "-q", "11", "-w", "24", str(file)], check=True, capture_output=True).stdout
    return {
        "path": path,
        "when": when,
        "type": CONTENT_TYPES[file.suffix],
        "hash": hashlib.sha256(raw).hexdigest()[:16],
        "raw": raw,
        "gzip": gzip.compress(raw, 9, mtime=0),
        "brotli": brotli,
    }


def fingerprinted(path: str, version: str, digest: str) -> str:
    """Where Dash puts version and content into a name: before its first dot (dash/fingerprint.py)."""
    folder, name = path.rsplit("/", 1)
    stem, rest = name.split(".", 1)
    return f"{folder}/{stem}.v{re.sub(r'[^0-9A-Za-z_-]', '_', version)}m{digest}.{rest}"


def write_table(bundles: list, versions: dict, blob: pathlib.Path, table: pathlib.Path) -> None:
    """Writes the blob and the rows for src/dash/bundles.cc that say what is in it, in the order in which a page loads them."""
    rows = []
    offset = 0
    with blob.open("wb") as out:
        for bundle in bundles:
            places = []
            for form in ("raw", "gzip", "brotli"):
                # A form that saves nothing is not worth its header.
                data = bundle[form] if form == "raw" or len(bundle[form]) < len(bundle["raw"]) else b""
                out.write(data)
                places.append(f"{offset}, {len(data)}")
                offset += len(data)
            url = fingerprinted(bundle["path"], versions[bundle["path"].split("/")[0]], bundle["hash"])
            strings = ", ".join(f'"{text}"' for text in (bundle["path"], url, bundle["type"], bundle["hash"]))
            rows.append(f"    {{{strings}, {{{{{'}, {'.join(places)}}}}}, LoadWhen::{bundle['when']}}},")
    lines = ["// Written by tools/pack_bundles.py: paths, type, hash, (offset, size) of raw, gzip and brotli, when loaded."]
    for package, version in sorted(versions.items()):
        lines.append(f'constexpr std::string_view k{package.capitalize()}Version = "{version}";')
    lines += ["constexpr PackedBundle kPackedBundles[] = {"] + rows + ["};", ""]
    table.write_text("\n".join(lines))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--brotli", default="brotli", help="the brotli program")
    parser.add_argument("deps", type=pathlib.Path, help="the folder that the wheels are unpacked in")
    parser.add_argument("blob", type=pathlib.Path, help="the file to write the bundles to")
    parser.add_argument("table", type=pathlib.Path, help="the file to write the table to")
    options = parser.parse_args()
    files = list(find_files(options.deps))
    # The largest first, so that no core waits for one at the end.
    slowest_first = sorted(files, key=lambda found: -found[1].stat().st_size)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        packed = {bundle["path"]: bundle for bundle in pool.map(lambda found: compress(options.brotli, *found), slowest_first)}
    bundles = [packed[path] for path, _, _ in files]
    versions = {package: version_of(options.deps, package) for package in PACKAGE_FOLDERS}
    write_table(bundles, versions, options.blob, options.table)
    sizes = ", ".join(f"{form} {sum(len(bundle[form]) for bundle in bundles):,}" for form in ("raw", "gzip", "brotli"))
    print(f"{len(bundles)} bundles; bytes: {sizes}")


if __name__ == "__main__":
    main()
