// POST to the api_endpoint of a callback: calls its handler with the members of a JSON object, and answers with its result.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <weft/cancellation.h>
#include <weft/error.h>

#include "base/json_reader.h"
#include "base/text.h"
#include "dash/app.h"
#include "dash/callbacks/call_handler.h"
#include "dash/callbacks/call_state.h"
#include "dash/callbacks/update_request.h"
#include "dash/routes/routes.h"

namespace weft::dash {
namespace {

// One value for each argument, by its name. An empty body is an object without members.
std::vector<Json> read_arguments(const ApiEndpoint& api, std::string_view body) {
  Json json = body.empty() ? Json(boost::json::object()) : base::parse_json(body, max_json_depth);
  if (!json.is_object()) throw BadRequest{400, "The body must be a JSON object with the arguments of " + api.path};
  boost::json::object& given = json.get_object();
  std::vector<Json> arguments;
  for (const std::string& name : api.arguments) {
    Json* value = given.if_contains(name);
    if (!value) {
      throw BadRequest{
          400, "The body lacks an argument of " + api.path + " (which takes: " + base::list_names(api.arguments) + "): " + name};
    }
    arguments.push_back(std::move(*value));
    given.erase(name);
  }
  if (!given.empty()) {
    throw BadRequest{400, base::not_found("Argument of " + api.path, given.begin()->key(), api.arguments)};
  }
  return arguments;
}

}  // namespace

Response route_api(const App& app, const Request& request) {
  if (std::optional<Response> refusal = refuse_call(request)) return std::move(*refusal);
  const Callback& callback = *app.callback_by_api_path.at("/" + path_below_prefix(app, request));
  try {
    std::vector<Json> arguments = read_arguments(callback.api_endpoint, request.body);
    // ctx() looks into the body, which programs may leave out.
    Request http = request;
    if (http.body.empty()) http.body = "{}";
    const auto state = std::make_shared<CallState>(callback, http, CancellationScope::current());
    return call_api(app, state, std::move(arguments));
  } catch (const BadRequest& bad) {
    return Response::text(bad.status, bad.message);
  } catch (const Error& error) {
    return Response::text(400, "The body cannot be read. " + error.message());
  }
}

}  // namespace weft::dash
