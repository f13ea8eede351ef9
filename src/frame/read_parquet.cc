// read_parquet: options -> a source that knows its files, and the rows that the filters let pass.
#include <algorithm>
#include <map>

#include <weft/dataframe.h>
#include <weft/read_parquet.h>

#include "base/text.h"
#include "engine/discover.h"
#include "plan/ops/filter.h"
#include "plan/ops/project.h"
#include "plan/ops/read_parquet.h"
#include "plan/ops/scalar.h"
#include "plan/ops/set_index.h"

namespace weft::dd {
namespace {

using plan::BinaryOp;
using plan::Expr;

[[noreturn]] void refuse_to_read(const std::string& what) { throw Error(ErrorKind::user, "read_parquet: " + what); }

Expr is_in(const Condition& condition) {
  plan::IsIn isin;
  for (const Value& value : condition.values) isin.values.push_back(value.variant());
  return plan::make(std::move(isin), {plan::column(condition.column)});
}

Expr scalar_of(const Condition& condition) {
  static const std::map<std::string, BinaryOp> comparisons{{"==", BinaryOp::eq}, {"=", BinaryOp::eq},  {"!=", BinaryOp::ne},
                                                           {"<", BinaryOp::lt},  {"<=", BinaryOp::le}, {">", BinaryOp::gt},
                                                           {">=", BinaryOp::ge}};
  const bool wants_list = condition.comparison == "in" || condition.comparison == "not in";
  const auto comparison = comparisons.find(condition.comparison);
  if (!wants_list && comparison == comparisons.end()) {
    const std::vector<std::string> have{"==", "=", "!=", "<", "<=", ">", ">=", "in", "not in"};
    throw Error(ErrorKind::user, base::not_found("Comparison of read_parquet's .filters", condition.comparison, have));
  }
  if (wants_list != condition.is_list)
    refuse_to_read(wants_list
                       ? ".filters needs a list of values after \"" + condition.comparison + "\": " + condition.column
                       : ".filters needs one value, not a list, after \"" + condition.comparison + "\": " + condition.column);
  if (condition.comparison == "in") return is_in(condition);
  if (condition.comparison == "not in") return plan::unary(plan::UnaryOp::logical_not, is_in(condition));
  return plan::binary(comparison->second, plan::column(condition.column), plan::literal(condition.values.front().variant()));
}

/// Conditions of one list hold together; of several lists, one has to.
Expr predicate_of(const std::vector<std::vector<Condition>>& filters) {
  Expr any;
  for (const std::vector<Condition>& conditions : filters) {
    Expr all;
    if (conditions.empty()) refuse_to_read(".filters has an empty list of conditions");
    for (const Condition& condition : conditions)
      all = all ? plan::binary(BinaryOp::logical_and, all, scalar_of(condition)) : scalar_of(condition);
    any = any ? plan::binary(BinaryOp::logical_or, any, all) : all;
  }
  return any;
}

plan::ParquetSplit split_of(const ReadParquet& options) {
  if (const bool* each = std::get_if<bool>(&options.split_row_groups)) return {*each ? 1u : 0u, false};
  if (const int* count = std::get_if<int>(&options.split_row_groups)) {
    if (*count < 1) refuse_to_read(".split_row_groups is 1 or more, not " + std::to_string(*count));
    return {static_cast<std::uint64_t>(*count), false};
  }
  const auto& name = std::get<std::string>(options.split_row_groups);
  static const std::vector<std::string> have{"infer", "adaptive"};
  if (std::find(have.begin(), have.end(), name) == have.end())
    throw Error(ErrorKind::user,
                base::not_found(".split_row_groups of read_parquet, neither true, false nor a number,", name, have));
  return {std::nullopt, options.aggregate_files};
}

/// Has the source read a column; throws a user Error when there is no such one.
void want(plan::ReadParquet& source, const std::string& name) {
  source.available().index_of(name);
  if (std::find(source.wanted.begin(), source.wanted.end(), name) == source.wanted.end()) source.wanted.push_back(name);
}

DataFrame with_index(const DataFrame& frame, const std::optional<plan::Index>& index) {
  if (!index) return frame;
  std::vector<std::string> names{index->column};
  for (const std::string& name : frame.columns())
    if (name != index->column) names.push_back(name);
  plan::SetIndex in_order{.column = index->column, .sorted = true, .divisions = index->divisions, .is_stored = true};
  return DataFrame(plan::make(std::move(in_order), {plan::select(frame.expr(), names)}));
}

DataFrame as_categories(const DataFrame& frame, const std::vector<std::string>& columns) {
  std::map<std::string, DType> types;
  for (const std::string& name : columns) types.emplace(name, category);
  return types.empty() ? frame : frame.astype(types);
}

}  // namespace

DataFrame read_parquet(const std::string& path, const ReadParquet& options) {
  return read_parquet(std::vector<std::string>{path}, options);
}

DataFrame read_parquet(std::initializer_list<const char*> paths, const ReadParquet& options) {
  return read_parquet(std::vector<std::string>(paths.begin(), paths.end()), options);
}

DataFrame read_parquet(const std::vector<std::string>& paths, const ReadParquet& options) {
  plan::ParquetRequest request;
  request.paths = paths;
  if (!options.columns.empty()) request.columns = options.columns;
  request.path_column = options.include_path_column;
  request.extension = options.parquet_file_extension;
  request.blocksize = options.blocksize.count();
  request.split = split_of(options);
  request.index = options.index;
  request.trusts_pandas_index = options.calculate_divisions;
  plan::FoundParquet found = engine::discover_parquet(request);
  if (found.index) want(found.source, found.index->column);
  // Conditions may be of columns that are not wanted.
  const std::vector<std::string> wanted = found.source.wanted;
  const Expr predicate = predicate_of(options.filters);
  if (predicate)
    for (const std::string& name : plan::columns_of(predicate)) want(found.source, name);
  const bool narrow = found.source.wanted.size() > wanted.size();
  Expr rows = plan::make(std::move(found.source));
  if (predicate) rows = plan::filter(rows, predicate);
  if (narrow) rows = plan::select(rows, wanted);
  return as_categories(with_index(DataFrame(rows), found.index), options.categories);
}

}  // namespace weft::dd
