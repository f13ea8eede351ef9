// Strings, and a regular expression -> matches, counts, groups, replacements.
#include "kernel/scalar/strings_regex.h"

#include <arrow/api.h>
#include <arrow/compute/api.h>

#include "kernel/arrow_compute.h"
#include "kernel/list_value.h"
#include "kernel/scalar/strings.h"
#include "plan/regex_groups.h"

namespace weft::kernel {
namespace {

// Neither byte occurs in UTF-8. Arrow only says whether something matches, or replaces all matches, so matches are found by
// having them replaced by themselves between marks. (Its own functions that count, split, and replace a few never return for a
// pattern that matches nothing, such as `\b`.)
constexpr char edge = '\xff', middle = '\xfe';

/// Calls `take(row, marked text)` for each row of the strings with each match replaced.
template <class Take>
void for_each_marked(const std::string& pattern, const std::string& replacement, const Vector& strings, Take take) {
  const arrow::compute::ReplaceSubstringOptions options(pattern, replacement);
  std::size_t row = 0;
  const auto marked = run_arrow("replace_substring_regex", strings, &options);
  for (const auto& chunk : marked->chunks()) {
    const auto each = [&](const auto& texts) {
      for (std::int64_t i = 0; i < texts.length(); ++i) take(row++, std::string_view(texts.GetView(i)));
    };
    if (chunk->type_id() == arrow::Type::LARGE_STRING)
      each(static_cast<const arrow::LargeStringArray&>(*chunk));
    else
      each(static_cast<const arrow::StringArray&>(*chunk));
  }
}

ScalarKernel match_kernel(std::string pattern, bool case_sensitive) {
  return {[pattern = std::move(pattern), case_sensitive](std::span<const Operand> inputs, std::size_t) {
    const arrow::compute::MatchSubstringOptions options(pattern, !case_sensitive);
    return call_arrow("match_substring_regex", inputs[0].vector, &options);
  }};
}

ScalarKernel match(const plan::StringFunction& call) {
  return match_kernel("\\A(?:" + text_argument(call, 0) + ")", flag_argument(call, 1));
}

ScalarKernel fullmatch(const plan::StringFunction& call) {
  return match_kernel("\\A(?:" + text_argument(call, 0) + ")\\z", flag_argument(call, 1));
}

ScalarKernel count(const plan::StringFunction& call) {
  return {[pattern = text_argument(call, 0)](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<std::int64_t>(DType::int64, rows);
    for_each_marked(pattern, std::string(1, edge), inputs[0].vector, [out = out](std::size_t row, std::string_view marked) {
      out[row] = std::count(marked.begin(), marked.end(), edge);
    });
    return std::move(result);
  }};
}

/// Where the group lies in each text: null where the pattern does not match, or matches without the group.
ScalarKernel extract(const plan::StringFunction& call) {
  const std::string pattern = plan::only_group(text_argument(call, 0), static_cast<std::size_t>(integer_argument(call, 1)));
  return {[pattern](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    auto valid = std::make_shared<std::uint8_t[]>(rows);
    const StringRef* in = inputs[0].vector.data<StringRef>();
    const arrow::compute::ExtractRegexSpanOptions options(pattern);
    std::size_t row = 0;
    const auto extracted = run_arrow("extract_regex_span", inputs[0].vector, &options);
    for (const auto& chunk : extracted->chunks()) {
      const auto& matches = static_cast<const arrow::StructArray&>(*chunk);
      const auto& spans = static_cast<const arrow::FixedSizeListArray&>(*matches.field(0));
      const auto each = [&](const auto* ends) {
        for (std::int64_t i = 0; i < chunk->length(); ++i, ++row) {
          valid[row] = !matches.IsNull(i) && !spans.IsNull(i);
          const auto* span = ends + spans.value_offset(i);
          out[row] = valid[row] ? StringRef(in[row].view().substr(span[0], span[1])) : StringRef();
        }
      };
      if (spans.value_type()->id() == arrow::Type::INT64)
        each(static_cast<const arrow::Int64Array&>(*spans.values()).raw_values());
      else
        each(static_cast<const arrow::Int32Array&>(*spans.values()).raw_values());
    }
    result.valid = std::move(valid);
    result.holds = inputs[0].vector.holds;
    return std::move(result);
  }};
}

/// All matches, or what the only group captures in each, as a list.
ScalarKernel findall(const plan::StringFunction& call) {
  const std::string& pattern = text_argument(call, 0);
  const std::string marked = std::string{edge} + (plan::regex_groups(pattern).empty() ? "\\0" : "\\1") + edge;
  return {[search = plan::search_pattern(pattern, true, flag_argument(call, 1)), marked](std::span<const Operand> inputs,
                                                                                         std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    std::vector<std::string_view> found;
    for_each_marked(search, marked, inputs[0].vector, [&, out = out](std::size_t row, std::string_view text) {
      found.clear();
      for (std::size_t begin = text.find(edge); begin != std::string_view::npos;) {
        const std::size_t end = text.find(edge, begin + 1);
        found.push_back(text.substr(begin + 1, end - begin - 1));
        begin = text.find(edge, end + 1);
      }
      out[row] = make_list(found, *arena);
    });
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

/// What one group captures in each match, as a list; null where it captures no character, as pandas has it.
ScalarKernel extractall(const plan::StringFunction& call) {
  return {[pattern = plan::only_group(text_argument(call, 0), static_cast<std::size_t>(integer_argument(call, 1)))](
              std::span<const Operand> inputs, std::size_t rows) {
    auto texts = std::make_shared<StringArena>(), arena = std::make_shared<StringArena>();
    std::vector<StringRef> found;
    std::vector<std::size_t> ends;
    for_each_marked(pattern, std::string{edge} + "\\1" + edge, inputs[0].vector, [&](std::size_t, std::string_view marked) {
      for (std::size_t begin = marked.find(edge); begin != std::string_view::npos;) {
        const std::size_t end = marked.find(edge, begin + 1);
        found.push_back(texts->add(marked.substr(begin + 1, end - begin - 1)));
        begin = marked.find(edge, end + 1);
      }
      ends.push_back(found.size());
    });
    auto [items, item] = make_vector<StringRef>(DType::string, found.size());
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      item[i] = found[i];
      valid[i] = !found[i].view().empty();
    }
    items.valid = std::move(valid);
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    for (std::size_t row = 0, begin = 0; row < rows; begin = ends[row++])
      out[row] = make_list(items, begin, ends[row] - begin, *arena);
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

/// From `before` edge match middle replacement edge `between` edge ...: the first `count` replacements, then the matches.
void choose_replacements(std::string_view marked, std::int64_t count, std::string& out) {
  std::size_t at = 0;
  for (std::size_t start = marked.find(edge); start != std::string_view::npos; start = marked.find(edge, at), --count) {
    out += marked.substr(at, start - at);
    const std::size_t mid = marked.find(middle, start), end = marked.find(edge, mid);
    out += count > 0 ? marked.substr(mid + 1, end - mid - 1) : marked.substr(start + 1, mid - start - 1);
    at = end + 1;
  }
  out += marked.substr(at);
}

}  // namespace

void split_at_matches(const std::string& pattern, const Vector& strings,
                      const std::function<void(std::size_t, const std::vector<std::string_view>&)>& take) {
  std::vector<std::string_view> pieces;
  for_each_marked(pattern, std::string{edge} + "\\0" + edge, strings, [&](std::size_t row, std::string_view marked) {
    pieces.clear();
    for (std::size_t end = marked.find(edge); end != std::string_view::npos; end = marked.find(edge)) {
      pieces.push_back(marked.substr(0, end));
      marked.remove_prefix(end + 1);
    }
    pieces.push_back(marked);
    take(row, pieces);
  });
}

ScalarKernel replace_regex_kernel(const std::string& pattern, const std::string& with, std::int64_t count, bool case_sensitive,
                                  bool regex) {
  const std::string search = plan::search_pattern(pattern, regex, case_sensitive);
  const std::string rewrite = plan::rewrite_of(with, regex, pattern);
  if (count < 0)
    return {[=](std::span<const Operand> inputs, std::size_t) {
      const arrow::compute::ReplaceSubstringOptions options(search, rewrite);
      return call_arrow("replace_substring_regex", inputs[0].vector, &options);
    }};
  return {[=, marked_rewrite = std::string{edge} + "\\0" + middle + rewrite + edge](std::span<const Operand> inputs,
                                                                                    std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    std::string written;
    for_each_marked(search, marked_rewrite, inputs[0].vector, [&, out = out](std::size_t row, std::string_view marked) {
      written.clear();
      choose_replacements(marked, count, written);
      out[row] = arena->add(std::string_view(written));
    });
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

void add_regex_kernels(StringKernels& kernels) {
  kernels["match"] = match;
  kernels["fullmatch"] = fullmatch;
  kernels["count"] = count;
  kernels["extract"] = extract;
  kernels["findall"] = findall;
  kernels["extractall"] = extractall;
}

}  // namespace weft::kernel
