// What kernels of strings are made of: loops over strings by what they give, and the list of functions by name.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kernel/scalar/loops.h"
#include "kernel/string_arena.h"
#include "plan/ops/string_function.h"

namespace weft::kernel {

/// How the kernel of a function is made from its arguments.
using MakeStringKernel = ScalarKernel (*)(const plan::StringFunction& call);
using StringKernels = std::map<std::string_view, MakeStringKernel>;

// One for each topic, in the file of its name; what they add to the list is what the op "str" can do.
void add_case_kernels(StringKernels& kernels);
void add_classify_kernels(StringKernels& kernels);
void add_join_kernels(StringKernels& kernels);
void add_normalize_kernels(StringKernels& kernels);
void add_regex_kernels(StringKernels& kernels);
void add_replace_kernels(StringKernels& kernels);
void add_search_kernels(StringKernels& kernels);
void add_slice_kernels(StringKernels& kernels);
void add_split_kernels(StringKernels& kernels);
void add_trim_and_pad_kernels(StringKernels& kernels);
void add_wrap_kernels(StringKernels& kernels);

// The arguments of a call, of the kinds that the op has checked.
inline const std::string& text_argument(const plan::StringFunction& call, std::size_t index) {
  return std::get<std::string>(call.arguments.at(index));
}
inline std::int64_t integer_argument(const plan::StringFunction& call, std::size_t index) {
  return std::get<std::int64_t>(call.arguments.at(index));
}
inline bool flag_argument(const plan::StringFunction& call, std::size_t index) {
  return std::get<bool>(call.arguments.at(index));
}
/// Nothing for null, or when left out.
template <class T>
std::optional<T> optional_argument(const plan::StringFunction& call, std::size_t index) {
  if (index >= call.arguments.size() || std::holds_alternative<std::monostate>(call.arguments[index])) return std::nullopt;
  return std::get<T>(call.arguments[index]);
}

/// Where the text first occurs; npos where it does not. Quicker than std::string_view::find on short texts.
inline std::size_t find_text(std::string_view text, std::string_view wanted, std::size_t from = 0) {
  const void* found = memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
  return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : std::string_view::npos;
}

/// A kernel from strings to values of another type.
template <class Out, class Operation>
ScalarKernel value_kernel(DType type, Operation operation) {
  return {[type, operation](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<Out>(type, rows);
    unary_loop<StringRef>(inputs[0], rows, out, [&operation](const StringRef& text) { return operation(text.view()); });
    return std::move(result);
  }};
}

/// A kernel from strings to parts of them, which need no memory of their own.
template <class Operation>
ScalarKernel part_kernel(Operation operation) {
  return {[operation](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    // A short string lies in its StringRef, so its part has to be read from there, not from a copy.
    const StringRef* in = inputs[0].vector.data<StringRef>();
    for (std::size_t i = 0; i < rows; ++i) out[i] = StringRef(operation(in[i].view()));
    result.holds = inputs[0].vector.holds;
    return std::move(result);
  }};
}

/// A kernel from strings to parts of them, or null: `operation` gives an optional.
template <class Operation>
ScalarKernel optional_part_kernel(Operation operation) {
  return {[operation](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    const StringRef* in = inputs[0].vector.data<StringRef>();
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
    for (std::size_t i = 0; i < rows; ++i) {
      const std::optional<std::string_view> part = operation(in[i].view());
      valid[i] = part.has_value();
      out[i] = StringRef(part.value_or(std::string_view()));
    }
    result.valid = std::move(valid);
    result.holds = inputs[0].vector.holds;
    return std::move(result);
  }};
}

/// A kernel from strings to new strings. `operation(text, arena)` gives a StringRef, which may point to what `text` points to.
template <class Operation>
ScalarKernel text_kernel(Operation operation) {
  return {[operation](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    unary_loop<StringRef>(inputs[0], rows, out, [&](const StringRef& text) { return operation(text, *arena); });
    result.holds = inputs[0].vector.holds;
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

/// A kernel from strings to new strings that `operation(text, out)` writes at the end of the empty string `out`.
template <class Operation>
ScalarKernel written_kernel(Operation operation) {
  return {[operation](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    std::string written;
    unary_loop<StringRef>(inputs[0], rows, out, [&](const StringRef& text) {
      written.clear();
      operation(text.view(), written);
      return arena->add(std::string_view(written));
    });
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

}  // namespace weft::kernel
