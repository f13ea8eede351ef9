// What a worker's node does without Ray: it sends partitions to clients, and runs small tasks for the scheduler.
#pragma once

#include "cluster/worker/worker.h"

extern "C" {

struct weft_node_server;

/// Serves objects of the store, which were offered to it by their numbers, at a free port of that host, as long as the process.
/// `token`: empty when nobody is asked for one. Runs `cpus` tasks at a time, and keeps objects of `kept_bytes` open that tasks
/// read again and again. Returns null when it cannot serve, with the reason in `error`.
weft_node_server* weft_serve_node(const weft_node_store* store, const char* host, const char* token, uint32_t cpus,
                                  uint64_t kept_bytes, uint16_t* port, char* error, uint64_t error_size);
/// The glue knows an object no more.
void weft_forget_object(weft_node_server* server, uint64_t object);

}  // extern "C"
