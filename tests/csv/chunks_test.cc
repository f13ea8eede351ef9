// Chunks: whatever size text is read in, the same rows come out; and the scan agrees with the tokenizer.
#include <random>

#include "csv/csv_case.h"
#include "kernel/csv/chunk_reader.h"
#include "kernel/csv/row_starts.h"
#include "kernel/csv/tokenize.h"

namespace weft::csv_test {
namespace {

using namespace kernel;

class TextStream final : public ByteStream {
 public:
  explicit TextStream(std::string_view text) : text_(text) {}
  std::size_t read(std::span<char> into) override {
    const std::size_t some = text_.copy(into.data(), into.size());
    text_.remove_prefix(some);
    return some;
  }

 private:
  std::string_view text_;
};

using Lines = std::vector<std::vector<std::string>>;

Lines rows_of(std::string_view text, const plan::CsvFormat& format, std::size_t num_fields, std::size_t chunk_size) {
  csv::ChunkReader reader(std::make_unique<TextStream>(text), 0, format, num_fields, "text", false, chunk_size);
  Lines lines;
  std::uint64_t at = 0;
  for (csv::Chunk chunk; reader.next(chunk, text.size());) {
    EXPECT_EQ(chunk.offset, at);
    at = chunk.next_offset;
    for (std::size_t row = 0; row < chunk.num_rows; ++row) {
      std::vector<std::string>& line = lines.emplace_back();
      const std::size_t fields = chunk.regular ? num_fields : chunk.irregular->num_fields(row);
      for (std::size_t column = 0; column < fields; ++column) {
        csv::FieldSpan field;
        if (chunk.regular)
          field = csv::RegularColumn{chunk.regular->ends + column, chunk.regular->num_fields,
                                     chunk.regular->crlf && column + 1 == fields}[row];
        else
          field = chunk.irregular->field(row, column);
        line.emplace_back(chunk.text + field.begin, field.end - field.begin);
      }
    }
  }
  EXPECT_EQ(at, text.size());
  return lines;
}

/// The same by the state machine alone, which takes all text at once.
Lines tokenized(std::string text, const plan::CsvFormat& format) {
  if (!text.ends_with('\n')) text += '\n';
  csv::IrregularRows rows;
  std::vector<std::uint32_t> line_begins;
  EXPECT_EQ(csv::tokenize(text.data(), text.size(), format, true, rows, line_begins), text.size());
  Lines lines;
  for (std::size_t row = 0; row < rows.row_begins.size(); ++row) {
    std::vector<std::string>& line = lines.emplace_back();
    for (std::size_t column = 0; column < rows.num_fields(row); ++column)
      line.push_back(text.substr(rows.field(row, column).begin, rows.field(row, column).end - rows.field(row, column).begin));
  }
  return lines;
}

std::string random_text(std::mt19937& random, bool wild) {
  const std::vector<std::string> plain{"a",     "bc",      "12",       "3.5",        "",     " ",
                                       "\"x\"", "\"p,q\"", "\"l\nm\"", "\"d\"\"d\"", "\"\"", "longer text here"};
  const std::vector<std::string> strange{"a\"b", "\"c\"d", "x\ry", "\"e\"f\"g\"", "\r", "\"\"h\""};
  const std::string line_end = random() % 3 == 0 ? "\r\n" : "\n";
  std::string text;
  const int rows = static_cast<int>(random() % 40);
  for (int row = 0; row < rows; ++row) {
    if (random() % 20 == 0) text += line_end;
    const int fields = random() % 10 == 0 ? static_cast<int>(random() % 5 + 1) : 3;
    for (int field = 0; field < fields; ++field) {
      if (field > 0) text += ',';
      text += wild && random() % 15 == 0 ? strange[random() % strange.size()] : plain[random() % plain.size()];
    }
    text += row + 1 == rows && random() % 2 ? "" : line_end;
  }
  return text;
}

TEST(Chunks, OfEverySizeHoldTheSameRows) {
  std::mt19937 random(3);
  const plan::CsvFormat format;
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_text(random, round % 2);
    Lines expected;
    std::string closed = text;
    // Strange fields may leave quotes open; that is another test.
    if (csv::IrregularRows rows; true) {
      std::vector<std::uint32_t> begins;
      if (!closed.ends_with('\n')) closed += '\n';
      if (csv::tokenize(closed.data(), closed.size(), format, true, rows, begins) != closed.size()) continue;
    }
    expected = tokenized(text, format);
    for (std::size_t size = 1; size <= text.size() + 70; size = size < 80 ? size + 1 : size * 3 / 2)
      ASSERT_EQ(rows_of(text, format, 3, size), expected) << "chunk size " << size << "\n" << text;
  }
}

TEST(Chunks, LongerThanAVectorAndRegular) {
  const plan::CsvFormat format;
  for (const std::string line_end : {"\n", "\r\n"}) {
    for (std::size_t columns = 1; columns <= 70; columns += 3) {
      std::string text;
      for (int row = 0; row < 50; ++row)
        for (std::size_t column = 0; column < columns; ++column)
          text += std::to_string(row * column) + "x" + (column + 1 < columns ? "," : line_end);
      const Lines rows = rows_of(text, format, columns, 1 << 16);
      EXPECT_EQ(rows, tokenized(text, format));
      ASSERT_EQ(rows.size(), 50u);
      EXPECT_EQ(rows[49].size(), columns);
    }
  }
}

TEST(Chunks, RowsMayBeMuchLongerThanAChunk) {
  const plan::CsvFormat format;
  const std::string text = "a,\"" + std::string(10'000, '\n') + "\"\nb,c\n";
  EXPECT_EQ(rows_of(text, format, 2, 64), (Lines{{"a", "\"" + std::string(10'000, '\n') + "\""}, {"b", "c"}}));
}

TEST(Chunks, FirstLineAtABorderIsExact) {
  const plan::CsvFormat format;
  const std::string text = "a,b\n\"x\ny\",1\n\n2,3\r\n4,5";
  // Where lines begin: 0, 4, 12, 13, 18, and the end.
  const std::vector<std::uint64_t> begins{0, 4, 12, 13, 18, 21};
  for (std::size_t chunk_size : {8u, 16u, 1000u}) {
    csv::ChunkReader reader(std::make_unique<TextStream>(text), 0, format, 2, "text", false, chunk_size);
    std::uint64_t border = 0;
    for (csv::Chunk chunk; reader.next(chunk, text.size());)
      for (; border <= chunk.next_offset; ++border)
        EXPECT_EQ(reader.first_line_at(border), *std::lower_bound(begins.begin(), begins.end(), border));
    EXPECT_EQ(border, text.size() + 1);
  }
}

TEST(RowStarts, AreFoundByOneScan) {
  TemporaryFolder folder;
  const std::string bytes = "a,b\n\"x\ny\",1\n\n2,3\n";
  plan::CsvFile file{folder.write("file.csv", bytes), bytes.size(), {}, {}, {}};
  file.stamp = kernel::open_source(file.path)->facts().stamp;
  EXPECT_EQ(csv::scan_row_starts(file, {}, 1),
            (std::vector<std::uint64_t>{4, 4, 4, 4, 12, 12, 12, 12, 12, 12, 12, 12, 13, 17, 17, 17}));
  EXPECT_EQ(csv::scan_row_starts(file, {}, 6), (std::vector<std::uint64_t>{12, 12}));
}

}  // namespace
}  // namespace weft::csv_test
