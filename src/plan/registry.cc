// Plans -> bytes -> plans.
#include "plan/registry.h"

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include <weft/error.h>

namespace weft::plan {
namespace {

struct Registry {
  std::shared_mutex mutex;
  std::unordered_map<std::string, DecodeOp> ops;
};

Registry& registry() {
  static Registry& only = *new Registry;
  return only;
}

/// A node of an encoded plan: inputs are positions of earlier nodes.
struct EncodedNode {
  std::string op;
  std::string params;
  std::vector<std::uint32_t> inputs;

  static void fields(auto& self, auto&& visit) {
    visit("op", self.op);
    visit("params", self.params);
    visit("inputs", self.inputs);
  }
};

struct EncodedPlan {
  std::vector<EncodedNode> nodes;
  std::vector<std::uint32_t> roots;

  static void fields(auto& self, auto&& visit) {
    visit("nodes", self.nodes);
    visit("roots", self.roots);
  }
};

std::uint32_t add(EncodedPlan& plan, const Expr& expr, std::unordered_map<const Node*, std::uint32_t>& places) {
  if (auto found = places.find(expr.get()); found != places.end()) return found->second;
  EncodedNode node{std::string(expr->op().name()), expr->params(), {}};
  for (const Expr& input : expr->inputs()) node.inputs.push_back(add(plan, input, places));
  auto place = static_cast<std::uint32_t>(plan.nodes.size());
  plan.nodes.push_back(std::move(node));
  places.emplace(expr.get(), place);
  return place;
}

constexpr std::size_t most_depth = 12'000;

const Expr& earlier(const std::vector<Expr>& made, std::uint32_t place) {
  if (place >= made.size())
    throw Error(ErrorKind::cluster, "Encoded plan refers to a node that it has not: " + std::to_string(place));
  return made[place];
}

}  // namespace

void register_op(std::string_view name, DecodeOp decode) {
  std::unique_lock lock(registry().mutex);
  registry().ops.try_emplace(std::string(name), std::move(decode));
}

std::unique_ptr<const AnyOp> decode_op(std::string_view name, std::string_view params) {
  DecodeOp decode;
  {
    std::shared_lock lock(registry().mutex);
    auto found = registry().ops.find(std::string(name));
    if (found == registry().ops.end()) throw Error(ErrorKind::cluster, "Op not registered here: " + std::string(name));
    decode = found->second;
  }
  return decode(params);
}

std::string encode_plan(const std::vector<Expr>& roots) {
  EncodedPlan plan;
  std::unordered_map<const Node*, std::uint32_t> places;
  for (const Expr& root : roots) plan.roots.push_back(add(plan, root, places));
  return encode(plan);
}

std::vector<Expr> decode_plan(std::string_view bytes) {
  return decode_plan(bytes, [](std::shared_ptr<const AnyOp> op) { return op; });
}

std::vector<Expr> decode_plan(std::string_view bytes, const CompleteOp& complete) {
  auto plan = decode<EncodedPlan>(bytes);
  std::vector<Expr> made;
  std::vector<std::size_t> depths;
  for (EncodedNode& node : plan.nodes) {
    std::vector<Expr> inputs;
    std::size_t depth = 1;
    for (std::uint32_t place : node.inputs) {
      inputs.push_back(earlier(made, place));
      depth = std::max(depth, depths[place] + 1);
    }
    // Whoever looks at a plan goes down it on the stack.
    if (depth > most_depth)
      throw Error(ErrorKind::cluster, "Encoded plan is too deep, persist some of it: more than " + std::to_string(most_depth));
    depths.push_back(depth);
    made.push_back(intern(complete(decode_op(node.op, node.params)), std::move(inputs)));
  }
  std::vector<Expr> roots;
  for (std::uint32_t place : plan.roots) roots.push_back(earlier(made, place));
  return roots;
}

}  // namespace weft::plan
