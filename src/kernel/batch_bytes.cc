// Vectors and batches -> the memory of their values, with the text that strings point to.
#include "kernel/batch_bytes.h"

namespace weft::kernel {

std::size_t bytes_of(const Vector& vector) {
  std::size_t bytes = vector.size * value_size(vector.type);
  if (!is_text(vector.type)) return bytes;
  const StringRef* strings = vector.data<StringRef>();
  for (std::size_t i = 0; i < vector.size; ++i) bytes += strings[i].is_inline() ? 0 : strings[i].size();
  return bytes;
}

std::size_t bytes_of(const Batch& batch) {
  std::size_t bytes = 0;
  for (const Vector& column : batch.columns) bytes += bytes_of(column);
  return bytes;
}

}  // namespace weft::kernel
