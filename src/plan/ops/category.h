// Text -> a category; categories -> their places in the list, and what two of them have in common.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/scalar.h"

namespace weft::plan {

/// Text as a category; a category's own list gives way to this one.
struct AsCategory {
  static constexpr std::string_view name = "as_category";
  static constexpr OpKind kind = OpKind::scalar;
  std::vector<std::string> categories = {};  // all different
  bool known = false;                        // false: there are no `categories`
  bool ordered = false;
  bool null_others = false;  // what is not among them becomes null; false: there is no such text

  static void fields(auto& self, auto&& visit) {
    visit("categories", self.categories);
    visit("known", self.known);
    visit("ordered", self.ordered);
    visit("null_others", self.null_others);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// The places of texts in a list, from 0 on: the smallest signed integers that number it, as pandas has it. What is not there has
/// none.
struct CategoryCodes {
  static constexpr std::string_view name = "category_codes";
  static constexpr OpKind kind = OpKind::scalar;
  std::vector<std::string> categories = {};
  bool null_as_code = false;  // -1 for what has no place, instead of null

  static void fields(auto& self, auto&& visit) {
    visit("categories", self.categories);
    visit("null_as_code", self.null_as_code);
  }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// The smallest signed integer type that numbers so many categories: pandas' coerce_indexer_dtype.
dd::DType code_type(std::size_t num_categories);

/// The type of values from both, which are texts: the union of unordered lists, first those of `a`, then what `b` has beside
/// (pandas' union_categoricals); not known where one is not; string for what is ordered otherwise, and beside strings.
Type common_category(const Type& a, const Type& b);

/// The scalar as that type; into known categories, its values are among them.
Expr cast_to(Expr scalar, const Type& type);

/// Throws a user Error for categories whose smallest and largest are not those of their texts.
void check_ascends(const Type& type);

/// Makes comparisons by <, <=, > and >= of ordered categories with their like, or with one of them, ones of positions. Throws a
/// user Error for text that is none of them.
void compare_by_position(BinaryOp op, std::span<TypedScalar> inputs);

}  // namespace weft::plan
