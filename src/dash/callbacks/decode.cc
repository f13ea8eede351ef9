// Turns JSON into the C++ types of a handler's parameters, and dates into text.
#include <cmath>
#include <string>

#include <weft/error.h>
#include <weft/json_types.h>

#include "base/json_writer.h"
#include "base/temporal_text.h"
#include "base/text.h"

namespace weft::dash {
namespace {

[[noreturn]] void mismatch(const std::string& needed, const Json& value) {
  constexpr std::size_t most = 60;
  std::string got = boost::json::to_string(value.kind()).data();
  if (!value.is_null()) {
    // Only the beginning of what may be a whole figure.
    const std::string text = value.is_structured() ? std::string() : base::to_json(value);
    if (!text.empty()) got += " " + (text.size() > most ? text.substr(0, most) + "..." : text);
  }
  std::string reason = "it needs " + needed + " and got " + got;
  if (value.is_null()) reason += " (take a std::optional where a property may have no value, or set prevent_initial_call)";
  throw ArgumentMismatch{std::move(reason)};
}

std::vector<std::string> texts_of(const std::vector<std::string_view>& names) { return {names.begin(), names.end()}; }

}  // namespace

void ArgumentMismatch::inside(std::size_t index) {
  const bool is_member = !place.empty() && !place.starts_with('[');
  place = "[" + std::to_string(index) + "]" + (is_member ? "." : "") + place;
}

void ArgumentMismatch::inside(std::string_view key) {
  const bool is_member = !place.empty() && !place.starts_with('[');
  place = std::string(key) + (is_member ? "." : "") + place;
}

std::string ArgumentMismatch::to_string() const { return place.empty() ? reason : "at " + place + " " + reason; }

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

const boost::json::array& decode_array(const Json& value, std::size_t size) {
  const std::string needed = "a list of " + std::to_string(size);
  if (!value.is_array()) mismatch(needed, value);
  const boost::json::array& array = value.get_array();
  if (array.size() != size) throw ArgumentMismatch{"it needs " + needed + " and got one of " + std::to_string(array.size())};
  return array;
}

std::chrono::year_month_day decode_date(const Json& value) {
  if (!value.is_string()) mismatch("a date such as \"2024-05-01\"", value);
  // A DatePicker that was given a time gives it back.
  const std::string_view text = value.get_string();
  const auto days = base::parse_date(text);
  if (days) return std::chrono::sys_days(std::chrono::days(*days));
  const auto time = base::parse_offset_timestamp(text);
  if (!time) mismatch("a date such as \"2024-05-01\"", value);
  const std::int64_t clock = time->at + time->offset.value_or(0) * base::microseconds_of_second;
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(clock)));
}

std::chrono::sys_time<std::chrono::microseconds> decode_time(const Json& value) {
  constexpr const char* needed = "a time such as \"2024-05-01T10:20:30\"";
  if (!value.is_string()) mismatch(needed, value);
  const std::string_view text = value.get_string();
  using Time = std::chrono::sys_time<std::chrono::microseconds>;
  if (const auto time = base::parse_offset_timestamp(text)) return Time(std::chrono::microseconds(time->at));
  if (const auto days = base::parse_date(text)) return std::chrono::sys_days(std::chrono::days(*days));
  mismatch(needed, value);
}

std::size_t decode_name(const Json& value, const std::vector<std::string_view>& names) {
  if (!value.is_string()) mismatch("one of " + base::list_names(texts_of(names)), value);
  const std::string_view name = value.get_string();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  throw ArgumentMismatch{"it needs a name that it knows and got string " + base::to_json(Json(name)) + " " +
                         base::choices_hint(name, texts_of(names))};
}

const Json& member_of(const boost::json::object& object, std::string_view name) {
  static const Json null;
  const Json* member = object.if_contains(name);
  return member ? *member : null;
}

void throw_mismatch(const std::exception& error) {
  const auto* own = dynamic_cast<const Error*>(&error);
  throw ArgumentMismatch{own ? own->message() : error.what()};
}

void throw_mismatch(const std::vector<ArgumentMismatch>& of_each) {
  std::string reason = "it fits none of the types that it may have";
  for (const ArgumentMismatch& mismatch : of_each) reason += (&mismatch == &of_each.front() ? ": " : "; ") + mismatch.to_string();
  throw ArgumentMismatch{std::move(reason)};
}

std::string encode_date(std::chrono::year_month_day date) {
  return base::format_date(static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count()));
}

std::string encode_time(std::chrono::sys_time<std::chrono::microseconds> time) {
  std::string text = base::format_timestamp(time.time_since_epoch().count());
  text[text.find(' ')] = 'T';
  return text;
}

void throw_nameless(const std::vector<std::string_view>& names) {
  throw Error(ErrorKind::user,
              "A value of an enum has no name in json_names() (have: " + base::list_names(texts_of(names)) + ")");
}

void throw_error(const ArgumentMismatch& mismatch) {
  throw Error(ErrorKind::user, "The JSON does not fit: " + mismatch.to_string());
}

}  // namespace weft::dash
