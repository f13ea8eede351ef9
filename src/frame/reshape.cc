// melt and get_dummies: columns -> rows, values -> columns.
#include <algorithm>

#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/names.h"
#include "plan/ops/melt.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/scalar_call.h"

namespace weft::dd {

using frame::contains;
using frame::Names;
using plan::Expr;

namespace {

/// The type that the values of all those columns have in common.
plan::Type melted_type(const plan::Schema& schema, const Names& columns) {
  plan::Type type = schema.at(columns[0]).type;
  for (const std::string& name : columns) {
    const auto shared = plan::shared_column_type(type, schema.at(name).type);
    if (!shared) {
      Names with_types;
      for (const std::string& one : columns) with_types.push_back(one + ' ' + plan::type_name(schema.at(one).type));
      throw Error(ErrorKind::user, "melt: the columns share no type: " + base::list_names(with_types));
    }
    type = *shared;
  }
  return type;
}

/// pandas names a column of dummies by the category as Python prints it.
std::string category_name(const Value& category) {
  if (const auto* truth = std::get_if<bool>(&category.variant())) return *truth ? "True" : "False";
  return category.to_string();
}

}  // namespace

DataFrame DataFrame::melt(const Melt& options) const {
  const plan::Schema& schema = expr_->schema();
  for (const Names* names : {&options.id_vars, &options.value_vars})
    for (const std::string& name : *names) schema.index_of(name);
  Names values = options.value_vars;
  if (values.empty())
    for (const std::string& name : columns())
      if (!contains(options.id_vars, name)) values.push_back(name);
  if (values.empty()) throw Error(ErrorKind::user, "melt: no column is left whose values could become rows");

  const plan::Type type = melted_type(schema, values);
  Names names;
  std::vector<Expr> scalars;
  for (const std::string& name : columns()) {
    const bool is_value = contains(values, name), is_id = contains(options.id_vars, name);
    if (is_value && is_id) throw Error(ErrorKind::user, "melt: a column is in .id_vars and in .value_vars: " + name);
    if (!is_value && !is_id) continue;
    names.push_back(name);
    const Expr column = plan::column(name);
    scalars.push_back(is_id || schema.at(name).type == type ? column : plan::make(plan::Cast{type}, {column}));
  }
  return DataFrame(plan::make(plan::Melt{options.id_vars, values, options.var_name, options.value_name},
                              {plan::project(expr_, std::move(names), std::move(scalars))}));
}

namespace {

const plan::TypeDetail& categories_of(const Series& series) { return series.expr()->schema()[0].type.detail(); }

}  // namespace

DataFrame get_dummies(const DataFrame& frame, const Columns& columns, const GetDummies& options) {
  for (const auto& [name, values] : options.categories)
    if (!contains(columns.names(), name))
      throw Error(ErrorKind::user, base::not_found("get_dummies: .categories of a column", name, columns.names()));
  for (const auto& [name, prefix] : options.prefix)
    if (!contains(columns.names(), name))
      throw Error(ErrorKind::user, base::not_found("get_dummies: .prefix of a column", name, columns.names()));
  Names without;
  for (const std::string& name : columns.names()) {
    if (!options.categories.contains(name) && !categories_of(frame[name]).known) without.push_back(name);
  }
  if (!without.empty()) throw Error(ErrorKind::user, "get_dummies needs .categories for: " + base::join(without));

  std::vector<std::pair<std::string, Operand>> added;
  for (const std::string& name : columns.names()) {
    const Series series = frame[name];
    const auto prefix = options.prefix.find(name);
    const std::string start = (prefix == options.prefix.end() ? name : prefix->second) + options.prefix_sep;
    const std::vector<std::string>& known = categories_of(series).categories;
    const auto given = options.categories.find(name);
    const std::vector<Value> categories =
        given != options.categories.end() ? given->second : std::vector<Value>(known.begin(), known.end());
    for (std::size_t index = options.drop_first ? 1 : 0; index < categories.size(); ++index)
      added.emplace_back(start + category_name(categories[index]),
                         series.isin(std::vector<Value>{categories[index]}).astype(options.dtype));
    if (options.dummy_na) added.emplace_back(start + "nan", series.isna().astype(options.dtype));
  }
  for (std::size_t index = 0; index < added.size(); ++index) {
    const auto same = [&](const auto& other) { return other.first == added[index].first; };
    if (contains(frame.columns(), added[index].first) ||
        std::any_of(added.begin() + static_cast<std::ptrdiff_t>(index) + 1, added.end(), same))
      throw Error(ErrorKind::user, "get_dummies makes a column that there is already: " + added[index].first);
  }
  return frame.assign(added).drop(columns);
}

}  // namespace weft::dd
