// A task as bytes -> its results as bytes, for a process that is not C++: what the glue calls in Ray's workers.
#pragma once

#include <stdint.h>

extern "C" {

struct weft_bytes {
  const uint8_t* data;
  uint64_t size;
};

/// Ray's objects by number, as the glue has them. Any thread may call.
struct weft_node_store {
  /// The bytes of an object, which stay until close(). Waits for it. Returns 0, or 1 when it cannot be had.
  int (*open)(uint64_t object, weft_bytes* bytes, uint64_t* pin);
  void (*close)(uint64_t pin);
};

struct weft_task_results;

/// Runs a task. Part 0 of the results is the answer, errors included; the others are its outputs, as Arrow IPC, and empty when it
/// failed. A part is in pieces that belong one after the other, of which all but the last have a multiple of 64 bytes. Inputs
/// have to stay until the results are freed: results may be in their memory. `far`: what a task that reads its objects itself
/// finds in Ray's store, by their places, null for others; `host`: the address of this node, whose objects are near.
weft_task_results* weft_run_task(weft_bytes message, const weft_bytes* inputs, uint32_t num_inputs, uint32_t num_outputs,
                                 const weft_node_store* far, const char* host);
/// Stops the task that runs when a byte of the value of SIGINT comes from there.
void weft_watch_interrupts(int descriptor);
/// For the next task: what came before was meant for others.
void weft_forget_interrupts();
/// Loads a user's library before tasks that need it. Returns 0, or 1 with the reason in `error`.
int weft_load_library(const char* digest, weft_bytes bytes, char* error, uint64_t error_size);

uint32_t weft_count_pieces(const weft_task_results* results, uint32_t part);
weft_bytes weft_task_piece(const weft_task_results* results, uint32_t part, uint32_t piece);
void weft_free_task_results(weft_task_results* results);

}  // extern "C"
