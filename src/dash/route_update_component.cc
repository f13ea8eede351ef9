// POST _dash-update-component: calls a callback's handler and answers with what it changes on the page.
#include <string>
#include <string_view>
#include <vector>

#include <weft/error.h>

#include "base/json_writer.h"
#include "dash/app.h"
#include "dash/component_node.h"
#include "dash/error_report.h"
#include "dash/routes.h"
#include "dash/update_request.h"

namespace weft::dash {
namespace {

// What an answer says of one component, in the order in which the outputs name it.
struct Change {
  const std::string* id;
  std::vector<std::pair<const std::string*, PropertyValue>> properties;
};

void add_change(std::vector<Change>& changes, const Target& target, PropertyValue value) {
  if (!value.is_set()) return;
  Change* change = nullptr;
  for (Change& other : changes) {
    if (*other.id == target.id) change = &other;
  }
  if (!change) change = &changes.emplace_back(Change{&target.id, {}});
  change->properties.emplace_back(&target.property, std::move(value));
}

// The values of an output with ALL, one for each component.
std::vector<PropertyValue> split(const PropertyValue& value, std::size_t count, const Dependency& output) {
  std::vector<PropertyValue> values;
  if (const auto* list = std::get_if<std::vector<PropertyValue>>(&value.node()->value)) {
    values = *list;
  } else if (const auto* json = std::get_if<Json>(&value.node()->value); json && json->is_array()) {
    for (const Json& item : json->get_array()) values.push_back(prop::Any(item));
  } else {
    throw Error(ErrorKind::user, "The handler must return a std::vector for an Output with ALL: " + output.to_string());
  }
  if (values.size() != count) {
    throw Error(ErrorKind::user, "The handler must return a value for each of the " + std::to_string(count) +
                                     " components of an Output, not " + std::to_string(values.size()) + ": " +
                                     output.to_string());
  }
  return values;
}

std::vector<Change> changes_of(const UpdateRequest& request, const std::vector<PropertyValue>& results) {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const OutputTarget& output = request.outputs[i];
    if (!results[i].is_set()) continue;
    if (!output.is_many) {
      add_change(changes, output.targets.front(), results[i]);
      continue;
    }
    std::vector<PropertyValue> values = split(results[i], output.targets.size(), request.callback->outputs[i]);
    for (std::size_t k = 0; k < values.size(); ++k) add_change(changes, output.targets[k], std::move(values[k]));
  }
  return changes;
}

std::string to_text(const std::vector<Change>& changes) {
  std::string text = R"({"multi":true,"response":{)";
  for (const Change& change : changes) {
    if (&change != &changes.front()) text += ',';
    base::append_json_string(text, *change.id);
    char separator = '{';
    text += ':';
    for (const auto& [property, value] : change.properties) {
      text += separator;
      separator = ',';
      base::append_json_string(text, *property);
      text += ':';
      append_json(text, value);
    }
    text += '}';
  }
  return text + "}}";
}

// Which argument did not fit, and why. It tells the sender nothing that was not in the request. The program's author sees it too:
// in the log, and in the developer tools, which show only what comes with status 500.
Response report_mismatch(const App& app, const Callback& callback, const CallbackCall& call, const ArgumentMismatch& mismatch) {
  const std::size_t num_inputs = callback.inputs.size();
  const Dependency& dependency =
      call.reading < num_inputs ? callback.inputs[call.reading] : callback.states[call.reading - num_inputs];
  const std::string message = "The handler of the callback " + callback.id + " cannot take the value of " +
                              dependency.to_string() + ": " + mismatch.reason;
  if (app.log) app.log(message);
  return Response::text(app.debug ? 500 : 400, message);
}

Response call_handler(const App& app, const Request& http, UpdateRequest request) {
  const Callback& callback = *request.callback;
  CallbackCall call{std::move(request.arguments), std::vector<PropertyValue>(callback.outputs.size())};
  try {
    callback.handler(call);
    if (callback.outputs.empty()) return Response{.status = 204, .headers = {}, .body = {}};
    return Response::json(200, to_text(changes_of(request, call.results)));
  } catch (const PreventUpdate&) {
    return Response{.status = 204, .headers = {}, .body = {}};
  } catch (const ArgumentMismatch& mismatch) {
    return report_mismatch(app, callback, call, mismatch);
  } catch (...) {
    return report_error(app, http, "callback " + callback.id);
  }
}

// "application/json; charset=utf-8" is JSON too.
bool is_json(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  constexpr std::string_view wanted = "application/json";
  if (type.size() < wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const char c = type[i] >= 'A' && type[i] <= 'Z' ? static_cast<char>(type[i] + 32) : type[i];
    if (c != wanted[i]) return false;
  }
  return type.find_first_not_of(' ', wanted.size()) == type.npos;
}

}  // namespace

Response route_update_component(const App& app, const Request& request) {
  if (!is_json(request.header("Content-Type"))) return Response::text(415, "The Content-Type must be application/json");
  try {
    return call_handler(app, request, read_update_request(app, request.body));
  } catch (const BadRequest& bad) {
    return Response::text(bad.status, bad.message);
  }
}

}  // namespace weft::dash
