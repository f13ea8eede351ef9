// A float and a format of printf -> text.
#include "base/float_format.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <weft/error.h>

namespace weft::base {
namespace {

constexpr int most_width = 400;

[[noreturn]] void refuse(std::string_view format) {
  throw Error(ErrorKind::user,
              "Float format is none of printf's with one directive of e, f or g, such as %.2f: " + std::string(format));
}

/// A number of digits at the front of `text`, which are taken off; -1 without any.
int take_number(std::string_view& text, std::string_view format) {
  if (text.empty() || text[0] < '0' || text[0] > '9') return -1;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number > most_width) refuse(format);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

/// Text up to a directive, or to the end.
std::string take_plain(std::string_view& text) {
  std::string plain;
  while (!text.empty() && (text[0] != '%' || text.starts_with("%%"))) {
    plain += text[0];
    text.remove_prefix(text[0] == '%' ? 2 : 1);
  }
  return plain;
}

}  // namespace

FloatFormat::FloatFormat(std::string_view format) {
  std::string_view rest = format;
  before_ = take_plain(rest);
  if (rest.empty()) refuse(format);
  rest.remove_prefix(1);
  for (; !rest.empty() && std::string_view("-+ 0").find(rest[0]) != std::string_view::npos; rest.remove_prefix(1)) {
    left_ |= rest[0] == '-';
    plus_ |= rest[0] == '+';
    space_ |= rest[0] == ' ';
    zeros_ |= rest[0] == '0';
  }
  width_ = std::max(take_number(rest, format), 0);
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    precision_ = std::max(take_number(rest, format), 0);
  }
  if (rest.empty() || std::string_view("efgEFG").find(rest[0]) == std::string_view::npos) refuse(format);
  capital_ = rest[0] < 'a';
  kind_ = static_cast<char>(rest[0] | 0x20);
  rest.remove_prefix(1);
  after_ = take_plain(rest);
  if (!rest.empty()) refuse(format);
}

void FloatFormat::append(std::string& out, double value) const {
  char digits[1200];  // the largest double has 309 digits before the point
  const auto form = kind_ == 'e'   ? std::chars_format::scientific
                    : kind_ == 'f' ? std::chars_format::fixed
                                   : std::chars_format::general;
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, std::abs(value), form, precision_);
  std::string_view text(digits, static_cast<std::size_t>(end - digits));
  const bool is_finite = std::isfinite(value);
  if (!is_finite) text = std::isnan(value) ? "nan" : "inf";
  const bool negative = std::signbit(value) && !std::isnan(value);
  const std::string_view sign = negative ? "-" : plus_ ? "+" : space_ ? " " : "";
  const std::size_t size = sign.size() + text.size();
  const std::size_t padding = size < static_cast<std::size_t>(width_) ? static_cast<std::size_t>(width_) - size : 0;
  const bool with_zeros = zeros_ && !left_ && is_finite;
  out += before_;
  if (!left_ && !with_zeros) out.append(padding, ' ');
  out += sign;
  if (with_zeros) out.append(padding, '0');
  for (const char character : text)
    out += capital_ && character >= 'a' && character <= 'z' ? static_cast<char>(character - 32) : character;
  if (left_) out.append(padding, ' ');
  out += after_;
}

}  // namespace weft::base
