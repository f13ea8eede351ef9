# Forms of callbacks on Python's Dash into forms.json: what is listed of them, what they answer when handlers fail, and their API.
# callback_forms_test.cc is the same app in C++.
#
#   pip install dash==4.4.1 && python record_forms.py > forms.json
import json

import dash
from dash import Dash, Input, Output, State, dcc, html, no_update, set_props
from dash.exceptions import PreventUpdate

app = Dash(__name__, on_error=lambda error: set_props("log", {"children": f"app: {error}"}))
app.layout = html.Div([dcc.Input(id="in"), html.Div(id="out"), html.Div(id="log"), html.Div(id="a"), html.Div(id="b")])


def fails(value):
    raise ValueError(value)


def prevents(error):
    raise PreventUpdate


app.callback(Output("out", "children"), Input("in", "value"), on_error=lambda error: f"handled {error}")(fails)
app.callback(Output("out", "title"), Input("in", "value"))(lambda value: fails(value))
app.callback(Output("a", "children"), Output("b", "children"), Input("in", "value"), on_error=lambda error: ("A", no_update))(
    lambda value: fails(value))
app.callback(Output("a", "title"), Input("in", "value"), on_error=prevents)(lambda value: fails(value))
app.callback(Input("in", "value"), on_error=lambda error: None)(lambda value: fails(value))
app.callback(Output("a", "style"), Output("b", "style"), Input("in", "value"), on_error=lambda error: no_update)(
    lambda value: fails(value))


@app.callback(Output("a", "hidden"), Input("in", "value"), State("maybe", "value", allow_optional=True), optional=True, hidden=True,
              api_endpoint="/api/one")
def one(value, other):
    return f"{value} {other}"


@app.callback(Output("a", "lang"), Output("b", "lang"), Input("in", "value"), State("in", "id"), api_endpoint="/api/two")
def two(value, id):
    return value, [id]


@app.callback(Output("out", "children", allow_duplicate=True), Input("in", "n_submit"), prevent_initial_call="initial_duplicate")
def duplicate(value):
    return value


@app.callback(Output("b", "hidden"), inputs=dict(low=Input("in", "value"), rest=dict(high=Input("in", "min"), name=State("in", "id"))))
def grouped(low, rest):
    return [low, rest["high"], rest["name"]]


app.setup_apis()
client = app.server.test_client()
dependencies = client.get("/_dash-dependencies").get_json()


def given(id, property, *value):
    return {"id": id, "property": property, **({"value": value[0]} if value else {})}


no_output = next(entry["output"] for entry in dependencies if entry["no_output"])
calls = {
    "out.children": given("out", "children"),
    "out.title": given("out", "title"),
    "..a.children...b.children..": [given("a", "children"), given("b", "children")],
    "a.title": given("a", "title"),
    no_output: None,
    "..a.style...b.style..": [given("a", "style"), given("b", "style")],
    "a.hidden": given("a", "hidden"),
    "b.hidden": given("b", "hidden"),
}
states = {"a.hidden": [given("maybe", "value", None)], "b.hidden": [given("in", "id", "in")]}
exchanges = []
for output, outputs in calls.items():
    inputs = [given("in", "value", "x")] + ([given("in", "min", 3)] if output == "b.hidden" else [])
    body = {"output": output, "inputs": inputs, "changedPropIds": ["in.value"]}
    body |= {"outputs": outputs} if outputs else {}
    body |= {"state": states[output]} if output in states else {}
    answer = client.post("/_dash-update-component", json=body)
    exchanges.append({"request": body, "status": answer.status_code,
                      "response": answer.get_json() if answer.status_code == 200 else None})

api = []
for path, body in [("/api/one", {"value": 1, "other": "b"}), ("/api/two", {"value": "v", "id": "q"})]:
    answer = client.post(path, json=body)
    api.append({"path": path, "request": body, "status": answer.status_code, "response": answer.get_json()})

print(json.dumps({"dash": dash.__version__, "dependencies": dependencies, "exchanges": exchanges, "api": api}, indent=1))
