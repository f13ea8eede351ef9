// Braces and vectors -> JSON, numbers as typed arrays.
#include <weft/figure_value.h>

#include <algorithm>
#include <limits>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "figure/typed_array.h"

namespace weft::go {
namespace {

using boost::json::array;
using boost::json::object;

template <class T, class At>
Json numbers_of(std::size_t size, At at, std::string_view shape = {}) {
  if constexpr (std::is_floating_point_v<T>) {
    return figure::typed_array<T>(size, at, shape);
  } else {
    T smallest = std::numeric_limits<T>::max(), largest = std::numeric_limits<T>::min();
    for (std::size_t i = 0; i < size; ++i) {
      smallest = std::min(smallest, at(i));
      largest = std::max(largest, at(i));
    }
    return figure::with_array_type(smallest, largest, [&]<class To>() -> Json {
      if constexpr (sizeof(To) == 8) {
        return array(0);
      } else {
        return figure::typed_array<To>(size, at, shape);
      }
    });
  }
}

// Integers that no typed array holds stay lists.
template <class T>
array list_of(std::span<const T> numbers) {
  array list;
  list.reserve(numbers.size());
  for (const T number : numbers) list.emplace_back(number);
  return list;
}

template <class T>
array list_of_texts(const std::vector<T>& items) {
  array list;
  list.reserve(items.size());
  for (const auto& item : items) list.emplace_back(boost::json::string(item));
  return list;
}

}  // namespace

Value::Value(std::initializer_list<Value> items) : braces_(true) {
  const bool pairs = items.size() > 0 && std::all_of(items.begin(), items.end(), [](const Value& item) {
                       const array* pair = item.braces_ ? item.json_.if_array() : nullptr;
                       return pair && pair->size() == 2 && (*pair)[0].is_string();
                     });
  if (pairs) {
    object& members = json_.emplace_object();
    members.reserve(items.size());
    for (const Value& item : items) {
      array& pair = item.json_.get_array();
      members[pair[0].get_string()] = std::move(pair[1]);
    }
  } else {
    array& list = json_.emplace_array();
    list.reserve(items.size());
    for (const Value& item : items) list.push_back(std::move(item.json_));
  }
}

template <class T>
Json Value::typed_array(std::span<const T> numbers) {
  if (numbers.empty()) return array();
  Json typed = numbers_of<T>(numbers.size(), [&](std::size_t i) { return numbers[i]; });
  if (typed.is_array()) return list_of(numbers);
  return typed;
}

template <class T>
Json Value::typed_rows(const std::vector<std::vector<T>>& rows) {
  const std::size_t width = rows.empty() ? 0 : rows[0].size();
  for (const auto& row : rows) {
    if (row.size() != width) throw Error(ErrorKind::user, "Rows of numbers are of different lengths");
  }
  array list;
  if (width > 0) {
    const std::string shape = std::to_string(rows.size()) + ", " + std::to_string(width);
    Json typed = numbers_of<T>(
        rows.size() * width, [&](std::size_t i) { return rows[i / width][i % width]; }, shape);
    if (typed.is_object()) return typed;
  }
  for (const auto& row : rows) list.push_back(list_of(std::span<const T>(row)));
  return list;
}

Value::Value(const std::vector<bool>& flags) {
  array& list = json_.emplace_array();
  for (const bool flag : flags) list.emplace_back(flag);
}

Value::Value(const std::vector<std::string>& texts) : json_(list_of_texts(texts)) {}

Value::Value(const std::vector<std::vector<std::string>>& rows) {
  array& list = json_.emplace_array();
  for (const auto& row : rows) list.push_back(list_of_texts(row));
}

Value::Value(const std::vector<Value>& items) {
  array& list = json_.emplace_array();
  for (const Value& item : items) list.push_back(item.json_);
}

template Json Value::typed_array(std::span<const std::int8_t>);
template Json Value::typed_array(std::span<const std::int16_t>);
template Json Value::typed_array(std::span<const std::int32_t>);
template Json Value::typed_array(std::span<const std::int64_t>);
template Json Value::typed_array(std::span<const std::uint8_t>);
template Json Value::typed_array(std::span<const std::uint16_t>);
template Json Value::typed_array(std::span<const std::uint32_t>);
template Json Value::typed_array(std::span<const std::uint64_t>);
template Json Value::typed_array(std::span<const float>);
template Json Value::typed_array(std::span<const double>);
template Json Value::typed_rows(const std::vector<std::vector<std::int8_t>>&);
template Json Value::typed_rows(const std::vector<std::vector<std::int16_t>>&);
template Json Value::typed_rows(const std::vector<std::vector<std::int32_t>>&);
template Json Value::typed_rows(const std::vector<std::vector<std::int64_t>>&);
template Json Value::typed_rows(const std::vector<std::vector<std::uint8_t>>&);
template Json Value::typed_rows(const std::vector<std::vector<std::uint16_t>>&);
template Json Value::typed_rows(const std::vector<std::vector<std::uint32_t>>&);
template Json Value::typed_rows(const std::vector<std::vector<std::uint64_t>>&);
template Json Value::typed_rows(const std::vector<std::vector<float>>&);
template Json Value::typed_rows(const std::vector<std::vector<double>>&);

}  // namespace weft::go
