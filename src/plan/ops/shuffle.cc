// Rows of equal keys in one partition.
#include "plan/ops/shuffle.h"

#include "base/text.h"
#include "plan/inputs.h"

namespace weft::plan {

Schema Shuffle::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, inputs.empty() ? 0 : inputs.size() - 1);
  for (const Expr& key : inputs.subspan(1)) check_key("shuffle by", type_of(key, input), to_string(key));
  return input;
}

std::string Shuffle::text(std::span<const std::string> inputs) const {
  return "shuffle by " + base::join(std::vector<std::string>(inputs.begin() + 1, inputs.end())) +
         (num_partitions > 0 ? " into " + std::to_string(num_partitions) : "");
}

}  // namespace weft::plan
