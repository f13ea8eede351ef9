// The rows of a frame, each with a random number and its place.
#include "plan/ops/random_number.h"

#include "plan/inputs.h"

namespace weft::plan {

Schema RandomNumber::schema(std::span<const Expr> inputs) const {
  std::vector<Field> columns = frame_schema(name, inputs, 0).columns();
  columns.push_back({number, dd::DType::float64});
  columns.push_back({place, dd::DType::int64});
  return Schema(std::move(columns));
}

std::string RandomNumber::text(std::span<const std::string>) const { return "random_number, seed " + std::to_string(seed); }

}  // namespace weft::plan
