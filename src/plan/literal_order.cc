// Two literals of a column's type -> which comes first.
#include "plan/literal_order.h"

#include "base/duration_text.h"
#include "base/temporal_text.h"

namespace weft::plan {
namespace {

template <class T>
int sign(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

/// Wide enough for every int64 and every double.
std::optional<long double> number_of(const Literal& value) {
  if (const auto* held = std::get_if<bool>(&value)) return *held;
  if (const auto* held = std::get_if<std::int64_t>(&value)) return *held;
  if (const auto* held = std::get_if<double>(&value); held && *held == *held) return *held;
  return std::nullopt;
}

template <class T>
std::optional<int> compare(const std::optional<T>& a, const std::optional<T>& b) {
  if (!a || !b) return std::nullopt;
  return sign(*a, *b);
}

}  // namespace

std::optional<std::int64_t> temporal_count(const Literal& value, dd::DType type) {
  const auto* text = std::get_if<std::string>(&value);
  if (!text) return std::nullopt;
  if (type == dd::DType::date) return base::parse_date(*text);
  if (type == dd::DType::time) return base::parse_time(*text);
  if (type == dd::DType::duration) return base::parse_duration(*text);
  if (const auto parsed = base::parse_offset_timestamp(*text)) return parsed->at;
  return std::nullopt;
}

std::optional<int> compare_literals(const Literal& a, const Literal& b, dd::DType type) {
  if (dd::is_temporal(type)) return compare(temporal_count(a, type), temporal_count(b, type));
  if (type != dd::DType::string) return compare(number_of(a), number_of(b));
  const auto *left = std::get_if<std::string>(&a), *right = std::get_if<std::string>(&b);
  if (!left || !right) return std::nullopt;
  return sign(*left, *right);
}

}  // namespace weft::plan
