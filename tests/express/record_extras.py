# What surrounds the charts of plotly.express -> recorded/extras.json: data sets, color lists, defaults, fits of trendlines.
# Run with plotly 7.1, pandas 3.1, pyarrow 26 and statsmodels installed: python tests/express/record_extras.py
import json
import pathlib
import re
import warnings

import numpy as np
import plotly
import plotly.express as px
import plotly.express.colors as colors

OUT = pathlib.Path(__file__).parent / "recorded" / "extras.json"

DATASETS = {
    "gapminder": [{}, {"year": 2007}, {"centroids": True, "datetimes": True}, {"pretty_names": True}], "tips": [{}, {"pretty_names": True}], "iris": [{}], "wind": [{}], "election": [{}],
    "carshare": [{}], "stocks": [{}, {"datetimes": True}], "experiment": [{}], "medals_wide": [{}], "medals_long": [{}],
}


def cell(value):
    return value.isoformat(sep=" ") if hasattr(value, "isoformat") else value.item() if hasattr(value, "item") else value


def datasets():
    for name, calls in DATASETS.items():
        for options in calls:
            frame = getattr(px.data, name)(**options)
            rows = [[cell(value) for value in frame.iloc[i].tolist()] for i in (0, len(frame) // 2, len(frame) - 1)]
            yield {"name": name, "options": options, "columns": list(frame.columns), "num_rows": len(frame), "rows": rows}


SAMPLES = [("Viridis", [0, 0.1, 0.33, 0.5, 1]), ("Plasma", 7), ("RdBu_r", 4), (["red".replace("red", "#ff0000"), "rgb(0, 10, 200)"], 5), ([[0, "#000"], [0.3, "#f80"], [1, "#ffffff"]], [0.2, 0.3, 0.9])]
DEFAULTS = [
    {"template": "plotly_white", "width": 300, "height": 200}, {"color_discrete_sequence": ["red", "blue"], "symbol_sequence": ["square", "x"]}, {"color_continuous_scale": ["red", "blue"], "size_max": 7},
    {"labels": {"total_bill": "Bill"}, "category_orders": {"sex": ["Male", "Female"]}}, {"line_dash_sequence": ["dot"], "pattern_shape_sequence": ["x"]},
]


def plain(figure):
    figure = json.loads(figure.to_json(engine="json"))
    figure["layout"]["template"] = (figure["layout"]["template"]["layout"].get("paper_bgcolor"), figure["layout"]["template"]["layout"].get("plot_bgcolor"))
    return figure


def defaults():
    tips = px.data.tips().head(20)
    for given in DEFAULTS:
        px.defaults.reset()
        for name, value in given.items():
            setattr(px.defaults, name, value)
        figures = {
            "scatter": plain(px.scatter(tips, x="total_bill", y="tip", color="sex", symbol="sex")), "continuous": plain(px.scatter(tips, x="total_bill", y="tip", color="tip", size="tip")),
            "line": plain(px.line(tips, x="total_bill", y="tip", line_dash="sex")), "bar": plain(px.bar(tips, x="total_bill", y="tip", pattern_shape="sex")), "imshow": plain(px.imshow([[1, 2], [3, 4]])),
        }
        yield {"defaults": given, "figures": figures}
    px.defaults.reset()


FITS = [{}, {"color": "sex"}, {"color": "sex", "facet_col": "smoker"}, {"trendline_options": {"add_constant": False}}, {"trendline_options": {"log_x": True, "log_y": True}}, {"color": "sex", "trendline_scope": "overall"},
        {"trendline": "lowess"}, {"color": "sex", "labels": {"sex": "Sex"}}]


# Points of which fits have a border: few, on a level, under one another, far from zero.
POINTS = {"few": ([1, 2, 3, 4, 5], [100000.0, 250000, 3e5, 4.5e6, 5]), "under": ([5, 5, 5, 5], [1, 2, 3, 4]), "under_zero": ([0, 0, 0, 0], [1, 2, 3, 4]), "far": ([1e6, 2e6, 3e6, 5e6], [1.1, 2, 3, 3.5]),
          "eight": ([1, 2, 3, 4, 5, 6, 7, 8], [1.1, 2, 3.5, 3.9, 5.2, 5.8, 7.7, 8.1])}
VALUES = ("rsquared", "rsquared_adj", "fvalue", "f_pvalue", "df_model", "df_resid", "llf", "aic", "bic", "ssr", "ess", "mse_resid", "condition_number")


def number(value):
    """JSON has no NaN and no infinity."""
    return str(float(value)) if not np.isfinite(value) else float(value)


def fit_of(fit):
    summary = re.sub(r"Date: +[^ ].{15}|Time: +[0-9:]{8}", lambda found: found.group()[:5] + "?" * (len(found.group()) - 5), fit.summary().as_text())
    return {"params": list(map(number, fit.params)), "bse": list(map(number, fit.bse)), "tvalues": list(map(number, fit.tvalues)), "pvalues": list(map(number, fit.pvalues)), "nobs": int(fit.nobs),
            "conf_int": [list(map(number, row)) for row in fit.conf_int()], "conf_int_10": [list(map(number, row)) for row in fit.conf_int(0.1)], "summary": summary, **{name: number(getattr(fit, name)) for name in VALUES}}


def fits():
    warnings.simplefilter("ignore")
    for given in FITS:
        figure = px.scatter(px.data.tips(), x="total_bill", y="tip", **{"trendline": "ols", **given})
        results = px.get_trendline_results(figure)
        rows = []
        for _, row in results.iterrows() if len(results) else []:
            rows.append({"group": {name: row[name] for name in results.columns if name != "px_fit_results"}, **fit_of(row["px_fit_results"])})
        yield {"arguments": given, "fits": rows}
    for name, (x, y) in POINTS.items():
        for options in ({}, {"add_constant": False}) if name != "under_zero" else ({},):
            figure = px.scatter(x=x, y=y, trendline="ols", trendline_options=options)
            yield {"arguments": {"points": name, "trendline_options": options}, "x": list(map(float, x)), "y": list(map(float, y)), "header": figure.data[1].hovertemplate,
                   "fits": [{"group": {}, **fit_of(px.get_trendline_results(figure)["px_fit_results"].iloc[0])}]}


def swatches():
    for group in ("cyclical", "diverging", "sequential", "qualitative", "carto", "cmocean", "colorbrewer"):
        for function in ("swatches", "swatches_continuous", "swatches_cyclical"):
            if hasattr(getattr(colors, group), function):
                figure = json.loads(getattr(getattr(colors, group), function)().to_json(engine="json"))
                figure["layout"].pop("template")
                yield {"group": group, "function": function, "figure": figure}


def main():
    lists = {group: {name: value for name, value in vars(getattr(colors, group)).items() if isinstance(value, list) and name in ("Viridis", "Set1", "Plotly", "RdBu", "IceFire_r", "Pastel1_r", "HSV", "Turbo", "Burg", "deep_r")}
             for group in ("sequential", "diverging", "cyclical", "qualitative", "carto", "cmocean")}
    out = {
        "versions": f"plotly {plotly.__version__}", "datasets": list(datasets()), "lists": lists, "named": colors.named_colorscales(),
        "samples": [{"scale": scale, "points": points, "colors": colors.sample_colorscale(json.loads(json.dumps(scale)), points)} for scale, points in SAMPLES],
        "n_colors": colors.n_colors("rgb(10, 20, 30)", "rgb(200, 100, 0)", 5, colortype="rgb"), "intermediate": colors.find_intermediate_color("rgb(10, 20, 30)", "rgb(200, 100, 0)", 0.25, colortype="rgb"),
        "defaults": list(defaults()), "fits": list(fits()), "swatches": list(swatches()),
    }
    OUT.write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")).replace('},{', '},\n{') + "\n")


if __name__ == "__main__":
    main()
