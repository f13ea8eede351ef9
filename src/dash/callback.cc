// Turns a declared callback into one with an id, and refuses what the browser would refuse later.
#include <weft/callback.h>

#include <algorithm>
#include <set>

#include <weft/error.h>

#include "base/text.h"
#include "dash/app.h"
#include "dash/id.h"
#include "dash/sha256.h"

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
  for (const auto* dependencies : {&callback.outputs, &callback.inputs, &callback.states}) {
    for (const Dependency& dependency : *dependencies) {
      if (dependency.id.empty()) refuse(callback, "An Output, Input or State needs an id: ." + dependency.property);
      if (dependency.property.empty()) {
        refuse(callback, "An Output, Input or State needs a property: " + dependency.id.to_string());
      }
    }
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
  callback.handler = std::move(handler);
  callback.id = id_of(callback);

  if (app.prepared) refuse(callback, "The app already answers requests; declare callbacks before: " + callback.id);
  if (callback.inputs.empty()) refuse(callback, "A callback needs an Input, or nothing ever calls it: " + callback.id);
  if (callback.allow_duplicate && !callback.prevent_initial_call) {
    refuse(callback, "allow_duplicate needs prevent_initial_call, since the order of the first calls is open: " + callback.id);
  }
  check_names(callback);
  check_wildcards(callback);
  check_outputs(app, callback);
  return app.callbacks.emplace_back(std::move(callback));
}

}  // namespace dash
}  // namespace weft
