// A task as bytes -> its results as bytes.
#include "cluster/worker/worker.h"

#include <sys/sysinfo.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <arrow/buffer.h>
#include <arrow/table.h>

#include "cluster/protocol/clock.h"
#include "cluster/protocol/node_task.h"
#include "cluster/worker/user_library.h"
#include "engine/driver.h"
#include "engine/ipc.h"
#include "engine/task_message.h"

struct weft_task_results {
  std::string answer;
  std::vector<std::shared_ptr<arrow::Buffer>> outputs;
};

namespace weft::cluster {
namespace {

using engine::Partition;

/// "MemAvailable" of /proc/meminfo counts what the system would give back.
std::uint64_t available_memory() {
  std::ifstream file("/proc/meminfo");
  for (std::string name; file >> name;) {
    std::uint64_t kilobytes = 0;
    if (name == "MemAvailable:" && file >> kilobytes) return kilobytes * 1024;
  }
  return 0;
}

/// The answer with where and when it was made.
std::string sign(std::string answer, double begin) {
  NodeAnswer signed_answer{.answer = std::move(answer), .process = static_cast<std::uint64_t>(::getpid()), .begin = begin};
  if (const char* node = std::getenv("WEFT_NODE_ID")) signed_answer.node = node;
  struct sysinfo machine {};
  if (::sysinfo(&machine) == 0) {
    signed_answer.memory_total = std::uint64_t{machine.totalram} * machine.mem_unit;
    signed_answer.memory_used = signed_answer.memory_total - std::min(signed_answer.memory_total, available_memory());
  }
  signed_answer.end = seconds_since_1970();
  return plan::encode(signed_answer);
}

void run(weft_bytes bytes, const weft_bytes* inputs, std::uint32_t num_inputs, weft_task_results& results) {
  engine::register_all();
  const auto message = plan::decode<NodeTask>({reinterpret_cast<const char*>(bytes.data), bytes.size});
  std::vector<Partition> tables;
  for (std::uint32_t index = 0; index < num_inputs; ++index)
    tables.push_back(
        engine::from_ipc(std::make_shared<arrow::Buffer>(inputs[index].data, static_cast<std::int64_t>(inputs[index].size))));
  kernel::SharedState shared;
  const std::atomic<bool> cancelled = false;
  engine::RunWatch watch(false);
  std::vector<Partition> made;
  results.answer = engine::answer_task(message.task, std::move(tables),
                                       {message.memory_bytes, shared, nullptr, nullptr, cancelled}, watch, made);
  for (const Partition& table : made) results.outputs.push_back(engine::to_ipc_buffer(table));
}

}  // namespace
}  // namespace weft::cluster

weft_task_results* weft_run_task(weft_bytes message, const weft_bytes* inputs, uint32_t num_inputs, uint32_t num_outputs) {
  auto results = std::make_unique<weft_task_results>();
  const double begin = weft::cluster::seconds_since_1970();
  try {
    weft::cluster::run(message, inputs, num_inputs, *results);
  } catch (const weft::Error& error) {
    results->answer = weft::engine::encode_failure(error);
  } catch (const std::exception& error) {
    results->answer = weft::engine::encode_failure(weft::Error(weft::ErrorKind::internal, error.what()));
  }
  results->answer = weft::cluster::sign(std::move(results->answer), begin);
  results->outputs.resize(num_outputs);
  return results.release();
}

int weft_load_library(const char* digest, weft_bytes bytes, char* error, uint64_t error_size) {
  try {
    weft::cluster::load_library(digest, {reinterpret_cast<const char*>(bytes.data), bytes.size});
    return 0;
  } catch (const std::exception& failure) {
    std::snprintf(error, error_size, "%s", failure.what());
    return 1;
  }
}

weft_bytes weft_task_result(const weft_task_results* results, uint32_t part) {
  if (part == 0) return {reinterpret_cast<const uint8_t*>(results->answer.data()), results->answer.size()};
  const auto& output = results->outputs.at(part - 1);
  return output ? weft_bytes{output->data(), static_cast<uint64_t>(output->size())} : weft_bytes{nullptr, 0};
}

void weft_free_task_results(weft_task_results* results) { delete results; }
