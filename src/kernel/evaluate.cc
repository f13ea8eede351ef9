// A scalar expression and a batch -> one vector, or the rows where it is true.
#include "kernel/evaluate.h"

#include <cassert>

#include "kernel/scalar/program.h"
#include "kernel/scalar/select.h"

namespace weft::kernel {

struct Evaluator::Program {
  Program(std::span<const plan::Expr> scalars, const plan::Schema& input) : values(scalars, input) {
    if (scalars.size() == 1 && values.type(0) == DType::boolean)
      conjuncts = split_conjunction(plan::coerce_literals(scalars[0], input).scalar, input);
  }
  ScalarProgram values;
  std::vector<Conjunct> conjuncts;
};

Evaluator::Evaluator(const plan::Expr& scalar, const plan::Schema& input) : Evaluator(std::span(&scalar, 1), input) {}
Evaluator::Evaluator(std::span<const plan::Expr> scalars, const plan::Schema& input)
    : program_(std::make_unique<Program>(scalars, input)) {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;

DType Evaluator::type(std::size_t index) const { return program_->values.type(index); }

Vector Evaluator::evaluate(const Batch& batch) const { return std::move(evaluate_all(batch)[0]); }

std::vector<Vector> Evaluator::evaluate_all(const Batch& batch) const { return program_->values.run(batch); }

void Evaluator::select(const Batch& batch, std::vector<std::uint32_t>& rows) const {
  const std::vector<Conjunct>& parts = program_->conjuncts;
  assert(!parts.empty());
  std::vector<std::uint32_t> selected = parts[0].select(batch);
  for (std::size_t next = 1; next < parts.size() && !selected.empty(); ++next) parts[next].narrow(batch, selected);
  if (rows.empty())
    rows = std::move(selected);
  else
    rows.insert(rows.end(), selected.begin(), selected.end());
}

}  // namespace weft::kernel
