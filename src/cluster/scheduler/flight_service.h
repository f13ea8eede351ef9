// Flight calls -> what the scheduler does. Any Flight client can list and read published datasets; the actions are Weft's own.
#pragma once

#include <memory>
#include <string>

#include <arrow/flight/server.h>

#include "cluster/scheduler/cluster_state.h"

namespace weft::cluster {

struct ServiceOptions {
  std::string location;
  std::string token;              // empty: nobody is asked for one
  std::string tls_cert, tls_key;  // PEM; empty: no TLS
};

/// Serves until it is let go of. Throws a user Error when it cannot listen there.
std::unique_ptr<arrow::flight::FlightServerBase> serve(ClusterState& cluster, const ServiceOptions& options);

}  // namespace weft::cluster
