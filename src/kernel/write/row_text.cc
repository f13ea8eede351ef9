// The values of a batch -> their texts.
#include "kernel/write/row_text.h"

#include <cmath>

#include "kernel/list_value.h"
#include "plan/ops/scalar.h"

namespace weft::kernel {
namespace {

template <class T>
std::vector<bool> nans(const Vector& vector) {
  std::vector<bool> missing;
  const T* values = vector.data<T>();
  for (std::size_t row = 0; row < vector.size; ++row) {
    if (!std::isnan(values[row])) continue;
    missing.resize(vector.size);
    missing[row] = true;
  }
  return missing;
}

/// In the quotes that Python chooses, its control characters escaped.
void append_python_string(std::string& out, std::string_view text) {
  const char quote = text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
  out += quote;
  for (const char character : text) {
    if (character == quote || character == '\\')
      (out += '\\') += character;
    else if (character == '\n')
      out += "\\n";
    else if (character == '\r')
      out += "\\r";
    else if (character == '\t')
      out += "\\t";
    else if (static_cast<unsigned char>(character) < 0x20 || character == 0x7f)
      ((out += "\\x") += "0123456789abcdef"[character >> 4]) += "0123456789abcdef"[character & 15];
    else
      out += character;
  }
  out += quote;
}

}  // namespace

RowText::RowText(const plan::Schema& schema) {
  for (const plan::Field& field : schema.columns()) {
    casts_.emplace_back();
    items_.emplace_back();
    if (field.type == DType::list) {
      const plan::Type item = item_of(field.type);
      items_.back() = std::make_shared<Items>(item.id(), RowText(plan::Schema({{"item", item}})));
    } else if (field.type != DType::string) {
      casts_.back().emplace(plan::make(plan::Cast{DType::string}, {plan::column(field.name)}), plan::Schema({field}));
    }
  }
}

void RowText::start(const Batch& batch) {
  texts_.clear();
  missing_.assign(batch.columns.size(), {});
  for (std::size_t index = 0; index < batch.columns.size(); ++index) {
    const Vector& column = batch.columns[index];
    if (column.type == DType::float64) missing_[index] = nans<double>(column);
    if (column.type == DType::float32) missing_[index] = nans<float>(column);
    texts_.push_back(casts_[index] ? casts_[index]->evaluate(Batch{{column}, batch.num_rows}) : column);
    if (items_[index]) items_[index]->start(column);
  }
}

void RowText::Items::start(const Vector& lists) {
  begins = {0};
  for (const std::uint32_t size : list_sizes(lists)) begins.push_back(begins.back() + size);
  const Vector items = list_items(lists, 0, lists.size, held_as(type));
  null.assign(items.size, false);
  for (std::size_t item = 0; item < items.size; ++item) null[item] = !items.is_valid(item);
  texts.start(Batch{{items}, items.size});
}

void append_python_list(std::string& out, const RowText::Items& items, std::size_t row) {
  const bool quoted = !dd::is_numeric(items.type) && items.type != DType::boolean;
  out += '[';
  for (std::size_t item = items.begins[row]; item < items.begins[row + 1]; ++item) {
    if (item > items.begins[row]) out += ", ";
    const auto text = items.text(item);
    if (!text)
      out += items.null[item] ? "None" : "nan";
    else if (quoted)
      append_python_string(out, *text);
    else
      out += *text;
  }
  out += ']';
}

}  // namespace weft::kernel
