# The signatures of plotly.express -> include/weft/charts.h, src/express/charts.cc and src/express/argument_list.h. Needs plotly 7.1 installed.
#
#   python3 tools/generate_charts.py           writes the C++ files
#   python3 tools/generate_charts.py --check   fails when they are not what would be written
import inspect
import pathlib
import sys
import textwrap

import plotly.express as px

ROOT = pathlib.Path(__file__).resolve().parents[1]
COLUMNS = 130

# Of each argument: its C++ type, and what it means. One order for every chart: designated initialisers have to keep to it.
DATA = "Data."
AXES = "Axes and bins."
LOOKS = "Looks."
FRAME = "Frame."
ARGUMENTS = {
    DATA: {
        "x": ("Values", "Along the x axis: a column, values, or a list of columns that become traces."),
        "y": ("Values", "Along the y axis, as `x`."),
        "z": ("Values", "Along the z axis; of densities what `histfunc` sums up."),
        "a": ("Values", "The first of the three shares."),
        "b": ("Values", "The second share."),
        "c": ("Values", "The third share."),
        "r": ("Values", "Distance from the middle."),
        "theta": ("Values", "Angle in degrees, or categories around the circle."),
        "x_start": ("Values", "Where each bar begins: timestamps or dates."),
        "x_end": ("Values", "Where each bar ends: timestamps or dates."),
        "lat": ("Values", "Latitude in degrees."),
        "lon": ("Values", "Longitude in degrees."),
        "locations": ("Values", "Names of places, as `locationmode` or `featureidkey` understands them."),
        "names": ("Values", "The name of each part."),
        "values": ("Values", "The size of each part: numbers."),
        "parents": ("Values", "The name or id of the part that each part belongs to; empty at the root."),
        "ids": ("Values", "What tells parts of the same name apart."),
        "path": ("ValuesList", "Columns from the root of the hierarchy to its leaves, instead of `ids` and `parents`."),
        "dimensions": ("ValuesList", "The columns to draw; all of the table's when not given."),
        "base": ("Values", "Where each bar begins."),
        "error_x": ("Values", "Length of the error bars along x; without `error_x_minus` both ways."),
        "error_x_minus": ("Values", "Their length to the negative side."),
        "error_y": ("Values", "As `error_x`, along y."),
        "error_y_minus": ("Values", "As `error_x_minus`, along y."),
        "error_z": ("Values", "As `error_x`, along z."),
        "error_z_minus": ("Values", "As `error_x_minus`, along z."),
        "size": ("Values", "Area of the markers: numbers, none of them negative or null."),
        "color": ("Values", "Numbers give a color scale where the chart has one, anything else a trace for each value."),
        "symbol": ("Values", "A marker symbol for each value."),
        "line_dash": ("Values", "A pattern of dashes for each value."),
        "pattern_shape": ("Values", "A fill pattern for each value."),
        "line_group": ("Values", "A line for each value, all looking the same."),
        "text": ("Values", "Written beside the marks."),
        "hover_name": ("Values", "In bold at the top of the hover box."),
        "hover_data": ("HoverData", "More lines of the hover box."),
        "custom_data": ("ValuesList", "Not shown; for callbacks."),
        "animation_frame": ("Values", "A frame of the animation for each value."),
        "animation_group": ("Values", "Rows with the same value are one thing that moves from frame to frame."),
        "facet_row": ("Values", "A row of plots for each value."),
        "facet_col": ("Values", "A column of plots for each value."),
        "facet_col_wrap": ("int", "The most columns; 0 for no limit.", "0"),
        "facet_row_spacing": ("std::optional<double>", "Fraction of the figure's height between plots."),
        "facet_col_spacing": ("std::optional<double>", "Fraction of the figure's width between plots."),
        "category_orders": ("Dict<std::vector<Json>>", "For a column, values that come first, in their order."),
        "labels": ("Dict<std::string>", "For a column, what it is called in axis titles, legends and hover boxes."),
        "geojson": ("Json", "GeoJSON with the shapes of the places."),
        "featureidkey": ("std::string", "Where in a feature its name stands, such as \"properties.district\"."),
        "locationmode": ("std::string", "\"ISO-3\", \"USA-states\", \"country names\" or \"geojson-id\"."),
        "dimensions_max_cardinality": ("int", "Without `dimensions`, columns of more values are left out.", "50"),
    },
    AXES: {
        "log_x": ("bool", "", "false"),
        "log_y": ("bool", "", "false"),
        "log_z": ("bool", "", "false"),
        "log_r": ("bool", "", "false"),
        "range_x": ("Range", ""),
        "range_y": ("Range", ""),
        "range_z": ("Range", ""),
        "range_r": ("Range", ""),
        "range_theta": ("Range", "The sector to show, in degrees."),
        "orientation": ("std::string", "\"v\" or \"h\"; by itself, from the types of x and y."),
        "barmode": ("std::string", "\"relative\", \"group\", \"overlay\" or \"stack\"; empty leaves it to Plotly.", '"relative"'),
        "barnorm": ("std::string", "\"fraction\" or \"percent\" of all bars at a place."),
        "boxmode": ("std::string", "\"group\" or \"overlay\"; by itself, from what `color` is."),
        "violinmode": ("std::string", "\"group\" or \"overlay\"; by itself, from what `color` is."),
        "stripmode": ("std::string", "\"group\" or \"overlay\"; by itself, \"group\" unless `color` is an axis as well."),
        "groupnorm": ("std::string", "\"fraction\" or \"percent\" of all areas at a place."),
        "histfunc": ("std::string", "What a bin shows: \"count\", \"sum\", \"avg\", \"min\" or \"max\"."),
        "histnorm": ("std::string", "\"percent\", \"probability\", \"density\" or \"probability density\"."),
        "cumulative": ("std::optional<bool>", "Each bin also has what comes before it."),
        "nbins": ("std::optional<int>", "The most bins."),
        "nbinsx": ("std::optional<int>", "The most bins along x."),
        "nbinsy": ("std::optional<int>", "The most bins along y."),
        "ecdfnorm": ("std::string", "\"probability\", \"percent\", or empty for counts or sums.", '"probability"'),
        "ecdfmode": ("std::string", "\"standard\", \"complementary\" (what is above) or \"reversed\" (what is at least).", '"standard"'),
        "marginal": ("std::string", "A plot of the distribution beside it: \"rug\", \"box\", \"violin\" or \"histogram\"."),
        "marginal_x": ("std::string", "A plot of x above: \"rug\", \"box\", \"violin\", \"histogram\", of density_heatmap also \"heatmap\"."),
        "marginal_y": ("std::string", "A plot of y at the right, as `marginal_x`."),
        "trendline": ("std::string", "\"ols\", \"lowess\", \"rolling\", \"expanding\" or \"ewm\"."),
        "trendline_options": ("Json", "Options of the trendline, an object: plotly.express.trendline_functions has their names."),
        "trendline_color_override": ("std::string", "The color of all trendlines."),
        "trendline_scope": ("std::string", "\"trace\", or \"overall\" for one line of all rows.", '"trace"'),
        "direction": ("std::string", "\"clockwise\" or \"counterclockwise\".", '"clockwise"'),
        "start_angle": ("double", "Where theta is 0, in degrees.", "90"),
        "projection": ("std::string", "Of the map: \"mercator\", \"orthographic\", ..."),
        "scope": ("std::string", "\"world\", \"usa\", \"europe\", \"asia\", \"africa\", \"north america\" or \"south america\"."),
        "center": ("Json", "The middle of the map: `{{\"lat\", 45.5}, {\"lon\", -73.6}}`."),
        "fitbounds": ("std::string", "\"locations\" or \"geojson\": what the map shows just so."),
        "basemap_visible": ("std::optional<bool>", ""),
        "zoom": ("std::optional<double>", "From 0, the world, to 20."),
        "map_style": ("Json", "A name such as \"open-street-map\", or a style of MapLibre as JSON."),
        "radius": ("std::optional<double>", "How far a point's influence goes, in pixels."),
        "branchvalues": ("std::string", "\"total\": a part's value has those of its children; \"remainder\": they come on top."),
        "maxdepth": ("std::optional<int>", "The levels that are shown at once; -1 for all."),
    },
    LOOKS: {
        "markers": ("bool", "Markers on the lines.", "false"),
        "lines": ("bool", "Whether there are lines.", "true"),
        "line_close": ("bool", "The last point is joined to the first.", "false"),
        "line_shape": ("std::string", "\"linear\", \"spline\", \"hv\", \"vh\", \"hvh\" or \"vhv\"."),
        "points": ("Setting", "\"outliers\", \"suspectedoutliers\", \"all\", or false."),
        "box": ("bool", "A box inside of each violin.", "false"),
        "notched": ("bool", "", "false"),
        "text_auto": ("Setting", "true writes each mark's value on it; a d3-format such as \".2f\" does so in that format."),
        "size_max": ("std::optional<double>", "Diameter of the largest marker, in pixels; 20."),
        "color_discrete_sequence": ("std::vector<std::string>", ""),
        "color_discrete_map": ("DiscreteMap", ""),
        "color_continuous_scale": ("ColorScale", ""),
        "range_color": ("Range", ""),
        "color_continuous_midpoint": ("std::optional<double>", ""),
        "symbol_sequence": ("std::vector<std::string>", ""),
        "symbol_map": ("DiscreteMap", ""),
        "line_dash_sequence": ("std::vector<std::string>", "\"solid\", \"dot\", \"dash\", ..., or lengths such as \"5px 10px\"."),
        "line_dash_map": ("DiscreteMap", ""),
        "pattern_shape_sequence": ("std::vector<std::string>", "Of \"\", \"/\", \"\\\\\", \"x\", \"-\", \"|\", \"+\" and \".\"."),
        "pattern_shape_map": ("DiscreteMap", ""),
        "opacity": ("std::optional<double>", "From 0 to 1."),
        "hole": ("std::optional<double>", "The fraction of the radius that is left free."),
        "render_mode": ("std::string", "\"svg\", \"webgl\", or \"auto\": WebGL above 1000 rows.", '"auto"'),
    },
    FRAME: {
        "title": ("std::string", ""),
        "subtitle": ("std::string", ""),
        "template": ("Json", "A name (\"plotly_white\", \"plotly+gridon\"), a template as JSON, or null for \"plotly\"."),
        "width": ("std::optional<int>", "Pixels."),
        "height": ("std::optional<int>", "Pixels."),
    },
}

CHARTS = {
    "scatter": "A mark for each row.", "line": "Rows as the points of lines.", "area": "Lines with what is below them filled, on top of one another.",
    "bar": "A bar for each row.", "timeline": "A bar from a start to an end for each row.", "histogram": "Rows counted, or summed up, in bins.",
    "ecdf": "Empirical cumulative distribution functions.", "box": "Boxes of quartiles.", "violin": "Densities of distributions.",
    "strip": "A jittered mark for each row, by category.", "density_heatmap": "Rows counted in bins of x and y, as colors.",
    "density_contour": "Rows counted in bins of x and y, as contours.", "funnel": "Stages of a process as bars around a middle.",
    "funnel_area": "Shares as slices of a funnel.", "pie": "Shares as sectors of a circle.", "scatter_3d": "A mark in space for each row.",
    "line_3d": "Rows as the points of lines in space.", "scatter_polar": "A mark at an angle and a distance for each row.",
    "line_polar": "Rows as the points of lines around a middle.", "bar_polar": "A wedge for each row.",
    "scatter_ternary": "A mark in a triangle for each row, by three shares.", "line_ternary": "Rows as the points of lines in a triangle.",
    "scatter_geo": "A mark on an outline map for each row.", "line_geo": "Rows as the points of lines on an outline map.",
    "choropleth": "A colored region of an outline map for each row.", "scatter_map": "A mark on a tile map for each row.",
    "line_map": "Rows as the points of lines on a tile map.", "density_map": "A density of rows on a tile map.",
    "choropleth_map": "A colored region of a tile map for each row.", "scatter_matrix": "A scatter plot for each pair of columns.",
    "parallel_coordinates": "Each row as a line over parallel axes.", "parallel_categories": "Rows that flow through parallel categories.",
    "sunburst": "A hierarchy as rings.", "treemap": "A hierarchy as nested rectangles.", "icicle": "A hierarchy as rectangles from level to level.",
}


def identifier(name):
    return "template_" if name == "template" else name


def struct_of(function):
    return "".join(part.capitalize() for part in function.split("_"))


def comment(text, indent=""):
    width = COLUMNS - len(indent) - 4
    return "".join(f"{indent}/// {line}\n" for line in textwrap.wrap(text, width))


# Arguments that plotly.express has and refuses whatever they are.
REFUSED = {"density_heatmap": {"opacity"}, "choropleth": {"lat", "lon"}}


def parameters(function):
    return set(inspect.signature(getattr(px, function)).parameters) - {"data_frame"} - REFUSED.get(function, set())


def member(name, kind, doc, default="{}"):
    line = f"  {kind} {identifier(name)} = {default};"
    if not doc:
        return line + "\n"
    if len(line) + len(doc) + 7 <= COLUMNS:
        return f"{line}  ///< {doc}\n"
    return comment(doc, "  ") + line + "\n"


def struct(function):
    wanted = parameters(function)
    known = {name for group in ARGUMENTS.values() for name in group}
    assert wanted <= known, (function, wanted - known)
    text = comment(f"The arguments of {function}(). Names and meaning are those of plotly.express.{function}.")
    text += f"struct {struct_of(function)} {{\n"
    for title, group in ARGUMENTS.items():
        members = [member(name, *how) for name, how in group.items() if name in wanted]
        if members:
            text += ("" if text.endswith("{\n") else "\n") + f"  // {title}\n" + "".join(members)
    return text + "};\n"


def header():
    text = """// A table and a few column names -> a figure: a function for each chart of plotly.express.
// Generated from the signatures of plotly.express 7.1.0 by tools/generate_charts.py: change that, not this.
// clang-format off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <weft/chart_arguments.h>
#include <weft/figure.h>
#include <weft/table.h>

namespace weft::px {

"""
    for function, doc in CHARTS.items():
        text += struct(function)
        text += f"\n/// {doc} Throws a user Error that names the argument, the column and the choices there are.\n"
        text += comment(f"Definition: https://plotly.com/python-api-reference/generated/plotly.express.{function}")
        text += f"Figure {function}(const dd::Table& table, const {struct_of(function)}& arguments);\n"
        text += comment("The same of values alone.")
        text += f"inline Figure {function}(const {struct_of(function)}& arguments) {{\n  return {function}(dd::Table(), arguments);\n}}\n\n"
    text += """/// A lazy frame has no rows to draw, and is refused when the program compiles: `px::scatter(df.compute(), ...)`.
"""
    for function in CHARTS:
        text += f"template <LazyFrame Lazy>\nFigure {function}(const Lazy&, const {struct_of(function)}&) {{\n  return refuse_lazy<Lazy>();\n}}\n"
    return text + "\n}  // namespace weft::px\n"


def bodies():
    text = """// The arguments of each chart -> the engine that draws all of them.
// Generated by tools/generate_charts.py: change that, not this.
// clang-format off
#include <weft/charts.h>

#include "express/arguments.h"
#include "express/chart_types.h"
#include "express/make_figure.h"

namespace weft::px {

"""
    for function in CHARTS:
        text += f"Figure {function}(const dd::Table& table, const {struct_of(function)}& arguments) {{\n"
        text += f"  return make_figure(ChartKind::{function}, table, to_arguments(arguments));\n}}\n\n"
    return text + "}  // namespace weft::px\n"


def argument_list():
    text = """// Every argument that any chart has: its type and its name.
// Generated by tools/generate_charts.py: change that, not this.
#pragma once

// clang-format off
#define WEFT_PX_ARGUMENTS(X) \\
"""
    lines = []
    for group in ARGUMENTS.values():
        for name, (kind, *_) in group.items():
            # A comma would part the macro's arguments.
            assert "," not in kind
            lines.append(f"  X({kind}, {identifier(name)})")
    text += " \\\n".join(lines) + "\n\n"
    text += "#define WEFT_PX_CHARTS(X) \\\n"
    text += " \\\n".join(f"  X({struct_of(function)}, {function})" for function in CHARTS) + "\n// clang-format on\n"
    return text


def main():
    files = {ROOT / "include/weft/charts.h": header(), ROOT / "src/express/charts.cc": bodies(),
             ROOT / "src/express/argument_list.h": argument_list()}
    stale = [path for path, text in files.items() if not path.exists() or path.read_text() != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"not as tools/generate_charts.py writes it: {path.relative_to(ROOT)}")
        sys.exit(bool(stale))
    for path in stale:
        path.write_text(files[path])


main()
