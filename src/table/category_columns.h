// Texts <-> dictionaries of categories.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <arrow/type_fwd.h>

namespace weft::dd {

/// Whether an array of the type becomes a column of categories: a dictionary of texts.
bool holds_categories(const arrow::DataType& type);

/// A dictionary of texts as columns have it: int32 codes and one dictionary of utf8, all different, none null.
std::shared_ptr<arrow::ChunkedArray> to_category_column(const std::shared_ptr<arrow::ChunkedArray>& array);

/// Texts as a column of those categories, in their order. Throws a data Error for a text that is not among them.
std::shared_ptr<arrow::ChunkedArray> encode_categories(const arrow::ChunkedArray& texts,
                                                       const std::vector<std::string>& categories, bool ordered);
/// The same with the categories that there are, in ascending order.
std::shared_ptr<arrow::ChunkedArray> encode_categories(const arrow::ChunkedArray& texts);

/// The table with texts in the place of categories.
std::shared_ptr<arrow::Table> decode_categories(const std::shared_ptr<arrow::Table>& table);

/// The categories of a dictionary's type and array.
std::vector<std::string> categories_of(const arrow::ChunkedArray& column);

}  // namespace weft::dd
