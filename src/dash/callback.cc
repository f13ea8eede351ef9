// Turns a declared callback into one with an id, and refuses what the browser would refuse later.
#include <weft/callback.h>

#include <algorithm>
#include <set>

#include <weft/error.h>

#include "base/text.h"
#include "dash/app.h"
#include "dash/digest.h"
#include "dash/id.h"

namespace weft {

std::string Dependency::to_string() const { return id.to_string() + "." + property; }

namespace dash {
namespace {

[[noreturn]] void refuse(const Callback& callback, const std::string& message) {
  throw Error(ErrorKind::user, message, "callback " + callback.id);
}

// ---------------------------------------------------------------------------------------------------------------------- the id

std::string hash_of(const std::vector<Dependency>& inputs) {
  std::vector<std::string> texts;
  for (const Dependency& input : inputs) texts.push_back(input.to_string());
  return sha256_hex(base::join(texts, "."));
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
  callback.prevent_initial_call = options.prevent_initial_call.value_or(app.options.prevent_initial_callbacks);
  callback.running = std::move(options.running);
  callback.websocket = options.websocket;
  callback.persistent = options.persistent;
  callback.background = options.background;
  callback.interval = options.interval;
  callback.cancel = std::move(options.cancel);
  callback.progress = std::move(options.progress);
  callback.progress_default = std::move(options.progress_default);
  callback.handler = std::move(handler);
  callback.id = id_of(callback);
  if (callback.inputs.empty() && callback.outputs.empty())
    callback.id = sha256_hex("callback " + std::to_string(app.callbacks.size()));

  if (app.prepared) refuse(callback, "The app already answers requests; declare callbacks before: " + callback.id);
  if (callback.inputs.empty() && callback.prevent_initial_call) {
    refuse(callback,
           "A callback without an Input is called only when the page is loaded; with prevent_initial_call nothing ever "
           "calls it: " +
               callback.id);
  }
  if (callback.allow_duplicate && !callback.prevent_initial_call) {
    refuse(callback, "allow_duplicate needs prevent_initial_call, since the order of the first calls is open: " + callback.id);
  }
  check_names(callback);
  check_background(callback);
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
  const ClientsideFunction function{"_dashprivate_clientside_funcs", sha256_hex(javascript)};
  Callback& callback = add_callback(app, {}, std::move(outputs), std::move(inputs), std::move(states), {});
  callback.clientside = function;
  app.inline_scripts.push_back(inline_script(function, javascript));
  return callback;
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
