// The values of a batch -> their texts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/batch.h"
#include "kernel/evaluate.h"

namespace weft::kernel {

/// Texts of values as Cast to string makes them: floats in the fewest digits that read back as the same number. Lists have no
/// text of their own: their items have.
class RowText {
 public:
  explicit RowText(const plan::Schema& schema);
  /// Makes ready for the rows of a batch.
  void start(const Batch& batch);
  /// Whether the value is there: neither null nor NaN.
  bool is_there(std::size_t column, std::size_t row) const {
    return texts_[column].is_valid(row) && (missing_[column].empty() || !missing_[column][row]);
  }
  /// Nothing for null and NaN. Not of lists.
  std::optional<std::string_view> text(std::size_t column, std::size_t row) const {
    if (!is_there(column, row)) return std::nullopt;
    return texts_[column].data<StringRef>()[row].view();
  }

  /// The items of all lists of a column, as texts of one column.
  struct Items;
  /// Null for a column of other values.
  const Items* items(std::size_t column) const { return items_[column].get(); }

 private:
  std::vector<std::optional<Evaluator>> casts_;  // nothing for strings and lists
  std::vector<Vector> texts_;                    // or lists
  std::vector<std::vector<bool>> missing_;       // NaN, of floats
  std::vector<std::shared_ptr<Items>> items_;    // null: no lists
};

struct RowText::Items {
  DType type;
  RowText texts;
  std::vector<std::size_t> begins;  // of each row's items, and the end of the last's
  std::vector<bool> null;           // whether an item is null, not only NaN

  void start(const Vector& lists);
  std::optional<std::string_view> text(std::size_t item) const { return texts.text(0, item); }
};

/// A list as Python prints it, "['a', None, 'c']": what pandas writes to CSV.
void append_python_list(std::string& out, const RowText::Items& items, std::size_t row);

}  // namespace weft::kernel
