// The directories of a path -> the partition values that their names hold.
#include "kernel/parquet/hive_path.h"

#include <charconv>
#include <optional>

namespace weft::kernel::parquet_file {
namespace {

constexpr std::string_view null_text = "__HIVE_DEFAULT_PARTITION__";

int hex_digit(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  if (character >= 'a' && character <= 'f') return character - 'a' + 10;
  if (character >= 'A' && character <= 'F') return character - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      decoded += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

std::optional<std::int64_t> whole_number(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

HiveValues hive_values(std::string_view path) {
  HiveValues values;
  for (std::size_t begin = 0;;) {
    const std::size_t end = path.find('/', begin);
    if (end == path.npos) return values;
    const std::string_view name = path.substr(begin, end - begin);
    const std::size_t sign = name.find('=');
    if (sign != name.npos && sign > 0) {
      const std::string_view text = name.substr(sign + 1);
      std::optional<std::string> value;
      if (text != null_text) value = percent_decoded(text);
      values.emplace_back(percent_decoded(name.substr(0, sign)), std::move(value));
    }
    begin = end + 1;
  }
}

plan::Type hive_type(const std::vector<std::optional<std::string>>& values) {
  bool any = false;
  for (const auto& value : values) {
    if (!value) continue;
    any = true;
    if (!whole_number(*value)) return dd::DType::string;
  }
  return any ? dd::DType::int64 : dd::DType::string;
}

plan::Literal hive_literal(const std::optional<std::string>& value, plan::Type type) {
  if (!value) return std::monostate();
  if (type == dd::DType::int64) return *whole_number(*value);
  return *value;
}

std::string hive_text(const plan::Literal& value) {
  if (std::holds_alternative<std::monostate>(value)) return std::string(null_text);
  const auto* text = std::get_if<std::string>(&value);
  const std::string plain = text ? *text : plan::to_string(value);
  std::string encoded;
  for (const char character : plain) {
    const auto byte = static_cast<unsigned char>(character);
    // What has a meaning in a path, or none in a name.
    if (byte < 0x20 || byte == 0x7f || std::string_view("\"#%'*/:=?\\{[]^").find(character) != std::string_view::npos) {
      encoded += '%';
      encoded += "0123456789ABCDEF"[byte >> 4];
      encoded += "0123456789ABCDEF"[byte & 15];
    } else {
      encoded += character;
    }
  }
  return encoded;
}

}  // namespace weft::kernel::parquet_file
