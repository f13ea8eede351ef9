// Scalar op names -> what makes their kernels.
#include "kernel/scalar/scalar_kernel.h"

#include "kernel/makers.h"

namespace weft::kernel {
namespace {

Makers<ScalarMaker>& scalars() {
  static Makers<ScalarMaker>& only = *new Makers<ScalarMaker>;
  return only;
}

}  // namespace

void register_scalar(std::string_view op, MakeScalar make, WantedTypes wanted) {
  scalars().add(op, {std::move(make), std::move(wanted)});
}

const ScalarMaker* find_scalar(std::string_view op) { return scalars().find(op); }

}  // namespace weft::kernel
