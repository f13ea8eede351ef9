// Texts <-> dictionaries of categories.
#include "table/category_columns.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include <arrow/array.h>
#include <arrow/builder.h>
#include <arrow/chunked_array.h>
#include <arrow/compute/cast.h>
#include <arrow/table.h>
#include <arrow/type.h>

#include "table/arrow_status.h"
#include "table/arrow_types.h"
#include "table/column_data.h"

namespace weft::dd {
namespace {

constexpr std::string_view what = "Cannot make a column of categories";

std::shared_ptr<arrow::ChunkedArray> decode(const std::shared_ptr<arrow::ChunkedArray>& array) {
  const auto& values = static_cast<const arrow::DictionaryType&>(*array->type()).value_type();
  const auto texts = check(arrow::compute::Cast(array, values), what).chunked_array();
  return check(arrow::compute::Cast(texts, arrow::utf8()), what).chunked_array();
}

/// Calls `use` with each text, and with null for each null.
template <class Use>
void for_each_text(const arrow::ChunkedArray& texts, Use use) {
  for (const auto& chunk : texts.chunks()) {
    for (std::int64_t row = 0; row < chunk->length(); ++row) {
      const std::string_view text = chunk->IsNull(row) ? std::string_view() : string_at(*chunk, row);
      use(chunk->IsNull(row) ? nullptr : &text);
    }
  }
}

std::shared_ptr<arrow::Array> text_array(const std::vector<std::string_view>& texts) {
  arrow::StringBuilder builder;
  for (const std::string_view text : texts) check(builder.Append(text), what);
  return check(builder.Finish(), what);
}

std::shared_ptr<arrow::ChunkedArray> encode(const arrow::ChunkedArray& texts, const std::vector<std::string_view>& categories,
                                            bool ordered) {
  std::unordered_map<std::string_view, std::int32_t> places;
  for (const std::string_view category : categories) places.emplace(category, static_cast<std::int32_t>(places.size()));
  arrow::Int32Builder codes;
  check(codes.Reserve(texts.length()), what);
  for_each_text(texts, [&](const std::string_view* text) {
    if (!text) return codes.UnsafeAppendNull();
    const auto found = places.find(*text);
    if (found == places.end()) throw Error(ErrorKind::data, "A value is none of the known categories: " + std::string(*text));
    codes.UnsafeAppend(found->second);
  });
  const auto type = arrow::dictionary(arrow::int32(), arrow::utf8(), ordered);
  return std::make_shared<arrow::ChunkedArray>(
      std::make_shared<arrow::DictionaryArray>(type, check(codes.Finish(), what), text_array(categories)));
}

/// Whether the dictionary is as columns have it: every text once, none null.
bool is_plain(const arrow::Array& dictionary) {
  if (dictionary.null_count() > 0) return false;
  std::unordered_map<std::string_view, int> seen;
  for (std::int64_t index = 0; index < dictionary.length(); ++index)
    if (++seen[string_at(dictionary, index)] > 1) return false;
  return true;
}

}  // namespace

bool holds_categories(const arrow::DataType& type) {
  if (type.id() != arrow::Type::DICTIONARY) return false;
  return from_arrow(*static_cast<const arrow::DictionaryType&>(type).value_type()) == DType::string;
}

std::shared_ptr<arrow::ChunkedArray> to_category_column(const std::shared_ptr<arrow::ChunkedArray>& array) {
  const bool ordered = static_cast<const arrow::DictionaryType&>(*array->type()).ordered();
  const auto type = arrow::dictionary(arrow::int32(), arrow::utf8(), ordered);
  if (array->num_chunks() > 0) {
    const auto& first = static_cast<const arrow::DictionaryArray&>(*array->chunk(0)).dictionary();
    const bool shared = std::all_of(array->chunks().begin(), array->chunks().end(), [&](const auto& chunk) {
      const auto& own = static_cast<const arrow::DictionaryArray&>(*chunk).dictionary();
      return own == first || own->Equals(*first);
    });
    if (shared && is_plain(*first)) {
      if (array->type()->Equals(*type)) return array;
      const auto dictionary = check(arrow::compute::Cast(*first, arrow::utf8()), what);
      arrow::ArrayVector chunks;
      for (const auto& chunk : array->chunks()) {
        const auto& indices = static_cast<const arrow::DictionaryArray&>(*chunk).indices();
        const auto codes = check(arrow::compute::Cast(*indices, arrow::int32()), what);
        chunks.push_back(std::make_shared<arrow::DictionaryArray>(type, codes, dictionary));
      }
      return std::make_shared<arrow::ChunkedArray>(std::move(chunks), type);
    }
  }
  // Chunks with dictionaries of their own: the categories in the order in which the dictionaries have them.
  std::vector<std::string> categories;
  std::unordered_map<std::string_view, int> seen;
  for (const auto& chunk : array->chunks()) {
    const arrow::Array& dictionary = *static_cast<const arrow::DictionaryArray&>(*chunk).dictionary();
    for (std::int64_t index = 0; index < dictionary.length(); ++index)
      if (!dictionary.IsNull(index) && ++seen[string_at(dictionary, index)] == 1)
        categories.emplace_back(string_at(dictionary, index));
  }
  return encode_categories(*decode(array), categories, ordered);
}

std::shared_ptr<arrow::ChunkedArray> encode_categories(const arrow::ChunkedArray& texts,
                                                       const std::vector<std::string>& categories, bool ordered) {
  return encode(texts, {categories.begin(), categories.end()}, ordered);
}

std::shared_ptr<arrow::ChunkedArray> encode_categories(const arrow::ChunkedArray& texts) {
  std::unordered_map<std::string_view, int> seen;
  for_each_text(texts, [&](const std::string_view* text) {
    if (text) seen.emplace(*text, 0);
  });
  std::vector<std::string_view> categories;
  for (const auto& [text, count] : seen) categories.push_back(text);
  std::sort(categories.begin(), categories.end());
  return encode(texts, categories, false);
}

std::shared_ptr<arrow::Table> decode_categories(const std::shared_ptr<arrow::Table>& table) {
  std::shared_ptr<arrow::Table> decoded = table;
  for (int index = 0; index < table->num_columns(); ++index) {
    if (!holds_categories(*table->column(index)->type())) continue;
    const auto field = arrow::field(table->field(index)->name(), arrow::utf8());
    decoded = check(decoded->SetColumn(index, field, decode(table->column(index))), what);
  }
  return decoded;
}

std::vector<std::string> categories_of(const arrow::ChunkedArray& column) {
  std::vector<std::string> categories;
  if (column.num_chunks() == 0) return categories;
  const arrow::Array& dictionary = *static_cast<const arrow::DictionaryArray&>(*column.chunk(0)).dictionary();
  for (std::int64_t index = 0; index < dictionary.length(); ++index) categories.emplace_back(string_at(dictionary, index));
  return categories;
}

}  // namespace weft::dd
