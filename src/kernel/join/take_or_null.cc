// The rows of a vector at some places, and nulls where there is none.
#include "kernel/join/take_or_null.h"

#include <algorithm>

#include "kernel/physical_type.h"

namespace weft::kernel {

Vector take_or_null(const Vector& vector, std::span<const std::uint32_t> rows) {
  return with_physical_type(vector.type, [&]<class T>(const T&) {
    auto [taken, to] = make_vector<T>(vector.type, rows.size());
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows.size());
    const T* from = vector.data<T>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool there = rows[i] != no_row;
      to[i] = there ? from[rows[i]] : T{};
      valid[i] = there && vector.is_valid(rows[i]);
    }
    taken.valid = std::move(valid);
    taken.holds = vector.holds;
    return std::move(taken);
  });
}

Vector nulls(DType type, std::size_t size) {
  return with_physical_type(type, [&]<class T>(const T&) {
    auto [made, values] = make_vector<T>(type, size);
    std::fill_n(values, size, T{});
    made.valid = std::make_shared<std::uint8_t[]>(size);
    return std::move(made);
  });
}

}  // namespace weft::kernel
