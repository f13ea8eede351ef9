// What an operator of a task did.
#pragma once

#include <cstdint>
#include <string>

namespace weft::kernel {

struct OperatorCounts {
  std::string text;  // as explain() prints it
  std::int64_t rows_in = 0;
  std::int64_t bytes_in = 0;  // of batches: a string counts as 16 bytes
  std::int64_t rows_out = 0;
  std::int64_t nanoseconds = 0;  // without those that come after it
};

}  // namespace weft::kernel
