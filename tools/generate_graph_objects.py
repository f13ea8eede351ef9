# plotly.py's validators -> src/figure/schema_data.cc and include/weft/graph_objects.h: what may stand in a figure.
# Reads the wheel that ./dev setup unpacks into .deps.
#
#   python3 tools/generate_graph_objects.py           writes the C++ files
#   python3 tools/generate_graph_objects.py --check   fails when they are not what would be written
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "figure" / "schema_data.cc"
HEADER = ROOT / "include" / "weft" / "graph_objects.h"
SHORTCUTS = ROOT / "include" / "weft" / "add_traces.h"
SHORTCUTS_SOURCE = ROOT / "src" / "figure" / "add_traces.cc"
WHEEL = ROOT / ".deps" / "plotly"
VALIDATORS = json.loads((WHEEL / "plotly" / "validators" / "_validators.json").read_text())
VERSION = next(WHEEL.glob("plotly-*.dist-info")).name.removeprefix("plotly-").removesuffix(".dist-info")
SOURCE = f"plotly.py {VERSION} (MIT license, (c) Plotly, Inc.)"

KINDS = {
    "CompoundValidator": "object", "TitleValidator": "title", "CompoundArrayValidator": "list", "BaseTemplateValidator": "layout_template",
    "LayoutValidator": "object", "DataValidator": "traces", "DataArrayValidator": "data_array", "EnumeratedValidator": "enumerated",
    "DashValidator": "dash", "BooleanValidator": "boolean", "NumberValidator": "number", "IntegerValidator": "integer",
    "StringValidator": "string", "ColorValidator": "color", "ColorlistValidator": "colorlist", "ColorscaleValidator": "colorscale",
    "AngleValidator": "angle", "SubplotidValidator": "subplotid", "FlaglistValidator": "flaglist", "AnyValidator": "any",
    "InfoArrayValidator": "info_array", "ImageUriValidator": "image_uri",
}
# The members of figure::Type, in their order.
FIELDS = ["kind", "array_ok", "strict", "no_blank", "free_length", "numbers", "all_items", "rows", "smallest", "largest", "base", "choices",
          "extras", "items", "object"]
# The regular expressions among the choices, by what they say.
PATTERNS = {
    "/^x([2-9]|[1-9][0-9]+)?( domain)?$/": "x domain", "/^y([2-9]|[1-9][0-9]+)?( domain)?$/": "y domain",
    "/^x([2-9]|[1-9][0-9]+)?y([2-9]|[1-9][0-9]+)?$/": "xy",
}
# What a trace is drawn as, for the comments of its class.
TRACES = {
    "bar": "Bars.", "barpolar": "Bars around a circle.", "box": "Boxes from the quartiles of samples.",
    "candlestick": "Open, high, low and close as candles.", "carpet": "Axes of a carpet, on which others draw.",
    "choropleth": "Areas of a map, colored by numbers.", "choroplethmap": "Areas on a map of tiles, colored by numbers.",
    "cone": "A vector field as cones in space.", "contour": "Lines of equal height over a grid.",
    "contourcarpet": "Contours on a carpet.", "densitymap": "The density of points on a map of tiles.",
    "funnel": "Bars of the stages of a process.", "funnelarea": "Shares as the layers of a funnel.", "heatmap": "A grid of numbers as colors.",
    "histogram": "Bars that count samples.", "histogram2d": "A grid of colors that counts samples.",
    "histogram2dcontour": "Contours of counted samples.", "icicle": "A hierarchy as layers of rectangles.",
    "image": "Pixels.", "indicator": "One number, its change, and a gauge.", "isosurface": "Surfaces of equal value in a volume.",
    "mesh3d": "Triangles in space.", "ohlc": "Open, high, low and close as ticks.", "parcats": "Bands through categories that stand side by side.",
    "parcoords": "Lines through axes that stand side by side.", "pie": "Shares of a circle.", "quiver": "A vector field as arrows.",
    "sankey": "Flows between nodes.", "scatter": "Points and lines.", "scatter3d": "Points and lines in space.",
    "scattercarpet": "Points and lines on a carpet.", "scattergeo": "Points and lines on a globe.", "scattergl": "Points and lines, drawn by WebGL.",
    "scattermap": "Points and lines on a map of tiles.", "scatterpolar": "Points and lines around a circle.",
    "scatterpolargl": "Points and lines around a circle, drawn by WebGL.", "scattersmith": "Points and lines on a Smith chart.",
    "scatterternary": "Points and lines in a triangle of shares.", "splom": "A matrix of scatter plots.",
    "streamtube": "A vector field as tubes in space.", "sunburst": "A hierarchy as rings.", "surface": "A surface over a grid, in space.",
    "table": "Rows and columns of text.", "treemap": "A hierarchy as rectangles inside of one another.",
    "violin": "The density of samples as violins.", "volume": "A volume that can be seen through.", "waterfall": "Bars that go on from one another.",
}


class Tables:
    """What is the same is written once: most of the ten thousand attributes are those of fonts, color bars and axes."""

    def __init__(self):
        self.children = {}
        for path, validator in VALIDATORS.items():
            self.children.setdefault(validator["params"]["parent_name"], []).append(path)
        self.choices, self.types, self.items, self.attributes, self.objects = [], [], [], [], []
        self.known, self.known_objects = {}, {}

    def choice(self, value):
        if isinstance(value, bool):
            return f'{{boolean, "{"true" if value else "false"}"}}'
        if isinstance(value, int):
            return f'{{number, "{value}"}}'
        if value.startswith("/") and value != "/":
            return f'{{pattern, "{PATTERNS[value]}"}}'
        return f"{{text, {json.dumps(value)}}}"

    def span(self, pool, rows):
        """Where the rows stand in the pool; they are added when they do not yet."""
        if not rows:
            return "{0, 0}"
        for begin in range(len(pool) - len(rows) + 1):
            if pool[begin:begin + len(rows)] == rows:
                break
        else:
            begin = len(pool)
            pool.extend(rows)
        return f"{{{begin}, {begin + len(rows)}}}"

    def type(self, path, validator):
        params, kind = validator["params"], KINDS[validator["superclass"]]
        fields = [f".kind = Kind::{kind}"]
        for name in ("array_ok", "strict", "no_blank", "free_length"):
            if params.get(name):
                fields.append(f".{name} = true")
        if "colorscale_path" in params:
            fields.append(".numbers = true")
        for name, field in (("min", "smallest"), ("max", "largest")):
            if name in params:
                fields.append(f".{field} = {params[name]}")
        if kind == "subplotid":
            base = params.get("dflt") or re.match(r"/\^([a-z]+)", params["regex"])[1]
            fields.append(f'.base = "{base}"')
        names = params.get("values") or params.get("flags") or []
        if names and kind != "any":
            fields.append(f".choices = {self.span(self.choices, [self.choice(name) for name in names])}")
        if params.get("extras"):
            fields.append(f".extras = {self.span(self.choices, [self.choice(name) for name in params['extras']])}")
        if kind == "info_array":
            items = params["items"]
            fields.append(f".items = {self.span(self.items, [self.item(item) for item in (items if isinstance(items, list) else [items])])}")
            if not isinstance(items, list):
                fields.append(".all_items = true")
            dimensions = params.get("dimensions", 1)
            if dimensions != 1:
                fields.append(".rows = Rows::" + ("always" if dimensions == 2 else "allowed"))
        if kind in ("object", "title", "list", "layout_template"):
            fields.append(f".object = {self.object(self.inside(path, params))}")
        return self.add(fields)

    def item(self, item):
        name = "".join(word.title() for word in item["valType"].split("_")) + "Validator"
        return str(self.type("", {"superclass": name, "params": item}))

    def add(self, fields):
        row = "{" + ", ".join(sorted(fields, key=lambda field: FIELDS.index(field.split()[0][1:]))) + "}"
        if row not in self.known:
            self.known[row] = len(self.types)
            self.types.append(row)
        return self.known[row]

    def inside(self, path, params):
        """Where the attributes of an object stand: those of a list under its singular, a template's where figures have them."""
        if path in ("layout.template.layout", "frame.layout"):
            return "layout"
        if path.startswith("layout.template.data."):
            return path.rsplit(".", 1)[1]
        if path in self.children:
            return path
        parent = params["parent_name"]
        return (parent + "." if parent else "") + params["data_class_str"].lower()

    def object(self, path):
        rows = []
        for child in self.children.get(path, []):
            name = child.rsplit(".", 1)[1]
            if name == "data" and path == "layout.template":
                rows.append((name, self.add([".kind = Kind::object", f".object = {self.object(child)}"])))
            elif name == "layout" and path in ("layout.template", "frame"):
                rows.append((name, "layout"))
            else:
                rows.append((name, self.type(child, VALIDATORS[child])))
        if "." not in path and path not in ("layout", "frame"):
            rows.append(("type", self.add([".kind = Kind::literal", f'.base = "{path}"'])))
        rows = [f'{{"{name}", {type_}}}' for name, type_ in sorted(rows, key=lambda row: row[0])]
        key = tuple(rows)
        if key not in self.known_objects:
            begin = len(self.attributes)
            self.attributes.extend(rows)
            self.known_objects[key] = len(self.objects)
            self.objects.append(f"{{{begin}, {begin + len(rows)}}}")
        return self.known_objects[key]


def array(type_, name, rows, columns=130):
    lines, line = [], "   "
    for row in rows:
        if len(line) + len(row) + 2 > columns:
            lines.append(line)
            line = "   "
        line += f" {row},"
    return f"constexpr {type_} {name}[] = {{\n" + "\n".join(lines + [line]) + "\n};\n"


def trace_classes():
    return sorted(VALIDATORS["data"]["params"]["class_strs_map"].items())


def schema():
    tables = Tables()
    # The layout stands in itself, by its template: it gets its number first.
    layout_type = tables.add([".kind = Kind::object", ".object = layout_object"])
    roots = [(name, tables.object(name)) for name, _ in trace_classes()] + [("frame", tables.object("frame")), ("layout", tables.object("layout"))]
    roots.sort()
    attributes = [row.replace(", layout}", f", {layout_type}}}") for row in tables.attributes]
    layout_object = dict(roots)["layout"]
    return "\n".join([
        "// The attributes of traces, layouts and frames, as data: what is the same in many places stands here once.",
        f"// Generated from {SOURCE} by tools/generate_graph_objects.py: change that, not this.",
        "// clang-format off",
        '#include "figure/schema.h"', "",
        "namespace weft::figure {", "namespace {", "",
        "using enum ChoiceKind;", "", f"constexpr std::uint16_t layout_object = {layout_object};", "",
        array("Choice", "choices", tables.choices), array("std::uint16_t", "items", tables.items), array("Type", "types", tables.types),
        array("Attribute", "attributes", attributes), array("Range", "objects", tables.objects),
        array("Root", "roots", [f'{{"{name}", {number}}}' for name, number in roots]),
        "}  // namespace", "",
        "const Schema& schema() {",
        "  static constexpr Schema data{choices, items, types, attributes, objects, roots};",
        "  return data;", "}", "", "}  // namespace weft::figure", ""])


def header():
    lines = [
        "// The kinds of traces, each a class of checked attributes: what plotly.graph_objects is in Python.",
        f"// Generated from {SOURCE} by tools/generate_graph_objects.py: change that, not this.",
        "// clang-format off", "#pragma once", "",
        "#include <initializer_list>", "#include <utility>", "", "#include <weft/figure.h>", "", "namespace weft::go {", "",
        "using weft::Figure;", ""]
    for name, class_ in trace_classes():
        lines += [
            f"/// {TRACES[name]} https://plotly.com/python/reference/{name}/",
            f"class {class_} : public Trace {{", " public:",
            f'  {class_}(std::initializer_list<Value> attributes = {{}}) : Trace("{name}", Value(attributes)) {{}}',
            f'  explicit {class_}(Value attributes) : Trace("{name}", std::move(attributes)) {{}}', "};", ""]
    return "\n".join(lines + ["}  // namespace weft::go", ""])


def shortcuts_header():
    lines = [
        "// Kinds of traces, by the functions that add one to a figure.",
        f"// Generated from {SOURCE} by tools/generate_graph_objects.py: change that, not this.",
        "// clang-format off", "#pragma once", "", "#include <string_view>", "", "#include <weft/at.h>", "#include <weft/figure_value.h>", "",
        "namespace weft {", "", "class Figure;", "", "namespace figure {", "",
        "/// What a figure has for each kind of traces: `figure.add_bar({{\"y\", {1, 2}}}, {.row = 1, .col = 2})` is",
        "/// `figure.add_trace(go::Bar({{\"y\", {1, 2}}}), {.row = 1, .col = 2})`.", "class AddTraces {", " public:"]
    lines += [f"  Figure& add_{name}(go::Value attributes = {{}}, const At& at = {{}});" for name, _ in trace_classes()]
    return "\n".join(lines + ["", " private:", "  Figure& add(std::string_view type, go::Value attributes, const At& at);", "};", "",
                              "}  // namespace figure", "}  // namespace weft", ""])


def shortcuts_source():
    lines = [
        "// Attributes of traces -> a figure with the traces.",
        f"// Generated from {SOURCE} by tools/generate_graph_objects.py: change that, not this.",
        "// clang-format off", "#include <utility>", "", "#include <weft/figure.h>", "", "namespace weft::figure {", "",
        "using go::Value;", "",
        "Figure& AddTraces::add(std::string_view type, Value attributes, const At& at) {",
        "  return static_cast<Figure*>(this)->add_trace(go::Trace(type, std::move(attributes)), at);", "}", ""]
    for name, _ in trace_classes():
        lines.append(f'Figure& AddTraces::add_{name}(Value attributes, const At& at) {{ return add("{name}", std::move(attributes), at); }}')
    return "\n".join(lines + ["", "}  // namespace weft::figure", ""])


def main():
    for path, text in ((DATA, schema()), (HEADER, header()), (SHORTCUTS, shortcuts_header()), (SHORTCUTS_SOURCE, shortcuts_source())):
        if "--check" in sys.argv[1:]:
            if path.read_text() != text:
                sys.exit(f"{path.name} is not what this program writes")
        else:
            path.write_text(text)


if __name__ == "__main__":
    main()
