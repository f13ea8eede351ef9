// The op "str" -> the kernel of the function that it names.
#include "kernel/scalar/strings.h"

#include <weft/error.h>

#include "kernel/register.h"

namespace weft::kernel {
namespace {

const StringKernels& string_kernels() {
  static const StringKernels& only = *new StringKernels([] {
    StringKernels kernels;
    add_case_kernels(kernels);
    add_classify_kernels(kernels);
    add_join_kernels(kernels);
    add_normalize_kernels(kernels);
    add_regex_kernels(kernels);
    add_replace_kernels(kernels);
    add_search_kernels(kernels);
    add_slice_kernels(kernels);
    add_split_kernels(kernels);
    add_trim_and_pad_kernels(kernels);
    add_wrap_kernels(kernels);
    return kernels;
  }());
  return only;
}

}  // namespace

void register_string_function() {
  register_scalar(plan::StringFunction::name, [](const plan::Node& node, std::span<const DType>, DType) {
    const plan::StringFunction& call = *node.as<plan::StringFunction>();
    const auto found = string_kernels().find(call.function);
    if (found == string_kernels().end()) throw Error(ErrorKind::internal, "No kernel computes: str." + call.function);
    return found->second(call);
  });
}

}  // namespace weft::kernel
