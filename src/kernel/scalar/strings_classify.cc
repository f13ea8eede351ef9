// Strings -> lengths, and whether all their characters are of one kind.
#include <bit>
#include <cstring>

#include <arrow/api.h>

#include "kernel/arrow_compute.h"
#include "kernel/scalar/code_points.h"
#include "kernel/scalar/strings.h"

namespace weft::kernel {
namespace {

ScalarKernel classify(const plan::StringFunction& call) {
  // Arrow calls isalnum() utf8_is_alnum.
  return {[function = "utf8_is_" + call.function.substr(2)](std::span<const Operand> inputs, std::size_t) {
    return call_arrow(function.c_str(), inputs[0].vector, nullptr);
  }};
}

/// The number of characters. Those of a short string are counted all at once: its bytes past the end are zero.
std::int64_t length(const StringRef& text) {
  if (!text.is_inline()) return count_code_points(text.view());
  std::uint64_t words[2];
  static_assert(sizeof words == sizeof text);
  std::memcpy(words, &text, sizeof words);
  // A byte 10xxxxxx goes on with a character: the highest bit is set, the next one, moved to its place, is not.
  const auto continuations = [](std::uint64_t bytes) { return std::popcount(bytes & ~(bytes << 1) & 0x8080808080808080); };
  return static_cast<std::int64_t>(text.size()) - continuations(words[0] >> 32) - continuations(words[1]);
}

ScalarKernel len(const plan::StringFunction&) {
  return {[](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<std::int64_t>(DType::int64, rows);
    unary_loop<StringRef>(inputs[0], rows, out, length);
    return std::move(result);
  }};
}

}  // namespace

void add_classify_kernels(StringKernels& kernels) {
  for (const char* function :
       {"isalnum", "isalpha", "isdecimal", "isdigit", "islower", "isnumeric", "isspace", "istitle", "isupper"})
    kernels[function] = classify;
  kernels["isascii"] = [](const plan::StringFunction&) { return value_kernel<bool>(DType::boolean, is_ascii); };
  kernels["len"] = len;
}

}  // namespace weft::kernel
