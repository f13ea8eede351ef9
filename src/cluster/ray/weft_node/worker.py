"""What runs in Ray's workers: one task of Weft."""
import ctypes
import functools
import os
import signal

import ray
from ray.experimental import internal_kv

from . import native

_loaded = set()


@functools.cache
def _library():
    native.name_node()
    # Ray cancels a task by the signal that Ctrl-C gives, which Python looks at when C++ is done.
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    native.library().weft_watch_interrupts(reading)
    return native.library()


class _Results:
    def __init__(self, handle, inputs):
        self.handle, self.inputs = handle, inputs  # results may be in the memory of inputs

    def __del__(self):
        native.library().weft_free_task_results(self.handle)


def _load(libraries):
    for digest in libraries:
        if digest not in _loaded:
            library = internal_kv._internal_kv_get(b"library-" + digest, namespace=native.KV_NAMESPACE)
            borrowed, error = native.Borrowed(library), ctypes.create_string_buffer(4096)
            if native.library().weft_load_library(digest, borrowed.bytes, error, len(error)):
                raise RuntimeError(error.value.decode(errors="replace"))
            _loaded.add(digest)


@functools.cache
def _host():
    return ray.util.get_node_ip_address().encode()


def run_task(message, num_outputs, libraries, far, *inputs):
    """-> [answer, Block...]. Errors of the task are in the answer. `libraries`: their digests; `far`: the objects of a task that
    reads them itself."""
    lib = _library()
    _load(libraries)
    borrowed = [native.Borrowed(*block.pieces) for block in inputs]
    array = (native.Bytes * len(borrowed))(*(b.bytes for b in borrowed))
    # One that came before is raised here, at the end of the call; one that comes after stops the task, also before it has begun.
    lib.weft_forget_interrupts()
    text = ctypes.cast(ctypes.c_char_p(message), ctypes.c_void_p)
    store = native.Store(far.__getitem__, 600) if far else None
    handle = lib.weft_run_task(native.Bytes(text, len(message)), array, len(borrowed), num_outputs, store and ctypes.byref(store),
                               _host())
    results = _Results(handle, (borrowed, inputs, store))
    made = [lib.weft_task_piece(handle, 0, 0).copy()]
    for part in range(1, 1 + num_outputs):
        pieces = (lib.weft_task_piece(handle, part, piece) for piece in range(lib.weft_count_pieces(handle, part)))
        made.append(native.Block(*(native.view(piece.data, piece.size) for piece in pieces), owner=results))
    return made
