// What Series::str() offers: pandas' methods for strings.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class Series;

/// Options of StringMethods::contains; pandas' Series.str.contains.
struct Contains {
  bool case_sensitive = true;
  bool regex = true;  ///< whether the pattern is a regular expression (RE2's syntax) or plain text
};

/// Methods for strings, element by element; null stays null. Definitions: pandas' Series.str.
class StringMethods {
 public:
  explicit StringMethods(plan::Expr series) : series_(std::move(series)) {}
  /// Whether the pattern occurs. boolean. Throws a user Error when it is no regular expression.
  Series contains(std::string_view pattern, Contains options = {}) const;
  Series startswith(std::string_view prefix) const;
  Series endswith(std::string_view suffix) const;
  Series lower() const;
  Series upper() const;
  /// The number of characters (code points). int64.
  Series len() const;
  Series strip() const;  ///< without white space at both ends
  Series lstrip() const;
  Series rstrip() const;
  /// With each occurrence of `what` (plain text) replaced.
  Series replace(std::string_view what, std::string_view with) const;
  /// Characters from `start` up to `stop`; negative counts from the end. Without `stop`, to the end.
  Series slice(std::int64_t start, std::optional<std::int64_t> stop = {}) const;

 private:
  plan::Expr series_;
};

}  // namespace weft::dd
