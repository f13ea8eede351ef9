"""What runs on each worker's node beside Ray's tasks: a server that sends partitions to clients, and runs small tasks."""
import ctypes
import itertools

import ray
from ray.experimental import get_object_locations
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from . import native


class NodeServer:
    """An actor, one a node."""

    _PATIENCE = 30  # seconds, for an object that should be here; who asks has other ways to get it

    def __init__(self, token, cpus, kept_bytes):
        lib = native.library()
        lib.weft_serve_node.argtypes = [ctypes.POINTER(native.Store), ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint32, ctypes.c_uint64,
                                        ctypes.POINTER(ctypes.c_uint16), ctypes.c_char_p, ctypes.c_uint64]
        lib.weft_serve_node.restype = ctypes.c_void_p
        lib.weft_forget_object.argtypes = [ctypes.c_void_p, ctypes.c_uint64]
        lib.weft_forget_object.restype = None
        native.name_node()
        self._offered = {}  # object's number -> (turn, object)
        self._store = native.Store(lambda number: self._offered[number][1], self._PATIENCE)  # outlives the server
        host, port, error = ray.util.get_node_ip_address(), ctypes.c_uint16(), ctypes.create_string_buffer(4096)
        self._server = lib.weft_serve_node(ctypes.byref(self._store), host.encode(), token.encode(), cpus, kept_bytes,
                                           ctypes.byref(port), error, len(error))
        if not self._server:
            raise RuntimeError(error.value.decode(errors="replace"))
        self._address = f"{host}:{port.value}"

    def address(self):
        return self._address

    def offer(self, turn, numbers, objects):
        self._offered.update((number, (turn, ref)) for number, ref in zip(numbers, objects))

    def withdraw(self, numbers, turns):
        """Calls may overtake one another: what was offered again since stays."""
        for number, turn in zip(numbers, turns):
            if self._offered.get(number, (turn,))[0] == turn:
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


class _Offered:
    """An object that a server knows, since which turn, and to how many it was offered."""

    def __init__(self):
        self.server, self.turn, self.count = None, 0, 0


class NodeServers:
    """Those of all workers' nodes. Called on one thread."""

    _PATIENCE = 5  # seconds

    def __init__(self, token):
        self._token = token
        self._running = {}  # by node
        self._offered = {}  # by the object's number
        self._turns = itertools.count()

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

    def offer(self, numbers, objects):
        """-> {number: address} of objects that can be read at the node that has them. `objects` by number; each of the numbers is
        to be withdrawn as often as it comes here, whether there is an address or not."""
        running = list(self._running.values())
        unknown = {number: ref for number, ref in objects.items()
                   if number not in self._offered or self._offered[number].server not in running}
        told = self._tell(unknown) if unknown else {}
        for number in numbers:
            self._offered.setdefault(number, _Offered()).count += 1
        for number in unknown:
            self._offered[number].server, self._offered[number].turn = told.get(number, (None, 0))
        return {number: self._offered[number].server.address for number in objects if self._offered[number].server}

    def _tell(self, objects):
        """Tells the servers of their nodes of objects, all at once. -> {number: (server, turn)} of those that know it now."""
        found = get_object_locations(list(objects.values()))
        by_server = {}
        for number, ref in objects.items():
            nodes = found[ref]["node_ids"] if ref in found else []  # Ray leaves out what it cannot find
            servers = [self._running[node] for node in nodes if node in self._running]
            if servers and servers[0].address:
                by_server.setdefault(servers[0], []).append(number)
        turn = next(self._turns)
        answers = {server.actor.offer.remote(turn, numbers, [objects[number] for number in numbers]): server
                   for server, numbers in by_server.items()}
        in_time = ray.wait(list(answers), num_returns=len(answers), timeout=self._PATIENCE)[0] if answers else []
        told = {}
        for answer, server in answers.items():
            if answer in in_time and _succeeded(answer):
                told.update((number, (server, turn)) for number in by_server[server])
            else:
                self._running = {node: other for node, other in self._running.items() if other is not server}
        return told

    def withdraw(self, numbers):
        by_server = {}
        for number in numbers:
            known = self._offered[number]
            known.count -= 1
            if known.count == 0:
                del self._offered[number]
                if known.server:
                    by_server.setdefault(known.server, []).append((number, known.turn))
        for server, own in by_server.items():
            server.actor.withdraw.remote(*zip(*own))


def _succeeded(answer):
    try:
        ray.get(answer)
    except ray.exceptions.RayError:
        return False
    return True
