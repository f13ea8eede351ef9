// A task as bytes -> its results as buffers.
#include "cluster/worker/run_node_task.h"

#include <sys/sysinfo.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <utility>

#include <arrow/buffer.h>
#include <arrow/table.h>
#include <arrow/util/byte_size.h>

#include <weft/error.h>

#include "cluster/protocol/clock.h"
#include "cluster/worker/narrow_integers.h"
#include "engine/driver.h"
#include "engine/ipc.h"
#include "engine/run_task.h"
#include "engine/task_message.h"
#include "kernel/system_buffer.h"

namespace weft::cluster {
namespace {

using engine::Partition;

constexpr std::int64_t least_narrowed = std::int64_t{1} << 20;
constexpr std::uint64_t most_kept_memory = std::uint64_t{256} << 20;

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
std::string sign(std::string answer, double begin, std::uint64_t received) {
  NodeAnswer signed_answer{
      .answer = std::move(answer), .process = static_cast<std::uint64_t>(::getpid()), .begin = begin, .received = received};
  if (const char* node = std::getenv("WEFT_NODE_ID")) signed_answer.node = node;
  struct sysinfo machine {};
  if (::sysinfo(&machine) == 0) {
    signed_answer.memory_total = std::uint64_t{machine.totalram} * machine.mem_unit;
    signed_answer.memory_used = signed_answer.memory_total - std::min(signed_answer.memory_total, available_memory());
  }
  signed_answer.end = seconds_since_1970();
  return plan::encode(signed_answer);
}

void run(std::string_view message_bytes, const ReadObjects& read_objects, const std::atomic<bool>& cancelled,
         NodeResults& results) {
  engine::register_all();
  auto message = plan::decode<NodeTask>(message_bytes);
  kernel::keep_freed_memory(std::min(message.memory_bytes / 8, most_kept_memory));
  std::vector<Partition> tables;
  NodeObjects objects = read_objects(message);
  results.received = objects.received;
  auto object = objects.tables.begin();
  for (std::string& rows : message.rows) {
    if (rows.empty() && object == objects.tables.end()) throw Error(ErrorKind::cluster, "A task came without all that it reads");
    tables.push_back(rows.empty() ? std::move(*object++) : engine::from_ipc(arrow::Buffer::FromString(std::move(rows))));
  }
  objects.tables.clear();
  kernel::SharedState shared;
  engine::RunWatch watch(false);
  std::vector<Partition> made;
  results.answer = engine::answer_task(message.task, std::move(tables),
                                       {message.memory_bytes, shared, nullptr, nullptr, cancelled}, watch, made);
  for (Partition& table : made) {
    // What is small is written as it is: looking at it takes longer than sending it.
    if (arrow::util::TotalBufferSize(*table) >= least_narrowed) table = narrow_integers(table);
    results.outputs.push_back(engine::to_ipc_pieces(table));
    table.reset();
  }
}

}  // namespace

ReadObjects given(std::vector<std::shared_ptr<arrow::Buffer>> objects) {
  return [objects = std::move(objects)](const NodeTask&) {
    NodeObjects made;
    for (const auto& object : objects) made.tables.push_back(engine::from_ipc(object));
    return made;
  };
}

NodeResults run_node_task(std::string_view message, const ReadObjects& objects, std::size_t num_outputs,
                          const std::atomic<bool>& cancelled) {
  NodeResults results;
  const double begin = seconds_since_1970();
  try {
    run(message, objects, cancelled, results);
  } catch (const Error& error) {
    results.answer = engine::encode_failure(error);
  } catch (const engine::Cancelled&) {
    results.answer = engine::encode_failure(Error(ErrorKind::user, "The computation was cancelled"));
  } catch (const std::exception& error) {
    results.answer = engine::encode_failure(Error(ErrorKind::internal, error.what()));
  }
  results.answer = sign(std::move(results.answer), begin, results.received);
  results.outputs.resize(num_outputs);
  return results;
}

}  // namespace weft::cluster
