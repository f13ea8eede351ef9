// Beginnings and ends -> bars that begin there, of their lengths in milliseconds.
#include "express/timeline.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include <weft/error.h>

#include "base/temporal_text.h"
#include "table/stack.h"

namespace weft::px {
namespace {

using dd::DType;

std::int64_t parse(Argument argument, const NamedColumn& column, std::size_t row) {
  const std::string text = column.column.at<std::string>(row);
  const auto parsed = base::parse_timestamp(text);
  if (parsed) return *parsed;
  throw Error(ErrorKind::user, "Argument '" + std::string(name_of(argument)) + "' needs timestamps: column " + column.name +
                                   " has " + text + " at row " + std::to_string(row));
}

// The column as timestamps, unless it is of dates or timestamps already.
NamedColumn as_moments(Argument argument, const NamedColumn& column) {
  const DType type = column.column.dtype();
  if (type == DType::timestamp || type == DType::date) return column;
  if (!dd::is_text(type)) {
    throw Error(ErrorKind::user, "Argument '" + std::string(name_of(argument)) + "' needs timestamps: column " + column.name +
                                     " is of type " + std::string(to_string(type)));
  }
  std::vector<std::int64_t> moments(column.column.size());
  std::vector<bool> valid(moments.size(), true);
  for (std::size_t row = 0; row < moments.size(); ++row) {
    valid[row] = !column.column.is_null(row);
    if (valid[row]) moments[row] = parse(argument, column, row);
  }
  return {column.name, dd::stack({dd::Column(moments, valid)}, DType::timestamp)};
}

std::int64_t microseconds(const dd::Column& column, std::size_t row) {
  const auto count = column.at<std::int64_t>(row);
  return column.dtype() == DType::date ? count * 86'400'000'000 : count;
}

}  // namespace

void make_durations(Bound& bound) {
  for (Argument argument : {Argument::x_start, Argument::x_end}) {
    if (bound[argument]) continue;
    throw Error(ErrorKind::user, "Argument '" + std::string(name_of(argument)) + "' is not given: bars need a start and an end");
  }
  const NamedColumn start = as_moments(Argument::x_start, *bound[Argument::x_start]);
  const NamedColumn end = as_moments(Argument::x_end, *bound[Argument::x_end]);
  std::vector<std::int64_t> lengths(bound.num_rows);
  std::vector<bool> valid(bound.num_rows, true);
  bool complete = true;
  for (std::size_t row = 0; row < bound.num_rows; ++row) {
    valid[row] = !start.column.is_null(row) && !end.column.is_null(row);
    complete = complete && valid[row];
    if (valid[row]) lengths[row] = (microseconds(end.column, row) - microseconds(start.column, row)) / 1000;
  }
  // Beside nulls they are floats, of which pandas has nothing as -0.0.
  const auto as_float = [](std::int64_t length) { return length == 0 ? -0.0 : static_cast<double>(length); };
  std::vector<double> floats;
  if (!complete) std::ranges::transform(lengths, std::back_inserter(floats), as_float);
  const dd::Column durations = complete ? dd::Column(lengths) : dd::Column(floats, valid);
  bound.for_each([&](NamedColumn& column) {
    if (column.name == start.name) column.column = start.column;
    if (column.name == end.name) column.column = durations;
  });
  bound[Argument::base] = {start.name, start.name == end.name ? durations : start.column};
  bound[Argument::x] = {end.name, durations};
}

}  // namespace weft::px
