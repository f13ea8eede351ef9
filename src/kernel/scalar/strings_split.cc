// Strings -> the pieces between separators.
#include <limits>

#include <weft/error.h>

#include "kernel/list_value.h"
#include "kernel/scalar/code_points.h"
#include "kernel/scalar/slice_bounds.h"
#include "kernel/scalar/strings.h"
#include "kernel/scalar/strings_regex.h"

namespace weft::kernel {
namespace {

using Pieces = std::vector<std::string_view>;

/// How a text is cut: at white space, or at a separator; how often at most, and from which end.
struct Splitter {
  std::optional<std::string> separator;
  std::int64_t most;  // above all counts when there is no limit
  bool regex;
  bool from_right;

  explicit Splitter(const plan::StringFunction& call)
      : separator(optional_argument<std::string>(call, 0)),
        most(integer_argument(call, 1)),
        regex(flag_argument(call, 2)),
        from_right(flag_argument(call, 3)) {
    if (most <= 0) most = std::numeric_limits<std::int64_t>::max();
    if (separator && separator->empty()) throw Error(ErrorKind::cluster, "A plan splits at an empty separator");
  }

  void operator()(std::string_view text, Pieces& pieces) const {
    pieces.clear();
    if (!separator)
      from_right ? words_from_right(text, pieces) : words(text, pieces);
    else
      from_right ? parts_from_right(text, pieces) : parts(text, pieces);
  }

 private:
  void parts(std::string_view text, Pieces& pieces) const {
    std::size_t from = 0;
    for (std::int64_t left = most; left > 0; --left) {
      const std::size_t found = find_text(text, *separator, from);
      if (found == std::string_view::npos) break;
      pieces.push_back(text.substr(from, found - from));
      from = found + separator->size();
    }
    pieces.push_back(text.substr(from));
  }
  void parts_from_right(std::string_view text, Pieces& pieces) const {
    for (std::int64_t left = most; left > 0; --left) {
      const std::size_t found = text.rfind(*separator);
      if (found == std::string_view::npos) break;
      pieces.push_back(text.substr(found + separator->size()));
      text = text.substr(0, found);
    }
    pieces.push_back(text);
    std::reverse(pieces.begin(), pieces.end());
  }
  void words(std::string_view text, Pieces& pieces) const {
    for (std::int64_t left = most; !(text = strip_left(text)).empty(); --left) {
      if (left == 0) return pieces.push_back(text);
      std::size_t end = 0;
      while (end < text.size() && !is_white_space(text.substr(end, code_point_size(text[end]))))
        end += code_point_size(text[end]);
      pieces.push_back(text.substr(0, end));
      text = text.substr(end);
    }
  }
  void words_from_right(std::string_view text, Pieces& pieces) const {
    for (std::int64_t left = most; !(text = strip_right(text)).empty(); --left) {
      if (left == 0) {
        pieces.push_back(text);
        break;
      }
      std::size_t start = text.size();
      while (start > 0) {
        const std::string_view last = last_code_point(text.substr(0, start));
        if (is_white_space(last)) break;
        start -= last.size();
      }
      pieces.push_back(text.substr(start));
      text = text.substr(0, start);
    }
    std::reverse(pieces.begin(), pieces.end());
  }
};

/// The pieces between the matches that are cut at: the rest after the last cut is one piece, matches and all.
std::size_t count_pieces(const Pieces& cut, std::int64_t most) {
  return static_cast<std::size_t>(std::min<std::int64_t>(most, static_cast<std::int64_t>(cut.size() / 2))) + 1;
}

void append_piece(const Pieces& cut, std::size_t index, std::size_t count, std::string& out) {
  const std::size_t end = index + 1 == count ? cut.size() : 2 * index + 1;
  for (std::size_t i = 2 * index; i < end; ++i) out += cut[i];
}

ScalarKernel regex_get(const Splitter& splitter, std::int64_t at) {
  return {[=](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    auto valid = std::make_shared<std::uint8_t[]>(rows);
    std::string piece;
    split_at_matches(*splitter.separator, inputs[0].vector, [&, out = out](std::size_t row, const Pieces& cut) {
      const std::size_t count = count_pieces(cut, splitter.most);
      const auto index = index_of(at, count);
      piece.clear();
      if (index) append_piece(cut, *index, count, piece);
      valid[row] = index.has_value();
      out[row] = arena->add(std::string_view(piece));
    });
    result.valid = std::move(valid);
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

/// The piece `at` >= 0, cut out without a look at the later ones.
std::optional<std::string_view> plain_piece(std::string_view text, const std::string& separator, std::int64_t most,
                                            std::int64_t at) {
  std::size_t from = 0;
  for (std::int64_t left = std::min(at, most); left > 0; --left) {
    const std::size_t found = find_text(text, separator, from);
    if (found == std::string_view::npos) return std::nullopt;
    from = found + separator.size();
  }
  if (at > most) return std::nullopt;
  const std::size_t end = at == most ? std::string_view::npos : find_text(text, separator, from);
  return text.substr(from, end == std::string_view::npos ? end : end - from);
}

ScalarKernel split_get(const plan::StringFunction& call) {
  const Splitter splitter(call);
  const std::int64_t at = integer_argument(call, 4);
  if (splitter.regex) return regex_get(splitter, at);
  if (splitter.separator && !splitter.from_right && at >= 0)
    return optional_part_kernel([separator = *splitter.separator, most = splitter.most, at](std::string_view text) {
      return plain_piece(text, separator, most, at);
    });
  return optional_part_kernel([splitter, at](std::string_view text) -> std::optional<std::string_view> {
    thread_local Pieces pieces;
    splitter(text, pieces);
    const auto index = index_of(at, pieces.size());
    if (!index) return std::nullopt;
    return pieces[*index];
  });
}

ScalarKernel split_len(const plan::StringFunction& call) {
  const Splitter splitter(call);
  if (!splitter.regex)
    return value_kernel<std::int64_t>(DType::int64, [splitter](std::string_view text) {
      thread_local Pieces pieces;
      splitter(text, pieces);
      return static_cast<std::int64_t>(pieces.size());
    });
  return {[splitter](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<std::int64_t>(DType::int64, rows);
    split_at_matches(*splitter.separator, inputs[0].vector, [&, out = out](std::size_t row, const Pieces& cut) {
      out[row] = static_cast<std::int64_t>(count_pieces(cut, splitter.most));
    });
    return std::move(result);
  }};
}

/// All pieces, as a list.
ScalarKernel split(const plan::StringFunction& call) {
  const Splitter splitter(call);
  return {[splitter](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    const Vector& texts = inputs[0].vector;
    if (splitter.regex) {
      std::vector<std::string> joined;
      Pieces pieces;
      split_at_matches(*splitter.separator, texts, [&, out = out](std::size_t row, const Pieces& cut) {
        const std::size_t count = count_pieces(cut, splitter.most);
        joined.assign(count, {});
        pieces.clear();
        for (std::size_t index = 0; index < count; ++index) {
          append_piece(cut, index, count, joined[index]);
          pieces.push_back(joined[index]);
        }
        out[row] = make_list(pieces, *arena);
      });
    } else {
      Pieces pieces;
      for (std::size_t row = 0; row < rows; ++row) {
        splitter(texts.data<StringRef>()[row].view(), pieces);
        out[row] = make_list(pieces, *arena);
      }
    }
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

/// As Python's str.partition: what is before the separator, the separator, what is after; without one, the text and nothing.
ScalarKernel partition(const plan::StringFunction& call) {
  return part_kernel([separator = text_argument(call, 0), from_right = flag_argument(call, 1),
                      part = integer_argument(call, 2)](std::string_view text) {
    const std::size_t found = from_right ? text.rfind(separator) : text.find(separator);
    const bool none = found == std::string_view::npos;
    // Without a separator all of the text is the first part, or the last one from the right.
    const std::size_t start = none ? (from_right ? 0 : text.size()) : found;
    const std::size_t after = none ? start : found + separator.size();
    return part == 0 ? text.substr(0, start) : part == 1 ? text.substr(start, after - start) : text.substr(after);
  });
}

}  // namespace

void add_split_kernels(StringKernels& kernels) {
  kernels["split"] = split;
  kernels["split_get"] = split_get;
  kernels["split_len"] = split_len;
  kernels["partition"] = partition;
}

}  // namespace weft::kernel
