// A browser's side of a WebSocket: it sends the renderer's messages, and reads what it is answered.
#pragma once

#include <string>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <weft/json.h>

namespace weft::test {

class WebSocketClient {
 public:
  explicit WebSocketClient(int port, std::string origin = "", std::string path = "/_dash-ws-callback") {
    const std::string host = "127.0.0.1:" + std::to_string(port);
    if (origin.empty()) origin = "http://" + host;
    boost::asio::connect(stream_.next_layer(), boost::asio::ip::tcp::resolver(io_).resolve("127.0.0.1", std::to_string(port)));
    stream_.set_option(boost::beast::websocket::stream_base::decorator([origin](boost::beast::websocket::request_type& request) {
      request.set("Origin", origin);
      request.set("Cookie", "session=abc");
    }));
    boost::beast::websocket::response_type response;
    boost::beast::error_code failure;
    stream_.handshake(response, host, path, failure);
    status = response.result_int();
  }

  void send(const Json& message) { stream_.write(boost::asio::buffer(boost::json::serialize(message))); }
  void send_text(const std::string& text) { stream_.write(boost::asio::buffer(text)); }

  /// The next message; null when the server has closed.
  Json read() {
    boost::beast::flat_buffer buffer;
    boost::beast::error_code failure;
    stream_.read(buffer, failure);
    if (failure) return nullptr;
    return boost::json::parse(boost::beast::buffers_to_string(buffer.data()));
  }
  int close_code() const { return stream_.reason().code; }
  void cut() { stream_.next_layer().close(); }

  /// Asks for the callback "out.children" with one Input.
  void call(const Json& value, const std::string& request = "r-1", const std::string& output = "out.children") {
    Json payload{{"output", output},
                 {"inputs", {{{"id", "in"}, {"property", "value"}, {"value", value}}}},
                 {"changedPropIds", {"in.value"}},
                 {"parsedChangedPropsIds", {"in.value"}}};
    if (output == "out.children") payload.as_object()["outputs"] = {{"id", "out"}, {"property", "children"}};
    send({{"type", "callback_request"}, {"rendererId", "r"}, {"requestId", request}, {"payload", payload}});
  }

  unsigned status = 0;

 private:
  boost::asio::io_context io_;
  boost::beast::websocket::stream<boost::asio::ip::tcp::socket> stream_{io_};
};

}  // namespace weft::test
