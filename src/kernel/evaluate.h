// A scalar expression and a batch -> one vector, or the rows where it is true.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kernel/batch.h"
#include "plan/expr.h"

namespace weft::kernel {

/// A scalar expression made ready for batches of one schema: types are known, literals converted, shared sub-expressions found.
class Evaluator {
 public:
  /// Throws what plan::type_of throws.
  Evaluator(const plan::Expr& scalar, const plan::Schema& input);
  /// Several scalars at once: what they have in common is computed once.
  Evaluator(std::span<const plan::Expr> scalars, const plan::Schema& input);
  ~Evaluator();
  Evaluator(Evaluator&&) noexcept;

  DType type(std::size_t index = 0) const;
  /// One value a row. Throws a data Error when a value cannot be converted.
  Vector evaluate(const Batch& batch) const;
  /// A vector for each scalar.
  std::vector<Vector> evaluate_all(const Batch& batch) const;
  /// The rows where a boolean expression is true, ascending, appended to `rows`.
  void select(const Batch& batch, std::vector<std::uint32_t>& rows) const;

 private:
  struct Program;
  std::unique_ptr<Program> program_;
};

}  // namespace weft::kernel
