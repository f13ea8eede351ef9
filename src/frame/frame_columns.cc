// DataFrame: which columns there are, under which names and of which types.
#include <algorithm>

#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/names.h"
#include "frame/row_scalars.h"
#include "frame/series_parts.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

namespace {

using frame::contains;
using frame::Names;

/// The columns as they are, under those names.
DataFrame renamed(const DataFrame& frame, Names names) {
  std::vector<Expr> scalars;
  for (const std::string& name : frame.columns()) scalars.push_back(column(name));
  return DataFrame(project(frame.expr(), std::move(names), std::move(scalars)));
}

/// The frame's columns and others, over the rows that all of them share.
struct AllColumns {
  Expr rows;
  Names names;
  std::vector<Expr> scalars;
};

AllColumns with_others(const DataFrame& frame, std::span<const Operand> others, const std::string& what) {
  frame::RowScalars row = frame::row_scalars(others, what, frame.expr());
  auto meanings = frame::columns_over(frame.expr(), row.rows);
  AllColumns all{row.rows, frame.columns(), {}};
  for (const std::string& name : all.names) all.scalars.push_back(meanings.at(name));
  all.scalars.insert(all.scalars.end(), row.scalars.begin(), row.scalars.end());
  return all;
}

const Names& type_groups() {
  static const Names groups{"number", "integer", "floating", "temporal"};
  return groups;
}

bool is_of(DType type, const std::string& wanted) {
  if (wanted == "number") return is_numeric(type);
  if (wanted == "integer") return is_integer(type);
  if (wanted == "floating") return is_floating(type);
  if (wanted == "temporal") return is_temporal(type);
  return type == dtype(wanted);
}

bool is_of_any(DType type, const Names& wanted) {
  bool any = false;
  for (const std::string& one : wanted) any |= is_of(type, one);  // all are looked at, so that a wrong name is always found
  return any;
}

}  // namespace

DataFrame DataFrame::assign(const std::vector<std::pair<std::string, Operand>>& added) const {
  std::vector<Operand> values;
  for (const auto& [name, value] : added) values.push_back(value);
  AllColumns all = with_others(*this, values, "assign");
  const std::size_t own = all.names.size();
  std::vector<Expr> scalars(all.scalars.begin(), all.scalars.begin() + static_cast<std::ptrdiff_t>(own));
  for (std::size_t index = 0; index < added.size(); ++index) {
    const auto found = std::find(all.names.begin(), all.names.end(), added[index].first);
    const Expr& scalar = all.scalars[own + index];
    if (found != all.names.end()) {
      scalars[static_cast<std::size_t>(found - all.names.begin())] = scalar;
    } else {
      all.names.push_back(added[index].first);
      scalars.push_back(scalar);
    }
  }
  return DataFrame(project(all.rows, std::move(all.names), std::move(scalars)));
}

DataFrame DataFrame::insert(std::size_t position, const std::string& name, const Operand& values) const {
  if (contains(columns(), name)) throw Error(ErrorKind::user, "insert: there is a column of that name: " + name);
  if (position > columns().size())
    throw Error(ErrorKind::user, "insert: the position must be from 0 to " + std::to_string(columns().size()) + ", not " +
                                     std::to_string(position));
  AllColumns all = with_others(*this, {&values, 1}, "insert");
  std::rotate(all.scalars.begin() + static_cast<std::ptrdiff_t>(position), all.scalars.end() - 1, all.scalars.end());
  all.names.insert(all.names.begin() + static_cast<std::ptrdiff_t>(position), name);
  return DataFrame(project(all.rows, std::move(all.names), std::move(all.scalars)));
}

DataFrame DataFrame::drop(const Columns& dropped, const Drop& options) const {
  if (options.errors != "raise" && options.errors != "ignore")
    throw Error(ErrorKind::user, "drop: .errors is \"raise\" or \"ignore\", not " + options.errors);
  if (options.errors == "raise")
    for (const std::string& name : dropped.names()) expr_->schema().index_of(name);
  Names kept = columns();
  std::erase_if(kept, [&](const std::string& name) { return contains(dropped.names(), name); });
  return (*this)[kept];
}

Series DataFrame::pop(const std::string& column) {
  Series taken = (*this)[column];
  *this = drop(column);
  return taken;
}

DataFrame DataFrame::rename(const std::map<std::string, std::string>& names) const {
  for (const auto& [from, to] : names) expr_->schema().index_of(from);
  Names made;
  for (const std::string& name : columns()) {
    const auto found = names.find(name);
    made.push_back(found == names.end() ? name : found->second);
  }
  return renamed(*this, std::move(made));
}

DataFrame DataFrame::set_axis(const std::vector<std::string>& names) const {
  if (names.size() != columns().size())
    throw Error(ErrorKind::user, "set_axis needs one name for each of the " + std::to_string(columns().size()) +
                                     " columns, not " + std::to_string(names.size()));
  return renamed(*this, names);
}

DataFrame DataFrame::add_prefix(const std::string& prefix) const {
  Names names = columns();
  for (std::string& name : names) name = prefix + name;
  return renamed(*this, std::move(names));
}

DataFrame DataFrame::add_suffix(const std::string& suffix) const {
  Names names = columns();
  for (std::string& name : names) name += suffix;
  return renamed(*this, std::move(names));
}

DataFrame DataFrame::astype(const std::map<std::string, DType>& types) const {
  for (const auto& [name, type] : types) expr_->schema().index_of(name);
  std::vector<Expr> scalars;
  for (const std::string& name : columns()) {
    const auto found = types.find(name);
    scalars.push_back(found == types.end() ? column(name) : make(Cast{found->second}, {column(name)}));
  }
  return DataFrame(project(expr_, columns(), std::move(scalars)));
}

DataFrame DataFrame::astype(DType type) const {
  std::map<std::string, DType> types;
  for (const std::string& name : columns()) types.emplace(name, type);
  return astype(types);
}

DataFrame DataFrame::select_dtypes(const SelectDtypes& options) const {
  if (options.include.empty() && options.exclude.empty())
    throw Error(ErrorKind::user, "select_dtypes needs .include or .exclude");
  for (const Names* names : {&options.include, &options.exclude})
    for (const std::string& name : *names)
      if (!contains(type_groups(), name)) dtype(name);
  Names kept;
  for (const Field& field : expr_->schema().columns())
    if ((options.include.empty() || is_of_any(field.type, options.include)) && !is_of_any(field.type, options.exclude))
      kept.push_back(field.name);
  return (*this)[kept];
}

}  // namespace weft::dd
