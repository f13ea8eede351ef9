// Op names -> ops: how a plan that came as bytes finds its code. Built-in ops, extensions and a user's functions share it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

using DecodeOp = std::function<std::unique_ptr<const AnyOp>(std::string_view params)>;

/// Adds an op under its name; adding it again changes nothing.
void register_op(std::string_view name, DecodeOp decode);

template <class Op>
void register_op() {
  register_op(Op::name, [](std::string_view params) -> std::unique_ptr<const AnyOp> {
    return std::make_unique<OpHolder<Op>>(plan::decode<Op>(params));
  });
}

/// The op of that name with those parameters. Throws a cluster Error when no op of that name is registered.
std::unique_ptr<const AnyOp> decode_op(std::string_view name, std::string_view params);

/// A plan as bytes, shared nodes once, and back. Decoding accepts any bytes: the result is a plan or an Error.
std::string encode_plan(const std::vector<Expr>& roots);
std::vector<Expr> decode_plan(std::string_view bytes);

/// Gives an op that was decoded what does not travel with it.
using CompleteOp = std::function<std::shared_ptr<const AnyOp>(std::shared_ptr<const AnyOp> op)>;
/// The same with ops as `complete` gives them, before they become nodes: nodes of equal content are one object, the first.
std::vector<Expr> decode_plan(std::string_view bytes, const CompleteOp& complete);

}  // namespace weft::plan
