// Strings -> Unicode's normal forms: taken apart by Arrow, put together here.
#include <arrow/api.h>
#include <arrow/compute/api.h>

#include <weft/error.h>

#include "kernel/arrow_compute.h"
#include "kernel/scalar/code_points.h"
#include "kernel/scalar/strings.h"
#include "kernel/scalar/unicode_data.h"

namespace weft::kernel {
namespace {

/// The canonical composition of a decomposed text, in place: Unicode 3.11, D117.
void compose(std::u32string& text) {
  std::size_t starter = std::u32string::npos, size = 0;
  int class_before = -1;  // of the last character kept after the starter; -1: none
  for (const char32_t character : text) {
    const int own_class = combining_class(character);
    if (starter != std::u32string::npos && class_before < own_class) {
      if (const char32_t composed = composition(text[starter], character)) {
        text[starter] = composed;
        continue;
      }
    }
    if (own_class == 0) {
      starter = size;
      class_before = -1;
    } else {
      class_before = own_class;
    }
    text[size++] = character;
  }
  text.resize(size);
}

void write_composed(std::string_view text, std::string& out) {
  if (is_ascii(text)) {
    out += text;
    return;
  }
  std::u32string characters = decode(text);
  compose(characters);
  append_utf8(characters, out);
}

arrow::compute::Utf8NormalizeOptions decomposition(const std::string& form) {
  using Options = arrow::compute::Utf8NormalizeOptions;
  if (form == "NFC" || form == "NFD") return Options(Options::NFD);
  if (form == "NFKC" || form == "NFKD") return Options(Options::NFKD);
  throw Error(ErrorKind::cluster, "A plan asks for an unknown normal form: " + form);
}

ScalarKernel normalize(const plan::StringFunction& call) {
  const std::string& form = text_argument(call, 0);
  return {[options = decomposition(form), composed = form.ends_with('C'), compose = written_kernel(write_composed)](
              std::span<const Operand> inputs, std::size_t rows) {
    Operand decomposed{call_arrow("utf8_normalize", inputs[0].vector, &options), inputs[0].constant};
    if (!composed) return decomposed.vector;
    // A null is an empty text to what puts together.
    decomposed.vector = with_zero_nulls(std::move(decomposed.vector));
    return compose.run(std::span(&decomposed, 1), rows);
  }};
}

}  // namespace

void add_normalize_kernels(StringKernels& kernels) { kernels["normalize"] = normalize; }

}  // namespace weft::kernel
