// Quantiles of rows -> their type and text.
#include "plan/ops/row_quantile.h"

#include <weft/error.h>

#include "base/json_writer.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {

dd::DType RowQuantile::type(std::span<const dd::DType> inputs) const {
  if (inputs.empty()) expect_scalars(name, 0, 1);
  for (const dd::DType input : inputs)
    if (!dd::is_numeric(input))
      throw Error(ErrorKind::user, "A quantile is of numbers, not of " + std::string(dd::to_string(input)));
  return dd::DType::float64;
}

std::string RowQuantile::text(std::span<const std::string> inputs) const {
  return std::string(name) + '(' + base::repr(q) + ": " + call_text("", inputs).substr(1);
}

}  // namespace weft::plan
