"""Compares Weft's server with Dash's (Flask's development server, gunicorn, waitress, FastAPI) and a bare Beast server.

The same apps, the same load from wrk on one connection set, all on the loopback interface, in turns, so that what else the machine does meets
all of them; wrk shares the cores with them. Environment: WEFT_BUILD, the folder of the build; WEFT_BENCH_ROUNDS, 5; WEFT_BENCH_PARTS, such as
"callback,layout,start,figure,sockets"; WEFT_BENCH_SOCKETS, 10000.
"""
import contextlib
import http.client
import os
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import time

import dash

import sockets

HERE = pathlib.Path(__file__).resolve().parent
CSV = HERE.parents[1] / "examples" / "gdp-life-exp-2007.csv"
BUILD = pathlib.Path(os.environ.get("WEFT_BUILD", HERE.parents[1] / "build" / "release")) / "bench" / "dash"
ROUNDS = int(os.environ.get("WEFT_BENCH_ROUNDS", "5"))
PARTS = os.environ.get("WEFT_BENCH_PARTS", "callback,layout,start,figure,sockets").split(",")
PEERS = ["flask", "gunicorn", "waitress", "fastapi"]
CONNECTIONS = 32
SECONDS = int(os.environ.get("WEFT_BENCH_SECONDS", "3"))

CALLBACK = ('{"output":"out.children","outputs":{"id":"out","property":"children"},"inputs":[{"id":"in","property":"value",'
            '"value":"something"}],"changedPropIds":["in.value"],"parsedChangedPropsIds":["in.value"]}')
DRAW = ('{"output":"million.figure","outputs":{"id":"million","property":"figure"},"inputs":[{"id":"draw","property":"n_clicks",'
        '"value":1}],"changedPropIds":["draw.n_clicks"],"parsedChangedPropsIds":["draw.n_clicks"]}')


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command_of(server, app, port):
    if server == "weft":
        return [BUILD / f"bench_{app}_app", *([] if app == "trivial" else [CSV])]
    if server == "beast":
        return [BUILD / "bench_bare_beast"]
    return [sys.executable, HERE / "peers.py", app, server, str(port)]


def ask(port, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    assert answer.status == 200, f"{path}: {answer.status} {content[:200]}"
    return content


def download(port, path, body):
    """Sends a request and counts the bytes of the answer; does so little that the server is what is measured."""
    piece = bytearray(1 << 20)
    with socket.create_connection(("127.0.0.1", port), 120) as connection:
        connection.sendall(f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n"
                           f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
        size = connection.recv_into(piece)
        assert b" 200 " in piece[:20], piece[:200]
        while count := connection.recv_into(piece):
            size += count
    return size


@contextlib.contextmanager
def serving(server, app):
    port = free_port()
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), "WEFT_BENCH_CSV": str(CSV), "PYTHONPATH": str(HERE)}
    process = subprocess.Popen(command_of(server, app, port), env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None and time.monotonic() < deadline, f"{server} does not serve"
                time.sleep(0.001)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def wrk(port, path, script=None):
    """Requests per second, and the 99th percentile of their time in ms."""
    arguments = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", *(["-s", HERE / script] if script else []),
                 f"http://127.0.0.1:{port}{path}"]
    text = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in text, text
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), float(number) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]


def race(title, servers, app, path, script=None, body=None):
    measured = {server: [] for server in servers}
    answers = {}
    for _ in range(ROUNDS):
        for server in servers:
            with serving(server, app) as (port, _):
                answers[server] = ask(port, "POST" if body else "GET", path, body).rstrip()
                wrk(port, path, script)  # the first second of a server is not what it is measured by
                measured[server].append(wrk(port, path, script))
    rates = {server: statistics.median(rate for rate, _ in runs) for server, runs in measured.items()}
    tails = {server: statistics.median(tail for _, tail in runs) for server, runs in measured.items()}
    print(f"\n{title}, {CONNECTIONS} connections")
    print(f"{'':12}{'requests/s':>12}{'p99':>12}{'Weft is':>12}{'its p99 is':>14}")
    for server in servers:
        print(f"{server:12}{rates[server]:12.0f}{tails[server]:9.2f} ms{rates['weft'] / rates[server]:11.2f}x"
              f"{tails['weft'] / tails[server]:13.3f}x")
    return answers


def measure_callback():
    answers = race("a trivial callback", ["weft", "beast", *PEERS], "trivial", "/_dash-update-component", "post.lua", CALLBACK)
    assert answers["weft"] == answers["beast"] == answers["flask"], answers


def measure_layout():
    race("the layout of the classic app", ["weft", *PEERS], "charts", "/_dash-layout")


def resident_mb(pid):
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
    def of(process):
        text = pathlib.Path(f"/proc/{process}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024
    return of(pid) + sum(of(child) for child in children)


def measure_start():
    print("\nfrom start to the first page, and memory then and after 3 s of the callback's load")
    for server in ["weft", *PEERS]:
        times, fresh, loaded = [], 0, 0
        for _ in range(ROUNDS):
            start = time.perf_counter()
            with serving(server, "trivial") as (port, pid):
                ask(port, "GET", "/")
                times.append(time.perf_counter() - start)
                fresh = resident_mb(pid)
                wrk(port, "/_dash-update-component", "post.lua")
                loaded = resident_mb(pid)
        print(f"{server:12}{statistics.median(times) * 1e3:9.0f} ms{fresh:9.1f} MB{loaded:9.1f} MB")


def measure_figure():
    print("\na callback that returns a figure of a million points")
    medians = {}
    for server in ["weft", *PEERS]:
        with serving(server, "charts") as (port, _):
            times = []
            download(port, "/_dash-update-component", DRAW)
            for _ in range(4 * ROUNDS):
                start = time.perf_counter()
                size = download(port, "/_dash-update-component", DRAW)
                times.append(time.perf_counter() - start)
        medians[server] = statistics.median(times)
        print(f"{server:12}{medians[server] * 1e3:9.1f} ms{size / 1e6:9.1f} MB{medians[server] / medians['weft']:9.1f}x")


def measure_sockets():
    with serving("weft", "trivial") as (port, pid):
        count = int(os.environ.get("WEFT_BENCH_SOCKETS", "10000"))
        before = resident_mb(pid)
        pages = sockets.open_pages(port, count)
        idle = resident_mb(pid)
        start = time.perf_counter()
        ask(port, "POST", "/_dash-update-component",
            '{"output":"told.children","outputs":{"id":"told","property":"children"},"inputs":[{"id":"tell","property":"n_clicks",'
            '"value":7}],"changedPropIds":["tell.n_clicks"]}')
        reached = sockets.count_reached(pages, b"news 7")
        seconds = time.perf_counter() - start
        print(f"\n{count} idle WebSockets: {idle:.0f} MB ({before:.0f} MB before); set_props reached {reached} in {seconds:.2f} s; "
              f"{resident_mb(pid):.0f} MB after")
        assert reached == count


def main():
    print(f"Weft's server and Dash {dash.__version__}; medians of {ROUNDS}; load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
    for part in PARTS:
        {"callback": measure_callback, "layout": measure_layout, "start": measure_start, "figure": measure_figure,
         "sockets": measure_sockets}[part]()


if __name__ == "__main__":
    main()
