// weft status: the page that shows a cluster in the browser.
#include <exception>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>

#include <weft/client.h>
#include <weft/error.h>

#include "commands.h"
#include "ray_node.h"
#include "status/page.h"

namespace weft::tool {
namespace {

constexpr const char* status_usage =
    "usage: weft status ADDRESS [options]\n\n"
    "Serves a page with the nodes, memory, tasks, computations, datasets and log of the scheduler at ADDRESS (host:port), and\n"
    "/metrics for Prometheus. `weft scheduler` starts it itself.\n\n"
    "  --host H             where the page is served, default 127.0.0.1\n"
    "  --port N             default 8787\n"
    "  --token T            what the scheduler was given, default $WEFT_TOKEN\n"
    "  --tls-root-cert F    the certificate (PEM) that the scheduler's is signed by\n";

/// Asks the scheduler; after an error it connects anew.
class Scheduler {
 public:
  Scheduler(std::string address, ClientOptions options) : address_(std::move(address)), options_(std::move(options)) {}

  Json ask() {
    std::lock_guard lock(mutex_);
    try {
      if (!client_) client_.emplace(address_, options_);
      return {{"info", client_->scheduler_info()}, {"activity", client_->activity()}};
    } catch (const std::exception& error) {
      client_.reset();
      return {{"error", error.what()}};
    }
  }

 private:
  const std::string address_;
  const ClientOptions options_;
  std::mutex mutex_;
  std::optional<Client> client_;
};

}  // namespace

int run_status(const std::vector<std::string>& arguments) {
  const Arguments given(arguments, {"--host", "--port", "--token", "--tls-root-cert"});
  if (given.help() || given.positional().size() != 1) {
    std::cout << status_usage;
    return given.help() ? 0 : 2;
  }
  const std::string address = given.positional()[0];
  ClientOptions options = client_options(given);
  options.set_as_default = false;
  const auto scheduler = std::make_shared<Scheduler>(address, options);
  const auto page = make_status_page(address, [scheduler] { return scheduler->ask(); });
  page->run({.host = given.get("--host", "127.0.0.1"), .port = given.number("--port", 8787, 65535)});
  return 0;
}

}  // namespace weft::tool
