// A boolean expression and a batch -> the rows where it is true.
#include "kernel/scalar/select.h"

#include "kernel/physical_type.h"

namespace weft::kernel {
namespace {

using namespace plan;

/// Appends without branching: each row is written, and stays when it is true.
template <class IsTrue>
void keep_true(std::size_t count, std::uint32_t* out, std::size_t& kept, IsTrue is_true) {
  std::size_t next = kept;
  for (std::size_t i = 0; i < count; ++i) {
    out[next] = static_cast<std::uint32_t>(i);
    next += is_true(i);
  }
  kept = next;
}

std::vector<std::uint32_t> rows_of(std::size_t count, auto is_true) {
  std::vector<std::uint32_t> rows(count + 1);
  std::size_t kept = 0;
  keep_true(count, rows.data(), kept, is_true);
  rows.resize(kept);
  return rows;
}

void narrow_rows(std::vector<std::uint32_t>& rows, auto is_true) {
  std::size_t kept = 0;
  for (const std::uint32_t row : rows) {
    rows[kept] = row;
    kept += is_true(row);
  }
  rows.resize(kept);
}

/// Calls `use` with a function that tells whether the comparison holds for a row. Null is never true.
void with_row_comparison(const ColumnComparison& comparison, const Vector& column, auto use) {
  with_physical_type(column.type, [&]<class T>(const T&) {
    const T* in = column.data<T>();
    const std::uint8_t* valid = column.valid.get();
    const T value = *comparison.value.data<T>();
    const auto with_nulls = [&](auto holds) {
      if (valid)
        use([=](std::size_t row) -> bool { return holds(in[row], value) & valid[row]; });
      else
        use([=](std::size_t row) -> bool { return holds(in[row], value); });
    };
    switch (comparison.op) {
      case BinaryOp::eq:
        return with_nulls([](const T& a, const T& b) -> bool { return a == b; });
      case BinaryOp::ne:
        return with_nulls([](const T& a, const T& b) -> bool { return !(a == b); });
      case BinaryOp::lt:
        return with_nulls([](const T& a, const T& b) -> bool { return a < b; });
      case BinaryOp::le:
        return with_nulls([](const T& a, const T& b) -> bool { return a <= b; });
      case BinaryOp::gt:
        return with_nulls([](const T& a, const T& b) -> bool { return b < a; });
      default:
        return with_nulls([](const T& a, const T& b) -> bool { return b <= a; });
    }
  });
}

void split(const Expr& scalar, const Schema& schema, std::vector<Conjunct>& parts) {
  const auto* binary = scalar->as<Binary>();
  if (binary && binary->op == BinaryOp::logical_and) {
    split(scalar->input(0), schema, parts);
    split(scalar->input(1), schema, parts);
  } else {
    parts.emplace_back(scalar, schema);
  }
}

}  // namespace

Conjunct::Conjunct(const Expr& scalar, const Schema& schema) {
  std::vector<Field> fields;
  for (const std::string& name : columns_of(scalar)) {
    columns_.push_back(schema.index_of(name));
    fields.push_back(schema[columns_.back()]);
  }
  comparison_ = column_comparison(scalar, schema);
  if (comparison_ && comparison_->value.valid) comparison_.reset();  // with null, which is true of nothing
  if (!comparison_) program_.emplace(std::span(&scalar, 1), Schema(std::move(fields)));
}

std::vector<std::uint32_t> Conjunct::select(const Batch& batch) const {
  std::vector<std::uint32_t> rows;
  if (comparison_) {
    with_row_comparison(*comparison_, batch.columns[columns_[0]], [&](auto is_true) { rows = rows_of(batch.num_rows, is_true); });
  } else {
    const Vector truth = std::move(program_->run(read_columns(batch))[0]);
    // The value of null is zero: false.
    rows = rows_of(batch.num_rows, [truth = truth.data<std::uint8_t>()](std::size_t row) { return truth[row]; });
  }
  return rows;
}

void Conjunct::narrow(const Batch& batch, std::vector<std::uint32_t>& rows) const {
  if (comparison_) {
    with_row_comparison(*comparison_, batch.columns[columns_[0]], [&](auto is_true) { narrow_rows(rows, is_true); });
    return;
  }
  const bool all = rows.size() == batch.num_rows;
  const Vector truth = std::move(program_->run(all ? read_columns(batch) : take(read_columns(batch), rows))[0]);
  const auto* is_true = truth.data<std::uint8_t>();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[kept] = rows[i];
    kept += is_true[i];
  }
  rows.resize(kept);
}

Batch Conjunct::read_columns(const Batch& batch) const {
  Batch read;
  read.num_rows = batch.num_rows;
  for (const std::size_t column : columns_) read.columns.push_back(batch.columns[column]);
  return read;
}

std::vector<Conjunct> split_conjunction(const Expr& scalar, const Schema& schema) {
  std::vector<Conjunct> parts;
  split(scalar, schema, parts);
  return parts;
}

}  // namespace weft::kernel
