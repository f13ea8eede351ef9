// Plans -> the same with frames replaced from the roots down.
#include "optimize/walk_frames.h"

#include <utility>

namespace weft::optimize {

using plan::Expr;

Expr FrameWalk::operator()(const Expr& frame) {
  if (const auto found = done_.find(frame); found != done_.end()) return found->second;
  Expr made = replace_(frame, *this);
  return done_.emplace(frame, std::move(made)).first->second;
}

std::vector<Expr> FrameWalk::inputs(const Expr& frame) {
  std::vector<Expr> made;
  made.reserve(frame->inputs().size());
  for (const Expr& input : frame->inputs()) made.push_back(input->kind() == plan::OpKind::frame ? (*this)(input) : input);
  return made;
}

std::vector<Expr> walk_frames(const std::vector<Expr>& roots, FrameWalk::Replace replace) {
  FrameWalk walk(std::move(replace));
  std::vector<Expr> made;
  made.reserve(roots.size());
  for (const Expr& root : roots) made.push_back(walk(root));
  return made;
}

}  // namespace weft::optimize
