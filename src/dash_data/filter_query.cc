// Turns the text of a DataTable's filter into a tree.
#include "dash_data/filter_query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <weft/error.h>

namespace weft::dash_data {
namespace {

constexpr std::size_t kDeepest = 200;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct Spelling {
  std::string_view text;
  std::string_view op;
  bool is_word;  // has to end where a word ends
};

// Longer ones first, so that `>=` is not taken for `>`.
constexpr Spelling comparisons[] = {
    {"datestartswith", "datestartswith", true},
    {"contains", "contains", true},
    {">=", ">=", false},
    {"<=", "<=", false},
    {"!=", "!=", false},
    {"=", "=", false},
    {">", ">", false},
    {"<", "<", false},
    {"eq", "=", true},
    {"ne", "!=", true},
    {"ge", ">=", true},
    {"le", "<=", true},
    {"gt", ">", true},
    {"lt", "<", true},
};

constexpr std::string_view checks[] = {"blank", "bool", "even", "nil", "num", "object", "odd", "prime", "str"};

class Parser {
 public:
  explicit Parser(std::string_view query) : query_(query) {}

  std::optional<Filter> parse() {
    skip_space();
    if (at_end()) return std::nullopt;
    Filter filter = parse_either(0);
    skip_space();
    if (!at_end())
      fail(query_[at_] == ')' ? "a parenthesis is closed that was not opened"
                              : "`&&` or `||` has to stand between two conditions");
    return filter;
  }

 private:
  bool at_end() const { return at_ == query_.size(); }
  void skip_space() {
    while (!at_end() && is_space(query_[at_])) ++at_;
  }
  [[noreturn]] void fail(const std::string& message) const { fail_at(query_, at_, message); }

  // Whether the text stands here, whatever its case; goes behind it.
  bool take(std::string_view text, bool is_word) {
    if (query_.size() - at_ < text.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (lower(query_[at_ + i]) != text[i]) return false;
    }
    const std::size_t end = at_ + text.size();
    if (is_word && end < query_.size() && !is_space(query_[end])) return false;
    at_ = end;
    return true;
  }

  Filter parse_either(std::size_t depth) {
    Filter left = parse_both(depth);
    for (;;) {
      skip_space();
      if (!take("||", false) && !take("or", true)) return left;
      left = Filter{.kind = Filter::Kind::either, .parts = {std::move(left), parse_both(depth)}};
    }
  }

  Filter parse_both(std::size_t depth) {
    Filter left = parse_negated(depth);
    for (;;) {
      skip_space();
      if (!take("&&", false) && !take("and", true)) return left;
      left = Filter{.kind = Filter::Kind::both, .parts = {std::move(left), parse_negated(depth)}};
    }
  }

  Filter parse_negated(std::size_t depth) {
    if (depth > kDeepest) fail("conditions are nested too deep");
    skip_space();
    if (take("!", false)) {
      skip_space();
      if (at_end() || (query_[at_] != '(' && query_[at_] != '!')) fail("`!` needs parentheses behind it");
      return Filter{.kind = Filter::Kind::negated, .parts = {parse_negated(depth + 1)}};
    }
    if (!take("(", false)) return parse_condition();
    Filter inner = parse_either(depth + 1);
    skip_space();
    if (!take(")", false)) fail("a parenthesis is not closed");
    return inner;
  }

  Filter parse_condition() {
    Filter filter{.kind = Filter::Kind::comparison, .left = parse_operand()};
    skip_space();
    if (take("is", true)) {
      filter.kind = Filter::Kind::check;
      filter.op = parse_check();
      return filter;
    }
    parse_comparison(filter);
    skip_space();
    filter.right = parse_operand();
    return filter;
  }

  std::string parse_check() {
    skip_space();
    for (const std::string_view check : checks) {
      if (take(check, false)) return std::string(check);
    }
    fail("`is` needs one of blank, bool, even, nil, num, object, odd, prime, str");
  }

  void parse_comparison(Filter& filter) {
    const std::size_t begin = at_;
    for (const bool has_prefix : {false, true}) {
      if (has_prefix) {
        const char prefix = at_end() ? '\0' : lower(query_[at_]);
        if (prefix != 'i' && prefix != 's') break;
        filter.ignores_case = prefix == 'i';
        ++at_;
      }
      for (const Spelling& spelling : comparisons) {
        if (has_prefix && spelling.op == "datestartswith") continue;
        if (!take(spelling.text, spelling.is_word)) continue;
        filter.op = spelling.op;
        return;
      }
      at_ = begin;
    }
    fail(
        "a comparison has to follow (have: = != < <= > >= eq ne lt le gt ge contains datestartswith is; i or s before those but "
        "datestartswith and is)");
  }

  FilterOperand parse_operand() {
    if (at_end()) fail("a column in braces or a value has to follow");
    const std::size_t begin = at_;
    const char first = query_[at_];
    if (first == '{') return {.is_column = true, .text = parse_quoted('}', "a column's brace is not closed"), .place = begin};
    if (first == '\'' || first == '"' || first == '`')
      return {.text = parse_quoted(first, "a quote is not closed"), .place = begin};
    return parse_word();
  }

  // Up to the closing character, which a backslash takes the meaning of.
  std::string parse_quoted(char close, const char* unclosed) {
    const std::size_t begin = at_++;
    std::string text;
    for (; !at_end(); ++at_) {
      char c = query_[at_];
      if (c == close) {
        ++at_;
        if (close == '}' && text.empty()) fail_at(query_, begin, "a column needs a name");
        return text;
      }
      if (close == '}' && c == '{') break;
      if (c == '\\' && at_ + 1 < query_.size()) c = query_[++at_];
      text += c;
    }
    fail_at(query_, begin, unclosed);
  }

  FilterOperand parse_word() {
    constexpr std::string_view not_in_words = "'\"`{}(";
    FilterOperand operand{.place = at_};
    const std::size_t begin = at_;
    for (; !at_end() && !is_space(query_[at_]) && query_[at_] != ')'; ++at_) {
      char c = query_[at_];
      if (not_in_words.find(c) != not_in_words.npos) fail("this character has to stand in quotes, or behind a backslash");
      if (c == '\\') {
        if (at_ + 1 == query_.size()) fail("a character has to follow a backslash");
        c = query_[++at_];
      }
      operand.text += c;
    }
    if (operand.text.empty()) fail("a column in braces or a value has to follow");
    operand.number = number_of(query_.substr(begin, at_ - begin));
    return operand;
  }

  const std::string_view query_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<double> number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

void fail_at(std::string_view query, std::size_t place, const std::string& message) {
  throw Error(ErrorKind::user, "The filter_query cannot be read, " + message,
              "at " + std::to_string(place) + " of: " + std::string(query));
}

std::optional<Filter> parse_filter(std::string_view query) { return Parser(query).parse(); }

}  // namespace weft::dash_data
