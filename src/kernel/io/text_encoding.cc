// Text of older encodings <-> UTF-8.
#include "kernel/io/text_encoding.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include <weft/error.h>

#include "base/text.h"

namespace weft::kernel {
namespace {

constexpr std::size_t encoded_size = 64 * 1024;

/// The characters of the bytes 0x80 to 0x9F in Windows-1252; 0: none.
constexpr std::array<char16_t, 32> cp1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                          0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                          0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(std::string& out, char32_t character) {
  const auto byte = [&](char32_t bits) { out += static_cast<char>(bits); };
  if (character < 0x80) {
    byte(character);
  } else if (character < 0x800) {
    byte(0xC0 | character >> 6);
    byte(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    byte(0xE0 | character >> 12);
    byte(0x80 | (character >> 6 & 0x3F));
    byte(0x80 | (character & 0x3F));
  } else {
    byte(0xF0 | character >> 18);
    byte(0x80 | (character >> 12 & 0x3F));
    byte(0x80 | (character >> 6 & 0x3F));
    byte(0x80 | (character & 0x3F));
  }
}

/// Decodes input piece by piece.
class Decoded : public ByteStream {
 public:
  Decoded(std::unique_ptr<ByteStream> encoded, std::string path) : encoded_(std::move(encoded)), path_(std::move(path)) {}

  std::size_t read(std::span<char> into) override {
    std::size_t done = 0;
    while (done < into.size()) {
      if (given_ == text_.size()) {
        if (at_end_) break;
        refill();
        continue;
      }
      const std::size_t some = std::min(into.size() - done, text_.size() - given_);
      std::copy_n(text_.data() + given_, some, into.data() + done);
      given_ += some;
      done += some;
    }
    return done;
  }

 protected:
  /// Appends what the bytes are, and returns how many were taken; those that are left come again with more behind them.
  virtual std::size_t decode(std::string_view bytes, bool at_end, std::string& text) = 0;
  [[noreturn]] void fail(const std::string& why) const { throw Error(ErrorKind::data, "Text is not " + why + ": " + path_); }

 private:
  void refill() {
    text_.clear();
    given_ = 0;
    const std::size_t before = bytes_.size();
    bytes_.resize(before + encoded_size);
    const std::size_t came = encoded_->read(std::span(bytes_).subspan(before));
    bytes_.resize(before + came);
    at_end_ = came < encoded_size;
    bytes_.erase(0, decode(bytes_, at_end_, text_));
  }

  std::unique_ptr<ByteStream> encoded_;
  std::string path_;
  std::string bytes_, text_;
  std::size_t given_ = 0;
  bool at_end_ = false;
};

class OfSingleBytes final : public Decoded {
 public:
  OfSingleBytes(std::unique_ptr<ByteStream> encoded, std::string path, bool windows)
      : Decoded(std::move(encoded), std::move(path)), windows_(windows) {}

 private:
  std::size_t decode(std::string_view bytes, bool /*at_end*/, std::string& text) override {
    for (const char character : bytes) {
      const auto byte = static_cast<unsigned char>(character);
      const bool special = windows_ && byte >= 0x80 && byte < 0xA0;
      if (special && cp1252[byte - 0x80] == 0) fail("cp1252");
      append_utf8(text, special ? cp1252[byte - 0x80] : byte);
    }
    return bytes.size();
  }
  bool windows_;
};

class OfUtf16 final : public Decoded {
 public:
  using Decoded::Decoded;

 private:
  std::size_t decode(std::string_view bytes, bool at_end, std::string& text) override {
    std::size_t at = 0;
    if (!started_ && bytes.size() >= 2) {
      big_ = unit(bytes, 0) == 0xFFFE;
      if (big_ || unit(bytes, 0) == 0xFEFF) at = 2;
      started_ = true;
    }
    for (; at + 1 < bytes.size(); at += 2) {
      const char32_t first = unit(bytes, at);
      if (first >= 0xDC00 && first < 0xE000) fail("utf-16");
      if (first < 0xD800 || first >= 0xE000) {
        append_utf8(text, first);
        continue;
      }
      if (at + 3 >= bytes.size()) break;
      const char32_t second = unit(bytes, at + 2);
      if (second < 0xDC00 || second >= 0xE000) fail("utf-16");
      append_utf8(text, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
      at += 2;
    }
    if (at_end && at < bytes.size()) fail("utf-16");
    return at;
  }
  char32_t unit(std::string_view bytes, std::size_t at) const {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_ ? first << 8 | second : second << 8 | first);
  }
  bool started_ = false, big_ = false;
};

/// The next character of UTF-8 and its bytes; nothing when it is cut off.
std::optional<std::pair<char32_t, std::size_t>> next_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() < size) return std::nullopt;
  char32_t character = size == 1 ? first : first & (0x7F >> size);
  for (std::size_t at = 1; at < size; ++at) character = character << 6 | (static_cast<unsigned char>(text[at]) & 0x3F);
  return std::pair(character, size);
}

void append_utf16(std::string& out, char32_t character) {
  const auto unit = [&](char32_t bits) {
    out += static_cast<char>(bits & 0xFF);
    out += static_cast<char>(bits >> 8);
  };
  if (character < 0x10000) return unit(character);
  unit(0xD800 | (character - 0x10000) >> 10);
  unit(0xDC00 | (character & 0x3FF));
}

class EncodedOutput final : public OutputFile {
 public:
  EncodedOutput(std::unique_ptr<OutputFile> file, std::string encoding)
      : file_(std::move(file)), encoding_(std::move(encoding)), is_utf16_(encoding_.starts_with("utf-16")) {
    if (encoding_ == "utf-16") file_->write("\xFF\xFE");
    size_ = file_->size();
  }

  void write(std::string_view bytes) override {
    rest_ += bytes;
    std::string encoded;
    std::size_t at = 0;
    while (at < rest_.size()) {
      const auto next = next_character(std::string_view(rest_).substr(at));
      if (!next) break;
      if (is_utf16_)
        append_utf16(encoded, next->first);
      else
        encoded += byte_of(next->first, std::string_view(rest_).substr(at, next->second));
      at += next->second;
    }
    rest_.erase(0, at);
    file_->write(encoded);
    size_ = file_->size();
  }
  void close() override {
    file_->close();
    size_ = file_->size();
  }

 private:
  char byte_of(char32_t character, std::string_view text) const {
    const bool windows = encoding_ == "cp1252";
    if (character < 0x80 || (character < 0x100 && (!windows || character >= 0xA0))) return static_cast<char>(character);
    if (windows)
      for (std::size_t place = 0; place < cp1252.size(); ++place)
        if (cp1252[place] == character) return static_cast<char>(0x80 + place);
    throw Error(ErrorKind::data, "Encoding " + encoding_ + " has no such character: " + std::string(text));
  }

  std::unique_ptr<OutputFile> file_;
  std::string encoding_;
  bool is_utf16_;
  std::string rest_;  // of a character that comes in pieces
};

/// A file in memory.
class EncodedText final : public OutputFile {
 public:
  explicit EncodedText(std::string& text) : text_(text) {}
  void write(std::string_view bytes) override { text_ += bytes; }
  void close() override {}

 private:
  std::string& text_;
};

}  // namespace

std::string encoding_named(std::string_view what, const std::string& name) {
  static const std::map<std::string, std::string> names{{"utf-8", ""},
                                                        {"utf8", ""},
                                                        {"utf-8-sig", ""},
                                                        {"latin-1", "latin-1"},
                                                        {"latin1", "latin-1"},
                                                        {"iso-8859-1", "latin-1"},
                                                        {"iso8859-1", "latin-1"},
                                                        {"cp1252", "cp1252"},
                                                        {"windows-1252", "cp1252"},
                                                        {"utf-16", "utf-16"},
                                                        {"utf16", "utf-16"}};
  std::string lower = name;
  for (char& character : lower)
    character = character == '_' ? '-' : character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
  const auto found = names.find(lower);
  static const std::vector<std::string> have{"utf-8", "latin-1", "cp1252", "utf-16"};
  if (found == names.end()) throw Error(ErrorKind::user, base::not_found(std::string(what) + ": encoding", name, have));
  return found->second;
}

std::unique_ptr<ByteStream> decode_text(std::unique_ptr<ByteStream> encoded, const std::string& encoding,
                                        const std::string& path) {
  if (encoding == "utf-16") return std::make_unique<OfUtf16>(std::move(encoded), path);
  if (encoding.empty()) return encoded;
  return std::make_unique<OfSingleBytes>(std::move(encoded), path, encoding == "cp1252");
}

std::size_t num_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::unique_ptr<OutputFile> encode_text(std::unique_ptr<OutputFile> file, const std::string& encoding) {
  if (encoding.empty()) return file;
  return std::make_unique<EncodedOutput>(std::move(file), encoding);
}

std::string encoded_text(std::string text, const std::string& encoding) {
  if (encoding.empty()) return text;
  std::string made;
  EncodedOutput out(std::make_unique<EncodedText>(made), encoding);
  out.write(text);
  return made;
}

}  // namespace weft::kernel
