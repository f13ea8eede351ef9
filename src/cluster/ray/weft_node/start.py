"""Starts the nodes of a cluster as the `weft` program says in WEFT_NODE_OPTIONS: the scheduler's with the scheduler, or a worker's."""
import ctypes
import fcntl
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time

_RAY = [sys.executable, "-c", "from ray.scripts.scripts import main; main()"]
# What the allocator of a node's processes keeps of freed memory for what comes next: buffers of large transfers come and go, and memory that
# the system gives anew is dearer than what is done with it. In bytes.
_KEPT_MEMORY = {"TRIM": 128 << 20, "MMAP": 64 << 20}
# A node whose process has ended refuses at once, and is given up after some two seconds. One that says nothing, as it is starved or its
# network is gone, has three times as long as an answer may take.
_HEALTH = {"initial_delay_ms": 5000, "period_ms": 500, "timeout_ms": 5000, "failure_threshold": 3}


def _prepare_environment(ray_token):
    os.environ.update({"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": ray_token, "RAY_USAGE_STATS_ENABLED": "0"})
    os.environ["RAY_worker_niceness"] = "0"  # else whatever else the machine does goes before what clients wait for
    os.environ.update({f"RAY_health_check_{name}": str(value) for name, value in _HEALTH.items()})
    for name, size in _KEPT_MEMORY.items():
        os.environ.setdefault(f"MALLOC_{name}_THRESHOLD_", str(size))
    # A node that lost the head this long is given up there too: it ends, and whoever started it can have it join anew.
    os.environ["RAY_gcs_rpc_server_reconnect_timeout_s"] = "20"


def _die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _node_arguments(options):
    arguments = ["--block", "--disable-usage-stats", f"--num-cpus={options['cpus']}"]
    if options["node_address"]:
        arguments.append(f"--node-ip-address={options['node_address']}")
    for option in ("memory", "object_store_memory"):
        if options[option]:
            arguments.append(f"--{option.replace('_', '-')}={options[option]}")
    if options["resources"]:
        arguments.append(f"--resources={options['resources']}")
    return arguments


def _free_port(host):
    with socket.socket() as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]


def _address_of(host):
    """Where the other nodes find this one, as Ray takes it: an address, not a name, and not all addresses at once."""
    if host in ("0.0.0.0", "::"):
        import ray
        address = ray.util.get_node_ip_address()
        return "127.0.0.2" if address == "127.0.0.1" else address  # Ray takes the latter for each machine's own
    try:
        return socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][4][0]
    except (OSError, UnicodeError):
        sys.exit(f"weft: There is no such host: {host}")


class _Node:
    """A process `ray start`, and what it prints."""

    def __init__(self, *arguments):
        self._log = tempfile.TemporaryFile()
        self.process = subprocess.Popen([*_RAY, "start", *arguments], stdout=self._log, stderr=self._log,
                                        preexec_fn=_die_with_parent, start_new_session=True)

    def output(self):
        self._log.seek(0)
        return self._log.read().decode(errors="replace")

    def wait_until(self, is_up):
        end = time.monotonic() + 60
        while not is_up():
            if self.process.poll() is not None:
                sys.exit(f"weft: Ray could not be started:\n{self.output()}")
            if time.monotonic() > end:
                _end(self.process)
                sys.exit("weft: Ray did not start within 60 seconds")
            time.sleep(0.05)


def _start_head(options):
    """-> (process, address of Ray)"""
    host = _address_of(options["node_address"])
    port = options["ray_port"] or _free_port(host)
    node = _Node("--head", f"--port={port}", "--include-dashboard=false", *_node_arguments({**options, "node_address": host}))

    def is_up():
        with socket.socket() as probe:
            return probe.connect_ex((host, port)) == 0

    node.wait_until(is_up)
    return node.process, f"{host}:{port}"


def _end(process):
    if process is None:
        return
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _stop(*_):
    raise SystemExit


def _scheduler(options):
    _prepare_environment(os.environ.get("RAY_AUTH_TOKEN") or secrets.token_hex(32))
    signal.signal(signal.SIGTERM, _stop)
    head, address = (None, options["ray_address"]) if options["ray_address"] else _start_head(options)
    actor = status = None
    try:
        import ray

        from .scheduler import Scheduler

        # Nodes that `weft` did not start look for Weft at the same places as this one.
        places = {"env_vars": {name: os.environ[name] for name in ("PYTHONPATH", "WEFT_NODE_LIBRARY")}}
        ray.init(address=address, namespace="weft", log_to_driver=False, logging_level="error",
                 runtime_env=places if options["ray_address"] else None)
        signal.signal(signal.SIGTERM, _stop)  # Ray has one of its own
        told = {name: options[name] for name in ("location", "token", "tls_cert", "tls_key", "state_dir")}
        told.update(ray_address=address, ray_token=os.environ["RAY_AUTH_TOKEN"])
        actor = ray.remote(Scheduler).options(
            name="scheduler", lifetime="detached", max_restarts=-1, num_cpus=0, max_concurrency=4,
            resources={"node:__internal_head__": 0.001}).remote(told)
        try:
            ray.get(actor.process.remote())
        except ray.exceptions.RayError as error:
            reason = str(getattr(error, "cause", None) or error).strip().splitlines()[-1]
            sys.exit(f"weft: {reason.removeprefix('RuntimeError: ')}")
        print(f"The scheduler is at {options['address']} (Ray at {address}); Ctrl-C ends it", flush=True)
        if options["status"]:
            status = subprocess.Popen(options["status"], env={**os.environ, "WEFT_TOKEN": options["token"]}, preexec_fn=_die_with_parent)
        while head is None or head.poll() is None:
            time.sleep(0.2)
        sys.exit("weft: Ray ended")
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        _end(status)
        if actor is not None:
            if head is None or head.poll() is None:
                ray.kill(actor)
            ray.shutdown()  # while there is something to take leave of
        _end(head)


def _worker(options):
    _prepare_environment(options["ray_token"])
    signal.signal(signal.SIGTERM, _stop)
    node = None
    try:
        # Ray names a node's sockets by those that are there: nodes of one machine start one after the other.
        with open(os.path.join(tempfile.gettempdir(), f"weft-node-{os.getuid()}.lock"), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            node = _Node(f"--address={options['ray_address']}", *_node_arguments(options))
            node.wait_until(lambda: "Ray runtime started" in node.output())
        print(f"A worker of {options['address']} is ready (Ray at {options['ray_address']}); Ctrl-C ends it", flush=True)
        node.process.wait()
        sys.exit(f"weft: Ray ended:\n{node.output()}")
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        _end(node and node.process)


def main():
    options = json.loads(os.environ.pop("WEFT_NODE_OPTIONS"))
    {"scheduler": _scheduler, "worker": _worker}[options["role"]](options)


if __name__ == "__main__":
    main()
