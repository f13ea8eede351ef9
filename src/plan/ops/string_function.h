// A function of strings: pandas' Series.str, one value a row.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// A function of strings by name, with constant arguments. Null where an input is null, save "cat" with a stand-in for nulls.
/// Positions and lengths are in code points; negative positions count from the end; a position may be null: the end there is.
///
///   contains (pattern, regex bool, case_sensitive bool), match, fullmatch (pattern, case_sensitive bool) -> boolean
///   startswith, endswith (any number of strings) -> boolean
///   isalnum isalpha isascii isdecimal isdigit islower isnumeric isspace istitle isupper () -> boolean
///   len (), count (pattern), find rfind index rindex (text, start, stop) -> int64
///   lower upper capitalize casefold swapcase title (), normalize (form) -> string
///   strip lstrip rstrip (characters, or null: white space), pad (width, side, fill), zfill (width), removeprefix, removesuffix
///     (text), repeat (count), wrap (as Python's textwrap: width, then its options in their order) -> string
///   replace (what, with, count, case_sensitive bool, regex bool), translate (character, text, character, text, ...),
///     slice_replace (start, stop, with) -> string
///   slice (start, stop, step), get (position), join (separator, put between the characters) -> string
///   split (separator or null: white space, most splits, regex bool, from_right bool), findall (pattern of at most one group,
///     case_sensitive bool), extractall (pattern, group: what it captures in each match, or null) -> list of strings
///   split_get (separator or null: white space, most splits, regex bool, from_right bool, piece) -> string, null where there is
///   no
///     such piece; split_len (the same without the piece) -> int64
///   partition (separator, from_right bool, part: 0, 1, 2) -> string; extract (pattern, group) -> string
///   repeat_each () of a string and an int64; cat (separator, what stands for null or null) of any number of strings -> string
struct StringFunction {
  static constexpr std::string_view name = "str";
  static constexpr OpKind kind = OpKind::scalar;
  std::string function;
  std::vector<Literal> arguments;

  static void fields(auto& self, auto&& visit) {
    visit("function", self.function);
    visit("arguments", self.arguments);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
