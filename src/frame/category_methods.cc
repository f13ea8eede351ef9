// Series::cat(): categories as ops on texts, and lists of them.
#include <weft/category_methods.h>

#include <algorithm>
#include <unordered_set>

#include <weft/compute.h>
#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/names.h"
#include "frame/results.h"
#include "frame/series_parts.h"
#include "plan/ops/category.h"
#include "plan/ops/replace_values.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;
using frame::contains;
using frame::map_scalar;
using frame::Names;

namespace {

const TypeDetail& detail_of(const Expr& series) { return series->schema()[0].type.detail(); }

void check_different(const Names& categories) {
  std::unordered_set<std::string_view> seen;
  for (const std::string& category : categories)
    if (!seen.insert(category).second) throw Error(ErrorKind::user, "Category comes twice: " + category);
}

Series with_list(const Expr& series, Names categories, bool ordered, bool null_others) {
  check_different(categories);
  return map_scalar(series, [&](const Expr& scalar) {
    return make(AsCategory{std::move(categories), true, ordered, null_others}, {scalar});
  });
}

/// The different texts of a computed column, in ascending order.
Names sorted_texts(const Column& column) {
  Names texts;
  for (std::size_t row = 0; row < column.size(); ++row)
    if (!column.is_null(row)) texts.push_back(column.at<std::string>(row));
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

Series renamed(const Expr& series, const Names& from, const Names& to, Names all) {
  check_different(all);
  const bool ordered = detail_of(series).ordered;
  return map_scalar(series, [&](const Expr& scalar) {
    ReplaceValues op;
    std::vector<Expr> inputs{scalar, scalar};
    for (std::size_t index = 0; index < from.size(); ++index) {
      op.from.push_back(from[index]);
      inputs.push_back(literal(to[index]));
    }
    return make(AsCategory{std::move(all), true, ordered, false}, {make(std::move(op), std::move(inputs))});
  });
}

}  // namespace

Series Series::astype(const Categories& categories) const {
  check_different(categories.values);
  return map_scalar(expr_, [&](const Expr& scalar) {
    const Expr text = is_text(dtype()) ? scalar : make(Cast{DType::string}, {scalar});
    return make(AsCategory{categories.values, true, categories.ordered, true}, {text});
  });
}

CategoryMethods Series::cat() const {
  if (dtype() != DType::category)
    throw Error(ErrorKind::user, "cat() needs a category column; " + name() + " is " + std::string(to_string(dtype())));
  return CategoryMethods(expr_);
}

DataFrame DataFrame::categorize() const {
  std::vector<std::string> texts;
  for (const Field& field : expr_->schema().columns())
    if (is_text(field.type)) texts.push_back(field.name);
  return categorize(texts);
}

DataFrame DataFrame::categorize(const Columns& columns) const {
  std::vector<Series> unknown;
  for (const std::string& name : columns.names()) {
    const Series column = (*this)[name];
    if (!is_text(column.dtype()))
      throw Error(ErrorKind::user,
                  "categorize needs columns of text; " + name + " is " + std::string(dd::to_string(column.dtype())));
    if (!detail_of(column.expr()).known) unknown.push_back(column);
  }
  if (unknown.empty()) return *this;
  std::vector<Expr> values;
  for (const Series& column : unknown) values.push_back(column.unique().expr());
  const std::vector<detail::Computed> computed = detail::compute_all(values, {});
  std::vector<std::pair<std::string, Operand>> known;
  for (std::size_t index = 0; index < unknown.size(); ++index)
    known.emplace_back(unknown[index].name(),
                       with_list(unknown[index].expr(), sorted_texts(computed[index].table.column(0)), false, false));
  return assign(known);
}

bool CategoryMethods::known() const { return detail_of(series_).known; }
bool CategoryMethods::ordered() const { return detail_of(series_).ordered; }

Names CategoryMethods::categories() const {
  if (!known())
    throw Error(ErrorKind::user, "Categories are not known, cat().as_known() computes them: " + series_->schema()[0].name);
  return detail_of(series_).categories;
}

Series CategoryMethods::codes() const {
  return map_scalar(series_, [&](const Expr& scalar) { return make(CategoryCodes{categories(), true}, {scalar}); });
}

Series CategoryMethods::as_known() const {
  if (known()) return Series(series_);
  return with_list(series_, sorted_texts(Series(series_).unique().compute()), false, false);
}

Series CategoryMethods::as_unknown() const {
  return map_scalar(series_, [](const Expr& scalar) { return make(AsCategory{}, {scalar}); });
}

Series CategoryMethods::as_ordered() const { return with_list(series_, categories(), true, false); }
Series CategoryMethods::as_unordered() const { return with_list(series_, categories(), false, false); }

Series CategoryMethods::set_categories(Names list, std::optional<bool> ordered) const {
  return with_list(series_, std::move(list), ordered.value_or(this->ordered()), true);
}

Series CategoryMethods::add_categories(const Names& more) const {
  Names all = categories();
  for (const std::string& category : more)
    if (contains(all, category)) throw Error(ErrorKind::user, "Category is there already: " + category);
  all.insert(all.end(), more.begin(), more.end());
  return with_list(series_, std::move(all), ordered(), false);
}

Series CategoryMethods::add_categories(std::initializer_list<const char*> more) const {
  return add_categories(Names(more.begin(), more.end()));
}
Series CategoryMethods::add_categories(const std::string& more) const { return add_categories(Names{more}); }

Series CategoryMethods::remove_categories(const Names& removed) const {
  Names kept = categories();
  for (const std::string& category : removed)
    if (!contains(kept, category)) throw Error(ErrorKind::user, base::not_found("Category", category, kept));
  std::erase_if(kept, [&](const std::string& category) { return contains(removed, category); });
  return with_list(series_, std::move(kept), ordered(), true);
}

Series CategoryMethods::remove_categories(std::initializer_list<const char*> removed) const {
  return remove_categories(Names(removed.begin(), removed.end()));
}
Series CategoryMethods::remove_categories(const std::string& removed) const { return remove_categories(Names{removed}); }

Series CategoryMethods::remove_unused_categories() const {
  Names kept = categories();
  const Names used = sorted_texts(Series(series_).unique().compute());
  std::erase_if(kept, [&](const std::string& category) { return !std::binary_search(used.begin(), used.end(), category); });
  return with_list(series_, std::move(kept), ordered(), false);
}

Series CategoryMethods::rename_categories(const Names& names) const {
  const Names old = categories();
  if (names.size() != old.size())
    throw Error(ErrorKind::user, "rename_categories: one name for each of the " + std::to_string(old.size()) +
                                     " categories, not " + std::to_string(names.size()));
  return renamed(series_, old, names, names);
}

Series CategoryMethods::rename_categories(std::initializer_list<const char*> names) const {
  return rename_categories(Names(names.begin(), names.end()));
}
Series CategoryMethods::rename_categories(std::initializer_list<std::pair<std::string, std::string>> names) const {
  return rename_categories(std::map<std::string, std::string>(names.begin(), names.end()));
}

Series CategoryMethods::rename_categories(const std::map<std::string, std::string>& names) const {
  Names all = categories(), from, to;
  for (std::string& category : all) {
    const auto found = names.find(category);
    if (found == names.end()) continue;
    from.push_back(category);
    to.push_back(found->second);
    category = found->second;
  }
  return renamed(series_, from, to, std::move(all));
}

Series CategoryMethods::reorder_categories(const Names& list, std::optional<bool> ordered) const {
  const Names old = categories();
  check_different(list);
  for (const std::string& category : list)
    if (!contains(old, category)) throw Error(ErrorKind::user, base::not_found("Category", category, old));
  for (const std::string& category : old)
    if (!contains(list, category)) throw Error(ErrorKind::user, "reorder_categories needs all categories; missing: " + category);
  return with_list(series_, list, ordered.value_or(this->ordered()), false);
}

}  // namespace weft::dd
