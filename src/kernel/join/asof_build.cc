// The right side of an asof_join -> its rows by key and in order.
#include "kernel/join/asof_build.h"

#include <algorithm>

#include "kernel/arrow_batches.h"
#include "kernel/evaluate.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"
#include "plan/ops/scalar.h"
#include "plan/ops/task_input.h"

namespace weft::kernel {
namespace {

using plan::JoinSide;

/// The right side's order and keys, and then what comes out and is not among them.
std::vector<plan::Expr> kept_of_asof(const plan::Node& join) {
  const auto scalars = plan::asof_scalars(join, JoinSide::right);
  std::vector<plan::Expr> kept(scalars.begin(), scalars.end());
  for (const plan::JoinColumn& column : join.as<plan::AsofJoin>()->columns) {
    if (column.side != JoinSide::right) continue;
    plan::Expr scalar = plan::column(column.column);
    if (std::find(kept.begin(), kept.end(), scalar) == kept.end()) kept.push_back(std::move(scalar));
  }
  return kept;
}

void read(const plan::Node& join, const TaskContext& context, AsofBuild& build) {
  const plan::Schema& schema = join.input(1)->schema();
  const std::vector<plan::Expr> scalars = kept_of_asof(join);
  const Evaluator kept(scalars, schema);
  std::vector<std::vector<Vector>> parts(scalars.size());
  for (const Partition& input : context.input(join.input(1)->as<plan::TaskInput>()->slot))
    for_each_batch(input, schema, [&](Batch batch) {
      context.check_cancelled();
      std::vector<Vector> values = kept.evaluate_all(batch);
      for (std::size_t index = 0; index < values.size(); ++index) parts[index].push_back(std::move(values[index]));
      return true;
    });
  for (std::size_t index = 0; index < scalars.size(); ++index) {
    build.columns.push_back(concatenate(kept.type(index), parts[index]));
    parts[index].clear();
  }
}

/// The rows that have a place, in order.
template <class T>
void sort_rows(const std::vector<T>& places, const std::vector<std::uint8_t>& there, std::vector<std::uint32_t>& rows) {
  for (std::size_t row = 0; row < there.size(); ++row)
    if (there[row]) rows.push_back(static_cast<std::uint32_t>(row));
  const auto before = [&](std::uint32_t a, std::uint32_t b) { return places[a] < places[b]; };
  if (!std::is_sorted(rows.begin(), rows.end(), before)) std::stable_sort(rows.begin(), rows.end(), before);
}

/// Brings the rows of one key together, each key's in their order.
void group_rows(AsofBuild& build, std::size_t num_keys) {
  std::vector<Vector> keys;
  for (std::size_t key = 1; key <= num_keys; ++key) keys.push_back(take(build.columns[key], build.rows));
  const std::size_t count = build.rows.size();
  std::vector<std::uint32_t> heads(count), grouped(count);
  JoinTable::Scratch scratch;
  build.keys = make_join_table(keys, count);
  build.keys->find(keys, count, heads.data(), scratch);
  build.ranges.resize(count);
  for (const std::uint32_t head : heads) ++build.ranges[head].end;
  std::uint32_t begin = 0;
  for (AsofBuild::Range& range : build.ranges) {
    const std::uint32_t size = range.end;
    range.begin = range.end = begin;
    begin += size;
  }
  for (std::size_t row = 0; row < count; ++row) grouped[build.ranges[heads[row]].end++] = build.rows[row];
  build.rows = std::move(grouped);
}

template <class T>
std::vector<T> at(const std::vector<T>& places, const std::vector<std::uint32_t>& rows) {
  std::vector<T> taken(places.empty() ? 0 : rows.size());
  for (std::size_t row = 0; row < taken.size(); ++row) taken[row] = places[rows[row]];
  return taken;
}

std::shared_ptr<AsofBuild> make_asof_build(const plan::Node& join, const TaskContext& context) {
  auto build = std::make_shared<AsofBuild>();
  read(join, context, *build);
  AsofPlaces places;
  places.set(build->columns[0]);
  if (places.fractional.empty())
    sort_rows(places.whole, places.there, build->rows);
  else
    sort_rows(places.fractional, places.there, build->rows);
  if (const std::size_t num_keys = join.as<plan::AsofJoin>()->num_keys; num_keys > 0)
    group_rows(*build, num_keys);
  else
    build->ranges.push_back({0, static_cast<std::uint32_t>(build->rows.size())});
  build->whole = at(places.whole, build->rows);
  build->fractional = at(places.fractional, build->rows);
  return build;
}

}  // namespace

void AsofPlaces::set(const Vector& order) {
  whole.clear();
  fractional.clear();
  there.resize(order.size);
  with_number_type(order.type == DType::date   ? DType::int32
                   : order.type == DType::time ? DType::int64
                                               : order.type,
                   [&]<class T>(const T&) {
                     const T* values = order.data<T>();
                     const Missing<T> is_missing(order);
                     if constexpr (std::is_floating_point_v<T>)
                       fractional.assign(values, values + order.size);
                     else
                       whole.assign(values, values + order.size);
                     for (std::size_t row = 0; row < order.size; ++row) there[row] = !is_missing(row);
                   });
}

std::vector<std::size_t> asof_columns(const plan::Node& join) {
  const std::vector<plan::Expr> kept = kept_of_asof(join);
  std::vector<std::size_t> places;
  for (const plan::JoinColumn& column : join.as<plan::AsofJoin>()->columns)
    places.push_back(static_cast<std::size_t>(std::find(kept.begin(), kept.end(), plan::column(column.column)) - kept.begin()));
  return places;
}

std::shared_ptr<const AsofBuild> asof_build(const plan::Node& join, const TaskContext& context) {
  if (!join.as<plan::AsofJoin>()->broadcast || !context.shared) return make_asof_build(join, context);
  std::string key = "asof_join " + context.input_names.at(join.input(1)->as<plan::TaskInput>()->slot);
  for (const plan::Expr& scalar : kept_of_asof(join)) key += ' ' + scalar->name();
  key += ' ' + std::to_string(join.as<plan::AsofJoin>()->num_keys);
  return context.shared->get<AsofBuild>(key, [&] { return make_asof_build(join, context); });
}

}  // namespace weft::kernel
