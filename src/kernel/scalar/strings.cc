// Strings -> strings, booleans, lengths. Plain text is searched here; regular expressions, and letters beyond ASCII, by Arrow.
#include <algorithm>
#include <cstring>
#include <limits>

#include <arrow/api.h>
#include <arrow/compute/api.h>

#include <weft/error.h>

#include "kernel/arrow_compute.h"
#include "kernel/scalar/code_points.h"
#include "kernel/scalar/loops.h"
#include "kernel/string_arena.h"

namespace weft::kernel {
namespace {

using plan::Literal;

/// A kernel from strings to values of another type.
template <class Out, class Operation>
ScalarKernel value_kernel(DType type, Operation operation) {
  return {[type, operation](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<Out>(type, rows);
    unary_loop<StringRef>(inputs[0], rows, out, [&operation](const StringRef& text) { return operation(text.view()); });
    return std::move(result);
  }};
}

/// A kernel from strings to parts of them, which need no memory of their own.
template <class Operation>
ScalarKernel part_kernel(Operation operation) {
  return {[operation](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    // A short string lies in its StringRef, so its part has to be read from there, not from a copy.
    const StringRef* in = inputs[0].vector.data<StringRef>();
    for (std::size_t i = 0; i < rows; ++i) out[i] = StringRef(operation(in[i].view()));
    result.holds = inputs[0].vector.holds;
    return std::move(result);
  }};
}

/// A kernel from strings to new strings. `operation(text, arena)` gives a StringRef.
template <class Operation>
ScalarKernel text_kernel(Operation operation) {
  return {[operation](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    unary_loop<StringRef>(inputs[0], rows, out, [&](const StringRef& text) { return operation(text, *arena); });
    result.holds = inputs[0].vector.holds;
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

bool is_plain(std::string_view pattern) { return pattern.find_first_of("\\^$.|?*+()[]{}") == std::string_view::npos; }

bool contains(std::string_view text, std::string_view wanted) {
  return memmem(text.data(), text.size(), wanted.data(), wanted.size()) != nullptr;
}

ScalarKernel contains_kernel(const std::string& pattern, bool regex, bool case_sensitive) {
  if (case_sensitive && (!regex || is_plain(pattern)))
    return value_kernel<bool>(DType::boolean, [pattern](std::string_view text) { return contains(text, pattern); });
  const char* function = regex ? "match_substring_regex" : "match_substring";
  return {[=](std::span<const Operand> inputs, std::size_t) {
    const arrow::compute::MatchSubstringOptions options(pattern, !case_sensitive);
    return call_arrow(function, inputs[0].vector, &options);
  }};
}

ScalarKernel case_kernel(bool upper) {
  const char* function = upper ? "utf8_upper" : "utf8_lower";
  const ScalarKernel ascii = text_kernel([upper](const StringRef& text, StringArena& arena) {
    const char first = upper ? 'a' : 'A';
    char small[StringRef::inline_size];
    char* out = text.is_inline() ? small : arena.allocate(text.size());
    const char* in = text.data();
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      const bool change = static_cast<unsigned char>(in[i] - first) < 26;
      out[i] = static_cast<char>(in[i] ^ (change ? 0x20 : 0));
    }
    return StringRef(out, text.size());
  });
  return {[=](std::span<const Operand> inputs, std::size_t rows) {
    const Vector& input = inputs[0].vector;
    const StringRef* in = input.data<StringRef>();
    bool all_ascii = true;
    for (std::size_t i = 0; i < input.size && all_ascii; ++i) all_ascii = is_ascii(in[i].view());
    if (all_ascii) return ascii.run(inputs, rows);
    return call_arrow(function, input, nullptr);
  }};
}

/// As Python's str.replace: an empty `what` is found between all characters.
StringRef replace(const StringRef& text, const std::string& what, const std::string& with, StringArena& arena) {
  const std::string_view in = text.view();
  std::string out;
  if (what.empty()) {
    for (std::size_t at = 0; at < in.size(); at += code_point_size(in[at]))
      (out += with) += in.substr(at, code_point_size(in[at]));
    return arena.add(std::string_view(out += with));
  }
  std::size_t from = 0, found = in.find(what);
  if (found == std::string_view::npos) return text;
  for (; found != std::string_view::npos; found = in.find(what, from)) {
    (out += in.substr(from, found - from)) += with;
    from = found + what.size();
  }
  return arena.add(std::string_view(out += in.substr(from)));
}

/// As Python's text[start:stop], in code points.
std::string_view python_slice(std::string_view text, std::int64_t start, std::int64_t stop) {
  const bool ascii = is_ascii(text);
  const std::int64_t length = ascii ? static_cast<std::int64_t>(text.size()) : count_code_points(text);
  const auto position = [length](std::int64_t at) { return std::clamp<std::int64_t>(at < 0 ? at + length : at, 0, length); };
  const std::int64_t begin = position(start), end = std::max(begin, position(stop));
  const std::size_t from = ascii ? begin : offset_of_code_point(text, begin);
  const std::size_t to = ascii ? end : offset_of_code_point(text, end);
  return text.substr(from, to - from);
}

const std::string& text_argument(const plan::StringFunction& call, std::size_t index) {
  return std::get<std::string>(call.arguments.at(index));
}

}  // namespace

ScalarKernel string_kernel(const plan::StringFunction& call) {
  const std::string& name = call.function;
  if (name == "contains")
    return contains_kernel(text_argument(call, 0), std::get<bool>(call.arguments.at(1)), std::get<bool>(call.arguments.at(2)));
  if (name == "startswith")
    return value_kernel<bool>(DType::boolean,
                              [p = text_argument(call, 0)](std::string_view text) { return text.starts_with(p); });
  if (name == "endswith")
    return value_kernel<bool>(DType::boolean, [p = text_argument(call, 0)](std::string_view text) { return text.ends_with(p); });
  if (name == "len") return value_kernel<std::int64_t>(DType::int64, count_code_points);
  if (name == "lower" || name == "upper") return case_kernel(name == "upper");
  if (name == "strip") return part_kernel([](std::string_view text) { return strip_left(strip_right(text)); });
  if (name == "lstrip") return part_kernel(strip_left);
  if (name == "rstrip") return part_kernel(strip_right);
  if (name == "replace")
    return text_kernel([what = text_argument(call, 0), with = text_argument(call, 1)](const StringRef& text, StringArena& arena) {
      return replace(text, what, with, arena);
    });
  const std::int64_t start = std::get<std::int64_t>(call.arguments.at(0));
  const auto* stop = std::get_if<std::int64_t>(&call.arguments.at(1));
  return part_kernel([start, stop = stop ? *stop : std::numeric_limits<std::int64_t>::max()](std::string_view text) {
    return python_slice(text, start, stop);
  });
}

ScalarKernel join_strings_kernel() {
  return {[](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    const StringRef* left = inputs[0].vector.data<StringRef>();
    const StringRef* right = inputs[1].vector.data<StringRef>();
    for (std::size_t i = 0; i < rows; ++i) {
      const StringRef& a = left[inputs[0].constant ? 0 : i];
      const StringRef& b = right[inputs[1].constant ? 0 : i];
      const std::uint32_t size = a.size() + b.size();
      char small[StringRef::inline_size];
      char* text = size <= StringRef::inline_size ? small : arena->allocate(size);
      std::memcpy(text, a.data(), a.size());
      std::memcpy(text + a.size(), b.data(), b.size());
      out[i] = StringRef(text, size);
    }
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

}  // namespace weft::kernel
