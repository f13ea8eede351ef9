// Numbers of every form, read many rows at a time and one by one, against the C library's own reading.
#include <cmath>
#include <cstdlib>
#include <random>

#include "csv/csv_case.h"
#include "kernel/csv/column_reader.h"

namespace weft::csv_test {
namespace {

using namespace kernel;

/// The texts as one column of a chunk, and as spans.
class Fields {
 public:
  explicit Fields(const std::vector<std::string>& texts) : memory_(64, ' '), ends_{0} {
    ends_[0] = static_cast<std::uint32_t>(-1);
    for (const std::string& text : texts) {
      const auto begin = static_cast<std::uint32_t>(memory_.size() - 64);
      memory_ += text + ",";
      spans_.push_back({begin, begin + static_cast<std::uint32_t>(text.size())});
      ends_.push_back(static_cast<std::uint32_t>(memory_.size() - 65));
    }
    memory_.append(64, '9');
  }
  csv::FieldText text() const { return {memory_.data() + 64, nullptr, false, false}; }
  csv::RegularColumn regular() const { return {ends_.data() + 1, 1, 0}; }
  csv::SpanColumn spans() const { return {spans_.data()}; }

 private:
  std::string memory_;
  std::vector<std::uint32_t> ends_;
  std::vector<csv::FieldSpan> spans_;
};

template <class T>
std::vector<T> read_all(dd::DType type, const std::vector<std::string>& texts) {
  const plan::CsvFormat format;
  const csv::ValueText values(format);
  csv::ColumnReader reader(type, false, format, values);
  const Fields fields(texts);
  const Vector regular = reader.read(fields.text(), fields.regular(), texts.size());
  EXPECT_FALSE(reader.misfit()) << reader.misfit()->value;
  EXPECT_FALSE(regular.valid);
  const Vector spans = reader.read(fields.text(), fields.spans(), texts.size());
  EXPECT_EQ(std::memcmp(regular.data<T>(), spans.data<T>(), texts.size() * sizeof(T)), 0);
  return {regular.data<T>(), regular.data<T>() + texts.size()};
}

TEST(Numbers, IntegersOfEveryLength) {
  std::mt19937_64 random(1);
  std::vector<std::string> texts;
  std::vector<std::int64_t> expected;
  for (int i = 0; i < 20'000; ++i) {
    std::int64_t value = static_cast<std::int64_t>(random() >> (random() % 64));
    if (random() % 2) value = -value;
    expected.push_back(value);
    texts.push_back(std::string(value >= 0 && random() % 10 == 0 ? "+" : "") + std::to_string(value));
  }
  EXPECT_EQ(read_all<std::int64_t>(dd::DType::int64, texts), expected);
}

TEST(Numbers, FloatsAreRoundedAsTheyShouldBe) {
  std::mt19937_64 random(2);
  std::vector<std::string> texts;
  std::vector<double> expected;
  const char* const forms[] = {"%.0f", "%.1f", "%.2f", "%.6f", "%.9f", "%.15g", "%.17g", "%e", "%.3e", "%g"};
  for (int i = 0; i < 50'000; ++i) {
    char text[400];
    const double size = std::pow(10.0, static_cast<double>(random() % 40) - 20);
    const double value = (static_cast<double>(random()) / 0x1p63 - 1) * size;
    std::snprintf(text, sizeof text, forms[random() % std::size(forms)], value);
    texts.emplace_back(text);
    if (random() % 4 == 0) {
      // Digits that lie just beside the middle between two floats.
      texts.back() = std::to_string(random() % 10'000'000) + "." + std::to_string(random());
    }
    expected.push_back(std::strtod(texts.back().c_str(), nullptr));
  }
  const std::vector<double> read = read_all<double>(dd::DType::float64, texts);
  for (std::size_t i = 0; i < texts.size(); ++i)
    ASSERT_EQ(std::memcmp(&read[i], &expected[i], sizeof(double)), 0)
        << texts[i] << " is " << expected[i] << ", read as " << read[i];
}

TEST(Numbers, TextsThatAreNone) {
  const plan::CsvFormat format;
  const csv::ValueText values(format);
  for (const std::string text : {"-",
                                 "+",
                                 ".",
                                 "-.",
                                 "1.2.3",
                                 "1-2",
                                 "--1",
                                 "+-1",
                                 "1e",
                                 "1e+",
                                 "0x10",
                                 "1_000",
                                 "12345678a",
                                 "a1",
                                 "1,5",
                                 "..",
                                 "1.2345678901234567.",
                                 "/",
                                 ":",
                                 "infinit",
                                 "nan()",
                                 "1 2",
                                 "١",
                                 "-12345678-"}) {
    const Fields fields({text});
    for (const dd::DType type : {dd::DType::int64, dd::DType::float64, dd::DType::uint64, dd::DType::int8, dd::DType::float32}) {
      csv::ColumnReader reader(type, true, format, values);
      reader.read(fields.text(), fields.regular(), 1);
      ASSERT_TRUE(reader.misfit()) << text;
      EXPECT_EQ(reader.misfit()->value, text);
      reader.read(fields.text(), fields.spans(), 1);
      EXPECT_TRUE(reader.misfit()) << text;
    }
  }
}

TEST(Numbers, NullsAmongThem) {
  const plan::CsvFormat format;
  const csv::ValueText values(format);
  std::vector<std::string> texts;
  for (int row = 0; row < 1000; ++row) texts.push_back(row % 3 == 0 ? "" : row % 7 == 0 ? "NA" : std::to_string(row));
  const Fields fields(texts);
  for (const dd::DType type : {dd::DType::int64, dd::DType::float64, dd::DType::int16}) {
    csv::ColumnReader reader(type, true, format, values);
    const Vector read = reader.read(fields.text(), fields.regular(), texts.size());
    for (std::size_t row = 0; row < texts.size(); ++row) EXPECT_EQ(read.is_valid(row), row % 3 != 0 && row % 7 != 0) << row;
  }
}

}  // namespace
}  // namespace weft::csv_test
