// What ops that read files have in common.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// From `begin` to before `end` in one of a source's files; of what (bytes, batches, row groups) the op says.
struct FileRange {
  std::uint64_t file = 0;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  static void fields(auto& self, auto&& visit) {
    visit("file", self.file);
    visit("begin", self.begin);
    visit("end", self.end);
  }
};

/// The columns `wanted` of those available. `inputs` are those of the op: none, or a boolean predicate over the available
/// columns. Throws a user Error for a column that there is not or a predicate that is not boolean.
Schema source_schema(std::string_view op, const Schema& available, const std::vector<std::string>& wanted,
                     std::span<const Expr> inputs);

/// How explain() prints a source: its op, the first of its files and how many more there are, columns and predicate.
std::string source_text(std::string_view op, const std::string& first_path, std::size_t num_files,
                        const std::vector<std::string>& wanted, std::span<const std::string> inputs);

template <class File>
std::string source_text(std::string_view op, const std::vector<File>& files, const std::vector<std::string>& wanted,
                        std::span<const std::string> inputs) {
  return source_text(op, files.empty() ? "nothing" : files.front().path, files.size(), wanted, inputs);
}

/// Each part as a task gets it.
template <class Part>
std::vector<std::string> encode_all(const std::vector<Part>& parts) {
  std::vector<std::string> encoded;
  for (const Part& part : parts) encoded.push_back(encode(part));
  return encoded;
}

}  // namespace weft::plan
