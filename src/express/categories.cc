// A column -> its distinct values.
#include "express/categories.h"

#include <bit>
#include <cmath>
#include <unordered_map>

#include <boost/json/string.hpp>

#include "base/json_writer.h"
#include "base/temporal_text.h"
#include "express/encode.h"
#include "express/visit.h"

namespace weft::px {
namespace {

using dd::DType;

// `key_of(row)` is equal for equal values.
template <class Key, class KeyOf>
Categories categorize_by(const dd::Column& column, KeyOf key_of) {
  Categories categories;
  categories.codes.resize(column.size());
  const bool may_miss = column.null_count() > 0 || dd::is_floating(column.dtype());
  const auto add = [&](std::size_t row) {
    categories.texts.push_back(text_of(column, row));
    categories.values.push_back(encode_value(column, row));
    return static_cast<std::uint32_t>(categories.texts.size() - 1);
  };
  std::unordered_map<Key, std::uint32_t> known;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (may_miss && is_missing(column, row)) {
      if (!categories.missing) categories.missing = add(row);
      categories.codes[row] = *categories.missing;
      continue;
    }
    const auto [at, is_new] = known.try_emplace(key_of(row), 0);
    if (is_new) at->second = add(row);
    categories.codes[row] = at->second;
  }
  return categories;
}

}  // namespace

Categories categorize(const dd::Column& column) {
  if (dd::is_text(column.dtype())) {
    const auto strings = column.values<std::string_view>();
    return categorize_by<std::string_view>(column, [&](std::size_t row) { return strings[row]; });
  }
  if (dd::is_floating(column.dtype())) {
    // Adding zero makes -0.0 the same value as 0.0.
    return categorize_by<std::uint64_t>(
        column, [&](std::size_t row) { return std::bit_cast<std::uint64_t>(column.at<double>(row) + 0.0); });
  }
  if (column.dtype() == DType::uint64) {
    return categorize_by<std::uint64_t>(column, [&](std::size_t row) { return column.at<std::uint64_t>(row); });
  }
  return categorize_by<std::int64_t>(column, [&](std::size_t row) { return column.at<std::int64_t>(row); });
}

std::string text_of_given(const Json& value, DType type) {
  if (value.is_string()) {
    const std::string text = value.get_string().c_str();
    if (type != DType::timestamp) return text;
    const auto timestamp = base::parse_timestamp(text);
    return timestamp ? base::format_timestamp(*timestamp) : text;
  }
  if (value.is_bool()) return value.get_bool() ? "True" : "False";
  if (value.is_null()) return "nan";
  if (!value.is_number()) return base::to_json(value);
  const double number = value.to_number<double>();
  if (dd::is_floating(type)) return base::repr(number);
  if (value.is_double() && number == std::trunc(number) && std::abs(number) < 1e15) {
    return std::to_string(static_cast<std::int64_t>(number));
  }
  return base::to_json(value);
}

}  // namespace weft::px
