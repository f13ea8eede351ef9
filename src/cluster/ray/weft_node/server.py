"""What runs on each worker's node beside Ray's tasks: a server that sends partitions to clients, and runs small tasks."""
import ctypes

import ray
from ray.experimental import get_object_locations
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from . import native


class NodeServer:
    """An actor, one a node."""

    def __init__(self, token, cpus, kept_bytes):
        lib = native.library()
        lib.weft_serve_node.argtypes = [ctypes.POINTER(native.Store), ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint32, ctypes.c_uint64,
                                        ctypes.POINTER(ctypes.c_uint16), ctypes.c_char_p, ctypes.c_uint64]
        lib.weft_serve_node.restype = ctypes.c_void_p
        lib.weft_forget_object.argtypes = [ctypes.c_void_p, ctypes.c_uint64]
        lib.weft_forget_object.restype = None
        native.name_node()
        self._offered = {}
        self._store = native.Store(self._offered.__getitem__)  # outlives the server
        host, port, error = ray.util.get_node_ip_address(), ctypes.c_uint16(), ctypes.create_string_buffer(4096)
        self._server = lib.weft_serve_node(ctypes.byref(self._store), host.encode(), token.encode(), cpus, kept_bytes,
                                           ctypes.byref(port), error, len(error))
        if not self._server:
            raise RuntimeError(error.value.decode(errors="replace"))
        self._address = f"{host}:{port.value}"

    def address(self):
        return self._address

    def offer(self, numbers, objects):
        self._offered.update(zip(numbers, objects))

    def withdraw(self, numbers):
        for number in numbers:
            self._offered.pop(number, None)
            native.library().weft_forget_object(self._server, number)


class _Running:
    """A server as the scheduler sees it: its address is known when it has started."""

    def __init__(self, actor):
        self.actor = actor
        self.address = ""
        self._answer = actor.address.remote()

    def look(self):
        """Whether it runs, or will."""
        if self.address or not ray.wait([self._answer], timeout=0)[0]:
            return True
        try:
            self.address = ray.get(self._answer)
        except ray.exceptions.RayError:
            return False
        return True


class NodeServers:
    """Those of all workers' nodes. Called on one thread."""

    _PATIENCE = 5  # seconds

    def __init__(self, token):
        self._token = token
        self._running = {}  # by node
        self._offered = {}  # object's number -> server

    def keep(self, nodes):
        """Has a server on each of these nodes and no other, and tells their addresses to the nodes' descriptions."""
        alive = {node["id"] for node in nodes}
        self._running = {node: server for node, server in self._running.items() if node in alive and server.look()}
        for node in nodes:
            if node["cpus"] < 1:
                continue
            if node["id"] not in self._running:
                where = NodeAffinitySchedulingStrategy(node["id"], soft=False)
                # What it keeps open cannot leave the store.
                self._running[node["id"]] = _Running(ray.remote(NodeServer).options(
                    num_cpus=0, max_concurrency=4, scheduling_strategy=where).remote(
                        self._token, int(node["cpus"]), int(node["object_store_memory"] / 4)))
            node["server"] = self._running[node["id"]].address

    def offer(self, objects):
        """-> {number: address} of the objects, by number, that can be read at the node that has them."""
        found = get_object_locations(list(objects.values()))
        by_server, addresses = {}, {}
        for number, ref in objects.items():
            servers = [self._running[node] for node in found[ref]["node_ids"] if node in self._running]
            if servers and servers[0].address:
                by_server.setdefault(servers[0], []).append(number)
        for server, numbers in by_server.items():
            self._offered.update(dict.fromkeys(numbers, server))
            try:
                ray.get(server.actor.offer.remote(numbers, [objects[number] for number in numbers]), timeout=self._PATIENCE)
            except ray.exceptions.RayError:
                self._running = {node: other for node, other in self._running.items() if other is not server}
            else:
                addresses.update(dict.fromkeys(numbers, server.address))
        return addresses

    def withdraw(self, numbers):
        by_server = {}
        for number in numbers:
            server = self._offered.pop(number, None)
            if server:
                by_server.setdefault(server, []).append(number)
        for server, own in by_server.items():
            server.actor.withdraw.remote(own)
