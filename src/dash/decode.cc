// Turns the JSON that a browser sends into the C++ types of a handler's parameters.
#include <cmath>
#include <string>

#include <weft/callback.h>

#include "base/json_writer.h"

namespace weft::dash {
namespace {

[[noreturn]] void mismatch(const char* needed, const Json& value) {
  constexpr std::size_t most = 60;
  std::string got = boost::json::to_string(value.kind()).data();
  if (!value.is_null()) {
    // Only the beginning of what may be a whole figure.
    const std::string text = value.is_structured() ? std::string() : base::to_json(value);
    if (!text.empty()) got += " " + (text.size() > most ? text.substr(0, most) + "..." : text);
  }
  std::string reason = std::string("it needs ") + needed + " and got " + got;
  if (value.is_null()) reason += " (take a std::optional where a property may have no value, or set prevent_initial_call)";
  throw ArgumentMismatch{std::move(reason)};
}

}  // namespace

bool decode_bool(const Json& value) {
  if (!value.is_bool()) mismatch("true or false", value);
  return value.get_bool();
}

double decode_double(const Json& value) {
  if (!value.is_number()) mismatch("a number", value);
  return value.to_number<double>();
}

std::int64_t decode_integer(const Json& value, std::int64_t min, std::uint64_t max) {
  constexpr const char* needed = "a whole number that fits its type";
  if (value.is_double()) {
    // A browser has one type of number: 3 may arrive as 3.0.
    const double number = value.get_double();
    if (number != std::floor(number) || std::abs(number) > 9007199254740992.0) mismatch(needed, value);
    return decode_integer(Json(static_cast<std::int64_t>(number)), min, max);
  }
  if (value.is_uint64()) {
    if (value.get_uint64() > max) mismatch(needed, value);
    return static_cast<std::int64_t>(value.get_uint64());
  }
  if (!value.is_int64()) mismatch(needed, value);
  const std::int64_t number = value.get_int64();
  if (number < min || (number > 0 && static_cast<std::uint64_t>(number) > max)) mismatch(needed, value);
  return number;
}

std::string decode_string(const Json& value) {
  if (!value.is_string()) mismatch("text", value);
  return std::string(value.get_string());
}

const boost::json::array& decode_array(const Json& value) {
  if (!value.is_array()) mismatch("a list", value);
  return value.get_array();
}

const boost::json::object& decode_object(const Json& value) {
  if (!value.is_object()) mismatch("an object", value);
  return value.get_object();
}

}  // namespace weft::dash
