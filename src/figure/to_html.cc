// A figure -> a page that draws it.
#include <filesystem>
#include <fstream>
#include <random>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>
#include <weft/figure.h>

#include "base/json_writer.h"
#include "figure/browser.h"
#include "figure/figure_state.h"
#include "figure/plotly_js.h"

namespace weft {

PlotlyJs::PlotlyJs(std::string from) : from_(std::move(from)) {
  if (from_ != "cdn" && from_ != "directory" && !from_.ends_with(".js")) {
    throw Error(ErrorKind::user,
                "plotly.js is included by true, false, \"cdn\", \"directory\" or an address that ends in .js: " + from_);
  }
}

namespace {

using boost::json::object;

// A random UUID, version 4.
std::string random_id() {
  std::random_device device;
  std::string id;
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) id += '-';
    const unsigned digit = i == 12 ? 4 : i == 16 ? 8 + device() % 4 : device() % 16;
    id += "0123456789abcdef"[digit];
  }
  return id;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + by.size())) text.replace(at, what.size(), by);
  return text;
}

const std::string window_config = "<script>window.PlotlyConfig = {MathJaxConfig: 'local'};</script>";

std::string load_plotly(const PlotlyJs& from) {
  const auto linked = [](const std::string& address, const std::string& more = {}) {
    return "        " + window_config + "\n        <script charset=\"utf-8\" src=\"" + address + "\"" + more + "></script>    ";
  };
  if (from.from().empty()) return {};
  if (from.from() == "cdn") {
    return linked("https://cdn.plot.ly/plotly-" + figure::plotly_js_version() + ".min.js",
                  " integrity=\"" + figure::plotly_js_integrity() + "\" crossorigin=\"anonymous\"");
  }
  if (from.from() == "directory") return linked("plotly.min.js");
  if (from.from() != "inside") return linked(from.from());
  return "        " + window_config + "\n        <script>" + std::string(figure::plotly_js()) + "</script>    ";
}

std::string load_mathjax(const std::string& from) {
  if (from.empty()) return {};
  if (from != "cdn" && !from.ends_with(".js")) {
    throw Error(ErrorKind::user, "include_mathjax is \"cdn\" or an address that ends in .js: " + from);
  }
  const std::string address = from == "cdn" ? "https://cdnjs.cloudflare.com/ajax/libs/mathjax/3.2.2/es5/tex-svg.min.js" : from;
  return "    <script src=\"" + address +
         "\"></script><script>if (window.MathJax && window.MathJax.Hub && window.MathJax.Hub.Config) "
         "{window.MathJax.Hub.Config({SVG: {font: \"STIX-Web\"}});}</script>";
}

// The layout's size, else the template's, else the default.
std::string size_of(const Figure& figure, const char* name, const std::string& otherwise) {
  for (const char* path : {"layout.", "layout.template.layout."}) {
    const Json size = figure[std::string(path) + name];
    if (size.is_number()) return base::to_json(size) + "px";
  }
  return otherwise.find_first_not_of("0123456789.") == otherwise.npos ? otherwise + "px" : otherwise;
}

std::string animate(const std::string& id, const Json& options) {
  const std::string arguments = options.is_null() ? std::string() : ", " + base::to_json(options);
  return ".then(function(){\n                            Plotly.animate('" + id + "', null" + arguments +
         ");\n                        })";
}

}  // namespace

std::string Figure::to_html(const HtmlOptions& options) const {
  const std::string id = options.div_id.empty() ? random_id() : options.div_id;
  const auto part = [&](const char* name) {
    const Json* value = state_->root.if_contains(name);
    return value ? base::to_json(*value) : std::string();
  };
  Json config = options.config.json();
  if (!config.is_object()) config.emplace_object();
  config.get_object().insert({{"responsive", true}});
  std::string layout = part("layout");
  if (state_->shared) {
    State copy = *state_;
    copy.bring_template_in();
    layout = base::to_json(copy.root.at("layout"));
  }
  const std::string data = part("data"), frames = part("frames");
  std::string then;
  if (!frames.empty() && frames != "[]") {
    then += ".then(function(){\n                            Plotly.addFrames('" + id + "', " + frames +
            ");\n                        })";
    if (options.auto_play) then += animate(id, options.animation_opts.json());
  }
  for (const std::string& script : options.post_script) {
    then +=
        ".then(function(){\n                            " + replaced(script, "{plot_id}", id) + "\n                        })";
  }
  std::string html =
      "<div style=\"height:" + size_of(*this, "height", options.default_height) +
      "; width:" + size_of(*this, "width", options.default_width) + ";\">        " + load_mathjax(options.include_mathjax) +
      "        " + load_plotly(options.include_plotlyjs) + "            <div id=\"" + id +
      "\" class=\"plotly-graph-div\" style=\"height:100%; width:100%;\"></div>            <script>                "
      "window.PLOTLYENV=window.PLOTLYENV || {};                                if (document.getElementById(\"" +
      id + "\")) {                    Plotly.newPlot(                        \"" + id + "\",                        ";
  html += data.empty() ? "[]" : data;
  html += ",                        ";
  html += layout.empty() ? "{}" : layout;
  html += ",                        " + base::to_json(config) + "                    )" + then +
          "                };            </script>        </div>";
  if (!options.full_html) return html;
  return "<!doctype html>\n<html>\n<head>\n    <meta charset=\"utf-8\" />\n    <style>html, body {height: "
         "100%;}</style>\n</head>\n<body>\n    " +
         html + "\n</body>\n</html>";
}

void Figure::write_html(const std::string& path, const HtmlOptions& options) const {
  figure::write_file(path, to_html(options));
  if (options.full_html && options.include_plotlyjs.from() == "directory") {
    const auto beside = std::filesystem::path(path).parent_path() / "plotly.min.js";
    if (!std::filesystem::exists(beside)) figure::write_file(beside.string(), std::string(figure::plotly_js()));
  }
  if (options.full_html && options.auto_open) figure::open_in_browser(std::filesystem::absolute(path).string());
}

void Figure::show(const HtmlOptions& options) const {
  const auto path = std::filesystem::temp_directory_path() / ("weft-figure-" + random_id() + ".html");
  figure::write_file(path.string(), to_html(options));
  figure::open_in_browser(path.string());
}

}  // namespace weft
