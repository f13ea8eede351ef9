// aggregate(sort(x)) -> aggregate(x); sort(sort(x)) -> one sort: what puts rows in an order or in partitions goes where nothing
// above can tell.
#include <algorithm>

#include "optimize/consumers.h"
#include "optimize/depends_on_order.h"
#include "optimize/rules.h"
#include "optimize/walk_frames.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/shuffle.h"
#include "plan/ops/sort.h"

namespace weft::optimize {
namespace {

using namespace plan;

/// What a frame's own result takes over of the order of its input.
struct Heeded {
  bool order = true;       // of rows in a partition, and of partitions
  bool partitions = true;  // which rows are in which
};

Heeded heeded_by(const Expr& frame) {
  if (const auto* aggregate = frame->as<Aggregate>()) {
    const bool order = depends_on_order(*aggregate);
    return {order, order};
  }
  if (frame->as<Join>()) return {false, false};
  if (frame->as<Shuffle>()) return {true, false};
  return {};
}

class Remover {
 public:
  explicit Remover(const std::vector<Expr>& roots) : consumers_(roots) {}

  Expr operator()(const Expr& frame, FrameWalk& walk) {
    const Heeded heeded = heeded_by(frame);
    std::vector<Expr> inputs;
    for (const Expr& input : frame->inputs())
      inputs.push_back(input->kind() == OpKind::frame ? without(input, heeded, walk) : input);
    return merged(with_inputs(frame, std::move(inputs)), frame);
  }

 private:
  /// An input whose reader heeds no more than that. What others read too is there anyway.
  Expr without(const Expr& frame, const Heeded& heeded, FrameWalk& walk) {
    if ((heeded.order && heeded.partitions) || consumers_.of(frame) > 1) return walk(frame);
    const auto* sort = frame->as<Sort>();
    if (sort && !sort->limit && !heeded.order) return without(frame->input(), heeded, walk);
    if (frame->as<Shuffle>() && !heeded.partitions) return without(frame->input(), heeded, walk);
    if (!frame->as<Filter>() && !frame->as<Project>()) return walk(frame);
    std::vector<Expr> inputs = frame->inputs();
    inputs[0] = without(inputs[0], heeded, walk);
    return with_inputs(frame, std::move(inputs));
  }

  /// A sort of sorted rows: rows that are equal to it are in the order that they came in, so that both sorts are one by more
  /// keys.
  Expr merged(Expr made, const Expr& written) const {
    const auto* outer = made->as<Sort>();
    const auto* inner = outer ? made->input()->as<Sort>() : nullptr;
    if (!inner || inner->limit || inner->nulls_first != outer->nulls_first || consumers_.of(written->input()) > 1) return made;
    Sort both = *outer;
    for (const SortKey& key : inner->keys)
      if (std::none_of(both.keys.begin(), both.keys.end(), [&](const SortKey& known) { return known.column == key.column; }))
        both.keys.push_back(key);
    return make(std::move(both), {made->input()->input()});
  }

  Consumers consumers_;
};

std::vector<Expr> apply(const std::vector<Expr>& roots) { return walk_frames(roots, Remover(roots)); }

}  // namespace

const Rule remove_redundant_order{"remove_redundant_order", "sorts and shuffles go where nothing above can tell", apply};

}  // namespace weft::optimize
