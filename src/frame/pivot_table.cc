// pivot_table: aggregations of each combination of keys -> a row for some keys, a column for the values of another.
#include <weft/pivot_table.h>

#include <algorithm>
#include <unordered_set>

#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/category_order.h"
#include "frame/names.h"
#include "frame/row_label.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/if_else.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/sort.h"

namespace weft::dd {

using namespace plan;
using frame::contains;
using frame::Names;

namespace {

// What tells rows of all values together from those of one: of `columns`, and of the index.
constexpr const char *margin_column = "#margin", *margin_row = "#last";

[[noreturn]] void fail(const std::string& what) { throw Error(ErrorKind::user, "pivot_table: " + what); }

class Pivot {
 public:
  Pivot(const DataFrame& frame, const PivotTable& options)
      : frame_(frame), options_(options), values_(options.values), functions_(options.aggfunc.names()) {
    if (options_.index.empty()) fail(".index needs at least one column");
    if (options_.columns.empty()) fail(".columns needs a column");
    keys_ = options_.index;
    keys_.push_back(options_.columns);
    for (const std::string& name : keys_) schema().index_of(name);
    for (const std::string& name : values_) schema().index_of(name);
    if (functions_.empty()) fail(".aggfunc needs at least one function");
    if (values_.empty())
      for (const std::string& name : frame::data_columns(frame_.expr()))
        if (!contains(keys_, name) && is_numeric(schema().at(name).type)) values_.push_back(name);
    if (values_.empty()) fail("no column of numbers is left to aggregate: give .values");
    categories_ = options_.categories;
    const TypeDetail& known = schema().at(options_.columns).type.detail();
    if (categories_.empty() && known.known) categories_.assign(known.categories.begin(), known.categories.end());
    if (categories_.empty())
      fail(
          "the values of .columns have to be known: give .categories, or make them known by astype(category).cat().as_known(): " +
          options_.columns);
  }

  DataFrame make_table() const {
    Expr rows = options_.margins ? with_margins() : grouped(frame_, keys_).expr();
    Aggregate op{row_keys(), {}, false};
    std::vector<Expr> inputs{rows};
    for (const std::string& key : op.keys) inputs.push_back(column(key));
    for (const auto& [name, value, condition] : outputs()) {
      op.items.push_back({AggregateFunction::first, name});
      inputs.push_back(if_else(condition, column(value), literal({})));
    }
    Sort order;
    for (const std::string& key : op.keys) order.keys.push_back({key, true});
    const Expr table = frame::sort_rows(make(std::move(op), std::move(inputs)), std::move(order));
    Names names = options_.index;
    std::vector<Expr> scalars;
    for (const std::string& key : names) scalars.push_back(options_.margins ? index_text(key) : column(key));
    for (const auto& [name, value, condition] : outputs()) {
      names.push_back(name);
      scalars.push_back(options_.fill_value.is_null() ? column(name)
                                                      : make(Coalesce{}, {column(name), literal(options_.fill_value.variant())}));
    }
    return DataFrame(project(table, std::move(names), std::move(scalars)));
  }

 private:
  struct Output {
    std::string name, value;
    Expr condition;  // of the rows that hold it
  };

  /// What an aggregation of a value is called on its way into the columns.
  static std::string aggregated(const std::string& function, const std::string& value) { return '#' + function + " of " + value; }

  const Schema& schema() const { return frame_.expr()->schema(); }

  Names row_keys() const {
    Names keys = options_.index;
    if (options_.margins) keys.insert(keys.begin(), margin_row);
    return keys;
  }

  /// An index column beside the name of the margins.
  Expr index_text(const std::string& key) const {
    const std::string of_all = key == options_.index[0] ? options_.margins_name : "";
    return if_else(column(margin_row), literal(of_all), make(Cast{DType::string}, {column(key)}));
  }

  DataFrame grouped(const DataFrame& frame, const Names& keys) const {
    std::vector<Aggregation> aggregations;
    for (const std::string& function : functions_)
      for (const std::string& value : values_) aggregations.push_back({value, function, aggregated(function, value)});
    return keys.empty() ? frame.agg(aggregations) : frame.groupby(keys).agg(aggregations);
  }

  /// The aggregations of some keys, with what stands for all values in the place of the others.
  DataFrame level(const DataFrame& frame, bool all_rows, bool all_columns) const {
    Names keys = all_rows ? Names() : options_.index;
    if (!all_columns) keys.push_back(options_.columns);
    const Expr groups = grouped(frame, keys).expr();
    Names names = keys_;
    std::vector<Expr> scalars;
    for (const std::string& key : options_.index)
      scalars.push_back(all_rows ? make(LiteralValue{{}, schema().at(key).type}) : column(key));
    scalars.push_back(all_columns ? make(LiteralValue{{}, schema().at(options_.columns).type}) : column(options_.columns));
    for (const std::string& function : functions_)
      for (const std::string& value : values_) {
        names.push_back(aggregated(function, value));
        scalars.push_back(column(names.back()));
      }
    names.insert(names.end(), {margin_column, margin_row});
    scalars.insert(scalars.end(), {literal(all_columns), literal(all_rows)});
    return DataFrame(project(groups, std::move(names), std::move(scalars)));
  }

  Expr with_margins() const {
    Names needed = keys_;
    needed.insert(needed.end(), values_.begin(), values_.end());
    const DataFrame whole = frame_.dropna({.subset = needed});
    return concat({level(whole, false, false), level(whole, false, true), level(whole, true, false), level(whole, true, true)})
        .expr();
  }

  std::vector<Output> outputs() const {
    std::vector<Output> made;
    std::unordered_set<std::string> taken(options_.index.begin(), options_.index.end());
    for (const std::string& function : functions_)
      for (const std::string& value : values_) {
        const std::string before = (functions_.size() == 1 ? "" : function + '_') + (values_.size() == 1 ? "" : value + '_');
        const auto add = [&](const std::string& name, Expr condition) {
          made.push_back({before + name, aggregated(function, value), std::move(condition)});
          if (!taken.insert(made.back().name).second) fail("a column comes twice: " + made.back().name);
        };
        for (const Value& category : categories_)
          add(category.to_string(), binary(BinaryOp::eq, column(options_.columns), literal(category.variant())));
        if (options_.margins) add(options_.margins_name, column(margin_column));
      }
    return made;
  }

  const DataFrame& frame_;
  const PivotTable& options_;
  Names keys_, values_, functions_;
  std::vector<Value> categories_;
};

}  // namespace

DataFrame DataFrame::pivot_table(const PivotTable& options) const { return Pivot(*this, options).make_table(); }

}  // namespace weft::dd
