// A number -> a frame made by random operations.
#include "frame/random_frame.h"

#include <algorithm>

namespace weft::frame_test {

using dd::DataFrame;
using dd::DType;
using dd::Series;

namespace {

bool is_integer(DType type) { return type == dd::int64; }
bool is_float(DType type) { return type == dd::float64; }
bool is_text(DType type) { return type == dd::string; }
bool is_boolean(DType type) { return type == dd::boolean; }
bool is_date(DType type) { return type == dd::date; }
bool is_any(DType) { return true; }

}  // namespace

RandomFrame::RandomFrame(DataFrame source, std::uint64_t seed)
    : random_(seed),
      frame_(source[{"i", "j", "n", "g", "b", "c", "s", "t", "d", "e", "key", "k"}]),
      exact_{"i", "j", "n", "g", "k"} {
  for (std::size_t left = 1 + pick(7); left > 0; --left) step();
}

std::vector<std::string> RandomFrame::names_of(bool (*fits)(DType)) const {
  std::vector<std::string> names = frame_.columns(), made;
  std::vector<DType> types = frame_.dtypes();
  for (std::size_t index = 0; index < names.size(); ++index)
    if (fits(types[index])) made.push_back(names[index]);
  return made;
}

std::vector<std::string> RandomFrame::some_names(std::vector<std::string> from, std::size_t most) {
  std::vector<std::string> made;
  for (std::size_t left = 1 + pick(std::min(most, from.size())); left > 0; --left) {
    std::size_t at = pick(from.size());
    made.push_back(from[at]);
    from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
  }
  return made;
}

void RandomFrame::step() {
  switch (pick(10)) {
    case 0:
    case 1:
    case 2:
      return assign();
    case 3:
    case 4:
    case 5:
      return filter();
    case 6:
      return select();
    case 7:
      return sort();
    case 8:
      return rename();
    default:
      return group();
  }
}

void RandomFrame::assign() {
  // Now and then an existing column is replaced, in the middle of a chain that still uses its old values.
  std::string name = chance(25) ? pick_name(frame_.columns()) : new_name();
  std::erase(exact_, name);
  frame_ = chance(10) ? frame_.assign(name, static_cast<std::int64_t>(pick(5))) : frame_.assign(name, any_series());
}

void RandomFrame::filter() { frame_ = frame_[boolean(3)]; }

void RandomFrame::select() {
  std::vector<std::string> names = some_names(frame_.columns(), 8);
  std::erase_if(exact_, [&](const std::string& name) { return std::find(names.begin(), names.end(), name) == names.end(); });
  frame_ = frame_[names];
}

void RandomFrame::sort() {
  std::vector<std::string> by = some_names(frame_.columns(), 3);
  std::vector<bool> ascending;
  for (std::size_t key = 0; key < by.size(); ++key) ascending.push_back(chance(50));
  frame_ = frame_.sort_values(by, {.ascending = ascending, .na_position = chance(50) ? "first" : "last"});
}

void RandomFrame::rename() {
  std::string from = pick_name(frame_.columns()), to = new_name();
  std::replace(exact_.begin(), exact_.end(), from, to);
  frame_ = frame_.rename({{from, to}});
}

void RandomFrame::group() {
  std::vector<std::string> keys = some_names(names_of(is_any), 2);
  std::vector<dd::Aggregation> aggregations;
  std::vector<std::string> exact;
  const std::vector<std::string> numbers = exact_;
  for (std::size_t left = 1 + pick(4); left > 0; --left) {
    std::string name = new_name();
    const char* function = std::vector<const char*>{"sum", "mean", "min", "max", "count", "size"}[pick(6)];
    const bool adds = function == std::string("sum") || function == std::string("mean");
    if (adds && numbers.empty()) function = "count";
    const std::string column = adds && !numbers.empty() ? pick_name(numbers) : pick_name(frame_.columns());
    aggregations.push_back({column, function, name});
    if (function != std::string("mean") && function != std::string("min") && function != std::string("max"))
      exact.push_back(name);
  }
  dd::GroupByOptions options{.dropna = chance(50), .sort = chance(50)};
  frame_ = frame_.groupby(keys, options).agg(aggregations);
  ordered_ = options.sort;
  exact_ = exact;
}

Series RandomFrame::any_series() {
  switch (pick(4)) {
    case 0:
      return boolean(3);
    case 1:
      return integer(3);
    case 2:
      return floating(3);
    default:
      return text(2);
  }
}

Series RandomFrame::boolean(int depth) {
  const std::vector<std::string> columns = names_of(is_boolean), dates = names_of(is_date);
  if (!columns.empty() && (depth == 0 || chance(10))) return frame_[pick_name(columns)];
  if (depth == 0) return frame_[pick_name(frame_.columns())].notna();
  auto compare = [&](const Series& a, const auto& b) {
    switch (pick(6)) {
      case 0:
        return a == b;
      case 1:
        return a != b;
      case 2:
        return a < b;
      case 3:
        return a <= b;
      case 4:
        return a > b;
      default:
        return a >= b;
    }
  };
  switch (pick(10)) {
    case 0:
      return compare(integer(depth - 1), integer(depth - 1));
    case 1:
      return compare(integer(depth - 1), static_cast<std::int64_t>(pick(20)) - 10);
    case 2:
      return compare(integer(depth - 1), static_cast<double>(pick(40)) / 4 - 5);
    case 3:
      return compare(floating(depth - 1), floating(depth - 1));
    case 4:
      return compare(text(depth - 1), text(depth - 1));
    case 5:
      return boolean(depth - 1) && boolean(depth - 1);
    case 6:
      return boolean(depth - 1) || boolean(depth - 1);
    case 7:
      return !boolean(depth - 1);
    case 8:
      return chance(50) || dates.empty() ? integer(depth - 1).isin({0, 1, 2, -3, 7, nullptr})
                                         : compare(frame_[pick_name(dates)], "1990-06-01");
    default:
      return chance(50) ? any_series().isna() : text(depth - 1).str().contains("a", {.regex = chance(50)});
  }
}

Series RandomFrame::integer(int depth) {
  const std::vector<std::string> columns = names_of(is_integer);
  if (!columns.empty() && (depth == 0 || chance(30))) return frame_[pick_name(columns)];
  if (depth == 0) return frame_[pick_name(frame_.columns())].isna().astype(dd::int64);
  switch (pick(9)) {
    case 0:
      return integer(depth - 1) + integer(depth - 1);
    case 1:
      return integer(depth - 1) - static_cast<std::int64_t>(pick(9));
    case 2:
      return integer(depth - 1) * integer(depth - 1);
    case 3:
      return integer(depth - 1) % integer(depth - 1);
    case 4:
      return floordiv(integer(depth - 1), integer(depth - 1));
    case 5:
      return integer(depth - 1).abs();
    case 6:
      return integer(depth - 1).fillna(3);
    case 7:
      return text(depth - 1).str().len();
    default:
      return boolean(depth - 1) + integer(depth - 1);
  }
}

Series RandomFrame::floating(int depth) {
  const std::vector<std::string> columns = names_of(is_float);
  if (!columns.empty() && (depth == 0 || chance(30))) return frame_[pick_name(columns)];
  if (depth == 0) return integer(0).astype(dd::float64);
  switch (pick(8)) {
    case 0:
      return floating(depth - 1) + floating(depth - 1);
    case 1:
      return floating(depth - 1) - integer(depth - 1);
    case 2:
      return floating(depth - 1) * 0.5;
    case 3:
      return floating(depth - 1) / floating(depth - 1);
    case 4:
      return integer(depth - 1) / integer(depth - 1);
    case 5:
      return floating(depth - 1).abs();
    case 6:
      return floating(depth - 1).fillna(0.25);
    default:
      return -floating(depth - 1);
  }
}

Series RandomFrame::text(int depth) {
  const std::vector<std::string> columns = names_of(is_text);
  if (!columns.empty() && (depth == 0 || chance(40))) return frame_[pick_name(columns)];
  if (depth == 0) return integer(0).astype(dd::string);
  switch (pick(6)) {
    case 0:
      return text(depth - 1) + text(depth - 1);
    case 1:
      return text(depth - 1).str().upper();
    case 2:
      return text(depth - 1).str().slice(static_cast<std::int64_t>(pick(5)) - 2, static_cast<std::int64_t>(pick(9)) - 3);
    case 3:
      return text(depth - 1).str().replace("a", "oo");
    case 4:
      return text(depth - 1).fillna("none");
    default:
      return integer(depth - 1).astype(dd::string);
  }
}

}  // namespace weft::frame_test
