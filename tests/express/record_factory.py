# Draws with plotly.figure_factory -> recorded/factory.json. Run with plotly 7.1, NumPy, pandas, SciPy and scikit-image: python tests/express/record_factory.py
import base64
import json
import pathlib

import numpy as np
import pandas as pd
import plotly
import plotly.figure_factory as ff

OUT = pathlib.Path(__file__).parent / "recorded" / "factory.json"


def quivers():
    x, y = [float(i % 3) for i in range(9)], [float(i // 3) for i in range(9)]
    u, v = [0.5 * i - 1 for i in range(9)], [1.0 - 0.25 * i for i in range(9)]
    for options in ({}, {"scale": 0.25, "arrow_scale": 0.4, "angle": 0.5}, {"scaleratio": 0.5, "name": "q", "line_color": "red"}):
        yield {"arguments": [x, y, u, v], "options": options, "figure": ff.create_quiver(x, y, u, v, **options)}


def streamlines():
    x, y = np.linspace(-3, 3, 15), np.linspace(-2, 2, 15)
    columns, rows = np.meshgrid(x, y)
    u, v = -1 - columns ** 2 + rows, 1 + columns - rows ** 2
    for options in ({}, {"density": 0.5, "arrow_scale": 0.2, "angle": 0.3, "name": "s"}):
        yield {"arguments": [x.tolist(), y.tolist(), u.tolist(), v.tolist()], "options": options, "figure": ff.create_streamline(x, y, u, v, **options)}


def tables():
    rows = [["Country", "Year", "Population"], ["US", "2000", "282200000"], ["Canada", "2000", "27790000"], ["US", "1980", "226500000"]]
    for options in ({}, {"index": True, "font_colors": ["#ff0000"]}, {"colorscale": [[0, "#4d004c"], [0.5, "#f2e5ff"], [1, "#ffffff"]], "height_constant": 20, "annotation_offset": 0.3, "hoverinfo": "all"},
                    {"font_colors": ["red", "green", "blue", "black"]}):
        yield {"arguments": [rows], "options": options, "figure": ff.create_table([list(row) for row in rows], **json.loads(json.dumps(options)))}


def surfaces():
    x, y = np.array([0.0, 1, 0, 1, 0.5]), np.array([0.0, 0, 1, 1, 0.5])
    z = np.array([0.0, 0.25, 0.5, 1, 2])
    simplices = [[0, 1, 4], [1, 3, 4], [3, 2, 4], [2, 0, 4]]
    for options in ({}, {"colormap": ["rgb(50, 0, 75)", "rgb(200, 0, 200)", "#c8dcc8"], "title": "T", "plot_edges": False}, {"show_colorbar": False, "showbackground": False, "height": 300, "aspectratio": {"x": 1, "y": 1, "z": 0.3}},
                    {"color_func": ["#ff0000", "rgb(0, 1, 2)", "blue", "#00f"]}, {"color_func": [1.0, 2.0, 5.0, 3.0]}, {"colormap": ["#000000", "#ff0000", "#ffffff"], "scale": [0, 0.2, 1]}):
        yield {"arguments": [x.tolist(), y.tolist(), z.tolist(), simplices], "options": options, "figure": ff.create_trisurf(x, y, z, np.array(simplices), **json.loads(json.dumps(options)))}


def dendrograms():
    rows = [[((i * 7919 + c * 104729) % 1009) / 100 for c in range(4)] for i in range(12)]
    for options in ({}, {"orientation": "left", "labels": [f"row {i}" for i in range(12)]}, {"color_threshold": 3}, {"orientation": "top", "colorscale": ["red", "blue"]}, {"orientation": "right"},
                    {"linkage": "single"}, {"linkage": "average"}, {"linkage": "weighted"}):
        import scipy.cluster.hierarchy as hierarchy
        given = {key: value for key, value in options.items() if key != "linkage"}
        if "linkage" in options:
            given["linkagefun"] = lambda distances: hierarchy.linkage(distances, options["linkage"])
        yield {"arguments": [rows], "options": options, "figure": ff.create_dendrogram(np.array(rows), **given)}


def hexbins():
    import plotly.express as px
    places = px.data.carshare()
    for options in ({}, {"color": "car_hours", "nx_hexagon": 8}, {"min_count": 3, "opacity": 0.5, "labels": {"color": "cars"}, "width": 400}, {"color": "car_hours", "nx_hexagon": 3, "zoom": 9, "title": "T", "height": 300, "color_continuous_scale": ["red", "blue"]},
                    {"show_original_data": True, "original_data_marker": {"size": 4, "color": "red"}}):
        yield {"arguments": [], "options": options, "figure": ff.create_hexbin_map(places, lat="centroid_lat", lon="centroid_lon", **json.loads(json.dumps(options)))}


def ternary_contours():
    random = np.random.default_rng(7)
    scattered = random.dirichlet([1, 1, 1], 40).T
    a, b = np.mgrid[0:1:20j, 0:1:20j]
    inside = a + b <= 1
    grid = np.stack((a[inside], b[inside], 1 - a[inside] - b[inside]))
    heights = {"product": lambda a, b, c: a * b * c, "waves": lambda a, b, c: np.sin(5 * a) + b * c, "steep": lambda a, b, c: 100 * (a - b) ** 2 + c}
    for points, of, options in ((scattered, "waves", {}), (scattered, "steep", {"interp_mode": "cartesian", "coloring": "lines", "showscale": True}),
                                (scattered, "steep", {"ncontours": 8, "colorscale": "Viridis", "showscale": True, "showmarkers": True, "title": "T", "pole_labels": ["clay", "quartz", "sand"], "width": 300, "height": 200}),
                                (100 * scattered, "waves", {"linecolor": "rgb(0,0,0)", "showscale": True, "colorscale": "Cividis", "ncontours": 3}), (scattered[:2], "product", {"coloring": "lines", "linecolor": "#00f", "interp_mode": "cartesian"}),
                                (grid[:2], "product", {}), (grid, "product", {"interp_mode": "cartesian", "showscale": True, "colorscale": "Greys"}), (grid, "waves", {"ncontours": 12, "coloring": "lines", "colorscale": "Jet"})):
        values = heights[of](*(points if len(points) == 3 else (*points, 1 - points.sum(axis=0))))
        yield {"arguments": [points.tolist(), values.tolist()], "options": options, "figure": ff.create_ternary_contour(points, values, **json.loads(json.dumps(options)))}


def thinned(figure):
    """Of the many points of each line the number and every thirtieth."""
    figure = plain(figure)
    for trace in figure["data"]:
        if trace["mode"] == "lines":
            for name in "abc":
                numbers = np.frombuffer(base64.b64decode(trace[name]["bdata"]), trace[name]["dtype"]).tolist()
                trace[name] = {"size": len(numbers), "some": numbers[::30]}
    return figure


def plain(figure):
    figure = json.loads(figure.to_json(engine="json"))
    figure["layout"].pop("template")
    for name in ("width", "height"):
        # Infinite in a dendrogram, which is no JSON.
        if figure["layout"].get(name, 0) is None:
            figure["layout"].pop(name)
    return figure


def main():
    out = {"versions": f"plotly {plotly.__version__}"}
    for name, rows in (("quiver", quivers()), ("streamline", streamlines()), ("table", tables()), ("trisurf", surfaces()), ("dendrogram", dendrograms()), ("hexbin_map", hexbins())):
        out[name] = [{**row, "figure": plain(row["figure"])} for row in rows]
    out["ternary_contour"] = [{**row, "figure": thinned(row["figure"])} for row in ternary_contours()]
    OUT.write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")).replace('},{"arguments"', '},\n{"arguments"') + "\n")


if __name__ == "__main__":
    main()
