// The text of a query -> its words, each with its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weft::frame {

enum class TokenKind { name, quoted_name, variable, integer, floating, text, symbol, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;       // of a name or a text what it stands for; else as written
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;
  std::int64_t integer = 0;
  double number = 0;
};

/// The words of the text, the last of which is `end`. With `lines`, the end of a line outside of brackets is a ";". Throws a user
/// Error for what is no word.
std::vector<Token> split_query(std::string_view text, bool lines);

/// `message`, then the line of the text where [begin, end) is, with marks under it.
std::string show_place(std::string message, std::string_view text, std::size_t begin, std::size_t end);
/// Throws that as a user Error.
[[noreturn]] void fail_at(std::string message, std::string_view text, std::size_t begin, std::size_t end);

}  // namespace weft::frame
