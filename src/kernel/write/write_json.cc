// Batches -> lines of JSON, an object a row.
#include <cmath>

#include "kernel/write/file_writer.h"
#include "kernel/write/row_text.h"

namespace weft::kernel {
namespace {

constexpr std::size_t flush_json_size = 256 * 1024;

void add_string(std::string& bytes, std::string_view text) {
  bytes += '"';
  for (const char character : text) {
    switch (character) {
      case '"':
        bytes += "\\\"";
        break;
      case '\\':
        bytes += "\\\\";
        break;
      case '\n':
        bytes += "\\n";
        break;
      case '\r':
        bytes += "\\r";
        break;
      case '\t':
        bytes += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(character) < 0x20) {
          bytes += "\\u00";
          bytes += "0123456789abcdef"[character >> 4];
          bytes += "0123456789abcdef"[character & 15];
        } else {
          bytes += character;
        }
    }
  }
  bytes += '"';
}

class JsonWriter final : public FileWriter {
 public:
  JsonWriter(std::unique_ptr<OutputFile> file, const plan::WriteFormat& format, const plan::Schema& schema)
      : file_(std::move(file)), format_(format), schema_(schema), texts_(schema) {
    if (format.is_array && format.has_brackets) bytes_ = "[";
    for (const plan::Field& field : schema.columns()) {
      std::string& key = keys_.emplace_back(keys_.empty() ? "{" : ",");
      add_string(key, field.name);
      key += ':';
    }
  }

  void write(const Batch& batch) override {
    texts_.start(batch);
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      if (format_.is_array && has_rows_) bytes_ += ',';
      has_rows_ = true;
      if (keys_.empty()) bytes_ += '{';
      for (std::size_t column = 0; column < keys_.size(); ++column) {
        bytes_ += keys_[column];
        const RowText::Items* items = texts_.items(column);
        if (items && texts_.is_there(column, row))
          add_list(*items, row);
        else
          add_value(schema_[column].type, items ? std::nullopt : texts_.text(column, row));
      }
      bytes_ += format_.is_array ? "}" : "}\n";
      if (bytes_.size() >= flush_json_size) flush();
    }
  }

  std::uint64_t close() override {
    if (format_.is_array && format_.has_brackets) bytes_ += ']';
    flush();
    file_->close();
    return file_->size();
  }

 private:
  void add_value(DType type, std::optional<std::string_view> text) {
    // JSON has no infinities; pandas writes null too.
    if (!text || (dd::is_floating(type) && text->find("inf") != text->npos))
      bytes_ += "null";
    else if (type == DType::boolean)
      bytes_ += *text == "True" ? "true" : "false";
    else if (dd::is_numeric(type))
      bytes_ += *text;
    else
      add_string(bytes_, *text);
  }
  void add_list(const RowText::Items& items, std::size_t row) {
    bytes_ += '[';
    for (std::size_t item = items.begins[row]; item < items.begins[row + 1]; ++item) {
      if (item > items.begins[row]) bytes_ += ',';
      add_value(items.type, items.text(item));
    }
    bytes_ += ']';
  }
  void flush() {
    file_->write(bytes_);
    bytes_.clear();
  }

  std::unique_ptr<OutputFile> file_;
  plan::WriteFormat format_;
  plan::Schema schema_;
  bool has_rows_ = false;
  RowText texts_;
  std::vector<std::string> keys_;
  std::string bytes_;
};

}  // namespace

std::unique_ptr<FileWriter> make_json_writer(std::unique_ptr<OutputFile> file, const plan::WriteFormat& format,
                                             const plan::Schema& schema) {
  return std::make_unique<JsonWriter>(std::move(file), format, schema);
}

}  // namespace weft::kernel
