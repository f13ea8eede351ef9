// The values of a grouping column -> what their traces are drawn with.
#include "express/mapping.h"

#include <map>

namespace weft::px {

std::vector<std::string> draw_with(const DiscreteMap& given, const std::vector<std::string>& sequence, const Order* order) {
  if (!order) return {sequence.front()};
  if (given.is_identity()) return order->texts;
  std::map<std::string, std::string> chosen(given.items().begin(), given.items().end());
  std::vector<std::string> drawn;
  for (const auto& text : order->texts) {
    // The sequence goes on behind the values that were given something.
    const auto [at, is_new] = chosen.try_emplace(text);
    if (is_new) at->second = sequence[(chosen.size() - 1) % sequence.size()];
    drawn.push_back(at->second);
  }
  return drawn;
}

}  // namespace weft::px
