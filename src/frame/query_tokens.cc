// The text of a query -> its words.
#include "frame/query_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fast_float/fast_float.h>
#include <weft/error.h>

namespace weft::frame {
namespace {

// By hand, not by <cctype>, which asks the locale. Letters beyond ASCII may be in names.
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continues_name(char c) { return starts_name(c) || is_digit(c); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

class Splitter {
 public:
  Splitter(std::string_view text, bool lines) : text_(text), lines_(lines) {}

  std::vector<Token> split() {
    while (true) {
      for (; at_ < text_.size() && is_blank(text_[at_]); ++at_)
        if (lines_ && text_[at_] == '\n' && depth_ == 0) tokens_.push_back({TokenKind::symbol, ";", at_, at_});
      if (at_ == text_.size()) break;
      next();
    }
    tokens_.push_back({TokenKind::end, "", text_.size(), text_.size()});
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void next() {
    const char c = peek();
    if (starts_name(c)) {
      add(TokenKind::name, at_, end_of_name(at_));
    } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      number();
    } else if (c == '\'' || c == '"') {
      quoted_text(c);
    } else if (c == '`') {
      const std::size_t close = text_.find('`', at_ + 1);
      if (close == std::string_view::npos) fail_at("A name in backticks does not end", text_, at_, text_.size());
      Token& token = add(TokenKind::quoted_name, at_, close + 1);
      token.text = token.text.substr(1, token.text.size() - 2);
    } else if (c == '@') {
      const std::size_t end = end_of_name(at_ + 1);
      if (end == at_ + 1 || is_digit(peek(1))) fail_at("A variable needs a name after @", text_, at_, at_ + 1);
      Token& token = add(TokenKind::variable, at_, end);
      token.text.erase(0, 1);
    } else {
      symbol();
    }
  }

  std::size_t end_of_name(std::size_t from) const {
    while (from < text_.size() && continues_name(text_[from])) ++from;
    return from;
  }

  Token& add(TokenKind kind, std::size_t begin, std::size_t end) {
    tokens_.push_back({kind, std::string(text_.substr(begin, end - begin)), begin, end});
    at_ = end;
    return tokens_.back();
  }

  void number() {
    std::size_t end = at_;
    const auto digits = [&] {
      while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '_')) ++end;
    };
    digits();
    bool whole = true;
    if (end < text_.size() && text_[end] == '.') whole = false, ++end, digits();
    if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
      std::size_t power = end + 1;
      if (power < text_.size() && (text_[power] == '+' || text_[power] == '-')) ++power;
      if (power < text_.size() && is_digit(text_[power])) whole = false, end = power, digits();
    }
    if (end < text_.size() && continues_name(text_[end])) fail_at("Not a number", text_, at_, end_of_name(end));
    std::string plain(text_.substr(at_, end - at_));
    if (plain.back() == '_' || plain.find("__") != std::string::npos) fail_at("Not a number", text_, at_, end);
    std::erase(plain, '_');
    Token& token = add(whole ? TokenKind::integer : TokenKind::floating, at_, end);
    if (whole && std::from_chars(plain.data(), plain.data() + plain.size(), token.integer).ec != std::errc())
      fail_at("An integer is too large for int64", text_, token.begin, token.end);
    if (!whole) fast_float::from_chars(plain.data(), plain.data() + plain.size(), token.number);
  }

  /// With Python's escapes of one letter.
  void quoted_text(char quote) {
    std::string value;
    std::size_t end = at_ + 1;
    for (; end < text_.size() && text_[end] != quote && text_[end] != '\n'; ++end) {
      if (text_[end] != '\\' || end + 1 == text_.size()) {
        value += text_[end];
        continue;
      }
      constexpr std::string_view letters = "nrt\\'\"0", meant{"\n\r\t\\'\"\0", 7};
      const std::size_t known = letters.find(text_[++end]);
      // As Python: a backslash before another letter stands for itself.
      if (known == std::string_view::npos) value += '\\';
      value += known == std::string_view::npos ? text_[end] : meant[known];
    }
    if (end >= text_.size() || text_[end] != quote) fail_at("A text does not end", text_, at_, end);
    add(TokenKind::text, at_, end + 1).text = std::move(value);
  }

  void symbol() {
    constexpr std::array<std::string_view, 24> symbols{"**", "//", "==", "!=", "<=", ">=", "<", ">", "=", "+", "-", "*",
                                                       "/",  "%",  "(",  ")",  "[",  "]",  ",", ".", "&", "|", "~", ";"};
    for (const std::string_view symbol : symbols)
      if (text_.substr(at_, symbol.size()) == symbol) {
        if (symbol == "(" || symbol == "[") ++depth_;
        if (symbol == ")" || symbol == "]") --depth_;
        add(TokenKind::symbol, at_, at_ + symbol.size());
        return;
      }
    fail_at("Not understood", text_, at_, at_ + 1);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool lines_;
  int depth_ = 0;  // of brackets
  std::vector<Token> tokens_;
};

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues_character(c); }));
}

}  // namespace

std::vector<Token> split_query(std::string_view text, bool lines) { return Splitter(text, lines).split(); }

std::string show_place(std::string message, std::string_view text, std::size_t begin, std::size_t end) {
  // What ends at the end of the text is shown behind its last word.
  while (begin == text.size() && begin > 0 && is_blank(text[begin - 1])) --begin;
  const std::size_t line_begin = begin == 0 ? 0 : text.rfind('\n', begin - 1) + 1;
  const std::size_t line_end = std::min(text.find('\n', begin), text.size());
  end = std::clamp(end, begin, line_end);
  const std::string_view before = text.substr(line_begin, begin - line_begin);
  std::string marks(std::max<std::size_t>(count_characters(text.substr(begin, end - begin)), 1), '~');
  marks[0] = '^';
  message += "\n  ";
  message += text.substr(line_begin, line_end - line_begin);
  message += "\n  " + std::string(count_characters(before), ' ') + marks;
  return message;
}

void fail_at(std::string message, std::string_view text, std::size_t begin, std::size_t end) {
  throw Error(ErrorKind::user, show_place(std::move(message), text, begin, end));
}

}  // namespace weft::frame
