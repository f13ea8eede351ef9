// DataFrame: rows by periods of time.
#include <weft/resample.h>

#include <algorithm>

#include <weft/dataframe.h>

#include "frame/aggregations.h"
#include "frame/missing_index.h"
#include "frame/period_rule.h"
#include "plan/index.h"
#include "plan/ops/fill_periods.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/set_index.h"
#include "plan/ops/sort.h"

namespace weft::dd {

using namespace plan;

Resampler DataFrame::resample(const std::string& rule, const ResampleOptions& options) const {
  std::string time = options.on;
  if (time.empty()) {
    const auto index = index_of(expr_);
    if (!index) frame::fail_without_index("resample needs an index, or .on a column of times");
    time = index->column;
  }
  const Type type = expr_->schema().at(time).type;
  if (type != DType::timestamp && type != DType::date)
    throw Error(ErrorKind::user, "resample needs timestamps or dates, not " + type_name(type));
  return Resampler(expr_, time, frame::periods_of(expr_, time, rule, options));
}

Resampler::Resampler(Expr frame, std::string time, const frame::Periods& periods)
    : groups_(frame, {time}, {frame::begin_of(frame::divided_time(frame, time, periods), periods)}, {}),
      time_(time),
      periods_(std::make_shared<const frame::Periods>(periods)) {}

Resampler Resampler::operator[](const Columns& columns) const {
  Resampler made = *this;
  made.groups_ = groups_[columns.names()];
  return made;
}

DataFrame Resampler::finish(const DataFrame& groups, const std::vector<std::pair<std::string, std::string>>& functions) const {
  std::vector<PeriodFill> fills;
  for (const auto& [name, function] : functions)
    if (Literal value = frame::value_of_nothing(function);
        !std::holds_alternative<std::monostate>(value) && groups.expr()->schema().at(name).type != DType::duration)
      fills.push_back({name, std::move(value)});
  const Expr sorted = make(Sort{{{time_, true}}, false, {}}, {groups.expr()});
  Expr filled = make(FillPeriods{time_, std::max<std::int64_t>(periods_->step, 1), periods_->months, std::move(fills)}, {sorted});
  if (const Expr label = frame::label_of(column(time_), *periods_); label != column(time_)) {
    const std::vector<std::string> names = filled->schema().names();
    std::vector<Expr> scalars;
    for (const std::string& name : names) scalars.push_back(name == time_ ? label : column(name));
    filled = project(filled, names, std::move(scalars));
  }
  return DataFrame(make(SetIndex{time_, true, 0, {}}, {std::move(filled)}));
}

DataFrame Resampler::agg(const std::vector<Aggregation>& aggregations) const {
  const DataFrame groups = groups_.agg(aggregations);
  std::vector<std::pair<std::string, std::string>> functions;
  for (std::size_t index = 0; index < aggregations.size(); ++index)
    functions.emplace_back(groups.columns()[1 + index], aggregations[index].function);
  return finish(groups, functions);
}

DataFrame Resampler::size() const { return finish(groups_.size(), {{"size", "size"}}); }

DataFrame Resampler::finish_all(const DataFrame& groups, const char* function) const {
  std::vector<std::pair<std::string, std::string>> functions;
  for (const std::string& name : groups.columns())
    if (name != time_) functions.emplace_back(name, function);
  return finish(groups, functions);
}

#define WEFT_RESAMPLER_METHOD(name) \
  DataFrame Resampler::name() const { return finish_all(groups_.name(), #name); }
WEFT_RESAMPLER_METHOD(mean)
WEFT_RESAMPLER_METHOD(min)
WEFT_RESAMPLER_METHOD(max)
WEFT_RESAMPLER_METHOD(count)
WEFT_RESAMPLER_METHOD(first)
WEFT_RESAMPLER_METHOD(last)
WEFT_RESAMPLER_METHOD(any)
WEFT_RESAMPLER_METHOD(all)
WEFT_RESAMPLER_METHOD(nunique)
WEFT_RESAMPLER_METHOD(skew)
WEFT_RESAMPLER_METHOD(kurt)
WEFT_RESAMPLER_METHOD(median)
#undef WEFT_RESAMPLER_METHOD
DataFrame Resampler::sum(std::int64_t min_count) const { return finish_all(groups_.sum(min_count), min_count > 0 ? "" : "sum"); }
DataFrame Resampler::prod(std::int64_t min_count) const {
  return finish_all(groups_.prod(min_count), min_count > 0 ? "" : "prod");
}
DataFrame Resampler::ohlc() const {
  std::vector<Aggregation> aggregations;
  for (const std::string& name : groups_.columns()) {
    if (!is_numeric(groups_.frame()->schema().at(name).type)) continue;
    aggregations.insert(aggregations.end(), {{name, "first", name + "_open"},
                                             {name, "max", name + "_high"},
                                             {name, "min", name + "_low"},
                                             {name, "last", name + "_close"}});
  }
  if (aggregations.empty()) throw Error(ErrorKind::user, "ohlc needs columns of numbers");
  return agg(aggregations);
}
DataFrame Resampler::var(int ddof) const { return finish_all(groups_.var(ddof), "var"); }
DataFrame Resampler::std(int ddof) const { return finish_all(groups_.std(ddof), "std"); }
DataFrame Resampler::sem(int ddof) const { return finish_all(groups_.sem(ddof), "sem"); }
DataFrame Resampler::quantile(double q) const { return finish_all(groups_.quantile(q), "quantile"); }

}  // namespace weft::dd
