// Puts an app behind the server, until a signal ends it.
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <weft/dash.h>
#include <weft/error.h>

#include "dash/app.h"
#include "dash/content_encoding.h"
#include "dash/routes.h"
#include "dash/server.h"

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

}  // namespace

void Dash::run(const RunOptions& options) {
  app_->debug = options.debug;
  app_->log = [](const std::string& line) { std::clog << line + "\n"; };
  std::call_once(app_->prepared_once, [this] { dash::prepare(*app_, layout, not_found); });

  dash::ServerOptions server_options;
  server_options.host = options.host ? *options.host : host_from_environment();
  server_options.port = options.port ? *options.port : port_from_environment();
  server_options.stop_on_signals = true;
  server_options.is_quick = [this](const Request& request) { return dash::is_quick(*app_, request); };
  if (dash::uses_websocket(*app_)) {
    server_options.open_websocket = [this](const Request& request) { return app_->sockets->open(request); };
  }
  auto handler = [this](Request&& request) {
    Response response = dash::answer(*app_, request);
    dash::compress_for(request, response);
    return response;
  };
  dash::Server server(handler, std::move(server_options));

  std::string url = server.url();
  url.pop_back();
  std::cout << "Weft is running on " << url << app_->requests_pathname_prefix << " (Ctrl-C to stop)" << std::endl;
  server.run();
}

}  // namespace weft
