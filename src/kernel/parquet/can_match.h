// A predicate and bounds of columns -> whether rows within the bounds can pass.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "kernel/parquet/column_form.h"
#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::kernel::parquet_file {

/// What is known of a column's values in some rows. Numbers, dates and times in the column's own unit, booleans as 0 and 1.
struct Bounds {
  bool has_values = true;  // false: every value is null
  bool has_nulls = true;
  std::optional<std::pair<long double, long double>> numbers;  // least and greatest, or beyond those
  std::optional<std::pair<std::string, std::string>> texts;
};

/// Bounds from Parquet's plain-encoded minimum and maximum of values of that form, as a column of that type; without numbers or
/// texts where they say nothing.
Bounds bounds_of(const ColumnForm& form, plan::Type type, const std::string& least, const std::string& greatest);
/// Of a column that has one value everywhere.
Bounds bounds_of(const plan::Literal& value);

/// Bounds of a column by name; nothing when nothing is known.
using FindBounds = std::function<std::optional<Bounds>(const std::string& column)>;

/// False only when no row can make the predicate true. `schema` has the predicate's columns.
bool can_match(const plan::Expr& predicate, const plan::Schema& schema, const FindBounds& find);

}  // namespace weft::kernel::parquet_file
