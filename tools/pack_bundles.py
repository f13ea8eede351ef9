# The official browser bundles in the unpacked Dash and Plotly wheels into one file to embed and a table of what is where in it.
# Each bundle is stored as it is, with gzip and with brotli, so that nothing is compressed while a page loads. `weft components add`
# packs those of other libraries with the same functions.
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
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}


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
        "type": CONTENT_TYPES.get(file.suffix, "application/octet-stream"),
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


def compress_all(brotli_program: str, files: list) -> list:
    """The packed forms of files as (path, file, when), in their order."""
    # The largest first, so that no core waits for one at the end.
    slowest_first = sorted(files, key=lambda found: -found[1].stat().st_size)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        packed = {bundle["path"]: bundle for bundle in pool.map(lambda found: compress(brotli_program, *found), slowest_first)}
    return [packed[path] for path, _, _ in files]


def write_blob(bundles: list, blob: pathlib.Path) -> list:
    """Writes the forms of all bundles, and says for each where they are: (offset, size) of raw, gzip and brotli."""
    placed = []
    offset = 0
    with blob.open("wb") as out:
        for bundle in bundles:
            places = []
            for form in ("raw", "gzip", "brotli"):
                # A form that saves nothing is not worth its header.
                data = bundle[form] if form == "raw" or len(bundle[form]) < len(bundle["raw"]) else b""
                out.write(data)
                places.append((offset, len(data)))
                offset += len(data)
            placed.append(places)
    return placed


def names_of(bundle: dict, version: str) -> str:
    """The first members of dash::Bundle: both paths, type and hash."""
    url = fingerprinted(bundle["path"], version, bundle["hash"])
    return ", ".join(f'"{text}"' for text in (bundle["path"], url, bundle["type"], bundle["hash"]))


def write_table(bundles: list, versions: dict, blob: pathlib.Path, table: pathlib.Path) -> None:
    """Writes the blob and the rows for src/dash/assets/bundles.cc that say what is in it, in the order in which a page loads them."""
    rows = []
    for bundle, places in zip(bundles, write_blob(bundles, blob)):
        ranges = "}, {".join(f"{offset}, {size}" for offset, size in places)
        names = names_of(bundle, versions[bundle["path"].split("/")[0]])
        rows.append(f"    {{{names}, {{{{{ranges}}}}}, LoadWhen::{bundle['when']}}},")
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
    bundles = compress_all(options.brotli, list(find_files(options.deps)))
    versions = {package: version_of(options.deps, package) for package in PACKAGE_FOLDERS}
    write_table(bundles, versions, options.blob, options.table)
    sizes = ", ".join(f"{form} {sum(len(bundle[form]) for bundle in bundles):,}" for form in ("raw", "gzip", "brotli"))
    print(f"{len(bundles)} bundles; bytes: {sizes}")


if __name__ == "__main__":
    main()
