// Calls without the right token -> a refusal.
#include "cluster/serving/token_check.h"

#include <string_view>

#include <arrow/flight/server.h>

namespace weft::cluster {
namespace {

namespace flight = arrow::flight;

class TokenCheck final : public flight::ServerMiddlewareFactory {
 public:
  explicit TokenCheck(const std::string& token) : expected_("Bearer " + token) {}
  arrow::Status StartCall(const flight::CallInfo&, const flight::ServerCallContext& context,
                          std::shared_ptr<flight::ServerMiddleware>*) override {
    const auto [begin, end] = context.incoming_headers().equal_range("authorization");
    for (auto header = begin; header != end; ++header)
      if (is_equal(header->second)) return arrow::Status::OK();
    return flight::MakeFlightError(flight::FlightStatusCode::Unauthenticated, "Missing or wrong token");
  }

 private:
  /// Takes as long whatever differs.
  bool is_equal(std::string_view given) const {
    if (given.size() != expected_.size()) return false;
    unsigned char difference = 0;
    for (std::size_t index = 0; index < given.size(); ++index)
      difference |= static_cast<unsigned char>(given[index] ^ expected_[index]);
    return difference == 0;
  }

  std::string expected_;
};

}  // namespace

std::shared_ptr<flight::ServerMiddlewareFactory> check_token(const std::string& token) {
  return std::make_shared<TokenCheck>(token);
}

}  // namespace weft::cluster
