// Batches -> a CSV file, quoted where pandas' to_csv quotes.
#include <algorithm>
#include <optional>

#include <weft/error.h>

#include "base/float_format.h"
#include "kernel/write/file_writer.h"
#include "kernel/write/row_text.h"

namespace weft::kernel {
namespace {

using plan::CsvQuoting;

constexpr std::size_t flush_csv_size = 256 * 1024;

/// Appends fields of rows.
class CsvText {
 public:
  CsvText(const plan::WriteFormat& format, std::size_t num_columns)
      : format_(format), num_columns_(num_columns), special_{format.separator, format.quote, '\r', '\n'} {
    if (format.escape) special_ += *format.escape;
    special_ += format.line_end;
  }

  void add(std::string& bytes, std::size_t column, std::string_view text, bool is_number) const {
    if (column > 0) bytes += format_.separator;
    const bool is_special = text.find_first_of(special_) != text.npos;
    bool quoted = format_.quoting == CsvQuoting::all || (format_.quoting == CsvQuoting::nonnumeric && !is_number);
    // A line of nothing would be no row.
    if (num_columns_ == 1 && text.empty()) quoted = format_.quoting != CsvQuoting::none;
    if (is_special)
      add_special(bytes, text, quoted);
    else if (quoted)
      ((bytes += format_.quote) += text) += format_.quote;
    else
      bytes += text;
    if (column + 1 == num_columns_) bytes += format_.line_end;
  }

 private:
  /// What Python's csv module writes for text that has characters with a meaning.
  void add_special(std::string& bytes, std::string_view text, bool quoted) const {
    const std::size_t begin = bytes.size();
    for (const char character : text) {
      if (special_.find(character) != special_.npos) {
        const bool is_quote = character == format_.quote;
        const bool escaped =
            format_.quoting == CsvQuoting::none || character == format_.escape || (is_quote && !format_.double_quote);
        if (escaped && !format_.escape)
          throw Error(ErrorKind::data, "to_csv: a value needs an .escapechar, and there is none: " + std::string(text));
        if (escaped) bytes += *format_.escape;
        if (is_quote && !escaped) bytes += character;
        quoted = quoted || !escaped;
      }
      bytes += character;
    }
    if (!quoted) return;
    bytes.insert(begin, 1, format_.quote);
    bytes += format_.quote;
  }

  plan::WriteFormat format_;
  std::size_t num_columns_;
  std::string special_;
};

class CsvWriter final : public FileWriter {
 public:
  CsvWriter(std::unique_ptr<OutputFile> file, const plan::WriteFormat& format, const plan::Schema& schema)
      : file_(std::move(file)),
        format_(format),
        schema_(schema),
        num_columns_(schema.size()),
        texts_(schema),
        text_(format, schema.size()) {
    if (format.header) bytes_ = csv_header(format, schema);
    if (!format.float_format.empty()) float_format_.emplace(format.float_format);
  }

  void write(const Batch& batch) override {
    texts_.start(batch);
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      for (std::size_t column = 0; column < num_columns_; ++column) {
        const bool is_there = texts_.is_there(column, row);
        const std::string_view text = is_there ? this->text(batch, column, row) : std::string_view(format_.na_rep);
        text_.add(bytes_, column, text, is_there && is_number(schema_[column].type));
      }
      if (bytes_.size() >= flush_csv_size) flush();
    }
  }

  std::uint64_t close() override {
    flush();
    file_->close();
    return file_->size();
  }

 private:
  /// Whether Python's csv module gets a number, as pandas hands it over, and not a text.
  bool is_number(DType type) const {
    if (dd::is_floating(type)) return !float_format_ && format_.decimal == '.';
    return dd::is_integer(type) || type == DType::boolean;
  }
  /// Of a value that is there.
  std::string_view text(const Batch& batch, std::size_t column, std::size_t row) {
    const DType type = schema_[column].type;
    const RowText::Items* items = texts_.items(column);
    made_.clear();
    if (items) {
      append_python_list(made_, *items, row);
      return made_;
    }
    if (!dd::is_floating(type) || (!float_format_ && format_.decimal == '.')) return *texts_.text(column, row);
    const Vector& values = batch.columns[column];
    if (!float_format_)
      made_ = *texts_.text(column, row);
    else
      float_format_->append(made_, type == DType::float64 ? values.data<double>()[row] : values.data<float>()[row]);
    if (format_.decimal != '.') std::replace(made_.begin(), made_.end(), '.', format_.decimal);
    return made_;
  }
  void flush() {
    file_->write(bytes_);
    bytes_.clear();
  }

  std::unique_ptr<OutputFile> file_;
  plan::WriteFormat format_;
  plan::Schema schema_;
  std::size_t num_columns_;
  RowText texts_;
  CsvText text_;
  std::optional<base::FloatFormat> float_format_;
  std::string bytes_, made_;
};

}  // namespace

std::string csv_header(const plan::WriteFormat& format, const plan::Schema& schema) {
  const CsvText text(format, schema.size());
  std::string line;
  for (std::size_t column = 0; column < schema.size(); ++column) text.add(line, column, schema[column].name, false);
  return line;
}

std::unique_ptr<FileWriter> make_csv_writer(std::unique_ptr<OutputFile> file, const plan::WriteFormat& format,
                                            const plan::Schema& schema) {
  return std::make_unique<CsvWriter>(std::move(file), format, schema);
}

}  // namespace weft::kernel
