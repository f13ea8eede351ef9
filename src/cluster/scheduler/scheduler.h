// The scheduler for a process that is not C++: what the glue calls, and what it gives, where Ray's API is.
#pragma once

#include <stdint.h>

#include "cluster/worker/worker.h"

extern "C" {

/// What the glue does with Ray. Every function returns 0, or 1 when it failed: then last_error() of the same thread says why.
/// Objects of Ray's store go by numbers that the glue gives.
struct weft_ray {
  /// Submits a task. objects[0] is its answer, the others its outputs. weft_scheduler_task_done() follows, once. `spreads`: tasks
  /// go to the nodes in turns, else where Ray likes them. `reads_itself`: its inputs stay where they are, and it finds them in
  /// the store that weft_run_task() gets.
  int (*submit)(uint64_t task, weft_bytes message, const uint64_t* inputs, uint32_t num_inputs, uint32_t num_outputs, int spreads,
                int reads_itself, uint64_t* objects);
  int (*put)(weft_bytes bytes, uint64_t* object);
  /// The bytes of an object, which stay until unpin(). Waits for it; any thread may call.
  int (*get)(uint64_t object, double timeout_seconds, weft_bytes* bytes, uint64_t* pin);
  int (*unpin)(uint64_t pin);
  int (*release)(const uint64_t* objects, uint32_t count);
  /// Stops the tasks of these answers, as far as they have not begun.
  int (*cancel)(const uint64_t* answers, uint32_t count);
  /// Has workers load a library, which is kv_put() as "library-<digest>", before tasks that are submitted from now on.
  int (*add_library)(const char* digest);
  /// Where objects are, as JSON text: for each the addresses of nodes; none when it is with the scheduler.
  int (*locations)(const uint64_t* objects, uint32_t count, void* context,
                   void (*take)(void* context, const uint8_t* data, uint64_t size));
  /// Makes objects known to the servers of the nodes where they are, until withdraw(). JSON text: for each the address of the
  /// server, empty when its node has none, or not yet.
  int (*offer)(const uint64_t* objects, uint32_t count, void* context,
               void (*take)(void* context, const uint8_t* data, uint64_t size));
  int (*withdraw)(const uint64_t* objects, uint32_t count);
  /// Ray's internal store of names and bytes. An empty value removes the name.
  int (*kv_put)(const char* key, weft_bytes value);
  int (*kv_list)(void* context, void (*each)(void* context, const char* key, const uint8_t* data, uint64_t size));
  const char* (*last_error)();
};

struct weft_scheduler_options {
  const char* location;   // grpc://host:port or grpc+tls://host:port
  const char* token;      // empty: nobody is asked for one
  const char* tls_cert;   // PEM; empty: no TLS
  const char* tls_key;    // PEM
  const char* state_dir;  // of the journal; empty: only in Ray's store
  const char* ray_address;
  const char* ray_token;
};

struct weft_scheduler;

/// Starts to serve; null when it cannot, with the reason in `error`.
weft_scheduler* weft_scheduler_start(const weft_ray* ray, const weft_scheduler_options* options, char* error,
                                     uint64_t error_size);
/// Does what has to be done on one thread, for so long. Returns 1 when it was stopped.
int weft_scheduler_run(weft_scheduler* scheduler, double seconds);
/// The nodes that there are, as JSON text. To be told again and again.
void weft_scheduler_know_nodes(weft_scheduler* scheduler, const char* nodes);
/// `error`: null, or why Ray could not run it.
void weft_scheduler_task_done(weft_scheduler* scheduler, uint64_t task, weft_bytes answer, const char* error);
void weft_scheduler_stop(weft_scheduler* scheduler);
void weft_scheduler_free(weft_scheduler* scheduler);

}  // extern "C"
