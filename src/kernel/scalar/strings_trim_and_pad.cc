// Strings -> the same with characters taken away from their ends, or put there.
#include <weft/error.h>

#include "kernel/scalar/code_points.h"
#include "kernel/scalar/strings.h"

namespace weft::kernel {
namespace {

/// A character's text is found in another text only where that character is.
bool holds(const std::string& characters, std::string_view character) { return characters.find(character) != std::string::npos; }

std::string_view trim_left(std::string_view text, const std::string& characters) {
  while (!text.empty()) {
    const std::string_view first = text.substr(0, code_point_size(text.front()));
    if (!holds(characters, first)) break;
    text.remove_prefix(first.size());
  }
  return text;
}

std::string_view trim_right(std::string_view text, const std::string& characters) {
  while (!text.empty()) {
    const std::string_view last = last_code_point(text);
    if (!holds(characters, last)) break;
    text.remove_suffix(last.size());
  }
  return text;
}

template <bool left, bool right>
ScalarKernel strip(const plan::StringFunction& call) {
  if (const auto characters = optional_argument<std::string>(call, 0))
    return part_kernel([characters = *characters](std::string_view text) {
      if (left) text = trim_left(text, characters);
      return right ? trim_right(text, characters) : text;
    });
  return part_kernel([](std::string_view text) {
    if (left) text = strip_left(text);
    return right ? strip_right(text) : text;
  });
}

void append(std::string& out, std::string_view character, std::int64_t count) {
  for (; count > 0; --count) out += character;
}

ScalarKernel pad(const plan::StringFunction& call) {
  const std::string& side = text_argument(call, 1);
  if (side != "left" && side != "right" && side != "both")
    throw Error(ErrorKind::cluster, "A plan pads on an unknown side: " + side);
  return written_kernel(
      [width = integer_argument(call, 0), side, fill = text_argument(call, 2)](std::string_view text, std::string& out) {
        const std::int64_t room = std::max<std::int64_t>(width - count_code_points(text), 0);
        // Python's center() puts the odd one to the left where the width is odd.
        const std::int64_t left = side == "left" ? room : side == "right" ? 0 : room / 2 + (room & width & 1);
        append(out, fill, left);
        out += text;
        append(out, fill, room - left);
      });
}

ScalarKernel zfill(const plan::StringFunction& call) {
  return written_kernel([width = integer_argument(call, 0)](std::string_view text, std::string& out) {
    const std::int64_t room = width - count_code_points(text);
    if (room > 0 && (text.starts_with('+') || text.starts_with('-'))) {
      out += text[0];
      text.remove_prefix(1);
    }
    append(out, "0", room);
    out += text;
  });
}

ScalarKernel remove_prefix(const plan::StringFunction& call) {
  return part_kernel([prefix = text_argument(call, 0)](std::string_view text) {
    return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
  });
}

ScalarKernel remove_suffix(const plan::StringFunction& call) {
  return part_kernel([suffix = text_argument(call, 0)](std::string_view text) {
    return text.ends_with(suffix) ? text.substr(0, text.size() - suffix.size()) : text;
  });
}

ScalarKernel repeat(const plan::StringFunction& call) {
  return written_kernel([count = integer_argument(call, 0)](std::string_view text, std::string& out) {
    if (!text.empty()) append(out, text, count);
  });
}

}  // namespace

void add_trim_and_pad_kernels(StringKernels& kernels) {
  kernels["strip"] = strip<true, true>;
  kernels["lstrip"] = strip<true, false>;
  kernels["rstrip"] = strip<false, true>;
  kernels["pad"] = pad;
  kernels["zfill"] = zfill;
  kernels["removeprefix"] = remove_prefix;
  kernels["removesuffix"] = remove_suffix;
  kernels["repeat"] = repeat;
}

}  // namespace weft::kernel
