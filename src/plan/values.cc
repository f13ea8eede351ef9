// Values of columns and of plans -> the values that a program sees.
#include "plan/values.h"

namespace weft::plan {

dd::Value value_at(const dd::Column& column, std::size_t row) {
  if (column.is_null(row)) return {};
  if (column.dtype() == dd::boolean) return column.at<bool>(row);
  if (column.dtype() == dd::uint64) return column.at<std::uint64_t>(row);
  if (dd::is_integer(column.dtype())) return column.at<std::int64_t>(row);
  if (dd::is_floating(column.dtype())) return column.at<double>(row);
  return column.to_string(row);
}

dd::Value value_of(const Literal& literal) {
  return std::visit(
      [](const auto& held) -> dd::Value {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
          return {};
        else
          return held;
      },
      literal);
}

}  // namespace weft::plan
