// Compressed bytes -> bytes, by zlib, zstd, bzip2 and liblzma.
#include "kernel/io/decompress.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include <bzlib.h>
#include <lzma.h>
#include <weft/error.h>
#include <zlib.h>
#include <zstd.h>

namespace weft::kernel {
namespace {

constexpr std::size_t input_size = 128 * 1024;

/// What all have in common: input that is read piece by piece, and an end that must not come inside of something.
class Decompressor : public ByteStream {
 public:
  Decompressor(std::unique_ptr<ByteStream> compressed, std::string path)
      : compressed_(std::move(compressed)), path_(std::move(path)), input_(input_size) {}

  std::size_t read(std::span<char> into) override {
    std::size_t done = 0;
    while (done < into.size()) {
      if (rest_.empty() && !at_end_) {
        rest_ = std::span(input_).first(compressed_->read(input_));
        at_end_ = rest_.size() < input_.size();
      }
      const std::size_t made = step(rest_, into.subspan(done));
      done += made;
      if (made > 0 || !rest_.empty() || !at_end_) continue;
      if (!is_between()) throw Error(ErrorKind::data, "Compressed file is cut short: " + path_);
      break;
    }
    return done;
  }

 protected:
  /// Takes bytes off the front of `input` and returns how many it wrote; needs to take or write some when there is input.
  virtual std::size_t step(std::span<char>& input, std::span<char> output) = 0;
  /// Whether the bytes may end here.
  virtual bool is_between() const = 0;
  [[noreturn]] void fail(const char* why) const {
    throw Error(ErrorKind::data, std::string("Compressed file is damaged (") + (why ? why : "unknown reason") + "): " + path_);
  }

 private:
  std::unique_ptr<ByteStream> compressed_;
  std::string path_;
  std::vector<char> input_;
  std::span<char> rest_;
  bool at_end_ = false;
};

class GzipStream final : public Decompressor {
 public:
  GzipStream(std::unique_ptr<ByteStream> compressed, std::string path) : Decompressor(std::move(compressed), std::move(path)) {
    if (inflateInit2(&state_, 16 + MAX_WBITS) != Z_OK) fail(state_.msg);
  }
  ~GzipStream() override { inflateEnd(&state_); }

 private:
  std::size_t step(std::span<char>& input, std::span<char> output) override {
    if (between_ && input.empty()) return 0;
    if (between_ && started_) {
      // Zeros after the last member are padding, as gzip itself has it.
      if (input.front() == '\0') {
        input = input.subspan(1);
        return 0;
      }
      inflateReset(&state_);
    }
    started_ = true;
    between_ = false;
    state_.next_in = reinterpret_cast<Bytef*>(input.data());
    state_.avail_in = static_cast<uInt>(input.size());
    state_.next_out = reinterpret_cast<Bytef*>(output.data());
    const auto room = static_cast<uInt>(std::min<std::size_t>(output.size(), 1u << 30));
    state_.avail_out = room;
    const int result = inflate(&state_, Z_NO_FLUSH);
    if (result == Z_STREAM_END)
      between_ = true;
    else if (result != Z_OK && result != Z_BUF_ERROR)
      fail(state_.msg);
    input = input.last(state_.avail_in);
    return room - state_.avail_out;
  }
  bool is_between() const override { return between_; }

  z_stream state_{};
  bool started_ = false;
  bool between_ = true;
};

class ZstdStream final : public Decompressor {
 public:
  ZstdStream(std::unique_ptr<ByteStream> compressed, std::string path)
      : Decompressor(std::move(compressed), std::move(path)), state_(ZSTD_createDStream(), ZSTD_freeDStream) {}

 private:
  std::size_t step(std::span<char>& input, std::span<char> output) override {
    if (between_ && input.empty()) return 0;
    ZSTD_inBuffer in{input.data(), input.size(), 0};
    ZSTD_outBuffer out{output.data(), output.size(), 0};
    const std::size_t result = ZSTD_decompressStream(state_.get(), &out, &in);
    if (ZSTD_isError(result)) fail(ZSTD_getErrorName(result));
    between_ = result == 0;
    input = input.subspan(in.pos);
    return out.pos;
  }
  bool is_between() const override { return between_; }

  std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> state_;
  bool between_ = true;
};

class Bzip2Stream final : public Decompressor {
 public:
  using Decompressor::Decompressor;
  ~Bzip2Stream() override {
    if (!between_) BZ2_bzDecompressEnd(&state_);
  }

 private:
  std::size_t step(std::span<char>& input, std::span<char> output) override {
    if (between_) {
      if (input.empty()) return 0;
      state_ = {};
      if (BZ2_bzDecompressInit(&state_, 0, 0) != BZ_OK) fail("no memory");
      between_ = false;
    }
    state_.next_in = input.data();
    state_.avail_in = static_cast<unsigned>(input.size());
    state_.next_out = output.data();
    const auto room = static_cast<unsigned>(std::min<std::size_t>(output.size(), 1u << 30));
    state_.avail_out = room;
    const int result = BZ2_bzDecompress(&state_);
    if (result == BZ_STREAM_END) {
      between_ = true;
      BZ2_bzDecompressEnd(&state_);
    } else if (result == BZ_DATA_ERROR_MAGIC) {
      fail("no bzip2 data");
    } else if (result != BZ_OK) {
      fail(result == BZ_DATA_ERROR ? "incorrect data check" : nullptr);
    }
    input = input.last(state_.avail_in);
    return room - state_.avail_out;
  }
  bool is_between() const override { return between_; }

  bz_stream state_{};
  bool between_ = true;
};

class XzStream final : public Decompressor {
 public:
  using Decompressor::Decompressor;
  ~XzStream() override { lzma_end(&state_); }

 private:
  std::size_t step(std::span<char>& input, std::span<char> output) override {
    if (between_) {
      if (input.empty()) return 0;
      // Streams may be padded with zeros.
      if (started_ && input.front() == '\0') {
        input = input.subspan(1);
        return 0;
      }
      if (lzma_stream_decoder(&state_, std::numeric_limits<std::uint64_t>::max(), 0) != LZMA_OK) fail("no memory");
      between_ = false;
      started_ = true;
    }
    state_.next_in = reinterpret_cast<const std::uint8_t*>(input.data());
    state_.avail_in = input.size();
    state_.next_out = reinterpret_cast<std::uint8_t*>(output.data());
    state_.avail_out = output.size();
    const lzma_ret result = lzma_code(&state_, LZMA_RUN);
    if (result == LZMA_STREAM_END)
      between_ = true;
    else if (result == LZMA_FORMAT_ERROR)
      fail("no xz data");
    else if (result == LZMA_DATA_ERROR)
      fail("incorrect data check");
    else if (result != LZMA_OK && result != LZMA_BUF_ERROR)
      fail(nullptr);
    input = input.last(state_.avail_in);
    return output.size() - state_.avail_out;
  }
  bool is_between() const override { return between_; }

  lzma_stream state_ = LZMA_STREAM_INIT;
  bool started_ = false;
  bool between_ = true;
};

/// The one file of a zip archive, read from its front to its back: its header, its bytes, and what comes behind them, which must
/// not be another file. (.ZIP File Format Specification, PKWARE, 4.3)
class ZipStream final : public Decompressor {
 public:
  using Decompressor::Decompressor;
  ~ZipStream() override {
    if (place_ == Place::deflated) inflateEnd(&state_);
  }

 private:
  enum class Place { header, deflated, stored, behind, end };
  static constexpr std::size_t header_size = 30;
  static constexpr std::string_view file_signature = "PK\x03\x04", directory_signature = "PK\x01\x02",
                                    end_signature = "PK\x05\x06", sums_signature = "PK\x07\x08";

  std::size_t step(std::span<char>& input, std::span<char> output) override {
    switch (place_) {
      case Place::header:
        if (!gather(input, header_size)) return 0;
        if (!own_.starts_with(file_signature)) fail("no zip archive");
        if (gather(input, header_size + two(26) + two(28))) open();
        return 0;
      case Place::deflated:
        return inflate_some(input, output);
      case Place::stored: {
        const std::size_t some = std::min<std::uint64_t>({stored_left_, input.size(), output.size()});
        std::copy_n(input.data(), some, output.data());
        input = input.subspan(some);
        stored_left_ -= some;
        count(output.first(some));
        if (stored_left_ == 0) place_ = Place::behind;
        return some;
      }
      case Place::behind:
        look_behind(input);
        return 0;
      default:
        input = {};
        return 0;
    }
  }
  bool is_between() const override { return place_ == Place::end; }

  /// Has so many bytes of the archive's own in one piece. False when more must be read first.
  bool gather(std::span<char>& input, std::size_t size) {
    const std::size_t some = std::min(input.size(), size - std::min(size, own_.size()));
    own_.append(input.data(), some);
    input = input.subspan(some);
    if (own_.starts_with(end_signature)) fail("no file in it");
    return own_.size() >= size;
  }
  std::uint64_t number(std::size_t at, std::size_t bytes) const {
    std::uint64_t value = 0;
    for (std::size_t byte = bytes; byte-- > 0;) value = value << 8 | static_cast<unsigned char>(own_[at + byte]);
    return value;
  }
  std::size_t two(std::size_t at) const { return static_cast<std::size_t>(number(at, 2)); }

  void open() {
    const std::size_t flags = two(6), method = two(8), name_size = two(26);
    if (flags & 1) fail("encrypted");
    sum_follows_ = (flags & 8) != 0;
    if (!sum_follows_) expected_sum_ = static_cast<std::uint32_t>(number(14, 4));
    if (name_size > 0 && own_[header_size + name_size - 1] == '/') fail("a directory in it");
    sum_ = static_cast<std::uint32_t>(crc32(0, nullptr, 0));
    if (method == Z_DEFLATED) {
      if (inflateInit2(&state_, -MAX_WBITS) != Z_OK) fail(state_.msg);
      place_ = Place::deflated;
    } else if (method == 0 && !sum_follows_) {
      stored_left_ = stored_size(header_size + name_size);
      place_ = stored_left_ == 0 ? Place::behind : Place::stored;
    } else {
      fail("its method of compression is not deflate");
    }
    own_.clear();
  }
  /// The size of the file; one of 64 bits is in an extra field.
  std::uint64_t stored_size(std::size_t extra) const {
    const std::uint64_t size = number(18, 4);
    if (size != 0xFFFFFFFF) return size;
    while (extra + 4 <= own_.size()) {
      const std::size_t tag = two(extra), field_size = two(extra + 2);
      if (tag == 1 && field_size >= 16 && extra + 20 <= own_.size()) return number(extra + 12, 8);
      extra += 4 + field_size;
    }
    fail("a file without a size");
  }

  std::size_t inflate_some(std::span<char>& input, std::span<char> output) {
    state_.next_in = reinterpret_cast<Bytef*>(input.data());
    state_.avail_in = static_cast<uInt>(input.size());
    state_.next_out = reinterpret_cast<Bytef*>(output.data());
    const auto room = static_cast<uInt>(std::min<std::size_t>(output.size(), 1u << 30));
    state_.avail_out = room;
    const int result = inflate(&state_, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_BUF_ERROR && result != Z_STREAM_END) fail(state_.msg);
    input = input.last(state_.avail_in);
    const std::size_t made = room - state_.avail_out;
    count(output.first(made));
    if (result == Z_STREAM_END) {
      inflateEnd(&state_);
      place_ = Place::behind;
    }
    return made;
  }
  void count(std::span<const char> bytes) {
    sum_ = static_cast<std::uint32_t>(crc32_z(sum_, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
  }

  /// Behind the file come its check sum and sizes, where they were not known before, and then the directory.
  void look_behind(std::span<char>& input) {
    std::size_t begin = 0;
    if (sum_follows_) {
      if (!gather(input, 4)) return;
      const std::size_t sum_at = own_.starts_with(sums_signature) ? 4 : 0;
      if (!gather(input, sum_at + 16)) return;
      // Sizes are of 32 bits or, in large archives, of 64.
      begin = sum_at + 12;
      if (!is_signature(begin)) begin = sum_at + 20;
      expected_sum_ = static_cast<std::uint32_t>(number(sum_at, 4));
    }
    if (!gather(input, begin + 4)) return;
    if (sum_ != expected_sum_) fail("incorrect data check");
    const std::string_view next = std::string_view(own_).substr(begin, 4);
    if (next == file_signature) fail("more than one file in it");
    if (next != directory_signature) fail("no directory behind the file");
    place_ = Place::end;
  }
  bool is_signature(std::size_t at) const {
    const std::string_view there = std::string_view(own_).substr(at, 4);
    return there == file_signature || there == directory_signature;
  }

  Place place_ = Place::header;
  std::string own_;  // bytes of the archive's own
  z_stream state_{};
  std::uint64_t stored_left_ = 0;
  bool sum_follows_ = false;
  std::uint32_t sum_ = 0, expected_sum_ = 0;
};

}  // namespace

std::unique_ptr<ByteStream> decompress(std::unique_ptr<ByteStream> compressed, const std::string& compression,
                                       const std::string& path) {
  if (compression == "gzip") return std::make_unique<GzipStream>(std::move(compressed), path);
  if (compression == "zstd") return std::make_unique<ZstdStream>(std::move(compressed), path);
  if (compression == "bz2") return std::make_unique<Bzip2Stream>(std::move(compressed), path);
  if (compression == "xz") return std::make_unique<XzStream>(std::move(compressed), path);
  if (compression == "zip") return std::make_unique<ZipStream>(std::move(compressed), path);
  throw Error(ErrorKind::user, "Unknown compression (have: infer, none, gzip, zstd, bz2, xz, zip): " + compression);
}

std::string compression_by_name(std::string_view path) {
  if (is_url(path)) path = path.substr(0, path.find_first_of("?#"));
  constexpr std::pair<std::string_view, const char*> endings[] = {
      {".gz", "gzip"}, {".zst", "zstd"}, {".bz2", "bz2"}, {".xz", "xz"}, {".zip", "zip"}};
  for (const auto& [ending, compression] : endings)
    if (path.ends_with(ending)) return compression;
  return "";
}

std::string compression_of(std::string_view first_bytes) {
  if (first_bytes.starts_with("\x1F\x8B")) return "gzip";
  if (first_bytes.starts_with("\x28\xB5\x2F\xFD")) return "zstd";
  if (first_bytes.starts_with(std::string_view("\xFD"
                                               "7zXZ\0",
                                               6)))
    return "xz";
  if (first_bytes.starts_with("PK\x03\x04") || first_bytes.starts_with("PK\x05\x06")) return "zip";
  // "BZh" and a digit may begin a text too; behind them comes pi, or where there are no bytes its root.
  const bool is_bzip2 = first_bytes.starts_with("BZh") && first_bytes.size() >= 10 &&
                        (first_bytes.substr(4, 6) == "1AY&SY" || first_bytes.substr(4, 6) == "\x17rE8P\x90");
  return is_bzip2 ? "bz2" : "";
}

}  // namespace weft::kernel
