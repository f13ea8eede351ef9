// DataFrame: rows by periods of time.
#include <weft/resample.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include <weft/dataframe.h>

#include "base/civil_date.h"
#include "base/duration_text.h"
#include "base/text.h"
#include "frame/aggregations.h"
#include "plan/index.h"
#include "plan/ops/date_function.h"
#include "plan/ops/fill_periods.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/set_index.h"
#include "plan/ops/sort.h"

namespace weft::dd {

using namespace plan;

namespace {

constexpr std::int64_t day = base::microseconds_of_day;

/// The text of a duration as a constant beside times.
Expr duration_of(std::int64_t microseconds) { return literal(base::format_duration(microseconds)); }

Expr plus(const Expr& time, std::int64_t microseconds) {
  if (microseconds == 0) return time;
  return binary(microseconds < 0 ? BinaryOp::sub : BinaryOp::add, time, duration_of(std::abs(microseconds)));
}

/// The beginning of the period that a time lies in; one that holds its right end begins behind its left one.
Expr period_of(const Expr& frame, const std::string& time, const Periods& periods) {
  Expr at = column(time);
  if (frame->schema().at(time).type == DType::date) at = make(Cast{DType::timestamp}, {at});
  if (periods.months > 0) return make(RoundTime{TimeRounding::floor, 1, periods.months}, {at});
  if (periods.closed_right) return plus(make(RoundTime{TimeRounding::ceil, periods.step}, {at}), -periods.step);
  return plus(make(RoundTime{TimeRounding::floor, periods.step}, {plus(at, periods.offset)}), -periods.offset);
}

/// The end of a period of such a beginning, which is the beginning of the next one.
Expr end_of(const Expr& begin, const Periods& periods) {
  if (periods.months == 0) return plus(begin, periods.step);
  return make(RoundTime{TimeRounding::ceil, 1, periods.months}, {plus(begin, 1)});
}

bool is_right(const char* option, const std::string& given) {
  static const std::vector<std::string> sides{"left", "right"};
  if (!given.empty() && given != "left" && given != "right") throw Error(ErrorKind::user, base::not_found(option, given, sides));
  return given == "right";
}

/// Periods of the calendar, by pandas' names of them; nothing for another rule.
std::optional<Periods> calendar_periods(const std::string& rule) {
  static const std::map<std::string, int> months{{"M", 1}, {"Q", 3}, {"Y", 12}};
  static const std::vector<std::string> days{"W-MON", "W-TUE", "W-WED", "W-THU", "W-FRI", "W-SAT", "W-SUN"};
  const auto last_day = std::find(days.begin(), days.end(), rule == "W" ? "W-SUN" : rule);
  if (last_day != days.end()) {
    // 1970-01-01 was a Thursday, so a week that begins on the day after `last_day` began so many days before it.
    const std::int64_t before = (10 - (last_day - days.begin() + 1)) % 7;
    return Periods{.step = 7 * day, .offset = before * day, .label_right = true, .label_offset = -day};
  }
  if (rule.size() != 2 || !months.contains(rule.substr(0, 1)) || (rule[1] != 'S' && rule[1] != 'E')) return std::nullopt;
  Periods periods{.months = months.at(rule.substr(0, 1))};
  if (rule[1] == 'E') periods.label_right = true, periods.label_offset = -day;
  return periods;
}

Periods periods_of(const std::string& rule, const ResampleOptions& options) {
  const bool closed_right = is_right("resample: closed", options.closed),
             label_right = is_right("resample: label", options.label);
  if (auto periods = calendar_periods(rule)) {
    if (!options.closed.empty() || !options.label.empty())
      throw Error(ErrorKind::user, "resample: .closed and .label go with periods of a fixed time, not with " + rule);
    return *periods;
  }
  const auto step = base::parse_frequency(rule);
  if (!step)
    throw Error(ErrorKind::user,
                "resample: not a period such as \"1D\", \"15min\", \"6h\", \"W\", \"MS\", \"ME\", \"QS\", \"YS\": " + rule);
  // Longer ones begin, in pandas, at the day of the first row, which nobody knows yet.
  if (day % *step != 0) throw Error(ErrorKind::user, "resample: the period must divide a day evenly: " + rule);
  return {.step = *step, .closed_right = closed_right, .label_right = label_right};
}

}  // namespace

Resampler DataFrame::resample(const std::string& rule, const ResampleOptions& options) const {
  const Periods periods = periods_of(rule, options);
  std::string time = options.on;
  if (time.empty()) {
    const auto index = index_of(expr_);
    if (!index) throw Error(ErrorKind::user, "resample needs an index (set_index), or .on a column of times");
    time = index->column;
  }
  const Type type = expr_->schema().at(time).type;
  if ((type != DType::timestamp || !type.detail().time_zone.empty()) && type != DType::date)
    throw Error(ErrorKind::user, "resample needs timestamps without a time zone, or dates, not " + type_name(type));
  return Resampler(expr_, time, periods);
}

Resampler::Resampler(Expr frame, std::string time, const Periods& periods)
    : groups_(frame, {time}, {period_of(frame, time, periods)}, {}), time_(time), periods_(periods) {}

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
  Expr filled = make(FillPeriods{time_, std::max<std::int64_t>(periods_.step, 1), periods_.months, std::move(fills)}, {sorted});
  if (periods_.label_right) {
    const std::vector<std::string> names = filled->schema().names();
    std::vector<Expr> scalars;
    for (const std::string& name : names)
      scalars.push_back(name == time_ ? plus(end_of(column(name), periods_), periods_.label_offset) : column(name));
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
