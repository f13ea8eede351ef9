// Rows of CSV files.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/file_source.h"

namespace weft::plan {

/// Characters [begin, end) of a line, where a field stands.
struct FieldPlace {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  static void fields(auto& self, auto&& visit) {
    visit("begin", self.begin);
    visit("end", self.end);
  }
};

/// How the bytes of a file are read; pandas' read_csv has the definitions.
struct CsvFormat {
  char separator = ',';
  char quote = '"';
  bool quoting = true;
  bool double_quote = true;     // "" inside quotes is one quote
  std::optional<char> escape;   // pandas' escapechar
  std::optional<char> comment;  // the rest of a line from here is not data
  bool has_header = true;       // the first row after skip_rows holds the names
  std::int64_t skip_rows = 0;   // rows before the header
  bool skip_blank_lines = true;
  bool skip_initial_space = false;
  std::vector<std::string> na_values;  // in addition to the default ones when keep_default_na
  bool keep_default_na = true;
  std::map<std::string, std::vector<std::string>> column_na_values;  // in addition, by the column's name
  std::vector<std::string> true_values;
  std::vector<std::string> false_values;
  char decimal = '.';
  std::optional<char> thousands;
  std::optional<char> line_end;    // the only byte that ends a line; else \n, \r\n and \r do
  bool skip_bad_lines = false;     // rows with too many fields are left out instead of refused
  std::vector<FieldPlace> places;  // of fields of fixed width; empty: separators stand between fields

  /// Whether a byte ends a line where nothing hides it.
  bool ends_line(char byte) const { return line_end ? byte == *line_end : byte == '\n' || byte == '\r'; }
  /// The byte that a line may be ended with.
  char last_of_line() const { return line_end.value_or('\n'); }

  static void fields(auto& self, auto&& visit) {
    visit("separator", self.separator);
    visit("quote", self.quote);
    visit("quoting", self.quoting);
    visit("double_quote", self.double_quote);
    visit("escape", self.escape);
    visit("comment", self.comment);
    visit("has_header", self.has_header);
    visit("skip_rows", self.skip_rows);
    visit("skip_blank_lines", self.skip_blank_lines);
    visit("skip_initial_space", self.skip_initial_space);
    visit("na_values", self.na_values);
    visit("keep_default_na", self.keep_default_na);
    visit("column_na_values", self.column_na_values);
    visit("true_values", self.true_values);
    visit("false_values", self.false_values);
    visit("decimal", self.decimal);
    visit("thousands", self.thousands);
    visit("line_end", self.line_end);
    visit("skip_bad_lines", self.skip_bad_lines);
    visit("places", self.places);
  }
};

/// One file as it was found. A later read that finds another size or stamp is refused.
struct CsvFile {
  std::string path;         // a local path, an http(s) URL or an s3:// path
  std::uint64_t size = 0;   // bytes, as stored
  std::string stamp;        // modification time or ETag
  std::string compression;  // "", or as decompress() names it
  // For each border k * blocksize inside the file, k = 1, 2, ..., where the first line at or after it starts. Empty: not known
  // yet; each block takes the byte after the first line end, and the block before it checks that (kernel/csv/row_starts.h).
  std::vector<std::uint64_t> row_starts;
  std::string encoding = {};                   // "" for UTF-8, or as decode_text() names it
  std::uint64_t data_end = ~std::uint64_t{0};  // where the lines begin that are no rows, at the end
  bool has_open_quotes = false;                // whether a line was met that goes on inside quotes where a part begins

  /// Whether it can only be read from its begin on.
  bool is_whole() const { return !compression.empty() || encoding == "utf-16"; }
  /// Whether a character is a byte of the file, though not of the UTF-8 that is read from it.
  bool has_byte_characters() const { return !encoding.empty() && encoding != "utf-16"; }
  /// Whether a part may begin at any byte, not only where a block does.
  bool is_divisible() const { return !is_whole() && row_starts.empty() && !has_open_quotes; }

  static void fields(auto& self, auto&& visit) {
    visit("path", self.path);
    visit("size", self.size);
    visit("stamp", self.stamp);
    visit("compression", self.compression);
    visit("row_starts", self.row_starts);
    visit("encoding", self.encoding);
    visit("data_end", self.data_end);
    visit("has_open_quotes", self.has_open_quotes);
  }
  bool operator==(const CsvFile&) const = default;
};

/// Inputs: none, or a boolean scalar over the file's columns: rows where it is not true are never decoded.
struct ReadCsv {
  static constexpr std::string_view name = "read_csv";
  static constexpr OpKind kind = OpKind::frame;
  CsvFormat format;
  std::vector<CsvFile> files;
  std::vector<Field> file_columns;      // all columns of a file, in the file's order
  std::vector<bool> typed;              // of file_columns: whether the user gave the type, so that it is never widened
  std::vector<std::string> wanted;      // what comes out, in this order
  std::string path_column;              // name of the column that holds the path; "" for none
  std::uint64_t blocksize = 64u << 20;  // bytes of a partition; 0: a file is a partition
  bool by_position = false;             // columns are those at the same place of each file; else those of the same name
  bool enforce = false;                 // the header of each file must have the same names in the same order

  static void fields(auto& self, auto&& visit) {
    visit("format", self.format);
    visit("files", self.files);
    visit("file_columns", self.file_columns);
    visit("typed", self.typed);
    visit("wanted", self.wanted);
    visit("path_column", self.path_column);
    visit("blocksize", self.blocksize);
    visit("by_position", self.by_position);
    visit("enforce", self.enforce);
  }
  /// Throws a user Error for an unknown column in `wanted` or a predicate that is not boolean.
  Schema schema(std::span<const Expr> inputs) const;
  /// All columns that a predicate or `wanted` may name.
  Schema available() const;
  std::string text(std::span<const std::string> inputs) const;
  /// A CsvPart each.
  std::vector<std::string> parts() const;
  std::vector<std::uint64_t> part_sizes() const;
};

/// Which bytes of which file one task reads: rows that start in [begin, end).
struct CsvPart {
  std::uint64_t file = 0;
  std::uint64_t begin = 0;  // a multiple of `step`
  std::uint64_t end = 0;
  std::uint64_t step = 0;  // the file's borders are at multiples of it; 0: it has none

  static void fields(auto& self, auto&& visit) {
    visit("file", self.file);
    visit("begin", self.begin);
    visit("end", self.end);
    visit("step", self.step);
  }
};

/// The parts in order: blocks of `blocksize` bytes, or whole files where that is 0 or the file is compressed.
std::vector<CsvPart> csv_parts(const ReadCsv& source);

/// What a program asked for, before any file was looked at. The engine's discover_csv() turns it into a ReadCsv.
struct CsvRequest {
  std::vector<std::string> paths;  // files, globs, URLs
  CsvFormat format;
  std::optional<std::vector<std::string>> names;    // replace the header's names, or stand for a missing header
  std::optional<std::vector<std::string>> usecols;  // the only columns wanted, in the file's order
  std::map<std::string, dd::DType> dtypes;
  std::vector<std::string> parse_dates;
  bool dates_as_text = false;   // those columns are string, for who knows how they are written
  bool assume_missing = false;  // untyped integers become float64, as Dask's option does
  bool enforce = false;         // headers of all files must be equal, in order too
  std::string path_column;
  std::string compression = "infer";  // "infer", "", or as decompress() names it
  std::string encoding;               // "" for UTF-8, or as decode_text() names it
  std::uint64_t blocksize = 64u << 20;
  std::uint64_t sample = 256'000;  // bytes of the first file from which types are inferred
  std::int64_t skip_footer = 0;    // lines at the end of each file that are no rows
  std::size_t infer_places = 0;    // from so many lines of it, the places of fields of fixed width; 0: from none
};

/// What a task learned of its source that the plan has wrong. Thrown by a kernel instead of a result; the plan is then made anew.
struct SourceRevision {
  std::string source;  // name of the ReadCsv node
  ReadCsv revised;
  std::string reason;  // for explain and for the error when a revision is refused

  static void fields(auto& self, auto&& visit) {
    visit("source", self.source);
    visit("revised", self.revised);
    visit("reason", self.reason);
  }
};

}  // namespace weft::plan
