// Batches -> a CSV file, quoted where pandas' to_csv quotes.
#include "kernel/write/file_writer.h"
#include "kernel/write/row_text.h"

namespace weft::kernel {
namespace {

constexpr std::size_t flush_csv_size = 256 * 1024;

/// Appends fields of rows.
class CsvText {
 public:
  CsvText(const plan::WriteFormat& format, std::size_t num_columns)
      : format_(format), num_columns_(num_columns), special_{format.separator, format.quote, '\r', '\n'} {}

  void add(std::string& bytes, std::size_t column, std::string_view text) const {
    if (column > 0) bytes += format_.separator;
    // A line of nothing would be no row.
    if (text.find_first_of(special_) != text.npos || (num_columns_ == 1 && text.empty())) {
      bytes += format_.quote;
      for (const char character : text) {
        if (character == format_.quote) bytes += character;
        bytes += character;
      }
      bytes += format_.quote;
    } else {
      bytes += text;
    }
    if (column + 1 == num_columns_) bytes += '\n';
  }

 private:
  plan::WriteFormat format_;
  std::size_t num_columns_;
  std::string special_;
};

class CsvWriter final : public FileWriter {
 public:
  CsvWriter(std::unique_ptr<OutputFile> file, const plan::WriteFormat& format, const plan::Schema& schema)
      : file_(std::move(file)), format_(format), num_columns_(schema.size()), texts_(schema), text_(format, schema.size()) {
    if (format.header) bytes_ = csv_header(format, schema);
  }

  void write(const Batch& batch) override {
    texts_.start(batch);
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      for (std::size_t column = 0; column < num_columns_; ++column) text_.add(bytes_, column, text(column, row));
      if (bytes_.size() >= flush_csv_size) flush();
    }
  }

  std::uint64_t close() override {
    flush();
    file_->close();
    return file_->size();
  }

 private:
  std::string_view text(std::size_t column, std::size_t row) {
    const RowText::Items* items = texts_.items(column);
    if (!items) return texts_.text(column, row).value_or(std::string_view(format_.na_rep));
    if (!texts_.is_there(column, row)) return format_.na_rep;
    list_.clear();
    append_python_list(list_, *items, row);
    return list_;
  }
  void flush() {
    file_->write(bytes_);
    bytes_.clear();
  }

  std::unique_ptr<OutputFile> file_;
  plan::WriteFormat format_;
  std::size_t num_columns_;
  RowText texts_;
  CsvText text_;
  std::string bytes_, list_;
};

}  // namespace

std::string csv_header(const plan::WriteFormat& format, const plan::Schema& schema) {
  const CsvText text(format, schema.size());
  std::string line;
  for (std::size_t column = 0; column < schema.size(); ++column) text.add(line, column, schema[column].name);
  return line;
}

std::unique_ptr<FileWriter> make_csv_writer(std::unique_ptr<OutputFile> file, const plan::WriteFormat& format,
                                            const plan::Schema& schema) {
  return std::make_unique<CsvWriter>(std::move(file), format, schema);
}

}  // namespace weft::kernel
