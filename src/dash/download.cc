// Turns text, bytes and files into what dcc::Download takes.
#include <weft/download.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <weft/error.h>

#include "base/base64.h"

namespace weft::dcc {
namespace {

Json download(std::string content, std::string_view filename, std::string_view type, bool is_base64) {
  if (filename.empty()) throw Error(ErrorKind::user, "A download needs the name of a file");
  return {{"content", std::move(content)},
          {"filename", filename},
          {"type", type.empty() ? Json(nullptr) : Json(type)},
          {"base64", is_base64}};
}

}  // namespace

Json send_string(std::string_view text, std::string_view filename, std::string_view type) {
  return download(std::string(text), filename, type, false);
}

Json send_bytes(std::string_view bytes, std::string_view filename, std::string_view type) {
  return download(base::to_base64(bytes), filename, type, true);
}

Json send_file(const std::string& path, std::string_view filename, std::string_view type) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  if (file) bytes << file.rdbuf();
  // An empty file gives no byte, which sets failbit on the text and nothing on the file.
  if (!file)
    throw Error(ErrorKind::data, std::string("A file to download cannot be read: ") + std::strerror(errno), "file " + path);
  if (filename.empty()) filename = std::string_view(path).substr(path.find_last_of('/') + 1);
  return send_bytes(bytes.view(), filename, type);
}

}  // namespace weft::dcc
