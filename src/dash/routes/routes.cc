// Turns a request into an answer: the list of the routes, in the order in which they are tried.
#include "dash/routes/routes.h"

#include <algorithm>
#include <chrono>
#include <string_view>

#include "dash/app.h"
#include "dash/errors/error_report.h"
#include "dash/errors/throw_stack.h"

namespace weft::dash {
namespace {

enum class Match { exact, prefix };

struct Route {
  std::string_view name;  // in metrics
  std::string_view method;
  std::string_view path;  // below the app's prefix
  Match match;
  Response (*function)(const App&, const Request&);
  bool is_quick;
};

constexpr Route routes[] = {
    {"layout", "GET", "_dash-layout", Match::exact, route_layout, false},
    {"dependencies", "GET", "_dash-dependencies", Match::exact, route_dependencies, true},
    {"callback", "POST", "_dash-update-component", Match::exact, route_update_component, false},
    {"bundles", "GET", "_dash-component-suites/", Match::prefix, route_component_suites, true},
    {"reload-hash", "GET", "_reload-hash", Match::exact, route_reload_hash, true},
    {"icon", "GET", "_favicon.ico", Match::exact, route_favicon, true},
};

// Pages of the app live at any other path; the script in the index finds out which.
constexpr Route index_route{"index", "GET", "", Match::prefix, route_index, true};

bool matches(const Route& route, std::string_view path) {
  return route.match == Match::exact ? path == route.path : path.starts_with(route.path);
}

bool is_asset(const App& app, std::string_view path) {
  const std::string_view folder = app.options.assets_url_path;
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

Response route_health(const App&, const Request&) { return Response::text(200, "OK"); }
Response route_metrics(const App& app, const Request&) {
  return Response::of(200, "text/plain; version=0.0.4; charset=utf-8", app.metrics.to_text());
}
constexpr Route health_route{"health", "GET", "", Match::exact, route_health, true};
constexpr Route metrics_route{"other", "GET", "", Match::exact, route_metrics, true};

const Route& find_route(const App& app, std::string_view path) {
  if (!app.options.health_endpoint.empty() && path == app.options.health_endpoint) return health_route;
  if (!app.options.metrics_endpoint.empty() && path == app.options.metrics_endpoint) return metrics_route;
  static constexpr Route assets_route{"assets", "GET", "", Match::prefix, route_assets, false};
  for (const Route& route : routes) {
    if (matches(route, path)) return route;
  }
  static constexpr Route api_route{"api", "POST", "", Match::prefix, route_api, false};
  if (!app.callback_by_api_path.empty() && app.callback_by_api_path.contains("/" + std::string(path))) return api_route;
  return is_asset(app, path) ? assets_route : index_route;
}

// The developer tools show how long the server took.
Response timed(const Route& route, const App& app, const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  Response response = route.function(app, request);
  const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  response.add("Server-Timing", "__dash_server;dur=" + std::to_string(taken.count()));
  return response;
}

bool is_below_prefix(const App& app, std::string_view path) { return path.starts_with(app.routes_pathname_prefix); }

const Route& route_below_prefix(const App& app, std::string_view path) {
  return find_route(app, path.substr(app.routes_pathname_prefix.size()));
}

}  // namespace

std::string path_below_prefix(const App& app, const Request& request) {
  return request.path().substr(app.routes_pathname_prefix.size());
}

bool is_quick(const App& app, const Request& request) {
  if (!app.before_request.empty() || !app.after_request.empty()) return false;
  const std::string path = request.path();
  if (!is_below_prefix(app, path)) return false;
  const Route& route = route_below_prefix(app, path);
  // The titles of pages may be functions.
  return route.is_quick && (route.function != route_index || app.pages.empty());
}

std::optional<Response> ask_hooks(const App& app, const Request& request) {
  const auto& hosts = app.options.allowed_hosts;
  const auto is_host = [&](const std::string& host) { return equal_ignoring_case(host, request.header("Host")); };
  if (!hosts.empty() && std::ranges::none_of(hosts, is_host)) {
    return Response::text(400, "The app is not at this host (see DashOptions::allowed_hosts)\n");
  }
  for (const RequestHook& hook : app.before_request) {
    if (std::optional<Response> answer = hook(request)) return answer;
  }
  return std::nullopt;
}

namespace {

Response answer_route(const App& app, const Route& route, const Request& request) {
  if (route.function != route_health) {
    if (std::optional<Response> answer = ask_hooks(app, request)) return std::move(*answer);
  }
  const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
  if (method != route.method) {
    return Response::text(405, "Only " + std::string(route.method) + " is possible here").add("Allow", std::string(route.method));
  }
  return app.debug ? timed(route, app, request) : route.function(app, request);
}

template <class Make>
Response or_report(const App& app, const Request& request, const Make& make) {
  try {
    return record_throws(app.debug, make);
  } catch (...) {
    return report_error(app, request, "route " + request.path());
  }
}

// `route_name` becomes that of the route that answers.
Response answer(const App& app, const Request& request, std::string_view& route_name) {
  try {
    const std::string path = request.path();
    if (path.empty()) return Response::text(400, "The request's path cannot be decoded");
    if (!is_below_prefix(app, path)) {
      if (path + "/" == app.routes_pathname_prefix) return Response::redirect(app.requests_pathname_prefix, 308);
      return Response::text(404, "The app is at " + app.routes_pathname_prefix);
    }
    const Route& route = route_below_prefix(app, path);
    route_name = route.name;
    Response response = or_report(app, request, [&] { return answer_route(app, route, request); });
    return or_report(app, request, [&] {
      for (const auto& hook : app.after_request) hook(request, response);
      return std::move(response);
    });
  } catch (...) {
    return report_error(app, request, "route " + request.path());
  }
}

}  // namespace

Response answer(const App& app, const Request& request) {
  std::string_view route_name = "other";
  if (app.options.metrics_endpoint.empty()) return answer(app, request, route_name);
  const auto start = std::chrono::steady_clock::now();
  Response response = answer(app, request, route_name);
  app.metrics.count(route_name, response.status, std::chrono::steady_clock::now() - start);
  return response;
}

}  // namespace weft::dash
