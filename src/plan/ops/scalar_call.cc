// What scalar ops have in common.
#include "plan/ops/scalar_call.h"

#include <weft/error.h>

#include "base/text.h"
#include "plan/ops/category.h"
#include "plan/ops/scalar.h"

namespace weft::plan {

void expect_scalars(std::string_view op, std::size_t have, std::size_t want) {
  if (have != want)
    throw Error(ErrorKind::cluster,
                "A plan has " + std::to_string(have) + " inputs for " + std::string(op) + ", not " + std::to_string(want));
}

std::optional<Type> shared_type(const Type& a, const Type& b) {
  if (a == b) return a;
  if (dd::is_text(a) && dd::is_text(b)) return common_category(a, b);
  // A literal takes the DType of what it meets, but none of the details.
  if (a.id() == b.id()) return a.detail() == TypeDetail{} ? b : b.detail() == TypeDetail{} ? std::optional(a) : std::nullopt;
  if ((a == dd::DType::boolean) != (b == dd::DType::boolean)) return std::nullopt;
  if (const auto common = common_type(a, b)) return *common;
  return std::nullopt;
}

std::optional<Type> shared_column_type(const Type& a, const Type& b) {
  if (a.id() == b.id() && a.detail().time_zone != b.detail().time_zone) return std::nullopt;
  return shared_type(a, b);
}

std::string call_text(std::string_view function, std::span<const std::string> inputs) {
  return std::string(function) + '(' + base::join(inputs) + ')';
}

}  // namespace weft::plan
