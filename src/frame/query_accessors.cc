// What `.str` and `.dt` offer in a query.
#include <weft/date_methods.h>
#include <weft/string_methods.h>

#include "frame/query_methods.h"

namespace weft::frame {
namespace {

using dd::Series;
using Call = const QueryCall&;

/// A method of texts without arguments.
template <Series (dd::StringMethods::*method)() const>
QueryMethod plain() {
  return {{}, [](const Series& on, Call) { return (on.str().*method)(); }};
}

std::string text(Call call, std::size_t index) { return call.constant(index).as_string(); }

std::optional<bool> truth(Call call, std::size_t index) {
  const dd::Value value = call.constant_or(index, nullptr);
  return value.is_null() ? std::nullopt : std::optional(value.as_bool());
}

Series text_contains(const Series& on, Call call) {
  if (call.constant_or(2, 0).as_int64() != 0)
    throw Error(ErrorKind::user, "str.contains has no flags here; they are written in the pattern: (?i)");
  return on.str().contains(text(call, 0), {.case_sensitive = call.constant_or(1, true).as_bool(),
                                           .regex = call.constant_or(4, true).as_bool(),
                                           .na = truth(call, 3)});
}

Series replace(const Series& on, Call call) {
  return on.str().replace(text(call, 0), text(call, 1),
                          {.n = call.constant_or(2, -1).as_int64(), .regex = call.constant_or(3, false).as_bool()});
}

Series slice(const Series& on, Call call) {
  std::optional<std::int64_t> stop;
  if (call.find(1)) stop = call.constant(1).as_int64();
  return on.str().slice(call.constant_or(0, 0).as_int64(), stop);
}

template <Series (dd::DateMethods::*field)() const>
Series date_field(const Series& on) {
  return (on.dt().*field)();
}

template <Series (dd::DateMethods::*method)() const>
QueryMethod plain_date() {
  return {{}, [](const Series& on, Call) { return (on.dt().*method)(); }};
}

}  // namespace

const QueryMethods& string_methods() {
  using dd::StringMethods;
  static const QueryMethods methods{
      {"contains", {{"pat", "case", "flags", "na", "regex"}, text_contains}},
      {"startswith",
       {{"pat", "na"}, [](const Series& on, Call call) { return on.str().startswith(text(call, 0), {.na = truth(call, 1)}); }}},
      {"endswith",
       {{"pat", "na"}, [](const Series& on, Call call) { return on.str().endswith(text(call, 0), {.na = truth(call, 1)}); }}},
      {"match", {{"pat"}, [](const Series& on, Call call) { return on.str().match(text(call, 0)); }}},
      {"fullmatch", {{"pat"}, [](const Series& on, Call call) { return on.str().fullmatch(text(call, 0)); }}},
      {"replace", {{"pat", "repl", "n", "regex"}, replace}},
      {"slice", {{"start", "stop"}, slice}},
      {"len", plain<&StringMethods::len>()},
      {"lower", plain<&StringMethods::lower>()},
      {"upper", plain<&StringMethods::upper>()},
      {"strip", {{}, [](const Series& on, Call) { return on.str().strip(); }}},
      {"lstrip", {{}, [](const Series& on, Call) { return on.str().lstrip(); }}},
      {"rstrip", {{}, [](const Series& on, Call) { return on.str().rstrip(); }}},
  };
  return methods;
}

const QueryAttributes& date_attributes() {
  using dd::DateMethods;
  static const QueryAttributes attributes{
      {"year", date_field<&DateMethods::year>},
      {"month", date_field<&DateMethods::month>},
      {"day", date_field<&DateMethods::day>},
      {"dayofweek", date_field<&DateMethods::dayofweek>},
      {"weekday", date_field<&DateMethods::weekday>},
      {"dayofyear", date_field<&DateMethods::dayofyear>},
      {"quarter", date_field<&DateMethods::quarter>},
      {"days_in_month", date_field<&DateMethods::days_in_month>},
      {"is_leap_year", date_field<&DateMethods::is_leap_year>},
      {"is_month_start", date_field<&DateMethods::is_month_start>},
      {"is_month_end", date_field<&DateMethods::is_month_end>},
      {"date", date_field<&DateMethods::date>},
      {"time", date_field<&DateMethods::time>},
      {"hour", date_field<&DateMethods::hour>},
      {"minute", date_field<&DateMethods::minute>},
      {"second", date_field<&DateMethods::second>},
      {"microsecond", date_field<&DateMethods::microsecond>},
  };
  return attributes;
}

const QueryMethods& date_methods() {
  using dd::DateMethods;
  static const QueryMethods methods{
      {"day_name", plain_date<&DateMethods::day_name>()},
      {"month_name", plain_date<&DateMethods::month_name>()},
      {"normalize", plain_date<&DateMethods::normalize>()},
      {"strftime", {{"date_format"}, [](const Series& on, Call call) { return on.dt().strftime(text(call, 0)); }}},
      {"floor", {{"freq"}, [](const Series& on, Call call) { return on.dt().floor(text(call, 0)); }}},
      {"ceil", {{"freq"}, [](const Series& on, Call call) { return on.dt().ceil(text(call, 0)); }}},
      {"round", {{"freq"}, [](const Series& on, Call call) { return on.dt().round(text(call, 0)); }}},
  };
  return methods;
}

}  // namespace weft::frame
