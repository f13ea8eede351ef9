// Vectors: sizes, gathering, joining.
#include "kernel/batch.h"

#include <cassert>

#include "kernel/large_memory.h"
#include "kernel/physical_type.h"

namespace weft::kernel {
namespace {

template <class T>
std::shared_ptr<const void> gather(const void* values, std::span<const std::uint32_t> rows) {
  const T* from = static_cast<const T*>(values);
  auto [taken, to] = make_vector<T>(DType::string, rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) to[i] = from[rows[i]];
  return std::move(taken.values);
}

std::shared_ptr<const void> gather_values(const Vector& vector, std::span<const std::uint32_t> rows) {
  switch (value_size(vector.type)) {
    case 1:
      return gather<std::uint8_t>(vector.values.get(), rows);
    case 2:
      return gather<std::uint16_t>(vector.values.get(), rows);
    case 4:
      return gather<std::uint32_t>(vector.values.get(), rows);
    case 8:
      return gather<std::uint64_t>(vector.values.get(), rows);
    default:
      return gather<StringRef>(vector.values.get(), rows);
  }
}

}  // namespace

std::size_t value_size(DType type) {
  return with_physical_type(type, [](auto value) { return sizeof value; });
}

Vector take(const Vector& vector, std::span<const std::uint32_t> rows) {
  Vector taken{vector.type, rows.size(), gather_values(vector, rows), nullptr, vector.holds};
  if (vector.valid) {
    auto memory = std::make_shared_for_overwrite<std::uint8_t[]>(rows.size());
    std::uint8_t* to = memory.get();
    std::uint8_t all = 1;
    for (std::size_t i = 0; i < rows.size(); ++i) all &= to[i] = vector.valid[rows[i]];
    if (!all) taken.valid = std::move(memory);
  }
  if (vector.codes) {
    auto codes = std::make_shared_for_overwrite<std::uint32_t[]>(rows.size());
    std::uint32_t* to = codes.get();
    const std::uint32_t* from = vector.codes->codes.get();
    for (std::size_t i = 0; i < rows.size(); ++i) to[i] = from[rows[i]];
    taken.codes =
        std::make_shared<const DictionaryCodes>(std::move(codes), vector.codes->dictionary_size, vector.codes->dictionary);
  }
  return taken;
}

Batch take(const Batch& batch, std::span<const std::uint32_t> rows) {
  Batch taken;
  taken.num_rows = rows.size();
  taken.columns.reserve(batch.columns.size());
  for (const Vector& column : batch.columns) taken.columns.push_back(take(column, rows));
  return taken;
}

Vector with_zero_nulls(Vector vector) {
  if (!vector.valid) return vector;
  return with_physical_type(vector.type, [&]<class T>(const T&) {
    auto [result, out] = make_vector<T>(vector.type, vector.size);
    const T* in = vector.data<T>();
    const std::uint8_t* valid = vector.valid.get();
    for (std::size_t i = 0; i < vector.size; ++i) out[i] = valid[i] ? in[i] : T{};
    result.valid = std::move(vector.valid);
    result.holds = std::move(vector.holds);
    return std::move(result);
  });
}

Vector slice(const Vector& vector, std::size_t begin, std::size_t size) {
  assert(begin + size <= vector.size);
  const auto* values = static_cast<const std::byte*>(vector.values.get()) + begin * value_size(vector.type);
  Vector part{vector.type, size, {vector.values, values}, nullptr, vector.holds};
  if (vector.valid) part.valid = {vector.valid, vector.valid.get() + begin};
  return part;
}

Batch slice(const Batch& batch, std::size_t begin, std::size_t size) {
  Batch part;
  part.num_rows = size;
  for (const Vector& column : batch.columns) part.columns.push_back(slice(column, begin, size));
  return part;
}

Vector concatenate(DType type, std::span<const Vector> parts) {
  std::size_t size = 0;
  bool any_null = false;
  for (const Vector& part : parts) size += part.size, any_null |= part.valid != nullptr;
  const std::size_t width = value_size(type);
  const std::shared_ptr<std::byte[]> memory = share_memory(size * width);
  auto valid = any_null ? std::make_shared_for_overwrite<std::uint8_t[]>(size) : nullptr;
  auto held = std::make_shared<std::vector<std::shared_ptr<const void>>>();
  std::size_t row = 0;
  for (const Vector& part : parts) {
    if (part.size == 0) continue;
    std::memcpy(memory.get() + row * width, part.values.get(), part.size * width);
    if (valid && part.valid) std::memcpy(valid.get() + row, part.valid.get(), part.size);
    if (valid && !part.valid) std::memset(valid.get() + row, 1, part.size);
    if (held_as(type) == DType::string && !(held->size() == 1 && part.holds.size() == 1 && held->back() == part.holds.back()))
      held->insert(held->end(), part.holds.begin(), part.holds.end());
    row += part.size;
  }
  Vector joined{type, size, memory, std::move(valid), {}};
  if (!held->empty()) joined.holds.push_back(std::move(held));
  return joined;
}

Batch concatenate(const plan::Schema& schema, std::vector<Batch> parts) {
  Batch joined;
  for (const Batch& part : parts) joined.num_rows += part.num_rows;
  for (std::size_t column = 0; column < schema.size(); ++column) {
    std::vector<Vector> vectors;
    for (Batch& part : parts) vectors.push_back(std::move(part.columns[column]));
    joined.columns.push_back(concatenate(schema[column].type, vectors));
  }
  return joined;
}

}  // namespace weft::kernel
