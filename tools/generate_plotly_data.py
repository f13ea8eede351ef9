# plotly.py's templates, color scales, color names and marker symbols -> src/express/plotly_data.cc.
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

OUT = pathlib.Path(__file__).resolve().parents[1] / "src" / "express" / "plotly_data.cc"

HEAD = f"""// Plotly's templates, color scales, color names and marker symbols, as data.
// Generated from plotly.py {plotly.__version__} (MIT license, (c) Plotly, Inc.) by tools/generate_plotly_data.py: change that, not this.
// clang-format off
#include "express/plotly_data.h"

namespace weft::px {{
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


def scales():
    members = itertools.chain(*(inspect.getmembers(module) for module in (colors.sequential, colors.diverging, colors.cyclical)))
    named = {}
    for name, value in members:
        if isinstance(value, list) and not name.endswith("_r") and not name.startswith("_"):
            named[name.lower()] = value
    rows = [f'    {{"{name}", {raw(json.dumps(named[name], separators=(",", ":")))}}},' for name in sorted(named)]
    return "std::span<const NamedText> color_scale_texts() {\n  static constexpr NamedText texts[] = {\n" + "\n".join(rows) + "\n  };\n  return texts;\n}\n"


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


def main():
    symbols = [value for value in ValidatorCache.get_validator("scatter.marker", "symbol").values if isinstance(value, str) and not value.isdigit()]
    parts = [HEAD, templates(), scales(), names("color_names", sorted(ColorValidator.named_colors)), names("symbol_names", symbols)]
    parts.append(names("d3_colors", colors.qualitative.D3))
    text = "\n".join(parts) + "\n}  // namespace weft::px\n"
    if "--check" in sys.argv[1:]:
        if OUT.read_text() != text:
            sys.exit(f"{OUT.name} is not what this program writes")
        return
    OUT.write_text(text)


if __name__ == "__main__":
    main()
