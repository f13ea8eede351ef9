// Turns a socket whose client asked for a WebSocket into one.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "server/websocket.h"

namespace weft::server {

/// A WebSocket that the server can end.
class WebSocketSession : public WebSocket {
 public:
  /// Tells the client that the server goes.
  virtual void shut_down() = 0;
  /// Ends it without a word.
  virtual void cut() = 0;
};

struct WebSocketLimits {
  std::size_t max_message_bytes;
  std::size_t max_waiting_bytes;  ///< of messages that a client has not taken yet
};

/// Answers the request, which asks for a WebSocket, and then serves it. `ended` is called once when the socket is closed
/// and nobody holds the session any more.
std::shared_ptr<WebSocketSession> start_websocket(boost::asio::io_context& io, boost::asio::ip::tcp::socket socket,
                                                  const Request& request, std::shared_ptr<WebSocketListener> listener,
                                                  const WebSocketLimits& limits, std::function<void()> ended);

}  // namespace weft::server
