// Strings -> some of their characters.
#include <limits>

#include "kernel/scalar/code_points.h"
#include "kernel/scalar/slice_bounds.h"
#include "kernel/scalar/strings.h"

namespace weft::kernel {
namespace {

/// Where characters `begin` to `end` of the text lie; `length` is their number in all.
std::string_view characters(std::string_view text, std::int64_t length, std::int64_t begin, std::int64_t end) {
  if (length == static_cast<std::int64_t>(text.size())) return text.substr(begin, end - begin);
  const std::size_t from = offset_of_code_point(text, begin);
  return text.substr(from, offset_of_code_point(text.substr(from), end - begin));
}

/// A position as Python's slices have it, brought between 0 and the length.
std::int64_t position(std::int64_t at, std::int64_t length) {
  return std::clamp<std::int64_t>(at < 0 ? at + length : at, 0, length);
}

/// As Python's text[start:stop].
std::string_view plain_slice(std::string_view text, std::int64_t start, std::int64_t stop) {
  // The first characters of a text need no look at the others.
  if (start >= 0 && stop >= 0) {
    const std::int64_t reach = std::min<std::int64_t>(std::max(start, stop), static_cast<std::int64_t>(text.size()));
    if (is_ascii(text.substr(0, reach))) {
      const std::int64_t begin = std::min(start, reach);
      return text.substr(begin, std::max<std::int64_t>(std::min(stop, reach) - begin, 0));
    }
  }
  const std::int64_t length = count_code_points(text);
  const std::int64_t begin = position(start, length);
  return characters(text, length, begin, std::max(begin, position(stop, length)));
}

/// As Python's text[start:stop:step] for a step other than 1.
void stepped_slice(std::string_view text, std::optional<std::int64_t> start, std::optional<std::int64_t> stop, std::int64_t step,
                   std::string& out) {
  const std::int64_t length = count_code_points(text);
  for_each_place(length, start, stop, step, [&](std::int64_t at) { out += characters(text, length, at, at + 1); });
}

ScalarKernel slice(const plan::StringFunction& call) {
  const auto start = optional_argument<std::int64_t>(call, 0), stop = optional_argument<std::int64_t>(call, 1);
  const std::int64_t step = optional_argument<std::int64_t>(call, 2).value_or(1);
  if (step != 1)
    return written_kernel([=](std::string_view text, std::string& out) { stepped_slice(text, start, stop, step, out); });
  return part_kernel([from = start.value_or(0), to = stop.value_or(std::numeric_limits<std::int64_t>::max())](
                         std::string_view text) { return plain_slice(text, from, to); });
}

ScalarKernel get(const plan::StringFunction& call) {
  return optional_part_kernel([at = integer_argument(call, 0)](std::string_view text) -> std::optional<std::string_view> {
    const std::int64_t length = count_code_points(text), index = at < 0 ? at + length : at;
    if (index < 0 || index >= length) return std::nullopt;
    return characters(text, length, index, index + 1);
  });
}

ScalarKernel slice_replace(const plan::StringFunction& call) {
  return written_kernel([start = optional_argument<std::int64_t>(call, 0).value_or(0),
                         stop = optional_argument<std::int64_t>(call, 1),
                         with = text_argument(call, 2)](std::string_view text, std::string& out) {
    const std::int64_t length = count_code_points(text), begin = position(start, length);
    const std::int64_t end = stop ? std::max(begin, position(*stop, length)) : length;
    (out += characters(text, length, 0, begin)) += with;
    out += characters(text, length, end, length);
  });
}

}  // namespace

void add_slice_kernels(StringKernels& kernels) {
  kernels["slice"] = slice;
  kernels["get"] = get;
  kernels["slice_replace"] = slice_replace;
}

}  // namespace weft::kernel
