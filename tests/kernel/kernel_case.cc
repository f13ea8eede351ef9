// What kernel tests are written with.
#include "kernel/kernel_case.h"

#include <arrow/table.h>

#include "kernel/arrow_batches.h"
#include "kernel/evaluate.h"
#include "kernel/register.h"
#include "plan/builtin_ops.h"
#include "plan/ops/project.h"
#include "plan/ops/task_input.h"

namespace weft::kernel_test {
namespace {

plan::Schema schema_of(const dd::Table& table) {
  std::vector<plan::Field> fields;
  const auto names = table.column_names();
  for (std::size_t index = 0; index < names.size(); ++index) fields.push_back({names[index], table.column(index).dtype()});
  return plan::Schema(std::move(fields));
}

}  // namespace

dd::Table table(const std::vector<TextColumn>& columns) {
  std::vector<std::pair<std::string, dd::Column>> texts;
  std::vector<std::string> names;
  std::vector<plan::Expr> casts;
  for (const TextColumn& column : columns) {
    Texts values = column.values;
    std::vector<bool> valid;
    for (std::string& value : values) {
      valid.push_back(value != "null");
      if (value == "null") value.clear();
    }
    texts.emplace_back(column.name, dd::Column(std::span<const std::string>(values), valid));
    names.push_back(column.name);
    casts.push_back(plan::make(plan::Cast{column.type}, {plan::column(column.name)}));
  }
  const dd::Table as_text(std::move(texts));
  return run(plan::project(input_of(as_text), names, casts), {as_text});
}

Texts column(const dd::Table& table, const std::string& name) {
  const dd::Column values = table[name];
  Texts texts;
  for (std::size_t row = 0; row < values.size(); ++row) texts.push_back(values.to_string(row));
  return texts;
}

Texts rows(const dd::Table& table) {
  Texts texts(table.num_rows());
  for (std::size_t index = 0; index < table.num_columns(); ++index)
    for (std::size_t row = 0; row < texts.size(); ++row)
      texts[row] += (index == 0 ? "" : ",") + table.column(index).to_string(row);
  return texts;
}

plan::Expr input_of(const dd::Table& table) { return plan::make(plan::TaskInput{schema_of(table)}); }

dd::Table run(const plan::Expr& fragment, const std::vector<dd::Table>& inputs) {
  plan::register_builtin_ops();
  kernel::register_kernels();
  kernel::TaskContext context;
  context.inputs.emplace_back();
  for (const dd::Table& input : inputs) context.inputs[0].push_back(input.arrow());
  return dd::Table(kernel::run_fragment(fragment, context).at(0));
}

Texts evaluate(const plan::Expr& scalar, const dd::Table& table) {
  return column(run(plan::project(input_of(table), {"result"}, {scalar}), {table}), "result");
}

dd::DType type_of(const plan::Expr& scalar, const dd::Table& table) { return plan::type_of(scalar, schema_of(table)); }

std::vector<std::uint32_t> selected(const plan::Expr& scalar, const dd::Table& table) {
  const kernel::Evaluator evaluator(scalar, schema_of(table));
  std::vector<std::uint32_t> rows;
  kernel::for_each_batch(table.arrow(), schema_of(table), [&](kernel::Batch batch) {
    evaluator.select(batch, rows);
    return true;
  });
  return rows;
}

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return std::string(to_string(error.kind())) + ": " + error.what();
  }
  return "no error";
}

}  // namespace weft::kernel_test
