// The nodes' servers by address, for whoever asks them again and again.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace arrow::flight {
class FlightCallOptions;
class FlightClient;
struct FlightClientOptions;
}  // namespace arrow::flight

namespace weft::cluster {

/// Connections to servers, each made once. Any thread may call.
class NodeClients {
 public:
  ~NodeClients();
  /// The client of a server at host:port; null when there is none of that form. It connects with the first call.
  std::shared_ptr<arrow::flight::FlightClient> at(const std::string& server);
  /// Makes a new connection the next time: the server did not answer.
  void forget(const std::string& server);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<arrow::flight::FlightClient>> clients_;
};

/// What has a connection notice that a machine vanished, which does not close its connections.
arrow::flight::FlightClientOptions watchful_options();
/// What a call has to say where a server asks for a token; an empty one is not said.
arrow::flight::FlightCallOptions with_token(const std::string& token);

}  // namespace weft::cluster
