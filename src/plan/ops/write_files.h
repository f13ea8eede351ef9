// A frame -> files of its partitions, and what was written.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

enum class FileFormat : std::uint8_t { parquet, csv, json, ipc };
template <>
struct EnumRange<FileFormat> {
  static constexpr auto last = FileFormat::ipc;
};

/// Which fields of CSV have quotes around them.
enum class CsvQuoting : std::uint8_t { minimal, all, nonnumeric, none };
template <>
struct EnumRange<CsvQuoting> {
  static constexpr auto last = CsvQuoting::none;
};

/// How rows become bytes; each format uses what concerns it.
struct WriteFormat {
  FileFormat format = FileFormat::parquet;
  std::string compression;                 // as Parquet and IPC name it; of text as compress() names it; "" for none
  std::uint64_t row_group_rows = 1 << 20;  // of Parquet, with what follows
  std::map<std::string, std::string> metadata;
  std::string sorted_by;     // the column that rows are in ascending order of; "": none
  std::string encoding;      // of text as encode_text() names it; "" for UTF-8
  bool is_array = false;     // of JSON: commas stand between objects instead of the ends of lines ...
  bool has_brackets = true;  // ... and brackets around all
  char separator = ',';      // of CSV, with those that follow
  char quote = '"';
  CsvQuoting quoting = CsvQuoting::minimal;
  bool double_quote = true;
  std::optional<char> escape;
  std::string line_end = "\n";
  char decimal = '.';
  std::string float_format;  // printf's, with one directive; "": the fewest digits that read back the same
  bool header = true;
  std::string na_rep;

  static void fields(auto& self, auto&& visit) {
    visit("format", self.format);
    visit("compression", self.compression);
    visit("row_group_rows", self.row_group_rows);
    visit("metadata", self.metadata);
    visit("sorted_by", self.sorted_by);
    visit("encoding", self.encoding);
    visit("is_array", self.is_array);
    visit("has_brackets", self.has_brackets);
    visit("separator", self.separator);
    visit("quote", self.quote);
    visit("quoting", self.quoting);
    visit("double_quote", self.double_quote);
    visit("escape", self.escape);
    visit("line_end", self.line_end);
    visit("decimal", self.decimal);
    visit("float_format", self.float_format);
    visit("header", self.header);
    visit("na_rep", self.na_rep);
  }
};

/// Input: a frame. Writes each partition to a new file in `directory`, or one for each value of the partition columns, in
/// directories named after those. Gives a row for each file: its path below `directory`, whose last name is the same for all
/// files of a partition, its rows and its bytes. Whoever computes it moves the files to where they belong, or removes them.
struct WriteFiles {
  static constexpr std::string_view name = "write_files";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  std::string directory;
  WriteFormat format;
  std::vector<std::string> partition_on;  // columns that name directories instead of being written

  static void fields(auto& self, auto&& visit) {
    visit("directory", self.directory);
    visit("format", self.format);
    visit("partition_on", self.partition_on);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
  /// The columns of the files.
  Schema written(const Schema& input) const;
};

}  // namespace weft::plan
