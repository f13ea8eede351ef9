// JSON values -> text for people.
#include <cstddef>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/json.h>

#include "base/json_writer.h"

namespace weft {
namespace {

// As the writer for pages has it, but for what only matters in a script.
void append_string(std::string& out, std::string_view text) {
  while (true) {
    const std::size_t angle = text.find_first_of("<>");
    std::string part;
    base::append_json_string(part, text.substr(0, angle));
    out.append(part, 1, part.size() - 2);
    if (angle == text.npos) return;
    out += text[angle];
    text.remove_prefix(angle + 1);
  }
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  append_string(out, text);
  out += '"';
}

void append(std::string& out, const Json& value, std::size_t indent, std::size_t depth) {
  const auto begin_line = [&](std::size_t level) {
    if (indent > 0) out.append(1, '\n').append(indent * level, ' ');
  };
  const auto append_list = [&](const auto& items, char open, char close, const auto& append_item) {
    out += open;
    bool is_first = true;
    for (const auto& item : items) {
      if (!is_first) out += indent > 0 ? "," : ", ";
      is_first = false;
      begin_line(depth + 1);
      append_item(item);
    }
    if (!items.empty()) begin_line(depth);
    out += close;
  };
  if (const auto* text = value.if_string()) {
    append_quoted(out, {text->data(), text->size()});
  } else if (const auto* array = value.if_array()) {
    append_list(*array, '[', ']', [&](const Json& item) { append(out, item, indent, depth + 1); });
  } else if (const auto* object = value.if_object()) {
    append_list(*object, '{', '}', [&](const auto& member) {
      append_quoted(out, {member.key().data(), member.key().size()});
      out += ": ";
      append(out, member.value(), indent, depth + 1);
    });
  } else {
    base::append_json(out, value);
  }
}

}  // namespace

std::string json_text(const Json& value, std::size_t indent) {
  std::string out;
  append(out, value, indent, 0);
  return out;
}

}  // namespace weft
