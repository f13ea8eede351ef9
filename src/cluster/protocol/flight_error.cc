// Errors -> Flight statuses -> Errors.
#include "cluster/protocol/flight_error.h"

#include <arrow/flight/types.h>

#include "cluster/protocol/messages.h"

namespace weft::cluster {

namespace flight = arrow::flight;

arrow::Status to_status(const std::exception& error) {
  const auto* known = dynamic_cast<const Error*>(&error);
  const Error sent = known ? *known : Error(ErrorKind::internal, error.what());
  // gRPC adds words of its own to a message, not to what comes beside it.
  return flight::MakeFlightError(flight::FlightStatusCode::Failed, sent.what(), plan::encode(engine::Failure(sent)));
}

void throw_status(const arrow::Status& status, const std::string& where) {
  const auto detail = flight::FlightStatusDetail::UnwrapStatus(status);
  if (detail && detail->code() == flight::FlightStatusCode::Failed && !detail->extra_info().empty())
    plan::decode<engine::Failure>(detail->extra_info()).rethrow();
  if (detail && detail->code() == flight::FlightStatusCode::Unauthenticated)
    throw Error(ErrorKind::cluster, "The scheduler does not take this token, or wants one (ClientOptions .token): " + where);
  if (detail && detail->code() == flight::FlightStatusCode::Unavailable)
    throw Unreachable(ErrorKind::cluster, "The scheduler cannot be reached at " + where, status.message());
  if (detail && detail->code() == flight::FlightStatusCode::TimedOut)
    throw Unreachable(ErrorKind::cluster, "The scheduler does not answer at " + where, status.message());
  throw Error(ErrorKind::cluster, "The scheduler at " + where + ": " + status.message());
}

}  // namespace weft::cluster
