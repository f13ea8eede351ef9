// A condition that rows of a Parquet file have to meet -> which rows do, or which values of a column's dictionary.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "kernel/evaluate.h"
#include "plan/schema.h"

namespace weft::kernel::parquet_file {

class Condition {
 public:
  /// `columns` are the reader's numbers of the schema's columns, which are those that the scalar reads.
  Condition(const plan::Expr& scalar, plan::Schema schema, std::vector<std::size_t> columns)
      : evaluator_(scalar, schema), columns_(std::move(columns)) {}

  const std::vector<std::size_t>& columns() const { return columns_; }

  /// The rows of a batch of its columns that meet it, ascending, appended to `rows`.
  void select(const Batch& batch, std::vector<std::uint32_t>& rows) const { evaluator_.select(batch, rows); }

  /// A condition on one column: 1 for each value of its dictionary that meets it, and for null, which comes after them. Null
  /// while fewer rows were tested than there are values, `num_rows` now, and where a value cannot be tested that may be no row's.
  /// `values` looks codes up.
  const std::uint8_t* truth_of_codes(std::size_t dictionary_size, std::size_t num_rows,
                                     const std::function<Vector(std::span<const std::uint32_t>)>& values);
  /// Before codes of another dictionary.
  void forget_dictionary();

 private:
  void test_dictionary(std::size_t dictionary_size, const std::function<Vector(std::span<const std::uint32_t>)>& values);

  Evaluator evaluator_;
  std::vector<std::size_t> columns_;
  std::size_t num_tested_ = 0;
  bool untestable_ = false;
  std::vector<std::uint8_t> truth_;
};

}  // namespace weft::kernel::parquet_file
