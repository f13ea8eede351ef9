# WebSocket callbacks of Python's Dash into websocket.json: the messages of a browser ("C") and what it is answered ("S").
# websocket_replay_test.cc has the same app in C++.
#
#   pip install "dash[fastapi]==4.4.1" uvicorn websockets && python record_websocket.py > websocket.json
import json
import socket
import threading
import time

import dash
import uvicorn
from dash import Dash, Input, Output, Patch, ctx, dcc, html, no_update, set_props
from dash.exceptions import PreventUpdate
from websockets.sync.client import connect

app = Dash(__name__, backend="fastapi", websocket_callbacks=True)
app.layout = html.Div([dcc.Input(id="in"), html.Div(id="out"), html.Button("go", id="go"), html.Div(id="ticks"), html.Div(id="asked")])


@app.callback(Output("out", "children"), Input("in", "value"))
def text(value):
    if value == "prevent":
        raise PreventUpdate
    if value == "fail":
        raise ZeroDivisionError("division by zero")
    return f"ws {value}"


@app.callback(Output("out", "title"), Output("out", "lang"), Input("in", "value"))
def two(value):
    return no_update, value


@app.callback(Input("go", "n_clicks"), prevent_initial_call=True, persistent=True)
async def stream(clicks):
    value = await ctx.websocket.get_prop("in", "value")
    set_props("asked", {"children": f"got {value}", "title": clicks})
    patch = Patch()
    patch["color"] = "red"
    set_props("ticks", {"style": patch})
    set_props("ticks", {"children": ["tick ", html.B(1)]})


def request(number, output, outputs, inputs):
    payload = {"output": output, "inputs": inputs, "changedPropIds": [f"{inputs[0]['id']}.{inputs[0]['property']}"]}
    payload["parsedChangedPropsIds"] = payload["changedPropIds"]
    if outputs:
        payload["outputs"] = outputs
    return {"type": "callback_request", "rendererId": "r", "requestId": f"r-{number}", "payload": payload}


def given(id, prop, *value):
    return {"id": id, "property": prop, **({"value": value[0]} if value else {})}


def records(port, hashed):
    frames = []
    with connect(f"ws://127.0.0.1:{port}/_dash-ws-callback", origin=f"http://127.0.0.1:{port}") as browser:
        waiting = []

        def send(message):
            frames.append(["C", message])
            browser.send(json.dumps(message).replace('"{request}"', json.dumps(asked)))

        def receive():  # several messages may come as one list
            if not waiting:
                answer = json.loads(browser.recv(timeout=10))
                waiting.extend(answer if isinstance(answer, list) else [answer])
            frames.append(["S", waiting.pop(0)])
            return frames[-1][1]

        asked = None
        out = given("out", "children")
        send(request(1, "out.children", out, [given("in", "value", "xyz")]))
        receive()
        send(request(2, "out.children", out, [given("in", "value")]))
        receive()
        send(request(3, "out.children", out, [given("in", "value", "prevent")]))
        receive()
        send(request(4, "..out.title...out.lang..", [given("out", "title"), given("out", "lang")], [given("in", "value", "de")]))
        receive()
        send(request(5, "out.children", out, [given("in", "value", "fail")]))
        del receive()["payload"]["message"]  # words of Python
        send(request(6, hashed, None, [given("go", "n_clicks", 1)]))
        question = receive()
        asked, question["requestId"] = question["requestId"], "{request}"
        send({"type": "get_props_response", "rendererId": "r", "requestId": "{request}", "payload": {"value": "now"}})
        while receive()["type"] != "callback_response":
            pass
        send({"type": "heartbeat"})
        receive()
    return frames


port = socket.socket()
port.bind(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app.server, log_level="error"))
threading.Thread(target=server.run, kwargs={"sockets": [port]}, daemon=True).start()
while not server.started:
    time.sleep(0.01)
hashed = next(entry["output"] for entry in app._callback_list if entry["no_output"])
frames = records(port.getsockname()[1], hashed)
server.should_exit = True
print(json.dumps({"dash": dash.__version__, "frames": frames}, indent=1).replace(hashed, "{no output}"))
