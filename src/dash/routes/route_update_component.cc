// POST _dash-update-component: calls a callback's handler and answers with what it changes on the page.
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include <weft/cancellation.h>

#include "dash/app.h"
#include "dash/callbacks/background.h"
#include "dash/callbacks/call_handler.h"
#include "dash/callbacks/call_state.h"
#include "dash/callbacks/page_changes.h"
#include "dash/callbacks/update_request.h"
#include "dash/routes/csrf.h"
#include "dash/routes/routes.h"

namespace weft::dash {
namespace {

// "application/json; charset=utf-8" is JSON too.
bool is_json(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  constexpr std::string_view wanted = "application/json";
  if (!equal_ignoring_case(type.substr(0, wanted.size()), wanted)) return false;
  return type.find_first_not_of(' ', wanted.size()) == type.npos;
}

Response answer_update(const App& app, const Request& http) {
  UpdateRequest request = read_update_request(app, http.body);
  const Callback& callback = *request.callback;
  if (callback.is_cancel) {
    cancel_jobs(app, http, "cancelJob");
    return Response::json(200, update_json({}, {}));
  }
  if (callback.background) {
    return asks_for_job(http) ? ask_for_job(app, http, request) : start_background(app, http, std::move(request));
  }
  const auto state = std::make_shared<CallState>(callback, http, CancellationScope::current());
  return call_handler(app, state, std::move(request), nullptr);
}

}  // namespace

std::optional<Response> refuse_call(const Request& request) {
  // A page of another site could not read the answer, but must not call a handler either.
  if (request.header("Sec-Fetch-Site") == "cross-site") return Response::text(403, "Pages of other sites cannot call callbacks");
  if (!is_json(request.header("Content-Type"))) return Response::text(415, "The Content-Type must be application/json");
  return std::nullopt;
}

Response route_update_component(const App& app, const Request& request) {
  if (std::optional<Response> refusal = refuse_call(request)) return std::move(*refusal);
  if (std::optional<Response> refusal = refuse_without_csrf_token(app, request)) return std::move(*refusal);
  try {
    return answer_update(app, request);
  } catch (const BadRequest& bad) {
    return Response::text(bad.status, bad.message);
  }
}

}  // namespace weft::dash
