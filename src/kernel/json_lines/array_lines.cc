// A JSON array of objects -> a line for each.
#include "kernel/json_lines/array_lines.h"

#include <cstdint>

#include <weft/error.h>

namespace weft::kernel::json_lines {
namespace {

class ArrayLines final : public ByteStream {
 public:
  ArrayLines(std::unique_ptr<ByteStream> text, std::string path) : text_(std::move(text)), path_(std::move(path)) {}

  std::size_t read(std::span<char> into) override {
    const std::size_t came = text_->read(into);
    for (char& character : into.first(came)) {
      character = converted(character);
      ++offset_;
    }
    if (came < into.size() && state_ != State::after) fail("it ends within the array");
    return came;
  }

 private:
  enum class State { before, inside, text, escape, after };

  char converted(char character) {
    switch (state_) {
      case State::text:
        if (character == '\\') state_ = State::escape;
        if (character == '"') state_ = State::inside;
        return character;
      case State::escape:
        state_ = State::text;
        return character;
      case State::inside:
        return inside(character);
      default:
        if (is_space(character)) return ' ';
        if (state_ == State::after || character != '[') fail("it is no array, as .lines = false says");
        state_ = State::inside;
        depth_ = 1;
        return ' ';
    }
  }

  char inside(char character) {
    if (is_space(character)) return ' ';
    if (depth_ == 1 && (character == ',' || character == ']')) {
      // Nothing stands between the brackets of an array without items.
      if (!has_item_ && (character == ',' || num_items_ > 0)) fail("an item is missing");
      if (character == ']') state_ = State::after;
      num_items_ += has_item_;
      has_item_ = false;
      return '\n';
    }
    has_item_ = true;
    if (character == '"') state_ = State::text;
    if (character == '[' || character == '{') ++depth_;
    if (character == ']' || character == '}') --depth_;
    return character;
  }

  static bool is_space(char character) { return character == ' ' || (character >= '\t' && character <= '\r'); }
  [[noreturn]] void fail(const std::string& why) const {
    throw Error(ErrorKind::data, "Not a JSON array (" + why + "): " + path_ + ", byte " + std::to_string(offset_));
  }

  std::unique_ptr<ByteStream> text_;
  std::string path_;
  State state_ = State::before;
  std::size_t depth_ = 0;
  std::uint64_t offset_ = 0, num_items_ = 0;
  bool has_item_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> array_lines(std::unique_ptr<ByteStream> text, const std::string& path) {
  return std::make_unique<ArrayLines>(std::move(text), path);
}

}  // namespace weft::kernel::json_lines
