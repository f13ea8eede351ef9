# What `weft components add` makes of packages, good and bad: the folder, and what it says when there can be none.
#   components_test.py <folder of the pinned wheels>
import hashlib
import http.server
import io
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import threading
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "tools/weft/add_components.py"
WHEELS = pathlib.Path(sys.argv.pop(1))

# A package as Dash's generator writes it, with what is rare in those of others.
WIDGETS = {
    "acme_widgets/__init__.py": '''
import dash as _dash
import acme_missing
from acme_missing.more import thing
from . import themes
from .Dial import Dial
from .Gauge import Gauge
from .Lamp import Lamp
from .Lamp import Lamp as OldLamp
__version__ = "1.2.3"
if not hasattr(_dash, "development"):
    raise SystemExit(1)
print("loaded")
LIMIT = -acme_missing.limit + 1
_js_dist = [
    {"relative_package_path": "widgets.min.js", "dev_package_path": "widgets.dev.js", "namespace": "acme_widgets"},
    {"relative_package_path": "async-lamp.js", "external_url": "https://example.org/async-lamp.js", "namespace": "acme_widgets", "async": True},
    {"relative_package_path": "widgets.min.js.map", "namespace": "acme_widgets", "dynamic": True},
    {"dev_package_path": "checks.js", "dev_only": True, "namespace": "acme_widgets"},
    {"external_url": "https://example.org/maps.js", "external_only": True},
]
_css_dist = [{"relative_package_path": ["a.css", "b.css"], "namespace": "acme_widgets"}]
''',
    "acme_widgets/Gauge.py": '''
from dash.development.base_component import Component, _explicitize_args
class Gauge(Component):
    """A Gauge component.
Shows a number.  Turns \\"red\\" at the end.

Keyword arguments:

- children (a list of or a singular dash component, string or number; optional):
    What is inside.

- id (string; optional):
    The ID.

- aria-* (string; optional):
    Wild card.

- data-* (string; optional):
    Wild card.

- default (number; default 5):
    Where it
    starts.

- label (a list of or a singular dash component, string or number; optional):
    Its name.

- n_turns (number; default 0):
    How often.

- side (a value equal to: 'left', 'right'; default 'left'):
    Where it stands."""
    _children_props = ["label"]
    _base_nodes = ["label", "children"]
    _namespace = "acme_widgets"
    _type = "Gauge"
    @_explicitize_args
    def __init__(self, children=None, id=None, default=None, label=None, n_turns=None, side=None, style=None, **kwargs):
        pass
''',
    # As older generators wrote them.
    "acme_widgets/Dial.py": '''
from dash.development.base_component import Component, _explicitize_args
class Dial(Component):
    """A Dial component.

Keyword arguments:
- id (string; required): The ID.
- value (number; default 0): Where it points (in degrees)."""
    @_explicitize_args
    def __init__(self, id=Component.REQUIRED, value=Component.UNDEFINED, **kwargs):
        self._prop_names = ["id", "value"]
        self._type = "Dial"
        self._namespace = "acme_widgets"
        explicit = kwargs.pop("_explicit_args")
        for name in ["id"]:
            if name not in explicit:
                raise TypeError("Required argument `" + name + "` was not specified.")
''',
    "acme_widgets/Lamp.py": '''
from dash.development.base_component import Component
class Lamp(Component):
    """A Lamp component.

Keyword arguments:

- id (string; optional)"""
    _namespace = "acme_widgets"
    _type = "LampReal"
    def __init__(self, id=None, **kwargs):
        pass
''',
    "acme_widgets/themes.py": 'LIGHT = "https://example.org/light.css"\n_BASE = "x"\nNUMBERS = [1]\nEMPTY = ""\n',
    "acme_widgets/metadata.json": json.dumps({"src/Lamp.react.js": {"description": "A lamp.", "props": {
        "id": {"type": {"name": "string"}, "description": ""},
        "on": {"type": {"name": "bool"}, "required": False, "description": "Whether it shines.", "defaultValue": {"value": "true"}},
        "setProps": {"type": {"name": "func"}, "description": ""}}}}),
    "acme_widgets/widgets.min.js": "min", "acme_widgets/widgets.dev.js": "dev" * 500, "acme_widgets/checks.js": "checks",
    "acme_widgets/async-lamp.js": "lamp", "acme_widgets/widgets.min.js.map": "map", "acme_widgets/a.css": "a {}", "acme_widgets/b.css": "b {}",
    "acme_widgets-1.2.3.dist-info/licenses/LICENSE": "MIT",
}


def wheel(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return data.getvalue()


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Index:
    """A package index on this machine. `pages` are paths and what they answer."""

    def __init__(self, pages):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = pages.get(self.path)
                status = body if isinstance(body, int) else 200 if body is not None else 404
                self.send_response(status)
                self.end_headers()
                if isinstance(body, bytes):
                    self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self.url

    def __exit__(self, *error):
        self.server.shutdown()
        self.server.server_close()


def release(name, version, data, sha256=None):
    page = {"info": {"version": version}, "urls": [
        {"filename": f"{name}-{version}.tar.gz", "url": "../../sources", "digests": {"sha256": "0"}},
        {"filename": f"{name}-{version}-py3-none-any.whl", "url": "../../files/it.whl",
         "digests": {"sha256": sha256 or hashlib.sha256(data).hexdigest()}}]}
    return {f"/pypi/{name}/json": json.dumps(page).encode(), "/files/it.whl": data}


class Components(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="weft-components-test-")
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def add(self, *arguments, expect=0):
        result = subprocess.run([sys.executable, str(PROGRAM), *map(str, arguments)], cwd=self.folder, text=True, capture_output=True)
        self.assertEqual(result.returncode, expect, result.stdout + result.stderr)
        return result.stderr if expect else result.stdout

    def add_widgets(self, *arguments, files=WIDGETS, expect=0):
        file = self.folder / "acme_widgets-1.2.3-py3-none-any.whl"
        file.write_bytes(wheel(files))
        return self.add("acme-widgets", "--from", file, *arguments, expect=expect)

    def complaint(self, *arguments, **named):
        text = self.add_widgets(*arguments, expect=1, **named)
        self.assertTrue(text.startswith("weft components add: "), text)
        self.assertEqual(text.count("\n"), 1, text)
        return text.removeprefix("weft components add: ").strip()

    def test_header_has_what_docstrings_and_metadata_say(self):
        told = self.add_widgets()
        self.assertIn("3 components of acme-widgets 1.2.3 as weft::acme_widgets, 6 bundles", told)
        self.assertIn("#include <weft_components/acme_widgets.h>", told)
        self.assertIn("target_link_libraries(app PRIVATE weft_components::acme_widgets)", told)
        header = (self.folder / "components/acme_widgets/include/weft_components/acme_widgets.h").read_text()
        for line in ["namespace weft::acme_widgets {", "  Id id{};", "  prop::Number default_{};", "  Children label{};",
                     "  prop::Any style{};", "  /// Where it stands. One of: left, right. Default: left.", "  prop::Text side{};",
                     "  static constexpr Prop<std::int64_t> n_turns{\"n_turns\"};", "  prop::Any attributes{};",
                     "  /// Whether it shines. Default: true.", "  prop::Boolean on{};", "/// Shows a number.", "  /// Where it points (in degrees). Default: 0.", "  prop::Number value{};",
                     "inline constexpr const char* LIGHT = \"https://example.org/light.css\";"]:
            self.assertIn(line + "\n", header)
        for absent in ("setProps", "NUMBERS", "EMPTY", "_BASE", "OldLamp"):
            self.assertNotIn(absent, header)
        # id first, then by the alphabet
        self.assertLess(header.index("Id id{}"), header.index("attributes{}"))
        self.assertLess(header.index("attributes{}"), header.index("default_{}"))
        body = (self.folder / "components/acme_widgets/acme_widgets.cc").read_text()
        self.assertIn('type{space, "LampReal", LampNames, false, &library}', body)

    def test_bundles_are_loaded_when_the_package_says(self):
        self.add_widgets()
        source = (self.folder / "components/acme_widgets/bundles.cc").read_text()
        rows = [line.strip() for line in source.splitlines() if line.startswith("    {\"")]
        found = [(row.split('"')[1], row.rsplit("LoadWhen::", 1)[1].rstrip("},")) for row in rows]
        self.assertEqual(found, [
            ("acme_widgets/widgets.dev.js", "dev"), ("acme_widgets/widgets.min.js", "prod"), ("acme_widgets/async-lamp.js", "later"),
            ("acme_widgets/checks.js", "dev"), ("acme_widgets/a.css", "always"), ("acme_widgets/b.css", "always")])
        self.assertIn('scripts[] = {"https://example.org/maps.js"}', source)
        self.assertIn('{"acme_widgets": {"Gauge": ["label"]}}', source)
        self.assertIn("acme_widgets/widgets.v1_2_3m", source)
        blob = (self.folder / "components/acme_widgets/bundles.bin").read_bytes()
        self.assertTrue(blob.startswith(b"dev" * 500))
        self.assertLess(blob.index(b"min"), blob.index(b"lamp"))
        self.assertEqual((self.folder / "components/acme_widgets/LICENSE").read_text(), "MIT")

    def test_sources(self):
        data = io.BytesIO()
        with tarfile.open(fileobj=data, mode="w:gz") as archive:
            for name, text in WIDGETS.items():
                member = tarfile.TarInfo(f"acme_widgets-1.2.3/{name}")
                member.size = len(text.encode())
                archive.addfile(member, io.BytesIO(text.encode()))
        (self.folder / "acme_widgets-1.2.3.tar.gz").write_bytes(data.getvalue())
        self.add("acme-widgets", "--from", "acme_widgets-1.2.3.tar.gz", "--to", "sources")
        self.add_widgets("--to", "wheel")
        of_sources, of_wheel = tree(self.folder / "sources"), tree(self.folder / "wheel")
        of_sources.pop("component_library.json"), of_wheel.pop("component_library.json")
        self.assertEqual({name: text for name, text in of_sources.items() if name != "LICENSE"},
                         {name: text for name, text in of_wheel.items() if name != "LICENSE"})

    def test_same_wheel_gives_the_same_bytes(self):
        self.add_widgets("--to", "one")
        self.add_widgets("--to", "two")
        self.assertEqual(tree(self.folder / "one"), tree(self.folder / "two"))

    def test_pinned_wheel_without_metadata(self):
        (file,) = WHEELS.glob("dash_bootstrap_components-*.whl")
        style = self.folder / "theme.css"
        style.write_text("body { color: red }")
        self.add("dash-bootstrap-components", "--from", file, "--css", style)
        folder = self.folder / "components/dash_bootstrap_components"
        record = json.loads((folder / "component_library.json").read_text())
        self.assertEqual((record["version"], record["namespace"]), ("2.0.4", "dbc"))
        self.assertEqual(record["sha256"], hashlib.sha256(file.read_bytes()).hexdigest())
        self.assertEqual(record["css"], [{"from": str(style), "sha256": hashlib.sha256(style.read_bytes()).hexdigest()}])
        self.assertIn('"dash_bootstrap_components/css/theme.css"', (folder / "bundles.cc").read_text())
        header = (folder / "include/weft_components/dbc.h").read_text()
        self.assertEqual(header.count("inline constexpr struct "), 66)
        self.assertIn("BOOTSTRAP = \"https://cdn.jsdelivr.net/npm/bootstrap@5.3.6/dist/css/bootstrap.min.css\"", header)

    def test_downloads_and_checks(self):
        data = wheel(WIDGETS)
        with Index(release("acme-widgets", "1.2.3", data)) as url:
            self.add("acme-widgets", "--index", url)
            record = json.loads((self.folder / "components/acme_widgets/component_library.json").read_text())
            self.assertEqual(record["url"], f"{url}/files/it.whl")
            self.assertEqual(record["sha256"], hashlib.sha256(data).hexdigest())
            wrong = self.add("acme-widgets", "--index", url, "--to", "other", "--sha256", "ab" * 32, expect=1)
            self.assertIn(f"is not what it should be: its sha256 is {record['sha256']}, not {'ab' * 32}", wrong)
            missing = self.add("acme-widgets", "--version", "9.9", "--index", url, expect=1)
            self.assertIn("acme-widgets has no such version: 9.9 (the newest is 1.2.3)", missing)
            unknown = self.add("acme-gadgets", "--index", url, expect=1)
            self.assertIn(f"No such package: acme-gadgets (looked at {url}/pypi/acme-gadgets/json)", unknown)
        with Index(release("acme-widgets", "1.2.3", data, sha256="cd" * 32)) as url:
            changed = self.add("acme-widgets", "--index", url, "--to", "third", expect=1)
            self.assertIn("acme_widgets", (self.folder / "components/acme_widgets/acme_widgets.cc").read_text())
            self.assertIn(f"not {'cd' * 32}", changed)
        with Index({"/pypi/acme-widgets/json": 503}) as url:
            self.assertIn("answered 503", self.add("acme-widgets", "--index", url, expect=1))
        with Index({"/pypi/acme-widgets/json": b"<html>"}) as url:
            self.assertIn("What answered is no package index", self.add("acme-widgets", "--index", url, expect=1))
        empty = json.dumps({"info": {"version": "1"}, "urls": []}).encode()
        with Index({"/pypi/acme-widgets/json": empty}) as url:
            self.assertIn("acme-widgets 1 has neither a wheel for any machine nor its sources",
                          self.add("acme-widgets", "--index", url, expect=1))

    def test_no_network(self):
        with Index({}) as url:
            pass  # nobody listens there any more
        self.assertIn("is there a network?", self.add("acme-widgets", "--index", url, expect=1))

    def test_folder_that_is_there(self):
        self.add_widgets()
        self.assertEqual(self.complaint(), "The folder is there already: components/acme_widgets (--force writes it anew)")
        extra = self.folder / "components/acme_widgets/extra.txt"
        extra.write_text("x")
        self.add_widgets("--force")
        self.assertFalse(extra.exists())
        mine = self.folder / "mine"
        mine.mkdir()
        (mine / "thesis.txt").write_text("x")
        self.assertEqual(self.complaint("--to", "mine", "--force"),
                         "The folder was not written by `weft components add`, so --force does not replace it: mine")
        self.assertTrue((mine / "thesis.txt").exists())

    def test_namespaces(self):
        self.add_widgets("--namespace", "aw", "--to", "short")
        self.assertIn("namespace weft::aw {", (self.folder / "short/include/weft_components/aw.h").read_text())
        for name in ("html", "class", "a-b", "1a"):
            self.assertEqual(self.complaint("--namespace", name, "--to", "other"),
                             f"No name for a namespace: {name} (choose another with --namespace)")

    def test_not_a_component_library(self):
        text = self.complaint(files={"acme_widgets/__init__.py": "answer = 42\n"})
        self.assertEqual(text, "acme-widgets has no Dash components: none of its packages has a component class (looked in acme_widgets)")
        text = self.complaint(files={"acme_widgets.txt": "nothing"})
        self.assertIn("(looked in none)", text)
        text = self.complaint(files={**WIDGETS, "acme_widgets/__init__.py": "1 / 0\n"})
        self.assertEqual(text, "acme_widgets cannot be imported: ZeroDivisionError: division by zero")
        missing = {name: content for name, content in WIDGETS.items() if name != "acme_widgets/widgets.min.js"}
        self.assertEqual(self.complaint(files=missing), "acme_widgets lacks a file that it wants to be loaded: widgets.min.js")
        outside = {**WIDGETS, "../outside.txt": "x"}
        self.assertIn("has a file that leads out of its folder: ../outside.txt", self.complaint(files=outside))
        (self.folder / "broken.whl").write_text("no archive")
        self.assertIn("broken.whl cannot be unpacked", self.add("acme-widgets", "--from", "broken.whl", expect=1))
        self.assertIn("No such file: absent.whl", self.add("acme-widgets", "--from", "absent.whl", expect=1))
        self.assertIn("No such style sheet: absent.css", self.complaint("--css", "absent.css"))


if __name__ == "__main__":
    unittest.main()
