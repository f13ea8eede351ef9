// Functions of lists -> the type of their values, after a check of what they are given.
#include "plan/ops/list_function.h"

#include <algorithm>

#include <weft/error.h>

#include "plan/ops/scalar_call.h"

namespace weft::plan {
namespace {

using dd::DType;

bool is_integer(const Literal& value) { return std::holds_alternative<std::int64_t>(value); }
bool is_integer_or_null(const Literal& value) { return is_integer(value) || std::holds_alternative<std::monostate>(value); }

/// A plan that came as bytes may hold anything.
void check_arguments(const ListFunction& call) {
  const std::vector<Literal>& given = call.arguments;
  const auto& function = call.function;
  const bool good = ((function == "len" || function == "places") && given.empty()) ||
                    (function == "get" && given.size() == 1 && is_integer(given[0])) ||
                    (function == "slice" && given.size() == 3 && std::all_of(given.begin(), given.end(), is_integer_or_null) &&
                     given[2] != Literal(std::int64_t{0})) ||
                    (function == "join" && given.size() == 1 && std::holds_alternative<std::string>(given[0]));
  if (!good) throw Error(ErrorKind::cluster, "A plan has no such function of lists: " + function);
}

}  // namespace

Type ListFunction::type(std::span<const Type> inputs) const {
  expect_scalars(name, inputs.size(), 1);
  check_arguments(*this);
  const Type& list = inputs[0];
  // Messages end without their changing part: coerce_literals() adds the expression.
  if (list != DType::list) throw Error(ErrorKind::user, "Cannot use a list function on " + type_name(list));
  if (function == "len") return DType::int64;
  if (function == "places") return list_of(DType::int64);
  if (function == "get") return item_of(list);
  if (function == "slice") return list;
  if (item_of(list) != DType::string) throw Error(ErrorKind::user, "Only lists of strings can be joined, not " + type_name(list));
  return DType::string;
}

std::string ListFunction::text(std::span<const std::string> inputs) const {
  std::string text = "list." + function + '(' + inputs[0];
  for (const Literal& argument : arguments) text += ", " + to_string(argument);
  return text + ')';
}

}  // namespace weft::plan
