// The nodes' servers by address.
#include "cluster/protocol/node_clients.h"

#include <utility>

#include <arrow/flight/client.h>

namespace weft::cluster {

namespace flight = arrow::flight;

NodeClients::~NodeClients() = default;

std::shared_ptr<flight::FlightClient> NodeClients::at(const std::string& server) {
  const std::lock_guard lock(mutex_);
  std::shared_ptr<flight::FlightClient>& known = clients_[server];
  if (known) return known;
  const auto location = flight::Location::Parse("grpc://" + server);
  if (!location.ok()) return nullptr;
  auto made = flight::FlightClient::Connect(*location, watchful_options());
  if (made.ok()) known = std::move(*made);
  return known;
}

void NodeClients::forget(const std::string& server) {
  const std::lock_guard lock(mutex_);
  clients_.erase(server);
}

flight::FlightClientOptions watchful_options() {
  flight::FlightClientOptions options = flight::FlightClientOptions::Defaults();
  options.generic_options.emplace_back("grpc.keepalive_time_ms", 20000);
  options.generic_options.emplace_back("grpc.keepalive_timeout_ms", 10000);
  return options;
}

flight::FlightCallOptions with_token(const std::string& token) {
  flight::FlightCallOptions options;
  if (!token.empty()) options.headers.emplace_back("authorization", "Bearer " + token);
  return options;
}

}  // namespace weft::cluster
