# Arguments of a chart that are drawn by lot, but the same ones every time: what nobody thought of combining.
import inspect
import random
import zlib

import plotly.express as px

# Columns of data sets of record_figures.py: numbers, numbers of at least 0 without nulls, columns of few values.
SETS = {
    "odd": (["a", "neg", "big", "pos", "pf", "g3", "g4", "same", "u", "f"], ["pos", "pf", "g3", "g4", "u", "f"], ["g1", "g2", "g3", "g4", "word", "same", "d", "f"]),
    "types": (["i8", "i16", "i32", "i64", "i64_wide", "u8", "u16", "u32", "u64", "f32", "f64", "level"], ["u8", "u16", "u64", "i64", "level"], ["flag", "word", "level", "day", "moment", "clock", "f32", "i8"]),
    "missing": (["x", "y", "n"], ["n"], ["word", "flag", "day", "moment", "x"]),
    "names": (["x", "y", "count", "value", "index", "size", "probability"], ["count", "value", "size"], ["color", "variable", "text", "value"]),
    "unicode": (["Größe", "y"], ["Größe", "y"], ["город", "emoji 🎈"]),
    "kinds": (["n", "half"], ["n", "half"], ["grade", "town", "odd", "small"]),
    "tips": (["total_bill", "tip", "size"], ["tip", "size"], ["sex", "smoker", "day", "time"]),
    "one_row": (["i8", "u16", "f32", "f64"], ["u16", "f64"], ["flag", "word", "day", "moment"]),
    "empty": (["i8", "f32", "f64"], ["f64"], ["flag", "word", "moment"]),
}
NUMBERS = {"x", "y", "z", "a", "b", "c", "r", "lat", "lon"}
POSITIVE = {"size", "values", "error_x", "error_y", "error_z", "error_x_minus", "error_y_minus", "error_z_minus", "base"}
GROUPS = {"symbol", "line_dash", "pattern_shape", "line_group", "facet_row", "facet_col", "animation_frame", "theta", "locations", "names"}
ANY = {"color", "text", "hover_name", "animation_group"}
VALUES = {
    "opacity": [0, 0.25, 1], "log_x": [True], "log_y": [True], "log_z": [True], "log_r": [True], "range_x": [[1, 10], [0.5, 7]], "range_y": [[1, 100]], "range_z": [[1, 2.5]], "range_r": [[0.5, 9]], "range_theta": [[0, 180]],
    "range_color": [[0, 5], [-1.5, 2]], "color_continuous_midpoint": [0, 2.5], "color_continuous_scale": ["Viridis", "rdbu_r", ["red", "#00f"]], "color_discrete_sequence": [["red", "blue"], ["#123456"]],
    "symbol_sequence": [["x", "star"]], "line_dash_sequence": [["dot", "5px 2px"]], "pattern_shape_sequence": [["/", "x"]], "title": ["A <b>title</b>"], "subtitle": ["below"], "width": [400], "height": [300],
    "template": ["plotly_white", "ggplot2", "simple_white", "plotly+gridon"], "orientation": ["v", "h"], "facet_col_wrap": [2, 3], "facet_row_spacing": [0.01], "facet_col_spacing": [0.05], "barmode": ["group", "overlay", "relative"],
    "boxmode": ["group", "overlay"], "violinmode": ["group", "overlay"], "stripmode": ["group", "overlay"], "barnorm": ["fraction", "percent"], "groupnorm": ["fraction", "percent"], "histnorm": ["percent", "probability", "density"],
    "histfunc": ["count", "sum", "avg", "min", "max"], "cumulative": [True], "nbins": [3, 10], "nbinsx": [4], "nbinsy": [5], "ecdfnorm": ["percent", None], "ecdfmode": ["complementary", "reversed"], "marginal": ["rug", "box", "violin", "histogram"],
    "marginal_x": ["rug", "box", "violin", "histogram"], "marginal_y": ["rug", "box", "violin", "histogram"], "direction": ["counterclockwise"], "start_angle": [0, 45], "projection": ["mercator", "orthographic"], "scope": ["europe", "world"],
    "fitbounds": ["locations"], "basemap_visible": [True, False], "zoom": [1, 4.5], "map_style": ["open-street-map"], "radius": [5, 12], "branchvalues": ["remainder"], "maxdepth": [1, 3], "markers": [True], "lines": [False], "line_close": [True],
    "line_shape": ["spline"], "points": ["all", "outliers", False], "box": [True], "notched": [True], "text_auto": [True, ".1f"], "size_max": [5, 42], "hole": [0.2], "render_mode": ["svg", "webgl"], "center": [{"lat": 1.5, "lon": 2}],
    "locationmode": ["ISO-3", "country names"], "dimensions_max_cardinality": [3],
}
# Without these a chart draws nothing.
NEEDED = {"scatter_3d": "xyz", "line_3d": "xyz", "scatter_polar": ["r", "theta"], "line_polar": ["r", "theta"], "bar_polar": ["r", "theta"], "scatter_ternary": "abc", "line_ternary": "abc", "scatter_geo": ["lat", "lon"], "line_geo": ["lat", "lon"],
          "choropleth": ["locations"], "scatter_map": ["lat", "lon"], "line_map": ["lat", "lon"], "density_map": ["lat", "lon"], "pie": ["names"], "funnel_area": ["names"]}
# Sorted rows of the same value keep no order in NumPy; a path needs no data.
REFUSED = {"density_heatmap": ["opacity"], "choropleth": ["lat", "lon"]}
LEFT_OUT = {"trendline", "trendline_options", "trendline_scope", "trendline_color_override", "geojson", "featureidkey", "ids", "parents", "x_start", "x_end"}


def column(draw, name, numbers, positive, groups):
    if name in NUMBERS:
        return draw.choice(numbers + (groups if draw.random() < 0.2 and name in ("x", "y", "z", "r") else []))
    if name in POSITIVE:
        return draw.choice(positive)
    return draw.choice(groups if name in GROUPS or draw.random() < 0.6 else numbers)


def several(draw, names, most):
    names = list(dict.fromkeys(names))
    return draw.sample(names, min(len(names), draw.randint(1, most)))


def draw_case(function, number):
    """-> data set, arguments"""
    draw = random.Random(zlib.crc32(f"{function} {number}".encode()))
    data = draw.choice(list(SETS))
    numbers, positive, groups = SETS[data]
    names = [name for name in inspect.signature(getattr(px, function)).parameters if name != "data_frame" and name not in LEFT_OUT]
    needed = list(NEEDED.get(function, []))
    if "path" in names:
        names.remove("names")
    chosen = needed + [name for name in names if name not in needed and draw.random() < (0.8 if name in ("x", "y") else 0.16)]
    arguments = {}
    for name in chosen:
        if name in NUMBERS | POSITIVE | GROUPS | ANY:
            arguments[name] = column(draw, name, numbers, positive, groups)
        elif name == "path":
            arguments[name] = several(draw, groups, 3)
        elif name == "dimensions":
            arguments[name] = several(draw, numbers + groups, 4)
        elif name == "custom_data":
            arguments[name] = several(draw, numbers + groups, 3)
        elif name == "hover_data":
            listed = several(draw, numbers + groups, 3)
            arguments[name] = listed if draw.random() < 0.5 else {key: draw.choice([True, False, ":.1f"]) if key in numbers else draw.choice([True, False]) for key in listed}
        elif name == "labels":
            arguments[name] = {key: key.upper() for key in several(draw, numbers + groups, 3)}
        elif name == "category_orders":
            arguments[name] = {draw.choice(groups): draw.choice([["b", "a"], ["y"], ["Sun", "Thur"], ["nothing"]])}
        elif name == "color_discrete_map":
            arguments[name] = {"a": "red", "x": "#00f", "Male": "green"}
        elif name == "line_dash_map":
            arguments[name] = {"a": "dot"}
        elif name == "symbol_map":
            arguments[name] = {"b": "x"}
        elif name == "pattern_shape_map":
            arguments[name] = {"a": "+"}
        elif name in VALUES:
            arguments[name] = draw.choice(VALUES[name])
        else:
            raise ValueError(f"{function} has an argument of which no values are known: {name}")
    if "path" in names and "path" not in arguments:
        arguments["path"] = several(draw, groups, 2)
    if function == "timeline":
        data = "tasks"
        arguments = {key: value for key, value in arguments.items() if key in VALUES}
        arguments.update(x_start=draw.choice(["start", "from"]), x_end=draw.choice(["end", "to", "maybe"]), y=draw.choice(["task", "who"]))
        for key in ("color", "pattern_shape", "facet_col", "facet_row", "hover_name", "text"):
            if draw.random() < 0.3:
                arguments[key] = draw.choice(["task", "who", "done", "sure"])
    for argument in REFUSED.get(function, ()):
        arguments.pop(argument, None)
    return data, arguments
