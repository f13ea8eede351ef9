// Scalar expressions -> steps over vectors, each sub-expression once.
#include "kernel/scalar/program.h"

#include <algorithm>
#include <cassert>

#include <weft/error.h>

#include "plan/functions.h"
#include "plan/ops/coerce_all.h"
#include "plan/ops/comparison.h"
#include "table/integer_range.h"

namespace weft::kernel {
namespace {

using namespace plan;

/// A number that a comparison of integers is made with, when it is a float that no row can equal by rounding.
std::optional<double> float_value(const LiteralValue& literal, DType beside) {
  const auto* value = std::get_if<double>(&literal.value);
  if (!value || !dd::is_integer(beside)) return std::nullopt;
  if (beside == DType::uint64 && *value >= 0x1p63) return std::nullopt;
  return *value;
}

/// Makes the result of a strict kernel null where an input is, and zero there.
void apply_nulls(Vector& result, std::span<const Operand> inputs, std::size_t rows) {
  std::shared_ptr<std::uint8_t[]> valid;
  const auto merge = [&](const std::shared_ptr<const std::uint8_t[]>& other, bool constant) {
    if (!other) return;
    if (!valid) {
      valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
      std::fill_n(valid.get(), rows, 1);
    }
    for (std::size_t i = 0; i < rows; ++i) valid[i] &= other[constant ? 0 : i];
  };
  merge(result.valid, false);
  for (const Operand& input : inputs) merge(input.vector.valid, input.constant);
  if (!valid) return;
  result.valid = std::move(valid);
  result = with_zero_nulls(std::move(result));
}

Vector run_kernel(const ScalarKernel& kernel, std::span<const Operand> inputs, std::size_t rows) {
  Vector result = kernel.run(inputs, rows);
  if (kernel.strict) apply_nulls(result, inputs, rows);
  return result;
}

/// The scalar as a message names it.
std::string shown(const Expr& scalar) {
  constexpr std::size_t longest = 120;
  std::string text = plan::to_string(scalar);
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not within a character
  return text.substr(0, end) + "...";
}

}  // namespace

std::optional<ColumnComparison> column_comparison(const Expr& scalar, const Schema& schema) {
  const auto* binary = scalar->as<Binary>();
  if (!binary || !is_comparison(binary->op)) return std::nullopt;
  const bool reversed = scalar->input(1)->as<ColumnRef>() != nullptr;
  const auto* column = scalar->input(reversed ? 1 : 0)->as<ColumnRef>();
  const auto* literal = scalar->input(reversed ? 0 : 1)->as<LiteralValue>();
  if (!column || !literal) return std::nullopt;
  const BinaryOp op = reversed ? mirrored(binary->op) : binary->op;
  const DType type = held_as(schema.at(column->column).type);
  if (held_as(literal->type({})) == type) return ColumnComparison{column->column, op, literal_vector(literal->value, type)};
  const auto value = float_value(*literal, type);
  if (!value) return std::nullopt;
  const IntegerComparison exact = exact_comparison(op, type, *value);
  if (exact.always || !dd::holds_integer(type, exact.value)) return std::nullopt;
  return ColumnComparison{column->column, exact.op, literal_vector(exact.value, type)};
}

ScalarProgram::ScalarProgram(std::span<const Expr> scalars, const Schema& schema) : schema_(schema) {
  for (TypedScalar& ready : coerce_all(scalars, schema)) {
    scalars_.push_back(std::move(ready.scalar));
    outputs_.push_back(compile(scalars_.back()));
  }
}

std::vector<Vector> ScalarProgram::run(const Batch& batch) const {
  std::vector<Operand> slots = slots_;
  for (const auto& [slot, column] : columns_) slots[slot].vector = batch.columns[column];
  std::vector<Operand> inputs;
  for (const Step& step : steps_) {
    inputs.clear();
    for (const std::size_t input : step.inputs) inputs.push_back(slots[input]);
    try {
      slots[step.output].vector = run_kernel(step.kernel, inputs, batch.num_rows);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data || !step.scalar) throw;
      throw error.in(shown(step.scalar));
    }
  }
  std::vector<Vector> results;
  results.reserve(outputs_.size());
  for (const std::size_t output : outputs_) {
    const Operand& slot = slots[output];
    if (slot.constant)
      results.push_back(take(slot.vector, std::vector<std::uint32_t>(batch.num_rows, 0)));
    else
      results.push_back(slot.vector);
  }
  return results;
}

const plan::Type& ScalarProgram::full_type(const Expr& scalar) {
  if (auto found = types_.find(scalar.get()); found != types_.end()) return found->second;
  plan::Type type;
  if (const auto* column = scalar->as<ColumnRef>()) {
    type = schema_.at(column->column).type;
  } else {
    std::vector<plan::Type> inputs;
    for (const Expr& input : scalar->inputs()) inputs.push_back(full_type(input));
    type = scalar->op().type(inputs);
  }
  return types_.emplace(scalar.get(), std::move(type)).first->second;
}

std::size_t ScalarProgram::compile(const Expr& scalar) {
  if (auto found = compiled_.find(scalar.get()); found != compiled_.end()) return found->second;
  std::size_t slot;
  if (const auto* column = scalar->as<ColumnRef>()) {
    const std::size_t index = schema_.index_of(column->column);
    slot = add_slot(held_as(schema_[index].type));
    columns_.emplace_back(slot, index);
  } else if (const auto* literal = scalar->as<LiteralValue>()) {
    slot = add_constant(literal_vector(literal->value, held_as(literal->type({}))));
  } else {
    const std::size_t before = steps_.size();
    slot = compile_op(scalar, held_as(full_type(scalar)));
    for (std::size_t step = before; step < steps_.size(); ++step)
      if (!steps_[step].scalar) steps_[step].scalar = scalar;
  }
  compiled_.emplace(scalar.get(), slot);
  return slot;
}

std::size_t ScalarProgram::compile_op(const Expr& scalar, DType type) {
  if (const auto* op = scalar->as<Binary>()) return compile_binary(scalar, op->op, type);
  if (const auto* call = scalar->as<CallScalar>()) return compile_call(scalar, call->function, type);
  if (scalar->as<Coalesce>()) {
    std::vector<std::size_t> inputs;
    for (const Expr& input : scalar->inputs()) inputs.push_back(converted(compile(input), type));
    return add_step(coalesce_kernel(type), inputs, type);
  }

  if (const ScalarMaker* maker = find_scalar(scalar->op().name())) return compile_registered(scalar, *maker, type);

  const std::size_t input = compile(scalar->input());
  if (const auto* op = scalar->as<Unary>()) {
    const bool number = op->op != UnaryOp::logical_not && op->op != UnaryOp::is_null && op->op != UnaryOp::is_valid;
    return add_step(unary_kernel(op->op, number ? type : slot_type(input)), {number ? converted(input, type) : input}, type);
  }
  if (const auto* op = scalar->as<IsIn>()) return add_step(isin_kernel(op->values, slot_type(input)), {input}, type);
  if (const auto* op = scalar->as<Cast>()) {
    const std::string& zone = full_type(scalar->input()).detail().time_zone;
    if (type == DType::string && !zone.empty()) return add_step(zoned_text_kernel(zone), {input}, type);
    return converted(input, held_as(op->to));
  }
  throw Error(ErrorKind::internal, "No kernel computes: " + std::string(scalar->op().name()));
}

std::size_t ScalarProgram::compile_registered(const Expr& scalar, const ScalarMaker& maker, DType type) {
  std::vector<std::size_t> inputs;
  std::vector<DType> types;
  for (const Expr& input : scalar->inputs()) {
    inputs.push_back(compile(input));
    types.push_back(slot_type(inputs.back()));
  }
  if (maker.wanted) {
    types = maker.wanted(*scalar, types, type);
    for (std::size_t index = 0; index < inputs.size(); ++index) inputs[index] = converted(inputs[index], types[index]);
  }
  return add_step(maker.make(*scalar, types, type), std::move(inputs), type);
}

std::size_t ScalarProgram::compile_binary(const Expr& scalar, BinaryOp op, DType type) {
  if (is_comparison(op))
    if (const auto exact = compile_exact_comparison(scalar, op)) return *exact;
  const std::size_t left = compile(scalar->input(0)), right = compile(scalar->input(1));
  if (is_comparison(op)) return compile_comparison(op, left, right);
  if (op >= BinaryOp::logical_and) return add_step(logic_kernel(op), {left, right}, type);
  if (type == DType::string) return add_step(join_strings_kernel(), {left, right}, type);
  if (dd::is_temporal(slot_type(left)) || dd::is_temporal(slot_type(right))) {
    TemporalArithmetic temporal = temporal_arithmetic(op, slot_type(left), slot_type(right), type);
    return add_step(std::move(temporal.kernel), {converted(left, temporal.left), converted(right, temporal.right)}, type);
  }
  return add_step(arithmetic_kernel(op, type), {converted(left, type), converted(right, type)}, type);
}

std::size_t ScalarProgram::compile_comparison(BinaryOp op, std::size_t left, std::size_t right) {
  const DType a = slot_type(left), b = slot_type(right);
  if ((a == DType::int64 && b == DType::uint64) || (a == DType::uint64 && b == DType::int64))
    return add_step(compare_mixed_sign_kernel(op, a == DType::int64), {left, right}, DType::boolean);
  const DType type = common_type(a, b).value_or(DType::timestamp);  // of date and timestamp
  return add_step(compare_kernel(op, type), {converted(left, type), converted(right, type)}, DType::boolean);
}

/// An integer with a float constant is compared as integers: floats would round those above 2^53.
std::optional<std::size_t> ScalarProgram::compile_exact_comparison(const Expr& scalar, BinaryOp op) {
  for (const bool reversed : {false, true}) {
    const auto* literal = scalar->input(reversed ? 0 : 1)->as<LiteralValue>();
    if (!literal) continue;
    const std::size_t other = compile(scalar->input(reversed ? 1 : 0));
    const auto value = float_value(*literal, slot_type(other));
    if (!value) continue;
    const IntegerComparison exact = exact_comparison(reversed ? mirrored(op) : op, slot_type(other), *value);
    if (!exact.always) {
      const DType type = dd::holds_integer(slot_type(other), exact.value) ? slot_type(other) : DType::int64;
      return compile_comparison(exact.op, other, add_constant(literal_vector(exact.value, type)));
    }
    // Strict, so that nulls stay null.
    const ScalarKernel same{[answer = *exact.always](std::span<const Operand>, std::size_t rows) {
      auto [result, out] = make_vector<bool>(DType::boolean, rows);
      std::fill_n(out, rows, answer);
      return std::move(result);
    }};
    return add_step(same, {other}, DType::boolean);
  }
  return std::nullopt;
}

std::size_t ScalarProgram::compile_call(const Expr& scalar, const std::string& function, DType type) {
  const FunctionInfo& info = find_function(function);
  std::vector<std::size_t> inputs;
  for (std::size_t index = 0; index < scalar->inputs().size(); ++index)
    inputs.push_back(converted(compile(scalar->input(index)), info.arguments[index]));
  return add_step(call_kernel(function), inputs, type);
}

std::size_t ScalarProgram::add_slot(DType type) {
  Operand slot;
  slot.vector.type = type;
  slots_.push_back(std::move(slot));
  return slots_.size() - 1;
}

std::size_t ScalarProgram::add_constant(Vector value) {
  slots_.push_back({std::move(value), true});
  return slots_.size() - 1;
}

std::size_t ScalarProgram::add_step(ScalarKernel kernel, std::vector<std::size_t> inputs, DType type) {
  const bool constant = std::all_of(inputs.begin(), inputs.end(), [&](std::size_t slot) { return slots_[slot].constant; });
  if (constant && !inputs.empty()) {
    std::vector<Operand> operands;
    for (const std::size_t input : inputs) operands.push_back(slots_[input]);
    return add_constant(run_kernel(kernel, operands, 1));
  }
  const std::size_t output = add_slot(type);
  steps_.push_back({std::move(kernel), std::move(inputs), output, nullptr});
  return output;
}

std::size_t ScalarProgram::converted(std::size_t slot, DType type) {
  if (slot_type(slot) == type) return slot;
  const auto [found, added] = conversions_.try_emplace({slot, type}, 0);
  if (added) found->second = add_step(cast_kernel(slot_type(slot), type), {slot}, type);
  return found->second;
}

}  // namespace weft::kernel
