// Rows of Parquet files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/index.h"
#include "plan/literal.h"
#include "plan/ops/file_source.h"

namespace weft::plan {

/// What the footer of a file says of one of its row groups.
struct ParquetRowGroup {
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;  // of its columns, decompressed

  static void fields(auto& self, auto&& visit) {
    visit("rows", self.rows);
    visit("bytes", self.bytes);
  }
};

/// One file as it was found. A later read that finds another size or stamp is refused.
struct ParquetFile {
  std::string path;                         // a local path, an http(s) URL or an s3:// path
  std::uint64_t size = 0;                   // bytes, as stored
  std::string stamp;                        // modification time or ETag
  std::vector<ParquetRowGroup> row_groups;  // in the file's order
  std::vector<Literal> partition;           // values of ReadParquet::partition_columns, from the names of its directories

  static void fields(auto& self, auto&& visit) {
    visit("path", self.path);
    visit("size", self.size);
    visit("stamp", self.stamp);
    visit("row_groups", self.row_groups);
    visit("partition", self.partition);
  }
};

/// The least and greatest value of a column, about, in its own unit.
struct ValueRange {
  double least = 0, greatest = 0;

  static void fields(auto& self, auto&& visit) {
    visit("least", self.least);
    visit("greatest", self.greatest);
  }
};

/// Which row groups [begin, end) of which file.
using ParquetRange = FileRange;

/// What one task reads: several ranges where files are small.
struct ParquetPart {
  std::vector<ParquetRange> ranges;

  static void fields(auto& self, auto&& visit) { visit("ranges", self.ranges); }
};

/// How row groups become partitions.
struct ParquetSplit {
  std::optional<std::uint64_t> row_groups;  // so many of a file, 0: all; nothing: neighbours up to the source's blocksize
  bool joins_files = true;                  // whether neighbours may be of different files

  static void fields(auto& self, auto&& visit) {
    visit("row_groups", self.row_groups);
    visit("joins_files", self.joins_files);
  }
};

/// Inputs: none, or a boolean scalar over the available columns: only rows where it is true come out, and row groups and pages
/// whose statistics say that there are none are not read.
struct ReadParquet {
  static constexpr std::string_view name = "read_parquet";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<ParquetFile> files;
  std::vector<Field> file_columns;       // as the plan has them: a file may lack one (null) or have a narrower type
  std::vector<Field> partition_columns;  // int64 or string
  std::vector<std::string> wanted;       // what comes out, in this order
  std::string path_column;               // name of the column that holds the path; "" for none
  std::uint64_t blocksize = 64u << 20;   // bytes of a partition, decompressed; 0: each row group is one
  ParquetSplit split;
  std::vector<std::optional<ValueRange>> value_ranges;  // of file_columns, where footers tell; for estimates

  static void fields(auto& self, auto&& visit) {
    visit("files", self.files);
    visit("file_columns", self.file_columns);
    visit("partition_columns", self.partition_columns);
    visit("wanted", self.wanted);
    visit("path_column", self.path_column);
    visit("blocksize", self.blocksize);
    visit("split", self.split);
    visit("value_ranges", self.value_ranges);
  }
  /// Throws a user Error for an unknown column in `wanted` or a predicate that is not boolean.
  Schema schema(std::span<const Expr> inputs) const;
  /// All columns that a predicate or `wanted` may name.
  Schema available() const;
  std::string text(std::span<const std::string> inputs) const;

  /// Encoded ParquetParts in order, one a partition: neighbouring row groups, of several files where those are small, up to
  /// `blocksize`.
  std::vector<std::string> parts() const;
  /// Decompressed bytes of all columns of each part.
  std::vector<std::uint64_t> part_sizes() const;
};

/// The parts not yet encoded.
std::vector<ParquetPart> parquet_parts(const ReadParquet& source);

/// What a program asked for, before any file was looked at. The engine's discover_parquet() turns it into a ReadParquet.
struct ParquetRequest {
  std::vector<std::string> paths;  // files, globs, directories, URLs
  std::optional<std::vector<std::string>> columns;
  std::string path_column;
  std::string extension;  // of the files of directories; "": all that are known
  std::uint64_t blocksize = 64u << 20;
  ParquetSplit split;
  std::optional<std::string> index;  // "": none; nothing: the one that footers tell of
  bool trusts_pandas_index = false;  // the column that pandas' metadata name, as if the program named it
};

struct FoundParquet {
  ReadParquet source;
  std::optional<Index> index;  // of the source
};

}  // namespace weft::plan
