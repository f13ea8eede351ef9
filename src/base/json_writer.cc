// Turns JSON values into text that may stand inside a script tag.
#include "base/json_writer.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace weft::base {
namespace {

constexpr std::array<bool, 256> make_specials() {
  std::array<bool, 256> special{};
  for (std::size_t c = 0; c < 32; ++c) special[c] = true;
  for (unsigned char c : {'"', '\\', '<', '>'}) special[c] = true;
  return special;
}

constexpr auto special = make_specials();

#ifdef __SSE2__
// A bit for each of the sixteen characters that is special: most text has none for long.
int find_specials(const char* at) {
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const auto is = [&](__m128i characters, char c) { return _mm_cmpeq_epi8(characters, _mm_set1_epi8(c)); };
  const __m128i is_control = is(_mm_max_epu8(text, _mm_set1_epi8(31)), 31);
  const __m128i is_angle = is(_mm_or_si128(text, _mm_set1_epi8(2)), '>');  // '<' and '>' differ in one bit
  const __m128i is_quote = _mm_or_si128(is(text, '"'), is(text, '\\'));
  return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(is_control, is_angle), is_quote));
}
#endif

// Where the text has its first special character from `at` on, or its end.
const char* find_special(const char* at, const char* end) {
#ifdef __SSE2__
  for (; end - at >= 16; at += 16) {
    if (const int found = find_specials(at)) return at + std::countr_zero(static_cast<unsigned>(found));
  }
#endif
  while (at != end && !special[static_cast<unsigned char>(*at)]) ++at;
  return at;
}

void append_escaped(std::string& out, unsigned char c) {
  static constexpr char digits[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    default:
      out += "\\u00";
      out += digits[c >> 4];
      out += digits[c & 15];
  }
}

// Appends digits with an exponent ("1.5e-07", as std::to_chars writes it) the way Python lays a float out.
void append_as_python(std::string& out, std::string_view scientific) {
  if (scientific.front() == '-') {
    out += '-';
    scientific.remove_prefix(1);
  }
  const std::size_t e = scientific.find('e');
  int exponent = 0;
  const char* digits_of_exponent = scientific.data() + e + 1 + (scientific[e + 1] == '+' ? 1 : 0);
  std::from_chars(digits_of_exponent, scientific.data() + scientific.size(), exponent);
  if (exponent < -4 || exponent >= 16) {
    out += scientific;
    return;
  }
  char digits[32];
  std::size_t count = 0;
  for (char c : scientific.substr(0, e)) {
    if (c != '.') digits[count++] = c;
  }
  if (exponent < 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-exponent - 1), '0');
    out.append(digits, count);
    return;
  }
  const std::size_t whole = static_cast<std::size_t>(exponent) + 1;
  if (count <= whole) {
    out.append(digits, count);
    out.append(whole - count, '0');
    out += ".0";
    return;
  }
  out.append(digits, whole);
  out += '.';
  out.append(digits + whole, count - whole);
}

template <class Float>
void append_float(std::string& out, Float number) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific).ptr;
  append_as_python(out, {buffer, static_cast<std::size_t>(end - buffer)});
}

template <class Float>
std::string repr_of(Float number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  std::string text;
  append_float(text, number);
  return text;
}

void append_array(std::string& out, const boost::json::array& array) {
  out += '[';
  bool first = true;
  for (const auto& value : array) {
    if (!first) out += ',';
    first = false;
    append_json(out, value);
  }
  out += ']';
}

void append_object(std::string& out, const boost::json::object& object) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : object) {
    if (!first) out += ',';
    first = false;
    append_json_string(out, {key.data(), key.size()});
    out += ':';
    append_json(out, value);
  }
  out += '}';
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  const char* run = text.data();
  const char* const end = run + text.size();
  while (true) {
    const char* const at = find_special(run, end);
    out.append(run, at);
    if (at == end) break;
    append_escaped(out, static_cast<unsigned char>(*at));
    run = at + 1;
  }
  out += '"';
}

void append_json_number(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  append_float(out, number);
}

void append_json_number(std::string& out, std::int64_t number) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
}

void append_json(std::string& out, const Json& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      out += "null";
      return;
    case boost::json::kind::bool_:
      out += value.get_bool() ? "true" : "false";
      return;
    case boost::json::kind::int64:
      append_json_number(out, value.get_int64());
      return;
    case boost::json::kind::uint64: {
      char buffer[24];
      out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value.get_uint64()).ptr);
      return;
    }
    case boost::json::kind::double_:
      append_json_number(out, value.get_double());
      return;
    case boost::json::kind::string: {
      const auto& text = value.get_string();
      append_json_string(out, {text.data(), text.size()});
      return;
    }
    case boost::json::kind::array:
      append_array(out, value.get_array());
      return;
    case boost::json::kind::object:
      append_object(out, value.get_object());
      return;
  }
}

std::size_t json_size_hint(const Json& value) {
  constexpr std::size_t small = 8;
  if (const auto* text = value.if_string()) return text->size() + text->size() / 8 + small;
  std::size_t size = small;
  if (const auto* array = value.if_array()) {
    for (const auto& item : *array) size += json_size_hint(item);
  } else if (const auto* object = value.if_object()) {
    for (const auto& member : *object) size += member.key().size() + small + json_size_hint(member.value());
  }
  return size;
}

std::string to_json(const Json& value) {
  std::string out;
  out.reserve(json_size_hint(value));
  append_json(out, value);
  return out;
}

std::string repr(double number) { return repr_of(number); }
std::string repr(float number) { return repr_of(number); }

}  // namespace weft::base
