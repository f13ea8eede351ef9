// What Beast can do at best: reads a request and answers the same bytes each time, on as many threads as there are cores.
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// What the trivial app answers to run.py's request.
const std::string body = R"({"multi":true,"response":{"out":{"children":"You wrote something"}}})";

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  explicit Connection(tcp::socket socket) : socket_(std::move(socket)) { socket_.set_option(tcp::no_delay(true)); }

  void read() {
    request_ = {};
    http::async_read(socket_, buffer_, request_, [self = shared_from_this()](error_code failure, std::size_t) {
      if (!failure) self->write();
    });
  }

 private:
  void write() {
    response_ = {http::status::ok, 11};
    response_.set(http::field::content_type, "application/json");
    response_.set(http::field::date, "Sun, 29 Nov 2026 12:00:00 GMT");
    response_.body() = body;
    response_.prepare_payload();
    http::async_write(socket_, response_, [self = shared_from_this()](error_code failure, std::size_t) {
      if (!failure) self->read();
    });
  }

  tcp::socket socket_;
  boost::beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  http::response<http::string_body> response_;
};

void accept(tcp::acceptor& acceptor, asio::io_context& io) {
  acceptor.async_accept(io, [&](error_code failure, tcp::socket socket) {
    if (!failure) std::make_shared<Connection>(std::move(socket))->read();
    accept(acceptor, io);
  });
}

}  // namespace

int main() {
  const char* port = std::getenv("PORT");
  asio::io_context io;
  tcp::acceptor acceptor(io, {asio::ip::make_address("127.0.0.1"), static_cast<unsigned short>(port ? std::atoi(port) : 0)});
  std::cout << "running on http://127.0.0.1:" << acceptor.local_endpoint().port() << "/" << std::endl;
  accept(acceptor, io);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < std::thread::hardware_concurrency(); ++i) threads.emplace_back([&] { io.run(); });
  for (std::thread& thread : threads) thread.join();
}
