// Rows of files of JSON lines.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/file_source.h"

namespace weft::plan {

/// One file as it was found. A later read that finds another size or stamp is refused.
struct JsonFile {
  std::string path;
  std::uint64_t size = 0;
  std::string stamp;
  std::string compression;    // "", or as decompress() names it
  bool is_array = false;      // of objects, instead of lines of them
  std::string encoding = {};  // "" for UTF-8, or as decode_text() names it

  /// Whether it can only be read from its begin on.
  bool is_whole() const { return is_array || !compression.empty() || encoding == "utf-16"; }
  /// Whether a character is a byte of the file, though not of the UTF-8 that is read from it.
  bool has_byte_characters() const { return !encoding.empty() && encoding != "utf-16"; }

  static void fields(auto& self, auto&& visit) {
    visit("path", self.path);
    visit("size", self.size);
    visit("stamp", self.stamp);
    visit("compression", self.compression);
    visit("is_array", self.is_array);
    visit("encoding", self.encoding);
  }
};

/// Lines that start in [begin, end) of a file; of a compressed one and of an array, all.
using JsonPart = FileRange;

/// Inputs: none. An object a line, or an item of an array; a key that it lacks is null.
struct ReadJson {
  static constexpr std::string_view name = "read_json";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<JsonFile> files;
  std::vector<Field> file_columns;      // all keys of the sample, and those the program gave a type
  std::vector<std::string> wanted;      // what comes out, in this order
  std::string path_column;              // name of the column that holds the path; "" for none
  std::uint64_t blocksize = 64u << 20;  // bytes of a partition; 0: a file is a partition
  bool ignores_unknown = false;         // keys that are no column are passed over, not refused

  static void fields(auto& self, auto&& visit) {
    visit("files", self.files);
    visit("file_columns", self.file_columns);
    visit("wanted", self.wanted);
    visit("path_column", self.path_column);
    visit("blocksize", self.blocksize);
    visit("ignores_unknown", self.ignores_unknown);
  }
  Schema schema(std::span<const Expr> inputs) const;
  /// All columns that `wanted` may name.
  Schema available() const;
  std::string text(std::span<const std::string> inputs) const;
  /// A JsonPart each.
  std::vector<std::string> parts() const;
  std::vector<std::uint64_t> part_sizes() const;
};

/// What a program asked for. The engine's discover_json() turns it into a ReadJson.
struct JsonRequest {
  std::vector<std::string> paths;
  std::map<std::string, dd::DType> dtypes;
  std::optional<std::vector<std::string>> columns;
  bool lines = true;
  std::string path_column;
  std::string encoding;  // "" for UTF-8, or as decode_text() names it
  std::uint64_t blocksize = 64u << 20;
  std::uint64_t sample = 1 << 20;
};

}  // namespace weft::plan
