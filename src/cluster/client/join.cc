// A scheduler's address -> what a node needs to become one of its workers.
#include "cluster/client/join.h"

#include <chrono>
#include <thread>

#include "cluster/client/connection.h"
#include "cluster/protocol/flight_error.h"

namespace weft::cluster {

namespace {

JoinInfo ask_once(const std::string& address, const ClientOptions& options) {
  const Connection connection(address, options);
  const auto told = plan::decode<Join>(connection.call(action::join));
  return {told.ray_address, told.ray_token};
}

}  // namespace

JoinInfo ask_to_join(const std::string& address, const ClientOptions& options, double patience) {
  using namespace std::chrono;
  const auto end = steady_clock::now() + duration<double>(patience);
  while (true) {
    try {
      return ask_once(address, options);
    } catch (const Unreachable&) {
      if (steady_clock::now() >= end) throw;
    }
    std::this_thread::sleep_for(milliseconds(500));
  }
}

}  // namespace weft::cluster
