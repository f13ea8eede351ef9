// Client: a connection, and what is asked through it.
#include <weft/client.h>

#include <chrono>
#include <fstream>
#include <future>
#include <iterator>
#include <thread>
#include <utility>

#include <weft/error.h>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "cluster/client/connection.h"
#include "cluster/client/datasets.h"
#include "cluster/client/remote_engine.h"
#include "cluster/client/sent_plan.h"
#include "engine/remote.h"
#include "plan/ops/set_index.h"

namespace weft {

using cluster::DatasetKind;

struct Client::State {
  std::shared_ptr<cluster::Connection> connection;  // null: this process
  std::shared_ptr<cluster::RemoteEngine> remote;
  std::unique_ptr<cluster::Datasets> datasets;
  bool is_open = true;

  ~State() { close(); }
  void close() {
    if (remote) engine::remove_remote(remote.get());
    remote.reset();
    datasets.reset();
    connection.reset();
    is_open = false;
  }
  void check_open() const {
    if (!is_open) throw Error(ErrorKind::user, "The client is closed");
  }
  const cluster::Connection& scheduler() const {
    check_open();
    if (!connection) throw Error(ErrorKind::user, "A local client has no scheduler");
    return *connection;
  }
  cluster::Datasets& published() const {
    check_open();
    return *datasets;
  }
};

struct Client::Scope::State {
  explicit State(std::shared_ptr<engine::Remote> remote) : scope(std::move(remote)) {}
  engine::RemoteScope scope;
};

Client::Scope::Scope(const Client& client) {
  client.state_->check_open();
  state_ = std::make_unique<State>(client.state_->remote);
}
Client::Scope::~Scope() = default;

Client::Client() : state_(std::make_shared<State>()) { state_->datasets = cluster::local_datasets(); }

Client::Client(const std::string& address, const ClientOptions& options) : state_(std::make_shared<State>()) {
  state_->connection = std::make_shared<cluster::Connection>(address, options);
  state_->datasets = cluster::remote_datasets(state_->connection);
  state_->remote = std::make_shared<cluster::RemoteEngine>(state_->connection);
  if (options.set_as_default) engine::add_remote(state_->remote);
}

void Client::publish_dataset(const std::string& name, const dd::DataFrame& frame, const PublishDataset& options) const {
  state_->published().publish(name, {DatasetKind::frame, frame.expr(), ""}, options.override);
}
void Client::publish_dataset(const std::string& name, const dd::Series& series, const PublishDataset& options) const {
  state_->published().publish(name, {DatasetKind::series, series.expr(), ""}, options.override);
}
void Client::publish_dataset(const std::string& name, const dd::Table& table, const PublishDataset& options) const {
  state_->published().publish(name, {DatasetKind::table, dd::from_table(table).expr(), ""}, options.override);
}
void Client::publish_dataset(const std::string& name, const Json& value, const PublishDataset& options) const {
  state_->published().publish(name, {DatasetKind::json, nullptr, base::to_json(value)}, options.override);
}

Dataset Client::dataset(const std::string& name) const {
  const cluster::DatasetContent found = state_->published().get(name);
  switch (found.kind) {
    case DatasetKind::frame:
      return dd::DataFrame(found.plan);
    case DatasetKind::series:
      return dd::Series(found.plan);
    case DatasetKind::table:
      return std::get<0>(compute(dd::DataFrame(found.plan)));
    case DatasetKind::json:
      break;
  }
  return base::parse_json(found.json);
}

std::vector<std::string> Client::list_datasets() const { return state_->published().names(); }

std::map<std::string, Dataset> Client::datasets() const {
  std::map<std::string, Dataset> all;
  for (const std::string& name : list_datasets()) all.emplace(name, dataset(name));
  return all;
}

void Client::unpublish_dataset(const std::string& name) const { state_->published().unpublish(name); }

namespace {

[[noreturn]] void fail_kind(const std::string& name, const Dataset& dataset, const char* wanted) {
  constexpr const char* kinds[] = {"a DataFrame", "a Series", "a Table", "a JSON value"};
  throw Error(ErrorKind::user, "Dataset is " + std::string(kinds[dataset.index()]) + ", not " + wanted + ": " + name);
}

}  // namespace

template <>
dd::DataFrame Client::as<dd::DataFrame>(const std::string& name, const Dataset& dataset) {
  if (const auto* frame = std::get_if<dd::DataFrame>(&dataset)) return *frame;
  if (const auto* series = std::get_if<dd::Series>(&dataset)) return dd::DataFrame(series->expr());
  if (const auto* table = std::get_if<dd::Table>(&dataset)) return dd::from_table(*table);
  fail_kind(name, dataset, "a DataFrame");
}
template <>
dd::Series Client::as<dd::Series>(const std::string& name, const Dataset& dataset) {
  if (const auto* series = std::get_if<dd::Series>(&dataset)) return *series;
  fail_kind(name, dataset, "a Series");
}
template <>
dd::Table Client::as<dd::Table>(const std::string& name, const Dataset& dataset) {
  if (const auto* table = std::get_if<dd::Table>(&dataset)) return *table;
  fail_kind(name, dataset, "a Table");
}
template <>
Json Client::as<Json>(const std::string& name, const Dataset& dataset) {
  if (const auto* json = std::get_if<Json>(&dataset)) return *json;
  fail_kind(name, dataset, "a JSON value");
}

std::vector<std::string> Client::argument_names(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t index = 0; index < count; ++index) names.push_back("argument " + std::to_string(index));
  return names;
}

dd::DataFrame Client::rows_of(const Calls& calls) {
  std::vector<std::pair<std::string, std::vector<dd::Value>>> columns;
  for (const std::string& name : argument_names(calls.front().size())) columns.emplace_back(name, std::vector<dd::Value>());
  for (const std::vector<dd::Value>& call : calls)
    for (std::size_t index = 0; index < columns.size(); ++index) columns[index].second.push_back(call.at(index));
  return dd::from_dict(columns, {.npartitions = calls.size()});
}

std::shared_future<dd::Column> Client::start(const dd::Series& results, const Cancellation& cancellation) const {
  state_->check_open();
  return std::async(std::launch::async,
                    [results, cancellation, remote = state_->remote] {
                      const engine::RemoteScope scope(remote);
                      return results.compute({.cancel = cancellation});
                    })
      .share();
}

void Client::upload_library(const std::string& path) const {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw Error(ErrorKind::user, "File cannot be read: " + path);
  state_->scheduler().call(cluster::action::library, bytes);
}

std::vector<std::vector<std::string>> Client::who_has(const dd::DataFrame& frame) const {
  const cluster::Connection& scheduler = state_->scheduler();
  const plan::InMemory* source = nullptr;
  // What set_index and the like have put around it leaves its partitions as they are.
  for (plan::Expr expr = frame.expr(); expr && !source; expr = expr->inputs().empty() ? nullptr : expr->input()) {
    if (!expr->as<plan::InMemory>() && !expr->op().per_partition() && !expr->as<plan::SetIndex>()) break;
    source = expr->as<plan::InMemory>();
  }
  if (!source || !dynamic_cast<const cluster::RemotePartitions*>(source->held.get()))
    throw Error(ErrorKind::user, "who_has: the frame is not persisted on a cluster");
  const Json found = base::parse_json(scheduler.call(cluster::action::who_has, [&](const std::string& session) {
    return plan::encode(cluster::HeldName{session, source->content});
  }));
  std::vector<std::vector<std::string>> nodes;
  for (const Json& partition : found.as_array()) {
    nodes.emplace_back();
    for (const Json& node : partition.as_array()) nodes.back().emplace_back(node.as_string());
  }
  return nodes;
}

void Client::restart() const { state_->scheduler().call(cluster::action::restart); }

Json Client::scheduler_info() const { return base::parse_json(state_->scheduler().call(cluster::action::info)); }

Json Client::activity() const { return base::parse_json(state_->scheduler().call(cluster::action::activity)); }

void Client::wait_for_workers(std::size_t count, double timeout) const {
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(timeout);
  while (true) {
    const Json info = scheduler_info();
    std::size_t found = 0;
    for (const Json& node : info.at("nodes").as_array()) found += node.at("cpus").to_number<double>() >= 1;
    if (found >= count) return;
    if (std::chrono::steady_clock::now() > until)
      throw Error(ErrorKind::cluster, "After " + std::to_string(static_cast<long>(timeout)) + " seconds the cluster has " +
                                          std::to_string(found) +
                                          " of the workers that are waited for: " + std::to_string(count));
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
}

void Client::close() { state_->close(); }

}  // namespace weft
