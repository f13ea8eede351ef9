// GroupBy: a value for each row of each column, from the rows of its group.
#include <algorithm>

#include <weft/dataframe.h>

#include "frame/names.h"
#include "frame/series_parts.h"
#include "plan/index.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/window_call.h"

namespace weft::dd {

using namespace plan;
using frame::contains;

DataFrame GroupBy::each_column(const std::function<Series(const SeriesGroupBy& column)>& function) const {
  std::vector<std::string> names;
  std::vector<Expr> scalars;
  const std::vector<std::string> given = columns();
  if (const auto index = index_of(frame_); index && !contains(given, index->column)) {
    names.push_back(index->column);
    scalars.push_back(column(index->column));
  }
  for (const std::string& name : given) {
    names.push_back(name);
    scalars.push_back(frame::parts_of(function((*this)[name]).expr()).scalar);
  }
  return DataFrame(project(frame_, std::move(names), std::move(scalars)));
}

FrameWindows GroupBy::each_windows(const std::string& on,
                                   const std::function<Windows(const SeriesGroupBy& column)>& function) const {
  std::vector<std::string> names = keys_;
  std::vector<Expr> scalars = scalars_;
  const auto add = [&](const std::string& name) {
    if (contains(names, name)) return;
    names.push_back(name);
    scalars.push_back(column(name));
  };
  if (const auto index = index_of(frame_)) add(index->column);
  if (!on.empty()) add(on);
  std::vector<std::pair<std::string, Windows>> windows;
  for (const std::string& name : columns()) {
    if (name == on) continue;
    windows.emplace_back(name, function((*this)[name]));
    add(name);
  }
  return FrameWindows(project(frame_, std::move(names), std::move(scalars)), std::move(windows));
}

DataFrame GroupBy::cumsum() const {
  return each_column([](const SeriesGroupBy& column) { return column.cumsum(); });
}
DataFrame GroupBy::cumprod() const {
  return each_column([](const SeriesGroupBy& column) { return column.cumprod(); });
}
DataFrame GroupBy::cummin() const {
  return each_column([](const SeriesGroupBy& column) { return column.cummin(); });
}
DataFrame GroupBy::cummax() const {
  return each_column([](const SeriesGroupBy& column) { return column.cummax(); });
}
Series GroupBy::cumcount() const {
  WindowCall call{.function = WindowFunction::row};
  call.num_keys = static_cast<std::uint32_t>(scalars_.size());
  call.drop_null_keys = options_.dropna;
  std::vector<Expr> inputs{scalars_[0]};
  inputs.insert(inputs.end(), scalars_.begin(), scalars_.end());
  return Series(frame::make_series(frame_, "cumcount", make(std::move(call), std::move(inputs))));
}
DataFrame GroupBy::shift(std::int64_t periods, const Value& fill_value) const {
  return each_column([&](const SeriesGroupBy& column) { return column.shift(periods, fill_value); });
}
DataFrame GroupBy::diff(std::int64_t periods) const {
  return each_column([&](const SeriesGroupBy& column) { return column.diff(periods); });
}
DataFrame GroupBy::pct_change(std::int64_t periods) const {
  return each_column([&](const SeriesGroupBy& column) { return column.pct_change(periods); });
}
DataFrame GroupBy::ffill(std::optional<std::int64_t> limit) const {
  return each_column([&](const SeriesGroupBy& column) { return column.ffill(limit); });
}
DataFrame GroupBy::bfill(std::optional<std::int64_t> limit) const {
  return each_column([&](const SeriesGroupBy& column) { return column.bfill(limit); });
}
DataFrame GroupBy::rank(const Rank& options) const {
  return each_column([&](const SeriesGroupBy& column) { return column.rank(options); });
}
DataFrame GroupBy::transform(const std::string& function) const {
  return each_column([&](const SeriesGroupBy& column) { return column.transform(function); });
}
DataFrame GroupBy::transform_function(const std::string& function) const {
  return each_column([&](const SeriesGroupBy& column) { return column.transform_function(function); });
}
FrameWindows GroupBy::rolling(std::int64_t rows, const RollingOptions& options) const {
  return each_windows(options.on, [&](const SeriesGroupBy& column) { return column.rolling(rows, options); });
}
FrameWindows GroupBy::rolling(const std::string& duration, const RollingOptions& options) const {
  return each_windows(options.on, [&](const SeriesGroupBy& column) { return column.rolling(duration, options); });
}
FrameWindows GroupBy::expanding(std::int64_t min_periods) const {
  return each_windows({}, [&](const SeriesGroupBy& column) { return column.expanding(min_periods); });
}

}  // namespace weft::dd
