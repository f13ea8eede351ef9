// Puts an app behind the server, until a signal ends it.
#include <iostream>
#include <mutex>
#include <string>
#include <utility>

#include <weft/dash.h>

#include "dash/app.h"
#include "dash/content_encoding.h"
#include "dash/routes.h"
#include "dash/server.h"

namespace weft {

void Dash::run(const RunOptions& options) {
  app_->debug = options.debug;
  app_->log = [](const std::string& line) { std::clog << line + "\n"; };
  std::call_once(app_->prepared_once, [this] { dash::prepare(*app_, layout); });

  dash::ServerOptions server_options;
  server_options.host = options.host;
  server_options.port = options.port;
  server_options.stop_on_signals = true;
  server_options.is_quick = [this](const Request& request) { return dash::is_quick(*app_, request); };
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
