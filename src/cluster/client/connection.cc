// A scheduler's address -> its answers.
#include "cluster/client/connection.h"

#include <chrono>
#include <exception>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

#include <arrow/buffer.h>

#include <weft/error.h>

#include "cluster/client/own_rows.h"
#include "cluster/protocol/compression.h"
#include "cluster/protocol/flight_error.h"
#include "cluster/protocol/node_clients.h"

namespace weft::cluster {

namespace flight = arrow::flight;

namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorKind::user, "File cannot be read: " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Connection::Session::~Session() { end.RequestStop(); }

Connection::Connection(const std::string& address, const ClientOptions& options)
    : address_(address), token_(options.token), compression_(options.compression) {
  codec_of(compression_);
  flight::FlightClientOptions made = watchful_options();
  if (!options.tls_root_cert.empty()) made.tls_root_certs = file_text(options.tls_root_cert);
  made.generic_options.emplace_back("grpc.max_reconnect_backoff_ms", 1000);
  const std::string scheme = options.tls_root_cert.empty() ? "grpc" : "grpc+tls";
  const auto location = flight::Location::Parse(scheme + "://" + address);
  if (!location.ok() || address.find(':') == address.npos)
    throw Error(ErrorKind::user, "A scheduler's address is host:port, not: " + address);
  client_ = value_of(flight::FlightClient::Connect(*location, made), address_);
  greet(options.timeout);
  session();
}

Connection::~Connection() {
  session_.reset();
  (void)client_->Close();
}

void Connection::greet(double timeout) const {
  flight::FlightCallOptions greeting = options();
  greeting.timeout = flight::TimeoutDuration(timeout);
  const auto answer = start(action::hello, plan::encode(Hello{}), greeting);
  const auto message = value_of(answer->Next(), address_);
  if (!message) throw Error(ErrorKind::cluster, "What answers is no scheduler of Weft: " + address_);
  const auto welcome = plan::decode<Welcome>(message->body->ToString());
  if (welcome.version != protocol_version)
    throw Error(ErrorKind::cluster, "The scheduler is of another version of Weft, " + welcome.weft_version + ": " + address_);
}

std::shared_ptr<const Connection::Session> Connection::session() const {
  std::lock_guard lock(mutex_);
  if (session_) return session_;
  auto made = std::make_shared<Session>();
  flight::FlightCallOptions lasting = options();
  lasting.stop_token = made->end.token();
  made->open = start(action::session, plan::encode(Hello{}), lasting);
  const auto opened = value_of(made->open->Next(), address_);
  if (!opened) throw Error(ErrorKind::cluster, "The scheduler gives no session: " + address_);
  made->id = plan::decode<cluster::Session>(opened->body->ToString()).id;
  session_ = std::move(made);
  return session_;
}

void Connection::retry(const std::function<void(const Session& session)>& attempt) const {
  using namespace std::chrono;
  // Ray starts the scheduler again within a second or two.
  constexpr seconds patience(15);
  const auto end = steady_clock::now() + patience;
  while (true) {
    std::shared_ptr<const Session> current;
    try {
      current = session();
      return attempt(*current);
    } catch (const Unreachable&) {
      if (steady_clock::now() > end) throw;
    } catch (const Error& error) {
      if (error.message() != session_is_over || steady_clock::now() > end) throw;
    }
    {
      std::lock_guard lock(mutex_);
      if (session_ == current) session_.reset();
    }
    std::this_thread::sleep_for(milliseconds(100));
  }
}

flight::FlightCallOptions Connection::options() const {
  flight::FlightCallOptions options = with_token(token_);
  if (!compression_.empty()) options.headers.emplace_back(compression_header, compression_);
  return options;
}

std::unique_ptr<flight::ResultStream> Connection::start(std::string_view action, std::string body,
                                                        const flight::FlightCallOptions& options) const {
  return value_of(client_->DoAction(options, {std::string(action), arrow::Buffer::FromString(std::move(body))}), address_);
}

std::string Connection::call(std::string_view action, const Message& message) const {
  std::string answer;
  stream(action, message, [&](const std::string& got) {
    answer = got;
    return true;
  });
  return answer;
}

std::string Connection::call(std::string_view action, const std::string& body) const {
  return call(action, [&](const std::string&) { return body; });
}

void Connection::stream(std::string_view action, const Message& message,
                        const std::function<bool(const std::string& answer)>& take) const {
  retry([&](const Session& session) {
    flight::FlightCallOptions stoppable = options();
    arrow::StopSource stop;
    stoppable.stop_token = stop.token();
    const auto answers = start(action, message(session.id), stoppable);
    try {
      while (const auto answer = value_of(answers->Next(), address_))
        if (!take(answer->body->ToString())) break;
      stop.RequestStop();
    } catch (...) {
      stop.RequestStop();
      throw;
    }
  });
}

void Connection::tell(std::string_view action, const Message& message) const noexcept try {
  std::shared_ptr<const Session> current;
  {
    std::lock_guard lock(mutex_);
    current = session_;
  }
  if (!current) return;
  flight::FlightCallOptions brief = options();
  brief.timeout = flight::TimeoutDuration(1);
  (void)start(action, message(current->id), brief)->Drain();
} catch (const std::exception&) {
}

std::shared_ptr<arrow::Table> Connection::get(const std::string& ticket) const {
  const auto reader = value_of(client_->DoGet(options(), flight::Ticket{ticket}), address_);
  return value_of(reader->ToTable(), address_);
}

std::shared_ptr<arrow::Table> Connection::get_from(const std::string& node_address, const std::string& ticket,
                                                   const std::shared_ptr<arrow::Schema>& schema) const {
  const auto client = node(node_address);
  if (!client) throw Unreachable(ErrorKind::cluster, "The node cannot be reached at " + node_address);
  const auto reader = value_of(client->DoGet(options(), flight::Ticket{ticket}), node_address);
  RowsOwner owner(schema);
  arrow::RecordBatchVector owned;
  while (const auto came = value_of(reader->Next(), node_address).data) owned.push_back(value_of(owner.own(*came), node_address));
  return value_of(arrow::Table::FromRecordBatches(owned.empty() ? schema : owned.front()->schema(), owned), node_address);
}

std::shared_ptr<flight::FlightClient> Connection::node(const std::string& address) const {
  using namespace std::chrono;
  const std::lock_guard lock(asking_nodes_);
  Node& known = nodes_[address];
  if (known.client || steady_clock::now() - known.asked < seconds(30)) return known.client;
  known.asked = steady_clock::now();
  const auto location = flight::Location::Parse("grpc://" + address);
  if (!location.ok()) return nullptr;
  auto made = flight::FlightClient::Connect(*location, watchful_options());
  if (!made.ok()) return nullptr;
  flight::FlightCallOptions greeting = options();
  greeting.timeout = flight::TimeoutDuration(1);
  const auto answers =
      (*made)->DoAction(greeting, {std::string(action::hello), arrow::Buffer::FromString(plan::encode(Hello{}))});
  if (!answers.ok() || !(*answers)->Drain().ok()) return nullptr;
  return known.client = std::move(*made);
}

}  // namespace weft::cluster
