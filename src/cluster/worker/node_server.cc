// What a worker's node does without Ray.
#include "cluster/worker/node_server.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <exception>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <arrow/buffer.h>
#include <arrow/flight/server.h>
#include <arrow/table.h>

#include <weft/error.h>

#include "cluster/protocol/flight_error.h"
#include "cluster/protocol/messages.h"
#include "cluster/protocol/node_task.h"
#include "cluster/serving/asked_compression.h"
#include "cluster/serving/token_check.h"
#include "cluster/worker/object_cache.h"
#include "cluster/worker/run_node_task.h"
#include "engine/ipc.h"

namespace weft::cluster {
namespace {

namespace flight = arrow::flight;

/// The columns of these names, as they are.
std::shared_ptr<arrow::Table> select(const std::shared_ptr<arrow::Table>& table, const std::vector<std::string>& names) {
  std::vector<int> places;
  for (const std::string& name : names) places.push_back(table->schema()->GetFieldIndex(name));
  auto selected = table->SelectColumns(places);
  if (!selected.ok()) throw Error(ErrorKind::cluster, "A partition has not all columns: " + selected.status().message());
  return std::move(*selected);
}

/// Lets so many in at a time.
class Gate {
 public:
  explicit Gate(std::uint32_t places) : free_(places) {}
  void enter() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return free_ > 0; });
    --free_;
  }
  void leave() {
    {
      const std::lock_guard lock(mutex_);
      ++free_;
    }
    changed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint32_t free_;
};

class NodeService final : public flight::FlightServerBase {
 public:
  NodeService(const weft_node_store& store, std::uint32_t cpus, std::uint64_t kept_bytes)
      : objects_(store, kept_bytes), cpus_(cpus), gate_(cpus) {}

  void forget(std::uint64_t object) { objects_.forget(object); }

  arrow::Status DoAction(const flight::ServerCallContext&, const flight::Action& call,
                         std::unique_ptr<flight::ResultStream>* out) override try {
    std::vector<flight::Result> answer;
    answer.push_back(flight::Result{arrow::Buffer::FromString(reply(call.type, call.body ? call.body->ToString() : ""))});
    *out = std::make_unique<flight::SimpleResultStream>(std::move(answer));
    return arrow::Status::OK();
  } catch (const std::exception& error) {
    return to_status(error);
  }

  arrow::Status DoGet(const flight::ServerCallContext& call, const flight::Ticket& ticket,
                      std::unique_ptr<flight::FlightDataStream>* out) override try {
    const auto asked = plan::decode<PartitionTicket>(ticket.ticket);
    auto rows = engine::from_ipc(objects_.open(asked.object));
    if (!asked.all_columns) rows = select(rows, asked.columns);
    auto batches = std::make_shared<arrow::TableBatchReader>(rows);
    batches->set_chunksize(rows_per_message);
    *out = std::make_unique<flight::RecordBatchStream>(std::move(batches), asked_options(call));
    return arrow::Status::OK();
  } catch (const std::exception& error) {
    return to_status(error);
  }

 private:
  std::string reply(const std::string& type, const std::string& body) {
    if (type == action::hello) return plan::encode(Welcome{protocol_version, ""});
    if (type == action::tasks) return plan::encode(run(plan::decode<NodeCalls>(body)));
    throw Error(ErrorKind::user, "A node has no such action: " + type);
  }

  /// As many at a time as the node has processors, whoever asks.
  NodeReplies run(const NodeCalls& calls) {
    NodeReplies made;
    made.replies.resize(calls.calls.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t index = next++; index < calls.calls.size(); index = next++) {
        gate_.enter();
        const std::shared_ptr<void> inside(nullptr, [this](void*) { gate_.leave(); });
        made.replies[index] = run(calls.calls[index]);
      }
    };
    std::vector<std::future<void>> others;
    for (std::size_t other = 1; other < std::min<std::size_t>(cpus_, calls.calls.size()); ++other)
      others.push_back(std::async(std::launch::async, work));
    work();
    for (std::future<void>& other : others) other.get();
    return made;
  }

  NodeReply run(const NodeCall& call) {
    std::vector<std::shared_ptr<arrow::Buffer>> inputs;
    for (const std::uint64_t object : call.objects) inputs.push_back(objects_.keep_open(object));
    NodeResults results = run_node_task(call.task, given(std::move(inputs)), call.num_outputs, never_);
    NodeReply reply{std::move(results.answer), {}};
    std::uint64_t bytes = 0;
    for (const NodeResults::Pieces& output : results.outputs)
      for (const auto& piece : output) bytes += static_cast<std::uint64_t>(piece->size());
    reply.is_large = bytes > most_reply_bytes;
    if (!reply.is_large)
      for (const NodeResults::Pieces& output : results.outputs) {
        std::string& joined = reply.outputs.emplace_back();
        for (const auto& piece : output) joined += std::string_view(*piece);
      }
    return reply;
  }

  ObjectCache objects_;
  const std::uint32_t cpus_;
  Gate gate_;
  const std::atomic<bool> never_ = false;  // they are too small to be cancelled
};

}  // namespace
}  // namespace weft::cluster

struct weft_node_server {
  weft::cluster::NodeService service;
};

weft_node_server* weft_serve_node(const weft_node_store* store, const char* host, const char* token, uint32_t cpus,
                                  uint64_t kept_bytes, uint16_t* port, char* error, uint64_t error_size) {
  namespace flight = arrow::flight;
  try {
    auto server = std::unique_ptr<weft_node_server>(new weft_node_server{{*store, cpus, kept_bytes}});
    const std::string address = std::string("grpc://") + host + ":0";
    auto location = flight::Location::Parse(address);
    if (!location.ok()) throw weft::Error(weft::ErrorKind::cluster, "Cannot serve at " + address);
    flight::FlightServerOptions options(*location);
    if (*token) options.middleware.emplace_back("token", weft::cluster::check_token(token));
    const arrow::Status started = server->service.Init(options);
    if (!started.ok()) throw weft::Error(weft::ErrorKind::cluster, "Cannot serve at " + address + ": " + started.message());
    *port = static_cast<uint16_t>(server->service.port());
    return server.release();
  } catch (const std::exception& failure) {
    std::snprintf(error, error_size, "%s", failure.what());
    return nullptr;
  }
}

void weft_forget_object(weft_node_server* server, uint64_t object) { server->service.forget(object); }
