// Writes figures to pages, compared with plotly.py's, and to pictures.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>

#include <weft/error.h>
#include <weft/graph_objects.h>

#include "errors/message_of.h"

namespace weft {
namespace {

using boost::json::object;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

HtmlOptions options_of(const object& given) {
  HtmlOptions options{.div_id = "it"};
  const auto text = [](const Json& value) {
    return value.is_string() ? std::string(value.get_string().c_str()) : boost::json::serialize(value);
  };
  for (const auto& [key, value] : given) {
    if (key == "include_plotlyjs")
      options.include_plotlyjs = value.is_bool() ? PlotlyJs(value.get_bool()) : PlotlyJs(text(value));
    if (key == "include_mathjax") options.include_mathjax = text(value);
    if (key == "full_html") options.full_html = value.as_bool();
    if (key == "auto_play") options.auto_play = value.as_bool();
    if (key == "config") options.config = go::Value(value);
    if (key == "animation_opts") options.animation_opts = go::Value(value);
    if (key == "default_width") options.default_width = text(value);
    if (key == "default_height") options.default_height = text(value);
    if (key == "post_script") options.post_script = boost::json::value_to<std::vector<std::string>>(value);
  }
  return options;
}

// The blanks at the ends of lines and between tags are of no account.
std::string without_blanks(const std::string& page) {
  std::string text;
  for (const char c : page) {
    if (c != ' ' && c != '\n') text += c;
  }
  return text;
}

TEST(Html, PagesAreThoseOfPlotly) {
  const Json recorded = boost::json::parse(read_file(std::string(WEFT_TEST_DATA) + "/pages.json"));
  for (const auto& page : recorded.at("pages").as_array()) {
    SCOPED_TRACE(boost::json::serialize(page.at("options")));
    const Figure figure{Json(page.at("figure"))};
    EXPECT_EQ(without_blanks(figure.to_html(options_of(page.at("options").as_object()))),
              without_blanks(page.at("html").as_string().c_str()));
  }
}

class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("weft-export-test-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string file(const char* name) const { return (folder_ / name).string(); }

  std::filesystem::path folder_;
  const Figure figure_ = Figure(go::Bar({{"y", {1, 2}}}), {{"width", 300}, {"height", 200}});
};

TEST_F(Files, APageCarriesPlotlyInItself) {
  figure_.write_html(file("page.html"));
  const std::string page = read_file(file("page.html"));
  EXPECT_GT(page.size(), 4'000'000u);
  EXPECT_NE(page.find("plotly.js v4.1.1"), page.npos);
  EXPECT_NE(page.find("height:200px; width:300px;"), page.npos);
  EXPECT_NE(figure_.to_html({.include_plotlyjs = false}), figure_.to_html({.include_plotlyjs = false})) << "ids are random";
}

TEST_F(Files, APageMayShareTheScriptOfItsFolder) {
  figure_.write_html(file("page.html"), {.include_plotlyjs = "directory"});
  EXPECT_LT(read_file(file("page.html")).size(), 20'000u);
  EXPECT_GT(read_file(file("plotly.min.js")).size(), 4'000'000u);
}

TEST_F(Files, ABrowserIsTheOneThatTheEnvironmentNames) {
  std::ofstream(file("browser")) << "#!/bin/sh\necho \"$1\" > " << file("seen") << "\n";
  std::filesystem::permissions(file("browser"), std::filesystem::perms::owner_all);
  ::setenv("BROWSER", file("browser").c_str(), 1);
  figure_.write_html(file("page.html"), {.auto_open = true, .include_plotlyjs = false});
  for (int i = 0; i < 500 && read_file(file("seen")).empty(); ++i) ::usleep(10'000);
  EXPECT_EQ(read_file(file("seen")), "file://" + file("page.html") + "\n");
  ::setenv("BROWSER", "no-such-browser", 1);
  EXPECT_EQ(message_of([&] { figure_.show({.include_plotlyjs = false}); }),
            "No browser to show the figure in: set BROWSER, or use write_html() (BROWSER is no-such-browser)");
  ::unsetenv("BROWSER");
}

TEST_F(Files, ChromiumDrawsPictures) {
  figure_.write_image(file("figure.png"), {.scale = 2});
  const std::string png = read_file(file("figure.png"));
  EXPECT_EQ(png.substr(1, 3), "PNG");
  ASSERT_GT(png.size(), 24u);
  EXPECT_EQ(static_cast<unsigned char>(png[18]) * 256 + static_cast<unsigned char>(png[19]), 600) << "its width, scaled";
  const std::string svg = figure_.to_image({.format = "svg"});
  EXPECT_TRUE(svg.starts_with("<svg")) << svg.substr(0, 100);
  EXPECT_NE(svg.find("width=\"300\""), svg.npos);
  EXPECT_EQ(figure_.to_image({.format = "pdf"}).substr(0, 4), "%PDF");
}

TEST_F(Files, MistakesSayWhatThereIs) {
  EXPECT_EQ(message_of([&] { figure_.write_image(file("figure.pgn")); }),
            "Image format not found: pgn (have: png, jpeg, webp, svg, pdf; did you mean png?)");
  EXPECT_EQ(message_of([&] { figure_.write_html(file("no/page.html")); }),
            "Cannot write the file: " + file("no/page.html") + " (No such file or directory)");
  EXPECT_EQ(message_of([&] { PlotlyJs("inline"); }),
            "plotly.js is included by true, false, \"cdn\", \"directory\" or an address that ends in .js: inline");
  EXPECT_EQ(message_of([&] { figure_.to_html({.include_mathjax = "yes"}); }),
            "include_mathjax is \"cdn\" or an address that ends in .js: yes");
  ::setenv("WEFT_CHROMIUM", "/no/chromium", 1);
  EXPECT_EQ(message_of([&] { figure_.to_image(); }), "WEFT_CHROMIUM is no program: /no/chromium");
  ::unsetenv("WEFT_CHROMIUM");
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", "/no", 1);
  EXPECT_EQ(
      message_of([&] { figure_.to_image(); }),
      "No Chromium to draw images with: install one, or name it in WEFT_CHROMIUM (looked on PATH for chromium, chromium-browser, "
      "google-chrome, google-chrome-stable, chrome)");
  EXPECT_EQ(message_of([&] { figure_.show(); }), "No browser to show the figure in: set BROWSER, or use write_html()");
  ::setenv("PATH", path.c_str(), 1);
}

}  // namespace
}  // namespace weft
