# plotly.py's templates, lists of colors, color names and marker symbols -> src/figure/plotly_data.cc, and the names of the lists
# -> include/weft/colors.h.
# Run with plotly 7.1 and pandas installed: python tools/generate_plotly_data.py [--check]
import inspect
import itertools
import json
import pathlib
import sys

import plotly
import plotly.express as px
import plotly.io
from _plotly_utils.basevalidators import ColorValidator
from plotly import colors
from plotly.validator_cache import ValidatorCache

ROOT = pathlib.Path(__file__).resolve().parents[1]
OUT = ROOT / "src" / "figure" / "plotly_data.cc"
# A scale that is in several is looked for in this order.
GROUPS = ["cyclical", "diverging", "sequential", "qualitative", "carto", "cmocean", "colorbrewer", "plotlyjs"]

HEAD = f"""// Plotly's templates, lists of colors, color names and marker symbols, as data.
// Generated from plotly.py {plotly.__version__} (MIT license, (c) Plotly, Inc.) by tools/generate_plotly_data.py: change that, not this.
// clang-format off
#include "figure/plotly_data.h"

namespace weft::figure {{
"""


def raw(text):
    # String literals longer than 64 kB are not portable; none of these comes near.
    return 'R"json(' + text + ')json"'


def templates():
    rows = []
    for name in sorted(plotly.io.templates):
        # As a figure writes it, which is not quite the order of the keys in the package's file.
        figure = json.loads(px.scatter(x=[1], y=[1], template=name).to_json())
        rows.append(f'    {{"{name}", {raw(json.dumps(figure["layout"]["template"], separators=(",", ":")))}}},')
    return "std::span<const NamedText> template_texts() {\n  static constexpr NamedText texts[] = {\n" + "\n".join(rows) + "\n  };\n  return texts;\n}\n"


def color_lists():
    """(group, name, colors) of each list, as the modules of plotly.express.colors have them; those that are reversed ("_r") are left out."""
    for group in GROUPS:
        for name, value in vars(getattr(px.colors, group)).items():
            if isinstance(value, list) and not name.startswith("_") and not name.endswith("_r"):
                yield group, name, value


def lists():
    # What is in several groups is written once.
    texts = {}
    for _, _, value in color_lists():
        texts.setdefault(json.dumps(value, separators=(",", ":")), len(texts))
    rows = [f'    {{"{group}", "{name}", listed[{texts[json.dumps(value, separators=(",", ":"))]}]}},' for group, name, value in color_lists()]
    return ("namespace {\n\nconstexpr std::string_view listed[] = {\n" + "\n".join(f"  {raw(text)}," for text in texts) + "\n};\n\n}  // namespace\n\n"
            "std::span<const ColorListText> color_list_texts() {\n  static constexpr ColorListText texts[] = {\n" + "\n".join(rows) + "\n  };\n  return texts;\n}\n")


def old_scales():
    rows = [f'    {{"{name}", {raw(json.dumps(stops, separators=(",", ":")))}}},' for name, stops in colors.PLOTLY_SCALES.items()]
    return "std::span<const NamedText> uneven_scale_texts() {\n  static constexpr NamedText texts[] = {\n" + "\n".join(rows) + "\n  };\n  return texts;\n}\n"


def names(function, values):
    lines, line = [], "   "
    for value in values:
        word = f' "{value}",'
        if len(line) + len(word) > 128:
            lines.append(line)
            line = "   "
        line += word
    lines.append(line)
    return f"std::span<const std::string_view> {function}() {{\n  static constexpr std::string_view names[] = {{\n" + "\n".join(lines) + "\n  };\n  return names;\n}\n"


# The figures of the lists of a group, and what they show.
SWATCHES = {
    "swatches": "A figure of the group's lists, each a row of its colors.",
    "swatches_continuous": "A figure of the group's lists, each a row of a hundred colors along its scale.",
    "swatches_cyclical": "A figure of the group's lists, each around a circle.",
}


def colors_header():
    lines = [
        "// The lists of colors of plotly.express.colors, and what is computed with colors.",
        f"// Generated from plotly.py {plotly.__version__} by tools/generate_plotly_data.py: change that, not this.",
        "// clang-format off", "#pragma once", "", "#include <array>", "#include <string>", "#include <string_view>", "#include <vector>", "",
        "#include <weft/chart_arguments.h>", "", "namespace weft::px::colors {", "",
        "/// One of Plotly's lists, for `color_discrete_sequence` and `color_continuous_scale`: `px::colors::qualitative::Set1`.",
        "class ColorList {", " public:",
        "  constexpr ColorList(std::string_view group, std::string_view name, bool reversed = false)",
        "      : group_(group), name_(name), reversed_(reversed) {}",
        "  std::vector<std::string> colors() const;",
        "  operator std::vector<std::string>() const { return colors(); }",
        "  operator ColorScale() const { return colors(); }", "", " private:", "  std::string_view group_, name_;", "  bool reversed_;", "};", "",
        "/// Red, green and blue, from 0 to 255.", "using Rgb = std::array<double, 3>;", "",
        "/// The names of the continuous scales, in lower case.", "std::vector<std::string> named_colorscales();",
        "/// The scale as places and colors. Throws a user Error for an unknown name.",
        "std::vector<ColorScale::Stop> get_colorscale(const std::string& name);",
        "/// The colors at equal distances, or at places that rise from 0 to 1. Throws a user Error for places that do not.",
        "std::vector<ColorScale::Stop> make_colorscale(const std::vector<std::string>& colors, const std::vector<double>& scale = {});",
        "/// The colors of the scale at those places from 0 to 1, as \"rgb(68, 1, 84)\". Throws a user Error for a place outside and a color that",
        "/// is neither #hex nor rgb().",
        "std::vector<std::string> sample_colorscale(const ColorScale& colorscale, const std::vector<double>& samplepoints);",
        "/// So many of them at equal distances.",
        "std::vector<std::string> sample_colorscale(const ColorScale& colorscale, int samplepoints, double low = 0, double high = 1);",
        "/// So many colors from one to the other, both as \"rgb(1, 2, 3)\".",
        "std::vector<std::string> n_colors(const std::string& lowcolor, const std::string& highcolor, int n_colors);",
        "/// The color between two, at a place from 0 to 1.",
        "std::string find_intermediate_color(const std::string& lowcolor, const std::string& highcolor, double intermed);",
        "/// \"#ff0000\" or \"#f00\" -> {255, 0, 0}. Throws a user Error for another text.", "Rgb hex_to_rgb(const std::string& value);",
        "/// \"rgb(1, 2, 3)\" -> {1, 2, 3}, and back. Throws a user Error for another text.", "Rgb unlabel_rgb(const std::string& color);",
        "std::string label_rgb(const Rgb& color);", ""]
    for group, rows in itertools.groupby(color_lists(), key=lambda row: row[0]):
        lines += [f"namespace {group} {{"]
        lines += [f'inline constexpr ColorList {name}{{"{group}", "{name}"}}, {name}_r{{"{group}", "{name}", true}};' for _, name, _ in rows]
        for function, comment in SWATCHES.items():
            if hasattr(getattr(px.colors, group), function):
                lines += [f"/// {comment}", f"Figure {function}(const Json& template_ = {{}});"]
        lines += [f"}}  // namespace {group}", ""]
    return "\n".join(lines + ["}  // namespace weft::px::colors", ""])


def main():
    symbols = [value for value in ValidatorCache.get_validator("scatter.marker", "symbol").values if isinstance(value, str) and not value.isdigit()]
    parts = [HEAD, templates(), lists(), old_scales(), names("color_names", sorted(ColorValidator.named_colors)), names("symbol_names", symbols)]
    parts.append(names("d3_colors", colors.qualitative.D3))
    text = "\n".join(parts) + "\n}  // namespace weft::figure\n"
    files = {OUT: text, ROOT / "include" / "weft" / "colors.h": colors_header()}
    for path, text in files.items():
        if "--check" not in sys.argv[1:]:
            path.write_text(text)
        elif path.read_text() != text:
            sys.exit(f"{path.name} is not what this program writes")


if __name__ == "__main__":
    main()
