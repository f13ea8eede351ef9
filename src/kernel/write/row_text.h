// The values of a batch -> their texts.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kernel/batch.h"
#include "kernel/evaluate.h"

namespace weft::kernel {

/// Texts of values as Cast to string makes them: floats in the fewest digits that read back as the same number.
class RowText {
 public:
  explicit RowText(const plan::Schema& schema);
  /// Makes ready for the rows of a batch.
  void start(const Batch& batch);
  /// Nothing for null and NaN.
  std::optional<std::string_view> text(std::size_t column, std::size_t row) const {
    const Vector& vector = texts_[column];
    if (!vector.is_valid(row) || (!missing_[column].empty() && missing_[column][row])) return std::nullopt;
    return vector.data<StringRef>()[row].view();
  }

 private:
  std::vector<std::optional<Evaluator>> casts_;  // nothing for strings
  std::vector<Vector> texts_;
  std::vector<std::vector<bool>> missing_;  // NaN and infinities that have no text, of floats
};

}  // namespace weft::kernel
