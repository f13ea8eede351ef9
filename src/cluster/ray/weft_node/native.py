"""The C interface of libweft_node, and the value that travels between Ray's processes."""
import ctypes
import functools
import itertools
import os
import pickle

import ray


class Bytes(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_uint64)]

    def copy(self):
        return ctypes.string_at(self.data, self.size)


class _PyBuffer(ctypes.Structure):  # CPython's Py_buffer
    _fields_ = [("buf", ctypes.c_void_p), ("obj", ctypes.py_object), ("len", ctypes.c_ssize_t), ("itemsize", ctypes.c_ssize_t),
                ("readonly", ctypes.c_int), ("ndim", ctypes.c_int), ("format", ctypes.c_char_p), ("shape", ctypes.c_void_p),
                ("strides", ctypes.c_void_p), ("suboffsets", ctypes.c_void_p), ("internal", ctypes.c_void_p)]


_get_buffer = ctypes.pythonapi.PyObject_GetBuffer
_get_buffer.argtypes = [ctypes.py_object, ctypes.POINTER(_PyBuffer), ctypes.c_int]
_release_buffer = ctypes.pythonapi.PyBuffer_Release
_release_buffer.argtypes = [ctypes.POINTER(_PyBuffer)]
_release_buffer.restype = None
_from_memory = ctypes.pythonapi.PyMemoryView_FromMemory
_from_memory.argtypes = [ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_int]
_from_memory.restype = ctypes.py_object
KV_NAMESPACE = b"weft"  # in Ray's internal store
_NOTHING = ctypes.create_string_buffer(1)


class Borrowed:
    """Address and size of what buffer objects have, one after the other, which stays while this lives. They are copied unless each
    begins where the one before ends, as Ray puts pieces of a multiple of 64 bytes."""

    def __init__(self, *values):
        self._views = [_PyBuffer() for _ in values]
        for value, view_of_it in zip(values, self._views):
            _get_buffer(value, ctypes.byref(view_of_it), 0)
        if all(before.buf + before.len == after.buf for before, after in itertools.pairwise(self._views)):
            self.bytes = Bytes(self._views[0].buf if values else None, sum(piece.len for piece in self._views))
        else:
            self._copy = Borrowed(b"".join(values))
            self.bytes = self._copy.bytes

    def __del__(self):
        for view_of_it in self._views:
            _release_buffer(ctypes.byref(view_of_it))


def view(data, size):
    """A read-only memoryview of native memory; the caller keeps its owner alive."""
    return _from_memory(data or ctypes.addressof(_NOTHING), size, 0x100)


class Block:
    """Bytes, in pieces, that are pickled out of band: Ray copies them once into its store, and hands back views of shared memory.
    `owner` keeps native memory alive until then."""

    __slots__ = ("pieces", "owner")

    def __init__(self, *pieces, owner=None):
        self.pieces = pieces
        self.owner = owner

    def __reduce_ex__(self, protocol):
        return Block, tuple(map(pickle.PickleBuffer, self.pieces))


class Pins:
    """Blocks of Ray's store that C++ reads, by numbers, until it says that it has."""

    def __init__(self):
        self._held, self._numbers = {}, itertools.count(1)

    def open(self, ref, timeout, data, pin):
        block = ray.get(ref, timeout=timeout)
        borrowed = Borrowed(*block.pieces)
        data[0] = borrowed.bytes
        pin[0] = next(self._numbers)
        self._held[pin[0]] = (borrowed, block)

    def close(self, pin):
        del self._held[pin]


class Store(ctypes.Structure):  # struct weft_node_store
    """Objects of Ray's store, as C++ opens them. `ref_of(number)` gives an object's; `patience`: seconds to wait for it."""

    _fields_ = [("open", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint64, ctypes.POINTER(Bytes), ctypes.POINTER(ctypes.c_uint64))),
                ("close", ctypes.CFUNCTYPE(None, ctypes.c_uint64))]

    def __init__(self, ref_of, patience):
        pins = Pins()

        # It does not know this object, which goes with its last use and not with the next collection of garbage.
        def open(number, data, pin):
            try:
                pins.open(ref_of(number), patience, data, pin)
                return 0
            except BaseException:  # none may pass through C++, which says that the object is not there
                return 1

        calls = {"open": open, "close": pins.close}
        super().__init__(*(kind(calls[name]) for name, kind in self._fields_))


@functools.cache
def library():
    lib = ctypes.CDLL(os.environ["WEFT_NODE_LIBRARY"])  # RTLD_LOCAL: its symbols must not meet those of Ray's own library
    lib.weft_run_task.argtypes = [Bytes, ctypes.POINTER(Bytes), ctypes.c_uint32, ctypes.c_uint32, ctypes.POINTER(Store),
                                  ctypes.c_char_p]
    lib.weft_run_task.restype = ctypes.c_void_p
    lib.weft_load_library.argtypes = [ctypes.c_char_p, Bytes, ctypes.c_char_p, ctypes.c_uint64]
    lib.weft_count_pieces.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    lib.weft_task_piece.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32]
    lib.weft_task_piece.restype = Bytes
    lib.weft_free_task_results.argtypes = [ctypes.c_void_p]
    lib.weft_free_task_results.restype = None
    return lib


def name_node():
    """Answers of tasks say where they were made."""
    os.environ["WEFT_NODE_ID"] = ray.get_runtime_context().get_node_id()
