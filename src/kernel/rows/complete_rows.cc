// Columns -> the rows where none of them is missing.
#include "kernel/rows/complete_rows.h"

#include <algorithm>

#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {

std::optional<std::vector<std::uint32_t>> complete_rows(std::span<const Vector> columns, std::size_t rows) {
  std::vector<std::uint8_t> missing;
  for (const Vector& column : columns) {
    if (!column.valid && !dd::is_floating(column.type)) continue;
    missing.resize(rows);
    with_physical_type(column.type, [&]<class T>(const T&) {
      const Missing<T> is_missing(column);
      for (std::size_t i = 0; i < rows; ++i) missing[i] |= is_missing(i);
    });
  }
  if (std::find(missing.begin(), missing.end(), 1) == missing.end()) return std::nullopt;
  std::vector<std::uint32_t> kept;
  for (std::size_t i = 0; i < rows; ++i)
    if (!missing[i]) kept.push_back(static_cast<std::uint32_t>(i));
  return kept;
}

}  // namespace weft::kernel
