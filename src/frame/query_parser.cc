// The text of a query -> the columns that it stands for: a parser of Python's expressions by recursive descent.
#include "frame/query_parser.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "frame/query_item.h"
#include "frame/query_tokens.h"
#include "frame/row_scalars.h"
#include "frame/series_parts.h"
#include "plan/ops/scalar.h"

namespace weft::frame {
namespace {

using dd::Operand;
using dd::Series;
using dd::Value;
using plan::BinaryOp;
using plan::UnaryOp;
using Kind = QueryItem::Kind;

struct OpSymbol {
  std::string_view symbol;
  BinaryOp op;
};
constexpr std::array<OpSymbol, 6> comparisons{{{"==", BinaryOp::eq},
                                               {"!=", BinaryOp::ne},
                                               {"<=", BinaryOp::le},
                                               {">=", BinaryOp::ge},
                                               {"<", BinaryOp::lt},
                                               {">", BinaryOp::gt}}};
constexpr std::array<OpSymbol, 2> sums{{{"+", BinaryOp::add}, {"-", BinaryOp::sub}}};
constexpr std::array<OpSymbol, 4> products{
    {{"*", BinaryOp::mul}, {"/", BinaryOp::div}, {"//", BinaryOp::floordiv}, {"%", BinaryOp::mod}}};
constexpr std::array<std::string_view, 7> words{"and", "or", "not", "in", "True", "False", "None"};

class Parser {
 public:
  Parser(dd::DataFrame frame, std::string_view text, const dd::Query& options, bool lines)
      : frame_(std::move(frame)), text_(text), options_(options), tokens_(split_query(text, lines)) {}

  QueryItem whole_expression() {
    if (at_end()) fail("The query is empty", token());
    QueryItem item = any_of();
    if (!at_end()) fail_at_rest();
    return item;
  }

  dd::DataFrame assignments() {
    bool any = false;
    while (true) {
      while (accept(";")) {
      }
      if (at_end()) break;
      assignment();
      any = true;
      if (!at_end() && !is(";")) fail_at_rest();
    }
    if (!any) fail("There is no assignment", token());
    return frame_;
  }

  /// What an item is for each row of the frame.
  Series column_of(const QueryItem& item) const {
    if (item.kind != Kind::operand) fail_at(expected_column(item), text_, item.begin, item.end);
    if (item.operand.series()) return item.column();
    return Series(make_series(frame_.expr(), "value", plan::literal(item.operand.value()->variant())));
  }

 private:
  // The words of the text ------------------------------------------------------------------------------------------------
  const Token& token() const { return tokens_[next_]; }
  bool at_end() const { return token().kind == TokenKind::end; }
  bool is(std::string_view symbol) const { return token().kind == TokenKind::symbol && token().text == symbol; }
  bool is_word(std::string_view word) const { return token().kind == TokenKind::name && token().text == word; }
  bool accept(std::string_view symbol) {
    if (!is(symbol)) return false;
    ++next_;
    return true;
  }
  bool accept_word(std::string_view word) {
    if (!is_word(word)) return false;
    ++next_;
    return true;
  }
  void expect(std::string_view symbol, const Token& opened) {
    if (accept(symbol)) return;
    if (at_end()) fail("A bracket is not closed", opened);
    fail("Expected " + std::string(symbol) + ", not " + written(token()), token());
  }
  std::string written(const Token& token) const {
    return token.begin == token.end ? "the end of the line" : std::string(text_.substr(token.begin, token.end - token.begin));
  }
  [[noreturn]] void fail(std::string message, const Token& token) const {
    fail_at(std::move(message), text_, token.begin, token.end);
  }
  [[noreturn]] void fail_at_rest() const {
    if (is("=")) fail("A comparison is written ==, not =", token());
    fail("Expected an operator or the end, not " + written(token()), token());
  }

  /// Brackets, `not` and signs nest; text that somebody else wrote must not exhaust the stack.
  struct Deeper {
    explicit Deeper(Parser& parser) : parser(parser) {
      if (++parser.depth_ > most) parser.fail("The query is nested more than " + std::to_string(most) + " deep", parser.token());
    }
    ~Deeper() { --parser.depth_; }
    Deeper(const Deeper&) = delete;
    static constexpr int most = 100;
    Parser& parser;
  };

  // What the words make ---------------------------------------------------------------------------------------------------
  /// Calls `make`, and shows the place in what it throws.
  template <class Make>
  auto at_place(std::size_t begin, std::size_t end, Make make) const {
    try {
      return make();
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::user) throw;
      throw Error(ErrorKind::user, show_place(error.message(), text_, begin, end), error.context());
    }
  }

  QueryItem made(Operand operand, std::size_t begin, std::size_t end) const {
    return {Kind::operand, std::move(operand), {}, begin, end};
  }

  static std::string expected_column(const QueryItem& item) {
    if (item.kind == Kind::list) return "A list stands only beside in, not in, == and !=, or in isin";
    return "The name of a method is missing";
  }

  QueryItem combine(BinaryOp op, const QueryItem& left, const QueryItem& right) {
    // What stands in a row nests too, in what it makes.
    constexpr int most = 2000;
    if (++operations_ > most) fail("The query has more than " + std::to_string(most) + " operations", token());
    for (const QueryItem* item : {&left, &right})
      if (item->kind != Kind::operand) fail_at(expected_column(*item), text_, item->begin, item->end);
    return at_place(left.begin, right.end, [&] {
      const std::array<Operand, 2> operands{left.operand, right.operand};
      const RowScalars row = row_scalars(operands, "A query", frame_.expr());
      std::string name = "value";
      for (const Operand& operand : {right.operand, left.operand})
        if (operand.series()) name = (*operand.series())->schema()[0].name;
      Series series(make_series(row.rows, std::move(name), plan::binary(op, row.scalars[0], row.scalars[1])));
      return made(series, left.begin, right.end);
    });
  }

  QueryItem is_in(const QueryItem& item, const QueryItem& list, bool wanted) const {
    if (list.kind != Kind::list) fail_at("Expected a list, such as [1, 2]", text_, list.begin, list.end);
    const Series column = column_of(item);
    return at_place(item.begin, list.end, [&] {
      const Series found = column.isin(list.list);
      return made(wanted ? found : !found, item.begin, list.end);
    });
  }

  QueryItem compare(BinaryOp op, const QueryItem& left, const QueryItem& right) {
    const bool equality = op == BinaryOp::eq || op == BinaryOp::ne;
    if (equality && right.kind == Kind::list) return is_in(left, right, op == BinaryOp::eq);
    if (equality && left.kind == Kind::list) return is_in(right, left, op == BinaryOp::eq);
    return combine(op, left, right);
  }

  // The grammar, what binds least first -------------------------------------------------------------------------------------
  void assignment() {
    const Token name = token();
    const bool is_name = name.kind == TokenKind::name || name.kind == TokenKind::quoted_name;
    if (!is_name) fail("Expected the name of a column to assign to, not " + written(name), name);
    ++next_;
    if (!accept("=")) fail("Expected an assignment, name = expression", name);
    if (at_end() || is(";")) fail("Expected a value, not the end of the line", token());
    const Series values = column_of(any_of());
    frame_ = frame_.assign(name.text, values);
  }

  QueryItem any_of() {
    const Deeper deeper(*this);
    QueryItem left = all_of();
    while (accept_word("or") || accept("|")) left = combine(BinaryOp::logical_or, left, all_of());
    return left;
  }

  QueryItem all_of() {
    QueryItem left = negation();
    while (accept_word("and") || accept("&")) left = combine(BinaryOp::logical_and, left, negation());
    return left;
  }

  QueryItem negation() {
    const Token first = token();
    if (!accept_word("not")) return comparison();
    const Deeper deeper(*this);
    const QueryItem item = negation();
    return at_place(first.begin, item.end, [&] { return made(!column_of(item), first.begin, item.end); });
  }

  /// `1 < a <= 3` is `1 < a and a <= 3`.
  QueryItem comparison() {
    QueryItem left = sum();
    std::optional<QueryItem> all;
    while (true) {
      std::optional<QueryItem> one;
      if (const auto op = accept_any(comparisons)) {
        QueryItem right = sum();
        one = compare(*op, left, right);
        left = std::move(right);
      } else if (const auto wanted = accept_in()) {
        QueryItem right = sum();
        one = is_in(left, right, *wanted);
        left = std::move(right);
      } else {
        return all ? *all : left;
      }
      all = all ? combine(BinaryOp::logical_and, *all, *one) : *one;
    }
  }

  /// Whether `in` (true) or `not in` (false) comes.
  std::optional<bool> accept_in() {
    if (accept_word("in")) return true;
    if (!is_word("not")) return std::nullopt;
    const Token& after = tokens_[next_ + 1];
    if (after.kind != TokenKind::name || after.text != "in") return std::nullopt;
    next_ += 2;
    return false;
  }

  template <std::size_t N>
  std::optional<BinaryOp> accept_any(const std::array<OpSymbol, N>& symbols) {
    for (const OpSymbol& one : symbols)
      if (accept(one.symbol)) return one.op;
    return std::nullopt;
  }

  QueryItem sum() {
    QueryItem left = product();
    while (const auto op = accept_any(sums)) left = combine(*op, left, product());
    return left;
  }

  QueryItem product() {
    QueryItem left = signed_value();
    while (const auto op = accept_any(products)) left = combine(*op, left, signed_value());
    return left;
  }

  QueryItem signed_value() {
    const Token first = token();
    if (accept("+")) {
      const Deeper deeper(*this);
      return signed_value();
    }
    if (accept("~")) {
      const Deeper deeper(*this);
      const QueryItem item = signed_value();
      return at_place(first.begin, item.end, [&] { return made(~column_of(item), first.begin, item.end); });
    }
    if (!accept("-")) return power();
    const Deeper deeper(*this);
    const QueryItem item = signed_value();
    if (item.is_value()) {
      const Value::Variant& value = item.operand.value()->variant();
      if (const auto* whole = std::get_if<std::int64_t>(&value)) return made(Value(-*whole), first.begin, item.end);
      if (const auto* number = std::get_if<double>(&value)) return made(Value(-*number), first.begin, item.end);
    }
    return at_place(first.begin, item.end, [&] { return made(-column_of(item), first.begin, item.end); });
  }

  /// `**` binds to the right, and more than a sign at its left.
  QueryItem power() {
    QueryItem base = chain();
    if (!accept("**")) return base;
    const Deeper deeper(*this);
    return combine(BinaryOp::pow, base, signed_value());
  }

  /// A value and what follows it after dots.
  QueryItem chain() {
    QueryItem item = value();
    while (accept(".")) item = member(item);
    if (item.kind == Kind::strings || item.kind == Kind::dates) fail_at(expected_column(item), text_, item.begin, item.end);
    return item;
  }

  QueryItem member(const QueryItem& on) {
    const Token name = token();
    if (name.kind != TokenKind::name) fail("Expected the name of a method, not " + written(name), name);
    ++next_;
    const bool accessor = on.kind == Kind::strings || on.kind == Kind::dates;
    if (!accessor && !on.is_column()) fail("Only columns have methods", name);
    if (!accessor && (name.text == "str" || name.text == "dt"))
      return {name.text == "str" ? Kind::strings : Kind::dates, on.operand, {}, on.begin, name.end};
    if (!is("(")) return at_place(name.begin, name.end, [&] { return made(get_attribute(on, name.text), on.begin, name.end); });
    const QueryArguments arguments = call_arguments();
    const std::size_t end = tokens_[next_ - 1].end;
    return at_place(name.begin, end, [&] { return made(call_method(on, name.text, arguments), on.begin, end); });
  }

  QueryArguments call_arguments() {
    const Token opened = token();
    expect("(", opened);
    QueryArguments arguments;
    while (!accept(")")) {
      const Token name = token();
      if (name.kind == TokenKind::name && tokens_[next_ + 1].kind == TokenKind::symbol && tokens_[next_ + 1].text == "=") {
        next_ += 2;
        if (!arguments.by_name.emplace(name.text, any_of()).second) fail("An argument comes twice: " + name.text, name);
      } else {
        if (!arguments.by_name.empty()) fail("An argument without a name comes after one with a name", name);
        arguments.by_position.push_back(any_of());
      }
      if (!is(")") && !accept(",")) expect(")", opened);
    }
    return arguments;
  }

  QueryItem value() {
    const Token first = token();
    if (accept("(")) return in_parentheses(first);
    if (accept("[")) return list(first, "]", {});
    ++next_;
    switch (first.kind) {
      case TokenKind::integer:
        return made(Value(first.integer), first.begin, first.end);
      case TokenKind::floating:
        return made(Value(first.number), first.begin, first.end);
      case TokenKind::text:
        return made(Value(first.text), first.begin, first.end);
      case TokenKind::variable:
        return variable(first);
      case TokenKind::quoted_name:
        return column(first);
      case TokenKind::name:
        return name(first);
      default:
        --next_;
        fail("Expected a value, not " + (at_end() ? std::string("the end") : written(first)), first);
    }
  }

  /// A value, or a list as Python's tuples are written.
  QueryItem in_parentheses(const Token& opened) {
    QueryItem item = any_of();
    if (is(",")) return list(opened, ")", {std::move(item)});
    expect(")", opened);
    item.begin = opened.begin;
    item.end = tokens_[next_ - 1].end;
    return item;
  }

  QueryItem list(const Token& opened, std::string_view close, std::vector<QueryItem> items) {
    if (!items.empty()) expect(",", opened);
    while (!is(close)) {
      items.push_back(any_of());
      if (!is(close) && !accept(",")) expect(close, opened);
    }
    expect(close, opened);
    QueryItem made{Kind::list, {}, {}, opened.begin, tokens_[next_ - 1].end};
    for (const QueryItem& item : items) {
      if (!item.is_value()) fail_at("A list holds constants only", text_, item.begin, item.end);
      made.list.push_back(*item.operand.value());
    }
    return made;
  }

  QueryItem name(const Token& name) {
    if (name.text == "True" || name.text == "False") return made(Value(name.text == "True"), name.begin, name.end);
    if (name.text == "None") return made(Value(), name.begin, name.end);
    if (std::find(words.begin(), words.end(), name.text) != words.end()) {
      --next_;
      fail("Expected a value, not " + name.text, name);
    }
    if (!is("(")) return column(name);
    const QueryArguments arguments = call_arguments();
    const std::size_t end = tokens_[next_ - 1].end;
    return at_place(name.begin, end, [&] { return made(call_function(name.text, arguments), name.begin, end); });
  }

  QueryItem column(const Token& name) const {
    return at_place(name.begin, name.end, [&] { return made(frame_[name.text], name.begin, name.end); });
  }

  QueryItem variable(const Token& name) const {
    const auto found = options_.variables.find(name.text);
    if (found == options_.variables.end()) {
      std::vector<std::string> names;
      for (const auto& [known, value] : options_.variables) names.push_back(known);
      fail(base::not_found("Variable", name.text, names), name);
    }
    if (const auto* values = found->second.values()) return {Kind::list, {}, *values, name.begin, name.end};
    return made(*found->second.value(), name.begin, name.end);
  }

  dd::DataFrame frame_;
  std::string_view text_;
  const dd::Query& options_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  int depth_ = 0, operations_ = 0;
};

}  // namespace

Series parse_expression(const dd::DataFrame& frame, std::string_view text, const dd::Query& options) {
  Parser parser(frame, text, options, false);
  return parser.column_of(parser.whole_expression());
}

Series parse_condition(const dd::DataFrame& frame, std::string_view text, const dd::Query& options) {
  Parser parser(frame, text, options, false);
  const QueryItem item = parser.whole_expression();
  Series condition = parser.column_of(item);
  if (condition.dtype() != dd::DType::boolean)
    fail_at("A query gives bool, not " + std::string(dd::to_string(condition.dtype())), text, item.begin, item.end);
  return condition;
}

dd::DataFrame run_assignments(const dd::DataFrame& frame, std::string_view text, const dd::Query& options) {
  return Parser(frame, text, options, true).assignments();
}

}  // namespace weft::frame
