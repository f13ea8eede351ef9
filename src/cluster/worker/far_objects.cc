// Objects at other nodes -> their rows.
#include "cluster/worker/far_objects.h"

#include <cstddef>
#include <exception>
#include <future>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include <arrow/buffer.h>
#include <arrow/flight/client.h>
#include <arrow/table.h>
#include <arrow/util/byte_size.h>

#include "cluster/protocol/messages.h"
#include "cluster/protocol/node_clients.h"
#include "cluster/worker/object_cache.h"
#include "engine/ipc.h"
#include "engine/run_task.h"

namespace weft::cluster {
namespace {

namespace flight = arrow::flight;

NodeClients& servers() {
  static NodeClients clients;
  return clients;
}

/// The rows of an object; null when its server does not give them.
std::shared_ptr<arrow::Table> ask(const ServedObject& wanted, const std::string& token, const std::atomic<bool>& cancelled) {
  const auto client = servers().at(wanted.server);
  if (!client) return nullptr;
  flight::FlightCallOptions options = with_token(token);
  // A message begins anywhere in what came.
  options.read_options.ensure_alignment = arrow::ipc::Alignment::kDataTypeSpecificAlignment;
  const auto read = [&]() -> arrow::Result<std::shared_ptr<arrow::Table>> {
    ARROW_ASSIGN_OR_RAISE(const auto reader,
                          client->DoGet(options, flight::Ticket{plan::encode(PartitionTicket{wanted.object, true, {}})}));
    ARROW_ASSIGN_OR_RAISE(const auto schema, reader->GetSchema());
    arrow::RecordBatchVector rows;
    while (true) {
      if (cancelled) {
        reader->Cancel();
        throw engine::Cancelled();
      }
      ARROW_ASSIGN_OR_RAISE(const flight::FlightStreamChunk came, reader->Next());
      if (!came.data) return arrow::Table::FromRecordBatches(schema, rows);
      rows.push_back(came.data);
    }
  };
  if (auto rows = read(); rows.ok()) return std::move(*rows);
  servers().forget(wanted.server);
  return nullptr;
}

/// The objects that servers of other nodes give; null for all others.
std::vector<std::shared_ptr<arrow::Table>> ask_servers(const NodeTask& task, const std::string& host,
                                                       const std::atomic<bool>& cancelled) {
  std::vector<std::shared_ptr<arrow::Table>> tables(task.far.size());
  std::map<std::string, std::vector<std::size_t>> places;  // by server
  for (std::size_t place = 0; place < task.far.size(); ++place)
    if (const std::string& server = task.far[place].server; !server.empty() && server.substr(0, server.rfind(':')) != host)
      places[server].push_back(place);
  std::vector<std::future<void>> others;
  for (const auto& [server, of_server] : places)
    others.push_back(std::async(std::launch::async, [&] {
      for (const std::size_t place : of_server)
        if (!(tables[place] = ask(task.far[place], task.token, cancelled))) return;
    }));
  std::exception_ptr failure;
  for (std::future<void>& other : others) try {
      other.get();
    } catch (...) {
      failure = std::current_exception();
    }
  if (failure) std::rethrow_exception(failure);
  return tables;
}

}  // namespace

NodeObjects read_far_objects(const NodeTask& task, const weft_node_store& store, const std::string& host,
                             const std::atomic<bool>& cancelled) {
  NodeObjects objects{ask_servers(task, host, cancelled), 0};
  const ObjectCache near(store, 0);
  // Ray may have to make an object anew. It counts this task's processor as free meanwhile, but only where the thread that was
  // given the task waits.
  for (std::size_t place = 0; place < objects.tables.size(); ++place) {
    std::shared_ptr<arrow::Table>& table = objects.tables[place];
    if (table) {
      objects.received += static_cast<std::uint64_t>(arrow::util::TotalBufferSize(*table));
      continue;
    }
    if (cancelled) throw engine::Cancelled();
    table = engine::from_ipc(near.open(place));
  }
  return objects;
}

}  // namespace weft::cluster
