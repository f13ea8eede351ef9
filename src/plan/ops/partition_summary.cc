// A row for each partition: what is in it.
#include "plan/ops/partition_summary.h"

#include "plan/inputs.h"

namespace weft::plan {

Schema PartitionSummary::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 0);
  std::vector<Field> columns{{"rows", dd::DType::int64}, {"bytes", dd::DType::int64}};
  if (column) {
    columns.push_back({"first", input.at(*column).type});
    columns.push_back({"last", input.at(*column).type});
  }
  return Schema(std::move(columns));
}

std::string PartitionSummary::text(std::span<const std::string>) const {
  return "partition_summary" + (column ? " of " + *column : "");
}

}  // namespace weft::plan
