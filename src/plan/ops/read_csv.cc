// Rows of CSV files.
#include "plan/ops/read_csv.h"

#include <algorithm>

#include <weft/error.h>

namespace weft::plan {

using dd::DType;

Schema ReadCsv::available() const {
  std::vector<Field> fields = file_columns;
  if (!path_column.empty()) fields.push_back({path_column, DType::string});
  return Schema(std::move(fields));
}

Schema ReadCsv::schema(std::span<const Expr> inputs) const {
  if (typed.size() != file_columns.size()) throw Error(ErrorKind::cluster, "read_csv has types for another number of columns");
  return source_schema(name, available(), wanted, inputs);
}

std::string ReadCsv::text(std::span<const std::string> inputs) const { return source_text(name, files, wanted, inputs); }

std::vector<CsvPart> csv_parts(const ReadCsv& source) {
  std::vector<CsvPart> parts;
  for (std::uint64_t index = 0; index < source.files.size(); ++index) {
    const CsvFile& file = source.files[index];
    if (source.blocksize == 0 || file.is_whole()) {
      parts.push_back({index, 0, file.size, 0});
      continue;
    }
    const std::uint64_t end = std::min(file.size, file.data_end);
    if (end == 0) parts.push_back({index, 0, 0, source.blocksize});
    for (std::uint64_t begin = 0; begin < end;) {
      std::uint64_t length = std::min(source.blocksize, end - begin);
      parts.push_back({index, begin, begin + length, source.blocksize});
      begin += length;
    }
  }
  return parts;
}

std::vector<std::string> ReadCsv::parts() const { return encode_all(csv_parts(*this)); }

std::vector<std::uint64_t> ReadCsv::part_sizes() const {
  std::vector<std::uint64_t> sizes;
  for (const CsvPart& part : csv_parts(*this)) sizes.push_back(part.end - part.begin);
  return sizes;
}

}  // namespace weft::plan
