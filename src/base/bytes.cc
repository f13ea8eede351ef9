// Text such as "64MB" -> a number of bytes.
#include <weft/bytes.h>

#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

#include <weft/error.h>

namespace weft::dd {

void Bytes::fail_negative(std::int64_t bytes) {
  throw Error(ErrorKind::user, "A number of bytes cannot be negative: " + std::to_string(bytes));
}

Bytes::Bytes(const char* text) : bytes_(0) {
  static constexpr std::pair<std::string_view, double> units[] = {
      {"", 1},      {"B", 1},        {"kB", 1e3},     {"KB", 1e3},     {"MB", 1e6},    {"GB", 1e9},
      {"TB", 1e12}, {"KiB", 0x1p10}, {"MiB", 0x1p20}, {"GiB", 0x1p30}, {"TiB", 0x1p40}};
  std::string_view whole(text);
  double number = 0;
  auto [rest, error] = std::from_chars(whole.data(), whole.data() + whole.size(), number);
  std::string_view unit(rest, static_cast<std::size_t>(whole.data() + whole.size() - rest));
  while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
  for (const auto& [name, factor] : units) {
    double bytes = number * factor;
    if (error != std::errc() || unit != name || !(bytes >= 0 && bytes < 0x1p63)) continue;
    bytes_ = static_cast<std::uint64_t>(std::llround(bytes));
    return;
  }
  throw Error(ErrorKind::user, "Not a number of bytes, such as \"64MB\" or \"16MiB\": " + std::string(whole));
}

}  // namespace weft::dd
