// Rows of Parquet files.
#include "plan/ops/read_parquet.h"

#include <weft/error.h>

#include "base/text.h"

namespace weft::plan {

using dd::DType;

Schema ReadParquet::available() const {
  std::vector<Field> fields = file_columns;
  fields.insert(fields.end(), partition_columns.begin(), partition_columns.end());
  if (!path_column.empty()) fields.push_back({path_column, DType::string});
  return Schema(std::move(fields));
}

Schema ReadParquet::schema(std::span<const Expr> inputs) const {
  const Schema all = available();
  for (const ParquetFile& file : files)
    if (file.partition.size() != partition_columns.size())
      throw Error(ErrorKind::cluster, "read_parquet has partition values for another number of columns");
  if (inputs.size() > 1) throw Error(ErrorKind::cluster, "read_parquet has too many inputs: " + std::to_string(inputs.size()));
  for (const Expr& predicate : inputs) {
    if (predicate->kind() != OpKind::scalar) throw Error(ErrorKind::cluster, "read_parquet takes a predicate, not a frame");
    if (DType type = type_of(predicate, all); type != DType::boolean)
      throw Error(ErrorKind::user,
                  "A filter needs a boolean column, not " + std::string(dd::to_string(type)) + ": " + to_string(predicate));
  }
  std::vector<Field> fields;
  for (const std::string& column : wanted) fields.push_back(all.at(column));
  return Schema(std::move(fields));
}

std::string ReadParquet::text(std::span<const std::string> inputs) const {
  std::string line = "read_parquet " + (files.empty() ? "nothing" : files.front().path);
  if (files.size() > 1) line += " and " + std::to_string(files.size() - 1) + " more";
  line += " [" + base::list_names(wanted) + "]";
  if (!inputs.empty()) line += " where " + inputs[0];
  return line;
}

namespace {

/// Gathers neighbouring row groups into parts of at most a number of bytes, or of one row group that is larger.
class PartBuilder {
 public:
  explicit PartBuilder(std::uint64_t most_bytes) : most_bytes_(most_bytes) {}

  void add(const ParquetRange& range, std::uint64_t bytes) {
    if (!part_.ranges.empty() && (bytes_ + bytes > most_bytes_)) end_part();
    if (!part_.ranges.empty() && part_.ranges.back().file == range.file)
      part_.ranges.back().end = range.end;
    else
      part_.ranges.push_back(range);
    bytes_ += bytes;
  }

  void end_part() {
    if (part_.ranges.empty()) return;
    parts.push_back(std::move(part_));
    sizes.push_back(bytes_);
    part_ = {};
    bytes_ = 0;
  }

  std::vector<ParquetPart> parts;
  std::vector<std::uint64_t> sizes;

 private:
  std::uint64_t most_bytes_;
  ParquetPart part_;
  std::uint64_t bytes_ = 0;
};

PartBuilder build_parts(const ReadParquet& source) {
  PartBuilder builder(source.blocksize);
  for (std::uint64_t index = 0; index < source.files.size(); ++index) {
    const std::vector<ParquetRowGroup>& groups = source.files[index].row_groups;
    if (source.split_row_groups) {
      for (std::uint64_t group = 0; group < groups.size(); ++group) builder.add({index, group, group + 1}, groups[group].bytes);
    } else {
      std::uint64_t bytes = 0;
      for (const ParquetRowGroup& group : groups) bytes += group.bytes;
      builder.end_part();
      builder.add({index, 0, groups.size()}, bytes);
    }
  }
  builder.end_part();
  // A frame without rows is one empty partition.
  if (builder.parts.empty()) {
    builder.parts.emplace_back();
    builder.sizes.push_back(0);
  }
  return builder;
}

}  // namespace

std::vector<ParquetPart> parquet_parts(const ReadParquet& source) { return build_parts(source).parts; }

std::vector<std::string> ReadParquet::parts() const {
  std::vector<std::string> encoded;
  for (const ParquetPart& part : build_parts(*this).parts) encoded.push_back(encode(part));
  return encoded;
}

std::vector<std::uint64_t> ReadParquet::part_sizes() const { return build_parts(*this).sizes; }

}  // namespace weft::plan
