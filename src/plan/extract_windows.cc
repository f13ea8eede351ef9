// Plans with window calls among their scalars -> plans with window nodes.
#include "plan/extract_windows.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <weft/error.h>

#include "plan/ops/group_value.h"
#include "plan/ops/look_up.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/window.h"
#include "plan/rewrite.h"

namespace weft::plan {
namespace {

/// The calls among a node's scalars. A call's column has the name of the call, so equal calls are one column.
class Calls {
 public:
  /// The scalar with columns in the place of calls.
  Expr replace(const Expr& scalar) {
    Rewriter rewriter([this](const Expr& expr) { return replace_call(expr); });
    return rewriter(scalar);
  }

  /// The frame with those columns added: calls on the results of calls come in a Window above theirs.
  Expr add_columns(Expr frame) const {
    for (const auto& [kind, calls] : by_kind_)
      frame = calls[0]->as<WindowCall>() ? add_window(frame, calls)
              : calls[0]->as<LookUp>()   ? add_found(frame, calls[0])
                                         : add_group_values(frame, calls);
    return frame;
  }

 private:
  /// Calls of one kind share a Window: how deep they lie in others, how far they look, the keys of their groups.
  using Kind = std::pair<std::size_t, std::string>;

  Expr replace_call(const Expr& expr) {
    const auto* call = expr->as<WindowCall>();
    const auto* group = expr->as<GroupValue>();
    if (!call && !group && !expr->as<LookUp>()) return expr;
    if (depths_.contains(expr->name())) return column(expr->name());
    std::size_t depth = 0;
    for (const Expr& input : expr->inputs())
      for (const std::string& name : columns_of(input))
        if (const auto below = depths_.find(name); below != depths_.end()) depth = std::max(depth, below->second + 1);
    if (group) {
      by_kind_[{depth, "group " + std::string(group->drop_null_keys ? "" : "nulls ") + key_names(keys_of(expr))}].push_back(expr);
      depths_.emplace(expr->name(), depth);
      return column(expr->name());
    }
    if (!call) {
      by_kind_[{depth, "look up " + expr->name()}].push_back(expr);
      depths_.emplace(expr->name(), depth);
      return column(expr->name());
    }
    std::string kind = std::to_string(static_cast<int>(call->reach())) + (call->drop_null_keys ? "" : " nulls");
    for (std::uint32_t key = 0; key < call->num_keys; ++key) kind += ' ' + expr->input(1 + key)->name();
    if (call->microseconds > 0) kind += " " + expr->inputs().back()->name();
    by_kind_[{depth, std::move(kind)}].push_back(expr);
    depths_.emplace(expr->name(), depth);
    return column(expr->name());
  }

  static Expr add_window(const Expr& frame, const std::vector<Expr>& calls) {
    Window op{frame->schema().names(), {}, {}, false};
    std::vector<Expr> inputs{frame};
    for (const Expr& call : calls) {
      op.items.push_back({call->name(), *call->as<WindowCall>()});
      inputs.insert(inputs.end(), call->inputs().begin(), call->inputs().end());
    }
    return make(std::move(op), std::move(inputs));
  }

  static std::span<const Expr> keys_of(const Expr& group) {
    return std::span(group->inputs()).subspan(group->as<GroupValue>()->item.num_values());
  }

  static std::string key_names(std::span<const Expr> keys) {
    std::string names;
    for (const Expr& key : keys) names += ' ' + key->name();
    return names;
  }

  /// The groups are made of the same rows, and brought back to them.
  static Expr add_group_values(const Expr& frame, const std::vector<Expr>& calls) {
    const std::span<const Expr> keys = keys_of(calls[0]);
    Aggregate op{{}, {}, calls[0]->as<GroupValue>()->drop_null_keys};
    std::vector<Expr> inputs{frame};
    for (std::size_t key = 0; key < keys.size(); ++key) op.keys.push_back("#key" + std::to_string(key));
    inputs.insert(inputs.end(), keys.begin(), keys.end());
    for (const Expr& call : calls) {
      AggregateItem item = call->as<GroupValue>()->item;
      item.output = call->name();
      inputs.insert(inputs.end(), call->inputs().begin(),
                    call->inputs().begin() + static_cast<std::ptrdiff_t>(item.num_values()));
      op.items.push_back(std::move(item));
    }
    std::vector<Expr> attached{frame, make(std::move(op), std::move(inputs))};
    attached.insert(attached.end(), keys.begin(), keys.end());
    return make(AttachGroups{frame->schema().names()}, std::move(attached));
  }

  static Expr add_found(const Expr& frame, const Expr& call) {
    const Expr& found = call->input(1);
    const Expr named = project(found, {"#key", call->name()}, {column(found->schema()[0].name), column(found->schema()[1].name)});
    return make(AttachGroups{frame->schema().names()}, {frame, named, call->input(0)});
  }

  std::map<Kind, std::vector<Expr>> by_kind_;
  std::unordered_map<std::string, std::size_t> depths_;
};

Expr extract(const Expr& frame) {
  if (frame->kind() != OpKind::frame || !uses_window(*frame)) return frame;
  Calls calls;
  std::vector<Expr> inputs = frame->inputs();
  for (std::size_t index = 1; index < inputs.size(); ++index) {
    if (inputs[index]->kind() != OpKind::scalar)
      throw Error(ErrorKind::internal, "A window function has no frame to be a column of: " + std::string(frame->op().name()));
    inputs[index] = calls.replace(inputs[index]);
  }
  inputs[0] = calls.add_columns(inputs[0]);
  Expr made = with_inputs(frame, std::move(inputs));
  // A filter passes the added columns on.
  return made->schema() == frame->schema() ? made : select(made, frame->schema().names());
}

}  // namespace

std::vector<Expr> extract_windows(const std::vector<Expr>& roots) {
  // From the leaves up; a scalar stays as it is until its frame is reached.
  return rewrite(roots, extract);
}

}  // namespace weft::plan
