// Strings -> other cases. ASCII is turned here, letters beyond it by Arrow, one character to one; case folding by Unicode's
// table.
#include <arrow/api.h>

#include "kernel/arrow_compute.h"
#include "kernel/scalar/code_points.h"
#include "kernel/scalar/strings.h"
#include "kernel/scalar/unicode_data.h"

namespace weft::kernel {
namespace {

/// ASCII letters of the other case changed to the wanted one; every other byte as it is.
StringRef ascii_case(const StringRef& text, bool upper, StringArena& arena) {
  const char first = upper ? 'a' : 'A';
  char small[StringRef::inline_size];
  char* out = text.is_inline() ? small : arena.allocate(text.size());
  const char* in = text.data();
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const bool change = static_cast<unsigned char>(in[i] - first) < 26;
    out[i] = static_cast<char>(in[i] ^ (change ? 0x20 : 0));
  }
  return StringRef(out, text.size());
}

bool all_ascii(const Vector& strings) {
  const StringRef* in = strings.data<StringRef>();
  for (std::size_t i = 0; i < strings.size; ++i)
    if (!is_ascii(in[i].view())) return false;
  return true;
}

template <bool upper>
ScalarKernel lower_or_upper(const plan::StringFunction&) {
  const ScalarKernel ascii =
      text_kernel([](const StringRef& text, StringArena& arena) { return ascii_case(text, upper, arena); });
  return {[ascii](std::span<const Operand> inputs, std::size_t rows) {
    if (all_ascii(inputs[0].vector)) return ascii.run(inputs, rows);
    return call_arrow(upper ? "utf8_upper" : "utf8_lower", inputs[0].vector, nullptr);
  }};
}

ScalarKernel arrow_kernel(const char* function) {
  return {[function](std::span<const Operand> inputs, std::size_t) { return call_arrow(function, inputs[0].vector, nullptr); }};
}

void fold(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, code_point_size(text[at]));
    at += character.size();
    if (character.size() == 1) {
      const char c = character[0];
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    } else {
      const std::string_view folded = case_folding(decode_code_point(character));
      out += folded.empty() ? character : folded;
    }
  }
}

}  // namespace

void add_case_kernels(StringKernels& kernels) {
  kernels["lower"] = lower_or_upper<false>;
  kernels["upper"] = lower_or_upper<true>;
  kernels["capitalize"] = [](const plan::StringFunction&) { return arrow_kernel("utf8_capitalize"); };
  kernels["swapcase"] = [](const plan::StringFunction&) { return arrow_kernel("utf8_swapcase"); };
  kernels["title"] = [](const plan::StringFunction&) { return arrow_kernel("utf8_title"); };
  kernels["casefold"] = [](const plan::StringFunction&) { return written_kernel(fold); };
}

}  // namespace weft::kernel
