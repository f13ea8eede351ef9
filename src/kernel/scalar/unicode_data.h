// Characters -> what Unicode says of them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace weft::kernel {

struct CaseFolding {
  char32_t character;
  std::string_view folded;  // UTF-8
};
struct Composition {
  char32_t first, second, composed;
};
/// Characters of a combining class other than 0.
struct CombiningRange {
  char32_t first, last;
  std::uint8_t combining_class;
};
struct CharacterRange {
  char32_t first, last;
};

// The tables, each sorted by character.
std::span<const CaseFolding> case_foldings();
std::span<const Composition> compositions();
std::span<const CombiningRange> combining_ranges();
std::span<const CharacterRange> word_ranges();   // letters, digits and the underscore
std::span<const CharacterRange> digit_ranges();  // decimal digits

/// The text that the character folds to; empty when it is itself.
std::string_view case_folding(char32_t character);
/// The character that two make up; 0 when they make none. Hangul syllables included.
char32_t composition(char32_t first, char32_t second);
std::uint8_t combining_class(char32_t character);
/// What `\w` and `\d` match in Python.
bool is_word_character(char32_t character);
bool is_decimal_digit(char32_t character);

}  // namespace weft::kernel
