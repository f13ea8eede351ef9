// Values of a column of numbers, booleans, dates or times -> group numbers.
#include "kernel/group/number_groups.h"

#include "kernel/group/single_key_groups.h"
#include "kernel/physical_type.h"

namespace weft::kernel {

std::unique_ptr<GroupTable> make_number_groups(DType type, std::uint64_t memory_bytes) {
  return with_physical_type(type, [&]<class T>(const T&) -> std::unique_ptr<GroupTable> {
    if constexpr (std::is_same_v<T, StringRef>)
      return nullptr;
    else if constexpr (std::is_same_v<T, bool>)
      return std::make_unique<NumberGroups<std::uint8_t>>(type, memory_bytes);
    else
      return std::make_unique<NumberGroups<T>>(type, memory_bytes);
  });
}

}  // namespace weft::kernel
