// Vectors -> the values that stand in the place of theirs.
#include "plan/ops/replace_values.h"

#include <unordered_map>

#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/missing.h"
#include "kernel/scalar/representable.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

using plan::Literal;

/// For each row of a vector the input that its result comes from: 1 where the value is none of those looked for.
using FindInputs = std::function<std::vector<std::uint32_t>(const Operand& values, std::size_t rows)>;

template <class T>
class Places {
 public:
  Places(const std::vector<Literal>& from, DType type) {
    for (std::uint32_t index = 0; index < from.size(); ++index) {
      if (plan::is_missing(from[index])) {
        if (missing_ == 1) missing_ = index + 2;
      } else if (representable<T>(from[index])) {
        owners_.push_back(literal_vector(from[index], type));
        places_.emplace(*owners_.back().template data<T>(), index + 2);
      }
    }
  }

  std::vector<std::uint32_t> find(const Operand& values, std::size_t rows) const {
    const Missing<T> missing(values.vector);
    const T* in = values.vector.template data<T>();
    std::vector<std::uint32_t> inputs(rows);
    for (std::size_t i = 0; i < rows; ++i) {
      const std::size_t row = values.constant ? 0 : i;
      const auto found = missing(row) ? places_.end() : places_.find(in[row]);
      inputs[i] = found != places_.end() ? found->second : missing(row) ? missing_ : 1;
    }
    return inputs;
  }

 private:
  std::vector<Vector> owners_;
  std::unordered_map<T, std::uint32_t, ValueHash<T>> places_;
  std::uint32_t missing_ = 1;
};

template <class T>
Vector gather(DType type, std::span<const Operand> inputs, const std::vector<std::uint32_t>& places) {
  auto [result, out] = make_vector<T>(type, places.size());
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(places.size());
  std::uint8_t all = 1;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Operand& from = inputs[places[i]];
    out[i] = from.vector.template data<T>()[from.constant ? 0 : i];
    all &= valid[i] = from.is_valid(i);
  }
  if (!all) result.valid = std::move(valid);
  for (const Operand& input : inputs.subspan(1))
    result.holds.insert(result.holds.end(), input.vector.holds.begin(), input.vector.holds.end());
  return std::move(result);
}

ScalarKernel make_replacement(const plan::Node& node, std::span<const DType> inputs, DType result) {
  const FindInputs find = with_physical_type(inputs[0], [&]<class T>(const T&) -> FindInputs {
    auto places = std::make_shared<const Places<T>>(node.as<plan::ReplaceValues>()->from, inputs[0]);
    return [places](const Operand& values, std::size_t rows) { return places->find(values, rows); };
  });
  return with_physical_type(result, [&]<class T>(const T&) -> ScalarKernel {
    return {[find, result](std::span<const Operand> operands, std::size_t rows) {
              return gather<T>(result, operands, find(operands[0], rows));
            },
            false};
  });
}

}  // namespace

void register_replace_values() {
  register_scalar(plan::ReplaceValues::name, make_replacement,
                  [](const plan::Node&, std::span<const DType> inputs, DType result) {
                    std::vector<DType> types(inputs.size(), result);
                    types[0] = inputs[0];
                    return types;
                  });
}

}  // namespace weft::kernel
