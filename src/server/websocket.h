// WebSockets: what a program sees of one, and what it does with it. No socket is known here.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include <weft/http.h>

namespace weft::server {

/// The server's end of one WebSocket. All methods can be called from any thread, and do nothing once it is closed.
class WebSocket {
 public:
  virtual ~WebSocket() = default;

  /// Sends a text message; messages arrive in the order of the calls. A client that takes so little that too much is waiting is
  /// cut off.
  virtual void send(std::string text) = 0;
  virtual void close(std::uint16_t code, std::string reason) = 0;
};

/// What happens at the other end. Called from network threads, one call at a time for each WebSocket, so nothing here may take
/// long. Must not throw.
class WebSocketListener {
 public:
  virtual ~WebSocketListener() = default;

  virtual void opened(std::shared_ptr<WebSocket> socket) = 0;
  virtual void received(std::string text) = 0;
  /// The last call, also when the WebSocket never opened.
  virtual void closed() = 0;
};

/// A listener for a WebSocket that is to open, or the answer that refuses it.
using WebSocketDecision = std::variant<std::shared_ptr<WebSocketListener>, Response>;

}  // namespace weft::server
