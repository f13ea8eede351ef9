// Turns the data URLs of dcc::Upload into the bytes of files.
#include <weft/upload.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include <weft/error.h>

#include "base/base64.h"

namespace weft::dcc {
namespace {

constexpr std::string_view kScheme = "data:", kEncoding = ";base64,";

std::size_t padding(std::string_view base64) {
  return static_cast<std::size_t>(base64.ends_with("==") ? 2 : base64.ends_with('=') ? 1 : 0);
}

}  // namespace

std::size_t UploadedFile::size() const { return base64_.size() / 4 * 3 - padding(base64_); }

std::string UploadedFile::bytes() const { return base::from_base64(base64_); }

void UploadedFile::read(const std::function<void(std::string_view part)>& take, std::size_t part_bytes) const {
  const std::size_t part_digits = std::max<std::size_t>(1, (part_bytes + 2) / 3) * 4;
  for (std::size_t at = 0; at < base64_.size(); at += part_digits) {
    take(base::from_base64(std::string_view(base64_).substr(at, part_digits)));
  }
}

void UploadedFile::save(const std::string& path) const {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  const auto check = [&] {
    if (!file) throw Error(ErrorKind::data, "An uploaded file cannot be written: " + path + " (" + std::strerror(errno) + ")");
  };
  check();
  read([&](std::string_view part) { file.write(part.data(), static_cast<std::streamsize>(part.size())); });
  file.close();
  check();
}

void from_json(const Json& value, UploadedFile& file) {
  const std::string_view text = value.is_string() ? std::string_view(value.get_string()) : std::string_view();
  if (!text.starts_with(kScheme)) throw Error(ErrorKind::data, "needs an uploaded file, a text that begins with \"data:\"");
  file = {};
  if (text == kScheme) return;  // what Chromium makes of an empty file
  const std::size_t encoding = text.find(kEncoding);
  if (encoding == text.npos) throw Error(ErrorKind::data, "needs an uploaded file in base64");
  const std::string_view base64 = text.substr(encoding + kEncoding.size());
  const bool is_padded_inside = base64.find('=') < base64.size() - padding(base64);
  if (base64.size() % 4 != 0 || is_padded_inside) throw Error(ErrorKind::data, "needs an uploaded file in base64, whole");
  file.content_type_ = text.substr(kScheme.size(), encoding - kScheme.size());
  file.base64_ = base64;
}

}  // namespace weft::dcc
