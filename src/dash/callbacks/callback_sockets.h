// WebSocket callbacks: the pages that are connected, and the calls of handlers that come from them.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>

#include "dash/callbacks/page_changes.h"
#include "server/handler_pool.h"
#include "server/websocket.h"

namespace weft::dash {

struct App;
class CallbackSocket;

/// Whether a callback, or all of the app, may be called through a WebSocket.
bool uses_websocket(const App& app);

/// All WebSockets of an app.
class CallbackSockets {
 public:
  explicit CallbackSockets(const App& app) : app_(app) {}
  /// Waits for handlers that still run.
  ~CallbackSockets();

  /// Only pages of the app itself, and of the origins that the app's options name, get a WebSocket.
  server::WebSocketDecision open(const Request& request);

  /// Changes properties on all pages that have called through a WebSocket.
  void broadcast(const PageChanges& changes);

 private:
  friend class CallbackSocket;

  const App& app_;
  std::mutex mutex_;
  std::unordered_set<CallbackSocket*> sockets_;
  server::HandlerPool pool_{64};
};

}  // namespace weft::dash
