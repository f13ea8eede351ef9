// A frame -> its index.
#include "plan/index.h"

#include "plan/ops/explode.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/limit.h"
#include "plan/ops/project.h"
#include "plan/ops/repartition.h"
#include "plan/ops/sample.h"
#include "plan/ops/scalar.h"
#include "plan/ops/select_partitions.h"
#include "plan/ops/set_index.h"
#include "plan/ops/tail.h"

namespace weft::plan {
namespace {

/// The name that a projection gives a column as it is: the old one, or the first new one.
std::optional<std::string> name_above(const Node& project, const std::string& column) {
  std::optional<std::string> found;
  const auto& names = project.as<Project>()->names;
  for (std::size_t index = 0; index < names.size(); ++index) {
    const auto* reference = project.input(index + 1)->as<ColumnRef>();
    if (!reference || reference->column != column) continue;
    if (names[index] == column) return column;
    if (!found) found = names[index];
  }
  return found;
}

/// Where partitions begin when neighbours are put together.
std::vector<Literal> joined(const std::vector<Literal>& divisions, std::uint64_t count) {
  const std::uint64_t parts = divisions.size() - 1;
  std::vector<Literal> made;
  for (std::uint64_t index = 0; index <= count; ++index) made.push_back(divisions[index * parts / count]);
  return made;
}

}  // namespace

std::optional<Index> index_of(const Expr& frame) {
  if (const auto* set = frame->as<SetIndex>(); set && set->column.empty()) return std::nullopt;
  if (const auto* set = frame->as<SetIndex>()) return Index{set->column, set->divisions, !set->cleared};
  if (const auto* join = frame->as<Join>(); join && !join->index.empty()) {
    if (!frame->schema().find(join->index)) return std::nullopt;
    return Index{join->index, join->divisions};
  }
  const bool keeps_order = frame->as<Filter>() || frame->as<Project>() || frame->as<Limit>() || frame->as<Repartition>() ||
                           frame->as<RepartitionAt>() || frame->as<SelectPartitions>() || frame->as<Sample>() ||
                           frame->as<Tail>() || frame->as<Explode>();
  if (!keeps_order) return std::nullopt;
  std::optional<Index> index = index_of(frame->input());
  if (!index) return std::nullopt;
  if (frame->as<Project>()) {
    const auto name = name_above(*frame, index->column);
    if (!name) return std::nullopt;
    index->column = *name;
  } else if (const auto* chosen = frame->as<SelectPartitions>()) {
    if (!index->divisions.empty() && chosen->end < index->divisions.size())
      index->divisions = {index->divisions.begin() + static_cast<std::ptrdiff_t>(chosen->begin),
                          index->divisions.begin() + static_cast<std::ptrdiff_t>(chosen->end) + 1};
  } else if (const auto* anew = frame->as<Repartition>()) {
    const bool fewer = anew->num_partitions > 0 && anew->num_partitions < index->divisions.size();
    index->divisions = fewer ? joined(index->divisions, anew->num_partitions) : std::vector<Literal>{};
  } else if (const auto* at = frame->as<RepartitionAt>()) {
    index->divisions = at->divisions;
  } else if (frame->as<Limit>() || frame->as<Tail>()) {
    index->divisions.clear();
  }
  return index;
}

}  // namespace weft::plan
