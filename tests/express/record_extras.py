# What surrounds the charts of plotly.express -> recorded/extras.json: data sets, color lists, defaults, fits of trendlines.
# Run with plotly 7.1, pandas 3.1, pyarrow 26 and statsmodels installed: python tests/express/record_extras.py
import json
import pathlib

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


def fits():
    for given in FITS:
        figure = px.scatter(px.data.tips(), x="total_bill", y="tip", **{"trendline": "ols", **given})
        results = px.get_trendline_results(figure)
        rows = []
        for _, row in results.iterrows() if len(results) else []:
            fit = row["px_fit_results"]
            params = list(fit.params)
            rows.append({"group": {name: row[name] for name in results.columns if name != "px_fit_results"}, "intercept": params[0] if len(params) == 2 else None, "slope": params[-1],
                         "r_squared": fit.rsquared, "num_points": int(fit.nobs)})
        yield {"arguments": given, "fits": rows}


def main():
    lists = {group: {name: value for name, value in vars(getattr(colors, group)).items() if isinstance(value, list) and name in ("Viridis", "Set1", "Plotly", "RdBu", "IceFire_r", "Pastel1_r", "HSV", "Turbo")}
             for group in ("sequential", "diverging", "cyclical", "qualitative")}
    out = {
        "versions": f"plotly {plotly.__version__}", "datasets": list(datasets()), "lists": lists, "named": colors.named_colorscales(),
        "samples": [{"scale": scale, "points": points, "colors": colors.sample_colorscale(json.loads(json.dumps(scale)), points)} for scale, points in SAMPLES],
        "n_colors": colors.n_colors("rgb(10, 20, 30)", "rgb(200, 100, 0)", 5, colortype="rgb"), "intermediate": colors.find_intermediate_color("rgb(10, 20, 30)", "rgb(200, 100, 0)", 0.25, colortype="rgb"),
        "defaults": list(defaults()), "fits": list(fits()),
    }
    OUT.write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")).replace('},{', '},\n{') + "\n")


if __name__ == "__main__":
    main()
