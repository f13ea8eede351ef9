// What a handler can ask and do beside its parameters and results: which property called it, the request, other properties.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <weft/http.h>
#include <weft/patch.h>

namespace weft {

namespace dash {
class CallState;
}  // namespace dash

/// A property whose change called a handler.
struct Triggered {
  std::string prop_id;   ///< "in.value"; a dictionary id as text: `{"index":0,"type":"dim"}.value`
  Json id;               ///< text, or an object
  std::string property;  ///< "value"
  Json value;            ///< null when it has none
};

/// One property that set_props changes.
struct SetProperty {
  std::string property;
  PatchValue value;  ///< or a Patch
};

/// One call of a handler, see ctx(). Copies are the same call, and may be used on other threads.
/// Definition: https://dash.plotly.com/determining-which-callback-input-changed
class CallbackContext {
 public:
  explicit CallbackContext(std::shared_ptr<dash::CallState> state) : state_(std::move(state)) {}

  /// What changed; empty when the page was loaded. In the order in which the browser names them.
  std::vector<Triggered> triggered() const;
  /// The id of the first of them: text, or an object; null when the page was loaded.
  Json triggered_id() const;
  /// Of each of them its id, by its prop_id.
  std::map<std::string, Json> triggered_prop_ids() const;

  /// The values by prop_id, of patterns with ALL those of each component.
  std::map<std::string, Json> inputs() const;
  std::map<std::string, Json> states() const;
  /// As the browser sent them: a list with an object `{id, property, value}` for each, or for a pattern a list of those.
  Json inputs_list() const;
  Json states_list() const;
  /// Where the results go: `{id, property}`, for several outputs a list of those; null without an output.
  Json outputs_list() const;
  /// What the handler's parameters are, in their order: for each Input and State `{id, str_id, property, value, triggered}`, or
  /// for a pattern a list of those. `str_id` is the id as text, `triggered` says whether its change led to this call.
  Json args_grouping() const;

  /// The request that called the handler. Throws a user Error once it is answered; a background callback keeps its own.
  const Request& request() const;
  /// "" when the browser sent none of that name.
  std::string cookie(std::string_view name) const;

  /// Sets a cookie with the answer. Throws a user Error for a name or value that a cookie cannot have, and once it is answered.
  void set_cookie(const std::string& name, const std::string& value, const CookieOptions& options = {}) const;
  /// Adds a header to the answer.
  void add_header(const std::string& name, const std::string& value) const;
  /// Shows in the browser's developer tools how long a part of the handler took.
  void record_timing(const std::string& name, double seconds, const std::string& description = "") const;

  /// Changes properties of any component, whether or not they are outputs: with the answer; while a background callback runs with
  /// the next time that the browser asks; in a WebSocket callback at once, also after it is answered as long as the page is
  /// there. Throws a user Error for an id with a wildcard, and once the callback is answered without a WebSocket.
  void set_props(const Id& id, const std::vector<SetProperty>& properties) const;

  /// Whether it came through a WebSocket.
  bool is_websocket() const;
  /// False once nobody waits for the answer: the page is gone, the background callback was cancelled, or the time of
  /// ServerLimits::handler_timeout has passed. What runs in a loop has to look; computations are cancelled.
  bool is_open() const;
  /// What a property of the page is now; null when it has no value. Waits for the page's answer. Throws a user Error without a
  /// WebSocket and after `timeout`, and ends the handler when the page is gone.
  Json get_prop(const Id& id, const std::string& property,
                std::chrono::milliseconds timeout = std::chrono::milliseconds(30'000)) const;

 private:
  std::shared_ptr<dash::CallState> state_;
};

/// The call of a handler that this thread is in. Throws a user Error outside of one.
CallbackContext ctx();

/// `ctx().set_props`: `set_props("out", {{"children", "done"}, {"style", {{"color", "green"}}}})`.
void set_props(const Id& id, const std::vector<SetProperty>& properties);

}  // namespace weft
