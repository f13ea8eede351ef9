// What an attribute of a figure is set to: JSON in braces, with arrays of numbers in it.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <weft/json.h>

namespace weft::go {

/// Types that are values of attributes by a function `Json figure_value(const T&)` beside them. `<weft/express.h>` has the one of
/// columns.
template <class T>
concept HasFigureValue = requires(const T& value) {
  { figure_value(value) } -> std::same_as<Json>;
};

/// What is computed only when asked, such as a series of a lazy frame.
template <class T>
concept IsLazy = !HasFigureValue<T> && requires(const T& value) { value.compute(); };

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> || std::floating_point<T>;

/// The value of an attribute, or several attributes by name: `{{"x", {1, 2, 3}}, {"marker_color", "red"}}`. Braces are lists, and
/// objects where each item is a pair that begins with a text. A vector, a span and a column of numbers travel as a typed array in
/// base64 (which is written from them, without a copy in between), as numpy's arrays do in Python; a list in braces stays a list.
class Value {
 public:
  Value(std::nullptr_t) {}
  template <std::same_as<bool> T>
  Value(T value) : json_(value) {}
  template <Number T>
  Value(T value) : json_(value) {}
  Value(const char* text) : json_(text) {}
  Value(std::string_view text) : json_(boost::json::string(text)) {}
  Value(const std::string& text) : Value(std::string_view(text)) {}
  Value(Json json) : json_(std::move(json)) {}
  Value(std::initializer_list<Value> items);

  /// Numbers, as a typed array.
  template <Number T>
  Value(std::span<const T> numbers) : json_(typed_array(numbers)) {}
  template <Number T>
  Value(const std::vector<T>& numbers) : json_(typed_array(std::span<const T>(numbers))) {}
  /// Rows of numbers, a typed array of two dimensions. Throws a user Error when they are of different lengths.
  template <Number T>
  Value(const std::vector<std::vector<T>>& rows) : json_(typed_rows(rows)) {}
  /// Lists of values, and of lists of them.
  Value(const std::vector<bool>& flags);
  Value(const std::vector<std::string>& texts);
  Value(const std::vector<std::vector<std::string>>& rows);
  Value(const std::vector<Value>& items);
  /// What figure_value() makes of it.
  template <HasFigureValue T>
  Value(const T& value) : json_(figure_value(value)) {}
  /// Refused when the program compiles.
  template <IsLazy T>
  Value(const T&) {
    static_assert(HasFigureValue<T>, "figures take columns, not lazy series: call compute() first");
  }

  /// As JSON.
  const Json& json() const& { return json_; }
  Json json() && { return std::move(json_); }

 private:
  // Of float, double and the integers of 8 to 64 bits.
  template <class T>
  static Json typed_array(std::span<const T> numbers);
  template <class T>
  static Json typed_rows(const std::vector<std::vector<T>>& rows);

  // Lists in braces are read-only, but their items are of no use to anyone else: they are moved, so that arrays are not copied.
  mutable Json json_;
  bool braces_ = false;
};

}  // namespace weft::go
