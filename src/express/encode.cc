// Rows of columns -> the JSON arrays that plotly.py writes for them.
#include "express/encode.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include "base/json_writer.h"
#include "base/temporal_text.h"
#include "express/visit.h"
#include "figure/typed_array.h"

namespace weft::px {
namespace {

using boost::json::array;
using dd::DType;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// "2024-02-29T13:45:06.500000": NumPy writes six decimals always, Python only when there is a fraction.
std::string iso_timestamp(std::int64_t microseconds, bool always_decimals) {
  std::string text = base::format_timestamp(microseconds);
  text[text.find(' ')] = 'T';
  if (always_decimals && text.find('.') == text.npos) text += ".000000";
  return text;
}

template <class At>
Json list_of(std::size_t size, At at) {
  array list;
  list.reserve(size);
  for (std::size_t i = 0; i < size; ++i) list.emplace_back(at(i));
  return list;
}

// An array of integers in the smallest type that Plotly.js has for them; `at(i)` gives them.
template <class From, class At>
Json encode_integers(std::size_t size, At at, std::string_view shape = {}) {
  From smallest = std::numeric_limits<From>::max(), largest = std::numeric_limits<From>::min();
  if constexpr (sizeof(From) == 8) {
    for (std::size_t i = 0; i < size; ++i) {
      smallest = std::min(smallest, at(i));
      largest = std::max(largest, at(i));
    }
  }
  return figure::with_array_type(smallest, largest, [&]<class To>() -> Json {
    if constexpr (sizeof(To) == 8)
      return list_of(size, at);
    else
      return figure::typed_array<To>(size, at, shape);
  });
}

template <class To>
Json encode_floats(const dd::Column& column, const Rows& rows) {
  return visit_numbers(column, [&](auto values) {
    if (column.null_count() == 0) return figure::typed_array<To>(rows.size, [&](std::size_t i) { return values[rows[i]]; });
    return figure::typed_array<To>(rows.size, [&](std::size_t i) {
      return column.is_null(rows[i]) ? static_cast<To>(nan) : static_cast<To>(values[rows[i]]);
    });
  });
}

Json encode_numbers(const dd::Column& column, const Rows& rows) {
  if (column.dtype() == DType::float32) return encode_floats<float>(column, rows);
  // Integers have no NaN: with nulls they are floats, as in pandas.
  if (column.dtype() == DType::float64 || column.null_count() > 0) return encode_floats<double>(column, rows);
  return visit_numbers(column, [&]<class T>(std::span<const T> values) -> Json {
    if constexpr (std::is_integral_v<T>)
      return encode_integers<T>(rows.size, [&](std::size_t i) { return values[rows[i]]; });
    else
      return nullptr;
  });
}

Json encode_strings(const dd::Column& column, const Rows& rows) {
  const auto strings = column.values<std::string_view>();
  const bool nulls = column.null_count() > 0;
  return list_of(rows.size, [&](std::size_t i) -> Json {
    if (nulls && column.is_null(rows[i])) return nullptr;
    return boost::json::string(strings[rows[i]]);
  });
}

// NumPy writes a missing timestamp as "NaT".
Json encode_timestamps(const dd::Column& column, const Rows& rows) {
  return list_of(rows.size, [&](std::size_t i) -> Json {
    if (column.is_null(rows[i])) return "NaT";
    return boost::json::string(iso_timestamp(column.at<std::int64_t>(rows[i]), true));
  });
}

DType numpy_type(const dd::Column& column) {
  if (dd::is_integer(column.dtype()) && column.null_count() > 0) return DType::float64;
  return column.dtype();
}

Json encode_matrix(const std::vector<dd::Column>& columns, const Rows& rows, DType type) {
  const std::size_t width = columns.size(), size = rows.size * width;
  const std::string shape = std::to_string(rows.size) + ", " + std::to_string(width);
  const auto element = [&]<class T>(T, std::size_t i) -> T {
    const dd::Column& column = columns[i % width];
    const std::size_t row = rows[i / width];
    if constexpr (std::is_floating_point_v<T>) {
      if (column.is_null(row)) return static_cast<T>(nan);
    }
    return column.at<T>(row);
  };
  if (type == DType::float32)
    return figure::typed_array<float>(
        size, [&](std::size_t i) { return element(float{}, i); }, shape);
  if (type == DType::float64)
    return figure::typed_array<double>(
        size, [&](std::size_t i) { return element(double{}, i); }, shape);
  return with_integer_type(type, [&]<class T>(T) -> Json {
    const Json encoded = encode_integers<T>(
        size, [&](std::size_t i) { return element(T{}, i); }, shape);
    if (encoded.is_object()) return encoded;
    return list_of(rows.size, [&](std::size_t r) {
      return list_of(width, [&](std::size_t c) { return Json(element(T{}, r * width + c)); });
    });
  });
}

}  // namespace

DType common_number_type(DType a, DType b) {
  if (a == b) return a;
  const auto bits = [](DType type) {
    return type == DType::float32 ? 32 : type == DType::float64 ? 64 : 8 << ((static_cast<int>(type) - 1) % 4);
  };
  const auto is_signed = [](DType type) { return type >= DType::int8 && type <= DType::int64; };
  const auto signed_of = [](int size) {
    return size == 8 ? DType::int8 : size == 16 ? DType::int16 : size == 32 ? DType::int32 : DType::int64;
  };
  if (dd::is_floating(a) || dd::is_floating(b)) {
    const bool small = (a == DType::float32 || bits(a) <= 16) && (b == DType::float32 || bits(b) <= 16);
    return small ? DType::float32 : DType::float64;
  }
  if (is_signed(a) == is_signed(b)) return bits(a) > bits(b) ? a : b;
  const int with_sign = is_signed(a) ? bits(a) : bits(b);
  const int without = is_signed(a) ? bits(b) : bits(a);
  if (without == 64) return DType::float64;
  return signed_of(std::max(with_sign, without * 2));
}

bool is_continuous(DType type) { return dd::is_numeric(type); }

bool is_missing(const dd::Column& column, std::size_t row) {
  return column.is_null(row) || (dd::is_floating(column.dtype()) && std::isnan(column.at<double>(row)));
}

Json encode_value(const dd::Column& column, std::size_t row) {
  if (is_missing(column, row)) return nullptr;
  switch (column.dtype()) {
    case DType::boolean:
      return column.at<bool>(row);
    case DType::float32:
    case DType::float64:
      return column.at<double>(row);
    case DType::uint64:
      return column.at<std::uint64_t>(row);
    case DType::string:
    case DType::category:
      return boost::json::string(column.at<std::string_view>(row));
    case DType::date:
    case DType::time:
      return boost::json::string(column.to_string(row));
    case DType::timestamp:
      return boost::json::string(iso_timestamp(column.at<std::int64_t>(row), false));
    default:
      return column.at<std::int64_t>(row);
  }
}

std::string text_of(const dd::Column& column, std::size_t row) {
  const DType type = column.dtype();
  if (is_missing(column, row)) {
    return type == DType::timestamp                                               ? "NaT"
           : type == DType::date || type == DType::time || type == DType::boolean ? "None"
                                                                                  : "nan";
  }
  if (type == DType::boolean) return column.at<bool>(row) ? "True" : "False";
  if (type == DType::float32) return base::repr(column.at<double>(row));
  return column.to_string(row);
}

Json encode(const dd::Column& column, const Rows& rows) {
  if (rows.size == 0) return array();
  if (dd::is_numeric(column.dtype())) return encode_numbers(column, rows);
  if (dd::is_text(column.dtype())) return encode_strings(column, rows);
  if (column.dtype() == DType::timestamp) return encode_timestamps(column, rows);
  return list_of(rows.size, [&](std::size_t i) { return encode_value(column, rows[i]); });
}

Json encode_text(const dd::Column& column, const Rows& rows) {
  if (rows.size > 0 && dd::is_numeric(column.dtype())) return encode_floats<double>(column, rows);
  return encode(column, rows);
}

Json encode_list(const dd::Column& column, const Rows& rows) {
  if (!dd::is_numeric(column.dtype())) return encode(column, rows);
  return list_of(rows.size, [&](std::size_t i) { return encode_value(column, rows[i]); });
}

Json encode_rows(const std::vector<dd::Column>& columns, const Rows& rows) {
  if (rows.size == 0) return array();
  const auto all = [&](auto is) {
    return std::all_of(columns.begin(), columns.end(), [&](const auto& column) { return is(column.dtype()); });
  };
  if (all(dd::is_numeric)) {
    DType type = numpy_type(columns[0]);
    for (const auto& column : columns) type = common_number_type(type, numpy_type(column));
    return encode_matrix(columns, rows, type);
  }
  const bool timestamps = all([](DType type) { return type == DType::timestamp; });
  return list_of(rows.size, [&](std::size_t i) {
    return list_of(columns.size(), [&](std::size_t c) -> Json {
      if (!timestamps) return encode_value(columns[c], rows[i]);
      if (columns[c].is_null(rows[i])) return "NaT";
      return boost::json::string(iso_timestamp(columns[c].at<std::int64_t>(rows[i]), true));
    });
  });
}

}  // namespace weft::px
