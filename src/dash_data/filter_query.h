// Turns the text of a DataTable's filter into a tree.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weft::dash_data {

/// A column, or a value that was written: with its number when it is one and stands without quotes.
struct FilterOperand {
  bool is_column = false;
  std::string text;
  std::optional<double> number{};
  std::size_t place = 0;  ///< in the query, for messages
};

/// One node. Definition: src/dash-table/syntax-tree in dash-table 7.4.1, the sources of Dash's table
struct Filter {
  enum class Kind {
    either,      ///< `parts`: two
    both,        ///< `parts`: two
    negated,     ///< `parts`: one
    comparison,  ///< `left` op `right`
    check,       ///< `left` is op
  };

  Kind kind;
  std::vector<Filter> parts{};
  FilterOperand left{};
  FilterOperand right{};
  /// Of a comparison "=", "!=", "<", "<=", ">", ">=", "contains", "datestartswith"; of a check "blank", "nil", ...
  std::string op{};
  bool ignores_case = false;
};

/// The tree; none for a query of nothing but white space. Throws a user Error that shows the place where the text makes no sense.
std::optional<Filter> parse_filter(std::string_view query);

/// Throws a user Error that shows the place in the query.
[[noreturn]] void fail_at(std::string_view query, std::size_t place, const std::string& message);

/// The whole text as a number, as JavaScript reads decimal ones; nothing when it is none.
std::optional<double> number_of(std::string_view text);

}  // namespace weft::dash_data
