// Characters -> their entries in the tables of Unicode.
#include <algorithm>
#include <tuple>

#include "kernel/scalar/unicode_data.h"

namespace weft::kernel {
namespace {

/// The range that the character lies in, or null.
template <class Range>
const Range* find_range(std::span<const Range> ranges, char32_t character) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), character,
                                      [](char32_t value, const Range& range) { return value < range.first; });
  if (after == ranges.begin()) return nullptr;
  const Range& range = *(after - 1);
  return character <= range.last ? &range : nullptr;
}

// Unicode 3.12: a leading consonant with a vowel, and those with a trailing consonant, are computed.
constexpr char32_t lead_base = 0x1100, vowel_base = 0x1161, tail_base = 0x11A7, syllable_base = 0xAC00;
constexpr char32_t leads = 19, vowels = 21, tails = 28;

char32_t hangul_composition(char32_t first, char32_t second) {
  if (first - lead_base < leads && second - vowel_base < vowels)
    return syllable_base + ((first - lead_base) * vowels + (second - vowel_base)) * tails;
  const bool open = first - syllable_base < leads * vowels * tails && (first - syllable_base) % tails == 0;
  return open && second > tail_base && second < tail_base + tails ? first + (second - tail_base) : 0;
}

}  // namespace

std::string_view case_folding(char32_t character) {
  const auto all = case_foldings();
  const auto found = std::lower_bound(all.begin(), all.end(), character,
                                      [](const CaseFolding& entry, char32_t value) { return entry.character < value; });
  return found != all.end() && found->character == character ? found->folded : std::string_view();
}

char32_t composition(char32_t first, char32_t second) {
  const auto all = compositions();
  const auto found =
      std::lower_bound(all.begin(), all.end(), std::pair(first, second), [](const Composition& entry, const auto& key) {
        return std::tie(entry.first, entry.second) < std::tie(key.first, key.second);
      });
  if (found != all.end() && found->first == first && found->second == second) return found->composed;
  return hangul_composition(first, second);
}

std::uint8_t combining_class(char32_t character) {
  const CombiningRange* range = find_range(combining_ranges(), character);
  return range ? range->combining_class : 0;
}

bool is_word_character(char32_t character) { return find_range(word_ranges(), character) != nullptr; }
bool is_decimal_digit(char32_t character) { return find_range(digit_ranges(), character) != nullptr; }

}  // namespace weft::kernel
