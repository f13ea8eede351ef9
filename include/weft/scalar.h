// One value that is not computed yet.
#pragma once

#include <concepts>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>

#include <weft/value.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

/// One value that is not computed yet, such as a sum.
class Scalar {
 public:
  explicit Scalar(plan::Expr expr) : expr_(std::move(expr)) {}
  Value compute(const ComputeOptions& options = {}) const;
  std::string explain() const;
  const plan::Expr& expr() const { return expr_; }

  template <class B>
    requires std::same_as<B, bool>
  explicit operator B() const {
    static_assert(!std::same_as<B, B>, "A lazy Scalar has no truth value: call compute() first.");
    return false;
  }

 private:
  plan::Expr expr_;
};

std::ostream& operator<<(std::ostream& out, const Scalar& scalar);

}  // namespace weft::dd
