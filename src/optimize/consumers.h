// Plans -> how many read each of their frames.
#pragma once

#include <unordered_map>
#include <vector>

#include "plan/expr.h"

namespace weft::optimize {

/// Consumers of a frame are the frames that have it as an input, once for each time that they do, and whoever wants it as a root.
class Consumers {
 public:
  explicit Consumers(const std::vector<plan::Expr>& roots);
  int of(const plan::Expr& frame) const { return counts_.at(frame.get()); }

 private:
  void add(const plan::Expr& frame);
  std::unordered_map<const plan::Node*, int> counts_;
};

}  // namespace weft::optimize
