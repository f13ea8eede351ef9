// Flight calls -> what the scheduler does.
#include "cluster/scheduler/flight_service.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <functional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include <arrow/buffer.h>
#include <arrow/util/compression.h>

#include <weft/error.h>

#include "base/json_writer.h"
#include "cluster/protocol/fit_columns.h"
#include "cluster/protocol/flight_error.h"
#include "cluster/protocol/messages.h"
#include "cluster/scheduler/computation.h"
#include "cluster/scheduler/partition_reader.h"
#include "cluster/scheduler/ray_partitions.h"
#include "cluster/scheduler/received_plan.h"
#include "cluster/serving/asked_compression.h"
#include "cluster/serving/token_check.h"

namespace weft::cluster {
namespace {

namespace flight = arrow::flight;

flight::Result to_result(std::string bytes) { return flight::Result{arrow::Buffer::FromString(std::move(bytes))}; }

/// Messages that are made when they are sent.
class Messages final : public flight::ResultStream {
 public:
  /// `next` gives the next one; nothing at the end.
  explicit Messages(std::function<std::optional<std::string>()> next) : next_(std::move(next)) {}
  arrow::Result<std::unique_ptr<flight::Result>> Next() override try {
    auto message = next_();
    return message ? std::make_unique<flight::Result>(to_result(std::move(*message))) : nullptr;
  } catch (const std::exception& error) {
    return to_status(error);
  }

 private:
  std::function<std::optional<std::string>()> next_;
};

class Service final : public flight::FlightServerBase {
 public:
  explicit Service(ClusterState& cluster) : cluster_(cluster) {}

  arrow::Status DoAction(const flight::ServerCallContext& context, const flight::Action& call,
                         std::unique_ptr<flight::ResultStream>* out) override try {
    const std::string body = call.body ? call.body->ToString() : "";
    if (call.type == action::session) {
      if (plan::decode<Hello>(body).version != protocol_version)
        throw Error(ErrorKind::cluster, "The client is of another version of Weft than the scheduler: " WEFT_VERSION);
      *out = session(context);
    } else if (call.type == action::compute) {
      *out = compute(context, plan::decode<ComputeRequest>(body));
    } else {
      std::vector<flight::Result> answer;
      answer.push_back(to_result(reply(call.type, body)));
      *out = std::make_unique<flight::SimpleResultStream>(std::move(answer));
    }
    return arrow::Status::OK();
  } catch (const std::exception& error) {
    return to_status(error);
  }

  arrow::Status DoGet(const flight::ServerCallContext& context, const flight::Ticket& ticket,
                      std::unique_ptr<flight::FlightDataStream>* out) override try {
    *out = std::make_unique<flight::RecordBatchStream>(reader_of(context, ticket.ticket), asked_options(context));
    return arrow::Status::OK();
  } catch (const std::exception& error) {
    return to_status(error);
  }

  arrow::Status ListFlights(const flight::ServerCallContext&, const flight::Criteria*,
                            std::unique_ptr<flight::FlightListing>* listings) override try {
    std::vector<flight::FlightInfo> flights;
    for (const std::string& name : cluster_.catalog.names())
      if (cluster_.catalog.get(name)->kind != DatasetKind::json) flights.push_back(flight_of(name));
    *listings = std::make_unique<flight::SimpleFlightListing>(std::move(flights));
    return arrow::Status::OK();
  } catch (const std::exception& error) {
    return to_status(error);
  }

  arrow::Status GetFlightInfo(const flight::ServerCallContext&, const flight::FlightDescriptor& asked,
                              std::unique_ptr<flight::FlightInfo>* info) override try {
    if (asked.type != flight::FlightDescriptor::PATH || asked.path.size() != 1)
      throw Error(ErrorKind::user, "A dataset is asked for by a path of one name");
    *info = std::make_unique<flight::FlightInfo>(flight_of(asked.path.front()));
    return arrow::Status::OK();
  } catch (const std::exception& error) {
    return to_status(error);
  }

 private:
  /// A published dataset as other programs see it.
  flight::FlightInfo flight_of(const std::string& name) {
    const auto dataset = cluster_.catalog.get(name);
    if (dataset->kind == DatasetKind::json) throw Error(ErrorKind::user, "Dataset is a JSON value: " + name);
    const plan::Schema schema = receive_plan(dataset->plan, {}, cluster_.catalog).roots.at(0)->schema();
    const std::vector<flight::FlightEndpoint> endpoints{{flight::Ticket{"dataset/" + name}, {}, std::nullopt, ""}};
    auto info = flight::FlightInfo::Make(*arrow_schema(schema), flight::FlightDescriptor::Path({name}), endpoints, -1, -1);
    if (!info.ok()) throw Error(ErrorKind::internal, info.status().message());
    return std::move(*info);
  }

  /// The rows of a published dataset, which are computed when they are not there.
  std::shared_ptr<arrow::RecordBatchReader> dataset_reader(const flight::ServerCallContext& context, const std::string& name) {
    ComputeRequest request;
    request.plan = cluster_.catalog.get(name)->plan;
    request.fetch_always = true;
    const auto computation = std::make_shared<Computation>(cluster_, std::move(request));
    cluster_.add(computation);
    while (!context.is_cancelled()) {
      const auto event = computation->next();
      if (!event || std::holds_alternative<Progress>(event->event)) continue;
      if (const auto* failure = std::get_if<engine::Failure>(&event->event)) failure->rethrow();
      return result_reader(computation, 0);
    }
    throw Error(ErrorKind::cluster, "The client went away");
  }

  std::shared_ptr<arrow::RecordBatchReader> result_reader(const std::shared_ptr<Computation>& computation, std::size_t root) {
    std::shared_ptr<void> sent;
    Computation::Result result = computation->take_result(root, sent);
    // The computation stays until its rows are sent.
    auto done = std::make_shared<std::pair<std::shared_ptr<Computation>, std::shared_ptr<void>>>(computation, std::move(sent));
    return read_partitions(std::move(result.partitions), result.schema, std::move(done));
  }

  std::string reply(const std::string& type, const std::string& body) {
    if (type == action::hello) {
      plan::decode<Hello>(body);
      return plan::encode(Welcome{protocol_version, WEFT_VERSION});
    }
    if (type == action::release) {
      const auto held = plan::decode<HeldName>(body);
      cluster_.catalog.release(held.session, held.content);
      return "";
    }
    if (type == action::publish) {
      publish(plan::decode<PublishRequest>(body));
      return "";
    }
    if (type == action::get) return plan::encode(get(plan::decode<DatasetRequest>(body)));
    if (type == action::unpublish) {
      cluster_.catalog.unpublish(plan::decode<DatasetRequest>(body).name);
      return "";
    }
    if (type == action::list) return plan::encode(DatasetList{cluster_.catalog.names()});
    if (type == action::info) return base::to_json(info());
    if (type == action::activity) return base::to_json(activity());
    if (type == action::join) return plan::encode(Join{cluster_.ray_address, cluster_.ray_token});
    if (type == action::library) {
      cluster_.libraries().add(body);
      return "";
    }
    if (type == action::who_has) return who_has(plan::decode<HeldName>(body).content);
    if (type == action::restart) {
      cluster_.cancel_all();
      cluster_.catalog.release_all();
      return "";
    }
    throw Error(ErrorKind::user, "The scheduler has no such action: " + type);
  }

  std::unique_ptr<flight::ResultStream> session(const flight::ServerCallContext& context) {
    const std::string id = unique_name();
    cluster_.catalog.open(id);
    std::shared_ptr<void> open(nullptr, [this, id](void*) { cluster_.catalog.close(id); });
    return std::make_unique<Messages>([&context, open, id, told = false]() mutable -> std::optional<std::string> {
      if (!std::exchange(told, true)) return plan::encode(Session{id});
      while (!context.is_cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
      return std::nullopt;
    });
  }

  std::unique_ptr<flight::ResultStream> compute(const flight::ServerCallContext& context, ComputeRequest request) {
    auto computation = std::make_shared<Computation>(cluster_, std::move(request), asked_codec(context));
    cluster_.add(computation);
    return std::make_unique<Messages>([&context, computation]() -> std::optional<std::string> {
      while (!context.is_cancelled() && !computation->is_fetched())
        if (auto event = computation->next()) return plan::encode(*event);
      return std::nullopt;
    });
  }

  /// result/<computation>/<root>, partition/<index>/<content>, or dataset/<name>.
  std::shared_ptr<arrow::RecordBatchReader> reader_of(const flight::ServerCallContext& context, const std::string& ticket) {
    const std::size_t first = std::min(ticket.find('/'), ticket.size());
    const std::string kind = ticket.substr(0, first), rest = ticket.substr(std::min(first + 1, ticket.size()));
    if (kind == "dataset") return dataset_reader(context, rest);
    const std::size_t second = std::min(rest.find('/'), rest.size());
    const std::string name = rest.substr(0, second), last = rest.substr(std::min(second + 1, rest.size()));
    if (kind == "result") return result_reader(cluster_.find(name), number_of(last));
    if (kind == "partition") {
      const auto persisted = cluster_.catalog.find(last);
      return read_partitions(part_of(persisted->partitions, number_of(name)), persisted->schema);
    }
    throw Error(ErrorKind::user, "No such ticket: " + ticket);
  }

  static std::size_t number_of(const std::string& text) {
    std::size_t number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || rest != end) throw Error(ErrorKind::user, "Not a number: " + text);
    return number;
  }

  void publish(const PublishRequest& request) {
    PublishedDataset dataset{request.kind, request.plan, request.json, {}};
    if (request.kind != DatasetKind::json)
      dataset.reads = keep_reads(receive_plan(request.plan, request.given, cluster_.catalog), cluster_.catalog, cluster_.ray);
    cluster_.catalog.publish(request.name, std::move(dataset), request.override);
  }

  Dataset get(const DatasetRequest& request) {
    const auto known = cluster_.catalog.get(request.name);
    Dataset dataset{known->kind, known->plan, known->json, {}};
    for (const auto& persisted : known->reads) {
      // What the session reads stays, whatever is published under the name later.
      cluster_.catalog.hold(request.session, persisted);
      dataset.held.push_back({persisted->content, persisted->schema, persisted->partitions->all_bytes()});
    }
    return dataset;
  }

  std::string who_has(const std::string& content) {
    std::vector<RayObject> objects;
    const auto persisted = cluster_.catalog.find(content);
    for (const RayPartitions::Part& part : persisted->partitions->parts()) objects.push_back(part.object);
    return cluster_.ray.locations(objects);
  }

  Json activity() {
    std::map<std::string, std::string> addresses;
    const Json nodes = cluster_.nodes();
    for (const Json& node : nodes.as_array()) addresses.emplace(node.at("id").as_string(), node.at("address").as_string());
    return cluster_.activity.json(addresses);
  }

  Json info() {
    Json nodes = cluster_.nodes();
    for (Json& node : nodes.as_array()) cluster_.activity.describe_memory(node.as_object());
    Json datasets = boost::json::array();
    for (const std::string& name : cluster_.catalog.names()) datasets.as_array().push_back(Json(name));
    return Json{{"version", WEFT_VERSION},
                {"nodes", std::move(nodes)},
                {"datasets", std::move(datasets)},
                {"objects", cluster_.ray.num_objects()},
                {"computations", static_cast<std::int64_t>(cluster_.num_computations())}};
  }

  ClusterState& cluster_;
};

/// gRPC lets several servers listen at one port, and clients meet any of them.
bool is_taken(const std::string& host, int port) {
  addrinfo hints{}, *found = nullptr;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return false;
  const int probe = ::socket(found->ai_family, found->ai_socktype, found->ai_protocol);
  const int yes = 1;
  ::setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  const bool taken = ::bind(probe, found->ai_addr, found->ai_addrlen) != 0 && errno == EADDRINUSE;
  ::close(probe);
  ::freeaddrinfo(found);
  return taken;
}

}  // namespace

std::unique_ptr<flight::FlightServerBase> serve(ClusterState& cluster, const ServiceOptions& options) {
  const auto check_started = [&](const arrow::Status& status) {
    if (!status.ok()) throw Error(ErrorKind::user, "Cannot serve at " + options.location + ": " + status.message());
  };
  auto location = flight::Location::Parse(options.location);
  check_started(location.status());
  const std::string address = options.location.substr(options.location.find("//") + 2);
  const std::size_t colon = address.rfind(':');
  if (is_taken(address.substr(0, colon), std::atoi(address.c_str() + colon + 1)))
    throw Error(ErrorKind::user, "Cannot serve at " + address + ": the port is in use");
  flight::FlightServerOptions server_options(*location);
  if (!options.token.empty()) server_options.middleware.emplace_back("token", check_token(options.token));
  if (!options.tls_cert.empty()) server_options.tls_certificates.push_back({options.tls_cert, options.tls_key});
  auto service = std::make_unique<Service>(cluster);
  check_started(service->Init(server_options));
  return service;
}

}  // namespace weft::cluster
