// Scalar expressions -> steps over vectors, each sub-expression once.
#pragma once

#include <map>
#include <unordered_map>
#include <utility>

#include "kernel/scalar/scalar_kernel.h"
#include "plan/expr.h"

namespace weft::kernel {

/// A comparison of a column with a constant, both of one type.
struct ColumnComparison {
  std::string column;
  plan::BinaryOp op = plan::BinaryOp::eq;
  Vector value;  // one value
};

/// The comparison that a scalar (as coerce_literals() gives it) is; nothing when it is something else, or compares by promotion.
std::optional<ColumnComparison> column_comparison(const plan::Expr& scalar, const plan::Schema& schema);

/// Several scalars made ready for batches of one schema.
class ScalarProgram {
 public:
  ScalarProgram(std::span<const plan::Expr> scalars, const plan::Schema& schema);

  DType type(std::size_t index) const { return slots_[outputs_[index]].vector.type; }
  /// One vector of batch.num_rows values for each scalar.
  std::vector<Vector> run(const Batch& batch) const;

 private:
  struct Step {
    ScalarKernel kernel;
    std::vector<std::size_t> inputs;
    std::size_t output;
    plan::Expr scalar;  // which it is a part of, for messages
  };

  /// The type of a scalar of `scalars_`, or of a part of one: literals know theirs.
  const plan::Type& full_type(const plan::Expr& scalar);
  std::size_t compile(const plan::Expr& scalar);
  std::size_t compile_op(const plan::Expr& scalar, DType type);
  std::size_t compile_registered(const plan::Expr& scalar, const ScalarMaker& maker, DType type);
  std::size_t compile_binary(const plan::Expr& scalar, plan::BinaryOp op, DType type);
  std::size_t compile_comparison(plan::BinaryOp op, std::size_t left, std::size_t right);
  std::optional<std::size_t> compile_exact_comparison(const plan::Expr& scalar, plan::BinaryOp op);
  std::size_t compile_call(const plan::Expr& scalar, const std::string& function, DType type);

  DType slot_type(std::size_t slot) const { return slots_[slot].vector.type; }
  std::size_t add_slot(DType type);
  std::size_t add_constant(Vector value);
  std::size_t add_step(ScalarKernel kernel, std::vector<std::size_t> inputs, DType type);
  /// The slot's values as another type.
  std::size_t converted(std::size_t slot, DType type);

  plan::Schema schema_;
  std::vector<plan::Expr> scalars_;                           // keeps alive what `compiled_` knows by address
  std::vector<Operand> slots_;                                // constants hold their value, the others only their type
  std::vector<std::pair<std::size_t, std::size_t>> columns_;  // slot, column
  std::vector<Step> steps_;
  std::vector<std::size_t> outputs_;
  std::unordered_map<const plan::Node*, std::size_t> compiled_;
  std::unordered_map<const plan::Node*, plan::Type> types_;
  std::map<std::pair<std::size_t, DType>, std::size_t> conversions_;
};

}  // namespace weft::kernel
