// Beginnings and ends -> bars that begin there, of their lengths in milliseconds.
#include "express/timeline.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include <weft/error.h>

#include "base/temporal_text.h"
#include "express/encode.h"
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

// Beginnings or ends: the column that shows them, and where there is one their nanoseconds since 1970.
struct Moments {
  NamedColumn shown;
  std::vector<std::int64_t> nanoseconds = {};
};

// pandas takes numbers for nanoseconds, which timestamps of microseconds have none of: they are shown as text.
Moments of_nanoseconds(const NamedColumn& column) {
  const std::size_t size = column.column.size();
  std::vector<std::int64_t> counts(size);
  std::vector<std::string> texts(size);
  std::vector<bool> valid(size);
  for (std::size_t row = 0; row < size; ++row) {
    valid[row] = !is_missing(column.column, row);
    if (!valid[row]) continue;
    counts[row] = static_cast<std::int64_t>(dd::is_floating(column.column.dtype()) ? column.column.at<double>(row)
                                                                                   : column.column.at<std::int64_t>(row));
    const std::int64_t second = 1'000'000'000, within = (counts[row] % second + second) % second;
    std::string text = base::format_timestamp((counts[row] - within) / 1000);
    text[text.find(' ')] = 'T';
    const std::string decimals = std::to_string(within);
    texts[row] =
        text.substr(0, std::string_view("2024-01-01T00:00:00").size()) + "." + std::string(9 - decimals.size(), '0') + decimals;
  }
  return {{column.name, dd::Column(texts, valid)}, std::move(counts)};
}

// The column as timestamps, unless it is of dates or timestamps already.
Moments as_moments(Argument argument, const NamedColumn& column) {
  const DType type = column.column.dtype();
  if (type == DType::timestamp || type == DType::date) return {column};
  if (dd::is_numeric(type)) return of_nanoseconds(column);
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
  return {{column.name, dd::stack({dd::Column(moments, valid)}, DType::timestamp)}};
}

std::int64_t microseconds(const Moments& moments, std::size_t row) {
  const auto count = moments.shown.column.at<std::int64_t>(row);
  return moments.shown.column.dtype() == DType::date ? count * 86'400'000'000 : count;
}

std::int64_t milliseconds_between(const Moments& start, const Moments& end, std::size_t row) {
  if (start.nanoseconds.empty() && end.nanoseconds.empty()) return (microseconds(end, row) - microseconds(start, row)) / 1000;
  const auto nanoseconds = [&](const Moments& moments) {
    return moments.nanoseconds.empty() ? microseconds(moments, row) * 1000 : moments.nanoseconds[row];
  };
  return (nanoseconds(end) - nanoseconds(start)) / 1'000'000;
}

}  // namespace

void make_durations(Bound& bound) {
  for (Argument argument : {Argument::x_start, Argument::x_end}) {
    if (bound[argument]) continue;
    throw Error(ErrorKind::user, "Argument '" + std::string(name_of(argument)) + "' is not given: bars need a start and an end");
  }
  const Moments begins = as_moments(Argument::x_start, *bound[Argument::x_start]);
  const Moments ends = as_moments(Argument::x_end, *bound[Argument::x_end]);
  const NamedColumn& start = begins.shown;
  const NamedColumn& end = ends.shown;
  std::vector<std::int64_t> lengths(bound.num_rows);
  std::vector<bool> valid(bound.num_rows, true);
  bool complete = true;
  for (std::size_t row = 0; row < bound.num_rows; ++row) {
    valid[row] = !start.column.is_null(row) && !end.column.is_null(row);
    complete = complete && valid[row];
    if (valid[row]) lengths[row] = milliseconds_between(begins, ends, row);
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
