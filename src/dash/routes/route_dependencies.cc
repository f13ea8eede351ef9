// GET _dash-dependencies: the callbacks, so that the browser knows when to call which.
#include "dash/callbacks/dependencies.h"

#include "base/json_writer.h"
#include "dash/app.h"
#include "dash/routes/routes.h"

namespace weft::dash {
namespace {

Json clientside(const ClientsideFunction& function) {
  if (function.function_name.empty()) return nullptr;
  return {{"namespace", function.space}, {"function_name", function.function_name}};
}

Json running(const std::vector<Running>& running) {
  boost::json::object during, after;
  for (const Running& entry : running) {
    during[entry.output.to_string()] = entry.during;
    after[entry.output.to_string()] = entry.after;
  }
  return {{"running", std::move(during)}, {"runningOff", std::move(after)}};
}

Json describe(const Callback& callback) {
  const Json function = clientside(callback.clientside);
  boost::json::object described{
      {"output", callback.id},
      {"inputs", list_of(callback.inputs)},
      {"state", list_of(callback.states)},
      {"clientside_function", function},
      {"prevent_initial_call", callback.prevent_initial_call},
      {"background", callback.background ? Json{{"interval", callback.interval.count()}} : Json(nullptr)},
      {"dynamic_creator", function.is_null() ? Json(nullptr) : Json(false)},
      {"no_output", callback.outputs.empty()},
      {"optional", callback.optional},
      {"hidden", callback.is_cancel ? Json(nullptr) : Json(callback.is_hidden)},
      {"websocket", callback.websocket},
      {"persistent", callback.persistent},
  };
  if (!callback.running.empty()) described["running"] = running(callback.running);
  return described;
}

}  // namespace

boost::json::array list_of(const std::vector<Dependency>& dependencies) {
  boost::json::array array;
  for (const Dependency& dependency : dependencies) {
    boost::json::object described{{"id", dependency.id.to_string()}, {"property", dependency.property}};
    if (dependency.allow_optional) described["allow_optional"] = true;
    array.push_back(std::move(described));
  }
  return array;
}

std::string dependencies_json(const App& app) {
  boost::json::array callbacks;
  for (const Callback& callback : app.callbacks) callbacks.push_back(describe(callback));
  return base::to_json(callbacks);
}

Response route_dependencies(const App& app, const Request&) {
  return Response::of(200, "application/json", Body::of_shared(app.dependencies_json));
}

}  // namespace weft::dash
