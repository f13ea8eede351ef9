// The XML that a store answers with -> the texts of its elements.
#include "kernel/io/xml_text.h"

#include <array>
#include <charconv>
#include <utility>

namespace weft::kernel {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> entities{
    {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};

void add_code_point(std::string& text, std::uint32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6);
    text += static_cast<char>(0x80 | (code & 63));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | code >> 12);
    text += static_cast<char>(0x80 | (code >> 6 & 63));
    text += static_cast<char>(0x80 | (code & 63));
  } else {
    text += static_cast<char>(0xF0 | code >> 18);
    text += static_cast<char>(0x80 | (code >> 12 & 63));
    text += static_cast<char>(0x80 | (code >> 6 & 63));
    text += static_cast<char>(0x80 | (code & 63));
  }
}

/// Adds what `&name;` stands for. Returns whether it is known.
bool add_entity(std::string& text, std::string_view name) {
  for (const auto& [known, character] : entities) {
    if (name != known) continue;
    text += character;
    return true;
  }
  if (!name.starts_with('#')) return false;
  const bool is_hex = name.starts_with("#x");
  name.remove_prefix(is_hex ? 2 : 1);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, is_hex ? 16 : 10);
  if (error != std::errc() || end != name.data() + name.size() || code > 0x10FFFF) return false;
  add_code_point(text, code);
  return true;
}

}  // namespace

std::vector<std::string_view> xml_elements(std::string_view xml, std::string_view name) {
  const std::string open = "<" + std::string(name), close = "</" + std::string(name) + ">";
  std::vector<std::string_view> found;
  for (std::size_t at = xml.find(open); at != xml.npos; at = xml.find(open, at)) {
    at += open.size();
    // Another name that begins the same, or attributes.
    if (at >= xml.size() || (xml[at] != '>' && xml[at] != ' ')) continue;
    const std::size_t begin = xml.find('>', at), end = xml.find(close, at);
    if (begin == xml.npos || end == xml.npos) break;
    found.push_back(xml.substr(begin + 1, end - begin - 1));
    at = end + close.size();
  }
  return found;
}

std::string xml_text(std::string_view xml, std::string_view name) {
  const std::vector<std::string_view> elements = xml_elements(xml, name);
  if (elements.empty()) return "";
  const std::string_view raw = elements.front();
  std::string text;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const std::size_t end = raw[at] == '&' ? raw.find(';', at) : raw.npos;
    if (end != raw.npos && add_entity(text, raw.substr(at + 1, end - at - 1)))
      at = end;
    else
      text += raw[at];
  }
  return text;
}

}  // namespace weft::kernel
