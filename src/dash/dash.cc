// Turns what a program declares into an App.
#include <weft/dash.h>

#include <weft/error.h>

#include "dash/app.h"
#include "dash/callbacks/callback_sockets.h"
#include "dash/pages.h"
#include "dash/routes/content_security_policy.h"
#include "dash/routes/routes.h"

namespace weft {
namespace {

std::string checked_prefix(const std::string& name, const std::string& prefix) {
  if (!prefix.starts_with('/') || !prefix.ends_with('/')) {
    throw Error(ErrorKind::user, name + " must begin and end with \"/\": " + prefix);
  }
  return prefix;
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
  if (!options.index_string.empty()) {
    for (const char* place : {"{%app_entry%}", "{%config%}", "{%scripts%}", "{%renderer%}"}) {
      if (options.index_string.find(place) != std::string::npos) continue;
      throw Error(ErrorKind::user, std::string("index_string needs the place ") + place + ", which the browser's side looks for");
    }
  }
  app_->options = std::move(options);
}

Dash::~Dash() = default;

void Dash::enable_dev_tools(bool debug) { app_->debug = debug; }

void Dash::add(CallbackOptions options, std::vector<Part> parts, dash::Handler handler) {
  auto [outputs, inputs, states] = by_role(std::move(parts));
  dash::add_callback(*app_, std::move(options), std::move(outputs), std::move(inputs), std::move(states), std::move(handler));
}

void Dash::add_clientside(const ClientsideFunction& function, std::vector<Part> parts) {
  auto [outputs, inputs, states] = by_role(std::move(parts));
  dash::add_callback(*app_, {}, std::move(outputs), std::move(inputs), std::move(states), {}).clientside = function;
}

void Dash::add_clientside(const std::string& javascript, std::vector<Part> parts) {
  auto [outputs, inputs, states] = by_role(std::move(parts));
  dash::add_clientside_callback(*app_, javascript, std::move(outputs), std::move(inputs), std::move(states));
}

std::array<std::vector<Dependency>, 3> Dash::by_role(std::vector<Part> parts) {
  std::array<std::vector<Dependency>, 3> by_role;
  for (Part& part : parts) by_role[static_cast<std::size_t>(part.order)].push_back(std::move(part.dependency));
  return by_role;
}

void Dash::set_props(const Id& id, const std::vector<SetProperty>& properties) const {
  if (!dash::uses_websocket(*app_)) {
    throw Error(ErrorKind::user,
                "set_props reaches pages by WebSocket: set DashOptions::websocket_callbacks, or `.websocket` of a "
                "callback");
  }
  app_->sockets->broadcast(dash::changes_of(id, properties));
}

void Dash::before_request(RequestHook hook) {
  if (app_->prepared) throw Error(ErrorKind::user, "The app already answers requests; add hooks before");
  app_->before_request.push_back(std::move(hook));
}

void Dash::after_request(std::function<void(const Request&, Response&)> hook) {
  if (app_->prepared) throw Error(ErrorKind::user, "The app already answers requests; add hooks before");
  app_->after_request.push_back(std::move(hook));
}

std::vector<std::string> Dash::csp_hashes() const {
  std::call_once(app_->prepared_once, [this] { dash::prepare(*app_, layout, not_found); });
  return dash::csp_hashes(*app_);
}

void Dash::register_page(Page page) { dash::add_page(*app_, std::move(page)); }

const std::vector<Page>& Dash::pages() const { return app_->pages; }

std::string Dash::get_relative_path(const std::string& path) const {
  if (path.empty()) return app_->requests_pathname_prefix;
  if (!path.starts_with('/')) throw Error(ErrorKind::user, "get_relative_path takes a path that begins with \"/\": " + path);
  return app_->requests_pathname_prefix +
         path.substr(path.find_first_not_of('/') == path.npos ? path.size() : path.find_first_not_of('/'));
}

std::string Dash::strip_relative_path(const std::string& path) const {
  const std::string prefix = app_->requests_pathname_prefix.substr(0, app_->requests_pathname_prefix.size() - 1);
  if (!path.starts_with(prefix)) {
    throw Error(ErrorKind::user, "strip_relative_path takes a path below " + app_->requests_pathname_prefix + ", not: " + path);
  }
  const std::string below = path.substr(prefix.size());
  const std::size_t begin = below.find_first_not_of('/');
  return begin == below.npos ? "" : below.substr(begin, below.find_last_not_of('/') + 1 - begin);
}

std::string Dash::get_asset_url(const std::string& path) const {
  return app_->requests_pathname_prefix + app_->options.assets_url_path + "/" + path;
}

Response Dash::handle(const Request& request) const {
  std::call_once(app_->prepared_once, [this] { dash::prepare(*app_, layout, not_found); });
  return dash::answer(*app_, request);
}

}  // namespace weft
