// A task as bytes -> its results as bytes.
#include "cluster/worker/worker.h"

#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <arrow/buffer.h>

#include "cluster/worker/far_objects.h"
#include "cluster/worker/interrupts.h"
#include "cluster/worker/run_node_task.h"
#include "cluster/worker/user_library.h"

struct weft_task_results {
  weft::cluster::NodeResults made;
};

weft_task_results* weft_run_task(weft_bytes message, const weft_bytes* inputs, uint32_t num_inputs, uint32_t num_outputs,
                                 const weft_node_store* far, const char* host) {
  using namespace weft::cluster;
  std::vector<std::shared_ptr<arrow::Buffer>> buffers;
  for (uint32_t index = 0; index < num_inputs; ++index)
    buffers.push_back(std::make_shared<arrow::Buffer>(inputs[index].data, static_cast<int64_t>(inputs[index].size)));
  const ReadObjects given_objects = given(std::move(buffers));
  const auto read = [&](const NodeTask& task) {
    return task.far.empty() ? given_objects(task) : read_far_objects(task, *far, host, interrupted());
  };
  const std::string_view text(reinterpret_cast<const char*>(message.data), message.size);
  return new weft_task_results{run_node_task(text, read, num_outputs, interrupted())};
}

void weft_watch_interrupts(int descriptor) { weft::cluster::watch_interrupts(descriptor); }

void weft_forget_interrupts() { weft::cluster::forget_interrupts(); }

int weft_load_library(const char* digest, weft_bytes bytes, char* error, uint64_t error_size) {
  try {
    weft::cluster::load_library(digest, {reinterpret_cast<const char*>(bytes.data), bytes.size});
    return 0;
  } catch (const std::exception& failure) {
    std::snprintf(error, error_size, "%s", failure.what());
    return 1;
  }
}

uint32_t weft_count_pieces(const weft_task_results* results, uint32_t part) {
  return part == 0 ? 1 : static_cast<uint32_t>(results->made.outputs.at(part - 1).size());
}

weft_bytes weft_task_piece(const weft_task_results* results, uint32_t part, uint32_t piece) {
  const std::string& answer = results->made.answer;
  if (part == 0) return {reinterpret_cast<const uint8_t*>(answer.data()), answer.size()};
  const arrow::Buffer& bytes = *results->made.outputs.at(part - 1).at(piece);
  return {bytes.data(), static_cast<uint64_t>(bytes.size())};
}

void weft_free_task_results(weft_task_results* results) { delete results; }
