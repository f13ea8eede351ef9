// A registered function of the user -> a kernel that calls it on the rows where nothing is null.
#include <numeric>

#include <weft/error.h>

#include "kernel/physical_type.h"
#include "kernel/scalar/scalar_kernel.h"
#include "kernel/string_arena.h"
#include "plan/functions.h"

namespace weft::kernel {
namespace {

/// The rows where no input is null.
std::vector<std::uint32_t> complete_rows(std::span<const Operand> inputs, std::size_t rows) {
  std::vector<std::uint32_t> complete;
  complete.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    bool valid = true;
    for (const Operand& input : inputs) valid &= input.is_valid(row);
    if (valid) complete.push_back(static_cast<std::uint32_t>(row));
  }
  return complete;
}

/// An argument's values one after the other, in the form that the function reads.
class Argument {
 public:
  Argument(const Operand& input, std::span<const std::uint32_t> rows) {
    if (input.constant) {
      const std::vector<std::uint32_t> first(rows.size(), 0);
      values_ = take(input.vector, first);
    } else {
      values_ = take(input.vector, rows);
    }
    if (values_.type != DType::string) return;
    views_.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) views_.push_back(values_.data<StringRef>()[i].view());
  }
  const void* data() const {
    return values_.type == DType::string ? static_cast<const void*>(views_.data()) : values_.values.get();
  }

 private:
  Vector values_;
  std::vector<std::string_view> views_;
};

template <class Out, class Called>
Vector scatter(DType type, std::size_t rows, std::span<const std::uint32_t> at, const Called* called) {
  auto [result, out] = make_vector<Out>(type, rows);
  std::fill_n(out, rows, Out{});
  for (std::size_t i = 0; i < at.size(); ++i) out[at[i]] = static_cast<Out>(called[i]);
  return std::move(result);
}

Vector call(const plan::FunctionInfo& function, std::span<const Operand> inputs, std::size_t rows) {
  const std::vector<std::uint32_t> complete = complete_rows(inputs, rows);
  std::vector<Argument> arguments;
  std::vector<const void*> pointers;
  arguments.reserve(inputs.size());
  for (const Operand& input : inputs) pointers.push_back(arguments.emplace_back(input, complete).data());

  if (function.result == DType::string) {
    std::vector<std::string> called(complete.size());
    plan::call_named(function, [&] { function.call(pointers.data(), called.data(), complete.size()); });
    auto arena = std::make_shared<StringArena>();
    std::vector<StringRef> kept;
    for (const std::string& text : called) kept.push_back(arena->add(std::string_view(text)));
    Vector result = scatter<StringRef>(DType::string, rows, complete, kept.data());
    result.holds.push_back(std::move(arena));
    return result;
  }
  return with_physical_type(function.result, [&]<class T>(const T&) {
    // A function gives a boolean as a byte, and an array of bool is one of bytes too.
    auto called = std::make_unique_for_overwrite<T[]>(complete.size());
    plan::call_named(function, [&] { function.call(pointers.data(), called.get(), complete.size()); });
    return scatter<T>(function.result, rows, complete, called.get());
  });
}

}  // namespace

ScalarKernel call_kernel(const std::string& function) {
  return {[&info = plan::find_function(function)](std::span<const Operand> inputs, std::size_t rows) {
    return call(info, inputs, rows);
  }};
}

}  // namespace weft::kernel
