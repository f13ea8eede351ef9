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
  request.blocksize = options.blocksize.count();
  request.split_row_groups = options.split_row_groups;
  plan::ReadParquet source = engine::discover_parquet(request);
  if (options.filters.empty()) return DataFrame(plan::make(std::move(source)));
  // Conditions may be of columns that are not wanted.
  const std::vector<std::string> wanted = source.wanted;
  const Expr predicate = predicate_of(options.filters);
  const plan::Schema available = source.available();
  for (const std::string& name : plan::columns_of(predicate)) {
    available.index_of(name);
    if (std::find(source.wanted.begin(), source.wanted.end(), name) == source.wanted.end()) source.wanted.push_back(name);
  }
  const bool narrow = source.wanted.size() > wanted.size();
  const Expr filtered = plan::filter(plan::make(std::move(source)), predicate);
  return DataFrame(narrow ? plan::select(filtered, wanted) : filtered);
}

}  // namespace weft::dd
