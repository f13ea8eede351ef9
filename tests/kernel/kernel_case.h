// What kernel tests are written with: tables as text, expressions and fragments run on them, results as text.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <weft/table.h>

#include "kernel/operator.h"
#include "plan/ops/scalar.h"

namespace weft::kernel_test {

/// Values of a column as text; "null" is a null.
using Texts = std::vector<std::string>;

struct TextColumn {
  std::string name;
  dd::DType type;
  Texts values;
};

dd::Table table(const std::vector<TextColumn>& columns);
Texts column(const dd::Table& table, const std::string& name);
/// Each row's values, joined by commas.
Texts rows(const dd::Table& table);

/// The leaf of a fragment that reads tables of these columns.
plan::Expr input_of(const dd::Table& table);
dd::Table run(const plan::Expr& fragment, const std::vector<dd::Table>& inputs);

/// The values of a scalar over the rows of the table.
Texts evaluate(const plan::Expr& scalar, const dd::Table& table);
dd::DType type_of(const plan::Expr& scalar, const dd::Table& table);
/// The numbers of the rows where the scalar is true.
std::vector<std::uint32_t> selected(const plan::Expr& scalar, const dd::Table& table);

/// "<kind>: <message>" of the Error that is thrown.
std::string error_of(const std::function<void()>& action);

}  // namespace weft::kernel_test
