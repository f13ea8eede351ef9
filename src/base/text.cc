// Turns names into the words of messages: lists, and "did you mean".
#include "base/text.h"

#include <algorithm>
#include <utility>

namespace weft::base {
namespace {

// Of a name in a message; a client may send a longer one than anybody reads.
constexpr std::size_t longest_name = 500;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string join(std::span<const std::string> names, std::string_view separator) {
  std::string joined;
  for (const auto& name : names) {
    if (&name != names.data()) joined += separator;
    joined += name;
  }
  return joined;
}

std::string list_names(std::span<const std::string> names, std::size_t most) {
  if (names.empty()) return "none";
  if (names.size() <= most) return join(names);
  return join(names.first(most)) + ", and " + std::to_string(names.size() - most) + " more";
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // Three rows of the table are enough: a swap of neighbours looks back two.
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::vector<std::string> closest_names(std::string_view name, std::span<const std::string> choices, std::size_t most) {
  std::vector<std::pair<std::size_t, std::size_t>> near;  // distance, index
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto [shortest, longest] = std::minmax({name.size(), choices[i].size()});
    const std::size_t limit = longest < 3 ? 0 : std::max<std::size_t>(1, longest / 3);
    // So many letters have to be added at least. A name from outside may be as long as it likes, and most are not worth a table.
    if (longest - shortest > limit) continue;
    const std::size_t distance = edit_distance(name, choices[i]);
    if (distance <= limit) near.emplace_back(distance, i);
  }
  std::sort(near.begin(), near.end());
  if (near.size() > most) near.resize(most);
  std::vector<std::string> closest;
  for (const auto& [distance, index] : near) closest.push_back(choices[index]);
  return closest;
}

std::string choices_hint(std::string_view name, std::span<const std::string> choices) {
  std::string hint = "(have: " + list_names(choices);
  const auto closest = closest_names(name, choices);
  if (!closest.empty()) hint += "; did you mean " + join(closest, " or ") + "?";
  return hint + ")";
}

std::string not_found(std::string_view what, std::string_view name, std::span<const std::string> choices) {
  std::string message = std::string(what) + " not found: ";
  message += name.substr(0, longest_name);
  if (name.size() > longest_name) message += "...";
  return message + " " + choices_hint(name, choices);
}

}  // namespace weft::base
