// Strings -> the same with characters taken away from their ends, or put there.
#include <array>

#include <weft/error.h>

#include "kernel/scalar/code_points.h"
#include "kernel/scalar/strings.h"

namespace weft::kernel {
namespace {

/// The characters to strip.
class Characters {
 public:
  explicit Characters(std::string characters) : all_(std::move(characters)) {
    for (const char c : all_)
      if (static_cast<unsigned char>(c) < ascii_.size()) ascii_[static_cast<unsigned char>(c)] = true;
  }
  bool hold(std::string_view character) const {
    if (character.size() == 1) return ascii_[static_cast<unsigned char>(character[0]) & 0x7F];
    // A character's bytes are found in other text only where that character is.
    return all_.find(character) != std::string::npos;
  }
  std::string_view trim_left(std::string_view text) const {
    while (!text.empty()) {
      const std::string_view first = text.substr(0, code_point_size(text.front()));
      if (!hold(first)) break;
      text.remove_prefix(first.size());
    }
    return text;
  }
  std::string_view trim_right(std::string_view text) const {
    while (!text.empty()) {
      const std::string_view last = last_code_point(text);
      if (!hold(last)) break;
      text.remove_suffix(last.size());
    }
    return text;
  }

 private:
  std::string all_;
  std::array<bool, 128> ascii_{};
};

template <bool left, bool right>
ScalarKernel strip(const plan::StringFunction& call) {
  if (const auto characters = optional_argument<std::string>(call, 0))
    return part_kernel([characters = Characters(*characters)](std::string_view text) {
      if (left) text = characters.trim_left(text);
      return right ? characters.trim_right(text) : text;
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
