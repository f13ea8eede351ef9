// Rows of files of JSON lines.
#include "plan/ops/read_json.h"

#include <algorithm>

#include <weft/error.h>

#include "base/text.h"

namespace weft::plan {

Schema ReadJson::schema(std::span<const Expr> inputs) const {
  if (!inputs.empty()) throw Error(ErrorKind::cluster, "read_json has no inputs");
  const Schema all(file_columns);
  std::vector<Field> fields;
  for (const std::string& column : wanted) fields.push_back(all.at(column));
  return Schema(std::move(fields));
}

std::string ReadJson::text(std::span<const std::string>) const {
  std::string line = "read_json " + (files.empty() ? "nothing" : files.front().path);
  if (files.size() > 1) line += " and " + std::to_string(files.size() - 1) + " more";
  return line + " [" + base::list_names(wanted) + "]";
}

namespace {

std::vector<JsonPart> json_parts(const ReadJson& source) {
  std::vector<JsonPart> parts;
  for (std::uint64_t index = 0; index < source.files.size(); ++index) {
    const JsonFile& file = source.files[index];
    const std::uint64_t step = source.blocksize == 0 || !file.compression.empty() ? file.size : source.blocksize;
    for (std::uint64_t begin = 0; begin < file.size; begin += std::min(step, file.size - begin))
      parts.push_back({index, begin, begin + std::min(step, file.size - begin)});
  }
  return parts;
}

}  // namespace

std::vector<std::string> ReadJson::parts() const {
  std::vector<std::string> encoded;
  for (const JsonPart& part : json_parts(*this)) encoded.push_back(encode(part));
  return encoded;
}

std::vector<std::uint64_t> ReadJson::part_sizes() const {
  std::vector<std::uint64_t> sizes;
  for (const JsonPart& part : json_parts(*this)) sizes.push_back(part.end - part.begin);
  return sizes;
}

}  // namespace weft::plan
