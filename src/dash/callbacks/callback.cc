// Turns a declared callback into one with an id, and refuses what the browser would refuse later.
#include <weft/callback.h>

#include <algorithm>
#include <set>

#include <weft/error.h>

#include "base/text.h"
#include "dash/app.h"
#include "dash/callbacks/id.h"
#include "server/digest.h"

namespace weft {

std::string Dependency::to_string() const { return id.to_string() + "." + property; }

PreventInitialCall::PreventInitialCall(const char* text) : is_initial_duplicate_(std::string_view(text) == "initial_duplicate") {
  if (!is_initial_duplicate_) {
    throw Error(ErrorKind::user, "prevent_initial_call takes true, false or \"initial_duplicate\", not: " + std::string(text));
  }
}

namespace dash {
namespace {

[[noreturn]] void refuse(const Callback& callback, const std::string& message) {
  throw Error(ErrorKind::user, message, "callback " + callback.id);
}

// ---------------------------------------------------------------------------------------------------------------------- the id

std::string hash_of(const std::vector<Dependency>& inputs) {
  std::vector<std::string> texts;
  for (const Dependency& input : inputs) texts.push_back(input.to_string());
  return server::sha256_hex(base::join(texts, "."));
}

std::string id_of(const Dependency& output, const std::string& duplicate_suffix) {
  std::string id;
  // Several dots in a row would look like the border between two outputs.
  for (const char c : output.id.to_string()) id += c == '.' ? std::string("\\.") : std::string(1, c);
  return id + "." + output.property + duplicate_suffix;
}

std::string id_of(const Callback& callback) {
  if (callback.outputs.empty()) return hash_of(callback.inputs);
  if (!callback.is_list) return id_of(callback.outputs.front(), callback.duplicate_suffix);
  std::vector<std::string> ids;
  for (const Dependency& output : callback.outputs) ids.push_back(id_of(output, callback.duplicate_suffix));
  return ".." + base::join(ids, "...") + "..";
}

// ------------------------------------------------------------------------------------------------------------------ wildcards

// The keys whose value is one of those wildcards.
std::set<std::string> wildcard_keys(const Id& id, std::initializer_list<std::string_view> wildcards) {
  std::set<std::string> keys;
  if (!id.is_dictionary()) return keys;
  for (const auto& [key, value] : id.json().get_object()) {
    const std::string_view name = wildcard_name(value);
    if (std::ranges::find(wildcards, name) != wildcards.end()) keys.emplace(key);
  }
  return keys;
}

void check_wildcards(const Callback& callback) {
  const auto match_keys = [](const Dependency& dependency) { return wildcard_keys(dependency.id, {"MATCH"}); };
  for (const Dependency& output : callback.outputs) {
    if (!wildcard_keys(output.id, {"ALLSMALLER"}).empty()) {
      refuse(callback, "An Output cannot hold ALLSMALLER: " + output.to_string());
    }
    if (match_keys(output) != match_keys(callback.outputs.front())) {
      refuse(callback, "All Outputs need MATCH on the same keys: " + output.to_string());
    }
  }
  const std::set<std::string> known = callback.outputs.empty() ? std::set<std::string>() : match_keys(callback.outputs.front());
  for (const auto* dependencies : {&callback.inputs, &callback.states}) {
    for (const Dependency& dependency : *dependencies) {
      // Outputs without MATCH leave it free: each firing then belongs to one input.
      const auto keys =
          known.empty() ? wildcard_keys(dependency.id, {"ALLSMALLER"}) : wildcard_keys(dependency.id, {"MATCH", "ALLSMALLER"});
      for (const std::string& key : keys) {
        if (!known.contains(key)) {
          refuse(callback, "The Outputs have no MATCH on the key `" + key + "` of an Input or State: " + dependency.to_string());
        }
      }
    }
  }
}

// Whether one component can be both: two wildcards overlap, but not MATCH and ALLSMALLER.
bool overlap(const Json& a, const Json& b) {
  if (!a.is_object() || !b.is_object()) return a == b;
  if (a.get_object().size() != b.get_object().size()) return false;
  return std::ranges::all_of(a.get_object(), [&](const auto& entry) {
    const Json* other = b.get_object().if_contains(entry.key());
    if (!other) return false;
    const std::string_view mine = wildcard_name(entry.value()), theirs = wildcard_name(*other);
    if (mine.empty() || theirs.empty()) return !mine.empty() || !theirs.empty() || entry.value() == *other;
    return mine == theirs || mine == "ALL" || theirs == "ALL";
  });
}

bool overlap(const Dependency& a, const Dependency& b) { return a.property == b.property && overlap(a.id.json(), b.id.json()); }

// ------------------------------------------------------------------------------------------------------------------- outputs

void check_outputs(const App& app, const Callback& callback) {
  for (std::size_t i = 0; i < callback.outputs.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (overlap(callback.outputs[i], callback.outputs[j])) {
        refuse(callback, "An Output comes twice in one callback: " + callback.outputs[i].to_string());
      }
    }
    for (const Callback& other : app.callbacks) {
      if (callback.allow_duplicate || other.allow_duplicate) continue;
      for (const Dependency& output : other.outputs) {
        if (overlap(callback.outputs[i], output)) {
          refuse(callback, "Another callback has this Output already (set allow_duplicate, or make one callback of both): " +
                               output.to_string());
        }
      }
    }
  }
  for (const Callback& other : app.callbacks) {
    if (other.id == callback.id) refuse(callback, "Another callback has the same Outputs and Inputs: " + callback.id);
  }
}

void check_names(const Callback& callback) {
  for (const auto* dependencies : {&callback.outputs, &callback.inputs, &callback.states, &callback.cancel, &callback.progress}) {
    for (const Dependency& dependency : *dependencies) {
      if (dependency.id.empty()) refuse(callback, "An Output, Input or State needs an id: ." + dependency.property);
      if (dependency.property.empty()) {
        refuse(callback, "An Output, Input or State needs a property: " + dependency.id.to_string());
      }
    }
  }
}

// ---------------------------------------------------------------------------------------------------------------- background

void check_background(const Callback& callback) {
  if (!callback.background) {
    if (!callback.cancel.empty()) refuse(callback, "Only a background callback has `.cancel`; set `.background`: " + callback.id);
    if (!callback.progress.empty())
      refuse(callback, "Only a background callback has `.progress`; set `.background`: " + callback.id);
    if (!callback.cache_by.empty() || !callback.cache_args_to_ignore.empty()) {
      refuse(callback, "Only the results of a background callback are kept by `.cache_by`; set `.background`: " + callback.id);
    }
    if (callback.handler.takes_progress) {
      refuse(callback, "Only the handler of a background callback takes a Progress; set `.background`: " + callback.id);
    }
    return;
  }
  if (callback.websocket) {
    refuse(callback,
           "A background callback is not called through a WebSocket; set one of `.background` and `.websocket`: " + callback.id);
  }
  if (!callback.handler) refuse(callback, "A callback that runs in the browser cannot be a background callback: " + callback.id);
  if (callback.interval.count() <= 0) {
    refuse(callback,
           "The interval of a background callback must be positive: " + std::to_string(callback.interval.count()) + " ms");
  }
  const std::size_t num_arguments = callback.inputs.size() + callback.states.size();
  for (const std::size_t argument : callback.cache_args_to_ignore) {
    if (argument >= num_arguments) {
      refuse(callback, "`.cache_args_to_ignore` counts the Inputs and States from 0, of which there are " +
                           std::to_string(num_arguments) + ": " + std::to_string(argument));
    }
  }
  for (const auto* dependencies : {&callback.cancel, &callback.progress}) {
    for (const Dependency& dependency : *dependencies) {
      if (dependency.id.has_wildcard()) {
        refuse(callback, "`.cancel` and `.progress` name single components, without wildcards: " + dependency.to_string());
      }
    }
  }
  if (!callback.progress_default.empty() && callback.progress_default.size() != callback.progress.size()) {
    refuse(callback, "`.progress_default` needs a value for each output of `.progress`, which are " +
                         std::to_string(callback.progress.size()) + ", not " + std::to_string(callback.progress_default.size()));
  }
}

// ------------------------------------------------------------------------------------------------------------------------- API

// The names of the arguments are those given, or the ids.
void check_api(const App& app, Callback& callback) {
  ApiEndpoint& api = callback.api_endpoint;
  if (api.path.empty()) return;
  const auto refuse_api = [&](const std::string& message) { refuse(callback, message + ": " + api.path); };
  if (!api.path.starts_with('/') || api.path.size() == 1)
    refuse_api("An api_endpoint begins with \"/\" and has a name behind it");
  if (api.path.starts_with("/_")) refuse_api("An api_endpoint that begins with \"/_\" could be one of Dash's own paths");
  if (callback.background) refuse_api("A background callback has no api_endpoint; take one of `.background` and `.api_endpoint`");
  if (!callback.handler) refuse_api("A callback that runs in the browser has no api_endpoint");
  for (const Callback& other : app.callbacks) {
    if (other.api_endpoint.path == api.path) refuse_api("Another callback has this api_endpoint already");
  }
  const std::size_t num_arguments = callback.inputs.size() + callback.states.size();
  if (api.arguments.empty()) {
    for (const auto* dependencies : {&callback.inputs, &callback.states}) {
      for (const Dependency& dependency : *dependencies) api.arguments.push_back(dependency.id.to_string());
    }
  } else if (api.arguments.size() != num_arguments) {
    refuse_api("An api_endpoint needs a name for each Input and State, which are " + std::to_string(num_arguments) + ", not " +
               std::to_string(api.arguments.size()));
  }
  const std::set<std::string> names(api.arguments.begin(), api.arguments.end());
  if (names.size() != num_arguments) refuse_api("The arguments of an api_endpoint need different names");
}

}  // namespace

Callback& add_callback(App& app, CallbackOptions options, std::vector<Dependency> outputs, std::vector<Dependency> inputs,
                       std::vector<Dependency> states, Handler handler) {
  Callback callback;
  callback.outputs = std::move(outputs);
  callback.inputs = std::move(inputs);
  callback.states = std::move(states);
  callback.is_list = callback.outputs.size() > 1;
  callback.allow_duplicate = options.allow_duplicate;
  if (callback.allow_duplicate) callback.duplicate_suffix = "@" + hash_of(callback.inputs);
  const PreventInitialCall prevent = options.prevent_initial_call.value_or(app.options.prevent_initial_callbacks);
  callback.prevent_initial_call = prevent.prevents();
  callback.running = std::move(options.running);
  callback.websocket = options.websocket;
  callback.persistent = options.persistent;
  callback.background = options.background;
  callback.interval = options.interval;
  callback.cancel = std::move(options.cancel);
  callback.progress = std::move(options.progress);
  callback.progress_default = std::move(options.progress_default);
  callback.is_hidden = options.hidden;
  callback.optional = options.optional;
  callback.api_endpoint = std::move(options.api_endpoint);
  callback.cache_args_to_ignore = std::move(options.cache_args_to_ignore);
  callback.cache_by = std::move(options.cache_by);
  callback.cache_ignore_triggered = options.cache_ignore_triggered;
  callback.on_error = std::move(options.on_error);
  callback.handler = std::move(handler);
  callback.id = id_of(callback);
  if (callback.inputs.empty() && callback.outputs.empty())
    callback.id = server::sha256_hex("callback " + std::to_string(app.callbacks.size()));

  if (app.prepared) refuse(callback, "The app already answers requests; declare callbacks before: " + callback.id);
  if (callback.inputs.empty() && callback.prevent_initial_call) {
    refuse(callback,
           "A callback without an Input is called only when the page is loaded; with prevent_initial_call nothing ever "
           "calls it: " +
               callback.id);
  }
  if (callback.allow_duplicate && !prevent.allows_duplicate()) {
    refuse(callback, "allow_duplicate needs prevent_initial_call, since the order of the first calls is open: " +
                         callback.outputs.front().to_string());
  }
  if (callback.persistent && !callback.websocket && !app.options.websocket_callbacks) {
    refuse(callback, "Only a callback that is called through a WebSocket can be `.persistent`; set `.websocket`: " + callback.id);
  }
  check_names(callback);
  check_background(callback);
  check_api(app, callback);
  check_wildcards(callback);
  check_outputs(app, callback);
  return app.callbacks.emplace_back(std::move(callback));
}

namespace {

// Puts an inline function where the renderer looks for it.
std::string inline_script(const ClientsideFunction& function, const std::string& javascript) {
  return "(function() {\n    var clientside = window.dash_clientside = window.dash_clientside || {};\n    var ns = "
         "clientside[\"" +
         function.space + "\"] = clientside[\"" + function.space + "\"] || {};\n    ns[\"" + function.function_name +
         "\"] = " + javascript + ";\n})();\n";
}

}  // namespace

Callback& add_clientside_callback(App& app, const std::string& javascript, std::vector<Dependency> outputs,
                                  std::vector<Dependency> inputs, std::vector<Dependency> states) {
  const ClientsideFunction function{"_dashprivate_clientside_funcs", server::sha256_hex(javascript)};
  Callback& callback = add_callback(app, {}, std::move(outputs), std::move(inputs), std::move(states), {});
  callback.clientside = function;
  app.inline_scripts.push_back(inline_script(function, javascript));
  return callback;
}

namespace {

// Whether a change of an output of the first calls the second, as far as the browser's check for circles goes: an output with
// allow_duplicate is a property of its own there, and ALLSMALLER leads to other components.
const Dependency* link_between(const Callback& from, const Callback& to) {
  if (from.allow_duplicate) return nullptr;
  for (const Dependency& output : from.outputs) {
    for (const Dependency& input : to.inputs) {
      if (wildcard_keys(input.id, {"ALLSMALLER"}).empty() && overlap(output, input)) return &output;
    }
  }
  return nullptr;
}

}  // namespace

void check_circles(const App& app) {
  enum class State { open, under_way, done };
  const auto& callbacks = app.callbacks;
  std::vector<State> states(callbacks.size(), State::open);
  std::vector<std::size_t> path;
  const auto visit = [&](const auto& self, std::size_t at) -> void {
    states[at] = State::under_way;
    path.push_back(at);
    for (std::size_t next = 0; next < callbacks.size(); ++next) {
      // A callback may have the same property as input and output.
      if (next == at || states[next] == State::done || !link_between(callbacks[at], callbacks[next])) continue;
      if (states[next] == State::open) {
        self(self, next);
        continue;
      }
      std::string circle;
      for (auto step = std::ranges::find(path, next); step != path.end(); ++step) {
        const auto following = step + 1 == path.end() ? next : *(step + 1);
        circle += link_between(callbacks[*step], callbacks[following])->to_string() + " -> ";
      }
      const auto second = std::ranges::find(path, next) + 1;
      circle += link_between(callbacks[next], callbacks[second == path.end() ? next : *second])->to_string();
      throw Error(ErrorKind::user, "Callbacks call each other in a circle (one callback of them all may): " + circle,
                  "callback " + callbacks[next].id);
    }
    path.pop_back();
    states[at] = State::done;
  };
  for (std::size_t i = 0; i < callbacks.size(); ++i) {
    if (states[i] == State::open) visit(visit, i);
  }
}

void add_cancel_callbacks(App& app) {
  std::vector<Callback> added;
  for (const Callback& callback : app.callbacks) {
    for (const Dependency& input : callback.cancel) {
      const auto is_same = [&](const Callback& other) { return other.inputs.front().to_string() == input.to_string(); };
      if (std::ranges::any_of(added, is_same)) continue;
      Callback cancel;
      cancel.outputs = {{input.id, "id"}};
      cancel.inputs = {input};
      cancel.prevent_initial_call = true;
      cancel.is_cancel = true;
      cancel.id = id_of(cancel);
      // Another property of the component cancels too.
      const auto is_taken = [&](const Callback& other) { return other.id == cancel.id; };
      if (std::ranges::any_of(added, is_taken)) {
        cancel.duplicate_suffix = "@" + hash_of(cancel.inputs);
        cancel.id = id_of(cancel);
      }
      added.push_back(std::move(cancel));
    }
  }
  for (Callback& callback : added) app.callbacks.push_back(std::move(callback));
}

}  // namespace dash
}  // namespace weft
