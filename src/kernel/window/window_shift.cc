// Values -> those so many rows before or after.
#include "kernel/physical_type.h"
#include "kernel/scalar/scalar_kernel.h"
#include "kernel/window/window_function.h"

namespace weft::kernel {

Vector run_shift(const WindowInput& input) {
  const Vector& values = input.values;
  const std::int64_t distance = input.call.rows;
  const Vector fill = literal_vector(input.call.fill, values.type);
  return with_physical_type(values.type, [&]<class T>(const T&) {
    auto [shifted, out] = make_vector<T>(values.type, values.size);
    auto valid = std::make_shared<std::uint8_t[]>(values.size);
    for (std::size_t row = 0; row < values.size; ++row) out[row] = T{};
    for (const Segment& segment : input.segments) {
      for (std::size_t row = segment.begin; row < segment.end; ++row) {
        const std::int64_t from = static_cast<std::int64_t>(row) - distance;
        const bool inside = from >= static_cast<std::int64_t>(segment.begin) && from < static_cast<std::int64_t>(segment.end);
        const Vector& source = inside ? values : fill;
        const std::size_t at = inside ? static_cast<std::size_t>(from) : 0;
        valid[row] = source.is_valid(at);
        if (valid[row]) out[row] = source.data<T>()[at];
      }
    }
    shifted.valid = std::move(valid);
    shifted.holds = values.holds;
    shifted.holds.insert(shifted.holds.end(), fill.holds.begin(), fill.holds.end());
    return std::move(shifted);
  });
}

}  // namespace weft::kernel
