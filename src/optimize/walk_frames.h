// Plans -> the same with frames replaced from the roots down, for rules that have to see who reads a frame before what it reads
// changes.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "plan/expr.h"

namespace weft::optimize {

/// A walk over frames that comes to each once, however many read it. A rule decides at a frame, as it is written, what becomes of
/// its inputs: `replace` asks the walk for those, or for others.
class FrameWalk {
 public:
  using Replace = std::function<plan::Expr(const plan::Expr& frame, FrameWalk& walk)>;
  explicit FrameWalk(Replace replace) : replace_(std::move(replace)) {}

  /// What has become of a frame.
  plan::Expr operator()(const plan::Expr& frame);
  /// The inputs of a frame with what has become of the frames among them; scalars stay.
  std::vector<plan::Expr> inputs(const plan::Expr& frame);
  /// The frame with these inputs.
  plan::Expr over_inputs(const plan::Expr& frame) { return plan::with_inputs(frame, inputs(frame)); }

 private:
  Replace replace_;
  std::unordered_map<plan::Expr, plan::Expr> done_;
};

/// One walk over all roots.
std::vector<plan::Expr> walk_frames(const std::vector<plan::Expr>& roots, FrameWalk::Replace replace);

}  // namespace weft::optimize
