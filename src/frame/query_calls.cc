// Names of functions and methods in a query -> the calls that they stand for.
#include <algorithm>

#include <weft/math_functions.h>

#include "base/text.h"
#include "frame/query_item.h"
#include "frame/query_methods.h"
#include "frame/row_scalars.h"
#include "plan/ops/math_function.h"

namespace weft::frame {
namespace {

using dd::Operand;
using dd::Series;
using dd::Value;
using Call = const QueryCall&;

[[noreturn]] void refuse(std::string message) { throw Error(ErrorKind::user, std::move(message)); }

template <class Map>
std::vector<std::string> names_of(const Map& map) {
  std::vector<std::string> names;
  for (const auto& [name, value] : map) names.push_back(name);
  return names;
}

Series isin(const Series& on, Call call) {
  if (call.get(0).kind != QueryItem::Kind::list) refuse("isin needs a list: values");
  return on.isin(call.get(0).list);
}

const QueryMethods& series_methods() {
  static const QueryMethods methods{
      {"isna", {{}, [](const Series& on, Call) { return on.isna(); }}},
      {"isnull", {{}, [](const Series& on, Call) { return on.isna(); }}},
      {"notna", {{}, [](const Series& on, Call) { return on.notna(); }}},
      {"notnull", {{}, [](const Series& on, Call) { return on.notna(); }}},
      {"abs", {{}, [](const Series& on, Call) { return on.abs(); }}},
      {"fillna", {{"value"}, [](const Series& on, Call call) { return on.fillna(call.operand(0)); }}},
      {"round", {{"decimals"}, [](const Series& on, Call call) { return on.round(call.constant_or(0, 0)); }}},
      {"isin", {{"values"}, isin}},
      {"between",
       {{"left", "right", "inclusive"},
        [](const Series& on, Call call) {
          return on.between(call.operand(0), call.operand(1), call.constant_or(2, "both").as_string());
        }}},
      {"clip",
       {{"lower", "upper"},
        [](const Series& on, Call call) { return on.clip(call.operand_or(0, nullptr), call.operand_or(1, nullptr)); }}},
  };
  return methods;
}

}  // namespace

QueryCall::QueryCall(std::string function, const QueryArguments& arguments, std::vector<std::string> parameters)
    : function_(std::move(function)), parameters_(std::move(parameters)), items_(parameters_.size()) {
  if (arguments.by_position.size() > parameters_.size())
    refuse(function_ + " takes " + std::to_string(parameters_.size()) + " arguments, not " +
           std::to_string(arguments.by_position.size()));
  for (std::size_t index = 0; index < arguments.by_position.size(); ++index) items_[index] = &arguments.by_position[index];
  for (const auto& [name, item] : arguments.by_name) {
    const auto found = std::find(parameters_.begin(), parameters_.end(), name);
    if (found == parameters_.end()) refuse(base::not_found("Argument of " + function_, name, parameters_));
    const QueryItem*& place = items_[static_cast<std::size_t>(found - parameters_.begin())];
    if (place) refuse(function_ + " has an argument twice: " + name);
    place = &item;
  }
}

const QueryItem& QueryCall::get(std::size_t index) const {
  if (!items_[index]) refuse(function_ + " needs an argument: " + parameters_[index]);
  return *items_[index];
}

Operand QueryCall::operand(std::size_t index) const {
  if (get(index).kind != QueryItem::Kind::operand) refuse(function_ + " takes no list as an argument: " + parameters_[index]);
  return get(index).operand;
}

Operand QueryCall::operand_or(std::size_t index, const Operand& otherwise) const {
  return find(index) ? operand(index) : otherwise;
}

Value QueryCall::constant(std::size_t index) const {
  if (!get(index).is_value()) refuse(function_ + " needs a constant as its argument: " + parameters_[index]);
  return *get(index).operand.value();
}

Value QueryCall::constant_or(std::size_t index, const Value& otherwise) const {
  return find(index) ? constant(index) : otherwise;
}

Operand call_function(const std::string& name, const QueryArguments& arguments) {
  const bool is_abs = name == "abs";
  const auto function = plan::find_math_function(name);
  if (!function && !is_abs) {
    std::vector<std::string> names = plan::math_function_names();
    names.insert(names.begin(), "abs");
    refuse(base::not_found("Function", name, names));
  }
  const std::vector<std::string> parameters =
      is_abs || plan::num_inputs(*function) == 1 ? std::vector<std::string>{"x"} : std::vector<std::string>{"x1", "x2"};
  const QueryCall call(name, arguments, parameters);
  std::vector<Operand> operands;
  for (std::size_t index = 0; index < parameters.size(); ++index) operands.push_back(call.operand(index));
  if (std::none_of(operands.begin(), operands.end(), [](const Operand& one) { return one.series(); }))
    refuse(name + " needs a column");
  if (is_abs) return Series(*operands[0].series()).abs();
  return map_scalars(operands, name,
                     [&](const std::vector<Expr>& scalars) { return plan::make(plan::MathFunction{*function}, scalars); });
}

Operand call_method(const QueryItem& on, const std::string& name, const QueryArguments& arguments) {
  const bool strings = on.kind == QueryItem::Kind::strings, dates = on.kind == QueryItem::Kind::dates;
  const std::string full = (strings ? "str." : dates ? "dt." : "") + name;
  const QueryMethods& methods = strings ? string_methods() : dates ? date_methods() : series_methods();
  const auto found = methods.find(name);
  const char* what = strings ? "Method of .str" : dates ? "Method of .dt" : "Method";
  if (found == methods.end()) refuse(base::not_found(what, name, names_of(methods)));
  const QueryCall call(full, arguments, found->second.parameters);
  return found->second.call(on.column(), call);
}

Operand get_attribute(const QueryItem& on, const std::string& name) {
  if (on.kind != QueryItem::Kind::dates) refuse("A method is called with brackets: " + name + "()");
  const auto found = date_attributes().find(name);
  if (found == date_attributes().end()) refuse(base::not_found("Attribute of .dt", name, names_of(date_attributes())));
  return found->second(on.column());
}

}  // namespace weft::frame
