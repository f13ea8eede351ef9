// Rows of files of JSON lines.
#include "plan/ops/read_json.h"

#include <algorithm>

#include <weft/error.h>

namespace weft::plan {

Schema ReadJson::available() const {
  std::vector<Field> fields = file_columns;
  if (!path_column.empty()) fields.push_back({path_column, dd::DType::string});
  return Schema(std::move(fields));
}

Schema ReadJson::schema(std::span<const Expr> inputs) const {
  if (!inputs.empty()) throw Error(ErrorKind::cluster, "read_json has no inputs");
  return source_schema(name, available(), wanted, {});
}

std::string ReadJson::text(std::span<const std::string> inputs) const { return source_text(name, files, wanted, inputs); }

namespace {

std::vector<JsonPart> json_parts(const ReadJson& source) {
  std::vector<JsonPart> parts;
  for (std::uint64_t index = 0; index < source.files.size(); ++index) {
    const JsonFile& file = source.files[index];
    if (file.size == 0) parts.push_back({index, 0, 0});
    const std::uint64_t step = source.blocksize == 0 || file.is_whole() ? file.size : source.blocksize;
    for (std::uint64_t begin = 0; begin < file.size; begin += std::min(step, file.size - begin))
      parts.push_back({index, begin, begin + std::min(step, file.size - begin)});
  }
  return parts;
}

}  // namespace

std::vector<std::string> ReadJson::parts() const { return encode_all(json_parts(*this)); }

std::vector<std::uint64_t> ReadJson::part_sizes() const {
  std::vector<std::uint64_t> sizes;
  for (const JsonPart& part : json_parts(*this)) sizes.push_back(part.end - part.begin);
  return sizes;
}

}  // namespace weft::plan
