# Draws with every function of plotly.express but scatter -> recorded/charts.json: the arguments and the figures that px's functions have to equal.
# Run after record_figures.py, with the same packages and statsmodels installed: python tests/express/record_charts.py
import itertools
import json
import sys

import plotly.express as px
from random_charts import draw_case
from record_figures import DATA, OUT, to_argument, write

SQUARES = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "id": name, "properties": {"district": name},
     "geometry": {"type": "Polygon", "coordinates": [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]]}} for x, name in enumerate(["one", "two"])]}

LABELS = dict(labels={"tip": "Tip", "total_bill": "Bill", "sex": "Who"})
FRAME = dict(title="A title", subtitle="below", width=500, height=400, template="plotly_dark")
LOOKS = dict(color_discrete_sequence=["red", "#00f"], color_discrete_map={"Male": "gold"})
ORDERS = dict(category_orders={"day": ["Thur", "Fri", "Sat", "Sun"], "sex": ["Male"]})
FACETS = dict(facet_row="sex", facet_col="time", facet_row_spacing=0.1)
HOVER = dict(hover_name="day", hover_data={"size": ":.1f", "tip": False, "time": True})
ANIMATION = dict(animation_frame="year", animation_group="country")
TYPES = list(DATA["types"].columns)


def xy(**more):
    """What every chart of x and y is tried with."""
    return {
        "plain": ("tips", dict(x="total_bill", y="tip")),
        "color": ("tips", dict(x="total_bill", y="tip", color="sex")),
        "words": ("tips", dict(x="day", y="tip", color="sex", **ORDERS)),
        "sideways": ("tips", dict(x="tip", y="day", color="sex")),
        "looks": ("tips", dict(x="day", y="tip", color="sex", **LOOKS)),
        "frame": ("tips", dict(x="day", y="tip", **FRAME)),
        "labels": ("tips", dict(x="total_bill", y="tip", color="sex", **LABELS)),
        "facets": ("tips", dict(x="total_bill", y="tip", color="smoker", **FACETS)),
        "wrap": ("tips", dict(x="total_bill", y="tip", facet_col="day", facet_col_wrap=2)),
        "hover": ("tips", dict(x="total_bill", y="tip", **HOVER)),
        "hover_list": ("tips", dict(x="total_bill", y="tip", color="sex", hover_data=["size", "tip", "day"])),
        "log": ("tips", dict(x="total_bill", y="tip", log_x=True, log_y=True, range_x=[1, 100])),
        "ranges": ("tips", dict(x="total_bill", y="tip", range_x=[0, 60], range_y=[0, 12.5])),
        "horizontal": ("tips", dict(x="total_bill", y="tip", orientation="h")),
        "only_x": ("tips", dict(x="total_bill")),
        "only_y": ("tips", dict(y="tip", color="sex")),
        "only_words": ("tips", dict(x="day", color="sex")),
        "only_words_y": ("tips", dict(y="day")),
        "animation": ("gapminder", dict(x="continent", y="pop", color="continent", **ANIMATION)),
        "own_values": ("tips", dict(x={"values": [i * 0.5 for i in range(31)]}, y="tip", color={"values": ["a", "b"] * 15 + ["a"]})),
        "dates": ("stocks", dict(x="date", y="GOOG")),
        "wide": ("letters_wide", dict()),
        "wide_h": ("letters_wide", dict(orientation="h")),
        "wide_y": ("stocks", dict(x="date", y=["GOOG", "AAPL"])),
        "wide_y_alone": ("tips", dict(y=["total_bill", "tip"])),
        "wide_x": ("tips", dict(x=["total_bill", "tip"], y="day")),
        "wide_x_alone": ("tips", dict(x=["total_bill", "tip"])),
        "wide_words": ("tips", dict(x=["day", "time"])),
        "wide_color": ("tips", dict(y=["total_bill", "tip"], color="sex", hover_data=["variable"])),
        "missing": ("missing", dict(x="n", y="x")),
        "missing_groups": ("missing", dict(x="n", y="y", color="word")),
        "flags": ("types", dict(x="flag", y="f64", color="flag")),
        "empty": ("empty", dict(x="f64", y="i8")),
        "empty_grouped": ("empty", dict(x="f64", y="i8", color="word", facet_col="word")),
        "one_row": ("one_row", dict(x="word", y="f64", color="word", facet_row="flag")),
        "unicode": ("unicode", dict(x="город", y="y", color="emoji 🎈")),
        **{f"type_{name}": ("types", dict(x=name, y="i64", color="word")) for name in TYPES},
        **more,
    }


def without(cases, *names):
    return {name: case for name, case in cases.items() if name not in names and not any(argument in case[1] for argument in names)}


def space(**more):
    """What every chart in space is tried with."""
    base = dict(x="sepal_length", y="sepal_width", z="petal_width")
    return {
        "plain": ("iris", base), "color": ("iris", dict(base, color="species")), "symbol": ("iris", dict(base, symbol="species", color="species")),
        "hover": ("iris", dict(base, hover_name="species", hover_data={"petal_length": ":.2f", "sepal_width": False})),
        "custom": ("iris", dict(base, custom_data=["species_id"], text="species")), "frame": ("iris", dict(base, **FRAME)),
        "log": ("iris", dict(base, log_x=True, log_z=True, range_x=[1, 10], range_y=[0, 5], range_z=[0.1, 10])),
        "errors": ("iris", dict(base, error_x="petal_width", error_x_minus="petal_length", error_y="petal_width", error_z="petal_width",
                                error_z_minus="petal_length")),
        "labels": ("iris", dict(base, color="species", labels={"species": "Kind", "petal_width": "Width"})),
        "looks": ("iris", dict(base, color="species", symbol="species", color_discrete_sequence=["red"], symbol_map={"setosa": "x"})),
        "orders": ("tips", dict(x="day", y="tip", z="sex", color="time", category_orders={"day": ["Sun", "Sat"], "sex": ["Male"]})),
        "animation": ("gapminder", dict(x="gdpPercap", y="lifeExp", z="pop", **ANIMATION)),
        "missing": ("missing", dict(x="x", y="y", z="n", color="word")), "empty": ("empty", dict(x="f64", y="i8", z="i64")),
        "one_row": ("one_row", dict(x="f64", y="i8", z="u8", color="word")), "unicode": ("unicode", dict(x="Größe", y="y", z="город")),
        "types": ("types", dict(x="moment", y="day", z="f32", color="flag")), **more,
    }


def polar(**more):
    base = dict(r="frequency", theta="direction")
    return {
        "plain": ("wind", base), "color": ("wind", dict(base, color="strength")), "hover": ("wind", dict(base, hover_name="strength", hover_data=["frequency"])),
        "custom": ("wind", dict(base, custom_data=["strength"])), "frame": ("wind", dict(base, **FRAME)),
        "turned": ("wind", dict(base, direction="counterclockwise", start_angle=0)), "log": ("wind", dict(base, log_r=True, range_r=[0.1, 10])),
        "ranges": ("wind", dict(base, range_r=[0, 5.5], range_theta=[0, 180])),
        "orders": ("wind", dict(base, color="strength", category_orders={"direction": ["S", "N"], "strength": ["6+"]})),
        "looks": ("wind", dict(base, color="strength", color_discrete_sequence=["red", "blue"], color_discrete_map={"0-1": "black"})),
        "labels": ("wind", dict(base, color="strength", labels={"frequency": "How often", "strength": "Beaufort"})),
        "animation": ("wind", dict(base, animation_frame="strength", animation_group="direction")),
        "missing": ("missing", dict(r="x", theta="word")), "empty": ("empty", dict(r="f64", theta="word")),
        "one_row": ("one_row", dict(r="f64", theta="word", color="flag")), "unicode": ("unicode", dict(r="y", theta="город")),
        "numbers": ("types", dict(r="i64", theta="u8", color="word")), **more,
    }


def ternary(**more):
    base = dict(a="Joly", b="Coderre", c="Bergeron")
    return {
        "plain": ("election", base), "color": ("election", dict(base, color="winner")), "text": ("election", dict(base, text="district")),
        "symbol": ("election", dict(base, symbol="result", color="winner")), "hover": ("election", dict(base, hover_name="district", hover_data={"total": ":,"})),
        "custom": ("election", dict(base, custom_data=["district_id"])), "frame": ("election", dict(base, **FRAME)),
        "labels": ("election", dict(base, labels={"Joly": "J"}, color="winner")), "one": ("election", dict(a="Joly")),
        "looks": ("election", dict(base, color="winner", color_discrete_map={"Joly": "red"}, symbol="winner", symbol_sequence=["x", "star"])),
        "orders": ("election", dict(base, color="winner", category_orders={"winner": ["Coderre"]})),
        "animation": ("election", dict(base, animation_frame="winner")), "missing": ("missing", dict(a="x", b="y", c="n", color="word")),
        "empty": ("empty", dict(a="f64", b="i8", c="i64")), "one_row": ("one_row", dict(a="f64", b="i8", c="i64", color="word")),
        "types": ("types", dict(a="i8", b="f32", c="u16", color="flag")), "unicode": ("unicode", dict(a="Größe", b="y", c="y", color="город")), **more,
    }




def geo(**more):
    return {
        "plain": ("places", dict(lat="lat", lon="lon")), "locations": ("places", dict(locations="iso")), "color": ("places", dict(locations="iso", color="kind")),
        "text": ("places", dict(lat="lat", lon="lon", text="name")), "symbol": ("places", dict(lat="lat", lon="lon", symbol="kind", color="kind")),
        "states": ("places", dict(locations="state", locationmode="USA-states", scope="usa")),
        "geojson": ("places", dict(locations="district", geojson=SQUARES, featureidkey="properties.district", fitbounds="locations", basemap_visible=False)),
        "projection": ("places", dict(lat="lat", lon="lon", projection="orthographic", center={"lat": 10, "lon": 20.5})),
        "facets": ("places", dict(lat="lat", lon="lon", facet_col="kind", facet_row="day", scope="europe")),
        "wrap": ("places", dict(lat="lat", lon="lon", facet_col="kind", facet_col_wrap=2)),
        "hover": ("places", dict(lat="lat", lon="lon", hover_name="name", hover_data={"people": ":,", "lat": False})),
        "custom": ("places", dict(lat="lat", lon="lon", custom_data=["people"])), "frame": ("places", dict(locations="iso", **FRAME)),
        "labels": ("places", dict(locations="iso", color="kind", labels={"iso": "Country", "kind": "Kind"})),
        "animation": ("places", dict(locations="iso", animation_frame="day", animation_group="name")),
        "missing": ("missing", dict(lat="x", lon="y", color="word")), "empty": ("empty", dict(lat="f64", lon="i8")),
        "one_row": ("one_row", dict(lat="f64", lon="i8", color="word")), "unicode": ("unicode", dict(locations="город")), **more,
    }


def mapped(**more):
    base = dict(lat="lat", lon="lon")
    return {
        "plain": ("places", base), "color": ("places", dict(base, color="kind")), "text": ("places", dict(base, text="name")),
        "hover": ("places", dict(base, hover_name="name", hover_data={"people": ":,", "lat": False})), "custom": ("places", dict(base, custom_data=["people"])),
        "map": ("places", dict(base, zoom=9, center={"lat": 45.5, "lon": -73.6}, map_style="open-street-map")), "zoom": ("places", dict(base, zoom=3.5)),
        "frame": ("places", dict(base, **FRAME)), "labels": ("places", dict(base, color="kind", labels={"lat": "North", "kind": "Kind"})),
        "looks": ("places", dict(base, color="kind", color_discrete_sequence=["red"], color_discrete_map={"y": "blue"})),
        "orders": ("places", dict(base, color="kind", category_orders={"kind": ["z"]})), "animation": ("places", dict(base, animation_frame="day")),
        "missing": ("missing", dict(lat="x", lon="y", color="word")), "empty": ("empty", dict(lat="f64", lon="i8")),
        "one_row": ("one_row", dict(lat="f64", lon="i8", color="word")), "types": ("types", dict(lat="f32", lon="i16", color="day")), **more,
    }


def parts(**more):
    base = dict(names="day", values="tip")
    return {
        "plain": ("tips", base), "color": ("tips", dict(base, color="day")), "other_color": ("tips", dict(base, color="sex")),
        "number_color": ("tips", dict(base, color="size")), "only_names": ("tips", dict(names="day")), "only_values": ("tips", dict(values="tip")),
        "looks": ("tips", dict(base, color_discrete_sequence=["red", "blue"])), "map": ("tips", dict(base, color="day", color_discrete_map={"Sun": "gold"})),
        "hover": ("tips", dict(base, hover_name="sex", hover_data=["time"])), "hover_color": ("tips", dict(base, color="sex", hover_data=["time", "sex"])),
        "custom": ("tips", dict(base, color="day", custom_data=["size"])), "frame": ("tips", dict(base, **FRAME)), "labels": ("tips", dict(base, **LABELS)),
        "opacity": ("tips", dict(base, opacity=0.5)), "missing": ("missing", dict(names="word", values="x")), "empty": ("empty", dict(names="word", values="i8")),
        "one_row": ("one_row", dict(names="word", values="f64", color="flag")), "unicode": ("unicode", dict(names="город", values="y")),
        "types": ("types", dict(names="moment", values="u16")), **more,
    }


def hierarchy():
    base = dict(names="who", parents="parent", values="age")
    path = dict(path=["day", "time", "sex"], values="total_bill")
    return {
        "plain": ("family", base), "color": ("family", dict(base, color="team")), "number_color": ("family", dict(base, color="score")),
        "ids": ("family", dict(names="who", ids="who", parents="parent")), "branches": ("family", dict(base, branchvalues="remainder", maxdepth=2)),
        "looks": ("family", dict(base, color="team", color_discrete_sequence=["red", "blue"], color_discrete_map={"a": "gold"})),
        "scale": ("family", dict(base, color="score", color_continuous_scale="RdBu", color_continuous_midpoint=1, range_color=[0, 3])),
        "hover": ("family", dict(base, hover_name="team", hover_data={"score": ":.1f"})), "custom": ("family", dict(base, custom_data=["id"])),
        "frame": ("family", dict(base, **FRAME)), "labels": ("family", dict(base, color="score", labels={"who": "Name", "score": "Points"})),
        "path": ("tips", path), "path_one": ("tips", dict(path=["day"])), "path_count": ("tips", dict(path=["sex", "day"])),
        "path_color": ("tips", dict(path, color="sex")), "path_color_other": ("tips", dict(path, color="smoker")),
        "path_number": ("tips", dict(path, color="tip")), "path_number_same": ("tips", dict(path, color="total_bill")),
        "path_number_count": ("tips", dict(path=["day", "sex"], color="tip")),
        "path_map": ("tips", dict(path, color="time", color_discrete_map={"(?)": "black", "Lunch": "gold", "Dinner": "darkblue"})),
        "path_hover": ("tips", dict(path, hover_data=["smoker"], custom_data=["size"])), "path_hover_name": ("tips", dict(path, hover_name="time")),
        "path_hover_dict": ("tips", dict(path, color="tip", hover_data={"smoker": True, "tip": ":.2f"})),
        "path_nulls": ("tree", dict(path=["region", "sector", "vendor"], values="sales")), "path_numbers": ("tree", dict(path=["region", "count"], values="sales", color="profit")),
        "path_count_taken": ("tree", dict(path=["region", "sector"], color="count")), "path_branches": ("tips", dict(path, branchvalues="remainder", maxdepth=2, **FRAME)),
        "path_labels": ("tips", dict(path, color="tip", labels={"total_bill": "Bill", "labels": "Part", "tip": "Tip"})),
        "path_missing": ("missing", dict(path=["word"], values="n")), "path_one_row": ("one_row", dict(path=["word", "i8"], values="f64")),
        "path_unicode": ("unicode", dict(path=["город", "emoji 🎈"], values="y")), "one_row": ("one_row", dict(names="word", values="i8")),
        "empty": ("empty", dict(names="word", values="i8")),
    }


LINES = dict(
    markers=("tips", dict(x="total_bill", y="tip", markers=True)), text=("gapminder", dict(x="year", y="lifeExp", text="country", color="country")),
    group=("gapminder", dict(x="year", y="lifeExp", color="continent", line_group="country", hover_name="country")),
    symbol=("gapminder", dict(x="year", y="lifeExp", symbol="country", symbol_sequence=["x", "star"], symbol_map={"Canada": "cross"})),
    shape=("tips", dict(x="total_bill", y="tip", line_shape="spline")), custom=("tips", dict(x="total_bill", y="tip", custom_data=["day", "size"])),
)
DASHES = dict(
    dash=("gapminder", dict(x="year", y="lifeExp", color="continent", line_dash="continent", line_group="country")),
    dash_looks=("gapminder", dict(x="year", y="lifeExp", line_dash="country", line_dash_sequence=["dot", "5px 10px"], line_dash_map={"Canada": "dash"})),
)
ERRORS = dict(
    errors=("iris", dict(x="sepal_width", y="sepal_length", error_x="petal_width", error_y="petal_length", error_y_minus="petal_width")),
    errors_minus=("iris", dict(x="sepal_width", y="sepal_length", color="species", error_x_minus="petal_width")),
)
MANY = dict(many=("many", dict(x="i", y="wave", color="part")), many_svg=("many", dict(x="i", y="wave", render_mode="svg")),
            webgl=("tips", dict(x="total_bill", y="tip", render_mode="webgl")))
SCALES = dict(
    number_color=("tips", dict(x="total_bill", y="tip", color="size")),
    number_color_looks=("tips", dict(x="total_bill", y="tip", color="size", color_continuous_scale=["red", "blue"], range_color=[0, 9], color_continuous_midpoint=3)),
)
PATTERNS = dict(
    pattern=("tips", dict(x="day", y="tip", pattern_shape="sex")),
    pattern_looks=("tips", dict(x="day", y="tip", color="sex", pattern_shape="smoker", pattern_shape_sequence=[".", "x"], pattern_shape_map={"Yes": "+"})),
)
TEXTS = dict(text=("tips", dict(x="day", y="tip", text="size")), custom=("tips", dict(x="day", y="tip", custom_data=["size", "sex"])))
MARGINALS = {f"marginal_{x}_{y}": ("tips", dict(x="total_bill", y="tip", **{k: v for k, v in (("marginal_x", x), ("marginal_y", y)) if v != "no"}))
             for x, y in [("rug", "no"), ("no", "box"), ("histogram", "violin"), ("violin", "histogram"), ("box", "rug")]}
MARGINALS.update(
    marginal_hover=("tips", dict(x="total_bill", y="tip", marginal_x="box", hover_name="day", hover_data=["size"])),
    marginal_log=("tips", dict(x="total_bill", y="tip", marginal_x="histogram", marginal_y="rug", log_x=True, log_y=True, range_x=[1, 100], range_y=[1, 20])),
    marginal_facets=("tips", dict(x="total_bill", y="tip", marginal_x="histogram", marginal_y="box", facet_col="time")),
    marginal_facet_rows=("tips", dict(x="total_bill", y="tip", marginal_x="histogram", marginal_y="box", facet_row="sex")),
    marginal_orders=("tips", dict(x="day", y="sex", marginal_x="histogram", marginal_y="histogram", category_orders={"day": ["Sun"], "sex": ["Male"]})),
    marginal_template=("tips", dict(x="total_bill", y="tip", marginal_x="rug", marginal_y="histogram", template="ggplot2")),
)
BINS = {f"marginal_{name}": ("tips", dict(x="total_bill", color="sex", marginal=name)) for name in ["rug", "box", "violin", "histogram"]}
DENSITY = dict(
    z=("tips", dict(x="total_bill", y="tip", z="size")), average=("tips", dict(x="total_bill", y="tip", z="size", histfunc="avg")),
    bins=("tips", dict(x="total_bill", y="tip", nbinsx=5, nbinsy=6, histnorm="percent")), text=("tips", dict(x="total_bill", y="tip", text_auto=True)),
    text_format=("tips", dict(x="total_bill", y="tip", z="size", histfunc="max", histnorm="probability", text_auto=".2f")),
    z_marginal=("tips", dict(x="total_bill", y="tip", z="size", marginal_x="histogram", marginal_y="histogram", histfunc="avg")),
)
BOXES = dict(custom=("tips", dict(x="day", y="tip", color="sex", custom_data=["size"])), same_color=("tips", dict(x="day", y="tip", color="day")),
             same_color_h=("tips", dict(x="tip", y="day", color="day")))

TREND = dict(x="total_bill", y="tip")
TRENDS = {
    **{f"trend_{name}": ("tips", dict(TREND, trendline="ols", **arguments)) for name, arguments in dict(
        plain={}, color=dict(color="sex"), facets=dict(color="sex", facet_col="time"), override=dict(color="sex", trendline_color_override="black"),
        through_zero=dict(trendline_options={"add_constant": False}), log_x=dict(trendline_options={"log_x": True}), log_y=dict(trendline_options={"log_y": True}),
        log_both=dict(trendline_options={"log_x": True, "log_y": True}, log_x=True), overall=dict(color="sex", trendline_scope="overall"),
        overall_plain=dict(trendline_scope="overall"), overall_facets=dict(facet_col="day", facet_row="sex", trendline_scope="overall"),
        overall_number=dict(color="size", trendline_scope="overall", symbol="sex"), hover=dict(hover_name="day", hover_data=["size"], labels={"tip": "Tip"}),
        symbol=dict(symbol="sex", color="smoker"), marginal=dict(color="sex", marginal_x="box"), webgl=dict(render_mode="webgl")).items()},
    "trend_dates": ("stocks", dict(x="date", y="GOOG", trendline="ols")), "trend_missing": ("missing", dict(x="x", y="y", trendline="ols")),
    "trend_short": ("one_row", dict(x="f64", y="i8", trendline="ols")), "trend_flat": ("types", dict(x="level", y="i64", color="word", trendline="ols")),
    **{f"trend_rolling_{name}": ("many", dict(x="i", y="wave", trendline="rolling", trendline_options=options, render_mode="svg")) for name, options in dict(
        five=dict(window=5), least=dict(window=5, min_periods=1), center=dict(window=4, center=True), median=dict(window=5, function="median"), sum=dict(window=3, function="sum"),
        std=dict(window=5, function="std"), var=dict(window=5, function="var", function_args=dict(ddof=0)), count=dict(window=4, function="count"), quantile=dict(window=7, function="quantile", function_args=dict(q=0.9)),
        max=dict(window=6, function="max"), min=dict(window=6, min_periods=2, function="min"), gaussian=dict(window=5, win_type="gaussian", function_args=dict(std=2)), hamming=dict(window=6, win_type="hamming", center=True, min_periods=2), triang=dict(window=4, win_type="triang", function="sum"),
        blackman=dict(window=7, win_type="blackman"), hann=dict(window=5, win_type="hann", function="sum")).items()},
    "trend_expanding": ("many", dict(x="i", y="wave", trendline="expanding", color="part")), "trend_expanding_median": ("stocks", dict(x="date", y="GOOG", trendline="expanding", trendline_options=dict(function="median", min_periods=2))),
    **{f"trend_ewm_{name}": ("stocks", dict(x="date", y="GOOG", trendline="ewm", trendline_options=options)) for name, options in dict(
        half=dict(halflife=2), span=dict(span=3), com=dict(com=0.5), alpha=dict(alpha=0.3, adjust=False), least=dict(alpha=0.3, min_periods=3), std=dict(alpha=0.3, function="std"), var=dict(alpha=0.3, adjust=False, function="var", function_args=dict(bias=True))).items()},
    "trend_ewm_missing": ("missing", dict(x="n", y="y", trendline="ewm", trendline_options=dict(alpha=0.5))), "trend_rolling_missing": ("missing", dict(x="n", y="x", trendline="rolling", trendline_options=dict(window=2, min_periods=1))),
    "trend_lowess": ("stocks", dict(x="date", y="GOOG", trendline="lowess")), "trend_lowess_frac": ("many", dict(x="i", y="wave", trendline="lowess", trendline_options=dict(frac=0.1))),
    "trend_lowess_color": ("many", dict(x="i", y="wave", color="part", trendline="lowess", trendline_options=dict(frac=0.05))),
}

CASES = {
    "scatter": {**MARGINALS, **TRENDS, **ERRORS,
                **{name + "_color": (data, dict(arguments, color="sex")) for name, (data, arguments) in MARGINALS.items()},
                "marginal_number": ("tips", dict(x="total_bill", y="tip", color="size", marginal_x="box", marginal_y="histogram")),
                "marginal_symbol": ("tips", dict(x="total_bill", y="tip", symbol="sex", marginal_x="violin", marginal_y="histogram")),
                "marginal_many": ("many", dict(x="i", y="wave", color="part", marginal_y="box")),
                "animation": ("gapminder", dict(x="gdpPercap", y="lifeExp", size="pop", color="continent", hover_name="country", log_x=True, **ANIMATION)),
                "animation_orders": ("gapminder", dict(x="gdpPercap", y="lifeExp", animation_frame="year", category_orders={"year": [2007, 1952]})),
                "animation_facets": ("gapminder", dict(x="gdpPercap", y="lifeExp", animation_frame="year", facet_col="continent", color="continent")),
                "animation_many": ("many", dict(x="i", y="wave", animation_frame="part")), "animation_one": ("one_row", dict(x="f64", y="i8", animation_frame="word")),
                "animation_marginal": ("gapminder", dict(x="gdpPercap", y="lifeExp", animation_frame="year", color="continent", marginal_x="box"))},
    "line": xy(**LINES, **DASHES, **ERRORS, **MANY, many_spline=("many", dict(x="i", y="wave", line_shape="spline"))),
    "area": xy(**LINES, norm=("gapminder", dict(x="year", y="pop", color="continent", groupnorm="percent")),
               pattern=("gapminder", dict(x="year", y="pop", color="continent", pattern_shape="continent", line_group="country")),
               pattern_looks=("gapminder", dict(x="year", y="pop", pattern_shape="continent", pattern_shape_sequence=[".", "x"], pattern_shape_map={"Asia": "+"}))),
    "bar": xy(**SCALES, **PATTERNS, **TEXTS, **ERRORS, base=("tips", dict(x="day", y="tip", base="size")), hover_base=("tips", dict(x="day", y="tip", base="size", hover_data=["size", "sex"])),
              modes=("tips", dict(x="day", y="tip", color="sex", barmode="group")), overlay=("tips", dict(x="day", y="tip", color="sex", barmode="overlay")),
              no_mode=("tips", dict(x="day", y="tip", color="sex", barmode=None)), opacity=("tips", dict(x="day", y="tip", barmode="overlay", opacity=0.3)),
              text_auto=("tips", dict(x="day", y="tip", text_auto=True)), text_format=("tips", dict(x="tip", y="day", text_auto=".2s")),
              count_taken=("tree", dict(x="region", hover_data=["count"])), template=("tips", dict(x="day", y="tip", color="sex", template="ggplot2"))),
    "histogram": xy(**PATTERNS, **BINS, **{f"function_{name}": ("tips", dict(x="total_bill", y="tip", histfunc=name)) for name in ["count", "avg", "min", "max"]},
                    **{f"norm_{name.replace(' ', '_')}": ("tips", dict(x="total_bill", histnorm=name)) for name in ["percent", "probability", "density", "probability density"]},
                    **{f"sum_norm_{name.replace(' ', '_')}": ("tips", dict(x="total_bill", y="tip", histnorm=name)) for name in ["percent", "probability", "density"]},
                    average_norm=("tips", dict(x="total_bill", y="tip", histfunc="avg", histnorm="percent")),
                    max_density=("tips", dict(x="total_bill", y="tip", histfunc="max", histnorm="density")),
                    bar_norm=("tips", dict(x="total_bill", color="sex", barnorm="percent", barmode="stack")), cumulative=("tips", dict(x="total_bill", cumulative=True)),
                    bins=("tips", dict(x="total_bill", nbins=7)), bins_h=("tips", dict(y="total_bill", nbins=7, color="sex")), text_auto=("tips", dict(x="day", text_auto=True)),
                    text_format=("tips", dict(x="day", y="tip", text_auto=".2f")), overlay=("tips", dict(x="tip", color="sex", barmode="overlay", opacity=0.7)),
                    group=("tips", dict(x="day", color="sex", barmode="group")), marginal_h=("tips", dict(y="tip", color="sex", marginal="box", hover_data=["size"])),
                    marginal_facet=("tips", dict(x="tip", facet_col="sex", marginal="rug")), marginal_pattern=("tips", dict(x="tip", pattern_shape="sex", marginal="violin"))),
    # NumPy leaves rows of the same value in an order that depends on the processor: sums along them are tried without such rows.
    "ecdf": {**without(xy(**BINS, **MANY, **DASHES), "many", "missing_groups", "horizontal"),
             **{f"norm_{name}": ("tips", dict(x="total_bill", ecdfnorm=name)) for name in ["percent", None]},
             **{f"mode_{name}": ("places", dict(x="lat", color="kind", ecdfmode=name)) for name in ["complementary", "reversed"]},
             **{f"sum_{name}": ("places", dict(x="lat", y="rate", ecdfmode=name, ecdfnorm=None)) for name in ["standard", "complementary", "reversed"]},
             "markers": ("tips", dict(x="tip", markers=True)), "no_lines": ("tips", dict(x="tip", markers=True, lines=False)), "text": ("places", dict(x="lat", text="name", hover_name="kind")), "sum_integers": ("places", dict(x="lat", y="people", ecdfnorm=None)),
             "sum_percent": ("places", dict(x="lat", y="people", ecdfnorm="percent", ecdfmode="complementary")), "horizontal": ("places", dict(x="people", y="lat", orientation="h")),
             "sum_h": ("tips", dict(x="tip", y="total_bill", orientation="h")), "marginal_h": ("tips", dict(y="tip", color="sex", marginal="histogram")), "opacity": ("tips", dict(x="tip", opacity=0.5)),
             "dash_color": ("tips", dict(x="tip", color="sex", line_dash="sex", symbol="smoker"))},
    "box": xy(**BOXES, points=("tips", dict(x="day", y="tip", points="all")), no_points=("tips", dict(x="day", y="tip", points=False)),
              notched=("tips", dict(x="day", y="tip", notched=True)), overlay=("tips", dict(x="day", y="tip", color="sex", boxmode="overlay"))),
    "violin": xy(**BOXES, points=("tips", dict(x="day", y="tip", points="all", box=True)), no_points=("tips", dict(x="day", y="tip", points=False)),
                 overlay=("tips", dict(x="day", y="tip", color="sex", violinmode="overlay"))),
    "strip": xy(**BOXES, overlay=("tips", dict(x="day", y="tip", color="sex", stripmode="overlay"))),
    "density_heatmap": {**without(xy(**MARGINALS, **DENSITY), "color"), "opacity_of_scale": ("tips", dict(x="tip", y="size", color_continuous_scale="Viridis", range_color=[0, 5])),
                        "marginal_heatmap": ("tips", dict(x="total_bill", y="tip", marginal_x="heatmap", marginal_y="heatmap", text_auto=True)),
                        "marginal_heatmap_z": ("tips", dict(x="total_bill", y="tip", z="size", marginal_x="heatmap", marginal_y="histogram", histfunc="avg"))},
    "density_contour": xy(trend=("tips", dict(x="total_bill", y="tip", color="sex", trendline="ols")), **MARGINALS, **DENSITY, **{name + "_color": (data, dict(arguments, color="sex")) for name, (data, arguments) in MARGINALS.items()}),
    "funnel": xy(**TEXTS, stages=("stages", dict(x="number", y="stage", color="office")), opacity=("stages", dict(x="number", y="stage", opacity=0.5))),
    "funnel_area": parts(),
    "pie": parts(hole=("tips", dict(names="day", values="tip", hole=0.3)), facets=("tips", dict(names="day", values="tip", facet_row="sex", facet_col="time")),
                 facet_wrap=("tips", dict(names="sex", facet_col="day", facet_col_wrap=2, color="sex")),
                 orders=("family", dict(names="who", values="age", color="team", category_orders={"who": ["Seth", "Nobody", "Awan"]}, hover_data=["score"])),
                 orders_elsewhere=("tips", dict(names="day", category_orders={"sex": ["Male"]}))),
    "scatter_3d": space(size=("iris", dict(x="sepal_length", y="sepal_width", z="petal_width", size="petal_length", size_max=30, opacity=0.5)),
                        number_color=("iris", dict(x="sepal_length", y="sepal_width", z="petal_width", color="petal_length", color_continuous_scale="Viridis"))),
    "line_3d": space(group=("gapminder", dict(x="gdpPercap", y="lifeExp", z="year", color="continent", line_group="country", line_dash="continent")),
                     markers=("gapminder", dict(x="gdpPercap", y="lifeExp", z="year", line_dash="country", markers=True))),
    "scatter_polar": polar(size=("wind", dict(r="frequency", theta="direction", size="frequency", symbol="strength")), text=("wind", dict(r="frequency", theta="direction", text="strength")),
                           number_color=("wind", dict(r="frequency", theta="direction", color="frequency", opacity=0.5)), many=("many", dict(r="wave", theta="i")),
                           webgl=("wind", dict(r="frequency", theta="direction", render_mode="webgl"))),
    "line_polar": polar(close=("wind", dict(r="frequency", theta="direction", color="strength", line_close=True, hover_data=["strength"])), shape=("wind", dict(r="frequency", theta="direction", line_shape="spline", markers=True)),
                        dash=("wind", dict(r="frequency", theta="direction", line_dash="strength", line_close=True)), text=("wind", dict(r="frequency", theta="direction", text="strength", symbol="strength")),
                        close_all=("wind", dict(r="frequency", theta="direction", line_close=True)), many=("many", dict(r="wave", theta="i", line_group="part"))),
    "bar_polar": polar(base=("wind", dict(r="frequency", theta="direction", base="frequency")), pattern=("wind", dict(r="frequency", theta="direction", pattern_shape="strength")),
                       norm=("wind", dict(r="frequency", theta="direction", color="strength", barnorm="percent", barmode="overlay")), number_color=("wind", dict(r="frequency", theta="direction", color="frequency"))),
    "scatter_ternary": ternary(size=("election", dict(a="Joly", b="Coderre", c="Bergeron", size="total", opacity=0.5)), number_color=("election", dict(a="Joly", b="Coderre", c="Bergeron", color="total"))),
    "line_ternary": ternary(dash=("election", dict(a="Joly", b="Coderre", c="Bergeron", line_dash="winner", line_group="result")), shape=("election", dict(a="Joly", b="Coderre", c="Bergeron", line_shape="spline", markers=True))),
    "scatter_geo": geo(size=("places", dict(locations="iso", size="people", opacity=0.5, size_max=30)), number_color=("places", dict(locations="iso", color="rate", color_continuous_midpoint=0))),
    "line_geo": geo(dash=("places", dict(lat="lat", lon="lon", line_dash="kind", markers=True)), group=("places", dict(lat="lat", lon="lon", line_group="kind"))),
    "choropleth": {**without(geo(), "text", "symbol", "lat"), "plain": ("places", dict(locations="iso", custom_data=["people"])), "facets": ("places", dict(locations="iso", facet_col="kind", facet_row="day", scope="europe")),
                   "missing": ("missing", dict(locations="word", color="x")), "empty": ("empty", dict(locations="word", color="i8")), "one_row": ("one_row", dict(locations="word", color="word")), "number_color": ("places", dict(locations="iso", color="rate", color_continuous_scale="RdBu", range_color=[-1, 3])),
                   "number_hover": ("places", dict(locations="iso", color="rate", hover_name="name", hover_data=["rate", "people"])),
                   "looks": ("places", dict(locations="iso", color="kind", color_discrete_map={"x": "red"}, color_discrete_sequence=["blue"])),
                   "number_animation": ("places", dict(locations="iso", color="people", animation_frame="day", facet_col="kind"))},
    "scatter_map": mapped(size=("places", dict(lat="lat", lon="lon", size="people", size_max=15, opacity=0.5)), number_color=("places", dict(lat="lat", lon="lon", color="rate", color_continuous_scale="Viridis"))),
    "line_map": mapped(group=("places", dict(lat="lat", lon="lon", line_group="kind", color="day"))),
    "density_map": {**without(mapped(), "color", "text"), "z": ("places", dict(lat="lat", lon="lon", z="people", radius=10)), "opacity": ("places", dict(lat="lat", lon="lon", z="rate", opacity=0.4)),
                    "z_looks": ("places", dict(lat="lat", lon="lon", z="rate", color_continuous_scale="Viridis", range_color=[0, 3], color_continuous_midpoint=1, radius=20)),
                    "z_hover": ("places", dict(lat="lat", lon="lon", z="people", hover_name="name", hover_data=["people", "kind"])), "z_labels": ("places", dict(lat="lat", lon="lon", z="people", labels={"people": "How many"})),
                    "z_missing": ("missing", dict(lat="x", lon="y", z="n")), "unicode": ("unicode", dict(lat="y", lon="y", z="Größe", hover_name="город"))},
    "choropleth_map": {name: (data, dict(geojson=SQUARES, **arguments)) for name, (data, arguments) in {
        "plain": ("places", dict(locations="district")), "key": ("places", dict(locations="district", featureidkey="properties.district")), "color": ("places", dict(locations="district", color="kind")),
        "number_color": ("places", dict(locations="district", color="rate")), "opacity": ("places", dict(locations="district", color="rate", opacity=0.5)),
        "scale": ("places", dict(locations="district", color="people", color_continuous_scale="Viridis", range_color=[0, 50], color_continuous_midpoint=30)),
        "looks": ("places", dict(locations="district", color="kind", color_discrete_sequence=["red"], color_discrete_map={"x": "blue"})), "hover": ("places", dict(locations="district", hover_name="name", hover_data={"people": ":,"})),
        "custom": ("places", dict(locations="district", custom_data=["people"])), "map": ("places", dict(locations="district", zoom=3, center={"lat": 1, "lon": 2}, map_style="carto-positron")),
        "frame": ("places", dict(locations="district", **FRAME)), "labels": ("places", dict(locations="district", color="rate", labels={"rate": "Rate", "district": "Where"})),
        "orders": ("places", dict(locations="district", color="kind", category_orders={"kind": ["z", "y"]})), "animation": ("places", dict(locations="district", color="rate", animation_frame="day")),
        "missing": ("missing", dict(locations="word", color="x")), "empty": ("empty", dict(locations="word", color="i8")), "one_row": ("one_row", dict(locations="word", color="flag")),
        "unicode": ("unicode", dict(locations="город", color="y"))}.items()},
    "timeline": {name: (data, dict(x_start="from", x_end="to", **arguments) if data == "tasks" and "x_start" not in arguments else arguments) for name, (data, arguments) in {
        "plain": ("tasks", dict(y="task")), "texts": ("tasks", dict(x_start="start", x_end="end", y="task")), "color": ("tasks", dict(y="task", color="who")), "number_color": ("tasks", dict(y="task", color="done")),
        "pattern": ("tasks", dict(y="task", pattern_shape="sure", color="sure")), "text": ("tasks", dict(y="task", text="who")), "hover": ("tasks", dict(y="task", hover_name="who", hover_data=["done", "from", "to"])),
        "hover_formats": ("tasks", dict(y="task", hover_data={"done": ":.1f", "to": False})), "custom": ("tasks", dict(y="task", custom_data=["done"])), "frame": ("tasks", dict(y="task", **FRAME)),
        "orders": ("tasks", dict(y="task", color="who", category_orders={"task": ["paint", "build"]})), "labels": ("tasks", dict(y="task", labels={"task": "What", "from": "Begin", "to": "End"})),
        "facets": ("tasks", dict(y="task", facet_col="sure", facet_row="who")), "range": ("tasks", dict(y="task", range_x=["2024-01-01", "2024-12-31"])), "opacity": ("tasks", dict(y="task", opacity=0.5)),
        "animation": ("tasks", dict(y="task", animation_frame="sure")), "no_y": ("tasks", dict(color="task")), "looks": ("tasks", dict(y="task", color="task", color_discrete_sequence=["red"], color_discrete_map={"dig": "brown"})),
        "one_row": ("one_row", dict(x_start="moment", x_end="fine", y="word")), "missing": ("tasks", dict(x_start="from", x_end="maybe", y="task"))}.items()},
    "scatter_matrix": {"all": ("iris", {}), "plain": ("iris", dict(dimensions=["sepal_width", "petal_width"])), "color": ("iris", dict(dimensions=["sepal_width", "petal_width"], color="species")),
                       "symbol": ("iris", dict(dimensions=["sepal_width", "petal_width"], symbol="species", color="species")), "size": ("iris", dict(dimensions=["sepal_width", "petal_width"], size="petal_width", size_max=10)),
                       "number_color": ("iris", dict(dimensions=["sepal_width", "petal_width"], color="petal_length", opacity=0.5)), "hover": ("iris", dict(dimensions=["sepal_width", "petal_width"], hover_name="species", hover_data=["petal_length"])),
                       "hover_formats": ("iris", dict(dimensions=["sepal_width", "petal_width"], hover_data={"petal_length": ":.1f", "species": True})), "custom": ("iris", dict(dimensions=["sepal_width", "petal_width"], custom_data=["species"])),
                       "order_of_columns": ("iris", dict(dimensions=["sepal_width", "petal_width"], size="petal_width", hover_name="sepal_width")), "frame": ("iris", dict(dimensions=["sepal_width"], **FRAME)),
                       "labels": ("iris", dict(dimensions=["sepal_width", "petal_width"], color="species", labels={"sepal_width": "Width", "species": "Kind"})), "words": ("tips", dict(dimensions=["day", "tip"], color="sex")),
                       "orders": ("tips", dict(dimensions=["day", "tip"], color="sex", category_orders={"sex": ["Male"]})), "looks": ("iris", dict(color="species", color_discrete_sequence=["red"], symbol="species", symbol_sequence=["x", "star"])),
                       "missing": ("missing", dict(dimensions=["x", "y", "word"], color="word")), "empty": ("empty", dict(dimensions=["f64", "i8"])), "one_row": ("one_row", dict(dimensions=["f64", "i8", "moment"])),
                       "types": ("types", {}), "unicode": ("unicode", {}), "all_color": ("iris", dict(color="species"))},
    "parallel_coordinates": {"all": ("iris", {}), "words_left_out": ("tips", {}), "plain": ("iris", dict(dimensions=["sepal_width", "petal_width"])), "color": ("iris", dict(color="species_id")),
                             "scale": ("iris", dict(color="species_id", color_continuous_scale=["red", "green", "blue"], color_continuous_midpoint=2, range_color=[1, 3])),
                             "labels": ("iris", dict(color="species_id", labels={"species_id": "Kind", "sepal_width": "Width"})), "frame": ("iris", dict(dimensions=["sepal_width"], **FRAME)),
                             "order_of_columns": ("iris", dict(dimensions=["petal_width", "sepal_width"], color="sepal_width")), "color_among": ("iris", dict(dimensions=["petal_width", "sepal_width"], color="petal_width")),
                             "missing": ("missing", {}), "empty": ("empty", dict(dimensions=["f64", "i8"])), "one_row": ("one_row", {}), "types": ("types", {}), "unicode": ("unicode", {}),
                             "own_color": ("letters_wide", dict(color={"values": [1, 2, 3]})), "named_scale": ("iris", dict(color="petal_length", color_continuous_scale="Tealrose"))},
    "parallel_categories": {"all": ("tips", {}), "plain": ("tips", dict(dimensions=["sex", "day"])), "color": ("tips", dict(color="size")), "color_among": ("tips", dict(dimensions=["sex", "day"], color="tip")),
                            "scale": ("tips", dict(color="size", color_continuous_scale="Inferno", color_continuous_midpoint=3, range_color=[0, 6])), "cardinality": ("tips", dict(dimensions_max_cardinality=2)),
                            "cardinality_given": ("tips", dict(dimensions=["day"], dimensions_max_cardinality=1)), "labels": ("tips", dict(dimensions=["sex", "day"], **LABELS)), "frame": ("tips", dict(dimensions=["sex"], **FRAME)),
                            "order_of_columns": ("tips", dict(dimensions=["time", "sex"])), "missing": ("missing", {}), "empty": ("empty", dict(dimensions=["word"])), "one_row": ("one_row", {}), "types": ("types", {}), "unicode": ("unicode", {}),
                            "many": ("many", dict(color="weight"))},
    "sunburst": hierarchy(), "treemap": hierarchy(), "icicle": hierarchy(),
}

ALL = {"constant": "all"}
MORE = {
    "scatter": {"values_alone": ("nothing", dict(x={"values": [0, 1, 2, 3, 4]}, y={"values": [0, 1, 4, 9, 16]})), "values_of_y": ("nothing", dict(y={"values": [0.5, 1.5]}, color={"values": ["a", "b"]})),
                "constant": ("tips", dict(x="tip", y="size", color={"constant": "This year", "label": "Series"})), "constant_number": ("tips", dict(x={"constant": 3}, y="size", size={"constant": 1.5, "label": "s"})),
                "no_column_left": ("tips", dict(x="tip", y=["tip"])), "empty_part_of_name": ("odd", dict(x="pos", y="pf", color="g1", symbol="same"))},
    "line": {"values_alone": ("nothing", dict(x={"values": [0.5, 1]}, y={"values": [3, 4]}, labels={"x": "t"}))}, "bar": {"no_column_left": ("tips", dict(x="day", y=["day"]))},
    "histogram": {"values_alone": ("nothing", dict(x={"values": [1, 2, 2]}))}, "box": {"no_column_left": ("tips", dict(x="day", y=["day"]))}, "funnel": {"no_column_left": ("tips", dict(x=["day"], y="day"))},
    "timeline": {"numbers": ("types", dict(x_start="i64", x_end="i64_wide", y="word")), "floats": ("types", dict(x_start="level", x_end="i64_wide", y="word", color="flag")), "number_to_moment": ("types", dict(x_start="u8", x_end="moment", y="word")),
                 "values_alone": ("nothing", dict(x_start={"values": ["2020-01-01", "2020-02-01"]}, x_end={"values": ["2020-01-05", "2020-03-01"]}, y={"values": ["a", "b"]}))},
    "ecdf": {"no_column_left": ("tips", dict(x=["day"], color="day")), **{f"unsigned_{mode}_{norm}": ("types", dict(x="i64", y="u64_wide", ecdfmode=mode, ecdfnorm=norm)) for mode in ["standard", "complementary", "reversed"] for norm in ["probability", None]}},
    "treemap": {"constant": ("tips", dict(path=[ALL, "sex", "day", "time"], values="total_bill", color="time")), "constant_color": ("gapminder", dict(path=[ALL, "continent", "country"], values="pop", color="lifeExp", hover_data=["iso_alpha"])),
                "values_alone": ("nothing", dict(names={"values": ["Eve", "Cain"]}, parents={"values": ["", "Eve"]})), "floats": ("types", dict(path=["f32", "word"], values="u8", hover_data=["f32"]))},
    "sunburst": {"constant": ("tips", dict(path=[ALL, "day"], values="total_bill", color="tip")), "floats": ("odd", dict(path=["g4", "f"], values="pos"))}, "icicle": {"constant_label": ("tips", dict(path=[{"constant": 1, "label": "root"}, "sex"]))},
    "pie": {"values_alone": ("nothing", dict(names={"values": ["a", "b"]}, values={"values": [1, 2]}))}, "choropleth_map": {"nothing": ("tips", {})}, "parallel_coordinates": {"empty_words": ("empty", dict(color="word"))},
    "density_map": {"kinds": ("kinds", dict(lat="n", lon="half", hover_name="grade", animation_frame="town"))},
}


NUMBERS = {"numbers": None}
RANGES = {
    "scatter": {
        "range": ("tips", dict(x=NUMBERS, y="tip")), "range_called": ("tips", dict(x={"numbers": "row"}, y="tip", color="sex", labels={"row": "Row"})), "range_y": ("tips", dict(x="tip", y={"numbers": "n"}, facet_col="time")),
        "range_and_constant": ("tips", dict(x=NUMBERS, y="tip", color={"constant": "a", "label": "c"}, size=NUMBERS, hover_name={"numbers": "who"})), "range_color": ("tips", dict(x="total_bill", y="tip", color={"numbers": "n"})),
        "range_group": ("missing", dict(x="n", y="y", symbol={"numbers": "n_th"}, text=NUMBERS)), "range_custom_data": ("tips", dict(x="total_bill", y="tip", custom_data=[NUMBERS, "sex", {"numbers": "row"}])), "range_alone": ("tips", dict(x=NUMBERS)),
        "ranges_alone": ("tips", dict(x=NUMBERS, y=NUMBERS)), "range_called_as_a_column": ("tips", dict(x={"numbers": "size"}, y="tip")), "range_wide": ("tips", dict(x=NUMBERS, y=["tip", "size"])), "range_wide_called": ("tips", dict(x={"numbers": "row"}, y=["tip", "size"], hover_data=["day"])),
        "range_wide_x": ("tips", dict(x=["tip", "size"], y=NUMBERS)), "range_empty": ("empty", dict(x=NUMBERS, y="i8")), "range_of_values": ("nothing", dict(x=NUMBERS, y={"values": [4, 5, 7]})), "range_of_types": ("types", dict(x=NUMBERS, y="u8", error_y={"numbers": "e"})),
        "range_many": ("many", dict(x={"numbers": "i"}, y="wave")), "range_constant_alone": ("tips", dict(x=NUMBERS, y={"constant": 1})), "values_of_other_rows": ("tips", dict(x={"values": [1, 2]}, y={"values": [2, 3]}, text=NUMBERS))},
    "line": {"range": ("tips", dict(x=NUMBERS, y="tip", color="sex", markers=True)), "range_animation": ("gapminder", dict(x=NUMBERS, y="lifeExp", animation_frame="year", color="continent"))}, "area": {"range": ("tips", dict(x=NUMBERS, y="tip", color="day"))},
    "bar": {"range": ("tips", dict(x=NUMBERS, y="tip")), "range_color": ("tips", dict(x="day", y="tip", color=NUMBERS)), "range_words": ("tips", dict(x=NUMBERS, y="day")), "range_alone": ("tips", dict(x=NUMBERS))},
    "histogram": {"range": ("tips", dict(x=NUMBERS, y="tip", color="sex", nbins=5)), "range_alone": ("tips", dict(x={"numbers": "n"})), "values_of_other_rows": ("tips", dict(x={"values": [1, 2, 2]}, nbins=3))}, "box": {"range": ("tips", dict(x="day", y=NUMBERS, hover_data=["tip"]))}, "violin": {"range": ("tips", dict(y={"numbers": "n"}, color="sex"))},
    "strip": {"range": ("tips", dict(x=NUMBERS, y="day"))}, "density_heatmap": {"range": ("tips", dict(x=NUMBERS, y="tip", z="size"))}, "density_contour": {"range": ("tips", dict(x=NUMBERS, y="tip"))}, "funnel": {"range": ("stages", dict(x="number", y=NUMBERS, color="office"))},
    "ecdf": {"range": ("tips", dict(x=NUMBERS, color="sex")), "values_of_other_rows": ("tips", dict(x={"values": [1, 2, 3, 4]}, markers=True)), "values_and_constant_of_other_rows": ("tips", dict(x={"values": [1, 2, 3, 4]}, color={"constant": "a"}))}, "scatter_3d": {"range": ("tips", dict(x=NUMBERS, y="tip", z={"numbers": "deep"}, color="sex"))}, "line_3d": {"range": ("tips", dict(x="tip", y="size", z=NUMBERS))},
    "scatter_polar": {"range": ("wind", dict(r="frequency", theta=NUMBERS))}, "scatter_ternary": {"range": ("election", dict(a="Joly", b="Coderre", c=NUMBERS))}, "scatter_geo": {"range": ("places", dict(lat="lat", lon="lon", size=NUMBERS))},
    "choropleth": {"range": ("places", dict(locations="iso", color={"numbers": "n"}))}, "scatter_matrix": {"range": ("iris", dict(dimensions=["sepal_width", NUMBERS, {"numbers": "row"}], color="species"))},
    "parallel_coordinates": {"range": ("iris", dict(dimensions=["sepal_width", {"numbers": "row"}], color=NUMBERS))}, "parallel_categories": {"range": ("tips", dict(dimensions=["sex", "day"], color={"numbers": "row"}))},
    "pie": {"range": ("tips", dict(names="day", values=NUMBERS)), "values_of_other_rows": ("tips", dict(names={"values": ["a", "b"]}, values={"values": [1, 2]}))}, "funnel_area": {"range": ("stages", dict(names=NUMBERS, values="number"))}, "treemap": {"range": ("tips", dict(path=["sex", "day"], values={"numbers": "n"}, color="tip"))},
    "sunburst": {"range": ("tips", dict(path=[ALL, "day", NUMBERS], values="tip"))}, "icicle": {"range": ("tips", dict(path=["sex", {"numbers": "row"}]))}, "timeline": {"range": ("tasks", dict(x_start="start", x_end="end", y={"numbers": "line"}, color="who"))},
}


def draw(function, data, arguments):
    arguments = {key: value if key in ("geojson", "center", "trendline_options") else to_argument(value) for key, value in json.loads(json.dumps(arguments)).items()}
    return json.loads(getattr(px, function)(None if data == "nothing" else DATA[data].copy(), **arguments).to_json())


def by_lot(function):
    """Ten cases that plotly.express draws. Where rows are sorted NumPy's order depends on the processor: those are not drawn by lot."""
    for number in range(100 if function != "ecdf" else 0):
        data, arguments = draw_case(function, number)
        if function in ("pie", "funnel_area"):
            arguments.pop("category_orders", None)
        try:
            draw(function, data, arguments)
        except Exception:
            continue
        yield f"lot_{number}", (data, arguments)


def main():
    templates = json.loads((OUT / "templates.json").read_text())["templates"]
    cases = []
    for function, tried in CASES.items():
        for name, (data, arguments) in {**tried, **MORE.get(function, {}), **RANGES.get(function, {}), **dict(itertools.islice(by_lot(function), 10))}.items():
            try:
                figure = draw(function, data, arguments)
            except Exception as error:
                print(f"refused by plotly: {function} {name}: {type(error).__name__} {str(error)[:90]!r}", file=sys.stderr)
                continue
            assert figure["layout"].pop("template") == templates[json.dumps(arguments.get("template", "plotly"))]
            cases.append({"function": function, "name": name, "data": data, "arguments": arguments, "figure": figure})
    write("charts.json", {"cases": cases}, one_a_line=True)
    print(len(cases), "figures of", len(CASES), "functions")


if __name__ == "__main__":
    main()
