// A number -> choices. Names are chosen so that the choice stays when other names go, which lets a failing plan shrink.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weft::fuzz {

/// A well mixed number of two numbers.
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a * 0x9E3779B97F4A7C15u + b + 0x632BE59BD9B4E019u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

constexpr std::uint64_t mix(std::uint64_t a, std::string_view text) {
  for (const char letter : text) a = mix(a, static_cast<unsigned char>(letter));
  return a;
}

class Choice {
 public:
  explicit Choice(std::uint64_t seed) : random_(seed) {}

  std::uint64_t bits() { return random_(); }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }
  /// From `low` to `high`, both included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_() % (static_cast<std::uint64_t>(high - low) + 1));
  }
  bool percent(int share) { return below(100) < static_cast<std::size_t>(share); }
  template <class T>
  T of(std::initializer_list<T> values) {
    return values.begin()[below(values.size())];
  }
  template <class T>
  const T& of(const std::vector<T>& values) {
    return values[below(values.size())];
  }
  /// One of the names: the same as long as it is among them.
  const std::string& name(const std::vector<std::string>& names) {
    const std::uint64_t drawn = bits();
    return *std::min_element(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
      return std::pair(mix(drawn, a), a) < std::pair(mix(drawn, b), b);
    });
  }
  /// From one to `most` different names, or as many as there are.
  std::vector<std::string> names(std::vector<std::string> from, std::size_t most) {
    std::vector<std::string> made;
    for (std::size_t left = 1 + below(most); left > 0 && !from.empty(); --left) {
      made.push_back(name(from));
      std::erase(from, made.back());
    }
    return made;
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace weft::fuzz
