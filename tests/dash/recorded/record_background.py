# A background callback of Python's Dash into background.json: what the browser is answered when it starts, asks, starts anew and cancels.
# background_replay_test.cc has the same app in C++.
#
#   pip install "dash[diskcache]==4.4.1" && python record_background.py > background.json
import json
import pathlib
import tempfile
import time

import dash
import diskcache
from dash import Dash, DiskcacheManager, Input, Output, html, set_props
from dash.exceptions import PreventUpdate

folder = pathlib.Path(tempfile.mkdtemp())
gate = folder / "gate"  # the handler goes on once it is there
app = Dash(__name__, background_callback_manager=DiskcacheManager(diskcache.Cache(folder / "cache")))
app.layout = html.Div([html.Button("go", id="go"), html.Button("stop", id="stop"), html.Progress(id="bar"), html.Div(id="out")])


@app.callback(Output("out", "children"), Input("go", "n_clicks"), background=True, cancel=[Input("stop", "n_clicks")], interval=300,
              prevent_initial_call=True, progress=[Output("bar", "value"), Output("bar", "max")], progress_default=["0", "10"],
              running=[(Output("go", "disabled"), True, False)])
def work(progress, clicks):
    if clicks == 3:
        raise ZeroDivisionError("division by zero")
    if clicks == 4:
        raise PreventUpdate
    progress(("3", "10"))
    set_props("out", {"title": "busy"})
    while not gate.exists():
        time.sleep(0.01)
    return f"done {clicks}"


client = app.server.test_client()
go = {"output": "out.children", "outputs": {"id": "out", "property": "children"}, "changedPropIds": ["go.n_clicks"],
      "parsedChangedPropsIds": ["go.n_clicks"]}
stop = {"output": "stop.id", "outputs": {"id": "stop", "property": "id"}, "changedPropIds": ["stop.n_clicks"],
        "parsedChangedPropsIds": ["stop.n_clicks"], "inputs": [{"id": "stop", "property": "n_clicks", "value": 1}]}
names = {"cacheKey": None, "job": None}  # of the job that was started last
steps = []


def clicked(value):
    return {**go, "inputs": [{"id": "go", "property": "n_clicks", "value": value}]}


def ask(query, body):
    for name, value in names.items():
        query = query.replace("{" + name + "}", value or "")
    return client.post("/_dash-update-component" + query, json=body)


# One step: a request, again and again until its answers have all of `until`, which are gathered into one.
def step(name, query, body, until=()):
    gathered = {}
    for _ in range(2000):
        answer = ask(query, body)
        gathered.update(answer.get_json() if answer.status_code == 200 else {})
        if answer.status_code != 200 or all(key in gathered for key in until):
            break
        time.sleep(0.02)
    for key in names:
        if key in gathered:
            names[key] = gathered[key]
            gathered[key] = "{" + key + "}"
    steps.append({"name": name, "query": query, "body": body, "until": list(until), "status": answer.status_code,
                  "response": gathered if answer.status_code == 200 else None})


poll = "?cacheKey={cacheKey}&job={job}"
step("starts", "", clicked(1))
step("tells its progress", poll, clicked(None), ["progress", "sideUpdate"])
step("goes on", poll, clicked(None))
gate.touch()
steps.append({"name": "the handler may end"})
step("ends", poll, clicked(None), ["response"])
gate.unlink()
steps.append({"name": "the handler waits"})
step("starts again", "", clicked(2))
step("starts anew", "?oldJob={job}", clicked(5))
step("is cancelled", "?cancelJob={job}", stop)
step("is gone", poll, clicked(None))
step("fails", "", clicked(3))
step("says that it failed", poll, clicked(None), ["response"])
step("changes nothing", "", clicked(4))
step("says that nothing changes", poll, clicked(None), ["response"])
print(json.dumps({"dash": dash.__version__, "dependencies": client.get("/_dash-dependencies").get_json(), "steps": steps}, indent=1))
