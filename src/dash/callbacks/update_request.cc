// Turns the body of a callback request into the callback it names, the arguments of its handler, and where its results go.
#include "dash/callbacks/update_request.h"

#include <array>
#include <utility>

#include <boost/json/monotonic_resource.hpp>

#include <weft/error.h>

#include "base/json_reader.h"
#include "base/text.h"
#include "dash/app.h"
#include "dash/callbacks/id.h"

namespace weft::dash {
namespace {

[[noreturn]] void refuse(std::string message, int status = 400) { throw BadRequest{status, std::move(message)}; }

// Up to this size a body is parsed into memory of its own, and what handlers get is copied out of it; of a larger one it is
// moved.
constexpr std::size_t small_body = 4096;

Json parse(std::string_view body, boost::json::storage_ptr storage = {}) {
  try {
    return base::parse_json(body, max_json_depth, std::move(storage));
  } catch (const Error& error) {
    refuse("The body cannot be read. " + error.message());
  }
}

const Callback& find_callback(const App& app, const Json* output) {
  if (!output || !output->is_string()) refuse("The body names no callback: `output` must be text");
  const std::string id(output->get_string());
  const auto found = app.callback_by_id.find(id);
  if (found == app.callback_by_id.end()) {
    std::vector<std::string> choices;
    for (const Callback& callback : app.callbacks) choices.push_back(callback.id);
    refuse(base::not_found("Callback", id, choices), 404);
  }
  if (!found->second->handler && !found->second->is_cancel) refuse("The callback runs in the browser: " + id);
  return *found->second;
}

// Checks one {id, property} of the request against what the callback declared; its id.
const Json& check_target(const Callback& callback, const Dependency& declared, const Json& given) {
  const auto fail = [&] { refuse("The request does not fit the callback " + callback.id + " at " + declared.to_string()); };
  if (!given.is_object()) fail();
  const Json* id = given.get_object().if_contains("id");
  const Json* property = given.get_object().if_contains("property");
  if (!id || !property || !property->is_string() || !id_matches(declared.id.json(), *id)) fail();
  const std::string_view name = property->get_string();
  if (name != declared.property && name != declared.property + callback.duplicate_suffix) fail();
  return *id;
}

Target read_target(const Callback& callback, const Dependency& declared, const Json& given) {
  return {stringify_id(check_target(callback, declared, given)), declared.property};
}

Json take_value(Json& given) {
  Json* value = given.get_object().if_contains("value");
  return value ? Json(std::move(*value), boost::json::storage_ptr()) : Json(nullptr);
}

// The value of one Input or State; for a pattern with ALL the values of those that match, as an array.
Json read_argument(const Callback& callback, const Dependency& declared, Json& given) {
  if (!declared.id.is_many()) {
    check_target(callback, declared, given);
    return take_value(given);
  }
  if (!given.is_array()) refuse("The request needs a list for the callback " + callback.id + " at " + declared.to_string());
  boost::json::array values;
  for (Json& item : given.get_array()) {
    check_target(callback, declared, item);
    values.push_back(take_value(item));
  }
  return values;
}

void read_arguments(const Callback& callback, const char* name, const std::vector<Dependency>& declared,
                    boost::json::object& body, std::vector<Json>& arguments) {
  Json* given = body.if_contains(name);
  // The browser leaves an empty list out.
  if (!given && declared.empty()) return;
  if (!given || !given->is_array() || given->get_array().size() != declared.size()) {
    refuse("The request needs " + std::to_string(declared.size()) + " " + name + " for the callback " + callback.id);
  }
  for (std::size_t i = 0; i < declared.size(); ++i) {
    arguments.push_back(read_argument(callback, declared[i], given->get_array()[i]));
  }
}

OutputTarget read_output(const Callback& callback, const Dependency& declared, const Json& given) {
  OutputTarget output;
  output.is_many = declared.id.is_many();
  if (!output.is_many) {
    output.targets.push_back(read_target(callback, declared, given));
    return output;
  }
  if (!given.is_array()) refuse("The request needs a list for the callback " + callback.id + " at " + declared.to_string());
  for (const Json& item : given.get_array()) output.targets.push_back(read_target(callback, declared, item));
  return output;
}

std::vector<OutputTarget> read_outputs(const Callback& callback, const boost::json::object& body) {
  std::vector<OutputTarget> outputs;
  if (callback.outputs.empty()) return outputs;
  const Json* given = body.if_contains("outputs");
  if (!given) refuse("The request needs outputs for the callback " + callback.id);
  if (!callback.is_list) {
    outputs.push_back(read_output(callback, callback.outputs.front(), *given));
    return outputs;
  }
  if (!given->is_array() || given->get_array().size() != callback.outputs.size()) {
    refuse("The request needs " + std::to_string(callback.outputs.size()) + " outputs for the callback " + callback.id);
  }
  for (std::size_t i = 0; i < callback.outputs.size(); ++i) {
    outputs.push_back(read_output(callback, callback.outputs[i], given->get_array()[i]));
  }
  return outputs;
}

UpdateRequest read(const App& app, Json& json) {
  if (!json.is_object()) refuse("The body must be a JSON object");
  boost::json::object& body = json.get_object();
  const Callback& callback = find_callback(app, body.if_contains("output"));
  UpdateRequest request{&callback, {}, read_outputs(callback, body)};
  read_arguments(callback, "inputs", callback.inputs, body, request.arguments);
  read_arguments(callback, "state", callback.states, body, request.arguments);
  return request;
}

}  // namespace

UpdateRequest read_update_request(const App& app, std::string_view body) {
  std::array<unsigned char, 2 * small_body> room;
  boost::json::monotonic_resource memory(room.data(), room.size());
  Json json = parse(body, body.size() <= small_body ? boost::json::storage_ptr(&memory) : boost::json::storage_ptr());
  return read(app, json);
}

UpdateRequest read_update_request(const App& app, Json json) { return read(app, json); }

}  // namespace weft::dash
