// A line of JSON -> its keys and values.
#include "kernel/json_lines/parse_object.h"

#include <cstring>

#include <weft/error.h>

#include "kernel/csv/utf8.h"

namespace weft::kernel::json_lines {
namespace {

[[noreturn]] void fail(const std::string& what) { throw Error(ErrorKind::data, "Not a line of JSON: " + what); }

bool is_digit(char character) { return character >= '0' && character <= '9'; }

unsigned hex4(std::string_view text, std::size_t begin) {
  if (begin + 4 > text.size()) fail("an escape is cut off");
  unsigned number = 0;
  for (std::size_t i = begin; i < begin + 4; ++i) {
    const char character = text[i];
    unsigned digit = 0;
    if (is_digit(character))
      digit = static_cast<unsigned>(character - '0');
    else if (character >= 'a' && character <= 'f')
      digit = static_cast<unsigned>(character - 'a') + 10;
    else if (character >= 'A' && character <= 'F')
      digit = static_cast<unsigned>(character - 'A') + 10;
    else
      fail("an escape is not hexadecimal");
    number = number * 16 + digit;
  }
  return number;
}

void add_code_point(std::string& text, unsigned point) {
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xc0 | point >> 6);
    text += static_cast<char>(0x80 | (point & 0x3f));
  } else if (point < 0x10000) {
    text += static_cast<char>(0xe0 | point >> 12);
    text += static_cast<char>(0x80 | (point >> 6 & 0x3f));
    text += static_cast<char>(0x80 | (point & 0x3f));
  } else {
    text += static_cast<char>(0xf0 | point >> 18);
    text += static_cast<char>(0x80 | (point >> 12 & 0x3f));
    text += static_cast<char>(0x80 | (point >> 6 & 0x3f));
    text += static_cast<char>(0x80 | (point & 0x3f));
  }
}

/// The code point of \uXXXX at `i`, which goes past it, with the second half of a pair.
unsigned escaped_code_point(std::string_view text, std::size_t& i) {
  const unsigned first = hex4(text, i);
  i += 4;
  if (first >= 0xdc00 && first < 0xe000) fail("half of a pair of escapes");
  if (first < 0xd800 || first >= 0xe000) return first;
  if (text.substr(i, 2) != "\\u") fail("half of a pair of escapes");
  const unsigned second = hex4(text, i + 2);
  if (second < 0xdc00 || second >= 0xe000) fail("half of a pair of escapes");
  i += 6;
  return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
}

}  // namespace

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\\') {
      plain += text[i++];
      continue;
    }
    const char escape = text[i + 1];
    i += 2;
    const std::string_view escapes = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    if (escape == 'u')
      add_code_point(plain, escaped_code_point(text, i));
    else if (const std::size_t known = escapes.find(escape); known != escapes.npos)
      plain += meanings[known];
    else
      fail("an escape that there is none of");
  }
  return plain;
}

ValueReader::ValueReader(std::string_view text, char opening, char closing)
    : at_(text.data()), end_(at_ + text.size()), closing_(closing) {
  skip_space();
  if (peek() != opening) fail(std::string("it does not begin with ") + opening);
  ++at_;
}

void ValueReader::skip_space() {
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) ++at_;
}

void ValueReader::expect(char character) {
  skip_space();
  if (peek() != character) fail(std::string("a ") + character + " is missing");
  ++at_;
}

bool ValueReader::next_member() {
  skip_space();
  if (peek() == closing_) {
    ++at_;
    skip_space();
    if (at_ != end_) fail(closing_ == '}' ? "more follows the object" : "more follows the array");
    return false;
  }
  if (!first_) expect(',');
  first_ = false;
  skip_space();
  return true;
}

bool ObjectReader::next(Value& key, Value& value) {
  if (!next_member()) return false;
  key = read_string();
  expect(':');
  value = read_value();
  return true;
}

bool ArrayReader::next(Value& value) {
  if (!next_member()) return false;
  value = read_value();
  return true;
}

Value ValueReader::read_value() {
  skip_space();
  switch (peek()) {
    case '"':
      return read_string();
    case 't':
      return read_word("true", ValueKind::boolean);
    case 'f':
      return read_word("false", ValueKind::boolean);
    case 'n':
      return read_word("null", ValueKind::null);
    case '{':
    case '[': {
      const ValueKind kind = peek() == '{' ? ValueKind::object : ValueKind::array;
      const char* begin = at_;
      skip_nested();
      return {kind, {begin, static_cast<std::size_t>(at_ - begin)}, false};
    }
    default:
      return read_number();
  }
}

Value ValueReader::read_word(std::string_view word, ValueKind kind) {
  if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, word.size()) != word)
    fail("a word that there is none of");
  at_ += word.size();
  return {kind, {at_ - word.size(), word.size()}, false};
}

Value ValueReader::read_string() {
  if (peek() != '"') fail("a \" is missing");
  const char* begin = ++at_;
  bool has_escapes = false, has_high = false;
  for (;; ++at_) {
    if (at_ == end_) fail("a string does not end");
    const auto byte = static_cast<unsigned char>(*at_);
    if (byte == '"') break;
    if (byte == '\\') {
      has_escapes = true;
      if (++at_ == end_) fail("a string does not end");
    } else if (byte >= 0x80) {
      has_high = true;
    } else if (byte < 0x20 && byte != '\t') {
      fail("a string has a control character");
    }
  }
  const std::string_view text(begin, static_cast<std::size_t>(at_ - begin));
  ++at_;
  if (has_high && !csv::is_utf8(text)) fail("a string is not UTF-8");
  return {ValueKind::string, text, has_escapes};
}

Value ValueReader::read_number() {
  const char* begin = at_;
  bool is_real = false;
  auto digits = [&] {
    if (!is_digit(peek())) fail("a value that is none");
    while (is_digit(peek())) ++at_;
  };
  if (peek() == '-') ++at_;
  digits();
  if (peek() == '.') is_real = true, ++at_, digits();
  if (peek() == 'e' || peek() == 'E') {
    is_real = true;
    ++at_;
    if (peek() == '+' || peek() == '-') ++at_;
    digits();
  }
  return {is_real ? ValueKind::real : ValueKind::integer, {begin, static_cast<std::size_t>(at_ - begin)}, false};
}

void ValueReader::skip_nested() {
  std::size_t depth = 0;
  do {
    if (at_ == end_) fail("a nested value does not end");
    if (*at_ == '"') {
      read_string();
      continue;
    }
    if (*at_ == '{' || *at_ == '[') ++depth;
    if (*at_ == '}' || *at_ == ']') --depth;
    ++at_;
  } while (depth > 0);
}

}  // namespace weft::kernel::json_lines
