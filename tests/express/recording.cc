// Recorded data and arguments, as JSON -> tables and arguments.
#include "express/recording.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <stdexcept>

#include <arrow/api.h>
#include <arrow/json/from_string.h>
#include <boost/json.hpp>

#include "base/base64.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "express/argument_list.h"

namespace weft::px {
namespace {

std::string text_of(const Json& value) { return value.as_string().c_str(); }

// JSON has no dates: they are recorded as ISO 8601.
const std::map<std::string, std::shared_ptr<arrow::DataType>>& arrow_types() {
  static const std::map<std::string, std::shared_ptr<arrow::DataType>> types = {
      {"bool", arrow::boolean()},  {"int8", arrow::int8()},       {"int16", arrow::int16()},     {"int32", arrow::int32()},
      {"int64", arrow::int64()},   {"uint8", arrow::uint8()},     {"uint16", arrow::uint16()},   {"uint32", arrow::uint32()},
      {"uint64", arrow::uint64()}, {"float32", arrow::float32()}, {"float64", arrow::float64()}, {"string", arrow::utf8()}};
  return types;
}

int digits(const std::string& text, std::size_t at, std::size_t count) { return std::stoi(text.substr(at, count)); }

std::int64_t days_of(const std::string& iso) {
  using namespace std::chrono;
  const year_month_day date(year(digits(iso, 0, 4)), month(digits(iso, 5, 2)), day(digits(iso, 8, 2)));
  return sys_days(date).time_since_epoch().count();
}

std::int64_t microseconds_of(const std::string& clock) {
  const std::int64_t seconds = digits(clock, 0, 2) * 3600 + digits(clock, 3, 2) * 60 + digits(clock, 6, 2);
  return seconds * 1'000'000 + (clock.size() > 8 ? digits(clock, 9, 6) : 0);
}

Json count_of(const Json& value, const std::string& type) {
  if (value.is_null()) return value;
  const std::string iso = text_of(value);
  if (type == "date") return days_of(iso);
  if (type == "time") return microseconds_of(iso);
  return days_of(iso) * 86'400'000'000 + microseconds_of(iso.substr(11));
}

// Their list is not recorded: charts read the values, in the order in which they come.
dd::Column make_categories(const boost::json::array& values) {
  boost::json::array indexes, list;
  for (const auto& value : values) {
    const auto at = std::find(list.begin(), list.end(), value);
    indexes.push_back(value.is_null() ? Json() : Json(at - list.begin()));
    if (!value.is_null() && at == list.end()) list.push_back(value);
  }
  const auto type = arrow::dictionary(arrow::int32(), arrow::utf8());
  const auto array = arrow::json::DictArrayFromJSONString(type, base::to_json(indexes), base::to_json(list)).ValueOrDie();
  return dd::Column(std::make_shared<arrow::ChunkedArray>(array));
}

dd::Column make_column(const std::string& type, const boost::json::array& values) {
  if (type == "category") return make_categories(values);
  const bool temporal = type == "date" || type == "time" || type == "timestamp";
  std::shared_ptr<arrow::DataType> arrow_type;
  boost::json::array counts;
  if (temporal) {
    arrow_type = type == "date"   ? arrow::date32()
                 : type == "time" ? arrow::time64(arrow::TimeUnit::MICRO)
                                  : arrow::timestamp(arrow::TimeUnit::MICRO);
    for (const auto& value : values) counts.push_back(count_of(value, type));
  } else {
    arrow_type = arrow_types().at(type);
  }
  const std::string text = base::to_json(temporal ? counts : values);
  return dd::Column(arrow::json::ChunkedArrayFromJSONString(arrow_type, {text}).ValueOrDie());
}

// The type that pandas finds for a list of Python values.
dd::Column own_values(const Json& list) {
  const auto& values = list.as_array();
  const auto& first = values.at(0);
  return make_column(first.is_string() ? "string" : first.is_double() ? "float64" : "int64", values);
}

std::vector<std::string> to_strings(const Json& argument) {
  std::vector<std::string> strings;
  for (const auto& item : argument.as_array()) strings.push_back(text_of(item));
  return strings;
}

Constant to_constant(const Json& argument) {
  const Json& value = argument.at("constant");
  const Json* label = argument.get_object().if_contains("label");
  const std::string name = label ? text_of(*label) : "";
  if (value.is_string()) return Constant(text_of(value), name);
  return value.is_double() ? Constant(value.get_double(), name) : Constant(value.to_number<int>(), name);
}

Values to_values(const Json& argument) {
  if (argument.is_object() && argument.get_object().contains("numbers")) {
    const Json& label = argument.at("numbers");
    return Range(label.is_null() ? "" : text_of(label));
  }
  if (argument.is_object() && argument.get_object().contains("constant")) return to_constant(argument);
  if (argument.is_object()) return own_values(argument.at("values"));
  if (argument.is_array()) return to_strings(argument);
  return text_of(argument);
}

ValuesList to_values_list(const Json& argument) {
  std::vector<Values> list;
  if (argument.is_string()) return ValuesList(text_of(argument));
  for (const auto& item : argument.as_array()) list.push_back(to_values(item));
  return list;
}

HoverItem to_hover_item(const std::string& name, const Json& how) {
  HoverItem item(name);
  if (how.is_bool()) item.show = how.get_bool();
  if (how.is_string()) item.format = text_of(how);
  if (!how.is_object()) return item;
  item.values = own_values(how.at("values"));
  if (how.get_object().contains("format")) item.format = text_of(how.at("format"));
  return item;
}

HoverData to_hover_data(const Json& argument) {
  if (argument.is_string()) return HoverData(text_of(argument).c_str());
  std::vector<HoverItem> items;
  if (argument.is_array()) {
    for (const auto& name : argument.get_array()) items.emplace_back(text_of(name));
  } else {
    for (const auto& [name, how] : argument.as_object()) items.push_back(to_hover_item(name, how));
  }
  return items;
}

std::vector<std::pair<std::string, std::string>> to_pairs(const Json& argument) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [key, value] : argument.as_object()) pairs.emplace_back(key, text_of(value));
  return pairs;
}

DiscreteMap to_map(const Json& argument) {
  if (argument.is_string()) return identity;
  return to_pairs(argument);
}

ColorScale to_scale(const Json& argument) {
  if (argument.is_string()) return text_of(argument);
  if (argument.as_array().at(0).is_string()) return to_strings(argument);
  std::vector<ColorScale::Stop> stops;
  for (const auto& stop : argument.as_array()) stops.emplace_back(stop.at(0).to_number<double>(), text_of(stop.at(1)));
  return stops;
}

Dict<std::vector<Json>> to_orders(const Json& argument) {
  std::vector<std::pair<std::string, std::vector<Json>>> orders;
  for (const auto& [column, values] : argument.as_object()) {
    orders.emplace_back(column, std::vector<Json>(values.as_array().begin(), values.as_array().end()));
  }
  return orders;
}

// How each type of argument is recorded.
void assign(Values& to, const Json& from) { to = to_values(from); }
void assign(ValuesList& to, const Json& from) { to = to_values_list(from); }
void assign(HoverData& to, const Json& from) { to = to_hover_data(from); }
void assign(Dict<std::vector<Json>>& to, const Json& from) { to = to_orders(from); }
void assign(Dict<std::string>& to, const Json& from) { to = to_pairs(from); }
void assign(DiscreteMap& to, const Json& from) { to = to_map(from); }
void assign(ColorScale& to, const Json& from) { to = to_scale(from); }
void assign(Bounds& to, const Json& from) { to = Bounds(from.at(0), from.at(1)); }
void assign(Json& to, const Json& from) { to = from; }
void assign(std::string& to, const Json& from) { to = from.is_null() ? "" : text_of(from); }
void assign(std::vector<std::string>& to, const Json& from) { to = to_strings(from); }
void assign(bool& to, const Json& from) { to = from.as_bool(); }
void assign(int& to, const Json& from) { to = from.to_number<int>(); }
void assign(double& to, const Json& from) { to = from.to_number<double>(); }
void assign(std::optional<bool>& to, const Json& from) { to = from.as_bool(); }
void assign(std::optional<int>& to, const Json& from) { to = from.to_number<int>(); }
void assign(std::optional<double>& to, const Json& from) { to = from.to_number<double>(); }

void assign(Setting& to, const Json& from) {
  if (from.is_bool()) {
    to = from.get_bool();
  } else {
    to = text_of(from);
  }
}

// `template` is a word of C++.
std::string member_name(const std::string& argument) { return argument == "template" ? "template_" : argument; }

template <class Chart>
Chart arguments_of(const Json& arguments) {
  Chart chart;
  for (const auto& [key, value] : arguments.as_object()) {
    const std::string name = member_name(std::string(key));
    bool known = false;
#define WEFT_PX_ASSIGN(type, member)          \
  if constexpr (requires { chart.member; }) { \
    if (name == #member) {                    \
      assign(chart.member, value);            \
      known = true;                           \
    }                                         \
  }
    WEFT_PX_ARGUMENTS(WEFT_PX_ASSIGN)
#undef WEFT_PX_ASSIGN
    if (!known) throw std::runtime_error("No such argument: " + name);
  }
  return chart;
}

}  // namespace

std::string recorded_text(const std::string& file) {
  std::ifstream stream(std::string(WEFT_TEST_DATA "/") + file);
  if (!stream) throw std::runtime_error("No recording: " + file);
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

const Json& recording(const std::string& file) {
  static std::map<std::string, Json> read;
  auto [at, is_new] = read.try_emplace(file);
  if (is_new) at->second = base::parse_json(recorded_text(file));
  return at->second;
}

dd::Table recorded_table(const std::string& name) {
  std::vector<std::pair<std::string, dd::Column>> columns;
  for (const auto& column : recording("data.json").at("data").at(name).as_array()) {
    columns.emplace_back(text_of(column.at("name")), make_column(text_of(column.at("type")), column.at("values").as_array()));
  }
  return dd::Table(std::move(columns));
}

Scatter recorded_arguments(const Json& arguments) { return arguments_of<Scatter>(arguments); }

Figure recorded_chart(const std::string& function, const dd::Table& table, const Json& arguments) {
#define WEFT_PX_DRAW(type, name) \
  if (function == #name) return name(table, arguments_of<type>(arguments));
  WEFT_PX_CHARTS(WEFT_PX_DRAW)
#undef WEFT_PX_DRAW
  throw std::runtime_error("No such chart: " + function);
}

namespace {

// The numbers of a typed array of float64.
std::vector<double> decode(const Json& array) {
  const std::string bytes = base::from_base64(text_of(array.at("bdata")));
  std::vector<double> numbers(bytes.size() / 8);
  std::memcpy(numbers.data(), bytes.data(), numbers.size() * 8);
  return numbers;
}

bool is_near(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9 * std::max(1e-3, std::abs(a));
}

}  // namespace

bool is_nearly_equal(const Json& expected, const Json& actual) {
  if (expected.at("dtype") != "f8" || actual.at("dtype") != "f8") return false;
  const auto a = decode(expected), b = decode(actual);
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), is_near);
}

std::string difference(const Json& expected, const Json& actual, const std::string& path) {
  if (expected == actual) return "";
  // 1 and 1.0 are the same number.
  if (expected.is_number() && actual.is_number() && expected.to_number<double>() == actual.to_number<double>()) return "";
  if (expected.is_array() && actual.is_array() && expected.get_array().size() == actual.get_array().size()) {
    for (std::size_t i = 0; i < expected.get_array().size(); ++i) {
      const auto found = difference(expected.at(i), actual.at(i), path + "/" + std::to_string(i));
      if (!found.empty()) return found;
    }
    return "";
  }
  if (expected.is_object() && actual.is_object()) {
    for (const auto& [key, value] : expected.get_object()) {
      const Json* other = actual.get_object().if_contains(key);
      if (!other) return path + ": no " + std::string(key);
      const auto found = difference(value, *other, path + "/" + std::string(key));
      if (!found.empty()) return found;
    }
    for (const auto& [key, value] : actual.get_object()) {
      if (!expected.get_object().contains(key)) return path + ": has " + std::string(key);
    }
    return "";
  }
  return path + ": expected " + boost::json::serialize(expected).substr(0, 400) + " got " +
         boost::json::serialize(actual).substr(0, 400);
}

}  // namespace weft::px
