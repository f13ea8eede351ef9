// What the routes know of an app: its options, its callbacks, and the texts that are made once when it starts to serve.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include <weft/dash.h>

#include "dash/assets/asset_watch.h"
#include "dash/callbacks/background_cache.h"
#include "dash/callbacks/background_jobs.h"
#include "dash/callbacks/callback_sockets.h"
#include "dash/metrics.h"

namespace weft::dash {

/// One callback as it was declared.
struct Callback {
  std::string id;                   ///< What the browser calls it: "graph.figure", "..a.x...b.y.."; unique in the app.
  std::vector<Dependency> outputs;  ///< None: the handler is called for what it does, and the id is a hash of the inputs.
  std::vector<Dependency> inputs;
  std::vector<Dependency> states;
  bool is_list = false;          ///< Several outputs: the browser sends lists.
  std::string duplicate_suffix;  ///< "@<hash>" with allow_duplicate, else "".
  bool prevent_initial_call = false;
  bool allow_duplicate = false;
  std::vector<Running> running;
  bool background = false;
  std::chrono::milliseconds interval{};
  std::vector<Dependency> cancel;
  std::vector<Dependency> progress;
  std::vector<Json> progress_default;  ///< One for each of `progress`, or none.
  bool is_cancel = false;              ///< Made by prepare(): its input cancels background callbacks.
  bool websocket = false;
  bool persistent = false;
  bool is_hidden = false;    ///< Not in the developer tools' graph.
  bool optional = false;     ///< Its components may be missing.
  ApiEndpoint api_endpoint;  ///< With a name for each argument; its path is "" when there is none.
  std::vector<std::size_t> cache_args_to_ignore;
  std::vector<std::function<Json()>> cache_by;
  bool cache_ignore_triggered = true;
  OnError on_error;
  ClientsideFunction clientside;  ///< Its function_name is "" where `handler` runs here.
  Handler handler;
};

struct App {
  DashOptions options;                   ///< As given, but for the prefixes below.
  std::string requests_pathname_prefix;  ///< What the browser puts before its requests: "/" or "/base/".
  std::string routes_pathname_prefix;    ///< What requests that arrive here begin with.
  bool debug = false;
  std::function<void(const std::string&)> log;  ///< Gets the errors of handlers, on any thread; empty: nobody does.
  std::vector<Callback> callbacks;
  std::vector<RequestHook> before_request;
  std::vector<std::function<void(const Request&, Response&)>> after_request;
  int trusted_proxies = 0;
  mutable Metrics metrics;
  std::vector<Page> pages;                  ///< In the order in which links to them stand.
  PageLayout not_found;                     ///< What paths of no page show; empty: Dash's own.
  std::vector<std::string> inline_scripts;  ///< Clientside functions: JavaScript for the page, after the component bundles.

  // Made by prepare(), read-only from then on.
  Layout layout;
  std::unordered_map<std::string, const Callback*> callback_by_id;
  std::unordered_map<std::string, const Callback*> callback_by_api_path;
  std::shared_ptr<const std::string> dependencies_json;
  std::shared_ptr<const std::string> layout_json;  ///< Null when the layout is a function.
  bool checks_callbacks = true;                    ///< Whether all components that callbacks may name are known.
  std::string validation_layout_json;              ///< All of them, when the layout alone has not; else "".

  std::shared_ptr<AssetWatch> asset_watch = std::make_shared<AssetWatch>();  ///< For the browser's hot reload.

  std::once_flag prepared_once;
  std::atomic<bool> prepared = false;

  std::unique_ptr<BackgroundCache> background_cache = std::make_unique<BackgroundCache>();

  /// The last members, so that handlers end before what they use.
  std::unique_ptr<BackgroundJobs> jobs = std::make_unique<BackgroundJobs>();
  std::unique_ptr<CallbackSockets> sockets = std::make_unique<CallbackSockets>(*this);
};

/// Declares a callback: its id, and the checks of what it says. `handler` is empty for one that runs in the browser.
/// Throws as Dash::callback does.
Callback& add_callback(App& app, CallbackOptions options, std::vector<Dependency> outputs, std::vector<Dependency> inputs,
                       std::vector<Dependency> states, Handler handler);

/// Declares a callback that runs in the browser, as JavaScript of the page.
Callback& add_clientside_callback(App& app, const std::string& javascript, std::vector<Dependency> outputs,
                                  std::vector<Dependency> inputs, std::vector<Dependency> states);

/// Throws a user Error when callbacks call each other in a circle. Definition: multiGraph in Dash's renderer
void check_circles(const App& app);

/// Adds, for each input that cancels background callbacks, the callback by which the browser tells of it.
void add_cancel_callbacks(App& app);

/// Checks the app as a whole and makes what the routes read. Throws a user Error when the app is not in order.
void prepare(App& app, const Layout& layout, const PageLayout& not_found);

}  // namespace weft::dash
