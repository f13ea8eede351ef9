// A boolean expression and a batch -> the rows where it is true.
#pragma once

#include "kernel/scalar/program.h"

namespace weft::kernel {

/// One part of `a && b && ...`, made ready to narrow a list of rows down.
class Conjunct {
 public:
  Conjunct(const plan::Expr& scalar, const plan::Schema& schema);

  /// The rows of the batch where it is true, ascending.
  std::vector<std::uint32_t> select(const Batch& batch) const;
  /// Those of `rows` where it is true. The others' values are not looked at.
  void narrow(const Batch& batch, std::vector<std::uint32_t>& rows) const;

 private:
  Batch read_columns(const Batch& batch) const;

  std::vector<std::size_t> columns_;            // of the batch, that the expression reads
  std::optional<ColumnComparison> comparison_;  // with columns_[0]; otherwise
  std::optional<ScalarProgram> program_;        // over columns_
};

/// The parts of a conjunction, in their order.
std::vector<Conjunct> split_conjunction(const plan::Expr& scalar, const plan::Schema& schema);

}  // namespace weft::kernel
