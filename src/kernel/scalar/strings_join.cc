// Several strings a row -> one.
#include <cstring>

#include "kernel/scalar/code_points.h"
#include "kernel/scalar/strings.h"

namespace weft::kernel {
namespace {

const StringRef& text_at(const Operand& input, std::size_t row) {
  return input.vector.data<StringRef>()[input.constant ? 0 : row];
}

/// Null where an input is null, unless `instead` stands for it.
ScalarKernel cat(const plan::StringFunction& call) {
  const auto instead = optional_argument<std::string>(call, 1);
  ScalarKernel kernel{[separator = text_argument(call, 0), instead](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    std::string joined;
    for (std::size_t row = 0; row < rows; ++row) {
      joined.clear();
      for (const Operand& input : inputs) {
        if (&input != &inputs[0]) joined += separator;
        joined += instead && !input.is_valid(row) ? std::string_view(*instead) : text_at(input, row).view();
      }
      out[row] = arena->add(std::string_view(joined));
    }
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
  kernel.strict = !instead;
  return kernel;
}

ScalarKernel repeat_each(const plan::StringFunction&) {
  return {[](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    const auto* counts = inputs[1].vector.data<std::int64_t>();
    std::string repeated;
    for (std::size_t row = 0; row < rows; ++row) {
      repeated.clear();
      const StringRef& text = text_at(inputs[0], row);
      const std::int64_t count = text.size() == 0 ? 0 : counts[inputs[1].constant ? 0 : row];
      for (std::int64_t i = 0; i < count; ++i) repeated += text.view();
      out[row] = arena->add(std::string_view(repeated));
    }
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

/// As Python's separator.join(text): between its characters.
ScalarKernel join(const plan::StringFunction& call) {
  return written_kernel([separator = text_argument(call, 0)](std::string_view text, std::string& out) {
    for (std::size_t at = 0; at < text.size();) {
      if (at > 0) out += separator;
      const std::size_t size = code_point_size(text[at]);
      out += text.substr(at, size);
      at += size;
    }
  });
}

}  // namespace

void add_join_kernels(StringKernels& kernels) {
  kernels["cat"] = cat;
  kernels["join"] = join;
  kernels["repeat_each"] = repeat_each;
}

ScalarKernel join_strings_kernel() {
  return {[](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    for (std::size_t i = 0; i < rows; ++i) {
      const StringRef &a = text_at(inputs[0], i), &b = text_at(inputs[1], i);
      const std::uint32_t size = a.size() + b.size();
      char small[StringRef::inline_size];
      char* text = size <= StringRef::inline_size ? small : arena->allocate(size);
      std::memcpy(text, a.data(), a.size());
      std::memcpy(text + a.size(), b.data(), b.size());
      out[i] = StringRef(text, size);
    }
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

}  // namespace weft::kernel
