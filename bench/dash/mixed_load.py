"""An app under mixed load for long: no call may be lost or answered wrongly, and memory must not grow.

Some clients at a time, each choosing at random what to do next and checking every answer: callbacks that return, throw, compute, draw, run in
the background and through WebSockets, pages, bundles, bodies of a megabyte, requests broken off in the middle. Load is bounded by a pause
between two steps. Environment: WEFT_BUILD; WEFT_LOAD_MINUTES, 60; WEFT_LOAD_CLIENTS, 8.
"""
import collections
import http.client
import json
import os
import random
import socket
import sys
import threading
import time

import run
import sockets

MINUTES = float(os.environ.get("WEFT_LOAD_MINUTES", "60"))
CLIENTS = int(os.environ.get("WEFT_LOAD_CLIENTS", "8"))
PAUSE = float(os.environ.get("WEFT_LOAD_PAUSE", "0.01"))  # seconds


def body_of(output, property, value):
    return json.dumps({"output": f"{output}.{property}", "outputs": {"id": output, "property": property},
                       "inputs": [{"id": "in", "property": "value", "value": value}], "changedPropIds": ["in.value"]})


class Client:
    def __init__(self, port, seed):
        self.port, self.random, self.counts = port, random.Random(seed), collections.Counter()
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.page, self.received, self.number = sockets.open_page(port, call=None), b"", 0

    def ask(self, method, path, body=None, status=200):
        self.connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status == status, f"{path}: {answer.status} {content[:200]}"
        return content

    def call(self, output, property, value, query=""):
        return json.loads(self.ask("POST", "/_dash-update-component" + query, body_of(output, property, value)))

    def result(self, output, property, value):
        return self.call(output, property, value)["response"][output][property]

    def echo(self):
        text = f"é <{self.random.random()}>"
        answer = self.call("echo", "children", text)
        assert answer["response"]["echo"]["children"] == text and answer["sideUpdate"]["other"]["title"] == text, answer

    def throw(self):
        self.ask("POST", "/_dash-update-component", body_of("echo", "children", "throw it"), 500)

    def mismatch(self):
        self.ask("POST", "/_dash-update-component", body_of("count", "children", "text"), 400)

    def compute(self):
        assert self.result("count", "children", 5e6) == 102

    def draw(self):
        assert len(self.result("graph", "figure", 5e6)["data"][0]["hovertemplate"]) > 10

    def large(self):
        text = "x" * 1_000_000
        assert self.result("echo", "children", text) == text

    def background(self):
        job = self.call("job", "children", 7)["job"]
        for _ in range(600):
            answer = self.call("job", "children", None, f"?cacheKey={job}&job={job}")
            if "response" in answer:
                assert answer["response"]["job"]["children"] == 7, answer
                return
            time.sleep(0.02)
        raise AssertionError("the background callback never ended")

    def live(self):
        self.number += 1
        text = f"n{self.number}"
        message = {**sockets.CALL, "requestId": f"r-{self.number}", "payload": json.loads(body_of("live", "children", text))}
        self.page.sendall(sockets.text_frame(json.dumps(message)))
        wanted = f'"live":{{"children":"{text}"}}'.encode()
        while wanted not in self.received:
            part = self.page.recv(65536)
            assert part, "the WebSocket has ended"
            self.received += part
        assert f'live {text}"'.encode() in self.received
        self.received = b""

    def reconnect(self):
        self.page.close()
        self.page, self.received = sockets.open_page(self.port, call=None), b""

    def visit(self):
        page = self.ask("GET", "/").decode()
        assert "react-entry-point" in page
        self.ask("GET", "/_dash-layout")
        self.ask("GET", "/_dash-dependencies")
        self.ask("GET", "/_dash-component-suites/dash/dcc/async-graph.js")

    def break_off(self):
        with socket.create_connection(("127.0.0.1", self.port)) as client:
            text = body_of("count", "children", 5e6)
            head = f"POST /_dash-update-component HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
            client.sendall((head + text)[:self.random.randrange(len(head + text)) + 1].encode())

    def run_until(self, end):
        steps = [self.echo] * 6 + [self.live] * 4 + [self.compute, self.draw, self.throw, self.mismatch, self.visit, self.break_off,
                                                    self.background, self.large, self.reconnect]
        while time.monotonic() < end:
            step = self.random.choice(steps)
            step()
            self.counts[step.__name__] += 1
            time.sleep(PAUSE)


def main():
    failures = []
    with run.serving("weft", "mixed") as (port, pid):
        clients = [Client(port, seed) for seed in range(CLIENTS)]
        end = time.monotonic() + 60 * MINUTES

        def work(client):
            try:
                client.run_until(end)
            except Exception as failure:
                failures.append(f"{type(failure).__name__}: {failure}")

        threads = [threading.Thread(target=work, args=[client]) for client in clients]
        for thread in threads:
            thread.start()
        memory = []
        while any(thread.is_alive() for thread in threads) and not failures:
            memory.append(run.resident_mb(pid))
            print(f"{len(memory) - 1:4} min {memory[-1]:8.1f} MB", flush=True)
            for thread in threads:
                thread.join(60 / len(threads))
        for thread in threads:
            thread.join()
        counts = sum((client.counts for client in clients), collections.Counter())
    print(f"{sum(counts.values())} steps in {MINUTES:g} min, each answer right: {dict(counts)}")
    print(f"memory: {memory[1 if len(memory) > 1 else 0]:.1f} MB after the first minute, {memory[-1]:.1f} MB at the end")
    print("\n".join(failures) or "no failure")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
