// Vectors -> a hash of each row.
#include "plan/ops/hash_values.h"

#include <algorithm>

#include "kernel/exchange/hash_rows.h"
#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

Vector hash(std::span<const Operand> inputs, std::size_t rows) {
  std::vector<Vector> keys;
  for (const Operand& input : inputs)
    keys.push_back(input.constant ? take(input.vector, std::vector<std::uint32_t>(rows, 0)) : input.vector);
  std::vector<std::uint64_t> hashes;
  hash_rows(keys, rows, hashes);
  auto [result, out] = make_vector<std::uint64_t>(DType::uint64, rows);
  std::copy(hashes.begin(), hashes.end(), out);
  return std::move(result);
}

}  // namespace

void register_hash_values() {
  register_scalar(plan::HashValues::name, [](const plan::Node&, std::span<const DType>, DType) -> ScalarKernel {
    return {hash, false};
  });
}

}  // namespace weft::kernel
