// Text -> the numbers among it, null for the rest.
#include "plan/ops/to_number.h"

#include <fast_float/fast_float.h>

#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

Vector to_numbers(const Operand& input, std::size_t rows) {
  constexpr std::string_view blanks = " \t\r\n\f\v";
  const StringRef* in = input.vector.data<StringRef>();
  auto [result, out] = make_vector<double>(DType::float64, rows);
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    std::string_view text = in[i].view();
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text = text.substr(0, text.find_last_not_of(blanks) + 1);
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
    double value = 0;
    const auto read = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    // A number that is too large reads as an infinity, as Python's float() has it.
    const bool good = read.ec == std::errc() || read.ec == std::errc::result_out_of_range;
    valid[i] = good && read.ptr == text.data() + text.size();
    out[i] = valid[i] ? value : 0;
  }
  result.valid = std::move(valid);
  return std::move(result);
}

}  // namespace

void register_to_number() {
  register_scalar(plan::ToNumber::name, [](const plan::Node&, std::span<const DType>, DType) -> ScalarKernel {
    return {[](std::span<const Operand> inputs, std::size_t rows) { return to_numbers(inputs[0], rows); }};
  });
}

}  // namespace weft::kernel
