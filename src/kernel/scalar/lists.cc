// The op "list" -> the kernel of the function that it names.
#include <numeric>

#include <weft/error.h>

#include "kernel/list_value.h"
#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"
#include "kernel/scalar/slice_bounds.h"
#include "plan/ops/list_function.h"

namespace weft::kernel {
namespace {

ListValue list_at(std::span<const Operand> inputs, std::size_t row) {
  return ListValue(inputs[0].vector.data<StringRef>()[row].view());
}

ScalarKernel len() {
  return {[](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<std::int64_t>(DType::int64, rows);
    for (std::size_t row = 0; row < rows; ++row) out[row] = static_cast<std::int64_t>(list_at(inputs, row).size());
    return std::move(result);
  }};
}

ScalarKernel get(std::int64_t at, DType item) {
  return with_physical_type(item, [at, item]<class T>(const T&) -> ScalarKernel {
    return {[at, item](std::span<const Operand> inputs, std::size_t rows) {
      auto [result, out] = make_vector<T>(item, rows);
      auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
      for (std::size_t row = 0; row < rows; ++row) {
        const ListValue list = list_at(inputs, row);
        const auto index = index_of(at, list.size());
        valid[row] = index && list.is_valid(*index);
        out[row] = valid[row] ? list.at<T>(*index) : T{};
      }
      result.valid = std::move(valid);
      if constexpr (std::is_same_v<T, StringRef>) result.holds = inputs[0].vector.holds;
      return std::move(result);
    }};
  });
}

ScalarKernel slice(std::optional<std::int64_t> start, std::optional<std::int64_t> stop, std::int64_t step) {
  return {[=](std::span<const Operand> inputs, std::size_t rows) {
    const Vector& lists = inputs[0].vector;
    const auto item = item_of(lists);
    if (!item) return lists;
    const Vector items = list_items(lists, 0, rows, *item);
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    std::vector<std::uint32_t> places;
    std::uint32_t begin = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      const auto size = static_cast<std::uint32_t>(list_at(inputs, row).size());
      places.clear();
      for_each_place(size, start, stop, step, [&](std::int64_t at) { places.push_back(begin + static_cast<std::uint32_t>(at)); });
      out[row] = make_list(items, places, *arena);
      begin += size;
    }
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

ScalarKernel places() {
  return {[](std::span<const Operand> inputs, std::size_t rows) {
    std::size_t longest = 0;
    for (std::size_t row = 0; row < rows; ++row) longest = std::max(longest, list_at(inputs, row).size());
    auto [numbers, number] = make_vector<std::int64_t>(DType::int64, longest);
    for (std::size_t i = 0; i < longest; ++i) number[i] = static_cast<std::int64_t>(i);
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::list, rows);
    for (std::size_t row = 0; row < rows; ++row) out[row] = make_list(numbers, 0, list_at(inputs, row).size(), *arena);
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

ScalarKernel join(const std::string& separator) {
  return {[separator](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
    std::string joined;
    for (std::size_t row = 0; row < rows; ++row) {
      const ListValue list = list_at(inputs, row);
      joined.clear();
      valid[row] = 1;
      for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0) joined += separator;
        joined += list.text(i);
        valid[row] &= list.is_valid(i);
      }
      out[row] = arena->add(std::string_view(joined));
    }
    result.valid = std::move(valid);
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

std::optional<std::int64_t> integer_or_null(const plan::Literal& value) {
  const auto* integer = std::get_if<std::int64_t>(&value);
  return integer ? std::optional(*integer) : std::nullopt;
}

}  // namespace

void register_list_function() {
  register_scalar(plan::ListFunction::name, [](const plan::Node& node, std::span<const DType>, DType result) {
    const auto& [function, arguments] = *node.as<plan::ListFunction>();
    if (function == "len") return len();
    if (function == "places") return places();
    if (function == "get") return get(std::get<std::int64_t>(arguments.at(0)), result);
    if (function == "slice")
      return slice(integer_or_null(arguments.at(0)), integer_or_null(arguments.at(1)),
                   integer_or_null(arguments.at(2)).value_or(1));
    if (function == "join") return join(std::get<std::string>(arguments.at(0)));
    throw Error(ErrorKind::internal, "No kernel computes: list." + function);
  });
}

}  // namespace weft::kernel
