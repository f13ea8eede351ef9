// Answers what a handler asks of its call.
#include <weft/callback_context.h>

#include <utility>

#include <weft/error.h>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "dash/app.h"
#include "dash/callbacks/call_state.h"
#include "dash/callbacks/id.h"

namespace weft {
namespace dash {
namespace {

thread_local std::shared_ptr<CallState> call_of_this_thread;

}  // namespace

CallScope::CallScope(std::shared_ptr<CallState> state) : outer_(std::exchange(call_of_this_thread, std::move(state))) {}
CallScope::~CallScope() {
  call_of_this_thread->close();
  call_of_this_thread = std::move(outer_);
}

void CallState::check_open() const {
  if (!request_) throw Error(ErrorKind::user, "The callback has been answered already: " + callback_.id);
}

const Request& CallState::request() const {
  std::lock_guard lock(mutex_);
  check_open();
  return *request_;
}

const boost::json::object& CallState::body() {
  std::lock_guard lock(mutex_);
  check_open();
  // It has been read before, so it is an object and not too deep.
  if (!body_) body_ = base::parse_json(request_->body, max_json_depth);
  return body_->get_object();
}

void CallState::set(const PageChanges& changes) {
  if (channel_) return channel_->set(changes);
  std::lock_guard lock(mutex_);
  check_open();
  changes_.add(changes);
}

void CallState::add_header(std::string name, std::string value) {
  std::lock_guard lock(mutex_);
  check_open();
  headers_.emplace_back(std::move(name), std::move(value));
}

PageChanges CallState::take_changes() {
  std::lock_guard lock(mutex_);
  return std::exchange(changes_, {});
}

void CallState::move_headers_to(Response& response) {
  std::lock_guard lock(mutex_);
  for (auto& [name, value] : std::exchange(headers_, {})) response.add(std::move(name), std::move(value));
}

void CallState::close() {
  std::lock_guard lock(mutex_);
  request_ = nullptr;
}

}  // namespace dash

namespace {

// Dictionary ids are JSON in a prop_id, and objects elsewhere.
Json id_of(std::string_view text) { return text.starts_with('{') ? base::parse_json(text, 8) : Json(text); }

const Json* member(const Json& object, const char* name) {
  return object.is_object() ? object.get_object().if_contains(name) : nullptr;
}

// Calls visit(prop_id, {id, property, value}) for each property of inputs or state, of patterns for each component.
template <class Visit>
void for_each_property(const boost::json::object& body, const char* name, const Visit& visit) {
  const Json* list = body.if_contains(name);
  if (!list || !list->is_array()) return;
  const auto visit_one = [&](const Json& item) {
    const Json* id = member(item, "id");
    const Json* property = member(item, "property");
    if (id && property && property->is_string()) visit(dash::stringify_id(*id) + "." + std::string(property->get_string()), item);
  };
  for (const Json& item : list->get_array()) {
    if (item.is_array()) {
      for (const Json& one : item.get_array()) visit_one(one);
    } else {
      visit_one(item);
    }
  }
}

Json value_of(const Json& item) {
  const Json* value = member(item, "value");
  return value ? *value : Json(nullptr);
}

std::map<std::string, Json> values_of(const boost::json::object& body, const char* name) {
  std::map<std::string, Json> values;
  for_each_property(body, name,
                    [&](std::string prop_id, const Json& item) { values.emplace(std::move(prop_id), value_of(item)); });
  return values;
}

Json list_of(const boost::json::object& body, const char* name, Json otherwise) {
  const Json* list = body.if_contains(name);
  return list ? *list : std::move(otherwise);
}

}  // namespace

std::vector<Triggered> CallbackContext::triggered() const {
  const boost::json::object& body = state_->body();
  std::vector<Triggered> triggered;
  const Json* changed = body.if_contains("changedPropIds");
  if (!changed || !changed->is_array()) return triggered;
  const std::map<std::string, Json> values = inputs();
  for (const Json& name : changed->get_array()) {
    if (!name.is_string()) continue;
    const std::string prop_id(name.get_string());
    const std::size_t dot = prop_id.rfind('.');
    if (dot == prop_id.npos) continue;
    const auto value = values.find(prop_id);
    triggered.push_back({prop_id, id_of(std::string_view(prop_id).substr(0, dot)), prop_id.substr(dot + 1),
                         value == values.end() ? Json(nullptr) : value->second});
  }
  return triggered;
}

Json CallbackContext::triggered_id() const {
  const std::vector<Triggered> all = triggered();
  return all.empty() ? Json(nullptr) : all.front().id;
}

std::map<std::string, Json> CallbackContext::triggered_prop_ids() const {
  std::map<std::string, Json> ids;
  for (Triggered& one : triggered()) ids.emplace(std::move(one.prop_id), std::move(one.id));
  return ids;
}

std::map<std::string, Json> CallbackContext::inputs() const { return values_of(state_->body(), "inputs"); }
std::map<std::string, Json> CallbackContext::states() const { return values_of(state_->body(), "state"); }
Json CallbackContext::inputs_list() const { return list_of(state_->body(), "inputs", boost::json::array()); }
Json CallbackContext::states_list() const { return list_of(state_->body(), "state", boost::json::array()); }
Json CallbackContext::outputs_list() const { return list_of(state_->body(), "outputs", nullptr); }

Json CallbackContext::args_grouping() const {
  const boost::json::object& body = state_->body();
  const std::map<std::string, Json> changed = triggered_prop_ids();
  const auto describe = [&](const Json& item) -> Json {
    const Json* id = member(item, "id");
    const Json* property = member(item, "property");
    if (!id || !property || !property->is_string()) return nullptr;
    const std::string text = dash::stringify_id(*id);
    const bool is_changed = changed.contains(text + "." + std::string(property->get_string()));
    return {{"id", *id}, {"str_id", text}, {"property", *property}, {"value", value_of(item)}, {"triggered", is_changed}};
  };
  boost::json::array arguments;
  for (const char* name : {"inputs", "state"}) {
    const Json* list = body.if_contains(name);
    if (!list || !list->is_array()) continue;
    for (const Json& item : list->get_array()) {
      if (!item.is_array()) {
        arguments.push_back(describe(item));
        continue;
      }
      boost::json::array& components = arguments.emplace_back(boost::json::array()).get_array();
      for (const Json& one : item.get_array()) components.push_back(describe(one));
    }
  }
  return arguments;
}

const Request& CallbackContext::request() const { return state_->request(); }

std::string CallbackContext::cookie(std::string_view name) const { return std::string(state_->request().cookie(name)); }

void CallbackContext::set_cookie(const std::string& name, const std::string& value, const CookieOptions& options) const {
  Response response;
  response.set_cookie(name, value, options);
  for (auto& [header, text] : response.headers) state_->add_header(std::move(header), std::move(text));
}

void CallbackContext::add_header(const std::string& name, const std::string& value) const { state_->add_header(name, value); }

void CallbackContext::record_timing(const std::string& name, double seconds, const std::string& description) const {
  std::string text = name + ";dur=" + std::to_string(seconds * 1000);
  if (!description.empty()) {
    text += ";desc=";
    base::append_json_string(text, description);
  }
  state_->add_header("Server-Timing", std::move(text));
}

namespace dash {

PageChanges changes_of(const Id& id, const std::vector<SetProperty>& properties) {
  if (id.empty() || id.has_wildcard()) {
    throw Error(ErrorKind::user, "set_props needs the id of one component: " + id.to_string());
  }
  PageChanges changes;
  for (const SetProperty& each : properties) changes.set({id.to_string(), each.property}, each.value);
  return changes;
}

}  // namespace dash

void CallbackContext::set_props(const Id& id, const std::vector<SetProperty>& properties) const {
  state_->set(dash::changes_of(id, properties));
}

bool CallbackContext::is_websocket() const { return state_->channel() != nullptr; }

bool CallbackContext::is_open() const { return !state_->is_cancelled(); }

Json CallbackContext::get_prop(const Id& id, const std::string& property, std::chrono::milliseconds timeout) const {
  if (!state_->channel()) {
    throw Error(ErrorKind::user, "get_prop works only in a WebSocket callback; set `.websocket`: " + state_->callback().id);
  }
  if (id.empty() || id.has_wildcard()) throw Error(ErrorKind::user, "get_prop needs the id of one component: " + id.to_string());
  return state_->channel()->get({id.to_string(), property}, timeout);
}

CallbackContext ctx() {
  if (!dash::call_of_this_thread) {
    throw Error(ErrorKind::user, "ctx() and set_props() work only in the handler of a callback, on the thread that it runs on");
  }
  return CallbackContext(dash::call_of_this_thread);
}

void set_props(const Id& id, const std::vector<SetProperty>& properties) { ctx().set_props(id, properties); }

}  // namespace weft
