// Rows of Parquet files.
#include "plan/ops/read_parquet.h"

#include <algorithm>

#include <weft/error.h>

namespace weft::plan {

using dd::DType;

Schema ReadParquet::available() const {
  std::vector<Field> fields = file_columns;
  fields.insert(fields.end(), partition_columns.begin(), partition_columns.end());
  if (!path_column.empty()) fields.push_back({path_column, DType::string});
  return Schema(std::move(fields));
}

Schema ReadParquet::schema(std::span<const Expr> inputs) const {
  for (const ParquetFile& file : files)
    if (file.partition.size() != partition_columns.size())
      throw Error(ErrorKind::cluster, "read_parquet has partition values for another number of columns");
  return source_schema(name, available(), wanted, inputs);
}

std::string ReadParquet::text(std::span<const std::string> inputs) const { return source_text(name, files, wanted, inputs); }

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
    if (!source.split.joins_files) builder.end_part();
    if (!source.split.row_groups) {
      for (std::uint64_t group = 0; group < groups.size(); ++group) builder.add({index, group, group + 1}, groups[group].bytes);
      continue;
    }
    const std::uint64_t together = *source.split.row_groups > 0 ? *source.split.row_groups : groups.size();
    std::uint64_t begin = 0;
    do {
      const std::uint64_t end = begin + std::min<std::uint64_t>(together, groups.size() - begin);
      std::uint64_t bytes = 0;
      for (std::uint64_t group = begin; group < end; ++group) bytes += groups[group].bytes;
      builder.end_part();
      builder.add({index, begin, end}, bytes);
      begin = end;
    } while (begin < groups.size());  // a file without any is an empty partition
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

std::vector<std::string> ReadParquet::parts() const { return encode_all(parquet_parts(*this)); }

std::vector<std::uint64_t> ReadParquet::part_sizes() const { return build_parts(*this).sizes; }

}  // namespace weft::plan
