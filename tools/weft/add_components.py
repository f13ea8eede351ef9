# A package of Dash components from PyPI into a folder of C++: a header, its body, and the package's bundles to be embedded.
#   python3 add_components.py NAME [--version V] [--to FOLDER] ...     is what `weft components add` runs
import argparse
import collections
import hashlib
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import generate_components  # noqa: E402
import pack_bundles  # noqa: E402

RECORD = "component_library.json"
GENERATOR = "`weft components add`"
# The names by which programs know them.
ALIASES = {
    "dash_ag_grid": "dag",
    "dash_bootstrap_components": "dbc",
    "dash_cytoscape": "cyto",
    "dash_daq": "daq",
    "dash_leaflet": "dl",
    "dash_mantine_components": "dmc",
    "feffery_antd_components": "fac",
}
# What Weft has below its namespace itself.
TAKEN = {"base", "dash", "dash_table", "dcc", "dd", "html", "kernel", "plan", "prop", "px", "table"}


class Failure(Exception):
    """What the user has to know. Printed without a traceback."""


# ------------------------------------------------------------------------------------------------------------------- the package


def fetch(url, what):
    try:
        request = urllib.request.Request(url, headers={"User-Agent": "weft"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise Failure(f"{what} could not be had: {url} answered {error.code}")
    except (urllib.error.URLError, OSError) as error:
        raise Failure(f"{what} could not be had: is there a network? ({url}: {getattr(error, 'reason', error)})")


def find_release(index, name, version):
    """The file of a release, its URL and its sha256, as the package index tells them."""
    page = f"{index}/pypi/{name}" + (f"/{version}" if version else "") + "/json"
    answer = fetch(page, f"What there is of {name}")
    if answer is None and version:
        newest = fetch(f"{index}/pypi/{name}/json", f"What there is of {name}")
        if newest is not None:
            raise Failure(f"{name} has no such version: {version} (the newest is {json.loads(newest)['info']['version']})")
    if answer is None:
        raise Failure(f"No such package: {name} (looked at {page})")
    try:
        about = json.loads(answer)
        files, version = about["urls"], about["info"]["version"]
        for file in files:
            file["url"] = urllib.parse.urljoin(page, file["url"])
    except (ValueError, KeyError, TypeError):
        raise Failure(f"What answered is no package index: {page}")
    wheels = [file for file in files if file["filename"].endswith("-none-any.whl")]
    sources = [file for file in files if file["filename"].endswith(".tar.gz")]
    if not wheels + sources:
        raise Failure(f"{name} {version} has neither a wheel for any machine nor its sources")
    return version, (wheels + sources)[0]


def check_sha256(data, expected, what):
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        raise Failure(f"{what} is not what it should be: its sha256 is {found}, not {expected}")


def unpack(data, file_name, folder):
    """The files of a wheel or of a source archive. A name that leads out of the folder ends it."""
    def write(name, content):
        target = (folder / name).resolve()
        if folder.resolve() not in target.parents:
            raise Failure(f"{file_name} has a file that leads out of its folder: {name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    try:
        if file_name.endswith(".whl"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for member in archive.infolist():
                    if not member.is_dir():
                        write(member.filename, archive.read(member))
        else:
            with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                for member in archive:
                    if member.isfile():
                        # All of it is in one folder, named for the release.
                        write(member.name.partition("/")[2] or member.name, archive.extractfile(member).read())
    except (zipfile.BadZipFile, tarfile.TarError) as error:
        raise Failure(f"{file_name} cannot be unpacked: {error}")


def describe(folder, package):
    result = subprocess.run([sys.executable, "-I", str(HERE / "describe_package.py"), str(folder), package], text=True,
                            capture_output=True)
    if result.returncode:
        lines = result.stderr.strip().splitlines() or ["it says nothing"]
        raise Failure(f"{package} cannot be imported: {lines[-1]}")
    return json.loads(result.stdout)


def find_package(folder, name):
    """The Python package with the components, and what it says of itself."""
    wanted = re.sub(r"[-.]", "_", name).lower()
    packages = sorted((path.parent.name for path in folder.glob("*/__init__.py")), key=lambda package: package.lower() != wanted)
    packages = [package for package in packages if package not in ("tests", "docs", "examples")]
    for package in packages:
        described = describe(folder, package)
        if described["components"]:
            return package, described
    raise Failure(f"{name} has no Dash components: none of its packages has a component class (looked in {', '.join(packages) or 'none'})")


# ---------------------------------------------------------------------------------------------------------------- components


def metadata_of(folder):
    """The components in the package's metadata.json by name; some packages have none, and their docstrings have to do."""
    components = {}
    for path in sorted(folder.rglob("metadata.json")):
        for file, described in json.loads(path.read_text()).items():
            if isinstance(described, dict) and "props" in described:
                components[file.split("/")[-1].split(".")[0]] = described
    return components


def components_of(folder, described):
    metadata = metadata_of(folder)
    components = {}
    for name, own in sorted(described["components"].items()):
        if name in metadata:
            own = {**own, **generate_components.trimmed_component(metadata[name])}
        components[name] = own
    return components


def children_props_of(components):
    props = collections.defaultdict(dict)
    for component in components.values():
        if component["children_props"]:
            props[component["namespace"]][component["type"]] = component["children_props"]
    return props


def library_of(release, package, alias, components, constants):
    namespaces = collections.Counter(component["namespace"] for component in components.values())
    return generate_components.Library(
        alias, components, header=f"weft_components/{alias}.h", source=f"{release['package']} {release['version']}",
        generator=GENERATOR, namespace=namespaces.most_common(1)[0][0], title=f"The components of {release['package']}",
        definition=f"https://pypi.org/project/{release['package']}/{release['version']}/", linked=True, constants=constants)


# ------------------------------------------------------------------------------------------------------------------- bundles


def paths_of(entry, key):
    paths = entry.get(key) or []
    return paths if isinstance(paths, list) else [paths]


def bundles_of(folder, package, described):
    """The files that pages need as (path in the URL, file, when), and the URLs of those that only another site has.
    Definition: Resources._filter_resources in dash/resources.py."""
    files, external = {}, {"js": [], "css": []}

    def add(entry, path, when):
        # Source maps are for those who work on the library, and as large as everything else together.
        if path.endswith(".map"):
            return
        space = entry.get("namespace") or package
        file = folder / space / path
        if not file.is_file():
            if when == "later":
                return  # Dash would find out when it is asked for
            raise Failure(f"{package} lacks a file that it wants to be loaded: {path}")
        files[f"{space}/{path}"] = (file, when)

    for kind in ("js", "css"):
        for entry in described[kind]:
            late = "later" if entry.get("dynamic") or entry.get("async") else None
            paths, dev_paths = paths_of(entry, "relative_package_path"), paths_of(entry, "dev_package_path")
            if entry.get("external_only") or (entry.get("external_url") and not paths and not dev_paths):
                if not late:
                    external[kind].append(entry["external_url"])
                continue
            for path in dev_paths:
                add(entry, path, late or "dev")
            if not (dev_paths and entry.get("dev_only")):
                for path in paths:
                    add(entry, path, late or ("prod" if dev_paths else "always"))
    return [(path, file, when) for path, (file, when) in files.items()], external


def styles_of(sources, package, folder):
    """Style sheets that the user wants to have with the library: URLs or files, as bundles and as what the record says of them."""
    bundles, recorded = [], []
    for source in sources:
        if re.match(r"https?://", source):
            data = fetch(source, "The style sheet")
            if data is None:
                raise Failure(f"No such style sheet: {source}")
        else:
            if not pathlib.Path(source).is_file():
                raise Failure(f"No such style sheet: {source}")
            data = pathlib.Path(source).read_bytes()
        name = re.sub(r"[^\w.-]", "_", source.split("?")[0].rstrip("/").split("/")[-1])
        path = f"{package}/css/{name if name.endswith('.css') else name + '.css'}"
        if path in {bundle[0] for bundle in bundles}:
            raise Failure(f"Two style sheets have one name: {name}")
        file = folder / "css" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        bundles.append((path, file.rename(file.with_suffix(".css")), "always"))
        recorded.append({"from": source, "sha256": hashlib.sha256(data).hexdigest()})
    return bundles, recorded


def bundle_row(bundle, places, version):
    views = ", ".join(f"{{blob + {offset}, {size}}}" if size else "{}" for offset, size in places)
    return f"    {{{pack_bundles.names_of(bundle, version)}, {views}, LoadWhen::{bundle['when']}}},"


def bundles_source(alias, package, version, rows, children_props, external):
    symbol = f"weft_components_{alias}_bundles"
    def urls(name, values):
        return [f"constexpr std::string_view {name}[] = {{{', '.join(json.dumps(value) for value in values)}}};"] if values else []
    named = "".join(f", .external_{name} = {name}" for name, kind in (("scripts", "js"), ("stylesheets", "css")) if external[kind])
    return "\n".join([
        f"// The bundles of {package} {version}: what is in bundles.bin, which becomes a part of the program.",
        f"// Generated by {GENERATOR}: not to be edited.",
        "// clang-format off",
        "#include <string_view>", "", "#include <weft/component_library.h>", "",
        'asm(R"(', "  .section .rodata", "  .balign 64", f"  .globl {symbol}", f"  .hidden {symbol}", f"{symbol}:",
        '  .incbin "bundles.bin"', "  .text", ')");', "",
        f'extern "C" __attribute__((visibility("hidden"))) const char {symbol}[];', "",
        f"namespace weft::{alias} {{", "namespace {", "", "using dash::LoadWhen;", f"const char* const blob = {symbol};", "",
        "const dash::Bundle bundles[] = {", *rows, "};",
        *urls("scripts", external["js"]), *urls("stylesheets", external["css"]), "", "}  // namespace", "",
        "extern const dash::ComponentLibrary library;",
        f"const dash::ComponentLibrary library{{.package = \"{package}\", .version = \"{version}\",",
        f"    .children_props = R\"({json.dumps(children_props)})\", .bundles = bundles{named}}};",
        "static const dash::LinkedLibrary linked(library);", "",
        f"}}  // namespace weft::{alias}", ""])


# --------------------------------------------------------------------------------------------------------------------- folder


def cmake_source(alias, package, release):
    target = f"weft_components_{package}"
    return f"""# {release['package']} {release['version']} as weft::{alias}. Written by {GENERATOR}: not to be edited.
if(TARGET {target})
  return()
endif()
if(NOT TARGET weft::dash)
  find_package(Weft REQUIRED COMPONENTS dash)
endif()
add_library({target} STATIC {alias}.cc bundles.cc)
add_library(weft_components::{package} ALIAS {target})
set_property(GLOBAL APPEND PROPERTY WEFT_COMPONENT_LIBRARIES weft_components::{package})
target_include_directories({target} PUBLIC "${{CMAKE_CURRENT_SOURCE_DIR}}/include")
target_link_libraries({target} PUBLIC weft::dash)
# Code that runs once for each component that is made: small is what matters.
target_compile_options({target} PRIVATE -O1 -g0)
set_target_properties({target} PROPERTIES CXX_STANDARD 20 POSITION_INDEPENDENT_CODE ON)
set_source_files_properties(bundles.cc PROPERTIES
  OBJECT_DEPENDS "${{CMAKE_CURRENT_SOURCE_DIR}}/bundles.bin"
  COMPILE_OPTIONS "-Wa,-I,${{CMAKE_CURRENT_SOURCE_DIR}}")
"""


def copy_licences(unpacked, target):
    for path in sorted(unpacked.rglob("*")):
        if path.is_file() and re.match(r"(LICEN[CS]E|COPYING|NOTICE)", path.name) and len(path.relative_to(unpacked).parts) <= 3:
            if not (target / path.name).exists():
                shutil.copyfile(path, target / path.name)


def take_place(written, target, force):
    """Puts the new folder where it belongs, and keeps what is not ours."""
    if target.exists():
        if not force:
            raise Failure(f"The folder is there already: {target} (--force writes it anew)")
        if any(target.iterdir()) and not (target / RECORD).is_file():
            raise Failure(f"The folder was not written by {GENERATOR}, so --force does not replace it: {target}")
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(written, target)


def check_namespace(alias):
    if not alias.isidentifier() or not alias.isascii() or alias in generate_components.CPP_KEYWORDS or alias in TAKEN:
        raise Failure(f"No name for a namespace: {alias} (choose another with --namespace)")


def add(options):
    brotli = shutil.which("brotli")
    if not brotli:
        raise Failure("The program brotli is not there, which compresses the bundles (Debian: apt-get install brotli)")
    if options.from_file:
        file = pathlib.Path(options.from_file)
        if not file.is_file():
            raise Failure(f"No such file: {file}")
        data, version = file.read_bytes(), options.version
        release = {"package": options.name, "version": version, "file": file.name, "sha256": hashlib.sha256(data).hexdigest()}
    else:
        version, found = find_release(options.index.rstrip("/"), options.name, options.version)
        print(f"{options.name} {version}: downloading {found['filename']}", flush=True)
        data = fetch(found["url"], found["filename"])
        if data is None:
            raise Failure(f"The package index names a file that is not there: {found['url']}")
        check_sha256(data, found["digests"]["sha256"], found["filename"])
        release = {"package": options.name, "version": version, "file": found["filename"], "url": found["url"],
                   "sha256": found["digests"]["sha256"]}
    if options.sha256:
        check_sha256(data, options.sha256.lower(), release["file"])

    with tempfile.TemporaryDirectory(prefix="weft-components-") as temporary:
        unpacked, written = pathlib.Path(temporary) / "unpacked", pathlib.Path(temporary) / "written"
        unpacked.mkdir()
        unpack(data, release["file"], unpacked)
        package, described = find_package(unpacked, options.name)
        release["version"] = release["version"] or described["version"]
        alias = options.namespace or ALIASES.get(package, package)
        check_namespace(alias)
        target = pathlib.Path(options.to or f"components/{package}")
        if target.exists() and not options.force:
            take_place(written, target, False)

        components = components_of(unpacked / package, described)
        library = library_of(release, package, alias, components, described["constants"])
        headers = written / "include/weft_components"
        headers.mkdir(parents=True)
        (headers / f"{alias}.h").write_text("\n".join(generate_components.header(library)) + "\n")
        (written / f"{alias}.cc").write_text("\n".join(generate_components.body(library)) + "\n")

        files, external = bundles_of(unpacked, package, described)
        styles, release["css"] = styles_of(options.css, package, pathlib.Path(temporary))
        bundles = pack_bundles.compress_all(brotli, files + styles)
        places = pack_bundles.write_blob(bundles, written / "bundles.bin")
        rows = [bundle_row(bundle, place, release["version"]) for bundle, place in zip(bundles, places)]
        (written / "bundles.cc").write_text(
            bundles_source(alias, package, release["version"], rows, children_props_of(components), external))
        (written / "CMakeLists.txt").write_text(cmake_source(alias, package, release))
        (written / RECORD).write_text(json.dumps({**release, "namespace": alias}, indent=2) + "\n")
        copy_licences(unpacked, written)
        take_place(written, target, options.force)

    print(f"{target}: {len(components)} components of {options.name} {release['version']} as weft::{alias}, "
          f"{len(bundles)} bundles of {sum(len(bundle['raw']) for bundle in bundles):,} bytes\n\n"
          f"  #include <weft_components/{alias}.h>\n\n"
          f"  add_subdirectory({target})\n"
          f"  target_link_libraries(app PRIVATE weft_components::{package})")


def main():
    parser = argparse.ArgumentParser(prog="weft components add", description="Makes a package of Dash components usable from C++.",
                                     allow_abbrev=False)
    parser.add_argument("name", help="the package's name on PyPI, such as dash-bootstrap-components")
    parser.add_argument("--version", help="default: the newest")
    parser.add_argument("--to", metavar="FOLDER", help="default: components/<the Python package>")
    parser.add_argument("--namespace", metavar="NAME", help="of C++, below weft; default: the usual short name, else the package's")
    parser.add_argument("--css", metavar="URL|FILE", action="append", default=[],
                        help="a style sheet to be loaded with the components, such as a theme; may be given several times")
    parser.add_argument("--sha256", metavar="HEX", help="fail when the downloaded file is another one")
    parser.add_argument("--from", dest="from_file", metavar="FILE", help="a wheel or source archive that is there already")
    parser.add_argument("--index", metavar="URL", default="https://pypi.org", help="the package index; default: %(default)s")
    parser.add_argument("--force", action="store_true", help="write the folder anew when it is there")
    try:
        add(parser.parse_args())
    except Failure as failure:
        sys.exit(f"weft components add: {failure}")


if __name__ == "__main__":
    main()
