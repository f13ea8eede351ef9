// The values of a batch -> their texts.
#include "kernel/write/row_text.h"

#include <cmath>

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

}  // namespace

RowText::RowText(const plan::Schema& schema) {
  for (const plan::Field& field : schema.columns()) {
    casts_.emplace_back();
    if (field.type != DType::string)
      casts_.back().emplace(plan::make(plan::Cast{DType::string}, {plan::column(field.name)}), plan::Schema({field}));
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
  }
}

}  // namespace weft::kernel
