// A line of JSON -> its keys and values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace weft::kernel::json_lines {

enum class ValueKind { null, boolean, integer, real, string, array, object };

/// A value as it stands in the line. A string's text is without its quotes, and still has its escapes when `has_escapes`.
struct Value {
  ValueKind kind = ValueKind::null;
  std::string_view text;
  bool has_escapes = false;
};

/// Goes through a text of JSON, value by value. Throws a data Error that says what is wrong, not where.
class ValueReader {
 protected:
  ValueReader(std::string_view text, char opening, char closing);
  /// False at the end, after which nothing but space may come; otherwise at the next member.
  bool next_member();
  Value read_string();
  Value read_value();
  void expect(char character);
  void skip_space();

 private:
  char peek() const { return at_ == end_ ? '\0' : *at_; }
  Value read_number();
  Value read_word(std::string_view word, ValueKind kind);
  void skip_nested();

  const char* at_;
  const char* end_;
  char closing_;
  bool first_ = true;
};

/// Goes through the keys and values of one object.
class ObjectReader : private ValueReader {
 public:
  explicit ObjectReader(std::string_view line) : ValueReader(line, '{', '}') {}
  bool next(Value& key, Value& value);
};

/// Goes through the values of one array.
class ArrayReader : private ValueReader {
 public:
  explicit ArrayReader(std::string_view text) : ValueReader(text, '[', ']') {}
  bool next(Value& value);
};

/// A string's text without its escapes.
std::string unescaped(std::string_view text);

}  // namespace weft::kernel::json_lines
