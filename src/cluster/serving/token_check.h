// Calls without the right token -> a refusal.
#pragma once

#include <memory>
#include <string>

#include <arrow/flight/server_middleware.h>

namespace weft::cluster {

/// Asks for the token of each call: the header "authorization: Bearer <token>".
std::shared_ptr<arrow::flight::ServerMiddlewareFactory> check_token(const std::string& token);

}  // namespace weft::cluster
