// Rows that the program holds.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "plan/expr.h"

namespace arrow {
class Table;
}

namespace weft::plan {

/// Partitions that were computed: in the memory of this process, on its disk, or at another one.
class HeldPartitions {
 public:
  virtual ~HeldPartitions() = default;
  virtual std::size_t size() const = 0;
  /// The rows of one, to be let go of soon.
  virtual std::shared_ptr<arrow::Table> read(std::size_t index) const = 0;
  /// The rows of one, for good.
  virtual std::shared_ptr<arrow::Table> take(std::size_t index) const { return read(index); }
  virtual std::uint64_t bytes(std::size_t index) const = 0;
};

/// No inputs. The rows are those of a table, which tasks get slices of, or held partitions. They stay with the process that made
/// the node: what travels is their content's name, and the rows as the inputs of tasks.
struct InMemory {
  static constexpr std::string_view name = "in_memory";
  static constexpr OpKind kind = OpKind::frame;
  std::string content;  // hash of the values, or the name of what computed them
  Schema columns;       // of the table, or of each partition
  std::vector<std::string> wanted;
  std::uint64_t num_partitions = 1;
  std::shared_ptr<arrow::Table> table;         // either this
  std::shared_ptr<const HeldPartitions> held;  // or these, num_partitions of them

  static void fields(auto& self, auto&& visit) {
    visit("content", self.content);
    visit("columns", self.columns);
    visit("wanted", self.wanted);
    visit("num_partitions", self.num_partitions);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
  /// In how many parts the rows are read: of a table with fewer rows than partitions in fewer, but at least in one. Nothing where
  /// another process holds them.
  std::optional<std::uint64_t> num_parts() const;
};

}  // namespace weft::plan
