// What ops that read files have in common.
#include "plan/ops/file_source.h"

#include <weft/error.h>

#include "base/text.h"

namespace weft::plan {

using dd::DType;

Schema source_schema(std::string_view op, const Schema& available, const std::vector<std::string>& wanted,
                     std::span<const Expr> inputs) {
  const std::string name(op);
  if (inputs.size() > 1) throw Error(ErrorKind::cluster, name + " has too many inputs: " + std::to_string(inputs.size()));
  for (const Expr& predicate : inputs) {
    if (predicate->kind() != OpKind::scalar) throw Error(ErrorKind::cluster, name + " takes a predicate, not a frame");
    if (DType type = type_of(predicate, available); type != DType::boolean)
      throw Error(ErrorKind::user,
                  "A filter needs a boolean column, not " + std::string(dd::to_string(type)) + ": " + to_string(predicate));
  }
  std::vector<Field> fields;
  for (const std::string& column : wanted) fields.push_back(available.at(column));
  return Schema(std::move(fields));
}

std::string source_text(std::string_view op, const std::string& first_path, std::size_t num_files,
                        const std::vector<std::string>& wanted, std::span<const std::string> inputs) {
  std::string line = std::string(op) + " " + first_path;
  if (num_files > 1) line += " and " + std::to_string(num_files - 1) + " more";
  line += " [" + base::list_names(wanted) + "]";
  if (!inputs.empty()) line += " where " + inputs[0];
  return line;
}

}  // namespace weft::plan
