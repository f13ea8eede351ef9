// Serves HTTP/1.1 on Asio sockets with Beast's parser. The only file that knows either.
#include "server/server.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <weft/cancellation.h>
#include <weft/error.h>

#include "server/connection_phase.h"
#include "server/handler_pool.h"
#include "server/handler_watch.h"
#include "server/keep_memory.h"
#include "server/response_head.h"
#include "server/stop_signals.h"
#include "server/websocket_session.h"

namespace weft::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using std::chrono::milliseconds;

constexpr std::size_t kHeaderReadBytes = 4 * 1024;
constexpr std::size_t kBodyReadBytes = 64 * 1024;
constexpr std::size_t kReserveBytes = 1024 * 1024;  // what is believed of a Content-Length before the bytes are there
constexpr milliseconds kLingerTime{2'000};          // what a refused client gets to read why
constexpr std::size_t kLingerBytes = 8 * 1024 * 1024;
constexpr milliseconds kSweepPeriod{200};  // within which a client that has gone is seen
constexpr milliseconds kAcceptPause{50};   // after running out of file descriptors

milliseconds now() { return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch()); }

/// Parses straight into a Request, so that no header is copied twice.
class RequestParser final : public http::basic_parser<true> {
 public:
  explicit RequestParser(const ServerLimits& limits) {
    header_limit(static_cast<std::uint32_t>(std::min<std::size_t>(limits.max_header_bytes, UINT32_MAX)));
    body_limit(limits.max_body_bytes);
  }

  Request request;
  int version = 11;

 private:
  using View = boost::beast::string_view;
  static std::string text(View view) { return {view.data(), view.size()}; }

  void on_request_impl(http::verb, View method, View target, int sent_version, error_code&) override {
    version = sent_version;
    request.method = text(method);
    request.target = text(target);
    request.headers.reserve(16);
  }
  void on_response_impl(int, View, int, error_code&) override {}
  void on_field_impl(http::field, View name, View value, error_code&) override {
    if (!is_header_done()) request.headers.emplace_back(text(name), text(value));  // trailers are not headers
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
    if (length) request.body.reserve(std::min<std::size_t>(*length, kReserveBytes));
  }
  std::size_t on_body_impl(View part, error_code&) override {
    request.body.append(part.data(), part.size());
    return part.size();
  }
  void on_chunk_header_impl(std::uint64_t, View, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, View part, error_code& failure) override { return on_body_impl(part, failure); }
  void on_finish_impl(error_code&) override {}
};

Response refusal(error_code failure) {
  if (failure == http::error::header_limit) return Response::text(431, "The request's headers are too long\n");
  if (failure == http::error::body_limit) return Response::text(413, "The request's body is too long\n");
  if (failure == http::error::bad_version) return Response::text(505, "Only HTTP/1.0 and HTTP/1.1 are understood\n");
  return Response::text(400, "Malformed request: " + failure.message() + "\n");
}

/// "http://host/path" -> "/path": what clients send to a proxy has to be understood too (RFC 9112, 3.2.2).
void to_origin_form(std::string& target) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    std::size_t path = target.find_first_of("/?", scheme.size());
    target = path == target.npos ? "/" : target[path] == '?' ? "/" + target.substr(path) : target.substr(path);
    return;
  }
}

class Connection;

}  // namespace

class ServerState {
 public:
  ServerState(Server::Handler handler, ServerOptions options);

  void open();
  void adopt(int descriptor);
  void work(std::size_t thread);
  void stand_in_for(std::size_t thread);
  void accept();
  void take(tcp::socket socket);
  void sweep();
  bool is_empty() const { return connections.empty() && websockets.empty(); }
  void end_websockets(void (WebSocketSession::*end)());
  void cut_idle();
  void cut_all();
  void drain();

  const Server::Handler handler;
  const ServerOptions options;
  const ServerLimits& limits = options.limits;

  std::mutex mutex;  // guards what is below; while it is held, no connection's socket is closed
  std::condition_variable changed;
  std::unordered_set<Connection*> connections;
  std::unordered_map<std::size_t, std::weak_ptr<WebSocketSession>> websockets;  // by number
  std::size_t num_websockets = 0;                                               // so many there ever were

  asio::io_context io;
  asio::strand<asio::io_context::executor_type> accept_strand{io.get_executor()};
  tcp::acceptor acceptor{accept_strand};
  asio::steady_timer accept_pause{accept_strand};
  asio::steady_timer sweep_timer{io};
  milliseconds sweep_period{};
  std::string address;
  int port = 0;

  HandlerWatch watch;
  HandlerPool pool;
  std::atomic<bool> stopping{false};
};

namespace {

/// One client: reads a request, has it handled, writes the answer, and again. One step after the other, so no lock is needed;
/// only its phase is looked at by others.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(ServerState* server, tcp::socket socket);
  ~Connection();

  void start();
  void refuse(Response response);

  /// Called by others, with the server's mutex held.
  template <class MayCut>
  void cut_if(MayCut may_cut);
  bool has_unread_bytes();
  /// Cancels what a handler computes for a client that has gone, or for longer than it may.
  void cancel_handler_if_due(milliseconds time);

 private:
  void begin_request();
  void read();
  void progress();
  void skip_empty_lines();
  bool check_headers();
  bool handle();
  bool upgrade(const Request& request);
  Response call_handler(Request&& request);
  bool respond(Response response);
  bool write_some();
  void write_rest();
  bool finish_response();
  void linger();

  ServerState& server_;
  tcp::socket socket_;
  std::string remote_address_;
  boost::beast::flat_buffer buffer_;
  std::optional<RequestParser> parser_;
  bool headers_checked_ = false;
  bool is_head_ = false;
  bool keep_alive_ = true;
  bool refused_ = false;
  std::string head_;
  Response response_;
  std::string_view unsent_head_;
  std::string_view unsent_body_;
  std::size_t lingered_bytes_ = 0;
  const Cancellation cancellation_;  // of the handler; no request follows on one that was cancelled
  Phase phase_;
};

milliseconds deadline_for(const ServerLimits& limits, milliseconds base, std::size_t bytes) {
  return now() + base + std::chrono::seconds(bytes / std::max<std::size_t>(1, limits.min_bytes_per_second));
}

Connection::Connection(ServerState* server, tcp::socket socket) : server_(*server), socket_(std::move(socket)) {
  error_code ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(tcp::no_delay(true), ignored);
  tcp::endpoint remote = socket_.remote_endpoint(ignored);
  remote_address_ = remote.address().to_string(ignored);
  std::lock_guard lock(server_.mutex);
  server_.connections.insert(this);
}

Connection::~Connection() {
  std::lock_guard lock(server_.mutex);
  error_code ignored;
  socket_.close(ignored);
  server_.connections.erase(this);
  if (server_.stopping && server_.is_empty()) server_.changed.notify_all();
}

void Connection::start() {
  begin_request();
  read();
}

void Connection::begin_request() {
  parser_.emplace(server_.limits);
  headers_checked_ = false;
  phase_.enter(Phase::idle, now() + server_.limits.idle_timeout);
}

void Connection::read() {
  bool in_body = parser_->is_header_done();
  if (buffer_.size() == 0 && buffer_.capacity() > 2 * kBodyReadBytes) buffer_ = {};
  socket_.async_read_some(buffer_.prepare(in_body ? kBodyReadBytes : kHeaderReadBytes),
                          [self = shared_from_this()](error_code failure, std::size_t bytes) {
                            if (!failure) {
                              self->buffer_.commit(bytes);
                              self->progress();
                            } else if (self->phase_.is_cut() && self->parser_->got_some()) {
                              self->refuse(Response::text(408, "The request took too long to arrive\n"));
                            }  // else the client is gone, and so is this connection
                          });
}

void Connection::progress() {
  for (;;) {
    if (!parser_->got_some()) skip_empty_lines();
    if (buffer_.size() == 0) return read();
    if (!parser_->got_some()) phase_.enter(Phase::reading, now() + server_.limits.header_timeout);
    error_code failure;
    buffer_.consume(parser_->put(buffer_.data(), failure));
    bool starved = failure == http::error::need_more;
    if (failure && !starved) return refuse(refusal(failure));
    if (parser_->is_header_done() && !headers_checked_ && !check_headers()) return;
    if (parser_->is_done()) {
      if (!handle()) return;
    } else if (starved) {
      return read();
    }
  }
}

/// Old clients send an empty line after a body; it belongs to no request (RFC 9112, 2.2).
void Connection::skip_empty_lines() {
  while (buffer_.size() > 0) {
    char first = *static_cast<const char*>(buffer_.data().data());
    if (first != '\r' && first != '\n') return;
    buffer_.consume(1);
  }
}

bool Connection::check_headers() {
  headers_checked_ = true;
  const Request& request = parser_->request;
  auto refuse_with = [this](int status, std::string_view why) {
    refuse(Response::text(status, std::string(why) + "\n"));
    return false;
  };
  if (parser_->version >= 11 && request.header("Host").empty()) return refuse_with(400, "Malformed request: no Host header");
  std::string_view coding = request.header("Transfer-Encoding");
  if (!coding.empty() && !parser_->chunked()) return refuse_with(501, "Only the transfer coding chunked is understood");
  if (parser_->is_done()) return true;

  std::size_t length = parser_->content_length() ? *parser_->content_length() : server_.limits.max_body_bytes;
  phase_.enter(Phase::reading, deadline_for(server_.limits, server_.limits.body_timeout, length));
  if (std::string_view expected = request.header("Expect"); !expected.empty() && buffer_.size() == 0) {
    if (!equal_ignoring_case(expected, "100-continue"))
      return refuse_with(417, "The only expectation understood is 100-continue");
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code ignored;  // a client that cannot be written to will be seen by the next read
    socket_.write_some(asio::buffer(go_on), ignored);
  }
  return true;
}

/// Returns whether the answer is out and the next request can be looked at.
bool Connection::handle() {
  Request request = std::move(parser_->request);
  request.remote_address = remote_address_;
  to_origin_form(request.target);
  is_head_ = request.method == "HEAD";
  keep_alive_ = parser_->keep_alive();
  const milliseconds time_limit = server_.limits.handler_timeout;
  phase_.enter(Phase::handling, time_limit.count() > 0 ? now() + time_limit : Phase::kNoDeadline);
  if (server_.options.open_websocket && equal_ignoring_case(request.header("Upgrade"), "websocket")) return upgrade(request);

  if (HandlerWatch::is_watched()) {
    Response response;
    {
      HandlerWatch::Running running(server_.watch);
      response = call_handler(std::move(request));
    }
    return respond(std::move(response));
  }
  // This thread stands in for another, and nobody would for it.
  if (server_.options.is_quick && server_.options.is_quick(request)) return respond(call_handler(std::move(request)));
  server_.pool.submit([self = shared_from_this(), request = std::make_shared<Request>(std::move(request))] {
    if (self->respond(self->call_handler(std::move(*request)))) {
      asio::post(self->server_.io, [self] { self->progress(); });
    }
  });
  return false;
}

/// Gives the socket away, unless the request is refused.
bool Connection::upgrade(const Request& request) {
  WebSocketDecision decision = Response::text(500, "Internal error\n");
  try {
    decision = server_.options.open_websocket(request);
  } catch (...) {
    // As with handlers.
  }
  if (Response* refusal = std::get_if<Response>(&decision)) return respond(std::move(*refusal));
  if (server_.stopping || buffer_.size() > 0) return respond(Response::text(400, "No WebSocket can be opened now\n"));
  std::shared_ptr<WebSocketSession> session;  // freed without the lock, which its end takes
  std::lock_guard lock(server_.mutex);
  const std::size_t number = server_.num_websockets++;
  session =
      start_websocket(server_.io, std::move(socket_), request, std::move(std::get<std::shared_ptr<WebSocketListener>>(decision)),
                      {server_.limits.max_body_bytes, server_.limits.max_waiting_bytes}, [server = &server_, number] {
                        std::lock_guard lock(server->mutex);
                        server->websockets.erase(number);
                        if (server->stopping && server->is_empty()) server->changed.notify_all();
                      });
  server_.websockets.emplace(number, session);
  return false;
}

Response Connection::call_handler(Request&& request) {
  const CancellationScope scope(cancellation_);
  try {
    Response response = server_.handler(std::move(request));
    if (cancellation_.is_cancelled()) return Response::text(503, "The request took too long\n");
    if (headers_are_sound(response.headers) && response.status >= 200 && response.status <= 599) return response;
  } catch (...) {
    // Whoever has more to say about its errors answers them itself; a server for everyone must not tell what it does not know.
  }
  return Response::text(500, "Internal error\n");
}

bool Connection::respond(Response response) {
  if (server_.stopping || cancellation_.is_cancelled()) keep_alive_ = false;
  response_ = std::move(response);
  head_.clear();
  append_response_head(head_, response_, keep_alive_);
  unsent_head_ = head_;
  unsent_body_ = is_head_ || !status_has_body(response_.status) ? std::string_view() : response_.body.view();
  if (phase_.enter(Phase::writing, deadline_for(server_.limits, server_.limits.write_timeout, unsent_body_.size())) && !refused_)
    return false;
  if (!write_some()) return false;
  return finish_response();
}

/// Writes what the socket takes at once, which is mostly all; returns whether nothing is left to be done by others.
bool Connection::write_some() {
  while (!unsent_head_.empty() || !unsent_body_.empty()) {
    std::array<asio::const_buffer, 2> parts{asio::buffer(unsent_head_), asio::buffer(unsent_body_)};
    error_code failure;
    std::size_t sent = socket_.write_some(parts, failure);
    if (failure == asio::error::would_block) {
      write_rest();
      return false;
    }
    if (failure) return false;
    std::size_t of_head = std::min(sent, unsent_head_.size());
    unsent_head_.remove_prefix(of_head);
    unsent_body_.remove_prefix(sent - of_head);
  }
  return true;
}

void Connection::write_rest() {
  socket_.async_wait(tcp::socket::wait_write, [self = shared_from_this()](error_code failure) {
    if (!failure && self->write_some() && self->finish_response()) self->progress();
  });
}

bool Connection::finish_response() {
  response_ = {};
  if (refused_) {
    linger();
    return false;
  }
  if (!keep_alive_) {
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    return false;
  }
  begin_request();
  return true;
}

/// Answers a request that was not, or not wholly, read, and ends the connection.
void Connection::refuse(Response response) {
  refused_ = true;
  keep_alive_ = false;
  is_head_ = false;
  respond(std::move(response));
}

/// Reads and forgets what a refused client still sends: closing at once would reset the connection and lose the answer.
void Connection::linger() {
  error_code ignored;
  if (lingered_bytes_ == 0) {
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    phase_.enter(Phase::lingering, now() + kLingerTime);
  }
  buffer_.clear();
  socket_.async_read_some(buffer_.prepare(kBodyReadBytes), [self = shared_from_this()](error_code failure, std::size_t bytes) {
    self->lingered_bytes_ += bytes;
    if (!failure && self->lingered_bytes_ < kLingerBytes) self->linger();
  });
}

template <class MayCut>
void Connection::cut_if(MayCut may_cut) {
  auto was = phase_.try_cut(may_cut);
  if (!was) return;
  // The system call, as a socket object must not be used by two threads at once. A reader is woken as if the client had ended,
  // and can still answer.
  ::shutdown(socket_.native_handle(), *was == Phase::reading ? SHUT_RD : SHUT_RDWR);
}

bool Connection::has_unread_bytes() {
  int bytes = 0;
  return ::ioctl(socket_.native_handle(), FIONREAD, &bytes) == 0 && bytes > 0;
}

void Connection::cancel_handler_if_due(milliseconds time) {
  const auto [kind, deadline] = phase_.look();
  if (kind != Phase::handling) return;
  pollfd client{socket_.native_handle(), POLLRDHUP, 0};
  const bool is_gone = ::poll(&client, 1, 0) == 1;
  if (is_gone || deadline < time) cancellation_.cancel();
}

std::size_t count_network_threads(int wanted) {
  return wanted > 0 ? static_cast<std::size_t>(wanted) : std::max(1u, std::thread::hardware_concurrency());
}

milliseconds choose_sweep_period(const ServerLimits& limits) {
  milliseconds shortest = std::min({limits.header_timeout, limits.body_timeout, limits.write_timeout, limits.idle_timeout});
  if (limits.handler_timeout.count() > 0) shortest = std::min(shortest, limits.handler_timeout);
  return std::clamp(shortest / 4, milliseconds(10), kSweepPeriod);
}

/// Each connection is an open file, and what a process may open at first is often only 1,024.
void raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

ServerState::ServerState(Server::Handler handler_, ServerOptions options_)
    : handler(std::move(handler_)),
      options(std::move(options_)),
      sweep_period(choose_sweep_period(options.limits)),
      watch(count_network_threads(options.network_threads)),
      pool(static_cast<std::size_t>(std::max(1, options.limits.handler_threads))) {}

void ServerState::adopt(int descriptor) {
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  error_code failure = asio::error::invalid_argument;
  if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&bound), &size) == 0 &&
      (bound.ss_family == AF_INET || bound.ss_family == AF_INET6)) {
    acceptor.assign(bound.ss_family == AF_INET ? tcp::v4() : tcp::v6(), descriptor, failure);
  }
  if (failure)
    throw Error(ErrorKind::user, "The socket that was handed over is none to listen on: " + std::to_string(descriptor));
  const tcp::endpoint endpoint = acceptor.local_endpoint();
  port = endpoint.port();
  address = endpoint.address().is_v6() ? "[" + endpoint.address().to_string() + "]" : endpoint.address().to_string();
}

void ServerState::open() {
  if (options.socket) return adopt(*options.socket);
  if (options.port < 0 || options.port > 65535)
    throw Error(ErrorKind::user, "Port is not in 0 to 65535: " + std::to_string(options.port));
  std::string port_text = std::to_string(options.port);
  error_code failure;
  auto addresses = tcp::resolver(io).resolve(options.host, port_text, tcp::resolver::passive, failure);
  if (failure || addresses.empty()) throw Error(ErrorKind::user, "Host to listen on not found: " + options.host);
  tcp::endpoint endpoint = *addresses.begin();

  acceptor.open(endpoint.protocol(), failure);
  if (!failure) acceptor.set_option(tcp::acceptor::reuse_address(true), failure);
  if (!failure) acceptor.bind(endpoint, failure);
  if (!failure) acceptor.listen(asio::socket_base::max_listen_connections, failure);
  if (failure == asio::error::address_in_use) {
    throw Error(ErrorKind::user,
                "Port " + port_text + " is in use on " + options.host + " (choose another with app.run({.port = ...}))");
  }
  if (failure == asio::error::access_denied) {
    throw Error(ErrorKind::user,
                "No permission to listen on port " + port_text + " (choose one above 1023 with app.run({.port = ...}))");
  }
  if (failure)
    throw Error(ErrorKind::user, "Cannot listen on " + options.host + ", port " + port_text + ": " + failure.message());
  endpoint = acceptor.local_endpoint();
  port = endpoint.port();
  address = endpoint.address().is_v6() && options.host.find(':') != std::string::npos ? "[" + options.host + "]" : options.host;
}

void ServerState::work(std::size_t thread) {
  watch.enter(thread);
  for (;;) {
    try {
      io.run();
      return;
    } catch (...) {
      // Out of memory for one connection: it is closed by now, and the others go on.
    }
  }
}

void ServerState::stand_in_for(std::size_t thread) {
  while (watch.wait_until_long(thread)) {
    try {
      while (watch.is_long(thread) && !io.stopped()) io.run_one();
    } catch (...) {
      // As above.
    }
  }
}

void ServerState::accept() {
  acceptor.async_accept(io, [this](error_code failure, tcp::socket socket) {
    if (stopping) return;
    if (!failure) {
      take(std::move(socket));
    } else if (failure == asio::error::no_descriptors || failure == asio::error::no_memory ||
               failure == asio::error::no_buffer_space) {
      accept_pause.expires_after(kAcceptPause);
      accept_pause.async_wait([this](error_code cancelled) {
        if (!cancelled) accept();
      });
      return;
    }
    accept();
  });
}

void ServerState::take(tcp::socket socket) {
  std::size_t count;
  {
    std::lock_guard lock(mutex);
    count = connections.size() + websockets.size();
  }
  if (count >= limits.max_connections + limits.max_connections / 8 + 16) return;  // no room even for excuses
  auto connection = std::make_shared<Connection>(this, std::move(socket));
  if (count < limits.max_connections) {
    connection->start();
  } else {
    connection->refuse(Response::text(503, "Too many connections\n").add("Retry-After", "1"));
  }
}

void ServerState::sweep() {
  sweep_timer.expires_after(sweep_period);
  sweep_timer.async_wait([this](error_code cancelled) {
    if (cancelled) return;
    {
      std::lock_guard lock(mutex);
      milliseconds time = now();
      for (Connection* connection : connections) {
        connection->cancel_handler_if_due(time);
        connection->cut_if(
            [time](Phase::Kind kind, milliseconds deadline) { return kind != Phase::handling && deadline < time; });
      }
    }
    sweep();
  });
}

void ServerState::cut_idle() {
  std::lock_guard lock(mutex);
  for (Connection* connection : connections) {
    connection->cut_if([&](Phase::Kind kind, milliseconds) { return kind == Phase::idle && !connection->has_unread_bytes(); });
  }
}

void ServerState::end_websockets(void (WebSocketSession::*end)()) {
  std::vector<std::shared_ptr<WebSocketSession>> sessions;  // freed without the lock, which their ends take
  {
    std::lock_guard lock(mutex);
    for (const auto& [number, session] : websockets) {
      if (auto alive = session.lock()) sessions.push_back(std::move(alive));
    }
  }
  for (const auto& session : sessions) ((*session).*end)();
}

void ServerState::cut_all() {
  std::lock_guard lock(mutex);
  for (Connection* connection : connections) connection->cut_if([](Phase::Kind, milliseconds) { return true; });
}

void ServerState::drain() {
  auto is_empty = [this] { return this->is_empty(); };
  end_websockets(&WebSocketSession::shut_down);
  // A request may end its reading between two looks and leave an idle connection, so look again until all are gone.
  auto deadline = std::chrono::steady_clock::now() + limits.drain_timeout;
  while (std::chrono::steady_clock::now() < deadline) {
    cut_idle();
    std::unique_lock lock(mutex);
    if (changed.wait_for(lock, milliseconds(20), is_empty)) return;
  }
  cut_all();
  end_websockets(&WebSocketSession::cut);
  std::unique_lock lock(mutex);
  changed.wait(lock, is_empty);
}

Server::Server(Handler handler, ServerOptions options)
    : state_(std::make_shared<ServerState>(std::move(handler), std::move(options))) {
  assert(state_->handler);
  state_->open();
}

Server::~Server() = default;

int Server::port() const { return state_->port; }

std::string Server::url() const { return "http://" + state_->address + ":" + std::to_string(state_->port) + "/"; }

void Server::run() {
  ServerState& state = *state_;
  std::optional<StopSignals> signals;
  if (state.options.stop_on_signals) signals.emplace([this] { stop(); });
  raise_file_limit();
  keep_memory();
  state.accept();
  state.sweep();
  std::vector<std::thread> threads;
  threads.emplace_back([&state] { state.watch.run(); });
  for (std::size_t i = 0; i < state.watch.num_threads(); ++i) {
    threads.emplace_back([&state, i] { state.work(i); });
    threads.emplace_back([&state, i] { state.stand_in_for(i); });
  }
  {
    std::unique_lock lock(state.mutex);
    state.changed.wait(lock, [&] { return state.stopping.load(); });
  }
  asio::dispatch(state.accept_strand, [&state] {
    error_code ignored;
    state.acceptor.close(ignored);
    state.accept_pause.cancel(ignored);
  });
  state.drain();
  state.io.stop();
  state.watch.stop();
  for (std::thread& thread : threads) thread.join();
  state.pool.join();
}

void Server::stop() {
  std::lock_guard lock(state_->mutex);
  state_->stopping = true;
  state_->changed.notify_all();
}

}  // namespace weft::server
