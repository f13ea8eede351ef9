# Figures of px and go against plotly.py: seconds to build a figure and its JSON, measured in one run. WEFT_BUILD is the folder of the build.
import json
import os
import pathlib
import statistics
import subprocess
import time

import numpy as np
import pandas as pd
import plotly
import plotly.express as px
import plotly.graph_objects as go

ROOT = pathlib.Path(__file__).resolve().parents[2]
CSV = ROOT / "examples" / "gdp-life-exp-2007.csv"
# How many times faster each has to be.
TARGETS = {"classic": 100, "million points": 5, "100 groups of 100": 50, "heatmap of 1000 x 1000": 5, "million points, go": 5, "small figure, go": 50}


def measure(draw):
    draw()
    seconds, begin = [], time.perf_counter()
    while len(seconds) < 3 or time.perf_counter() - begin < 2:
        start = time.perf_counter()
        text = draw()
        seconds.append(time.perf_counter() - start)
    # plotly.py escapes slashes, Weft does not.
    return statistics.median(seconds), len(text.replace("\\u002f", "/"))


def points(count, groups):
    i = np.arange(count)
    return pd.DataFrame({"x": i / 7, "y": (i * 7919 % 100003).astype(float), "group": [f"g{k % groups}" for k in i]})


def peers():
    frame = pd.read_csv(CSV)
    frame = frame[frame["population"] > 5e6]
    yield "classic", lambda: px.scatter(frame, x="gdp per capita", y="life expectancy", size="population", color="continent",
                                        hover_name="country", log_x=True, size_max=60).to_json()
    million = points(1_000_000, 3)
    yield "million points", lambda: px.scatter(million, x="x", y="y").to_json()
    groups = points(10_000, 100)
    x, y = np.arange(1_000_000) / 7, (np.arange(1_000_000) * 7919 % 100003).astype(float)
    image = y.reshape(1000, 1000)
    yield "heatmap of 1000 x 1000", lambda: px.imshow(image).to_json()
    yield "million points, go", lambda: go.Figure(go.Scattergl(x=x, y=y, mode="markers")).to_json()

    def small():
        figure = go.Figure([go.Scatter(x=[1, 2, 3], y=[4, 5, 6], mode="lines", line_color="red"), go.Bar(x=[1, 2, 3], y=[4, 5, 6], marker_opacity=0.5)],
                           dict(title_text="A", xaxis_title_text="x", legend_title_text="L"))
        return figure.update_traces(name="n", selector=dict(type="bar")).to_json()

    yield "small figure, go", small
    yield "100 groups of 100", lambda: px.scatter(groups, x="x", y="y", facet_col="group", facet_col_wrap=10).to_json()


def main():
    program = pathlib.Path(os.environ["WEFT_BUILD"]) / "bench" / "bench_express"
    output = subprocess.run([program, CSV], check=True, capture_output=True, text=True).stdout
    ours = {line["name"]: line for line in map(json.loads, output.splitlines())}
    print(f"figure and JSON, Weft against plotly.py {plotly.__version__}; load {os.getloadavg()[0]:.1f}")
    print(f"{'':22}{'Weft':>12}{'plotly.py':>12}{'ratio':>10}{'target':>10}")
    for name, draw in peers():
        theirs, size = measure(draw)
        mine = ours[name]
        # The same figure, or the comparison means nothing.
        assert mine["bytes"] == size, f"{name}: {mine['bytes']} bytes against {size}"
        print(f"{name:22}{mine['seconds'] * 1e3:9.3f} ms{theirs * 1e3:9.1f} ms{theirs / mine['seconds']:9.0f}x{TARGETS[name]:9}x")


if __name__ == "__main__":
    main()
