// Strings -> lines of at most so many characters: Python's textwrap.
#include <deque>

#include "kernel/scalar/code_points.h"
#include "kernel/scalar/strings.h"
#include "kernel/scalar/unicode_data.h"

namespace weft::kernel {
namespace {

using Text = std::u32string;
using View = std::u32string_view;

// Only these break lines: not the no-break space, nor the other white space of Unicode.
bool is_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_letter(char32_t c) { return is_word_character(c) && !is_decimal_digit(c); }
bool is_word_or_mark(char32_t c) { return is_word_character(c) || View(U"!\"'&.,?").find(c) != View::npos; }

/// Cuts a text into chunks that are kept whole: words, parts of hyphenated words, dashes, runs of white space.
class Chunks {
 public:
  Chunks(View text, bool break_on_hyphens) : text_(text), hyphens_(break_on_hyphens) {}

  std::deque<Text> cut() const {
    std::deque<Text> chunks;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = end_of_chunk(at);
      chunks.emplace_back(text_.substr(at, end - at));
      at = end;
    }
    return chunks;
  }

 private:
  std::size_t end_of_chunk(std::size_t at) const {
    if (is_space(text_[at])) return run(at, is_space);
    if (!hyphens_) return run(at, [](char32_t c) { return !is_space(c); });
    if (at > 0 && is_word_or_mark(text_[at - 1]))
      if (const std::size_t end = dash(at)) return end;
    for (std::size_t end = at + 1;; ++end) {
      if (end == text_.size() || is_space(text_[end])) return end;
      if (hyphenated(end)) return end + 1;
      if (is_word_or_mark(text_[end - 1]) && dash(end)) return end;
    }
  }
  template <class Fits>
  std::size_t run(std::size_t at, Fits fits) const {
    while (at < text_.size() && fits(text_[at])) ++at;
    return at;
  }
  /// Past the two hyphens or more that start there with a word after them; 0 when there are none.
  std::size_t dash(std::size_t at) const {
    const std::size_t end = run(at, [](char32_t c) { return c == '-'; });
    return end >= at + 2 && end < text_.size() && is_word_character(text_[end]) ? end : 0;
  }
  /// Whether a hyphen there may end a line: after two letters, or a letter, hyphen and letter, and before two letters.
  bool hyphenated(std::size_t at) const {
    if (text_[at] != '-') return false;
    const bool two = at >= 2 && is_letter(text_[at - 1]) && is_letter(text_[at - 2]);
    const bool apart = at >= 3 && is_letter(text_[at - 1]) && text_[at - 2] == '-' && is_letter(text_[at - 3]);
    if ((!two && !apart) || at + 2 >= text_.size() || !is_letter(text_[at + 1])) return false;
    return is_letter(text_[at + 2]) || (text_[at + 2] == '-' && at + 3 < text_.size() && is_letter(text_[at + 3]));
  }

  View text_;
  bool hyphens_;
};

struct Wrapper {
  std::int64_t width;
  bool expand_tabs;
  std::int64_t tab_size;
  bool replace_white_space, drop_white_space;
  Text first_indent, next_indent;
  bool fix_sentence_endings, break_long_words, break_on_hyphens;
  std::optional<std::int64_t> max_lines;
  Text placeholder;

  explicit Wrapper(const plan::StringFunction& call)
      : width(integer_argument(call, 0)),
        expand_tabs(flag_argument(call, 1)),
        tab_size(integer_argument(call, 2)),
        replace_white_space(flag_argument(call, 3)),
        drop_white_space(flag_argument(call, 4)),
        first_indent(decode(text_argument(call, 5))),
        next_indent(decode(text_argument(call, 6))),
        fix_sentence_endings(flag_argument(call, 7)),
        break_long_words(flag_argument(call, 8)),
        break_on_hyphens(flag_argument(call, 9)),
        max_lines(optional_argument<std::int64_t>(call, 10)),
        placeholder(decode(text_argument(call, 11))) {}

  void operator()(std::string_view text, std::string& out) const {
    const Text plain = with_plain_spaces(decode(text));
    std::deque<Text> chunks = Chunks(plain, break_on_hyphens).cut();
    if (fix_sentence_endings) space_sentences(chunks);
    bool first = true;
    for (const Text& line : lines_of(std::move(chunks))) {
      if (!first) out += '\n';
      first = false;
      append_utf8(line, out);
    }
  }

 private:
  Text with_plain_spaces(const Text& text) const {
    Text plain;
    std::size_t column = 0;
    for (const char32_t c : text) {
      if (c == '\t' && expand_tabs) {
        const std::size_t size = tab_size > 0 ? tab_size - column % tab_size : 0;
        plain.append(size, ' ');
        column += size;
        continue;
      }
      column = c == '\n' || c == '\r' ? 0 : column + 1;
      plain += replace_white_space && is_space(c) ? U' ' : c;
    }
    return plain;
  }

  /// Two spaces after a lowercase letter and a mark that ends a sentence.
  static void space_sentences(std::deque<Text>& chunks) {
    for (std::size_t i = 0; i + 1 < chunks.size(); ++i) {
      View word = chunks[i];
      if (chunks[i + 1] != U" ") continue;
      if (!word.empty() && (word.back() == '"' || word.back() == '\'')) word.remove_suffix(1);
      const bool ends = word.size() >= 2 && View(U".!?").find(word.back()) != View::npos;
      if (ends && word[word.size() - 2] >= 'a' && word[word.size() - 2] <= 'z') chunks[++i] = U"  ";
    }
  }

  /// All white space of Unicode is blank, though not all of it breaks lines.
  static bool is_blank(View chunk) {
    std::string text;
    append_utf8(chunk, text);
    return strip_left(text).empty();
  }
  static std::int64_t length(View text) { return static_cast<std::int64_t>(text.size()); }

  std::vector<Text> lines_of(std::deque<Text> chunks) const {
    std::vector<Text> lines;
    while (!chunks.empty()) {
      const Text& indent = lines.empty() ? first_indent : next_indent;
      if (drop_white_space && !lines.empty() && is_blank(chunks.front())) {
        chunks.pop_front();
        if (chunks.empty()) break;
      }
      std::vector<Text> line;
      const std::int64_t room = width - length(indent);
      std::int64_t size = fill(line, chunks, room);
      if (drop_white_space && !line.empty() && is_blank(line.back())) {
        size -= length(line.back());
        line.pop_back();
      }
      if (line.empty()) continue;
      const bool only_blanks_left = chunks.empty() || (drop_white_space && chunks.size() == 1 && is_blank(chunks.front()));
      const bool last = max_lines && static_cast<std::int64_t>(lines.size()) + 1 >= *max_lines;
      if (!last || (only_blanks_left && size <= room)) {
        lines.push_back(joined(indent, line));
      } else {
        shorten(lines, line, indent, size);
        break;
      }
    }
    return lines;
  }

  /// Moves to the line the chunks that have room there, and a part of one that has room in no line.
  std::int64_t fill(std::vector<Text>& line, std::deque<Text>& chunks, std::int64_t room) const {
    std::int64_t size = 0;
    while (!chunks.empty() && size + length(chunks.front()) <= room) {
      size += length(chunks.front());
      line.push_back(std::move(chunks.front()));
      chunks.pop_front();
    }
    if (chunks.empty() || length(chunks.front()) <= room) return size;
    if (break_long_words) {
      const std::size_t end = break_point(chunks.front(), room < 1 ? 1 : room - size);
      line.push_back(chunks.front().substr(0, end));
      chunks.front().erase(0, end);
    } else if (line.empty()) {
      line.push_back(std::move(chunks.front()));
      chunks.pop_front();
    }
    size = 0;
    for (const Text& chunk : line) size += length(chunk);
    return size;
  }

  /// How much of a long word fits: up to a hyphen when there is one.
  std::size_t break_point(const Text& chunk, std::int64_t room) const {
    if (break_on_hyphens && length(chunk) > room && room > 0) {
      const std::size_t hyphen = View(chunk).substr(0, room).rfind('-');
      if (hyphen != View::npos && hyphen > 0 && View(chunk).substr(0, hyphen).find_first_not_of('-') != View::npos)
        return hyphen + 1;
    }
    return static_cast<std::size_t>(std::max<std::int64_t>(room, 0));
  }

  static Text joined(const Text& indent, const std::vector<Text>& line) {
    Text text = indent;
    for (const Text& chunk : line) text += chunk;
    return text;
  }

  /// Ends the last line with the placeholder, or the line before when it has no room for it.
  void shorten(std::vector<Text>& lines, std::vector<Text>& line, const Text& indent, std::int64_t size) const {
    const std::int64_t room = width - length(indent);
    for (; !line.empty(); line.pop_back()) {
      if (!is_blank(line.back()) && size + length(placeholder) <= room) {
        line.push_back(placeholder);
        lines.push_back(joined(indent, line));
        return;
      }
      size -= length(line.back());
    }
    if (!lines.empty()) {
      View before = lines.back();
      while (!before.empty() && is_blank(before.substr(before.size() - 1))) before.remove_suffix(1);
      if (length(before) + length(placeholder) <= width) {
        lines.back().resize(before.size());
        lines.back() += placeholder;
        return;
      }
    }
    const std::size_t start = std::min(placeholder.find_first_not_of(U' '), placeholder.size());
    lines.push_back(indent + placeholder.substr(start));
  }
};

}  // namespace

void add_wrap_kernels(StringKernels& kernels) {
  kernels["wrap"] = [](const plan::StringFunction& call) { return written_kernel(Wrapper(call)); };
}

}  // namespace weft::kernel
