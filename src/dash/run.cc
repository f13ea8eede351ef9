// Puts an app behind the server, until a signal ends it.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iostream>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <weft/dash.h>
#include <weft/error.h>

#include "dash/app.h"
#include "dash/errors/build_errors_script.h"
#include "dash/routes/routes.h"
#include "dash/supervisor.h"
#include "server/content_encoding.h"
#include "server/forwarded.h"
#include "server/server.h"

namespace weft {
namespace {

/// A deployment chooses where its apps listen, as Dash lets it, unless the program does.
std::string host_from_environment() {
  const char* host = std::getenv("HOST");
  return host && *host ? host : "127.0.0.1";
}

int port_from_environment() {
  const char* text = std::getenv("PORT");
  if (!text || !*text) return 8050;
  int port = 0;
  const char* end = text + std::strlen(text);
  auto [rest, error] = std::from_chars(text, end, port);
  if (error != std::errc() || rest != end)
    throw Error(ErrorKind::user, "PORT in the environment is not a port number: " + std::string(text));
  return port;
}

// 127.0.0.1 - ada [29/Nov/2026:12:00:00 +0000] "GET / HTTP/1.1" 200 2326 0.412
std::string log_line(const Request& request, const Response& response, std::chrono::nanoseconds taken) {
  // No line or quote of a client's own.
  const auto plain = [](std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c <= ' ' || c >= '\x7f' || c == '"'; }, '?');
    return text;
  };
  const std::string user = plain(request.user());
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  char time[64], milliseconds[32];
  std::strftime(time, sizeof time, "%d/%b/%Y:%H:%M:%S +0000", &utc);
  std::snprintf(milliseconds, sizeof milliseconds, "%.3f", static_cast<double>(taken.count()) * 1e-6);
  return request.remote_address + " - " + (user.empty() ? "-" : user) + " [" + time + "] \"" + request.method + " " +
         plain(request.target) + " HTTP/1.1\" " + std::to_string(response.status) + " " + std::to_string(response.body.size()) +
         " " + milliseconds + "\n";
}

}  // namespace

void Dash::run(const RunOptions& options) {
  app_->debug = options.debug || dash::is_in_development();
  if (dash::is_in_development()) app_->inline_scripts.emplace_back(dash::build_errors_script);
  if (options.trusted_proxies < 0) {
    throw Error(ErrorKind::user, "trusted_proxies must not be negative: " + std::to_string(options.trusted_proxies));
  }
  app_->trusted_proxies = options.trusted_proxies;
  app_->log = [](const std::string& line) { std::clog << line + "\n"; };
  std::call_once(app_->prepared_once, [this] { dash::prepare(*app_, layout, not_found); });

  server::ServerOptions server_options;
  server_options.host = options.host ? *options.host : host_from_environment();
  server_options.port = options.port ? *options.port : port_from_environment();
  server_options.limits = options.limits;
  server_options.socket = dash::inherited_socket();
  server_options.stop_on_signals = true;
  server_options.is_quick = [this](const Request& request) { return dash::is_quick(*app_, request); };
  if (dash::uses_websocket(*app_)) {
    server_options.open_websocket = [this](const Request& request) {
      Request forwarded = request;
      server::apply_forwarded(forwarded, app_->trusted_proxies);
      return app_->sockets->open(forwarded);
    };
  }
  auto handler = [this, log = options.access_log](Request&& request) {
    const auto start = std::chrono::steady_clock::now();
    server::apply_forwarded(request, app_->trusted_proxies);
    Response response = dash::answer(*app_, request);
    server::compress_for(request, response);
    if (log) std::clog << log_line(request, response, std::chrono::steady_clock::now() - start);
    return response;
  };
  server::Server server(handler, std::move(server_options));

  std::string url = server.url();
  url.pop_back();
  std::cout << "Weft is running on " << url << app_->requests_pathname_prefix << " (Ctrl-C to stop)" << std::endl;
  dash::tell_ready();
  server.run();
}

}  // namespace weft
