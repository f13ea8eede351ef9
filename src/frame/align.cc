// Two frames -> both with the same rows and columns, and what a function makes of each pair of columns.
#include <algorithm>
#include <map>
#include <set>

#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/missing_index.h"
#include "frame/names.h"
#include "frame/row_label.h"
#include "frame/row_scalars.h"
#include "frame/series_parts.h"
#include "plan/index.h"
#include "plan/ops/if_else.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

namespace {

using frame::contains;
using frame::Names;

/// As pandas joins two lists of columns.
Names joined_names(const Names& mine, const Names& others, const std::string& how) {
  if (how == "left" || mine == others) return mine;
  if (how == "right") return others;
  if (how == "inner") {
    Names both = mine;
    std::erase_if(both, [&](const std::string& name) { return !contains(others, name); });
    return both;
  }
  std::set<std::string> all(mine.begin(), mine.end());
  all.insert(others.begin(), others.end());
  return {all.begin(), all.end()};
}

/// One of the two frames as it stands among the rows of both.
struct Side {
  Expr rows;
  std::map<std::string, Expr> scalars;  // over the rows, by the frame's own names
  Expr is_there;                        // whether it has the row; null: it has all
};

/// Both frames over the rows of their joined indexes, whose name is that of the first.
std::pair<Side, Side> aligned_rows(const char* method, const DataFrame& mine, const DataFrame& others, const std::string& how) {
  if (!mine.index_name() || !others.index_name())
    frame::fail_without_index(std::string(method) + " needs an index of both frames");
  const std::string here = "#here", there = "#there", theirs = "#other ";
  std::map<std::string, std::string> hidden;
  const Names names = frame::data_columns(mine.expr()), other_names = frame::data_columns(others.expr());
  for (const std::string& name : other_names) hidden[name] = theirs + name;
  const Expr rows = mine.assign(here, true).join(others.rename(hidden).assign(there, true), {.how = how}).expr();
  Side left{rows, {}, unary(UnaryOp::is_valid, column(here))}, right{rows, {}, unary(UnaryOp::is_valid, column(there))};
  for (const std::string& name : names) left.scalars.emplace(name, column(name));
  for (const std::string& name : other_names) right.scalars.emplace(name, column(theirs + name));
  return {std::move(left), std::move(right)};
}

Side own_rows(const DataFrame& frame) {
  Side side{frame.expr(), {}, nullptr};
  for (const std::string& name : frame::data_columns(frame.expr())) side.scalars.emplace(name, column(name));
  return side;
}

/// A column that a frame does not have: null, of the type that the other frame has.
Expr missing(const Side& other, const std::string& name) {
  return make(LiteralValue{{}, type_of(other.scalars.at(name), other.rows->schema())});
}

DataFrame with_columns(const Side& side, const Side& other, const std::optional<std::string>& index, const Names& columns,
                       const Literal& fill) {
  const bool fills = !std::holds_alternative<std::monostate>(fill);
  Names names;
  std::vector<Expr> scalars;
  if (index) {
    names.push_back(*index);
    scalars.push_back(column(*index));
  }
  for (const std::string& name : columns) {
    const auto own = side.scalars.find(name);
    Expr scalar = own == side.scalars.end() ? missing(other, name) : own->second;
    if (fills && own == side.scalars.end())
      scalar = make(Coalesce{}, {std::move(scalar), literal(fill)});
    else if (fills && side.is_there)
      scalar = if_else(side.is_there, std::move(scalar), literal(fill));
    names.push_back(name);
    scalars.push_back(std::move(scalar));
  }
  return DataFrame(project(side.rows, std::move(names), std::move(scalars)));
}

/// A column beside the index of its frame.
DataFrame beside_index(const char* method, const Series& series) {
  const frame::SeriesParts parts = frame::parts_of(series.expr());
  const std::string index = series.index().name();
  if (parts.name == index) throw Error(ErrorKind::user, std::string(method) + " of an index itself: " + index);
  return DataFrame(project(parts.frame, {index, parts.name}, {column(index), parts.scalar}));
}

}  // namespace

std::pair<DataFrame, DataFrame> DataFrame::align(const DataFrame& other, const Align& options) const {
  static const Names axes{"index", "columns"}, joins{"outer", "inner", "left", "right"};
  if (!options.axis.empty() && !contains(axes, options.axis))
    throw Error(ErrorKind::user, base::not_found("align: axis", options.axis, axes));
  if (!contains(joins, options.join)) throw Error(ErrorKind::user, base::not_found("align: join", options.join, joins));
  const bool rows = options.axis != "columns";
  const Names mine = frame::data_columns(expr_), others = frame::data_columns(other.expr_);
  const Names all = joined_names(mine, others, options.join);
  const auto [left, right] =
      rows ? aligned_rows("align", *this, other, options.join) : std::pair(own_rows(*this), own_rows(other));
  const bool columns = options.axis != "index";
  const Literal& fill = options.fill_value.variant();
  return {with_columns(left, right, index_name(), columns ? all : mine, fill),
          with_columns(right, left, rows ? index_name() : other.index_name(), columns ? all : others, fill)};
}

DataFrame DataFrame::combine(const DataFrame& other,
                             const std::function<Series(const Series& mine, const Series& others)>& function,
                             const Combine& options) const {
  const auto [left, right] = aligned_rows("combine", *this, other, "outer");
  const Names mine = frame::data_columns(expr_), others = frame::data_columns(other.expr_);
  Names names = joined_names(mine, others, "outer");
  std::sort(names.begin(), names.end());
  // Over the same rows: each column of either frame, of one type where a frame has none of that name.
  Names inputs{*index_name()};
  std::vector<Expr> scalars{column(*index_name())};
  const auto add = [&](const Side& side, const Side& opposite, const std::string& name, const std::string& as) {
    const auto own = side.scalars.find(name);
    inputs.push_back(as);
    scalars.push_back(own != side.scalars.end() ? own->second : missing(opposite, name));
  };
  for (const std::string& name : names) {
    add(left, right, name, name);
    add(right, left, name, "#other " + name);
  }
  const DataFrame both(project(left.rows, inputs, std::move(scalars)));
  std::vector<std::pair<std::string, Operand>> made;
  for (const std::string& name : names) {
    const Series plain = both[name], theirs = both["#other " + name].rename(name);
    if (!options.overwrite && !contains(others, name)) continue;
    const auto filled = [&](const Series& series) {
      return options.fill_value.is_null() ? series : series.fillna(options.fill_value);
    };
    const Series result = function(filled(plain), filled(theirs));
    if (options.overwrite) {
      made.emplace_back(name, result);
      continue;
    }
    const Scalar none = other[name].isna().all();
    made.emplace_back(name, frame::map_scalars({plain, result, none}, "combine", [](const std::vector<Expr>& scalars) {
                        return if_else(scalars[2], scalars[0], scalars[1]);
                      }));
  }
  names.insert(names.begin(), *index_name());
  return both.assign(made)[names];
}

std::pair<Series, Series> Series::align(const Series& other, const Align& options) const {
  const auto [left, right] =
      beside_index("align", *this).align(beside_index("align", other), {.axis = "index", .join = options.join});
  const auto filled = [&](const Series& series) {
    return options.fill_value.is_null() ? series : series.fillna(options.fill_value);
  };
  return {filled(left[name()]), filled(right[other.name()])};
}

Series Series::combine(const Series& other, const std::function<Series(const Series& mine, const Series& others)>& function,
                       const Combine& options) const {
  const auto [left, right] =
      beside_index("combine", *this).align(beside_index("combine", other), {.axis = "index", .fill_value = options.fill_value});
  return function(left[name()], right[other.name()]).rename(name());
}

Series Series::index() const {
  const frame::SeriesParts parts = frame::parts_of(expr_);
  const auto index = index_of(parts.frame);
  if (!index) frame::fail_without_index("index needs an index");
  return Series(frame::make_series(parts.frame, index->column, column(index->column)));
}

DataFrame Series::reset_index(const ResetIndex& options) const {
  const DataFrame both = beside_index("reset_index", *this);
  return options.drop ? to_frame() : both.reset_index();
}

}  // namespace weft::dd
