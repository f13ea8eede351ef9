// Turns a socket whose client asked for a WebSocket into one, with Beast's WebSocket stream. The only file that knows it.
#include "server/websocket_session.h"

#include <chrono>
#include <deque>
#include <string>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "base/utf8_text.h"

namespace weft::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using boost::system::error_code;

// The stream's own timers have to be on the strand too, so the socket is of it.
using Strand = asio::strand<asio::io_context::executor_type>;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Strand>;
// Compression would cost a window of memory for each page that is open.
using Stream = websocket::stream<Socket, false>;

Socket move_to_strand(asio::ip::tcp::socket socket, const Strand& strand) {
  error_code none;
  const asio::ip::tcp protocol = socket.local_endpoint(none).protocol();
  return Socket(strand, protocol, socket.release());
}

http::request<http::empty_body> handshake_of(const Request& request) {
  http::request<http::empty_body> handshake;
  handshake.method_string(request.method);
  handshake.target(request.target);
  handshake.version(11);
  for (const auto& [name, value] : request.headers) handshake.insert(name, value);
  return handshake;
}

/// Everything but the calls of others happens on its strand.
class Session final : public WebSocketSession, public std::enable_shared_from_this<Session> {
 public:
  Session(asio::io_context& io, asio::ip::tcp::socket socket, std::shared_ptr<WebSocketListener> listener,
          const WebSocketLimits& limits)
      : strand_(io.get_executor()),
        stream_(move_to_strand(std::move(socket), strand_)),
        listener_(std::move(listener)),
        limits_(limits) {
    websocket::stream_base::timeout timeout;
    timeout.handshake_timeout = std::chrono::seconds(10);
    timeout.idle_timeout = std::chrono::minutes(5);
    timeout.keep_alive_pings = true;
    stream_.set_option(timeout);
    stream_.read_message_max(limits.max_message_bytes);
    stream_.text(true);
  }

  void start(const Request& request) {
    handshake_ = handshake_of(request);
    asio::post(strand_, [self = shared_from_this()] {
      self->stream_.async_accept(self->handshake_, [self](error_code failure) {
        self->handshake_ = {};
        if (failure) return self->finish();
        self->listener_->opened(self);
        self->read();
      });
    });
  }

  void send(std::string text) override {
    // A client closes the connection for a message that is no UTF-8 (RFC 6455, 8.1), and a handler's text may be any bytes.
    asio::post(strand_, [self = shared_from_this(), text = base::to_valid_utf8(std::move(text))]() mutable {
      if (self->is_closing_) return;
      self->waiting_bytes_ += text.size();
      self->outbox_.push_back(std::move(text));
      if (self->waiting_bytes_ > self->limits_.max_waiting_bytes) return self->cut_now();
      if (self->outbox_.size() == 1) self->write();
    });
  }

  void close(std::uint16_t code, std::string reason) override {
    asio::post(strand_, [self = shared_from_this(), code, reason = std::move(reason)] {
      if (std::exchange(self->is_closing_, true)) return;
      self->close_code_ = code;
      self->close_reason_ = reason.substr(0, 123);
      // What was sent before goes first.
      if (self->outbox_.empty()) self->say_goodbye();
    });
  }

  void shut_down() override { close(websocket::close_code::going_away, "the server ends"); }
  void cut() override {
    asio::post(strand_, [self = shared_from_this()] { self->cut_now(); });
  }

 private:
  void read() {
    stream_.async_read(buffer_, [self = shared_from_this()](error_code failure, std::size_t) {
      if (failure) return self->finish();
      std::string text = boost::beast::buffers_to_string(self->buffer_.data());
      self->buffer_ = {};  // an idle page keeps no memory for the next message
      if (!self->is_closing_) self->listener_->received(std::move(text));
      self->read();
    });
  }

  void write() {
    stream_.async_write(asio::buffer(outbox_.front()), [self = shared_from_this()](error_code failure, std::size_t) {
      if (failure) return self->cut_now();
      self->waiting_bytes_ -= self->outbox_.front().size();
      self->outbox_.pop_front();
      if (!self->outbox_.empty()) {
        self->write();
      } else if (self->is_closing_) {
        self->say_goodbye();
      }
    });
  }

  // A close frame by hand (RFC 6455, 5.5.1): Beast's async_close does not bear a read that waits at the same time. The reader
  // sees the client's answer, and ends.
  void say_goodbye() {
    const std::string payload{static_cast<char>(close_code_ >> 8), static_cast<char>(close_code_ & 0xff)};
    goodbye_ = std::string{'\x88', static_cast<char>(payload.size() + close_reason_.size())} + payload + close_reason_;
    asio::async_write(stream_.next_layer(), asio::buffer(goodbye_), [self = shared_from_this()](error_code, std::size_t) {
      error_code ignored;
      self->stream_.next_layer().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    });
  }

  // The reader sees it, and ends.
  void cut_now() {
    is_closing_ = true;
    error_code ignored;
    stream_.next_layer().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  }

  void finish() {
    is_closing_ = true;
    if (listener_) std::exchange(listener_, nullptr)->closed();
  }

  const Strand strand_;
  Stream stream_;
  std::shared_ptr<WebSocketListener> listener_;
  const WebSocketLimits limits_;
  http::request<http::empty_body> handshake_;
  boost::beast::flat_buffer buffer_;
  std::deque<std::string> outbox_;  // the first one is being written
  std::size_t waiting_bytes_ = 0;
  bool is_closing_ = false;
  std::uint16_t close_code_ = 0;
  std::string close_reason_;
  std::string goodbye_;
};

}  // namespace

std::shared_ptr<WebSocketSession> start_websocket(asio::io_context& io, asio::ip::tcp::socket socket, const Request& request,
                                                  std::shared_ptr<WebSocketListener> listener, const WebSocketLimits& limits,
                                                  std::function<void()> ended) {
  // Told when nothing of the session is left that needs the io_context.
  const auto remove = [ended = std::move(ended)](Session* session) {
    delete session;
    ended();
  };
  std::shared_ptr<Session> session(new Session(io, std::move(socket), std::move(listener), limits), remove);
  session->start(request);
  return session;
}

}  // namespace weft::server
