// Turns what a program declares into an App.
#include <weft/dash.h>

#include <weft/error.h>

#include "dash/app.h"
#include "dash/routes.h"
#include "dash/sha256.h"

namespace weft {
namespace {

std::string checked_prefix(const std::string& name, const std::string& prefix) {
  if (!prefix.starts_with('/') || !prefix.ends_with('/')) {
    throw Error(ErrorKind::user, name + " must begin and end with \"/\": " + prefix);
  }
  return prefix;
}

// Puts an inline function where the renderer looks for it.
std::string inline_script(const ClientsideFunction& function, const std::string& javascript) {
  return "(function() {\n    var clientside = window.dash_clientside = window.dash_clientside || {};\n    var ns = "
         "clientside[\"" +
         function.space + "\"] = clientside[\"" + function.space + "\"] || {};\n    ns[\"" + function.function_name +
         "\"] = " + javascript + ";\n})();\n";
}

}  // namespace

Dash::Dash(DashOptions options) : app_(std::make_unique<dash::App>()) {
  const std::string base = checked_prefix("url_base_pathname", options.url_base_pathname);
  const auto prefix = [&](const char* name, const std::string& given) {
    return given.empty() ? base : checked_prefix(name, given);
  };
  app_->requests_pathname_prefix = prefix("requests_pathname_prefix", options.requests_pathname_prefix);
  app_->routes_pathname_prefix = prefix("routes_pathname_prefix", options.routes_pathname_prefix);
  if (!app_->requests_pathname_prefix.ends_with(app_->routes_pathname_prefix)) {
    throw Error(ErrorKind::user,
                "requests_pathname_prefix must end with routes_pathname_prefix: " + app_->requests_pathname_prefix);
  }
  app_->options = std::move(options);
}

Dash::~Dash() = default;

void Dash::enable_dev_tools(bool debug) { app_->debug = debug; }

void Dash::add(CallbackOptions options, std::vector<Part> parts, dash::Handler handler) {
  std::vector<Dependency> by_order[3];
  for (Part& part : parts) by_order[part.order].push_back(std::move(part.dependency));
  dash::add_callback(*app_, std::move(options), std::move(by_order[0]), std::move(by_order[1]), std::move(by_order[2]),
                     std::move(handler));
}

void Dash::add_clientside(const ClientsideFunction& function, std::vector<Part> parts) {
  add({}, std::move(parts), {});
  app_->callbacks.back().clientside = function;
}

void Dash::add_clientside(const std::string& javascript, std::vector<Part> parts) {
  const ClientsideFunction function{"_dashprivate_clientside_funcs", dash::sha256_hex(javascript)};
  add_clientside(function, std::move(parts));
  app_->inline_scripts.push_back(inline_script(function, javascript));
}

Response Dash::handle(const Request& request) const {
  std::call_once(app_->prepared_once, [this] { dash::prepare(*app_, layout); });
  return dash::answer(*app_, request);
}

}  // namespace weft
