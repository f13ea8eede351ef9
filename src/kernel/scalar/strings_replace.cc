// Strings -> the same with plain texts or characters exchanged for others.
#include <array>
#include <limits>
#include <unordered_map>

#include "kernel/scalar/code_points.h"
#include "kernel/scalar/strings.h"
#include "kernel/scalar/strings_regex.h"

namespace weft::kernel {
namespace {

/// An empty text is found between all characters.
void replace_nothing(std::string_view text, const std::string& with, std::int64_t count, std::string& out) {
  std::size_t at = 0;
  for (; at < text.size() && count > 0; --count) {
    const std::size_t size = code_point_size(text[at]);
    (out += with) += text.substr(at, size);
    at += size;
  }
  out += text.substr(at);
  if (count > 0) out += with;
}

/// As Python's str.replace.
ScalarKernel replace_plain(const std::string& what, const std::string& with, std::int64_t count) {
  const std::int64_t most = count < 0 ? std::numeric_limits<std::int64_t>::max() : count;
  if (what.empty())
    return written_kernel([=](std::string_view text, std::string& out) { replace_nothing(text, with, most, out); });
  return {[=](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    std::string written;
    unary_loop<StringRef>(inputs[0], rows, out, [&](const StringRef& whole) {
      const std::string_view text = whole.view();
      std::size_t from = 0, found = find_text(text, what);
      if (found == std::string_view::npos || most == 0) return whole;
      written.clear();
      for (std::int64_t left = most; found != std::string_view::npos && left > 0; --left) {
        (written += text.substr(from, found - from)) += with;
        from = found + what.size();
        found = find_text(text, what, from);
      }
      return arena->add(std::string_view(written += text.substr(from)));
    });
    result.holds = inputs[0].vector.holds;
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

ScalarKernel replace(const plan::StringFunction& call) {
  const std::int64_t count = integer_argument(call, 2);
  const bool case_sensitive = flag_argument(call, 3), regex = flag_argument(call, 4);
  if (regex || !case_sensitive)
    return replace_regex_kernel(text_argument(call, 0), text_argument(call, 1), count, case_sensitive, regex);
  return replace_plain(text_argument(call, 0), text_argument(call, 1), count);
}

/// What each character becomes: itself unless it is in the table.
class Translation {
 public:
  explicit Translation(const plan::StringFunction& call) {
    ascii_.fill(-1);
    for (std::size_t index = 0; index + 1 < call.arguments.size(); index += 2) {
      const std::string& character = text_argument(call, index);
      if (character.size() == 1)
        ascii_[static_cast<unsigned char>(character[0]) & 0x7F] = static_cast<int>(texts_.size());
      else
        others_[character] = texts_.size();
      texts_.push_back(text_argument(call, index + 1));
    }
  }
  void operator()(std::string_view text, std::string& out) const {
    for (std::size_t at = 0; at < text.size();) {
      const std::string_view character = text.substr(at, code_point_size(text[at]));
      at += character.size();
      const std::string* becomes = find(character);
      out += becomes ? std::string_view(*becomes) : character;
    }
  }

 private:
  const std::string* find(std::string_view character) const {
    if (character.size() == 1) {
      const int index = ascii_[static_cast<unsigned char>(character[0]) & 0x7F];
      return index < 0 ? nullptr : &texts_[index];
    }
    const auto found = others_.find(std::string(character));
    return found == others_.end() ? nullptr : &texts_[found->second];
  }

  std::array<int, 128> ascii_;
  std::unordered_map<std::string, std::size_t> others_;
  std::vector<std::string> texts_;
};

}  // namespace

void add_replace_kernels(StringKernels& kernels) {
  kernels["replace"] = replace;
  kernels["translate"] = [](const plan::StringFunction& call) { return written_kernel(Translation(call)); };
}

}  // namespace weft::kernel
