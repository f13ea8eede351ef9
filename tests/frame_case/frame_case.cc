// Results and records as JSON, and what differs between them.
#include "frame_case/frame_case.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace weft::frame_test {
namespace {

/// Numbers that JSON has no form for are text, as the recipe writes them.
Json float_json(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return value;
}

Json cell(const dd::Column& column, std::size_t row) {
  if (column.is_null(row)) return nullptr;
  if (column.dtype() == dd::boolean) return column.at<bool>(row);
  if (column.dtype() == dd::uint64) return column.at<std::uint64_t>(row);
  if (dd::is_integer(column.dtype())) return column.at<std::int64_t>(row);
  if (dd::is_floating(column.dtype())) return float_json(column.at<double>(row));
  if (column.dtype() == dd::list) {
    boost::json::array items;
    for (std::int64_t item = column.offsets()[row]; item < column.offsets()[row + 1]; ++item)
      items.push_back(cell(column.items(), static_cast<std::size_t>(item)));
    return items;
  }
  return Json(column.to_string(row));
}

std::string type_name(const dd::Column& column) {
  if (column.dtype() == dd::list) return "list<" + type_name(column.items()) + ">";
  return std::string(dd::to_string(column.dtype()));
}

Json value_json(const dd::Value& value) {
  struct Made {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(bool held) const { return held; }
    Json operator()(std::int64_t held) const { return held; }
    Json operator()(double held) const { return float_json(held); }
    Json operator()(const std::string& held) const { return Json(held); }
  };
  return std::visit(Made{}, value.variant());
}

bool same(const Json& made, const Json& expected, double tolerance) {
  if (made.is_number() && expected.is_number()) {
    // Integers are exact, and a float is never an integer: the type is part of the value.
    if (made.is_double() != expected.is_double()) return false;
    if (!made.is_double()) return boost::json::serialize(made) == boost::json::serialize(expected);
    double a = made.as_double(), b = expected.as_double();
    return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
  }
  return made == expected;
}

/// A row as text in which floats that may differ a little come last and are cut short.
std::string row_key(const Json& columns, std::size_t row) {
  std::string key, floats;
  for (const Json& column : columns.as_array()) {
    const Json& value = column.at("values").as_array()[row];
    if (value.is_double()) {
      char text[32];
      std::snprintf(text, sizeof text, "%.6g;", value.as_double() + 0.0);  // -0 is 0
      floats += text;
    } else {
      key += boost::json::serialize(value) + ";";
    }
  }
  return key + floats;
}

std::vector<std::size_t> row_order(const Json& columns, std::size_t rows, bool ordered) {
  std::vector<std::size_t> order(rows);
  for (std::size_t row = 0; row < rows; ++row) order[row] = row;
  if (ordered) return order;
  std::vector<std::string> keys;
  for (std::size_t row = 0; row < rows; ++row) keys.push_back(row_key(columns, row));
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  return order;
}

std::string columns_text(const Json& columns) {
  std::string text;
  for (const Json& column : columns.as_array())
    text += " " + std::string(column.at("name").as_string()) + ":" + std::string(column.at("type").as_string());
  return text;
}

std::string table_difference(const Json& made, const Json& expected, bool ordered, double tolerance) {
  if (columns_text(made) != columns_text(expected))
    return "columns are" + columns_text(made) + "; expected" + columns_text(expected);
  if (made.as_array().empty()) return "";
  std::size_t rows = made.at(0).at("values").as_array().size(), expected_rows = expected.at(0).at("values").as_array().size();
  if (rows != expected_rows) return std::to_string(rows) + " rows; expected " + std::to_string(expected_rows);
  std::vector<std::size_t> order = row_order(made, rows, ordered), expected_order = row_order(expected, rows, ordered);
  for (std::size_t index = 0; index < made.as_array().size(); ++index) {
    for (std::size_t row = 0; row < rows; ++row) {
      const Json& a = made.at(index).at("values").as_array()[order[row]];
      const Json& b = expected.at(index).at("values").as_array()[expected_order[row]];
      if (!same(a, b, tolerance))
        return "column " + std::string(made.at(index).at("name").as_string()) + ", row " + std::to_string(row) + ": " +
               boost::json::serialize(a) + "; expected " + boost::json::serialize(b);
    }
  }
  return "";
}

std::string values_difference(const Json& made, const Json& expected, double tolerance) {
  if (made.as_array().size() != expected.as_array().size()) return "another number of values: " + boost::json::serialize(made);
  for (std::size_t index = 0; index < made.as_array().size(); ++index) {
    const Json &a = made.at(index), &b = expected.at(index);
    if (a.at(0) != b.at(0) || !same(a.at(1), b.at(1), tolerance))
      return "value " + boost::json::serialize(a) + "; expected " + boost::json::serialize(b);
  }
  return "";
}

Json read_json(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("No record: " + path);
  return boost::json::parse(text.str());
}

}  // namespace

const std::vector<Way>& ways() {
  static const std::vector<Way> all = [] {
    std::vector<Way> made;
    for (const char* executor : {"local", "loopback"})
      for (bool optimize : {true, false})
        for (const char* parts : {"whole", "blocks", "lines", "table"}) made.push_back({executor, optimize, parts});
    return made;
  }();
  return all;
}

namespace {

std::vector<Way>& used_case_ways() {
  static std::vector<Way> used = ways();
  return used;
}

std::function<Elsewhere()>& way_elsewhere() {
  static std::function<Elsewhere()> enter;
  return enter;
}

}  // namespace

const std::vector<Way>& case_ways() { return used_case_ways(); }

void use_case_ways(std::vector<Way> ways, std::function<Elsewhere()> enter) {
  used_case_ways() = std::move(ways);
  way_elsewhere() = std::move(enter);
}

Elsewhere enter(const Way& way) { return way.executor == "elsewhere" ? way_elsewhere()() : nullptr; }

std::string data_file(std::string_view name) { return std::string(WEFT_TEST_DATA) + "/../data/" + std::string(name); }

dd::DataFrame Rows::operator()(std::string_view name, dd::ReadCsv options) const { return files({std::string(name)}, options); }

dd::DataFrame Rows::files(const std::vector<std::string>& names, dd::ReadCsv options) const {
  std::vector<std::string> paths;
  for (const std::string& name : names) paths.push_back(data_file(name));
  // Blocks of 64 bytes hold less than a row of most files; those of 700 several, but not a whole number of them.
  options.blocksize = way_.parts == "lines" ? 64 : way_.parts == "blocks" ? 700 : 0;
  dd::DataFrame frame = dd::read_csv(paths, options);
  return way_.parts == "table" ? (*this)(frame.compute()) : frame;
}

dd::DataFrame Rows::operator()(const dd::Table& table) const {
  return dd::from_table(table, {.npartitions = way_.parts == "lines" ? 40u : way_.parts == "whole" ? 1u : 5u});
}

Result::Result(const dd::Table& table) {
  boost::json::array columns;
  std::vector<std::string> names = table.column_names();
  for (std::size_t index = 0; index < names.size(); ++index) {
    dd::Column column = table.column(index);
    boost::json::array values;
    for (std::size_t row = 0; row < column.size(); ++row) values.push_back(cell(column, row));
    columns.push_back(boost::json::object{{"name", names[index]}, {"type", type_name(column)}, {"values", std::move(values)}});
  }
  json_ = boost::json::object{{"columns", std::move(columns)}};
}

Result::Result(const Values& values) {
  boost::json::array made;
  for (const auto& [name, value] : values) made.push_back(boost::json::array{name, value_json(value)});
  json_ = boost::json::object{{"values", std::move(made)}};
}

std::string difference(const Json& made, const Json& expected, bool ordered, double tolerance) {
  const bool is_table = made.as_object().contains("columns");
  if (is_table != expected.as_object().contains("columns")) return "a table where values are expected, or the other way round";
  return is_table ? table_difference(made.at("columns"), expected.at("columns"), ordered, tolerance)
                  : values_difference(made.at("values"), expected.at("values"), tolerance);
}

dd::DataFrame frame_of(const dd::DataFrame& source, const Columns& columns) {
  dd::DataFrame made = source;
  std::vector<std::string> names;
  std::map<std::string, std::string> own_names;
  for (const auto& [name, series] : columns) {
    // Under other names first: the source's columns are short words that a result may be called too.
    made = made.assign("made " + name, series);
    names.push_back("made " + name);
    own_names["made " + name] = name;
  }
  return made[names].rename(own_names);
}

const Json& recorded(const std::string& folder) {
  const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
  static std::map<std::string, Json> files;
  const std::string path = folder + "/" + test.test_suite_name() + ".json";
  auto [file, is_new] = files.try_emplace(path);
  if (is_new) file->second = read_json(path);
  return file->second.at("cases").at(test.name());
}

}  // namespace weft::frame_test
