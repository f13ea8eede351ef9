// Bytes of pixels -> a PNG.
#include "express/png.h"

#include <string_view>

#include <zlib.h>

#include <weft/error.h>

namespace weft::px {
namespace {

void append_number(std::uint32_t number, std::string& out) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

void append_chunk(std::string_view type, std::string_view data, std::string& out) {
  append_number(static_cast<std::uint32_t>(data.size()), out);
  const std::size_t begin = out.size();
  out += type;
  out += data;
  const auto* bytes = reinterpret_cast<const Bytef*>(out.data() + begin);
  append_number(static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(out.size() - begin))), out);
}

std::string compress(const std::string& data, int level) {
  uLongf size = compressBound(data.size());
  std::string out(size, '\0');
  const int status =
      compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(data.data()), data.size(), level);
  if (status != Z_OK) throw Error(ErrorKind::user, "Cannot compress the image at level: " + std::to_string(level));
  out.resize(size);
  return out;
}

}  // namespace

std::string to_png(const std::vector<std::uint8_t>& pixels, std::size_t rows, std::size_t columns, std::size_t channels,
                   int compression_level) {
  std::string out = "\x89PNG\r\n\x1a\n";
  std::string head;
  append_number(static_cast<std::uint32_t>(columns), head);
  append_number(static_cast<std::uint32_t>(rows), head);
  head += '\x08';  // bits
  head += static_cast<char>(channels == 1 ? 0 : channels == 3 ? 2 : 6);
  head.append(3, '\0');
  append_chunk("IHDR", head, out);
  std::string lines;
  const std::size_t width = columns * channels;
  for (std::size_t row = 0; row < rows; ++row) {
    lines += '\0';  // no filter
    lines.append(reinterpret_cast<const char*>(pixels.data()) + row * width, width);
  }
  append_chunk("IDAT", compress(lines, compression_level), out);
  append_chunk("IEND", "", out);
  return out;
}

}  // namespace weft::px
