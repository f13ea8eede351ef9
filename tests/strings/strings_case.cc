// data/strings.json -> a table.
#include "strings/strings_case.h"

#include <fstream>
#include <sstream>

#include <boost/json/parse.hpp>

namespace weft::frame_test {
namespace {

dd::Column text_column(const Json& values) {
  std::vector<std::string> texts;
  std::vector<bool> valid;
  for (const Json& value : values.as_array()) {
    valid.push_back(!value.is_null());
    texts.emplace_back(valid.back() ? std::string(value.as_string()) : "");
  }
  return dd::Column(texts, valid);
}

dd::Column number_column(const Json& values) {
  std::vector<std::int64_t> numbers;
  std::vector<bool> valid;
  for (const Json& value : values.as_array()) {
    valid.push_back(!value.is_null());
    numbers.push_back(valid.back() ? value.as_int64() : 0);
  }
  return dd::Column(numbers, valid);
}

}  // namespace

const dd::Table& strings() {
  static const dd::Table only = [] {
    std::stringstream text;
    text << std::ifstream(std::string(WEFT_TEST_DATA) + "/../data/strings.json").rdbuf();
    const Json data = boost::json::parse(text.str());
    return dd::Table({{"s", text_column(data.at("s"))}, {"t", text_column(data.at("t"))}, {"n", number_column(data.at("n"))}});
  }();
  return only;
}

}  // namespace weft::frame_test
