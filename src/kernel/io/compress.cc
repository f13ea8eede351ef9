// Bytes -> compressed bytes in a file, by zlib, zstd, bzip2 and liblzma.
#include "kernel/io/compress.h"

#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <bzlib.h>
#include <lzma.h>
#include <weft/error.h>
#include <zlib.h>
#include <zstd.h>

namespace weft::kernel {
namespace {

constexpr std::size_t output_size = 256 * 1024;

/// What all have in common: output that goes out piece by piece.
class Compressor : public OutputFile {
 public:
  explicit Compressor(std::unique_ptr<OutputFile> file) : file_(std::move(file)), output_(output_size) {}
  void write(std::string_view bytes) override { run(bytes, false); }
  void close() override {
    run({}, true);
    file_->close();
  }

 protected:
  /// Takes bytes off the front of `input`, and returns how many it wrote and whether there is more to write.
  virtual std::pair<std::size_t, bool> step(std::string_view& input, std::span<char> output, bool at_end) = 0;

 private:
  void run(std::string_view bytes, bool at_end) {
    for (bool more = true; more || !bytes.empty();) {
      std::size_t wrote = 0;
      std::tie(wrote, more) = step(bytes, output_, at_end);
      file_->write({output_.data(), wrote});
    }
    size_ = file_->size();
  }

  std::unique_ptr<OutputFile> file_;
  std::vector<char> output_;
};

class GzipOutput final : public Compressor {
 public:
  explicit GzipOutput(std::unique_ptr<OutputFile> file) : Compressor(std::move(file)) {
    if (deflateInit2(&state_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
      throw Error(ErrorKind::internal, "gzip cannot start");
  }
  ~GzipOutput() override { deflateEnd(&state_); }

 private:
  std::pair<std::size_t, bool> step(std::string_view& input, std::span<char> output, bool at_end) override {
    // A gigabyte at once: counts are of 32 bits.
    const std::size_t some = std::min<std::size_t>(input.size(), 1u << 30);
    state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    state_.avail_in = static_cast<uInt>(some);
    state_.next_out = reinterpret_cast<Bytef*>(output.data());
    state_.avail_out = static_cast<uInt>(output.size());
    const int result = deflate(&state_, at_end ? Z_FINISH : Z_NO_FLUSH);
    input.remove_prefix(some - state_.avail_in);
    return {output.size() - state_.avail_out, at_end ? result != Z_STREAM_END : state_.avail_out == 0};
  }

  z_stream state_{};
};

class ZstdOutput final : public Compressor {
 public:
  explicit ZstdOutput(std::unique_ptr<OutputFile> file)
      : Compressor(std::move(file)), state_(ZSTD_createCStream(), ZSTD_freeCStream) {}

 private:
  std::pair<std::size_t, bool> step(std::string_view& input, std::span<char> output, bool at_end) override {
    ZSTD_inBuffer in{input.data(), input.size(), 0};
    ZSTD_outBuffer out{output.data(), output.size(), 0};
    const std::size_t left = ZSTD_compressStream2(state_.get(), &out, &in, at_end ? ZSTD_e_end : ZSTD_e_continue);
    if (ZSTD_isError(left)) throw Error(ErrorKind::internal, std::string("zstd failed: ") + ZSTD_getErrorName(left));
    input.remove_prefix(in.pos);
    return {out.pos, at_end && left > 0};
  }

  std::unique_ptr<ZSTD_CStream, std::size_t (*)(ZSTD_CStream*)> state_;
};

class Bzip2Output final : public Compressor {
 public:
  explicit Bzip2Output(std::unique_ptr<OutputFile> file) : Compressor(std::move(file)) {
    if (BZ2_bzCompressInit(&state_, 9, 0, 0) != BZ_OK) throw Error(ErrorKind::internal, "bzip2 cannot start");
  }
  ~Bzip2Output() override { BZ2_bzCompressEnd(&state_); }

 private:
  std::pair<std::size_t, bool> step(std::string_view& input, std::span<char> output, bool at_end) override {
    if (input.empty() && !at_end) return {0, false};  // which the library takes for a mistake
    const std::size_t some = std::min<std::size_t>(input.size(), 1u << 30);
    state_.next_in = const_cast<char*>(input.data());
    state_.avail_in = static_cast<unsigned>(some);
    state_.next_out = output.data();
    state_.avail_out = static_cast<unsigned>(output.size());
    const int result = BZ2_bzCompress(&state_, at_end ? BZ_FINISH : BZ_RUN);
    if (result < 0) throw Error(ErrorKind::internal, "bzip2 failed: " + std::to_string(result));
    input.remove_prefix(some - state_.avail_in);
    return {output.size() - state_.avail_out, at_end && result != BZ_STREAM_END};
  }

  bz_stream state_{};
};

class XzOutput final : public Compressor {
 public:
  explicit XzOutput(std::unique_ptr<OutputFile> file) : Compressor(std::move(file)) {
    if (lzma_easy_encoder(&state_, LZMA_PRESET_DEFAULT, LZMA_CHECK_CRC64) != LZMA_OK)
      throw Error(ErrorKind::internal, "xz cannot start");
  }
  ~XzOutput() override { lzma_end(&state_); }

 private:
  std::pair<std::size_t, bool> step(std::string_view& input, std::span<char> output, bool at_end) override {
    if (input.empty() && !at_end) return {0, false};
    state_.next_in = reinterpret_cast<const std::uint8_t*>(input.data());
    state_.avail_in = input.size();
    state_.next_out = reinterpret_cast<std::uint8_t*>(output.data());
    state_.avail_out = output.size();
    const lzma_ret result = lzma_code(&state_, at_end ? LZMA_FINISH : LZMA_RUN);
    if (result != LZMA_OK && result != LZMA_STREAM_END) throw Error(ErrorKind::internal, "xz failed: " + std::to_string(result));
    input = input.substr(input.size() - state_.avail_in);
    return {output.size() - state_.avail_out, at_end && result != LZMA_STREAM_END};
  }

  lzma_stream state_ = LZMA_STREAM_INIT;
};

/// A file in memory.
class TextOutput final : public OutputFile {
 public:
  explicit TextOutput(std::string& text) : text_(text) {}
  void write(std::string_view bytes) override {
    text_ += bytes;
    size_ += bytes.size();
  }
  void close() override {}

 private:
  std::string& text_;
};

}  // namespace

std::unique_ptr<OutputFile> compress(std::unique_ptr<OutputFile> file, const std::string& compression) {
  if (compression == "gzip") return std::make_unique<GzipOutput>(std::move(file));
  if (compression == "zstd") return std::make_unique<ZstdOutput>(std::move(file));
  if (compression == "bz2") return std::make_unique<Bzip2Output>(std::move(file));
  if (compression == "xz") return std::make_unique<XzOutput>(std::move(file));
  return file;
}

std::string compressed(std::string bytes, const std::string& compression) {
  std::string made;
  const std::unique_ptr<OutputFile> out = compress(std::make_unique<TextOutput>(made), compression);
  out->write(bytes);
  out->close();
  return made;
}

}  // namespace weft::kernel
