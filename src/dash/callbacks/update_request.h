// Turns the body of a callback request into the callback it names, the arguments of its handler, and where its results go.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <weft/json.h>

namespace weft::dash {

struct App;
struct Callback;

/// A property of one component of the page, as the browser names it in answers.
struct Target {
  std::string id;
  std::string property;
};

/// Where one output goes: a component, or with ALL in its id any number of them.
struct OutputTarget {
  bool is_many = false;
  std::vector<Target> targets;
};

struct UpdateRequest {
  const Callback* callback;
  std::vector<Json> arguments;  ///< One for each Input and State; null where the browser has no value.
  std::vector<OutputTarget> outputs;
};

/// A request that the app cannot make sense of; the text is for who sent it.
struct BadRequest {
  int status;
  std::string message;
};

/// Deeper than any page; a parser that follows an attacker's nesting runs out of stack.
inline constexpr std::size_t max_json_depth = 256;

/// Throws BadRequest: 400 when the body is not JSON or not of the callback's shape, 404 when there is no such callback.
UpdateRequest read_update_request(const App& app, std::string_view body);
/// The same of a body that has been parsed.
UpdateRequest read_update_request(const App& app, Json body);

}  // namespace weft::dash
