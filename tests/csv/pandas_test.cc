// What pandas reads from tricky files is what Weft reads, whole and cut into blocks of every size.
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <boost/json.hpp>

#include "csv/csv_case.h"
#include "kernel/csv/discover.h"

namespace weft::csv_test {
namespace {

namespace json = boost::json;

const json::object& recorded() {
  static const json::value all = [] {
    std::ifstream in(std::string(WEFT_TEST_DATA) + "/csv.json");
    std::stringstream text;
    text << in.rdbuf();
    return json::parse(text.str());
  }();
  return all.at("cases").as_object();
}

std::vector<std::string> texts(const json::value& list) {
  std::vector<std::string> made;
  for (const json::value& text : list.as_array()) made.emplace_back(text.as_string());
  return made;
}

std::string from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t at = 0; at < digits.size(); at += 2) {
    unsigned char byte = 0;
    std::from_chars(digits.data() + at, digits.data() + at + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

char character(const json::value& text) { return text.as_string().at(0); }

std::vector<plan::FieldPlace> places_of(const json::value& intervals) {
  std::vector<plan::FieldPlace> places;
  for (const json::value& interval : intervals.as_array())
    places.push_back({interval.at(0).to_number<std::uint64_t>(), interval.at(1).to_number<std::uint64_t>()});
  return places;
}

std::vector<plan::FieldPlace> places_of_widths(const json::value& widths) {
  std::vector<plan::FieldPlace> places;
  std::uint64_t begin = 0;
  for (const json::value& width : widths.as_array()) {
    places.push_back({begin, begin + width.to_number<std::uint64_t>()});
    begin = places.back().end;
  }
  return places;
}

/// pandas' options as those of a request.
plan::CsvRequest request_of(const json::object& options, const std::vector<std::string>& column_names) {
  plan::CsvRequest request;
  plan::CsvFormat& format = request.format;
  for (const auto& [key, value] : options) {
    if (key == "sep")
      format.separator = character(value);
    else if (key == "quotechar")
      format.quote = character(value);
    else if (key == "doublequote")
      format.double_quote = value.as_bool();
    else if (key == "escapechar")
      format.escape = character(value);
    else if (key == "comment")
      format.comment = character(value);
    else if (key == "skip_blank_lines")
      format.skip_blank_lines = value.as_bool();
    else if (key == "skipinitialspace")
      format.skip_initial_space = value.as_bool();
    else if (key == "skiprows")
      format.skip_rows = value.as_int64();
    else if (key == "names")
      request.names = texts(value);
    else if (key == "header")
      format.has_header = false;
    else if (key == "usecols")
      request.usecols = texts(value);
    else if (key == "on_bad_lines")
      format.skip_bad_lines = true;
    else if (key == "na_values")
      format.na_values = texts(value);
    else if (key == "keep_default_na")
      format.keep_default_na = value.as_bool();
    else if (key == "decimal")
      format.decimal = character(value);
    else if (key == "thousands")
      format.thousands = character(value);
    else if (key == "true_values")
      format.true_values = texts(value);
    else if (key == "false_values")
      format.false_values = texts(value);
    else if (key == "parse_dates")
      request.parse_dates = texts(value);
    else if (key == "infer_nrows")
      request.infer_places = static_cast<std::size_t>(value.as_int64()), format.quoting = false;
    else if (key == "widths")
      format.places = places_of_widths(value), format.quoting = false;
    else if (key == "colspecs")
      format.places = places_of(value), format.quoting = false;
    else if (key == "dtype" && value.is_string())
      for (const std::string& name : column_names) request.dtypes[name] = dd::DType::string;
    else if (key == "dtype")
      for (const auto& [name, type] : value.as_object()) request.dtypes[name] = dd::dtype(std::string_view(type.as_string()));
    else
      ADD_FAILURE() << "unknown option " << key;
  }
  return request;
}

/// Whether the value is the same number or text. pandas holds integers with nulls as floats, and other columns that it has no
/// type for as text; Weft's types for those are better, so only the values are compared.
bool agrees(const Value& value, const json::value& expected, dd::DType type) {
  if (expected.is_null() || !value) return expected.is_null() == !value;
  const std::string text(expected.as_string());
  if (*value == text) return true;
  if (dd::is_numeric(type)) return std::strtod(value->c_str(), nullptr) == std::strtod(text.c_str(), nullptr);
  return false;
}

class Recorded : public testing::TestWithParam<std::string> {};

TEST_P(Recorded, ValuesAreThoseOfPandasInBlocksOfEverySize) {
  const json::object& recording = recorded().at(GetParam()).as_object();
  const std::string bytes = from_hex(std::string_view(recording.at("hex").as_string()));
  const json::array& columns = recording.at("columns").as_array();
  std::vector<std::string> names;
  for (const json::value& column : columns) names.emplace_back(column.at("name").as_string());

  TemporaryFolder folder;
  plan::CsvRequest request = request_of(recording.at("options").as_object(), names);
  request.paths = {folder.write("file.csv", bytes)};
  const Rows whole = read(request);

  ASSERT_EQ(whole.columns.size(), columns.size()) << whole;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    EXPECT_EQ(whole.columns[column].name, names[column]);
    const json::array& expected = columns[column].at("values").as_array();
    ASSERT_EQ(whole.values[column].size(), expected.size()) << whole;
    for (std::size_t row = 0; row < expected.size(); ++row)
      EXPECT_TRUE(agrees(whole.values[column][row], expected[row], whole.columns[column].type))
          << names[column] << " row " << row << ": " << whole.values[column][row].value_or("null") << " is not "
          << json::serialize(expected[row]);
  }

  // All sizes for small files, some for long ones.
  for (std::uint64_t blocksize = 1; blocksize <= bytes.size(); blocksize += 1 + bytes.size() / 300) {
    request.blocksize = blocksize;
    EXPECT_EQ(read(request), whole) << "blocksize " << blocksize;
    // The sample of a file shows most quoted newlines; without that hint parts have to find them themselves.
    plan::ReadCsv source = kernel::discover_csv(request);
    for (plan::CsvFile& file : source.files) file.row_starts.clear();
    EXPECT_EQ(read(source), whole) << "blocksize " << blocksize << ", starts unknown";
  }
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& [name, recording] : recorded()) names.emplace_back(name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Pandas, Recorded, testing::ValuesIn(case_names()), [](const auto& info) { return info.param; });

}  // namespace
}  // namespace weft::csv_test
