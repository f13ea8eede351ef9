// A figure -> a picture, which an installed Chromium draws.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <stdlib.h>

#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>
#include <weft/figure.h>

#include "base/base64.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "figure/browser.h"

namespace weft {
namespace {

// A folder of its own, which goes with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_((std::filesystem::temp_directory_path() / "weft-image-XXXXXX").string()) {
    if (!mkdtemp(path_.data())) throw Error(ErrorKind::user, "Cannot make a temporary folder: " + path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

int pixels_of(const Figure& figure, const char* name, std::optional<int> given, int otherwise) {
  if (given) return *given;
  for (const char* path : {"layout.", "layout.template.layout."}) {
    const Json size = figure[std::string(path) + name];
    if (size.is_number()) return static_cast<int>(size.to_number<double>());
  }
  return otherwise;
}

// What stands between two marks, "&amp;" and the like made the letters that they stand for; empty when the first is not there.
std::string text_between(const std::string& page, std::string_view begin, std::string_view end) {
  const std::size_t from = page.find(begin);
  const std::size_t to = from == page.npos ? from : page.find(end, from + begin.size());
  if (to == page.npos) return {};
  std::string text = page.substr(from + begin.size(), to - from - begin.size());
  for (const auto& [name, letter] : {std::pair<std::string_view, std::string_view>{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + letter.size()))
      text.replace(at, name.size(), letter);
  }
  return text;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::string Figure::to_image(const ImageOptions& options) const {
  static const std::vector<std::string> formats = {"png", "jpeg", "webp", "svg", "pdf"};
  std::string format = options.format.empty() ? "png" : options.format;
  if (format == "jpg") format = "jpeg";
  if (std::find(formats.begin(), formats.end(), format) == formats.end()) {
    throw Error(ErrorKind::user, base::not_found("Image format", format, formats));
  }
  const int width = pixels_of(*this, "width", options.width, 700), height = pixels_of(*this, "height", options.height, 500);
  const bool pdf = format == "pdf";
  Json request{{"format", pdf ? "svg" : format}, {"width", width}, {"height", height}, {"scale", pdf ? 1.0 : options.scale}};
  // A page for print shows the picture, others say it as text. The marks stand nowhere else in the page.
  const std::string result = pdf ? "document.body.innerHTML = '<img src=\"' + url + '\">'"
                                 : "document.body.textContent = 'weft-' + 'image ' + url + ' weft-' + 'end'";
  const std::string size = std::to_string(width) + "px " + std::to_string(height) + "px";
  const std::string page =
      "<!doctype html><html><head><meta charset=\"utf-8\"><style>@page {size: " + size +
      "; margin: 0} body {margin: 0} img {display: block; width: 100%}</style>" + options.head +
      "<script>addEventListener('unhandledrejection', event => { document.body.textContent = 'weft-' + 'error ' + "
      "event.reason + ' weft-' + 'end'; });</script></head><body>" +
      // A page is not loaded, and Chromium waits for it, until the frame that is still written is taken away with the body.
      "<iframe id=\"wait\"></iframe><script>document.getElementById('wait').contentDocument.open();</script>" +
      to_html({.auto_play = false,
               .config = {{"staticPlot", true}},
               .default_height = std::to_string(height),
               .default_width = std::to_string(width),
               .div_id = "figure",
               .full_html = false,
               .post_script = {"Plotly.toImage('figure', " + base::to_json(request) + ").then(url => { " + result + "; })"}}) +
      "</body></html>";
  const TemporaryFolder folder;
  figure::write_file(folder.file("figure.html"), page);
  std::vector<std::string> arguments;
  if (pdf) {
    arguments.insert(arguments.end(), {"--no-pdf-header-footer", "--print-to-pdf=" + folder.file("figure.pdf")});
    figure::run_chromium(folder.file("figure.html"), arguments, options.timeout);
    std::string bytes = read_file(folder.file("figure.pdf"));
    if (bytes.empty()) throw Error(ErrorKind::user, "Chromium did not draw the figure");
    return bytes;
  }
  arguments.push_back("--dump-dom");
  const std::string dom = figure::run_chromium(folder.file("figure.html"), arguments, options.timeout);
  const std::string url = text_between(dom, "weft-image ", " weft-end");
  if (url.empty()) {
    const std::string reason = text_between(dom, "weft-error ", " weft-end");
    throw Error(ErrorKind::user, "Chromium did not draw the figure" + (reason.empty() ? std::string() : ": " + reason));
  }
  const std::size_t comma = url.find(',');
  const std::string_view body = std::string_view(url).substr(comma + 1);
  if (format != "svg") return base::from_base64(body);
  // An SVG comes as text with percent signs.
  std::string svg;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] == '%' && i + 2 < body.size()) {
      svg += static_cast<char>(std::stoi(std::string(body.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      svg += body[i];
    }
  }
  return svg;
}

void Figure::write_image(const std::string& path, const ImageOptions& options) const {
  ImageOptions chosen = options;
  const std::string extension = std::filesystem::path(path).extension().string();
  if (chosen.format.empty() && !extension.empty()) chosen.format = extension.substr(1);
  figure::write_file(path, to_image(chosen));
}

}  // namespace weft
