// Categories -> their types and text.
#include "plan/ops/category.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include <weft/error.h>

#include "base/text.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {

using dd::DType;

DType code_type(std::size_t num_categories) {
  if (num_categories < static_cast<std::size_t>(std::numeric_limits<std::int8_t>::max())) return DType::int8;
  if (num_categories < static_cast<std::size_t>(std::numeric_limits<std::int16_t>::max())) return DType::int16;
  return DType::int32;
}

Type AsCategory::type(std::span<const Type> inputs) const {
  expect_scalars(name, inputs.size(), 1);
  if (!dd::is_text(inputs[0])) throw Error(ErrorKind::user, "Categories are texts, not " + type_name(inputs[0]));
  return Type(DType::category, {.categories = categories, .known = known, .ordered = ordered});
}

std::string AsCategory::text(std::span<const std::string> inputs) const {
  if (!known) return call_text(name, inputs);
  return std::string(name) + '(' + inputs[0] + ", [" + base::list_names(categories) + (ordered ? "], ordered)" : "])");
}

DType CategoryCodes::type(std::span<const DType> inputs) const {
  expect_scalars(name, inputs.size(), 1);
  if (!dd::is_text(inputs[0])) throw Error(ErrorKind::user, "Categories are texts, not " + type_name(inputs[0]));
  return code_type(categories.size());
}

std::string CategoryCodes::text(std::span<const std::string> inputs) const { return call_text(name, inputs); }

Type common_category(const Type& a, const Type& b) {
  if (a == b) return a;
  const TypeDetail &left = a.detail(), &right = b.detail();
  if (a.id() != b.id() || left.ordered || right.ordered) return DType::string;
  if (!left.known || !right.known) return DType::category;
  std::vector<std::string> categories = left.categories;
  const std::unordered_set<std::string_view> seen(left.categories.begin(), left.categories.end());
  for (const std::string& category : right.categories)
    if (!seen.contains(category)) categories.push_back(category);
  return Type(DType::category, {.categories = std::move(categories), .known = true});
}

void check_ascends(const Type& type) {
  if (type != DType::category) return;
  const TypeDetail& detail = type.detail();
  if (!detail.ordered) throw Error(ErrorKind::user, "Only ordered categories have a smallest and a largest one");
  if (!std::is_sorted(detail.categories.begin(), detail.categories.end()))
    throw Error(ErrorKind::user, "Categories in another order than that of their texts are compared by cat().codes()");
}

Expr cast_to(Expr scalar, const Type& type) {
  if (type != DType::category) return make(Cast{type.id()}, {std::move(scalar)});
  const TypeDetail& detail = type.detail();
  return make(AsCategory{detail.categories, detail.known, detail.ordered, false}, {std::move(scalar)});
}

void compare_by_position(BinaryOp op, std::span<TypedScalar> inputs) {
  if (op <= BinaryOp::ne || op > BinaryOp::ge || inputs.size() != 2) return;
  const auto is_ordered = [](const TypedScalar& input) {
    return input.type == DType::category && input.type.detail().known && input.type.detail().ordered;
  };
  const auto text_of = [](const TypedScalar& input) -> const std::string* {
    const auto* literal = input.scalar->as<LiteralValue>();
    return literal ? std::get_if<std::string>(&literal->value) : nullptr;
  };
  const Type type = is_ordered(inputs[0]) ? inputs[0].type : inputs[1].type;
  for (const TypedScalar& input : inputs)
    if (!(is_ordered(input) && input.type == type) && !text_of(input)) return;
  if (!is_ordered(inputs[0]) && !is_ordered(inputs[1])) return;
  const std::vector<std::string>& categories = type.detail().categories;
  const DType code = code_type(categories.size());
  for (TypedScalar& input : inputs) {
    if (const std::string* text = text_of(input)) {
      const auto found = std::find(categories.begin(), categories.end(), *text);
      if (found == categories.end()) throw Error(ErrorKind::user, base::not_found("Category", *text, categories));
      input.scalar = make(LiteralValue{found - categories.begin(), Type(code)});
    } else {
      input.scalar = make(CategoryCodes{categories, false}, {input.scalar});
    }
    input.type = code;
  }
}

}  // namespace weft::plan
