// Plans -> tables, computed by a scheduler.
#include "cluster/client/remote_engine.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <future>
#include <utility>
#include <variant>

#include <arrow/table.h>

#include <weft/config.h>
#include <weft/error.h>

#include "cluster/client/sent_plan.h"
#include "cluster/protocol/fit_columns.h"
#include "engine/ipc.h"
#include "engine/partition_store.h"
#include "engine/persisted.h"
#include "kernel/arrow_error.h"

namespace weft::cluster {

void RemoteEngine::run(const std::vector<plan::Expr>& roots, const ComputeOptions& options, bool persist,
                       const std::function<void(const Computed& computed)>& take) {
  const Config settings = config();
  SentPlan sent = send_plan(roots, *connection_);
  ComputeRequest request{"",
                         std::move(sent.plan),
                         std::move(sent.given),
                         settings.optimize,
                         {settings.rules_off.begin(), settings.rules_off.end()},
                         persist};
  bool is_done = false;
  const auto message = [&](const std::string& session) {
    request.session = session;
    return plan::encode(request);
  };
  connection_->stream(action::compute, message, [&](const std::string& answer) {
    const auto event = plan::decode<ComputeEvent>(answer);
    if (options.cancel && options.cancel->is_cancelled()) throw Error(ErrorKind::user, "The computation was cancelled");
    if (const auto* failure = std::get_if<engine::Failure>(&event.event)) failure->rethrow();
    if (const auto* progress = std::get_if<Progress>(&event.event)) {
      if (options.progress) options.progress(progress->value());
      return true;
    }
    const auto& computed = std::get<Computed>(event.event);
    take(computed);
    is_done = true;
    if (options.progress) {
      ComputeProgress last = computed.progress.value();
      last.finished = true;
      options.progress(last);
    }
    return false;
  });
  if (!is_done) throw Error(ErrorKind::cluster, "The scheduler ended the computation");
}

namespace {

/// Several connections carry more than one, up to what processors and networks do.
constexpr std::size_t most_streams = 4;

kernel::Partition fit(kernel::Partition table, const std::shared_ptr<arrow::Schema>& schema) {
  if (table->schema()->Equals(*schema, false)) return table;
  arrow::RecordBatchVector fitted;
  arrow::TableBatchReader batches(std::move(table));
  while (const auto rows = kernel::check_arrow(batches.Next())) fitted.push_back(kernel::check_arrow(fit_columns(rows, schema)));
  return kernel::check_arrow(arrow::Table::FromRecordBatches(schema, fitted));
}

/// The rows of partitions, each from where it is. Throws a cluster Error when a node cannot be reached.
std::vector<kernel::Partition> fetch(const Connection& connection, const ComputedRoot& root) {
  const std::vector<ResultPart>& parts = root.parts;
  const auto schema = arrow_schema(root.schema);
  std::vector<kernel::Partition> tables(parts.size());
  std::vector<std::size_t> elsewhere;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    if (parts[index].address.empty())
      tables[index] = fit(engine::from_ipc(parts[index].table), schema);
    else
      elsewhere.push_back(index);
  }
  std::atomic<std::size_t> next = 0;
  std::vector<std::future<void>> streams;
  for (std::size_t stream = 0; stream < std::min(elsewhere.size(), most_streams); ++stream)
    streams.push_back(std::async(std::launch::async, [&] {
      for (std::size_t turn = next++; turn < elsewhere.size(); turn = next++) {
        const ResultPart& part = parts[elsewhere[turn]];
        tables[elsewhere[turn]] = connection.get_from(part.address, part.ticket, schema);
      }
    }));
  for (std::future<void>& stream : streams) stream.wait();
  for (std::future<void>& stream : streams) stream.get();
  return tables;
}

kernel::Partition rows_of(const Connection& connection, const ComputedRoot& root) {
  try {
    if (root.ticket.empty() || !root.parts.empty()) return engine::concatenate(fetch(connection, root));
  } catch (const Error& error) {
    // Behind a firewall only the scheduler is reached, and a node may be lost meanwhile.
    if (root.ticket.empty() || error.kind() != ErrorKind::cluster) throw;
  }
  return connection.get(root.ticket);
}

}  // namespace

std::vector<kernel::Partition> RemoteEngine::compute(const std::vector<plan::Expr>& roots, const ComputeOptions& options) {
  std::vector<kernel::Partition> tables;
  run(roots, options, false, [&](const Computed& computed) {
    tables.clear();
    for (const ComputedRoot& root : computed.roots) tables.push_back(rows_of(*connection_, root));
  });
  return tables;
}

std::vector<plan::Expr> RemoteEngine::persist(const std::vector<plan::Expr>& roots, const ComputeOptions& options) {
  std::vector<plan::Expr> sources;
  run(roots, options, true, [&](const Computed& computed) {
    sources.clear();
    for (std::size_t root = 0; root < roots.size(); ++root) {
      const HeldInfo& held = computed.roots.at(root).held;
      sources.push_back(engine::held_source(held.schema, held.content, std::make_shared<RemotePartitions>(connection_, held)));
    }
  });
  return sources;
}

}  // namespace weft::cluster
