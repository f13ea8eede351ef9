// States of an aggregation of the user -> its results.
#include "plan/ops/custom_result.h"

#include <algorithm>

#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"
#include "kernel/string_arena.h"
#include "plan/functions.h"

namespace weft::kernel {
namespace {

Vector results_of(const detail::AggregationInfo& info, const Operand& input, std::size_t rows) {
  std::vector<std::string_view> states;
  for (std::size_t row = 0; row < rows; ++row) states.push_back(input.vector.data<StringRef>()[input.constant ? 0 : row].view());
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
  Vector made = with_physical_type(info.result, [&]<class T>(const T&) {
    auto [result, out] = make_vector<T>(info.result, rows);
    std::fill_n(out, rows, T{});
    if constexpr (std::is_same_v<T, StringRef>) {
      std::vector<std::string> texts(rows);
      plan::call_aggregation(info, [&] { info.finish(states.data(), texts.data(), valid.get(), rows); });
      auto arena = std::make_shared<StringArena>();
      for (std::size_t row = 0; row < rows; ++row) out[row] = arena->add(std::string_view(texts[row]));
      result.holds.push_back(std::move(arena));
    } else {
      void* const to = out;
      plan::call_aggregation(info, [&] { info.finish(states.data(), to, valid.get(), rows); });
    }
    return std::move(result);
  });
  if (std::find(valid.get(), valid.get() + rows, 0) != valid.get() + rows) made.valid = std::move(valid);
  return made;
}

}  // namespace

void register_custom_result() {
  register_scalar(plan::CustomResult::name, [](const plan::Node& node, std::span<const DType>, DType) -> ScalarKernel {
    return {[&info = plan::find_aggregation(node.as<plan::CustomResult>()->aggregation)](
                std::span<const Operand> inputs, std::size_t rows) { return results_of(info, inputs[0], rows); }};
  });
}

}  // namespace weft::kernel
