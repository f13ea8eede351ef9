// Rows of CSV files.
#include "plan/ops/read_csv.h"

#include <algorithm>

#include <weft/error.h>

#include "base/text.h"

namespace weft::plan {

using dd::DType;

Schema ReadCsv::available() const {
  std::vector<Field> fields = file_columns;
  if (!path_column.empty()) fields.push_back({path_column, DType::string});
  return Schema(std::move(fields));
}

Schema ReadCsv::schema(std::span<const Expr> inputs) const {
  const Schema all = available();
  if (typed.size() != file_columns.size()) throw Error(ErrorKind::cluster, "read_csv has types for another number of columns");
  if (inputs.size() > 1) throw Error(ErrorKind::cluster, "read_csv has too many inputs: " + std::to_string(inputs.size()));
  for (const Expr& predicate : inputs) {
    if (predicate->kind() != OpKind::scalar) throw Error(ErrorKind::cluster, "read_csv takes a predicate, not a frame");
    if (DType type = type_of(predicate, all); type != DType::boolean)
      throw Error(ErrorKind::user,
                  "A filter needs a boolean column, not " + std::string(dd::to_string(type)) + ": " + to_string(predicate));
  }
  std::vector<Field> fields;
  for (const std::string& column : wanted) fields.push_back(all.at(column));
  return Schema(std::move(fields));
}

std::string ReadCsv::text(std::span<const std::string> inputs) const {
  std::string line = "read_csv " + (files.empty() ? "nothing" : files.front().path);
  if (files.size() > 1) line += " and " + std::to_string(files.size() - 1) + " more";
  line += " [" + base::list_names(wanted) + "]";
  if (!inputs.empty()) line += " where " + inputs[0];
  return line;
}

std::vector<CsvPart> csv_parts(const ReadCsv& source) {
  std::vector<CsvPart> parts;
  for (std::uint64_t index = 0; index < source.files.size(); ++index) {
    const CsvFile& file = source.files[index];
    if (source.blocksize == 0 || !file.compression.empty()) {
      parts.push_back({index, 0, file.size});
      continue;
    }
    for (std::uint64_t begin = 0; begin < file.size;) {
      std::uint64_t length = std::min(source.blocksize, file.size - begin);
      parts.push_back({index, begin, begin + length});
      begin += length;
    }
  }
  return parts;
}

std::vector<std::string> ReadCsv::parts() const {
  std::vector<std::string> encoded;
  for (const CsvPart& part : csv_parts(*this)) encoded.push_back(encode(part));
  return encoded;
}

std::vector<std::uint64_t> ReadCsv::part_sizes() const {
  std::vector<std::uint64_t> sizes;
  for (const CsvPart& part : csv_parts(*this)) sizes.push_back(part.end - part.begin);
  return sizes;
}

}  // namespace weft::plan
