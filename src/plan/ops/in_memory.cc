// Rows that the program holds.
#include "plan/ops/in_memory.h"

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

}  // namespace weft::plan
