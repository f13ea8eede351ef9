// Rows that the program holds.
#include "plan/ops/in_memory.h"

#include <algorithm>

#include <arrow/table.h>

#include "base/text.h"

namespace weft::plan {

Schema InMemory::schema(std::span<const Expr>) const {
  std::vector<Field> fields;
  for (const std::string& name : wanted) fields.push_back(columns.at(name));
  return Schema(std::move(fields));
}
std::string InMemory::text(std::span<const std::string>) const {
  return std::string(held ? "persisted" : "in_memory") + " [" + base::join(wanted) + "] in " + std::to_string(num_partitions) +
         " partitions";
}

std::optional<std::uint64_t> InMemory::num_parts() const {
  if (held) return held->size();
  if (!table) return std::nullopt;
  return std::clamp<std::uint64_t>(num_partitions, 1, std::max<std::uint64_t>(1, static_cast<std::uint64_t>(table->num_rows())));
}

}  // namespace weft::plan
