// Columns that nobody above needs are neither read nor carried along.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "optimize/rules.h"
#include "optimize/walk_frames.h"
#include "plan/narrow_source.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/asof_join.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/concat.h"
#include "plan/ops/explode.h"
#include "plan/ops/filter.h"
#include "plan/ops/group_rows.h"
#include "plan/ops/group_value.h"
#include "plan/ops/join.h"
#include "plan/ops/limit.h"
#include "plan/ops/project.h"
#include "plan/ops/random_number.h"
#include "plan/ops/repartition.h"
#include "plan/ops/sample.h"
#include "plan/ops/scalar.h"
#include "plan/ops/select_partitions.h"
#include "plan/ops/set_index.h"
#include "plan/ops/shuffle.h"
#include "plan/ops/sort.h"
#include "plan/ops/tail.h"
#include "plan/ops/window.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;
using Names = std::unordered_set<std::string>;

/// What all consumers of a node together need of it.
class Needs {
 public:
  explicit Needs(const std::vector<Expr>& roots) {
    for (const Expr& root : roots) count_consumers(root);
    for (const Expr& root : roots) add_all(root);
    for (const Expr& root : roots)
      if (consumers_[root.get()] == 0) visit(root);
  }

  const Names& of(const Expr& frame) { return needed_[frame.get()]; }

 private:
  void count_consumers(const Expr& frame) {
    if (!consumers_.try_emplace(frame.get(), 0).second) return;
    for (const Expr& input : frame->inputs()) {
      if (input->kind() != OpKind::frame) continue;
      count_consumers(input);
      ++consumers_[input.get()];
    }
  }

  void add_all(const Expr& frame) {
    for (const Field& field : frame->schema().columns()) needed_[frame.get()].insert(field.name);
  }

  void add_columns(const Expr& frame, const Expr& scalar) {
    for (std::string& column : columns_of(scalar)) needed_[frame.get()].insert(std::move(column));
  }

  /// Comes to a node once all its consumers have said what they need.
  void visit(const Expr& frame) {
    const Names needed = needed_[frame.get()];
    for (const Expr& input : frame->inputs()) {
      if (input->kind() != OpKind::frame) continue;
      ask(frame, input, needed);
      if (--consumers_[input.get()] == 0) visit(input);
    }
  }

  void ask(const Expr& frame, const Expr& input, const Names& needed) {
    Names& wanted = needed_[input.get()];
    if (const auto* op = frame->as<Project>()) {
      for (std::size_t index = 0; index < op->names.size(); ++index)
        if (needed.contains(op->names[index])) add_columns(input, frame->input(index + 1));
    } else if (frame->as<Aggregate>()) {
      for (std::size_t index = 1; index < frame->inputs().size(); ++index) add_columns(input, frame->input(index));
    } else if (frame->as<Filter>()) {
      wanted.insert(needed.begin(), needed.end());
      add_columns(input, frame->input(1));
    } else if (const auto* sort = frame->as<Sort>()) {
      wanted.insert(needed.begin(), needed.end());
      for (const SortKey& key : sort->keys) wanted.insert(key.column);
    } else if (const auto* window = frame->as<Window>()) {
      for (const std::string& name : window->kept)
        if (needed.contains(name)) wanted.insert(name);
      for (std::size_t item = 0; item < window->items.size(); ++item)
        if (needed.contains(window->items[item].output))
          for (std::size_t at = 0; at < window->items[item].call.num_inputs(); ++at)
            add_columns(input, frame->input(window->first_input(item) + at));
    } else if (const auto* join = frame->as<Join>()) {
      ask_sides(frame, input, join->columns, join_keys, needed);
    } else if (const auto* asof = frame->as<AsofJoin>()) {
      ask_sides(frame, input, asof->columns, asof_scalars, needed);
    } else if (frame->as<GroupRows>()) {
      wanted.insert(needed.begin(), needed.end());
      for (std::size_t index = 1; index < frame->inputs().size(); ++index) add_columns(input, frame->input(index));
    } else if (frame->as<AttachValues>() && input == frame->input()) {
      for (const Field& field : input->schema().columns())
        if (needed.contains(field.name)) wanted.insert(field.name);
    } else if (const auto* groups = frame->as<AttachGroups>(); groups && input == frame->input(0)) {
      for (const std::string& name : groups->kept)
        if (needed.contains(name)) wanted.insert(name);
      for (std::size_t key = 2; key < frame->inputs().size(); ++key) add_columns(input, frame->input(key));
    } else if (frame->as<RandomNumber>()) {
      for (const Field& field : input->schema().columns())
        if (needed.contains(field.name)) wanted.insert(field.name);
    } else if (frame->as<Repartition>() || frame->as<Sample>() || frame->as<SelectPartitions>() || frame->as<Tail>()) {
      wanted.insert(needed.begin(), needed.end());
    } else if (frame->as<Shuffle>()) {
      wanted.insert(needed.begin(), needed.end());
      for (std::size_t key = 1; key < frame->inputs().size(); ++key) add_columns(input, frame->input(key));
    } else if (const auto* index = frame->as<SetIndex>()) {
      wanted.insert(needed.begin(), needed.end());
      if (!index->column.empty() && !index->is_stored) wanted.insert(index->column);
    } else if (const auto* at = frame->as<RepartitionAt>()) {
      wanted.insert(needed.begin(), needed.end());
      wanted.insert(at->column);
    } else if (const auto* explode = frame->as<Explode>()) {
      wanted.insert(needed.begin(), needed.end());
      wanted.insert(explode->columns.begin(), explode->columns.end());
    } else if (frame->as<Limit>() || frame->as<Concat>()) {
      wanted.insert(needed.begin(), needed.end());
    } else {
      add_all(input);
    }
  }

  /// A frame that is joined with itself is asked for each side.
  template <class ScalarsOf>
  void ask_sides(const Expr& join, const Expr& input, const std::vector<JoinColumn>& columns, ScalarsOf scalars_of,
                 const Names& needed) {
    for (const JoinSide side : {JoinSide::left, JoinSide::right}) {
      if (join->input(side == JoinSide::left ? 0 : 1) != input) continue;
      for (const JoinColumn& column : columns)
        if (column.side == side && needed.contains(column.name)) needed_[input.get()].insert(column.column);
      for (const Expr& scalar : scalars_of(*join, side)) add_columns(input, scalar);
    }
  }

  std::unordered_map<const Node*, int> consumers_;
  std::unordered_map<const Node*, Names> needed_;
};

std::vector<std::string> kept(const std::vector<std::string>& names, const Names& needed) {
  std::vector<std::string> kept;
  std::copy_if(names.begin(), names.end(), std::back_inserter(kept),
               [&](const std::string& name) { return needed.contains(name); });
  return kept;
}

class Pruner {
 public:
  explicit Pruner(const std::vector<Expr>& roots) : needs_(roots) {}

  Expr operator()(const Expr& frame, FrameWalk& walk) {
    std::vector<Expr> inputs = walk.inputs(frame);
    static const Names nothing;
    if (frame->as<Join>() || frame->as<AsofJoin>())
      for (std::size_t side : {0, 1}) inputs[side] = trimmed(inputs[side], needs_.of(frame->input(side)));
    const Names& needed_below = frame->inputs().empty() ? nothing : needs_.of(frame->input());
    return narrow(frame, std::move(inputs), needs_.of(frame), needed_below);
  }

 private:
  static Expr narrow(const Expr& frame, std::vector<Expr> inputs, const Names& needed, const Names& needed_below) {
    if (const auto* op = frame->as<Project>()) {
      std::vector<Expr> scalars;
      for (std::size_t index = 0; index < op->names.size(); ++index)
        if (needed.contains(op->names[index])) scalars.push_back(inputs[index + 1]);
      return project(inputs[0], kept(op->names, needed), std::move(scalars));
    }
    if (auto source = narrow_source(frame, inputs, [&](const std::string& name) { return needed.contains(name); }))
      return *std::move(source);
    if (const auto* op = frame->as<SetIndex>(); op && op->is_stored && !needed.contains(op->column)) return inputs[0];
    if (const auto* op = frame->as<AttachGroups>()) return make(AttachGroups{kept(op->kept, needed)}, std::move(inputs));
    if (const auto* op = frame->as<Window>()) return narrow_window(*op, inputs, needed);
    if (const auto* op = frame->as<Join>()) return narrow_join(*op, std::move(inputs), needed);
    if (const auto* op = frame->as<AsofJoin>()) return narrow_join(*op, std::move(inputs), needed);
    if (frame->as<Concat>())
      for (Expr& input : inputs) input = trimmed(input, needed);
    // Rows are copied to be sorted, so what only a filter below needed is left behind first.
    if (frame->as<Sort>()) inputs[0] = trimmed(inputs[0], needed_below);
    return with_inputs(frame, std::move(inputs));
  }

  static Expr narrow_window(const Window& op, const std::vector<Expr>& inputs, const Names& needed) {
    Window narrower{kept(op.kept, needed), {}, op.carry, op.has_neighbours};
    std::vector<Expr> left{inputs[0]};
    for (std::size_t item = 0; item < op.items.size(); ++item) {
      if (!needed.contains(op.items[item].output)) continue;
      const auto first = inputs.begin() + static_cast<std::ptrdiff_t>(op.first_input(item));
      left.insert(left.end(), first, first + static_cast<std::ptrdiff_t>(op.items[item].call.num_inputs()));
      narrower.items.push_back(op.items[item]);
    }
    if (narrower.items.empty()) return select(inputs[0], narrower.kept);
    return make(std::move(narrower), std::move(left));
  }

  template <class Op>
  static Expr narrow_join(const Op& op, std::vector<Expr> inputs, const Names& needed) {
    Op narrower = op;
    std::erase_if(narrower.columns, [&](const JoinColumn& column) { return !needed.contains(column.name); });
    return make(std::move(narrower), std::move(inputs));
  }

  static Expr trimmed(const Expr& input, const Names& needed) {
    std::vector<std::string> names = kept(input->schema().names(), needed);
    return names.size() == input->schema().size() ? input : select(input, names);
  }

  Needs needs_;
};

std::vector<Expr> apply(const std::vector<Expr>& roots) { return walk_frames(roots, Pruner(roots)); }

}  // namespace

const Rule prune_columns{"prune_columns", "columns that nobody needs are not read", apply};

}  // namespace weft::optimize
