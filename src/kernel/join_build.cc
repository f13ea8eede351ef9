// The right side of a join -> its rows in memory, and the table that finds them by their keys.
#include "kernel/join_build.h"

#include <algorithm>

#include "kernel/arrow_batches.h"
#include "kernel/evaluate.h"
#include "plan/ops/scalar.h"
#include "plan/ops/task_input.h"

namespace weft::kernel {
namespace {

using plan::JoinSide;

/// What is kept of the right side: the keys, and then what comes out and is not among them.
std::vector<plan::Expr> kept_scalars(const plan::Node& join) {
  const auto keys = plan::join_keys(join, JoinSide::right);
  std::vector<plan::Expr> kept(keys.begin(), keys.end());
  for (const plan::JoinColumn& column : join.as<plan::Join>()->columns) {
    if (column.side != JoinSide::right) continue;
    plan::Expr scalar = plan::column(column.column);
    if (std::find(kept.begin(), kept.end(), scalar) == kept.end()) kept.push_back(std::move(scalar));
  }
  return kept;
}

std::shared_ptr<JoinBuild> make_build(const plan::Node& join, const TaskContext& context) {
  const plan::Schema& schema = join.input(1)->schema();
  const Evaluator kept(kept_scalars(join), schema);
  const std::size_t count = kept_scalars(join).size();
  std::vector<std::vector<Vector>> parts(count);
  auto build = std::make_shared<JoinBuild>();
  for (const Partition& input : context.input(join.input(1)->as<plan::TaskInput>()->slot))
    for_each_batch(input, schema, [&](Batch batch) {
      context.check_cancelled();
      std::vector<Vector> values = kept.evaluate_all(batch);
      for (std::size_t index = 0; index < count; ++index) parts[index].push_back(std::move(values[index]));
      build->rows += batch.num_rows;
      return true;
    });
  for (std::size_t index = 0; index < count; ++index) {
    build->columns.push_back(concatenate(kept.type(index), parts[index]));
    parts[index].clear();
  }
  const std::size_t num_keys = join.as<plan::Join>()->num_keys;
  if (num_keys > 0)
    build->table =
        make_join_table({build->columns.begin(), build->columns.begin() + static_cast<std::ptrdiff_t>(num_keys)}, build->rows);
  return build;
}

}  // namespace

std::vector<std::size_t> build_columns(const plan::Node& join) {
  const std::vector<plan::Expr> kept = kept_scalars(join);
  std::vector<std::size_t> places;
  for (const plan::JoinColumn& column : join.as<plan::Join>()->columns) {
    const auto found = std::find(kept.begin(), kept.end(), plan::column(column.column));
    places.push_back(column.side == JoinSide::key ? column.key : static_cast<std::size_t>(found - kept.begin()));
  }
  return places;
}

std::shared_ptr<const JoinBuild> join_build(const plan::Node& join, const TaskContext& context) {
  if (!join.as<plan::Join>()->broadcast || !context.shared) return make_build(join, context);
  std::string key = "join " + context.input_names.at(join.input(1)->as<plan::TaskInput>()->slot);
  for (const plan::Expr& scalar : kept_scalars(join)) key += ' ' + scalar->name();
  return context.shared->get<JoinBuild>(key, [&] { return make_build(join, context); });
}

}  // namespace weft::kernel
