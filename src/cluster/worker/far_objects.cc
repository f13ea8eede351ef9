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
std::shared_ptr<arrow::Table> ask(const ServedObject& wanted, const std::string& token) try {
  const auto client = servers().at(wanted.server);
  if (!client) return nullptr;
  flight::FlightCallOptions options = with_token(token);
  // A message begins anywhere in what came.
  options.read_options.ensure_alignment = arrow::ipc::Alignment::kDataTypeSpecificAlignment;
  auto reader = client->DoGet(options, flight::Ticket{plan::encode(PartitionTicket{wanted.object, true, {}})});
  if (reader.ok())
    if (auto rows = (*reader)->ToTable(); rows.ok()) return std::move(*rows);
  servers().forget(wanted.server);
  return nullptr;
} catch (const std::exception&) {
  return nullptr;
}

}  // namespace

NodeObjects read_far_objects(const NodeTask& task, const weft_node_store& store, const std::string& host,
                             const std::atomic<bool>& cancelled) {
  const ObjectCache near(store, 0);
  std::vector<std::shared_ptr<arrow::Table>> tables(task.far.size());
  std::atomic<std::uint64_t> received = 0;
  std::map<std::string, std::vector<std::size_t>> places;  // by server
  for (std::size_t place = 0; place < task.far.size(); ++place) places[task.far[place].server].push_back(place);
  const auto read = [&](const std::string& server, const std::vector<std::size_t>& of_server) {
    bool answers = !server.empty() && server.substr(0, server.rfind(':')) != host;
    for (const std::size_t place : of_server) {
      if (cancelled) throw engine::Cancelled();
      if (answers) answers = (tables[place] = ask(task.far[place], task.token)) != nullptr;
      if (tables[place])
        received += static_cast<std::uint64_t>(arrow::util::TotalBufferSize(*tables[place]));
      else
        tables[place] = engine::from_ipc(near.open(place));
    }
  };
  std::vector<std::future<void>> others;
  for (const auto& [server, of_server] : places)
    others.push_back(std::async(std::launch::async, [&read, &server, &of_server] { read(server, of_server); }));
  std::exception_ptr failure;
  for (std::future<void>& other : others) try {
      other.get();
    } catch (...) {
      failure = std::current_exception();
    }
  if (failure) std::rethrow_exception(failure);
  return {std::move(tables), received};
}

}  // namespace weft::cluster
