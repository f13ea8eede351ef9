// Serves HTTP/1.1: turns what arrives on sockets into Requests, and a handler's Responses into what is sent.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <weft/http.h>
#include <weft/server_limits.h>

#include "server/websocket.h"

namespace weft::server {

/// Where a Server listens, and what it may take.
struct ServerOptions {
  std::string host = "127.0.0.1";  ///< An address or a name of this machine; "0.0.0.0" and "::" listen on all.
  int port = 8050;                 ///< 0 takes any free port, see Server::port().
  std::optional<int> socket{};     ///< A descriptor that listens already, which is taken instead.

  int network_threads =
      0;  ///< Threads that read, write and run short handlers; 0: one for each core. As many more stand in for them.

  ServerLimits limits{};

  bool stop_on_signals = false;  ///< SIGINT and SIGTERM call stop() while run() runs; a second one ends the process at once.

  /// Decides of requests that ask for a WebSocket. Called on network threads. Unset: they are requests like others.
  std::function<WebSocketDecision(const Request&)> open_websocket{};

  /// Says of a request that its handler returns at once, so that it never has to wait for a handler thread.
  std::function<bool(const Request&)> is_quick{};
};

class ServerState;

/// A server for one handler. The handler is called from many threads at once; what it throws becomes a 500 without details.
///
/// A handler runs on the network thread that read its request, which costs no switch between threads. When it takes long, another
/// thread stands in, which reads and writes, and leaves handlers to handler threads. So a long one stops no short one.
///
/// It runs in a CancellationScope, which is cancelled when its client is gone or the limit of its time has passed.
class Server {
 public:
  using Handler = std::function<Response(Request&&)>;

  /// Opens the port. Throws a user Error when it is in use, not allowed or not of this machine.
  explicit Server(Handler handler, ServerOptions options = {});
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const;         ///< The port that is listened on.
  std::string url() const;  ///< "http://127.0.0.1:8050/"

  /// Serves until stop(), and returns when each request that had arrived is answered or its connection cut (see drain_timeout).
  /// Handlers still running are waited for. Can be called once.
  void run();

  /// Ends run(): no new connection is taken. Can be called from any thread and from a handler, before or during run().
  void stop();

 private:
  std::shared_ptr<ServerState> state_;
};

}  // namespace weft::server
