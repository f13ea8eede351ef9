// One value: what a scalar computation gives, and what stands for a constant in an expression.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include <weft/error.h>

namespace weft::dd {

/// One value: the result of a scalar computation, or a constant in an expression. Null, bool, std::int64_t, double or
/// std::string. Converts to the type that is asked for; dates and times come as text.
class Value {
 public:
  using Variant = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

  Value() = default;
  Value(std::nullptr_t) {}
  Value(bool value) : value_(value) {}
  template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
  Value(T value) : value_(to_int64(static_cast<std::uint64_t>(value), std::is_signed_v<T>)) {}
  template <std::floating_point T>
  Value(T value) : value_(static_cast<double>(value)) {}
  Value(const char* value) : value_(std::string(value)) {}
  Value(std::string value) : value_(std::move(value)) {}
  Value(std::string_view value) : value_(std::string(value)) {}

  /// Whether it is null, and the value as it is held.
  bool is_null() const { return value_.index() == 0; }
  const Variant& variant() const { return value_; }

  /// Throws a user Error when the value is null or does not fit: text as a number, 2.5 as an integer. Any number, true and false
  /// convert to double.
  template <class T>
    requires std::is_arithmetic_v<T> || std::same_as<T, std::string>
  operator T() const {
    if constexpr (std::same_as<T, bool>)
      return as_bool();
    else if constexpr (std::floating_point<T>)
      return static_cast<T>(as_double());
    else if constexpr (std::integral<T>)
      return narrow<T>(as_int64());
    else
      return as_string();
  }

  /// The value as that type. Throw a user Error as the conversions do.
  bool as_bool() const;
  std::int64_t as_int64() const;
  double as_double() const;
  std::string as_string() const;
  /// As printed: `2.5`, `Asia`, `true`, `null`.
  std::string to_string() const;

 private:
  /// Throws a user Error for an unsigned value above the largest std::int64_t.
  static std::int64_t to_int64(std::uint64_t bits, bool is_signed);
  template <class T>
  static T narrow(std::int64_t value) {
    if (!std::in_range<T>(value)) fail_narrow(value);
    return static_cast<T>(value);
  }
  [[noreturn]] static void fail_narrow(std::int64_t value);

  Variant value_;
};

/// Prints to_string().
std::ostream& operator<<(std::ostream& out, const Value& value);

}  // namespace weft::dd
