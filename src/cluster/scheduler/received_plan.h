// Plans as clients send them -> plans that read what they name: tables that came along, and what the catalog holds.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cluster/protocol/messages.h"
#include "cluster/scheduler/catalog.h"
#include "engine/driver.h"
#include "plan/expr.h"

namespace weft::cluster {

/// A table that came along with a plan, as partitions of this process.
struct SentTable {
  std::string content;
  plan::Schema schema;
  engine::Held partitions;
};

struct ReceivedPlan {
  std::vector<plan::Expr> roots;
  std::vector<std::shared_ptr<const Persisted>> reads;  // from the catalog
  std::vector<SentTable> sent;
};

/// Throws a cluster Error for bytes that are no plan, and for partitions that are not held any more.
ReceivedPlan receive_plan(const std::string& bytes, const std::vector<GivenTable>& given, const Catalog& catalog);

/// All that a plan reads, to be kept as long as the plan may be computed: tables that came along are put into Ray's store.
std::vector<std::shared_ptr<const Persisted>> keep_reads(const ReceivedPlan& plan, Catalog& catalog, Ray& ray);

}  // namespace weft::cluster
