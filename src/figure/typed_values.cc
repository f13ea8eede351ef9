// The base64 arrays that Plotly.js reads -> numbers.
#include "figure/typed_values.h"

#include <bit>
#include <charconv>
#include <cstring>
#include <string>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/base64.h"
#include "figure/typed_array.h"

namespace weft::figure {
namespace {

static_assert(std::endian::native == std::endian::little, "typed arrays are little-endian");

std::string_view text_at(const Json& typed, std::string_view key) {
  const Json* value = typed.get_object().if_contains(key);
  const auto* text = value ? value->if_string() : nullptr;
  return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

template <class T>
std::vector<double> read(const std::string& bytes) {
  std::vector<double> numbers(bytes.size() / sizeof(T));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    T value;
    std::memcpy(&value, bytes.data() + i * sizeof(T), sizeof(T));
    numbers[i] = static_cast<double>(value);
  }
  return numbers;
}

// NumPy writes "<f8" where Plotly writes "f8".
std::string_view code_of(const Json& typed) {
  std::string_view code = text_at(typed, "dtype");
  if (code.starts_with('<') || code.starts_with('|')) code.remove_prefix(1);
  return code;
}

}  // namespace

bool is_typed_array(const Json& value) {
  const auto* members = value.if_object();
  return members && members->contains("bdata") && members->contains("dtype");
}

bool holds_integers(const Json& typed) { return !code_of(typed).starts_with('f'); }

std::vector<double> numbers_of_typed(const Json& typed) {
  const std::string bytes = base::from_base64(text_at(typed, "bdata"));
  const std::string_view code = code_of(typed);
  if (code == "f8" || code == "float64") return read<double>(bytes);
  if (code == "f4" || code == "float32") return read<float>(bytes);
  if (code == "i1" || code == "int8") return read<std::int8_t>(bytes);
  if (code == "u1" || code == "uint8" || code == "uint8c") return read<std::uint8_t>(bytes);
  if (code == "i2" || code == "int16") return read<std::int16_t>(bytes);
  if (code == "u2" || code == "uint16") return read<std::uint16_t>(bytes);
  if (code == "i4" || code == "int32") return read<std::int32_t>(bytes);
  if (code == "u4" || code == "uint32") return read<std::uint32_t>(bytes);
  throw Error(ErrorKind::user, "A typed array is of no type that Plotly has: " + std::string(code));
}

Json list_of_typed(const Json& typed) {
  const auto numbers = numbers_of_typed(typed);
  const auto item = [&](std::size_t i) -> Json {
    if (holds_integers(typed)) return static_cast<std::int64_t>(numbers[i]);
    return numbers[i];
  };
  const std::string_view shape = text_at(typed, "shape");
  const std::size_t comma = shape.find(',');
  std::size_t width = 0;
  if (comma != shape.npos) {
    const std::size_t begin = shape.find_first_not_of(" ,", comma);
    if (begin != shape.npos) std::from_chars(shape.data() + begin, shape.data() + shape.size(), width);
  }
  boost::json::array list;
  if (width == 0) {
    list.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) list.push_back(item(i));
    return list;
  }
  for (std::size_t row = 0; row * width < numbers.size(); ++row) {
    boost::json::array cells;
    for (std::size_t i = row * width; i < std::min(numbers.size(), (row + 1) * width); ++i) cells.push_back(item(i));
    list.push_back(std::move(cells));
  }
  return list;
}

Json as_float64(const Json& typed) {
  if (code_of(typed) == "f8") return typed;
  const auto numbers = numbers_of_typed(typed);
  return typed_array<double>(
      numbers.size(), [&](std::size_t i) { return numbers[i]; }, text_at(typed, "shape"));
}

}  // namespace weft::figure
