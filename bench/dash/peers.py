# The same apps in Dash: `python peers.py <app> <server> <port>` serves one. Servers: flask, gunicorn, waitress, fastapi.
import os
import sys

import numpy as np
import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html


def trivial(**options):
    app = Dash(__name__, **options)
    app.layout = html.Div([dcc.Input(id="in"), html.Div(id="out")])

    @app.callback(Output("out", "children"), Input("in", "value"))
    def tell(text):
        return "You wrote " + text

    return app


def charts(**options):
    countries = pd.read_csv(os.environ["WEFT_BENCH_CSV"])
    i = np.arange(1_000_000)
    million = pd.DataFrame({"x": i / 7, "y": (i * 7919 % 100_003).astype(float)})
    app = Dash(__name__, **options)
    app.layout = html.Div([
        dcc.Graph(id="life-exp-vs-gdp", figure=px.scatter(
            countries, x="gdp per capita", y="life expectancy", size="population", color="continent", hover_name="country",
            log_x=True, size_max=60)),
        html.Button("Draw", id="draw"),
        dcc.Graph(id="million"),
    ])

    @app.callback(Output("million", "figure"), Input("draw", "n_clicks"), prevent_initial_call=True)
    def draw(_):
        return px.scatter(million, x="x", y="y")

    return app


APPS = {"trivial": trivial, "charts": charts}


def main():
    name, server, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if server == "gunicorn":
        os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "--workers", "2", "--threads", "4", "--log-level", "error",
                                  "--bind", f"127.0.0.1:{port}", f"peers:{name}_server()"])
    if server == "fastapi":
        import uvicorn
        uvicorn.run(APPS[name](backend="fastapi").server, host="127.0.0.1", port=port, log_level="error")
    elif server == "waitress":
        import waitress
        waitress.serve(APPS[name]().server, host="127.0.0.1", port=port)
    else:
        APPS[name]().run(host="127.0.0.1", port=port, debug=False)


def trivial_server():
    return trivial().server


def charts_server():
    return charts().server


if __name__ == "__main__":
    main()
