// Plans as clients send them -> plans that read what they name.
#include "cluster/scheduler/received_plan.h"

#include <algorithm>
#include <utility>

#include <arrow/buffer.h>
#include <arrow/table.h>

#include <weft/error.h>

#include "engine/ipc.h"
#include "graph/split_table.h"
#include "plan/registry.h"

namespace weft::cluster {
namespace {

/// Partitions that came with a plan.
class SentPartitions final : public plan::HeldPartitions {
 public:
  explicit SentPartitions(std::vector<engine::Partition> tables) : tables_(std::move(tables)) {}
  std::size_t size() const override { return tables_.size(); }
  engine::Partition read(std::size_t index) const override { return tables_.at(index); }
  std::uint64_t bytes(std::size_t index) const override { return graph::bytes_of(*tables_.at(index)); }

 private:
  std::vector<engine::Partition> tables_;
};

}  // namespace

ReceivedPlan receive_plan(const std::string& bytes, const std::vector<GivenTable>& given, const Catalog& catalog) {
  engine::register_all();
  ReceivedPlan received;
  received.roots = plan::decode_plan(bytes, [&](std::shared_ptr<const plan::AnyOp> op) -> std::shared_ptr<const plan::AnyOp> {
    if (op->type_info() != typeid(plan::InMemory)) return op;
    plan::InMemory source = *static_cast<const plan::InMemory*>(op->value());
    const auto sent =
        std::find_if(given.begin(), given.end(), [&](const GivenTable& table) { return table.content == source.content; });
    if (sent == given.end()) {
      auto persisted = catalog.find(source.content);
      source.held = persisted->partitions;
      received.reads.push_back(std::move(persisted));
    } else {
      std::vector<engine::Partition> tables;
      for (const std::string& table : sent->partitions)
        tables.push_back(engine::from_ipc_of_others(arrow::Buffer::FromString(table)));
      if (sent->is_table && tables.size() == 1) tables = graph::split_table(*tables.front(), source.num_partitions);
      source.held = std::make_shared<SentPartitions>(std::move(tables));
      received.sent.push_back({source.content, source.columns, source.held});
    }
    return std::make_shared<plan::OpHolder<plan::InMemory>>(std::move(source));
  });
  return received;
}

std::vector<std::shared_ptr<const Persisted>> keep_reads(const ReceivedPlan& plan, Catalog& catalog, Ray& ray) {
  std::vector<std::shared_ptr<const Persisted>> reads = plan.reads;
  for (const SentTable& sent : plan.sent)
    reads.push_back(catalog.find_or_add(sent.content, [&] {
      return Persisted{sent.content, sent.schema, put_partitions(ray, *sent.partitions)};
    }));
  return reads;
}

}  // namespace weft::cluster
