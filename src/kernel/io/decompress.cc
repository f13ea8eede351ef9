// Compressed bytes -> bytes, by zlib and zstd.
#include "kernel/io/decompress.h"

#include <vector>

#include <weft/error.h>
#include <zlib.h>
#include <zstd.h>

namespace weft::kernel {
namespace {

constexpr std::size_t input_size = 128 * 1024;

/// What both have in common: input that is read piece by piece, and an end that must not come inside of something.
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

}  // namespace

std::unique_ptr<ByteStream> decompress(std::unique_ptr<ByteStream> compressed, const std::string& compression,
                                       const std::string& path) {
  if (compression == "gzip") return std::make_unique<GzipStream>(std::move(compressed), path);
  if (compression == "zstd") return std::make_unique<ZstdStream>(std::move(compressed), path);
  throw Error(ErrorKind::user, "Unknown compression (have: infer, none, gzip, zstd): " + compression);
}

std::string compression_of(std::string_view first_bytes) {
  if (first_bytes.starts_with("\x1F\x8B")) return "gzip";
  return first_bytes.starts_with("\x28\xB5\x2F\xFD") ? "zstd" : "";
}

}  // namespace weft::kernel
