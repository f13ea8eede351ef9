// A plan -> whether its result may be used again.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include <weft/error.h>

#include "engine/result_cache.h"
#include "kernel/io/byte_source.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/read_ipc.h"
#include "plan/ops/read_json.h"
#include "plan/ops/read_parquet.h"

namespace weft::engine {
namespace {

using plan::Expr;

/// Whether `holds` for all nodes of a plan.
template <class Holds>
bool holds_for_all(const Expr& plan, std::unordered_set<const plan::Node*>& seen, const Holds& holds) {
  if (!seen.insert(plan.get()).second) return true;
  return holds(*plan) && std::all_of(plan->inputs().begin(), plan->inputs().end(),
                                     [&](const Expr& input) { return holds_for_all(input, seen, holds); });
}

/// Calls `check(path, facts)` for each file of a source; false when it is of a kind that nothing is known of.
template <class Check>
bool check_files(const plan::Node& node, const Check& check) {
  const auto each = [&](const auto* source) {
    return std::all_of(source->files.begin(), source->files.end(), [&](const auto& file) {
      return check(file.path, kernel::FileFacts{file.size, file.stamp});
    });
  };
  if (const auto* source = node.as<plan::ReadCsv>()) return each(source);
  if (const auto* source = node.as<plan::ReadParquet>()) return each(source);
  if (const auto* source = node.as<plan::ReadJson>()) return each(source);
  if (const auto* source = node.as<plan::ReadIpc>()) return each(source);
  return !node.op().is_source();
}

/// Ops that call a function of the user's, or write.
bool has_effects(const plan::Node& node) {
  static const std::unordered_set<std::string_view> names{"call",        "map_partitions", "map_beside", "from_map",
                                                          "group_apply", "window_call",    "write_files"};
  return names.contains(node.op().name());
}

}  // namespace

bool is_cacheable(const Expr& plan) {
  std::unordered_set<const plan::Node*> seen;
  return holds_for_all(plan, seen, [](const plan::Node& node) {
    return !has_effects(node) &&
           check_files(node, [](const std::string& path, const kernel::FileFacts&) { return !kernel::is_remote(path); });
  });
}

bool files_are_unchanged(const Expr& plan) {
  std::unordered_set<const plan::Node*> seen;
  return holds_for_all(plan, seen, [](const plan::Node& node) {
    return check_files(node, [](const std::string& path, const kernel::FileFacts& expected) {
      try {
        kernel::open_source(path, expected);
        return true;
      } catch (const Error&) {
        return false;
      }
    });
  });
}

}  // namespace weft::engine
