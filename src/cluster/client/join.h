// A scheduler's address -> what a node needs to become one of its workers.
#pragma once

#include <string>

#include <weft/client.h>

namespace weft::cluster {

struct JoinInfo {
  std::string ray_address;
  std::string ray_token;
};

/// Asks again for so many seconds when nobody is there yet. Throws what Client's constructor throws.
JoinInfo ask_to_join(const std::string& address, const ClientOptions& options, double patience = 0);

}  // namespace weft::cluster
