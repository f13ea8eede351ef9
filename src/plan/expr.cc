// Ops and inputs -> interned nodes.
#include "plan/expr.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include <weft/error.h>

#include "base/hash.h"
#include "plan/ops/scalar.h"

namespace weft::plan {
namespace {

/// Every live node by its name. A node's last owner takes it out again.
class Interner {
 public:
  Expr intern(std::shared_ptr<const AnyOp> op, std::vector<Expr> inputs) {
    std::string params = op->encode();
    std::string name = name_of(*op, params, inputs);
    if (Expr known = find(name)) return known;
    // The schema is inferred without the lock, since it may throw or take its time.
    auto node = std::make_unique<Node>(std::move(op), std::move(inputs), std::move(params), std::move(name));
    std::lock_guard lock(mutex_);
    std::weak_ptr<const Node>& slot = nodes_[node->name()];
    if (Expr known = slot.lock()) return known;
    Expr made(node.release(), [this](const Node* dead) { forget(dead); });
    slot = made;
    return made;
  }

 private:
  static std::string name_of(const AnyOp& op, const std::string& params, const std::vector<Expr>& inputs) {
    std::string content(op.name());
    for (const Expr& input : inputs) (content += '\0') += input->name();
    (content += '\1') += params;
    return std::string(op.name()) + '-' + base::hash_bytes(content).hex();
  }

  Expr find(const std::string& name) {
    std::lock_guard lock(mutex_);
    auto found = nodes_.find(name);
    return found == nodes_.end() ? nullptr : found->second.lock();
  }

  void forget(const Node* dead) {
    {
      std::lock_guard lock(mutex_);
      auto found = nodes_.find(dead->name());
      if (found != nodes_.end() && found->second.expired()) nodes_.erase(found);
    }
    // Outside the lock: the node's inputs may die with it, and come here too.
    delete dead;
  }

  std::mutex mutex_;
  std::unordered_map<std::string, std::weak_ptr<const Node>> nodes_;
};

Interner& interner() {
  // Never destroyed: static expressions of a program may outlive any static object.
  static Interner& only = *new Interner;
  return only;
}

void collect_columns(const Expr& scalar, std::vector<std::string>& names, std::unordered_map<const Node*, bool>& seen) {
  // The columns of a frame that a value is taken of are its own.
  if (scalar->kind() == OpKind::frame || !seen.emplace(scalar.get(), true).second) return;
  if (const auto* column = scalar->as<ColumnRef>()) {
    if (std::find(names.begin(), names.end(), column->column) == names.end()) names.push_back(column->column);
  }
  for (const Expr& input : scalar->inputs()) collect_columns(input, names, seen);
}

/// Each node's text once. A text too long to read stands as "..." in those above it: nodes may be shared, and the tree that they
/// stand for may be larger than any memory.
const std::string& text_of(const Expr& scalar, std::unordered_map<const Node*, std::string>& texts) {
  constexpr std::size_t longest = 1000;
  if (auto found = texts.find(scalar.get()); found != texts.end()) return found->second;
  std::vector<std::string> inputs;
  for (const Expr& input : scalar->inputs()) {
    const std::string& text = text_of(input, texts);
    inputs.push_back(text.size() > longest ? "..." : text);
  }
  return texts.emplace(scalar.get(), scalar->op().text(inputs)).first->second;
}

}  // namespace

Node::Node(std::shared_ptr<const AnyOp> op, std::vector<Expr> inputs, std::string params, std::string name)
    : op_(std::move(op)), inputs_(std::move(inputs)), params_(std::move(params)), name_(std::move(name)) {
  if (op_->kind() == OpKind::frame) schema_ = op_->schema(inputs_);
}

Expr intern(std::shared_ptr<const AnyOp> op, std::vector<Expr> inputs) {
  return interner().intern(std::move(op), std::move(inputs));
}

Expr with_inputs(const Expr& expr, std::vector<Expr> inputs) {
  if (inputs == expr->inputs()) return expr;
  return intern(expr->shared_op(), std::move(inputs));
}

Type type_of(const Expr& scalar, const Schema& schema) { return coerce_literals(scalar, schema).type; }

std::string to_string(const Expr& scalar) {
  std::unordered_map<const Node*, std::string> texts;
  return text_of(scalar, texts);
}

std::vector<std::string> columns_of(const Expr& scalar) {
  std::vector<std::string> names;
  std::unordered_map<const Node*, bool> seen;
  collect_columns(scalar, names, seen);
  return names;
}

}  // namespace weft::plan
