// A frame -> files of its partitions, and what was written.
#include "plan/ops/write_files.h"

#include <algorithm>

#include <weft/error.h>

#include "base/text.h"
#include "plan/inputs.h"

namespace weft::plan {

Schema WriteFiles::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 0);
  for (const std::string& column : partition_on) input.index_of(column);
  if (!partition_on.empty() && partition_on.size() >= input.size())
    throw Error(ErrorKind::user, "No column is left to write beside those of .partition_on: " + base::list_names(partition_on));
  return Schema({{"path", dd::DType::string}, {"rows", dd::DType::int64}, {"bytes", dd::DType::int64}});
}

Schema WriteFiles::written(const Schema& input) const {
  std::vector<Field> fields = input.columns();
  std::erase_if(fields, [&](const Field& field) {
    return std::find(partition_on.begin(), partition_on.end(), field.name) != partition_on.end();
  });
  return Schema(std::move(fields));
}

std::string WriteFiles::text(std::span<const std::string>) const {
  std::string line = "write_files " + directory;
  if (!partition_on.empty()) line += " by " + base::list_names(partition_on);
  return line;
}

}  // namespace weft::plan
