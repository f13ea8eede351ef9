// What Series::str() offers: pandas' methods for strings.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class DataFrame;
class Series;
class StringPieces;

/// Options of StringMethods::contains; pandas' Series.str.contains.
struct Contains {
  bool case_sensitive = true;
  bool regex = true;                      ///< whether the pattern is a regular expression (RE2's syntax) or plain text
  std::optional<bool> na = std::nullopt;  ///< what to give for null; nothing: null
};

/// Options of StringMethods::match and fullmatch.
struct StringMatch {
  bool case_sensitive = true;
  std::optional<bool> na = std::nullopt;
};

/// Options of StringMethods::startswith and endswith.
struct StringEnds {
  std::optional<bool> na = std::nullopt;
};

/// Options of StringMethods::find and its like: only between these characters.
struct StringFind {
  std::int64_t start = 0;
  std::optional<std::int64_t> end = std::nullopt;  ///< nothing: the end
};

/// Options of StringMethods::findall.
struct FindAll {
  bool case_sensitive = true;
};

/// Options of StringMethods::get_dummies.
struct StringDummies {
  std::vector<std::string> categories = {};  ///< the pieces that get a column, in this order
  std::string sep = "|";                     ///< what the pieces are separated by; plain text
};

/// Options of StringMethods::replace.
struct StringReplace {
  std::int64_t n = -1;  ///< how many to replace, from the left; -1: all
  bool case_sensitive = true;
  bool regex = false;  ///< `what` is a regular expression, and `with` may refer to its groups: `\1`, `\g<name>`
};

/// Options of StringMethods::pad.
struct StringPad {
  std::string side = "left";   ///< where to fill up: "left", "right" or "both"
  std::string fillchar = " ";  ///< one character
};

/// Options of StringMethods::split.
struct StringSplit {
  std::int64_t n = -1;                       ///< how many cuts to make at most; -1 or 0: all
  std::optional<bool> regex = std::nullopt;  ///< nothing: a separator of one character is plain text, a longer one is a pattern
};

/// Options of StringMethods::split at white space, and of rsplit.
struct StringCuts {
  std::int64_t n = -1;  ///< how many cuts to make at most; -1 or 0: all
};

/// Options of StringMethods::cat.
struct StringCat {
  std::string sep = "";
  std::optional<std::string> na_rep = std::nullopt;  ///< what stands for null; nothing: null in any makes null
};

/// Options of StringMethods::wrap; those of Python's textwrap.
struct StringWrap {
  bool expand_tabs = true;
  std::int64_t tabsize = 8;
  bool replace_whitespace = true;  ///< each white space character becomes a space
  bool drop_whitespace = true;     ///< none at the ends of lines
  std::string initial_indent = "";
  std::string subsequent_indent = "";
  bool fix_sentence_endings = false;
  bool break_long_words = true;
  bool break_on_hyphens = true;
  std::optional<std::int64_t> max_lines = std::nullopt;
  std::string placeholder = " [...]";  ///< ends a text that has more than `max_lines`
};

/// Methods for strings, element by element; null stays null. Definitions: pandas' Series.str on Arrow's strings. Of a column of
/// lists, as in pandas, len(), get(), slice() and join() are those of its items; the others throw a user Error.
///
/// A character is a code point; positions count characters, and from the end when negative. Patterns are regular expressions of
/// RE2's syntax, https://github.com/google/re2/wiki/Syntax: no look-around, no back references; `\d`, `\w`, `\s` and `\b` mean
/// ASCII (write `\pN`, `\pL` for all scripts), `$` is the end of the text. There are no columns of bytes, so there is nothing to
/// encode strings to or to decode them from: all are UTF-8. Options are structs: `{.n = 1}`. A pattern, a side, a
/// form that is none is a user Error where it is written.
class StringMethods {
 public:
  explicit StringMethods(plan::Expr series) : series_(std::move(series)) {}

  // Search.

  /// Whether the pattern occurs. boolean. Throws a user Error when it is no regular expression.
  Series contains(std::string_view pattern, Contains options = {}) const;
  /// Whether the string starts with a match of the regular expression. boolean.
  Series match(std::string_view pattern, StringMatch options = {}) const;
  /// Whether all of the string is a match of the regular expression. boolean.
  Series fullmatch(std::string_view pattern, StringMatch options = {}) const;
  /// Whether the string starts with the text, or with one of the texts. boolean.
  Series startswith(std::string_view prefix, StringEnds options = {}) const;
  Series startswith(std::initializer_list<const char*> prefixes, StringEnds options = {}) const;
  Series startswith(const std::vector<std::string>& prefixes, StringEnds options = {}) const;
  /// The same of the end.
  Series endswith(std::string_view suffix, StringEnds options = {}) const;
  Series endswith(std::initializer_list<const char*> suffixes, StringEnds options = {}) const;
  Series endswith(const std::vector<std::string>& suffixes, StringEnds options = {}) const;
  /// How often the regular expression matches. int64.
  Series count(std::string_view pattern) const;
  /// All matches of the regular expression, or what its only group captures in each ("" where it captures nothing): a column of
  /// lists of strings. A match of nothing right behind another match is none. Throws a user Error for a pattern of several
  /// groups.
  Series findall(std::string_view pattern, FindAll options = {}) const;
  /// The position of the text where it first (rfind: last) occurs; -1 where it does not. int64.
  Series find(std::string_view text, StringFind options = {}) const;
  Series rfind(std::string_view text, StringFind options = {}) const;
  /// The same as find() and rfind(); where the text does not occur, a data Error when it is computed.
  Series index(std::string_view text, StringFind options = {}) const;
  Series rindex(std::string_view text, StringFind options = {}) const;

  // Kinds of characters, and their number.

  /// Whether the characters are of a kind. boolean; an empty string has none of the kinds, save that it is ASCII.
  Series isalnum() const;
  Series isalpha() const;
  Series isascii() const;
  Series isdecimal() const;
  Series isdigit() const;  ///< decimal digits, and others such as superscripts
  Series islower() const;
  Series isnumeric() const;
  Series isspace() const;
  Series istitle() const;
  Series isupper() const;
  /// The number of characters, or of a list's items. int64.
  Series len() const;

  // Case, and forms of characters.

  /// In another case. One character becomes one, as in Arrow ("ß" becomes "ẞ").
  Series lower() const;
  Series upper() const;
  Series capitalize() const;
  Series swapcase() const;
  Series title() const;
  /// For comparisons without regard to case: Unicode's full case folding, "ß" becomes "ss".
  Series casefold() const;
  /// Unicode's normal form: "NFC", "NFD", "NFKC" or "NFKD".
  Series normalize(std::string_view form) const;

  // Ends.

  /// Without white space, or without any of the given characters, at both ends, at the left one (lstrip) or at the right one
  /// (rstrip).
  Series strip() const;
  Series lstrip() const;
  Series rstrip() const;
  Series strip(std::string_view characters) const;
  Series lstrip(std::string_view characters) const;
  Series rstrip(std::string_view characters) const;
  /// Without that text where the string begins, or ends, with it.
  Series removeprefix(std::string_view prefix) const;
  Series removesuffix(std::string_view suffix) const;
  /// Filled up to `width` characters; longer strings stay as they are. Throws a user Error for an unknown side, or a fill that is
  /// not one character.
  Series pad(std::int64_t width, StringPad options = {}) const;
  Series center(std::int64_t width, std::string_view fillchar = " ") const;
  Series ljust(std::int64_t width, std::string_view fillchar = " ") const;  ///< filled up on the right
  Series rjust(std::int64_t width, std::string_view fillchar = " ") const;  ///< filled up on the left
  /// Filled up with zeros on the left, behind a sign.
  Series zfill(std::int64_t width) const;
  /// Broken into lines of at most `width` characters between words, joined by "\n". Throws a user Error for a width below 1, or
  /// one that the placeholder does not fit into.
  Series wrap(std::int64_t width, StringWrap options = {}) const;

  // Parts.

  /// The character, or a list's item, at `i`; null where there is none.
  Series operator[](std::int64_t i) const;
  Series get(std::int64_t i) const;
  /// Characters, or a list's items, from `start` up to `stop`, every `step`-th. Without `start` or `stop`, from one end to the
  /// other. Throws a user Error for a step of 0.
  Series slice(std::optional<std::int64_t> start = {}, std::optional<std::int64_t> stop = {},
               std::optional<std::int64_t> step = {}) const;
  /// With the characters from `start` up to `stop` replaced.
  Series slice_replace(std::optional<std::int64_t> start = {}, std::optional<std::int64_t> stop = {},
                       std::string_view with = "") const;
  /// Cut at white space, or at a separator, into a column of lists: `split("-")[0]`, `split("-", {.n = 2}).expand()`,
  /// `split("-").explode()`. A separator that is a pattern may hold no groups but `(?:...)`. Throws a user Error for an empty
  /// separator.
  StringPieces split(StringCuts options = {}) const;
  StringPieces split(std::string_view separator, StringSplit options = {}) const;
  /// Cut from the right; the separator is plain text.
  StringPieces rsplit(StringCuts options = {}) const;
  StringPieces rsplit(std::string_view separator, StringCuts options = {}) const;
  /// Columns "0", "1", "2": before the separator's first (rpartition: last) occurrence, the separator, behind it. Without one,
  /// the string is in the first (rpartition: last) column, and the others are empty. Throws a user Error for an empty separator.
  DataFrame partition(std::string_view sep = " ") const;
  DataFrame rpartition(std::string_view sep = " ") const;
  /// What the pattern's only group captures in its first match; null where it does not match. Throws a user Error when it has no
  /// group or several. The group's name becomes the series' name. pandas' `extract(expand=False)`.
  Series extract(std::string_view pattern) const;
  /// A column for each group, named like the group or numbered from "0"; null where it captures nothing. pandas' `extract`.
  DataFrame extract_groups(std::string_view pattern) const;
  /// A row for each match of the pattern: the index, if the frame of the strings has one and keeps it, the match's number in its
  /// string from 0 on, "match" (int64), and a column for each group, named as in extract_groups(), null where it captures no
  /// character. Strings without a match have no row. pandas' `extractall`.
  DataFrame extractall(std::string_view pattern) const;
  /// Whether each string, cut at the separator, has a piece: an int64 column of 0 and 1 for each of `.categories`; 0 where the
  /// string is null. pandas' `get_dummies`; since building computes nothing, the pieces have to be given. Throws a user Error
  /// when none are, one comes twice, or the separator is empty.
  DataFrame get_dummies(const StringDummies& options) const;

  // New strings.

  /// The strings of each list, put together with the separator between them; null where one of them is. Of strings: the same with
  /// their characters. Throws a user Error for lists of other items.
  Series join(std::string_view sep) const;
  /// With each occurrence of `what` replaced: plain text, or with `.regex = true` a regular expression.
  Series replace(std::string_view what, std::string_view with, StringReplace options = {}) const;
  /// With characters replaced by texts: `translate({{"é", "e"}, {"-", ""}})`. Throws a user Error for a key that is not one
  /// character.
  Series translate(const std::map<std::string, std::string>& table) const;
  /// So many times one after the other; empty for less than once.
  Series repeat(std::int64_t count) const;
  /// Each as often as the int64 column of the same rows says; null where that is. Throws a user Error for other rows or another
  /// type.
  Series repeat(const Series& counts) const;
  /// Joined with one or several string columns of the same rows.
  Series cat(const Series& other, StringCat options = {}) const;
  Series cat(const std::vector<Series>& others, StringCat options = {}) const;

 private:
  plan::Expr series_;
};

}  // namespace weft::dd
