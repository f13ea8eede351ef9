// GET assets/<path>: a file of the assets folder, or a part of it.
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include <weft/error.h>

#include "dash/app.h"
#include "dash/assets/assets.h"
#include "dash/routes/routes.h"
#include "server/content_encoding.h"

namespace weft::dash {
namespace {

struct Type {
  std::string_view extension;
  std::string_view name;
};

constexpr Type types[] = {
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".map", "application/json"},
    {".json", "application/json"},
    {".geojson", "application/geo+json"},
    {".html", "text/html; charset=utf-8"},
    {".htm", "text/html; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".xml", "application/xml"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff", "font/woff"},
    {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},
    {".otf", "font/otf"},
    {".wasm", "application/wasm"},
    {".pdf", "application/pdf"},
    {".mp3", "audio/mpeg"},
    {".mp4", "video/mp4"},
    {".webm", "video/webm"},
};

std::string_view content_type(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  for (const Type& type : types) {
    if (equal_ignoring_case(type.extension, extension)) return type.name;
  }
  return "application/octet-stream";
}

std::string http_date(std::time_t time) {
  std::array<char, 64> text;
  std::tm utc{};
  gmtime_r(&time, &utc);
  return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc)};
}

struct Range {
  std::size_t first;
  std::size_t size;
};

std::optional<std::size_t> read_number(std::string_view text) {
  std::size_t number = 0;
  auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "bytes=0-99", "bytes=100-", "bytes=-50". What is no single range of bytes is ignored, as RFC 9110, 14.2 allows; a range
/// without a byte of the file has size 0.
std::optional<Range> read_range(std::string_view header, std::size_t size) {
  constexpr std::string_view unit = "bytes=";
  if (!header.starts_with(unit)) return std::nullopt;
  header.remove_prefix(unit.size());
  std::size_t dash = header.find('-');
  if (dash == header.npos || header.find(',') != header.npos) return std::nullopt;
  auto first = read_number(header.substr(0, dash)), last = read_number(header.substr(dash + 1));
  if (dash == 0) {
    if (!last) return std::nullopt;
    std::size_t count = std::min(*last, size);
    return Range{size - count, count};
  }
  if (!first || (!last && dash + 1 < header.size()) || (last && *last < *first)) return std::nullopt;
  if (*first >= size) return Range{size, 0};
  return Range{*first, std::min(last.value_or(size - 1), size - 1) - *first + 1};
}

std::string read_file(const std::filesystem::path& file, Range range) {
  std::string bytes(range.size, '\0');
  std::ifstream in(file, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(range.first));
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in) throw Error(ErrorKind::data, "Asset cannot be read: " + file.string());
  return bytes;
}

/// Whether the browser's copy is this one. The tag is the better witness, as dates count in seconds.
bool is_known(const Request& request, std::string_view etag, std::string_view date) {
  std::string_view tags = request.header("If-None-Match");
  return tags.empty() ? request.header("If-Modified-Since") == date : server::matches_etag(tags, etag);
}

}  // namespace

Response route_assets(const App& app, const Request& request) {
  std::string path = path_below_prefix(app, request).substr(app.options.assets_url_path.size() + 1);
  auto file = find_asset(app, path);
  struct stat status {};
  if (!file || ::stat(file->c_str(), &status) != 0) return Response::text(404, "Asset not found: " + path + "\n");

  const auto size = static_cast<std::size_t>(status.st_size);
  const std::int64_t modified = std::int64_t{status.st_mtim.tv_sec} * 1'000'000 + status.st_mtim.tv_nsec / 1'000;
  const std::string etag = "\"" + std::to_string(modified) + "-" + std::to_string(size) + "\"";
  const std::string date = http_date(status.st_mtim.tv_sec);
  const bool is_this_version = request.query_parameter("m") == std::to_string(modified);

  Response response;
  response.add("ETag", etag).add("Last-Modified", date);
  response.add("Cache-Control", is_this_version ? "public, max-age=31536000, immutable" : "no-cache");
  if (is_known(request, etag, date)) {
    response.status = 304;
    return response;
  }
  response.add("Accept-Ranges", "bytes").add("Content-Type", std::string(content_type(*file)));
  response.add("X-Content-Type-Options", "nosniff");

  auto range = read_range(request.header("Range"), size);
  std::string_view only_if = request.header("If-Range");
  if (range && (only_if.empty() || only_if == etag || only_if == date)) {
    if (range->size == 0)
      return Response::text(416, "The range is outside of the file\n").add("Content-Range", "bytes */" + std::to_string(size));
    response.status = 206;
    response.add("Content-Range", "bytes " + std::to_string(range->first) + "-" + std::to_string(range->first + range->size - 1) +
                                      "/" + std::to_string(size));
    response.body = read_file(*file, *range);
  } else {
    response.body = read_file(*file, {0, size});
  }
  return response;
}

}  // namespace weft::dash
