// A line of JSON -> its keys and values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace weft::kernel::json_lines {

enum class ValueKind { null, boolean, integer, real, string, nested };

/// A value as it stands in the line. A string's text is without its quotes, and still has its escapes when `has_escapes`.
struct Value {
  ValueKind kind = ValueKind::null;
  std::string_view text;
  bool has_escapes = false;
};

/// Goes through the keys and values of one object. Throws a data Error that says what is wrong, not where.
class ObjectReader {
 public:
  explicit ObjectReader(std::string_view line);
  /// False at the end of the object, after which nothing but space may come.
  bool next(Value& key, Value& value);

 private:
  void skip_space();
  char peek() const { return at_ == end_ ? '\0' : *at_; }
  void expect(char character);
  Value read_string();
  Value read_number();
  Value read_value();
  Value read_word(std::string_view word, ValueKind kind);
  void skip_nested();

  const char* at_;
  const char* end_;
  bool first_ = true;
};

/// A string's text without its escapes.
std::string unescaped(std::string_view text);

}  // namespace weft::kernel::json_lines
