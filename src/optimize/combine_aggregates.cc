// Reductions over the same rows, asked for together, become one: the rows are read once.
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "optimize/rules.h"
#include "optimize/walk_frames.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

/// Aggregates of one input by the same keys.
struct Family {
  Aggregate combined;
  std::vector<Expr> keys;
  std::vector<Expr> values;  // of the items that take one, in order
  std::unordered_set<std::string> outputs;
  std::size_t members = 0;
  Expr made;  // once it is asked for
};

/// What tells families apart: the input, the keys and how nulls in them are treated.
std::string family_name(const Expr& frame) {
  const auto* op = frame->as<Aggregate>();
  std::string name = frame->input()->name() + (op->drop_null_keys ? "/" : "/nulls/");
  for (std::size_t index = 0; index < op->keys.size(); ++index)
    name += op->keys[index] + "=" + frame->input(1 + index)->name() + ";";
  return name;
}

class Combiner {
 public:
  explicit Combiner(const std::vector<Expr>& roots) {
    for (const Expr& root : roots) collect(root);
  }

  Expr operator()(const Expr& frame, FrameWalk& walk) {
    const auto* op = frame->as<Aggregate>();
    if (op && families_.at(family_name(frame)).members > 1) {
      Family& family = families_.at(family_name(frame));
      if (!family.made) {
        std::vector<Expr> inputs{walk(frame->input())};
        inputs.insert(inputs.end(), family.keys.begin(), family.keys.end());
        inputs.insert(inputs.end(), family.values.begin(), family.values.end());
        family.made = make(family.combined, std::move(inputs));
      }
      std::vector<std::string> names = op->keys;
      std::vector<Expr> scalars;
      for (const std::string& key : op->keys) scalars.push_back(column(key));
      std::size_t next = 1 + op->keys.size();
      for (const AggregateItem& item : op->items) {
        names.push_back(item.output);
        scalars.push_back(column(item_name(item, std::span(frame->inputs()).subspan(next, item.num_values()))));
        next += item.num_values();
      }
      return project(family.made, std::move(names), std::move(scalars));
    }
    return walk.over_inputs(frame);
  }

 private:
  void collect(const Expr& frame) {
    if (!seen_.emplace(frame.get(), true).second) return;
    for (const Expr& input : frame->inputs())
      if (input->kind() == OpKind::frame) collect(input);
    const auto* op = frame->as<Aggregate>();
    if (!op) return;
    Family& family = families_[family_name(frame)];
    if (family.members++ == 0) {
      family.combined.keys = op->keys;
      family.combined.drop_null_keys = op->drop_null_keys;
      family.keys.assign(frame->inputs().begin() + 1, frame->inputs().begin() + 1 + static_cast<std::ptrdiff_t>(op->keys.size()));
    }
    std::size_t next = 1 + op->keys.size();
    for (const AggregateItem& item : op->items) {
      add(family, item, std::span(frame->inputs()).subspan(next, item.num_values()));
      next += item.num_values();
    }
  }

  /// Equal items are computed once: their name says what they are.
  static void add(Family& family, const AggregateItem& item, std::span<const Expr> values) {
    std::string output = item_name(item, values);
    if (!family.outputs.insert(output).second) return;
    family.combined.items.push_back({item.function, std::move(output), item.parameters, item.custom});
    family.values.insert(family.values.end(), values.begin(), values.end());
  }

  static std::string item_name(const AggregateItem& item, std::span<const Expr> values) {
    std::string name = std::string(to_string(item.function)) + item.custom;
    for (const double parameter : item.parameters) name += " " + to_string(Literal(parameter));
    for (const Expr& value : values) name += " " + value->name();
    return name;
  }

  std::unordered_map<std::string, Family> families_;
  std::unordered_map<const Node*, bool> seen_;
};

std::vector<Expr> apply(const std::vector<Expr>& roots) { return walk_frames(roots, Combiner(roots)); }

}  // namespace

const Rule combine_aggregates{"combine_aggregates", "reductions over the same rows become one", apply};

}  // namespace weft::optimize
