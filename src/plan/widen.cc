// Two types -> the narrowest that holds the values of both.
#include "plan/widen.h"

namespace weft::plan {

dd::DType wider(dd::DType a, dd::DType b) {
  using enum dd::DType;
  if (a == b) return a;
  if (dd::is_numeric(a) && dd::is_numeric(b)) return float64;
  auto is_day = [](dd::DType type) { return type == date || type == timestamp; };
  if (is_day(a) && is_day(b)) return timestamp;
  return string;
}

}  // namespace weft::plan
