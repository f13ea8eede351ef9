// Rows of a table that the program holds.
#pragma once

#include <memory>
#include <string>

#include "plan/expr.h"

namespace arrow {
class Table;
}

namespace weft::plan {

/// No inputs. The table stays with the process that made the node: what travels is its content hash, and its rows as the inputs
/// of tasks.
struct InMemory {
  static constexpr std::string_view name = "in_memory";
  static constexpr OpKind kind = OpKind::frame;
  std::string content;  // hash of the values
  Schema columns;       // of the table
  std::vector<std::string> wanted;
  std::uint64_t num_partitions = 1;
  std::shared_ptr<arrow::Table> table;

  static void fields(auto& self, auto&& visit) {
    visit("content", self.content);
    visit("columns", self.columns);
    visit("wanted", self.wanted);
    visit("num_partitions", self.num_partitions);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
