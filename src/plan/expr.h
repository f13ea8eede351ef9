// Expressions: interned, immutable nodes that say what is wanted. A node is an op (a plain struct), and input nodes.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>
#include <vector>

#include "plan/codec.h"
#include "plan/schema.h"

namespace weft::plan {

class Node;
/// A shared node. Nodes of equal content are one object, so comparing pointers compares what is computed.
using Expr = std::shared_ptr<const Node>;

/// What a node stands for: rows and columns, or one value a row, computed from the columns of the frame that it is used on.
enum class OpKind { frame, scalar };

// An op is a struct with
//   static constexpr std::string_view name          its name in plans, files and messages
//   static constexpr OpKind kind
//   static constexpr bool per_partition = true      of a frame op that treats each partition by itself
//   static constexpr bool row_wise = true           of one of those that even treats each row by itself
//   std::vector<std::string> parts() const          of a frame op that reads from outside: what each of its tasks reads, encoded
//   std::vector<std::uint64_t> part_sizes() const   of the same: bytes of each part, about
//   static void fields(auto& self, auto&& visit)    its parameters
//   Schema schema(std::span<const Expr> inputs) const          of a frame op: its columns; throws for a wrong use
//   dd::DType type(std::span<const dd::DType> inputs) const    of a scalar op: its type; throws for a wrong use; or the same
//       with Type, when the details of types matter. A category counts as a string there
//   static constexpr bool takes_categories = true              of a scalar op that tells categories from strings
//   static constexpr std::size_t literals_adapt_from = 0       of a scalar op whose literals, from that input on, take the type
//       of what they meet
//   std::string text(std::span<const std::string> inputs) const   how explain() prints it

/// A node's op with its type forgotten.
class AnyOp {
 public:
  virtual ~AnyOp() = default;
  virtual std::string_view name() const = 0;
  virtual OpKind kind() const = 0;
  virtual bool per_partition() const = 0;
  virtual bool row_wise() const = 0;
  virtual bool is_source() const = 0;
  virtual std::vector<std::string> parts() const = 0;
  virtual std::vector<std::uint64_t> part_sizes() const = 0;
  virtual std::string encode() const = 0;
  virtual Schema schema(std::span<const Expr> inputs) const = 0;
  virtual Type type(std::span<const Type> inputs) const = 0;
  /// The first input from which on literals take the type of the others; none: no_literals.
  virtual std::size_t literals_adapt_from() const = 0;
  static constexpr std::size_t no_literals = ~std::size_t{0};
  virtual std::string text(std::span<const std::string> inputs) const = 0;
  virtual const std::type_info& type_info() const = 0;
  virtual const void* value() const = 0;
};

class Node {
 public:
  /// Use make(): a node is only ever made by interning.
  Node(std::shared_ptr<const AnyOp> op, std::vector<Expr> inputs, std::string params, std::string name);

  const AnyOp& op() const { return *op_; }
  const std::shared_ptr<const AnyOp>& shared_op() const { return op_; }
  OpKind kind() const { return op_->kind(); }
  const std::vector<Expr>& inputs() const { return inputs_; }
  const Expr& input(std::size_t index = 0) const { return inputs_[index]; }
  /// Op name and content hash, such as "filter-9f0c...": equal work has one name, in every process.
  const std::string& name() const { return name_; }
  /// The encoded parameters.
  const std::string& params() const { return params_; }
  /// The columns of a frame node.
  const Schema& schema() const { return schema_; }

  /// The op, when it is an `Op`; null when it is another.
  template <class Op>
  const Op* as() const {
    return op_->type_info() == typeid(Op) ? static_cast<const Op*>(op_->value()) : nullptr;
  }

 private:
  std::shared_ptr<const AnyOp> op_;
  std::vector<Expr> inputs_;
  std::string params_;
  std::string name_;
  Schema schema_;
};

template <class Op>
class OpHolder final : public AnyOp {
 public:
  explicit OpHolder(Op op) : op_(std::move(op)) {}
  std::string_view name() const override { return Op::name; }
  OpKind kind() const override { return Op::kind; }
  bool per_partition() const override {
    if constexpr (requires { Op::per_partition; })
      return Op::per_partition;
    else
      return false;
  }
  bool row_wise() const override {
    if constexpr (requires { Op::row_wise; })
      return Op::row_wise;
    else
      return false;
  }
  bool is_source() const override {
    return requires(const Op& op) { op.parts(); };
  }
  std::vector<std::string> parts() const override {
    if constexpr (requires { op_.parts(); })
      return op_.parts();
    else
      return {};
  }
  std::vector<std::uint64_t> part_sizes() const override {
    if constexpr (requires { op_.part_sizes(); })
      return op_.part_sizes();
    else
      return {};
  }
  std::string encode() const override { return plan::encode(op_); }
  Schema schema(std::span<const Expr> inputs) const override {
    if constexpr (Op::kind == OpKind::frame)
      return op_.schema(inputs);
    else
      return {};
  }
  Type type(std::span<const Type> inputs) const override {
    if constexpr (Op::kind == OpKind::scalar && !requires { Op::takes_categories; })
      if (const std::vector<Type> texts = categories_as_strings(inputs); !texts.empty()) return type_of_inputs(texts);
    return type_of_inputs(inputs);
  }
  Type type_of_inputs(std::span<const Type> inputs) const {
    if constexpr (requires { op_.type(inputs); }) {
      return op_.type(inputs);
    } else if constexpr (Op::kind == OpKind::scalar) {
      const std::vector<dd::DType> ids(inputs.begin(), inputs.end());
      return op_.type(std::span<const dd::DType>(ids));
    } else {
      return {};
    }
  }
  std::size_t literals_adapt_from() const override {
    if constexpr (requires { Op::literals_adapt_from; })
      return Op::literals_adapt_from;
    else
      return no_literals;
  }
  std::string text(std::span<const std::string> inputs) const override { return op_.text(inputs); }
  const std::type_info& type_info() const override { return typeid(Op); }
  const void* value() const override { return &op_; }

 private:
  Op op_;
};

/// The node of that op and those inputs: the existing one when there is one. Throws what the op's schema() throws.
Expr intern(std::shared_ptr<const AnyOp> op, std::vector<Expr> inputs);

template <class Op>
Expr make(Op op, std::vector<Expr> inputs = {}) {
  return intern(std::make_shared<OpHolder<Op>>(std::move(op)), std::move(inputs));
}

/// The same op on other inputs.
Expr with_inputs(const Expr& expr, std::vector<Expr> inputs);

/// The type of a scalar over rows of `schema`. Throws a user Error for an unknown column or operands that do not go together.
Type type_of(const Expr& scalar, const Schema& schema);

/// A scalar as one line, such as `(population > 5e+06)`.
std::string to_string(const Expr& scalar);

/// The names of the columns that a scalar reads, each once, in order of first use.
std::vector<std::string> columns_of(const Expr& scalar);

}  // namespace weft::plan
