// GroupBy: aggregations of groups.
#include <algorithm>
#include <span>
#include <unordered_set>

#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/aggregations.h"
#include "frame/category_order.h"
#include "frame/function_call.h"
#include "frame/row_count.h"
#include "frame/row_label.h"
#include "frame/series_parts.h"
#include "frame/statistic_matrix.h"
#include "frame/table_schema.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/filter.h"
#include "plan/ops/group_apply.h"
#include "plan/ops/group_rows.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/sort.h"
#include "plan/values.h"

namespace weft::dd {

using namespace plan;

namespace {

std::vector<Expr> columns_named(const std::vector<std::string>& names) {
  std::vector<Expr> scalars;
  for (const std::string& name : names) scalars.push_back(column(name));
  return scalars;
}

Expr sorted(const Expr& frame, const std::vector<std::string>& keys, const std::vector<SortKey>& more = {}) {
  Sort sort;
  for (const std::string& key : keys) sort.keys.push_back({key, true});
  sort.keys.insert(sort.keys.end(), more.begin(), more.end());
  return frame::sort_rows(frame, std::move(sort));
}

}  // namespace

GroupBy::GroupBy(Expr frame, std::vector<std::string> keys, GroupByOptions options)
    : GroupBy(std::move(frame), keys, columns_named(keys), options) {}

GroupBy::GroupBy(Expr frame, std::vector<std::string> keys, std::vector<Expr> scalars, GroupByOptions options)
    : frame_(std::move(frame)), keys_(std::move(keys)), scalars_(std::move(scalars)), options_(options) {
  if (keys_.empty()) throw Error(ErrorKind::user, "groupby needs at least one column");
  for (const Expr& scalar : scalars_) type_of(scalar, frame_->schema());
}

SeriesGroupBy GroupBy::operator[](const char* column) const { return (*this)[std::string(column)]; }
SeriesGroupBy GroupBy::operator[](const std::string& column) const { return SeriesGroupBy(*this, column); }
GroupBy GroupBy::operator[](std::initializer_list<const char*> columns) const {
  return (*this)[std::vector<std::string>(columns.begin(), columns.end())];
}

GroupBy GroupBy::operator[](const std::vector<std::string>& columns) const {
  GroupBy made = *this;
  made.chosen_ = columns;
  for (const std::string& name : made.chosen_) frame_->schema().index_of(name);
  return made;
}

std::vector<std::string> GroupBy::columns() const {
  if (!chosen_.empty()) return chosen_;
  std::unordered_set<std::string> left_out(keys_.begin(), keys_.end());
  for (const std::string& key : keys_) left_out.insert(hidden_key(key));
  std::vector<std::string> names;
  for (const std::string& name : frame::data_columns(frame_))
    if (!left_out.contains(name)) names.push_back(name);
  return names;
}

DataFrame GroupBy::agg(const std::vector<Aggregation>& aggregations) const {
  Aggregate op{keys_, {}, options_.dropna};
  std::vector<Expr> inputs{frame_};
  inputs.insert(inputs.end(), scalars_.begin(), scalars_.end());
  for (const Aggregation& aggregation : aggregations) {
    AggregateItem item = frame::aggregate_item(aggregation);
    if (item.num_values() > 0 || !aggregation.column.empty()) frame_->schema().index_of(aggregation.column);
    if (item.num_values() > 0) inputs.push_back(column(aggregation.column));
    if (takes_label(item.function)) inputs.push_back(frame::row_label(frame_));
    op.items.push_back(std::move(item));
  }
  DataFrame grouped(frame::aggregate_rows(std::move(op), std::move(inputs)));
  if (!options_.observed) grouped = with_unobserved(grouped, aggregations);
  return options_.sort ? DataFrame(sorted(grouped.expr(), keys_)) : grouped;
}

DataFrame GroupBy::with_unobserved(const DataFrame& groups, const std::vector<Aggregation>& aggregations) const {
  const Schema& schema = groups.expr()->schema();
  std::optional<DataFrame> all;
  bool any_known = false;
  for (const std::string& key : keys_) {
    const TypeDetail& detail = schema.at(key).type.detail();
    any_known |= detail.known;
    DataFrame values = groups[{key.c_str()}];
    if (detail.known) {
      const std::vector<Value> categories(detail.categories.begin(), detail.categories.end());
      values = from_dict({{key, categories}});
      values = values.assign(key, values[key].astype(DType::string).astype(Categories{detail.categories, detail.ordered}));
    } else {
      values = values.drop_duplicates();
    }
    all = all ? all->merge(values, {.how = "cross"}) : values;
  }
  if (!any_known) return groups;
  // Groups of a missing key are no combination, but groups.
  const DataFrame completed = all->merge(groups, {.how = "outer", .on = keys_});
  std::vector<std::pair<std::string, Operand>> filled;
  for (std::size_t index = 0; index < aggregations.size(); ++index) {
    const std::string& name = schema[keys_.size() + index].name;
    const std::string& function = aggregations[index].function;
    Value value;
    if (function == "any" || function == "all")
      value = function == "all";
    else if (schema.at(name).type != DType::duration)
      value = plan::value_of(frame::value_of_nothing(function));
    if (!value.is_null()) filled.emplace_back(name, completed[name].fillna(value));
  }
  return (filled.empty() ? completed : completed.assign(filled))[schema.names()];
}

DataFrame GroupBy::agg(std::initializer_list<const char*> functions) const {
  if (functions.size() == 0) throw Error(ErrorKind::user, "agg needs at least one function");
  std::vector<Aggregation> aggregations;
  for (const std::string& name : columns())
    for (const char* function : functions)
      aggregations.push_back({name, function, chosen_.size() == 1 ? function : name + "_" + function});
  return agg(aggregations);
}

DataFrame GroupBy::size() const { return agg(std::vector<Aggregation>{{"", "size", "size"}}); }

DataFrame GroupBy::agg_all(const Aggregation& like, bool numbers_only, std::int64_t min_count) const {
  const AggregateFunction function = aggregate_function(like.function);
  std::vector<Aggregation> aggregations;
  for (const std::string& name : columns()) {
    Aggregation one = like;
    one.column = name;
    const Type& type = frame_->schema().at(name).type;
    // A column that was chosen has to fit; of the others those are meant that do.
    if (!chosen_.empty() || frame::fits(function, type, numbers_only)) aggregations.push_back(std::move(one));
  }
  return min_count <= 0 ? agg(aggregations)
                        : frame::where_counted(agg(frame::with_counts(std::move(aggregations))), keys_, min_count);
}

DataFrame GroupBy::sum(std::int64_t min_count) const { return agg_all({"", "sum"}, true, min_count); }
DataFrame GroupBy::prod(std::int64_t min_count) const { return agg_all({"", "prod"}, true, min_count); }
DataFrame GroupBy::mean() const { return agg_all({"", "mean"}, true); }
DataFrame GroupBy::min() const { return agg_all({"", "min"}, false); }
DataFrame GroupBy::max() const { return agg_all({"", "max"}, false); }
DataFrame GroupBy::count() const { return agg_all({"", "count"}, false); }
DataFrame GroupBy::first() const { return agg_all({"", "first"}, false); }
DataFrame GroupBy::last() const { return agg_all({"", "last"}, false); }
DataFrame GroupBy::any() const { return agg_all({"", "any"}, false); }
DataFrame GroupBy::all() const { return agg_all({"", "all"}, false); }
DataFrame GroupBy::nunique() const { return agg_all({"", "nunique"}, false); }
DataFrame GroupBy::unique() const { return agg_all({"", "unique"}, false); }
DataFrame GroupBy::var(int ddof) const { return agg_all({"", "var", "", ddof}, true); }
DataFrame GroupBy::std(int ddof) const { return agg_all({"", "std", "", ddof}, true); }
DataFrame GroupBy::sem(int ddof) const { return agg_all({"", "sem", "", ddof}, true); }
DataFrame GroupBy::skew() const { return agg_all({"", "skew"}, true); }
DataFrame GroupBy::kurt() const { return agg_all({"", "kurt"}, true); }
DataFrame GroupBy::median() const { return agg_all({"", "median"}, true); }
DataFrame GroupBy::quantile(double q) const { return agg_all({.column = "", .function = "quantile", .q = q}, true); }

DataFrame GroupBy::mode() const { return agg_all({"", "mode"}, false); }
DataFrame GroupBy::idxmin() const { return agg_all({"", "idxmin"}, true); }
DataFrame GroupBy::idxmax() const { return agg_all({"", "idxmax"}, true); }

DataFrame GroupBy::matrix_of(const char* method, const Covariance& options) const {
  std::vector<std::string> numbers;
  for (const std::string& name : columns())
    if (is_numeric(frame_->schema().at(name).type)) numbers.push_back(name);
  if (numbers.empty()) throw Error(ErrorKind::user, std::string(method) + " needs columns of numbers");
  const AggregateFunction function = method == std::string("cov") ? AggregateFunction::cov : AggregateFunction::corr;
  DataFrame matrix = frame::statistic_matrix(frame_, keys_, scalars_, numbers, function, options, options_.dropna);
  return options_.sort ? DataFrame(sorted(matrix.expr(), keys_)) : matrix;
}

DataFrame GroupBy::cov(int ddof) const { return cov({.ddof = ddof}); }
DataFrame GroupBy::cov(const Covariance& options) const { return matrix_of("cov", options); }
DataFrame GroupBy::corr(const Covariance& options) const { return matrix_of("corr", options); }

DataFrame GroupBy::get_group(const Value& key) const { return get_group(std::vector<Value>{key}); }
DataFrame GroupBy::get_group(std::initializer_list<Value> keys) const { return get_group(std::vector<Value>(keys)); }

DataFrame GroupBy::get_group(const std::vector<Value>& keys) const {
  if (keys.size() != keys_.size())
    throw Error(ErrorKind::user,
                "get_group needs one value for each key, " + base::join(keys_) + "; given: " + std::to_string(keys.size()));
  Expr condition;
  for (std::size_t key = 0; key < keys.size(); ++key) {
    Expr same = keys[key].is_null() ? unary(UnaryOp::is_null, scalars_[key])
                                    : binary(BinaryOp::eq, scalars_[key], literal(keys[key].variant()));
    condition = condition ? binary(BinaryOp::logical_and, std::move(condition), std::move(same)) : std::move(same);
  }
  Expr rows = filter(frame_, std::move(condition));
  const std::vector<std::string> names = visible_columns();
  return DataFrame(names == frame_->schema().names() ? std::move(rows) : select(std::move(rows), names));
}

DataFrame GroupBy::value_counts(const ValueCounts& options) const {
  const std::vector<std::string> counted = columns();
  std::vector<std::string> keys = keys_;
  std::vector<Expr> scalars = scalars_;
  keys.insert(keys.end(), counted.begin(), counted.end());
  for (const std::string& name : counted) scalars.push_back(column(name));
  const std::string output = options.normalize ? "proportion" : "count";
  Expr rows = frame_;
  // Either the keys or the counted columns may be missing.
  if (options_.dropna != options.dropna) {
    const std::span<const Expr> all(scalars);
    Expr there;
    for (const Expr& scalar : options_.dropna ? all.first(keys_.size()) : all.subspan(keys_.size())) {
      Expr is_there = unary(UnaryOp::is_valid, scalar);
      there = there ? binary(BinaryOp::logical_and, std::move(there), std::move(is_there)) : std::move(is_there);
    }
    rows = filter(rows, std::move(there));
  }
  DataFrame counts = GroupBy(rows, keys, scalars, {.dropna = options_.dropna && options.dropna})
                         .agg(std::vector<Aggregation>{{"", "size", output}});
  if (options.normalize) {
    const Series sums = counts.groupby(keys_, {.dropna = false})[output].transform("sum");
    counts = counts.assign(output, counts[output] / sums);
  }
  if (!options_.sort) return counts;
  std::vector<SortKey> order;
  if (options.sort) order.push_back({output, options.ascending});
  for (const std::string& name : counted) order.push_back({name, true});
  return DataFrame(sorted(counts.expr(), keys_, order));
}

std::vector<std::string> GroupBy::visible_columns() const {
  if (!chosen_.empty()) return chosen_;
  std::vector<std::string> names = frame_->schema().names();
  for (const std::string& key : keys_) std::erase(names, hidden_key(key));
  return names;
}

DataFrame GroupBy::group_rows(std::int64_t begin, std::size_t count, bool from_end) const {
  GroupRows op;
  op.begin = begin;
  op.count = static_cast<std::int64_t>(count);
  op.from_end = from_end;
  op.drop_null_keys = options_.dropna;
  std::vector<Expr> inputs{frame_};
  inputs.insert(inputs.end(), scalars_.begin(), scalars_.end());
  Expr rows = make(op, std::move(inputs));
  const std::vector<std::string> names = visible_columns();
  return DataFrame(names == frame_->schema().names() ? std::move(rows) : select(std::move(rows), names));
}

namespace {

/// The rows of each group whose values come first, in that order.
DataFrame first_of_groups(const SeriesGroupBy& groups, std::size_t n, bool ascending) {
  const std::string value = groups.columns()[0];
  std::vector<std::string> names = groups.keys();
  std::vector<Expr> scalars = groups.key_scalars();
  names.push_back(value);
  scalars.push_back(column(value));
  const Expr place = frame::parts_of(groups.rank({.method = "first", .ascending = ascending}).expr()).scalar;
  const Expr is_first = binary(BinaryOp::le, place, literal(frame::row_count(n, ascending ? "nsmallest" : "nlargest")));
  const Expr rows = frame::filter_projected(groups.frame(), std::move(names), std::move(scalars), is_first);
  return DataFrame(sorted(rows, groups.keys(), {{value, ascending}}));
}

}  // namespace

DataFrame SeriesGroupBy::nlargest(std::size_t n) const { return first_of_groups(*this, n, false); }
DataFrame SeriesGroupBy::nsmallest(std::size_t n) const { return first_of_groups(*this, n, true); }

DataFrame GroupBy::head(std::size_t n) const {
  return group_rows(0, static_cast<std::size_t>(frame::row_count(n, "head")), false);
}
DataFrame GroupBy::tail(std::size_t n) const {
  return group_rows(0, static_cast<std::size_t>(frame::row_count(n, "tail")), true);
}
DataFrame GroupBy::nth(std::int64_t n) const { return n >= 0 ? group_rows(n, 1, false) : group_rows(-1 - n, 1, true); }

DataFrame GroupBy::apply_function(const std::string& function, const std::vector<Value>& arguments) const {
  const std::vector<std::string> names = visible_columns();
  const FunctionInfo& info = find_function(function);
  const Schema passed = select(frame_, names)->schema();
  std::vector<frame::CallArgument> given{frame::rows_argument(frame::empty_table(passed))};
  GroupApply op{function, keys_, {}, options_.dropna, names};
  for (const Value& argument : arguments) {
    given.push_back(frame::value_argument(argument));
    op.arguments.push_back(argument.variant());
  }
  op.columns = frame::schema_of(frame::call_once("apply", info, given));
  std::vector<Expr> inputs{frame_};
  inputs.insert(inputs.end(), scalars_.begin(), scalars_.end());
  return DataFrame(make(std::move(op), std::move(inputs)));
}

}  // namespace weft::dd
