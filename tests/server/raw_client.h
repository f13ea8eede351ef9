// A client that says exactly what a test tells it to, and reads answers without believing them.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "server/server.h"

namespace weft::test {

/// One answer as it came.
struct Answer {
  int status = 0;
  std::string head;  ///< Status line and headers.
  std::string body;

  std::string header(std::string_view name) const {
    HttpHeaders headers;
    std::string_view rest = head;
    while (!rest.empty()) {
      std::string_view line = rest.substr(0, rest.find("\r\n"));
      rest.remove_prefix(std::min(rest.size(), line.size() + 2));
      std::size_t colon = line.find(": ");
      if (colon != line.npos) headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    return std::string(find_header(headers, name));
  }
};

class RawClient {
 public:
  explicit RawClient(int port, int receive_buffer = 0) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("cannot connect");
  }
  RawClient(RawClient&& other) noexcept : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}
  ~RawClient() {
    if (socket_ >= 0) ::close(socket_);
  }

  /// Returns whether all of it could be sent.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// Reads one answer; status 0 when the connection ends, or nothing comes for ten seconds.
  Answer read(bool is_head = false) {
    Answer answer;
    std::size_t end;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
      if (!receive()) return answer;
    }
    answer.head = received_.substr(0, end + 2);
    received_.erase(0, end + 4);
    answer.status = std::atoi(answer.head.c_str() + std::string_view("HTTP/1.1 ").size());
    std::size_t length = is_head ? 0 : static_cast<std::size_t>(std::atol(answer.header("Content-Length").c_str()));
    while (received_.size() < length && receive()) continue;
    answer.body = received_.substr(0, length);
    received_.erase(0, length);
    return answer;
  }

  Answer ask(std::string_view request) {
    send(request);
    return read();
  }

  /// Whether the text is among what the server sends within the time.
  bool has_received_within(std::string_view text, std::chrono::milliseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (received_.find(text) == std::string::npos) {
      if (std::chrono::steady_clock::now() > end || !receive()) return false;
    }
    return true;
  }

  /// Whether the server ends the connection within the time.
  bool is_closed_within(std::chrono::milliseconds time) {
    auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end) {
      pollfd waiting{socket_, POLLIN, 0};
      if (::poll(&waiting, 1, 10) <= 0) continue;
      char bytes[4096];
      if (::recv(socket_, bytes, sizeof bytes, 0) <= 0) return true;
    }
    return false;
  }

 private:
  bool receive() {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, 10'000) <= 0) return false;
    char bytes[65536];
    ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0) return false;
    received_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }

  int socket_;
  std::string received_;
};

/// A server on a free port, for as long as it lives.
class RunningServer {
 public:
  explicit RunningServer(server::Server::Handler handler, server::ServerOptions options = {})
      : server_(std::move(handler), on_free_port(std::move(options))), thread_([this] { server_.run(); }) {}
  ~RunningServer() { stop(); }

  int port() const { return server_.port(); }
  std::string url() const { return server_.url(); }
  RawClient connect() const { return RawClient(port()); }
  Answer ask(std::string_view request) const { return connect().ask(request); }
  /// Asks for another end of run() without waiting for it.
  void begin_stop() { server_.stop(); }
  /// Waits until run() has returned.
  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  static server::ServerOptions on_free_port(server::ServerOptions options) {
    options.port = 0;
    return options;
  }

  server::Server server_;
  std::thread thread_;
};

inline std::string get(const std::string& target, const std::string& headers = {}) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

inline std::string post(const std::string& target, const std::string& body, const std::string& headers = {}) {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers +
         "\r\n" + body;
}

}  // namespace weft::test
