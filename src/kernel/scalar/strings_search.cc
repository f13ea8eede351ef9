// Strings -> whether and where a plain text occurs in them.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <arrow/api.h>
#include <arrow/compute/api.h>

#include <weft/error.h>

#include "kernel/arrow_compute.h"
#include "kernel/scalar/code_points.h"
#include "kernel/scalar/strings.h"

namespace weft::kernel {
namespace {

bool is_plain(std::string_view pattern) { return pattern.find_first_of("\\^$.|?*+()[]{}") == std::string_view::npos; }

/// The texts of a pattern that is nothing but texts with ".*" between them; nothing for another one.
std::optional<std::vector<std::string>> texts_in_turn(std::string_view pattern) {
  std::vector<std::string> texts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(pattern.find(".*", begin), pattern.size());
    const std::string_view text = pattern.substr(begin, end - begin);
    if (!is_plain(text) || text.find('\n') != text.npos) return std::nullopt;
    texts.emplace_back(text);
    if (end == pattern.size()) return texts;
    begin = end + 2;
  }
}

/// Whether texts occur one behind the other in one line of a text: what a regular expression of them and ".*" asks, a part of a
/// microsecond sooner.
bool occur_in_turn(std::string_view text, const std::vector<std::string>& wanted) {
  std::size_t first = std::string_view::npos, end = 0;
  for (const std::string& one : wanted) {
    const std::size_t found = find_text(text, one, end);
    if (found == std::string_view::npos) return false;
    first = std::min(first, found);
    end = found + one.size();
  }
  const std::size_t newline = text.substr(0, end).find('\n', first);
  if (newline == std::string_view::npos) return true;
  // In no line as one piece: what lies before the newline may, or what lies behind it.
  return occur_in_turn(text.substr(0, newline), wanted) || occur_in_turn(text.substr(newline + 1), wanted);
}

ScalarKernel contains(const plan::StringFunction& call) {
  const std::string& pattern = text_argument(call, 0);
  const bool regex = flag_argument(call, 1), case_sensitive = flag_argument(call, 2);
  if (case_sensitive && (!regex || is_plain(pattern)))
    return value_kernel<bool>(DType::boolean,
                              [pattern](std::string_view text) { return find_text(text, pattern) != std::string_view::npos; });
  if (const auto texts = case_sensitive ? texts_in_turn(pattern) : std::nullopt)
    return value_kernel<bool>(DType::boolean, [wanted = *texts](std::string_view text) { return occur_in_turn(text, wanted); });
  const char* function = regex ? "match_substring_regex" : "match_substring";
  return {[=](std::span<const Operand> inputs, std::size_t) {
    const arrow::compute::MatchSubstringOptions options(pattern, !case_sensitive);
    return call_arrow(function, inputs[0].vector, &options);
  }};
}

/// Whether the text starts or ends with one of the arguments.
template <bool at_start>
ScalarKernel starts_or_ends(const plan::StringFunction& call) {
  const auto fits = [](std::string_view text, std::string_view wanted) {
    return at_start ? text.starts_with(wanted) : text.ends_with(wanted);
  };
  if (call.arguments.size() == 1)
    return value_kernel<bool>(DType::boolean,
                              [=, wanted = text_argument(call, 0)](std::string_view text) { return fits(text, wanted); });
  std::vector<std::string> choices;
  for (std::size_t index = 0; index < call.arguments.size(); ++index) choices.push_back(text_argument(call, index));
  return value_kernel<bool>(DType::boolean, [=](std::string_view text) {
    return std::any_of(choices.begin(), choices.end(), [&](const std::string& wanted) { return fits(text, wanted); });
  });
}

/// Which text to look for, and between which characters.
struct Search {
  std::string wanted;
  std::int64_t start;
  std::optional<std::int64_t> stop;
  bool from_right;

  /// As Python's str.find and str.rfind: the character where it starts, or -1.
  std::int64_t operator()(std::string_view text) const {
    const std::int64_t length = count_code_points(text);
    const auto position = [length](std::int64_t at) { return std::max<std::int64_t>(at < 0 ? at + length : at, 0); };
    const std::int64_t begin = position(start), end = stop ? std::min(position(*stop), length) : length;
    if (begin > end) return -1;
    const bool ascii = length == static_cast<std::int64_t>(text.size());
    const std::size_t from = ascii ? begin : offset_of_code_point(text, begin);
    const std::size_t to = ascii ? end : offset_of_code_point(text, end);
    const std::string_view window = text.substr(from, to - from);
    const std::size_t found = from_right ? window.rfind(wanted) : find_text(window, wanted);
    if (found == std::string_view::npos) return -1;
    return begin + (ascii ? static_cast<std::int64_t>(found) : count_code_points(window.substr(0, found)));
  }
};

template <bool from_right>
Search search_of(const plan::StringFunction& call) {
  return {text_argument(call, 0), integer_argument(call, 1), optional_argument<std::int64_t>(call, 2), from_right};
}

template <bool from_right>
ScalarKernel find(const plan::StringFunction& call) {
  return value_kernel<std::int64_t>(DType::int64, search_of<from_right>(call));
}

/// As `find`, and an error where there is nothing to find.
template <bool from_right>
ScalarKernel index(const plan::StringFunction& call) {
  return {[search = search_of<from_right>(call)](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<std::int64_t>(DType::int64, rows);
    const StringRef* in = inputs[0].vector.data<StringRef>();
    for (std::size_t i = 0; i < rows; ++i) {
      out[i] = inputs[0].is_valid(i) ? search(in[i].view()) : 0;
      if (out[i] < 0)
        throw Error(ErrorKind::data, "Substring not found: \"" + search.wanted + "\" in \"" + std::string(in[i].view()) + '"');
    }
    return std::move(result);
  }};
}

}  // namespace

void add_search_kernels(StringKernels& kernels) {
  kernels["contains"] = contains;
  kernels["startswith"] = starts_or_ends<true>;
  kernels["endswith"] = starts_or_ends<false>;
  kernels["find"] = find<false>;
  kernels["rfind"] = find<true>;
  kernels["index"] = index<false>;
  kernels["rindex"] = index<true>;
}

}  // namespace weft::kernel
