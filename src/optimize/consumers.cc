// Plans -> how many read each of their frames.
#include "optimize/consumers.h"

namespace weft::optimize {

Consumers::Consumers(const std::vector<plan::Expr>& roots) {
  for (const plan::Expr& root : roots) add(root);
}

void Consumers::add(const plan::Expr& frame) {
  if (counts_[frame.get()]++ > 0) return;
  for (const plan::Expr& input : frame->inputs())
    if (input->kind() == plan::OpKind::frame) add(input);
}

}  // namespace weft::optimize
