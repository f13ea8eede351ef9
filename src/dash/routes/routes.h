// Turns a request into an answer: which route it takes, and the routes themselves, one file each.
#pragma once

#include <optional>
#include <string>

#include <weft/http.h>

namespace weft::dash {

struct App;

/// Answers any request. Never throws: what a route throws becomes a 500.
Response answer(const App& app, const Request& request);

/// The answer of the app's hooks, of which none is needed for most requests, or of its list of hosts.
std::optional<Response> ask_hooks(const App& app, const Request& request);

/// Whether a request is answered from memory, without running code of the app's author.
bool is_quick(const App& app, const Request& request);

/// The path of a request below the app's prefix, without a leading "/": "_dash-layout", "assets/a.css", "". The routes get
/// requests that are known to begin with the prefix.
std::string path_below_prefix(const App& app, const Request& request);

/// What a request that wants to call a handler is answered when it may not.
std::optional<Response> refuse_call(const Request& request);

Response route_index(const App& app, const Request& request);
Response route_layout(const App& app, const Request& request);
Response route_dependencies(const App& app, const Request& request);
Response route_update_component(const App& app, const Request& request);
Response route_api(const App& app, const Request& request);
Response route_component_suites(const App& app, const Request& request);
Response route_assets(const App& app, const Request& request);
Response route_favicon(const App& app, const Request& request);
Response route_reload_hash(const App& app, const Request& request);

}  // namespace weft::dash
