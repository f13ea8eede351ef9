// DataFrame: how its rows are divided.
#include <algorithm>

#include <weft/dataframe.h>

#include "base/duration_text.h"
#include "base/temporal_text.h"
#include "frame/division_check.h"
#include "frame/function_call.h"
#include "frame/missing_index.h"
#include "frame/results.h"
#include "frame/row_count.h"
#include "frame/table_schema.h"
#include "plan/index.h"
#include "plan/literal_order.h"
#include "plan/ops/concat.h"
#include "plan/ops/map_overlap.h"
#include "plan/ops/map_partitions.h"
#include "plan/ops/partition_summary.h"
#include "plan/ops/repartition.h"
#include "plan/ops/scalar.h"
#include "plan/ops/select_partitions.h"
#include "plan/ops/set_index.h"
#include "plan/ops/shuffle.h"
#include "plan/ops/tail.h"
#include "plan/partitions.h"

namespace weft::dd {

using namespace plan;

namespace {

Index index_for(const Expr& frame, const char* option) {
  auto index = index_of(frame);
  if (!index) frame::fail_without_index(std::string("repartition: ") + option + " needs an index");
  return *index;
}

/// The multiples of a time between the first and the last division, and these two.
std::vector<Literal> divisions_each(const DataFrame& of, const std::string& freq) {
  const Expr& frame = of.expr();
  const Index index = index_for(frame, ".freq");
  const Type type = frame->schema().at(index.column).type;
  const auto step = base::parse_frequency(freq);
  if (!step) throw Error(ErrorKind::user, "repartition: .freq is not a time such as \"1D\", \"12h\": " + freq);
  if (type != DType::timestamp || !type.detail().time_zone.empty())
    throw Error(ErrorKind::user, "repartition: .freq needs an index of timestamps without a time zone, not " + type_name(type));
  std::vector<Literal> divisions = index.divisions;
  if (divisions.empty())
    for (const Value& division : of.divisions())
      if (!division.is_null()) divisions.push_back(division.variant());
  // Without rows there is nothing to divide.
  if (divisions.size() < 2) return {};
  const auto first = temporal_count(divisions.front(), type), last = temporal_count(divisions.back(), type);
  std::vector<Literal> made{divisions.front()};
  const std::int64_t begin = *first - (*first % *step + *step) % *step;
  for (std::int64_t at = begin + *step; at < *last; at += *step) made.emplace_back(base::format_timestamp(at));
  made.push_back(divisions.back());
  return made;
}

}  // namespace

DataFrame DataFrame::repartition(const RepartitionOptions& options) const {
  const int given =
      options.npartitions.has_value() + options.partition_size.has_value() + !options.divisions.empty() + !options.freq.empty();
  if (given != 1)
    throw Error(ErrorKind::user,
                "repartition needs one of .npartitions, .partition_size, .divisions and .freq; given: " + std::to_string(given));
  if (options.npartitions) {
    if (*options.npartitions == 0) throw Error(ErrorKind::user, "repartition: .npartitions must be at least 1");
    return DataFrame(make(Repartition{*options.npartitions, 0}, {expr_}));
  }
  if (options.partition_size) {
    if (options.partition_size->count() == 0) throw Error(ErrorKind::user, "repartition: .partition_size must be above 0");
    return DataFrame(make(Repartition{0, options.partition_size->count()}, {expr_}));
  }
  const Index index = index_for(expr_, options.freq.empty() ? ".divisions" : ".freq");
  std::vector<Literal> divisions =
      options.freq.empty() ? frame::checked_divisions("repartition", options.divisions, expr_->schema().at(index.column))
                           : divisions_each(*this, options.freq);
  if (divisions.empty()) return *this;
  return DataFrame(make(RepartitionAt{index.column, std::move(divisions)}, {expr_}));
}

DataFrame DataFrame::partitions(std::size_t index) const { return partitions(index, index + 1); }

DataFrame DataFrame::partitions(std::size_t begin, std::size_t end) const {
  if (const auto count = known_num_partitions(expr_); count && end > *count)
    throw Error(ErrorKind::user, "partitions: there are " + std::to_string(*count) + ", numbered from 0, so there is no " +
                                     std::to_string(end - 1));
  return DataFrame(make(SelectPartitions{begin, end}, {expr_}));
}

DataFrame DataFrame::partitions(const std::vector<std::size_t>& indexes) const {
  if (indexes.empty()) throw Error(ErrorKind::user, "partitions needs at least one number of a partition");
  std::vector<Expr> runs;
  bool ascend = true;
  for (std::size_t begin = 0, end = 0; begin < indexes.size(); begin = end) {
    // Neighbours are chosen at once.
    for (end = begin + 1; end < indexes.size() && indexes[end] == indexes[end - 1] + 1;) ++end;
    runs.push_back(partitions(indexes[begin], indexes[end - 1] + 1).expr());
    ascend &= begin == 0 || indexes[begin - 1] < indexes[begin];
  }
  if (runs.size() == 1) return DataFrame(runs[0]);
  Expr together = make(plan::Concat{}, std::move(runs));
  const auto index = index_of(expr_);
  return DataFrame(index && ascend ? make(SetIndex{.column = index->column, .sorted = true}, {std::move(together)}) : together);
}

DataFrame DataFrame::shuffle(const Columns& on, const ShuffleOptions& options) const {
  if (on.names().empty()) throw Error(ErrorKind::user, "shuffle needs at least one column");
  if (options.npartitions && *options.npartitions == 0) throw Error(ErrorKind::user, "shuffle: .npartitions must be at least 1");
  std::vector<Expr> inputs{expr_};
  for (const std::string& name : on.names()) inputs.push_back(column(name));
  return DataFrame(make(Shuffle{options.npartitions.value_or(0)}, std::move(inputs)));
}

DataFrame DataFrame::call_overlap(const std::string& function, const Overlap& options) const {
  if (options.before < 0 || options.after < 0)
    throw Error(ErrorKind::user, "map_overlap: .before and .after count rows, and are not negative");
  const FunctionInfo& info = find_function(function);
  const Table made = frame::call_once("map_overlap", info, {frame::rows_argument(frame::empty_table(expr_->schema()))});
  if (options.before == 0 && options.after == 0) return DataFrame(make(MapPartitions{function, frame::schema_of(made)}, {expr_}));
  return DataFrame(make(MapOverlap{function, frame::schema_of(made), options.before, options.after}, {expr_}));
}

Table DataFrame::tail(std::size_t n) const { return frame::compute_table(tail_later(n).expr_); }

DataFrame DataFrame::tail_later(std::size_t n) const { return DataFrame(make(Tail{frame::row_count(n, "tail")}, {expr_})); }

TableSource DataFrame::in_turn() const {
  return [frame = *this, ready = Expr()](std::size_t index) mutable -> std::optional<Table> {
    if (!ready) {
      Expr source = frame.expr_;
      while (source->op().per_partition()) source = source->input();
      ready = source->op().is_source() ? frame.expr_ : frame.persist().expr_;
    }
    if (index >= num_partitions(ready)) return std::nullopt;
    return frame::compute_table(make(SelectPartitions{index, index + 1}, {ready}));
  };
}

void DataFrame::for_each_partition(const std::function<void(const Table& part)>& take) const {
  const TableSource parts = in_turn();
  std::size_t index = 0;
  while (const std::optional<Table> part = parts(index++)) take(*part);
}

Rows DataFrame::iterrows() const { return Rows(in_turn()); }

std::vector<std::uint64_t> DataFrame::memory_usage_per_partition() const {
  const Column bytes = frame::compute_table(make(PartitionSummary{}, {expr_}))["bytes"];
  const auto values = bytes.values<std::int64_t>();
  return {values.begin(), values.end()};
}

}  // namespace weft::dd
