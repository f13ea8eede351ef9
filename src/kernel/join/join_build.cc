// The right side of a join -> its rows in memory, and the table that finds them by their keys.
#include "kernel/join/join_build.h"

#include <algorithm>

#include "kernel/arrow_batches.h"
#include "kernel/batch_bytes.h"
#include "kernel/evaluate.h"
#include "plan/ops/coerce_all.h"
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
  BuildRows rows(build_types(join), join.as<plan::Join>()->num_keys);
  read_build(join, context, [&](Batch batch) {
    rows.add(std::move(batch));
    return true;
  });
  return rows.build();
}

}  // namespace

std::vector<DType> build_types(const plan::Node& join) {
  std::vector<DType> types;
  for (const plan::TypedScalar& kept : plan::coerce_all(kept_scalars(join), join.input(1)->schema()))
    types.push_back(held_as(kept.type));
  return types;
}

void read_build(const plan::Node& join, const TaskContext& context, const std::function<bool(Batch)>& take) {
  const plan::Schema& schema = join.input(1)->schema();
  const Evaluator kept(kept_scalars(join), schema);
  bool wanted = true;
  for (const Partition& input : context.input(join.input(1)->as<plan::TaskInput>()->slot)) {
    if (!wanted) return;
    for_each_batch(input, schema, [&](Batch batch) {
      context.check_cancelled();
      return wanted = take({kept.evaluate_all(batch), batch.num_rows});
    });
  }
}

void BuildRows::add(Batch rows) {
  num_rows_ += rows.num_rows;
  bytes_ += bytes_of(rows);
  rows_.push_back(std::move(rows));
}

std::uint64_t BuildRows::bytes() const {
  // Two to four slots of 8 bytes a row, and of several keys the words that are compared.
  const std::size_t table_bytes = num_keys_ > 1 ? 32 + 16 * num_keys_ : 24;
  return bytes_ + num_rows_ * table_bytes;
}

std::vector<Batch> BuildRows::take() {
  num_rows_ = bytes_ = 0;
  return std::exchange(rows_, {});
}

std::shared_ptr<JoinBuild> BuildRows::build() {
  auto build = std::make_shared<JoinBuild>();
  build->rows = num_rows_;
  std::vector<Batch> rows = take();
  for (std::size_t index = 0; index < types_.size(); ++index) {
    std::vector<Vector> parts;
    for (Batch& batch : rows) parts.push_back(std::move(batch.columns[index]));
    build->columns.push_back(concatenate(types_[index], parts));
  }
  if (num_keys_ > 0)
    build->table =
        make_join_table({build->columns.begin(), build->columns.begin() + static_cast<std::ptrdiff_t>(num_keys_)}, build->rows);
  return build;
}

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
  key += ' ' + std::to_string(join.as<plan::Join>()->num_keys);
  for (const plan::Expr& scalar : kept_scalars(join)) key += ' ' + scalar->name();
  return context.shared->get<JoinBuild>(key, [&] { return make_build(join, context); });
}

}  // namespace weft::kernel
