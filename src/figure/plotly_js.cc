// The JavaScript that draws figures, from plotly.py's wheel.
#include "figure/plotly_js.h"

#include "base/base64.h"

// Mapped read-only, loaded when touched, free to compile.
asm(R"(
  .section .rodata
  .balign 64
  .globl weft_plotly_js
  .hidden weft_plotly_js
weft_plotly_js:
  .incbin "plotly.min.js"
  .globl weft_plotly_js_end
  .hidden weft_plotly_js_end
weft_plotly_js_end:
  .text
)");

extern "C" __attribute__((visibility("hidden"))) const char weft_plotly_js[];
extern "C" __attribute__((visibility("hidden"))) const char weft_plotly_js_end[];

namespace weft::figure {

std::string_view plotly_js() { return {weft_plotly_js, static_cast<std::size_t>(weft_plotly_js_end - weft_plotly_js)}; }

// It says so itself: "plotly.js v4.1.1".
std::string plotly_js_version() {
  constexpr std::string_view mark = "plotly.js v";
  const std::size_t at = plotly_js().substr(0, 200).find(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = plotly_js().substr(at + mark.size());
  return std::string(rest.substr(0, rest.find_first_not_of("0123456789.")));
}

std::string plotly_js_integrity() {
  constexpr std::string_view hex = WEFT_PLOTLY_JS_SHA256;
  std::string bytes;
  const auto digit = [](char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; };
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return "sha256-" + base::to_base64(bytes);
}

}  // namespace weft::figure
