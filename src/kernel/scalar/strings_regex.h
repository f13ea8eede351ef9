// Regular expressions beyond "does it match": RE2, which Arrow holds, told to mark what it finds.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {

/// Calls `take(row, pieces)` for each row: the text before the first match, the match, the text up to the next, and so on, an odd
/// number of pieces. Those of a null are unspecified.
void split_at_matches(const std::string& pattern, const Vector& strings,
                      const std::function<void(std::size_t row, const std::vector<std::string_view>& pieces)>& take);

/// The first `count` matches (negative: all) replaced by `with`, in which `\1` and `\g<name>` are groups when `regex`; otherwise
/// both are plain text.
ScalarKernel replace_regex_kernel(const std::string& pattern, const std::string& with, std::int64_t count, bool case_sensitive,
                                  bool regex);

}  // namespace weft::kernel
