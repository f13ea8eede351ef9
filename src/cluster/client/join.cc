// A scheduler's address -> what a node needs to become one of its workers.
#include "cluster/client/join.h"

#include "cluster/client/connection.h"

namespace weft::cluster {

JoinInfo ask_to_join(const std::string& address, const ClientOptions& options) {
  const Connection connection(address, options);
  const auto told = plan::decode<Join>(connection.call(action::join));
  return {told.ray_address, told.ray_token};
}

}  // namespace weft::cluster
