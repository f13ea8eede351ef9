// Plans with values of frames among their scalars -> plans that attach these values as columns.
#include "plan/attach_values.h"

#include <algorithm>

#include <weft/error.h>

#include "plan/ops/attach_values.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::plan {
namespace {

/// A frame whose first column's value is used, and the column that holds it. Equal frames have one.
struct Used {
  std::string column;
  Expr frame;
};

/// Writes columns in the place of the values of frames.
class Values {
 public:
  Values() : replace_([this](const Expr& expr) { return column_for(expr); }, Rewriter::Into::scalars) {}

  Expr replace(const Expr& scalar) { return replace_(scalar); }
  const std::vector<Used>& used() const { return used_; }

 private:
  Expr column_for(const Expr& expr) {
    if (!expr->as<FrameValue>()) return expr;
    Used one{"value of " + expr->input()->name(), expr->input()};
    if (std::none_of(used_.begin(), used_.end(), [&](const Used& known) { return known.column == one.column; }))
      used_.push_back(one);
    return column(one.column);
  }

  Rewriter replace_;
  std::vector<Used> used_;
};

Expr attach(const Expr& frame, const std::vector<Used>& used) {
  if (const auto* projection = frame->as<Project>()) {
    std::vector<std::string> names = projection->names;
    std::vector<Expr> scalars(frame->inputs().begin() + 1, frame->inputs().end());
    for (const Used& one : used) {
      if (frame->schema().find(one.column)) continue;
      names.push_back(one.column);
      scalars.push_back(column(one.column));
    }
    return project(attach(frame->input(), used), std::move(names), std::move(scalars));
  }
  AttachValues op;
  std::vector<Expr> inputs{frame};
  for (const Used& one : used) {
    if (frame->schema().find(one.column)) continue;
    op.names.push_back(one.column);
    inputs.push_back(one.frame);
  }
  return op.names.empty() ? frame : make(std::move(op), std::move(inputs));
}

Expr attach_below(const Expr& node) {
  if (node->kind() != OpKind::frame || node->inputs().empty()) return node;
  Values values;
  std::vector<Expr> inputs;
  for (const Expr& input : node->inputs()) inputs.push_back(input->kind() == OpKind::scalar ? values.replace(input) : input);
  if (values.used().empty()) return node;
  if (node->inputs().size() > 1 && node->input(1)->kind() == OpKind::frame)
    throw Error(ErrorKind::internal, "A key of a join holds a value that is not computed yet");
  inputs[0] = attach(inputs[0], values.used());
  const Expr made = with_inputs(node, std::move(inputs));
  return made->schema() == node->schema() ? made : select(made, node->schema().names());
}

}  // namespace

std::vector<Expr> attach_values(const std::vector<Expr>& roots) { return rewrite(roots, attach_below); }

}  // namespace weft::plan
