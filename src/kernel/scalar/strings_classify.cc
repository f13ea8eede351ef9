// Strings -> lengths, and whether all their characters are of one kind.
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

}  // namespace

void add_classify_kernels(StringKernels& kernels) {
  for (const char* function :
       {"isalnum", "isalpha", "isdecimal", "isdigit", "islower", "isnumeric", "isspace", "istitle", "isupper"})
    kernels[function] = classify;
  kernels["isascii"] = [](const plan::StringFunction&) { return value_kernel<bool>(DType::boolean, is_ascii); };
  kernels["len"] = [](const plan::StringFunction&) { return value_kernel<std::int64_t>(DType::int64, count_code_points); };
}

}  // namespace weft::kernel
