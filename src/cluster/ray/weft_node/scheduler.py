"""What runs in the actor that is the scheduler: Ray's API as libweft_node calls it."""
import ctypes
import functools
import itertools
import json
import os
import threading

import ray
from ray.experimental import get_object_locations, internal_kv
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from . import native, server, worker

_U64 = ctypes.POINTER(ctypes.c_uint64)
_EACH = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint64)
_TAKE = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint64)
_CALLS = {  # struct weft_ray
    "submit": (ctypes.c_uint64, native.Bytes, _U64, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_int, ctypes.c_int, _U64),
    "put": (native.Bytes, _U64),
    "get": (ctypes.c_uint64, ctypes.c_double, ctypes.POINTER(native.Bytes), _U64),
    "unpin": (ctypes.c_uint64,),
    "release": (_U64, ctypes.c_uint32),
    "cancel": (_U64, ctypes.c_uint32),
    "add_library": (ctypes.c_char_p,),
    "locations": (_U64, ctypes.c_uint32, ctypes.c_void_p, _TAKE),
    "offer": (_U64, ctypes.c_uint32, ctypes.c_void_p, _TAKE),
    "withdraw": (_U64, ctypes.c_uint32),
    "kv_put": (ctypes.c_char_p, native.Bytes),
    "kv_list": (ctypes.c_void_p, _EACH),
}
_LAST_ERROR = ctypes.CFUNCTYPE(ctypes.c_void_p)


class _Ray(ctypes.Structure):
    _fields_ = [(name, ctypes.CFUNCTYPE(ctypes.c_int, *arguments)) for name, arguments in _CALLS.items()]
    _fields_.append(("last_error", _LAST_ERROR))


class _Options(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p)
                for name in ("location", "token", "tls_cert", "tls_key", "state_dir", "ray_address", "ray_token")]


class Host:
    """Ray's objects by number, and the calls of struct weft_ray."""

    def __init__(self, options):
        self._lib = lib = native.library()
        lib.weft_scheduler_start.argtypes = [ctypes.POINTER(_Ray), ctypes.POINTER(_Options), ctypes.c_char_p, ctypes.c_uint64]
        lib.weft_scheduler_start.restype = ctypes.c_void_p
        lib.weft_scheduler_run.argtypes = [ctypes.c_void_p, ctypes.c_double]
        lib.weft_scheduler_know_nodes.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        lib.weft_scheduler_know_nodes.restype = None
        lib.weft_scheduler_task_done.argtypes = [ctypes.c_void_p, ctypes.c_uint64, native.Bytes, ctypes.c_char_p]
        lib.weft_scheduler_task_done.restype = None
        self._objects, self._pins, self._numbers = {}, native.Pins(), itertools.count(1)
        self._libraries = []
        self._processors, self._turns = [], itertools.count()
        # Nodes have no certificate: where clients want one, all rows go by the scheduler.
        self._servers = None if options["tls_cert"] else server.NodeServers(options["token"])
        self._thread = threading.local()
        calls = {name: kind(self._guarded(getattr(self, name))) for name, kind in _Ray._fields_[:-1]}
        self._ray = _Ray(**calls, last_error=_LAST_ERROR(self._last_error))  # outlives the scheduler
        error = ctypes.create_string_buffer(4096)
        values = _Options(**{name: value.encode() for name, value in options.items()})
        self._scheduler = lib.weft_scheduler_start(ctypes.byref(self._ray), ctypes.byref(values), error, len(error))
        if not self._scheduler:
            raise RuntimeError(error.value.decode(errors="replace"))

    def run(self):
        is_over = False
        while not is_over:
            try:
                self._look_at_nodes()
            except ray.exceptions.RayError:
                pass  # Ray's own centre is away for a moment
            is_over = self._lib.weft_scheduler_run(self._scheduler, 1.0)

    def _guarded(self, call):
        def guarded(*arguments):
            try:
                call(*arguments)
                return 0
            except BaseException as error:  # none may pass through C++
                self._thread.error = ctypes.create_string_buffer(_text(error).encode())
                return 1
        return guarded

    def _last_error(self):
        return ctypes.addressof(self._thread.error)

    def _add(self, value):
        number = next(self._numbers)
        self._objects[number] = value
        return number

    @functools.lru_cache(1000)
    def _function(self, num_outputs, node):
        where = NodeAffinitySchedulingStrategy(node, soft=True) if node else "DEFAULT"
        return ray.remote(worker.run_task).options(num_returns=1 + num_outputs, num_cpus=1, max_retries=3, scheduling_strategy=where)

    def _next_node(self):
        """The nodes in turns, each as often as it has processors."""
        processors = self._processors
        return processors[next(self._turns) % len(processors)] if processors else None

    def submit(self, task, message, inputs, num_inputs, num_outputs, spreads, reads_itself, objects):
        read = [self._objects[inputs[index]] for index in range(num_inputs)]
        # Ray brings objects that are arguments to the task's node, but holds those in a list, and makes them again, where they are.
        far, given = (read, []) if reads_itself else ([], read)
        function = self._function(num_outputs, self._next_node() if spreads else None)
        refs = function.remote(message.copy(), num_outputs, self._libraries, far, *given)
        for index, ref in enumerate(refs):
            objects[index] = self._add(ref)
        # Only the answer comes here; data stays where it was made.
        refs[0].future().add_done_callback(functools.partial(self._ended, task))

    def _ended(self, task, future):
        error = future.exception()
        answer = b"" if error else future.result()
        data = ctypes.cast(ctypes.c_char_p(answer), ctypes.c_void_p)
        self._lib.weft_scheduler_task_done(self._scheduler, task, native.Bytes(data, len(answer)),
                                           _text(error).encode() if error else None)

    def put(self, data, number):
        number[0] = self._add(ray.put(native.Block(native.view(data.data, data.size))))

    def get(self, number, timeout, data, pin):
        self._pins.open(self._objects[number], timeout, data, pin)

    def unpin(self, pin):
        self._pins.close(pin)

    def release(self, numbers, count):
        for index in range(count):
            del self._objects[numbers[index]]

    def cancel(self, numbers, count):
        for index in range(count):
            ray.cancel(self._objects[numbers[index]])

    def add_library(self, digest):
        if digest not in self._libraries:
            self._libraries = [*self._libraries, digest]

    def locations(self, numbers, count, context, take):
        refs = [self._objects[numbers[index]] for index in range(count)]
        addresses = {node["NodeID"]: node["NodeManagerAddress"] for node in ray.nodes()}
        found = get_object_locations(refs)
        text = json.dumps([[addresses[node] for node in found[ref]["node_ids"]] for ref in refs]).encode()
        take(context, text, len(text))

    def offer(self, numbers, count, context, take):
        of = [numbers[index] for index in range(count)]
        addresses = self._servers.offer(of, {number: self._objects[number] for number in of}) if self._servers else {}
        text = json.dumps([addresses.get(number, "") for number in of]).encode()
        take(context, text, len(text))

    def withdraw(self, numbers, count):
        if self._servers:
            self._servers.withdraw([numbers[index] for index in range(count)])

    def kv_put(self, key, value):
        if value.size:
            internal_kv._internal_kv_put(key, value.copy(), overwrite=True, namespace=native.KV_NAMESPACE)
        else:
            internal_kv._internal_kv_del(key, namespace=native.KV_NAMESPACE)

    def kv_list(self, context, each):
        for key in sorted(internal_kv._internal_kv_list(b"", namespace=native.KV_NAMESPACE)):
            value = internal_kv._internal_kv_get(key, namespace=native.KV_NAMESPACE)
            each(context, key, value, len(value))

    def _look_at_nodes(self):
        nodes = [{"id": node["NodeID"], "address": node["NodeManagerAddress"], "cpus": node["Resources"].get("CPU", 0),
                  "memory": node["Resources"].get("memory", 0),
                  "object_store_memory": node["Resources"].get("object_store_memory", 0), "server": ""}
                 for node in ray.nodes() if node["Alive"]]
        if self._servers:
            self._servers.keep(nodes)
        self._processors = [node["id"] for turn in range(int(max((node["cpus"] for node in nodes), default=0)))
                            for node in nodes if node["cpus"] > turn]
        self._lib.weft_scheduler_know_nodes(self._scheduler, json.dumps(nodes).encode())


def _text(error):
    if isinstance(error, ray.exceptions.RayTaskError):  # of this glue: a task's own errors are answers
        return str(error.cause)
    return f"{type(error).__name__}: {error}"


class Scheduler:
    """The actor. Ray starts it again when it is lost."""

    def __init__(self, options):
        self._host = Host(options)
        threading.Thread(target=self._host.run, daemon=True).start()

    def process(self):
        return os.getpid()
