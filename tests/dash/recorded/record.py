# An app on Python's Dash into exchanges.json: its layout, its callback list, and its answers to requests as a browser sends them.
# The requests were traced in Chromium with dash 4.4.1; traced_app.h is the same app in C++.
#
#   pip install dash==4.4.1 && python record.py > exchanges.json
import json

import dash
from dash import (ALL, ALLSMALLER, MATCH, ClientsideFunction, Dash, Input, Output, Patch, State, ctx, dash_table, dcc, html, no_update,
                  set_props)
from dash.exceptions import PreventUpdate

app = Dash(__name__)
app.layout = html.Div([
    dcc.Input(id="in", value="a"),
    dcc.Input(id="st", value="s"),
    html.Div(id="o1"), html.Div(id="o2"), html.Div(id="o3"), html.Div(id="o4"), html.Div(id="cs1"), html.Div(id="cs2"),
    html.Button("go", id="b"), html.Button("err", id="berr"), html.Button("nu", id="bnu"), html.Button("pu", id="bpu"),
    html.Button("dup", id="bdup"), html.Button("noout", id="bno"), html.Button("dl", id="bdl"),
    html.Button("patch", id="bpatch"), html.Button("sp", id="bsp"), html.Button("side", id="bside"), html.Button("ctx", id="bctx"),
    dcc.Download(id="dl"),
    html.Div(id="err"),
    html.Div([dcc.Dropdown(options=["x", "y"], value="x", id={"type": "dd", "i": i}) for i in range(3)]),
    html.Div([html.Div(id={"type": "out", "i": i}) for i in range(3)]),
    html.Div(id="all"),
    html.Div([html.Div(id={"type": "sm", "i": i}) for i in range(3)]),
    dcc.Store(id="store", data={"k": [1, 2]}),
    html.Div(["text & <b>é</b>", 3, 0.5, None, html.Br(), html.B(["bold ", html.I("both")])], id="mixed",
             style={"color": "red", "marginTop": 4}, hidden=True, **{"data-row": "7", "aria-label": "all/kinds"}),
    dcc.Slider(id="slider", min=0, max=10, step=None, marks={"0": "low", "10": {"label": "high"}}, value=2.5),
    dcc.Markdown("# Title", id="markdown", mathjax=True),
    dcc.Tabs([dcc.Tab("inside", label="First", value="1")], id="tabs"),
    dcc.Graph(id="graph", figure={"data": [{"type": "bar", "x": [1, 2], "y": [0.1, 1e300]}], "layout": {}}, config={"responsive": True}),
    dash_table.DataTable(id="table", columns=[{"name": "A", "id": "a"}], data=[{"a": 1}, {"a": float("nan")}], page_size=5),
])


@app.callback(Output("o1", "children"), Input("in", "value"))
def single(value):
    return f"single {value}"


@app.callback(Output("o2", "children"), Output("o2", "style"), Input("in", "value"), State("st", "value"))
def multi(value, state):
    return f"{value}-{state}", {"color": "red"}


@app.callback(Output("o3", "children"), Output("o3", "title"), Input("b", "n_clicks"), State("in", "value"), State("store", "data"),
              prevent_initial_call=True, running=[(Output("b", "disabled"), True, False)])
def running(clicks, value, data):
    return f"{clicks} {value}", data["k"]


@app.callback(Output("o4", "children"), Output("o4", "title"), Input("bnu", "n_clicks"), prevent_initial_call=True)
def one_update(clicks):
    return no_update, f"t{clicks}"


@app.callback(Output("o4", "style"), Input("bnu", "n_clicks"), prevent_initial_call=True)
def no_updates(clicks):
    return no_update


@app.callback(Output("o4", "className"), Input("bpu", "n_clicks"), prevent_initial_call=True)
def prevented(clicks):
    raise PreventUpdate


@app.callback(Output("err", "children"), Input("berr", "n_clicks"), prevent_initial_call=True)
def failing(clicks):
    return 1 / 0


@app.callback(Output("o1", "children", allow_duplicate=True), Input("bdup", "n_clicks"), prevent_initial_call=True)
def duplicate(clicks):
    return [html.B("dup"), " ", clicks]


@app.callback(Input("bno", "n_clicks"), prevent_initial_call=True)
def no_output(clicks):
    pass


@app.callback(Output("dl", "data"), Input("bdl", "n_clicks"), prevent_initial_call=True)
def download(clicks):
    return dict(content="hello", filename="h.txt", type=None, base64=False)


@app.callback(Output("graph", "figure"), Input("bpatch", "n_clicks"), prevent_initial_call=True)
def patch(clicks):
    p = Patch()
    p["layout"]["title"] = {"text": f"patched {clicks}"}
    p["data"][0]["y"].append(clicks + 3)
    p["data"][0]["y"].extend([9, 8])
    p["data"][0]["y"].insert(1, 5)
    p["data"][-1]["y"].prepend(0.5)
    p["data"][0]["y"].remove(8)
    del p["layout"]["template"]
    p["data"][0]["marker"].update({"color": "red"})
    p["data"][0]["y"].reverse()
    p["layout"]["shapes"].clear()
    p["layout"]["width"] += 10
    p["layout"]["width"] -= 1
    p["layout"]["width"] *= 2
    p["layout"]["width"] /= 4
    return p


@app.callback(Output("store", "data"), Input("bsp", "n_clicks"), prevent_initial_call=True)
def side_update(clicks):
    set_props("o1", {"children": "side", "style": {"color": "blue"}})
    set_props({"type": "out", "i": 1}, {"title": "sideT"})
    return {"k": [clicks]}


@app.callback(Input("bside", "n_clicks"), prevent_initial_call=True)
def only_side(clicks):
    set_props("o1", {"children": html.B("noout")})


@app.callback(Output("o4", "hidden"), Input("bctx", "n_clicks"), State("in", "value"), prevent_initial_call=True)
def context(clicks, value):
    return [ctx.triggered_id, ctx.triggered[0], ctx.inputs, ctx.states, ctx.outputs_list]


@app.callback(Output({"type": "out", "i": MATCH}, "children"), Input({"type": "dd", "i": MATCH}, "value"))
def match(value):
    return f"{value}!"


@app.callback(Output("all", "children"), Input({"type": "dd", "i": ALL}, "value"), State({"type": "dd", "i": ALL}, "id"))
def every(values, ids):
    return " ".join(f"{id['i']}={value}" for id, value in zip(ids, values))


@app.callback(Output({"type": "sm", "i": MATCH}, "children"), Input({"type": "dd", "i": MATCH}, "value"),
              Input({"type": "dd", "i": ALLSMALLER}, "value"))
def smaller(value, values):
    return f"{value} after {len(values)}"


@app.callback(Output({"type": "sm", "i": ALL}, "title"), Input("b", "n_clicks"))
def to_all(clicks):
    return ["first", no_update, "third"]


app.clientside_callback("function(v){return 'cs '+v;}", Output("cs1", "children"), Input("in", "value"))
app.clientside_callback(ClientsideFunction("ns", "dbl"), Output("cs2", "children"), Input("b", "n_clicks"))


def given(id, prop, *value):
    return {"id": id, "property": prop, **({"value": value[0]} if value else {})}


def dropdown(i, value="x"):
    return given({"i": i, "type": "dd"}, "value", value)


def request(output, outputs, inputs, changed=(), **more):
    body = {"output": output, "outputs": outputs, "inputs": inputs, "changedPropIds": list(changed),
            "parsedChangedPropsIds": list(changed), **more}
    return {key: value for key, value in body.items() if value is not None}


def clicked(output, button, outputs=None, value=1, **more):
    if outputs is None and not output.startswith(".."):
        outputs = given(*output.split("."))
    return request(output, outputs, [given(button, "n_clicks", value)], [f"{button}.n_clicks"], **more)


def hash_of(text):
    return next(entry["output"] for entry in app._callback_list if text in json.dumps(entry["inputs"]))


requests = {
    "single": request("o1.children", given("o1", "children"), [given("in", "value", "a")]),
    "single, no value": request("o1.children", given("o1", "children"), [given("in", "value")]),
    "several outputs and state": request("..o2.children...o2.style..", [given("o2", "children"), given("o2", "style")],
                                         [given("in", "value", "abc")], ["in.value"], state=[given("st", "value", "s")]),
    "running": clicked("..o3.children...o3.title..", "b", [given("o3", "children"), given("o3", "title")],
                       state=[given("in", "value", "abc"), given("store", "data", {"k": [1, 2]})]),
    "no_update for one": clicked("..o4.children...o4.title..", "bnu", [given("o4", "children"), given("o4", "title")]),
    "no_update for all": clicked("o4.style", "bnu"),
    "PreventUpdate": clicked("o4.className", "bpu"),
    "allow_duplicate": clicked(hash_of("bdup"), "bdup", given("o1", hash_of("bdup").split(".")[1])),
    "no output": {key: value for key, value in clicked(hash_of("bno"), "bno", {}).items() if key != "outputs"},
    "download": clicked("dl.data", "bdl"),
    "Patch": clicked("graph.figure", "bpatch"),
    "set_props": clicked("store.data", "bsp"),
    "set_props without output": {key: value for key, value in clicked(hash_of("bside"), "bside", {}).items() if key != "outputs"},
    "context": clicked("o4.hidden", "bctx", state=[given("in", "value", "abc")]),
    "MATCH": request('{"i":["MATCH"],"type":"out"}.children', given({"i": 1, "type": "out"}, "children"), [dropdown(1, "y")]),
    "ALL": request("all.children", given("all", "children"), [[dropdown(0), dropdown(1, "y"), dropdown(2)]],
                   state=[[given({"i": i, "type": "dd"}, "id", {"type": "dd", "i": i}) for i in range(3)]]),
    "ALL, none there": request("all.children", given("all", "children"), [[]], state=[[]]),
    "ALLSMALLER, none": request('{"i":["MATCH"],"type":"sm"}.children', given({"i": 0, "type": "sm"}, "children"), [dropdown(0), []]),
    "ALLSMALLER": request('{"i":["MATCH"],"type":"sm"}.children', given({"i": 2, "type": "sm"}, "children"),
                          [dropdown(2), [dropdown(0), dropdown(1)]]),
    "ALL outputs": clicked('{"i":["ALL"],"type":"sm"}.title', "b", [given({"i": i, "type": "sm"}, "title") for i in range(3)]),
    "an exception": clicked("err.children", "berr"),
    "text that could close a script": request("o1.children", given("o1", "children"), [given("in", "value", "</script>é\u2028\"")]),
}

client = app.server.test_client()
exchanges = []
for name, body in requests.items():
    answer = client.post("/_dash-update-component", json=body)
    exchanges.append({"name": name, "request": body, "status": answer.status_code,
                      "response": answer.get_json() if answer.status_code == 200 else None})
print(json.dumps({"dash": dash.__version__, "layout": client.get("/_dash-layout").get_json(),
                  "dependencies": client.get("/_dash-dependencies").get_json(), "exchanges": exchanges}, indent=1))
