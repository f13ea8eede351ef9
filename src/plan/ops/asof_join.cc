// Each left row brought together with the nearest right row in an order.
#include "plan/ops/asof_join.h"

#include <array>

#include <weft/error.h>

#include "base/text.h"
#include "plan/inputs.h"

namespace weft::plan {

std::string_view to_string(AsofDirection direction) {
  static constexpr std::array<std::string_view, 3> names{"backward", "forward", "nearest"};
  return names[static_cast<std::size_t>(direction)];
}

Schema AsofJoin::schema(std::span<const Expr> inputs) const {
  const auto refuse = [] { throw Error(ErrorKind::cluster, "Encoded plan holds an asof_join that is wired wrongly"); };
  const std::size_t each = 1 + std::size_t{num_keys};
  if (inputs.size() != 2 + 2 * each) refuse();
  for (std::size_t index = 0; index < inputs.size(); ++index)
    if ((inputs[index]->kind() == OpKind::frame) != (index < 2)) refuse();
  const Schema &left = inputs[0]->schema(), &right = inputs[1]->schema();
  for (std::size_t index = 0; index < each; ++index)
    check_key("join on", type_of(inputs[2 + index], left), to_string(inputs[2 + index]));
  for (std::size_t index = 0; index < each; ++index)
    if (!(type_of(inputs[2 + index], left) == type_of(inputs[2 + each + index], right))) refuse();
  const dd::DType order = type_of(inputs[2], left);
  if (!dd::is_temporal(order) && order != dd::DType::int64 && order != dd::DType::float64) refuse();
  std::vector<Field> fields;
  for (const JoinColumn& column : columns) {
    if (column.side == JoinSide::key) refuse();
    fields.push_back({column.name, (column.side == JoinSide::left ? left : right).at(column.column).type});
  }
  return Schema(std::move(fields));
}

std::string AsofJoin::text(std::span<const std::string> inputs) const {
  const std::size_t each = 1 + std::size_t{num_keys};
  std::vector<std::string> pairs, names;
  for (std::size_t index = 0; index < each; ++index) {
    const std::string &left = inputs[2 + index], &right = inputs[2 + each + index];
    pairs.push_back(left == right ? left : left + " = " + right);
  }
  for (const JoinColumn& column : columns) names.push_back(column.name);
  const std::string on = pairs.front();
  pairs.erase(pairs.begin());
  return "asof_join " + std::string(to_string(direction)) + " on " + on + (pairs.empty() ? "" : " by " + base::join(pairs)) +
         " [" + base::join(names) + "]" + (broadcast ? " broadcast" : "");
}

std::span<const Expr> asof_scalars(const Node& join, JoinSide side) {
  const std::size_t each = 1 + std::size_t{join.as<AsofJoin>()->num_keys};
  return std::span(join.inputs()).subspan(side == JoinSide::left ? 2 : 2 + each, each);
}

Expr asof_join_of(const Expr& join, Expr left, Expr right, bool broadcast) {
  AsofJoin op = *join->as<AsofJoin>();
  op.broadcast = broadcast;
  std::vector<Expr> inputs = join->inputs();
  inputs[0] = std::move(left);
  inputs[1] = std::move(right);
  return make(std::move(op), std::move(inputs));
}

}  // namespace weft::plan
