// Texts -> those that are among the categories, and their places there.
#include "plan/ops/category.h"

#include <unordered_map>

#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/representable.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

/// Where each category stands in the list.
class CategoryPlaces {
 public:
  explicit CategoryPlaces(std::vector<std::string> categories) : categories_(std::move(categories)) {
    for (const std::string& category : categories_)
      places_.emplace(StringRef(std::string_view(category)), static_cast<std::int32_t>(places_.size()));
  }

  /// -1 for what is not there.
  std::int32_t find(StringRef text) const {
    const auto found = places_.find(text);
    return found == places_.end() ? -1 : found->second;
  }

 private:
  std::vector<std::string> categories_;
  std::unordered_map<StringRef, std::int32_t, ValueHash<StringRef>> places_;
};

Vector null_others(const CategoryPlaces& places, const Operand& input, std::size_t rows) {
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
  const auto* texts = input.vector.data<StringRef>();
  for (std::size_t i = 0; i < rows; ++i) valid[i] = input.is_valid(i) && places.find(texts[i]) >= 0;
  Vector result = input.vector;
  result.valid = std::move(valid);
  return with_zero_nulls(std::move(result));
}

ScalarKernel make_category(const plan::Node& node, std::span<const DType>, DType) {
  const auto& op = *node.as<plan::AsCategory>();
  if (!op.null_others) return {[](std::span<const Operand> inputs, std::size_t) { return inputs[0].vector; }};
  auto places = std::make_shared<const CategoryPlaces>(op.categories);
  return {[places](std::span<const Operand> inputs, std::size_t rows) { return null_others(*places, inputs[0], rows); }, false};
}

template <class Code>
Vector find_codes(const CategoryPlaces& places, bool null_as_code, const Operand& input, std::size_t rows, DType type) {
  auto [result, codes] = make_vector<Code>(type, rows);
  const auto* texts = input.vector.data<StringRef>();
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
  bool all = true;
  for (std::size_t i = 0; i < rows; ++i) {
    codes[i] = static_cast<Code>(input.is_valid(i) ? places.find(texts[i]) : -1);
    all &= valid[i] = codes[i] >= 0;
  }
  if (all || null_as_code) return std::move(result);
  result.valid = std::move(valid);
  return with_zero_nulls(std::move(result));
}

ScalarKernel make_codes(const plan::Node& node, std::span<const DType>, DType result) {
  const auto& op = *node.as<plan::CategoryCodes>();
  auto places = std::make_shared<const CategoryPlaces>(op.categories);
  return with_number_type(result, [&]<class Code>(Code) -> ScalarKernel {
    if constexpr (std::is_same_v<Code, std::int8_t> || std::is_same_v<Code, std::int16_t> || std::is_same_v<Code, std::int32_t>)
      return {[places, result, null_as_code = op.null_as_code](std::span<const Operand> inputs, std::size_t rows) {
                return find_codes<Code>(*places, null_as_code, inputs[0], rows, result);
              },
              false};
    else
      return {};
  });
}

}  // namespace

void register_category() {
  register_scalar(plan::AsCategory::name, make_category);
  register_scalar(plan::CategoryCodes::name, make_codes);
}

}  // namespace weft::kernel
