// Value: conversions of one value.
#include <weft/value.h>

#include <cmath>
#include <ostream>

#include "plan/literal.h"

namespace weft::dd {
namespace {

[[noreturn]] void fail(const Value& value, const char* wanted) {
  throw Error(ErrorKind::user, std::string("Value is not ") + wanted + ": " + value.to_string());
}

}  // namespace

std::int64_t Value::to_int64(std::uint64_t bits, bool is_signed) {
  if (!is_signed && !std::in_range<std::int64_t>(bits))
    throw Error(ErrorKind::user, "Value is larger than the largest int64: " + std::to_string(bits));
  return static_cast<std::int64_t>(bits);
}

void Value::fail_narrow(std::int64_t value) {
  throw Error(ErrorKind::user, "Value does not fit into the type asked for: " + std::to_string(value));
}

bool Value::as_bool() const {
  if (const auto* held = std::get_if<bool>(&value_)) return *held;
  fail(*this, "a boolean");
}

std::int64_t Value::as_int64() const {
  if (const auto* held = std::get_if<std::int64_t>(&value_)) return *held;
  if (const auto* held = std::get_if<bool>(&value_)) return *held;
  // A whole float is an integer to the reader; the bounds are those that int64 can hold exactly.
  if (const auto* held = std::get_if<double>(&value_); held && std::trunc(*held) == *held && std::abs(*held) < 0x1p63)
    return static_cast<std::int64_t>(*held);
  fail(*this, "an integer");
}

double Value::as_double() const {
  if (const auto* held = std::get_if<double>(&value_)) return *held;
  if (const auto* held = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*held);
  if (const auto* held = std::get_if<bool>(&value_)) return *held;
  fail(*this, "a number");
}

std::string Value::as_string() const {
  if (const auto* held = std::get_if<std::string>(&value_)) return *held;
  fail(*this, "text");
}

std::string Value::to_string() const {
  if (const auto* held = std::get_if<std::string>(&value_)) return *held;
  return plan::to_string(value_);
}

std::ostream& operator<<(std::ostream& out, const Value& value) { return out << value.to_string(); }

}  // namespace weft::dd
