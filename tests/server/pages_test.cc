// The page of an app and what it loads: index, bundles, assets, icon, reload hash; refusals and errors.
#include <sys/stat.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/error.h>
#include <weft/html.h>

namespace weft::test {
namespace {

namespace fs = std::filesystem;

Response ask(const Dash& app, const std::string& target, HttpHeaders headers = {}, std::string method = "GET") {
  return app.handle({std::move(method), target, std::move(headers), "", "127.0.0.1"});
}

std::string body_of(const Response& response) { return std::string(response.body.view()); }

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

Json config_of(const std::string& page) {
  std::string_view begin = R"(<script id="_dash-config" type="application/json">)";
  std::size_t from = page.find(begin) + begin.size();
  return boost::json::parse(page.substr(from, page.find("</script>", from) - from));
}

/// A new folder for assets, removed at the end.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "weft_assets_XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << text;
  }
  fs::path path;
};

Json reload_hash(const Dash& app) { return boost::json::parse(ask(app, "/_reload-hash").body.view()); }

TEST(Index, HasAllThatTheRendererNeeds) {
  Dash app({.title = "A </title><script>alert(1)</script> & \"B\""});
  app.layout = html::Div("x");
  Response response = ask(app, "/");
  std::string page = body_of(response);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.header("Content-Type"), "text/html; charset=utf-8");
  for (const char* part : {"id=\"react-entry-point\"", "id=\"_dash-config\"", "id=\"_dash-renderer\"", "new DashRenderer()",
                           "<meta charset=\"UTF-8\">", "rel=\"icon\"", "Loading..."}) {
    EXPECT_TRUE(contains(page, part)) << part;
  }
  EXPECT_TRUE(contains(page, "<title>A &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;B&quot;</title>"));
  EXPECT_FALSE(contains(page, "{%"));
}

TEST(Index, EveryOtherPathIsAPage) {
  Dash app;
  app.layout = html::Div("x");
  EXPECT_EQ(body_of(ask(app, "/some/page?x=1")), body_of(ask(app, "/")));
}

TEST(Index, ScriptsComeInTheOrderOfDash) {
  // The page of dash 4.4.1 without debug, its fingerprints cut off.
  Dash app({.external_scripts = {"https://example.org/x.js?a=1&b=2"}});
  app.layout = html::Div("x");
  std::string page = body_of(ask(app, "/"));
  std::size_t at = 0;
  for (const char* name :
       {"dash/deps/polyfill@7.v", "dash/deps/react@18.v", "dash/deps/react-dom@18.v", "dash/deps/prop-types@15.v",
        "https://example.org/x.js?a=1&amp;b=2", "dash/dash-renderer/build/dash_renderer.v", "dash/dcc/dash_core_components.v",
        "dash/dcc/dash_core_components-shared.v", "dash/html/dash_html_components.v", "dash/dash_table/bundle.v",
        "id=\"_dash-renderer\""}) {
    std::size_t found = page.find(name);
    ASSERT_NE(found, page.npos) << name;
    EXPECT_GT(found, at) << name;
    at = found;
  }
}

TEST(Index, ExternalFilesMayHaveAttributes) {
  Dash app({.external_scripts = {{{"src", "https://example.org/x.js"}, {"integrity", "sha384-\""}, {"async", ""}},
                                 {{"src", "https://example.org/y.js"}}},
            .external_stylesheets = {"https://example.org/a.css", {{"href", "b.css"}, {"media", "print"}}}});
  app.layout = html::Div("x");
  const std::string page = body_of(ask(app, "/"));
  EXPECT_TRUE(contains(page, R"(<script src="https://example.org/x.js" integrity="sha384-&quot;" async=""></script>)"));
  EXPECT_TRUE(contains(page, R"(<script src="https://example.org/y.js"></script>)"));
  EXPECT_TRUE(contains(page, R"(<link rel="stylesheet" href="https://example.org/a.css">)"));
  EXPECT_TRUE(contains(page, R"(<link rel="stylesheet" href="b.css" media="print">)"));
}

TEST(Index, ConfigTellsTheRendererAboutTheApp) {
  Dash app(
      {.show_undo_redo = true, .suppress_callback_exceptions = true, .update_title = "", .url_base_pathname = "/</script>/"});
  app.layout = html::Div("x");
  Json config = config_of(body_of(ask(app, "/%3C/script%3E/")));
  EXPECT_EQ(config.at("requests_pathname_prefix"), "/</script>/");
  EXPECT_EQ(config.at("show_undo_redo"), true);
  EXPECT_EQ(config.at("suppress_callback_exceptions"), true);
  EXPECT_EQ(config.at("update_title"), nullptr);
  EXPECT_EQ(config.at("ui"), false);
  EXPECT_EQ(config.at("disable_version_check"), true);
  EXPECT_EQ(config.at("children_props"),
            boost::json::parse(
                R"({"dash_core_components":{"Clipboard":["copied_children"],"Loading":["custom_spinner"],"Tab":["label"]}})"));
  EXPECT_FALSE(config.as_object().contains("hot_reload"));
}

TEST(Index, DebugLoadsTheDeveloperTools) {
  Dash app;
  app.layout = html::Div("x");
  app.enable_dev_tools();
  std::string page = body_of(ask(app, "/"));
  Json config = config_of(page);
  EXPECT_EQ(config.at("ui"), true);
  EXPECT_EQ(config.at("props_check"), true);
  EXPECT_EQ(config.at("hot_reload"), boost::json::parse(R"({"interval":3000,"max_retry":8})"));
  EXPECT_TRUE(contains(page, ".dev.js"));
  EXPECT_TRUE(contains(page, "dash/dcc/proptypes.v"));
  EXPECT_FALSE(contains(page, "react-dom@18.v4_4_1m35f4f974f4b2bcd4.3.1.min.js"));
}

TEST(Index, PlotlyIsAskedForAtOnceWhereAGraphWaits) {
  Dash with, without;
  with.layout = html::Div({dcc::Graph({.id = "g"})});
  without.layout = html::Div("no graph");
  const char* preload = R"(<link rel="preload" as="script" href="/_dash-component-suites/plotly/package_data/plotly.min.js">)";
  EXPECT_TRUE(contains(body_of(ask(with, "/")), preload));
  EXPECT_FALSE(contains(body_of(ask(without, "/")), "preload"));
}

/// The scripts and style sheets of a page that are its own.
std::vector<std::string> urls_in(const std::string& page) {
  std::vector<std::string> urls;
  for (std::string_view mark : {R"(src="/)", R"(href="/)"}) {
    for (std::size_t at = page.find(mark); at != page.npos; at = page.find(mark, at + 1)) {
      std::size_t from = at + mark.size() - 1;
      urls.push_back(page.substr(from, page.find('"', from) - from));
    }
  }
  return urls;
}

TEST(Bundles, AllThatAPageNamesIsThere) {
  for (bool debug : {false, true}) {
    Dash app;
    app.layout = html::Div({dcc::Graph({.id = "g"}), dcc::Slider({.id = "s"})});
    app.enable_dev_tools(debug);
    std::vector<std::string> urls = urls_in(body_of(ask(app, "/")));
    EXPECT_GT(urls.size(), 12u);
    for (const std::string& url : urls) EXPECT_EQ(ask(app, url).status, 200) << url;
  }
}

TEST(Bundles, AFirstLoadIsUnder1600Kilobytes) {
  Dash app;
  app.layout = html::Div({dcc::Graph({.id = "g"})});
  std::size_t bytes = 0;
  for (const std::string& url : urls_in(body_of(ask(app, "/"))))
    bytes += ask(app, url, {{"Accept-Encoding", "gzip, br"}}).body.size();
  EXPECT_LT(bytes, 1'600'000u);
  EXPECT_GT(bytes, 1'000'000u);
}

const std::string kGraph = "/_dash-component-suites/dash/dcc/async-graph.js";

TEST(Bundles, ComeInTheFormThatIsAccepted) {
  Dash app;
  app.layout = html::Div("x");
  Response plain = ask(app, kGraph), gzip = ask(app, kGraph, {{"Accept-Encoding", "gzip"}}),
           brotli = ask(app, kGraph, {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(plain.header("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_EQ(gzip.header("Content-Encoding"), "gzip");
  EXPECT_EQ(brotli.header("Content-Encoding"), "br");
  EXPECT_LT(brotli.body.size(), gzip.body.size());
  EXPECT_LT(gzip.body.size(), plain.body.size());
  for (const Response& response : {plain, gzip, brotli}) EXPECT_EQ(response.header("Vary"), "Accept-Encoding");
  EXPECT_NE(plain.header("ETag"), gzip.header("ETag"));
  EXPECT_NE(gzip.header("ETag"), brotli.header("ETag"));

  std::string unpacked(plain.body.size() + 1, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.body.view().data()));
  stream.avail_in = static_cast<uInt>(gzip.body.size());
  stream.next_out = reinterpret_cast<Bytef*>(unpacked.data());
  stream.avail_out = static_cast<uInt>(unpacked.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  unpacked.resize(stream.total_out);
  inflateEnd(&stream);
  EXPECT_EQ(unpacked, plain.body.view());
}

TEST(Bundles, AreCachedForAYearOrComparedByTag) {
  Dash app;
  app.layout = html::Div("x");
  for (const std::string& url : urls_in(body_of(ask(app, "/")))) {
    EXPECT_EQ(ask(app, url).header("Cache-Control"), "public, max-age=31536000, immutable") << url;
  }
  Response fresh = ask(app, kGraph);
  EXPECT_EQ(fresh.header("Cache-Control"), "no-cache");
  Response known = ask(app, kGraph, {{"If-None-Match", std::string(fresh.header("ETag"))}});
  EXPECT_EQ(known.status, 304);
  EXPECT_TRUE(known.body.empty());
  EXPECT_EQ(known.header("ETag"), fresh.header("ETag"));
  EXPECT_EQ(ask(app, kGraph, {{"If-None-Match", std::string(fresh.header("ETag"))}, {"Accept-Encoding", "br"}}).status, 200)
      << "another form is another tag";
}

TEST(Bundles, OnlyWhatIsPackedIsThere) {
  Dash app;
  app.layout = html::Div("x");
  const std::string suites = "/_dash-component-suites/";
  for (const char* path : {"dash/dcc/metadata.json", "dash/nothing.js", "numpy/x.js", "dash/../dash/dcc/async-graph.js",
                           "dash/dcc/%2e%2e/dcc/async-graph.js", "dash//dcc/async-graph.js", "../../etc/passwd", ""}) {
    Response response = ask(app, suites + path);
    EXPECT_EQ(response.status, 404) << path;
    EXPECT_TRUE(contains(response.body.view(), "Bundle not found: ")) << path;
  }
  EXPECT_EQ(body_of(ask(app, suites + "dash/nothing.js")), "Bundle not found: dash/nothing.js\n");
}

TEST(Assets, ScriptsAndStylesGoIntoThePageInOrder) {
  Folder folder;
  for (const char* name : {"z.css", "b.js", "a.js", "deep/c.css", "deep/er/d.mjs", "a.txt", "skip.js"}) folder.write(name, "x");
  folder.write("icons/favicon.ico", "icon");
  Dash app({.assets_folder = folder.path.string(), .assets_ignore = "^skip"});
  app.layout = html::Div("x");
  std::string page = body_of(ask(app, "/"));
  std::size_t at = 0;
  for (const char* part :
       {"<link rel=\"icon\" type=\"image/x-icon\" href=\"/assets/icons/favicon.ico?m=",
        "<link rel=\"stylesheet\" href=\"/assets/z.css?m=", "<link rel=\"stylesheet\" href=\"/assets/deep/c.css?m=",
        "dash_table/bundle.v",
        "<script src=\"/assets/a.js?m=", "<script src=\"/assets/b.js?m=", "<script src=\"/assets/deep/er/d.mjs?m="}) {
    std::size_t found = page.find(part);
    ASSERT_NE(found, page.npos) << part;
    EXPECT_GT(found, at) << part;
    at = found;
  }
  EXPECT_TRUE(contains(page, " type=\"module\"></script>"));
  EXPECT_FALSE(contains(page, "a.txt"));
  EXPECT_FALSE(contains(page, "skip.js"));
  EXPECT_EQ(ask(app, "/assets/skip.js").status, 200) << "left out of the page, but served";
}

TEST(Assets, AreServedWithTypeTagAndDate) {
  Folder folder;
  folder.write("a b.css", "body { color: red }");
  Dash app({.assets_folder = folder.path.string()});
  app.layout = html::Div("x");
  Response response = ask(app, "/assets/a%20b.css");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(body_of(response), "body { color: red }");
  EXPECT_EQ(response.header("Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(response.header("Cache-Control"), "no-cache");
  EXPECT_TRUE(response.header("Last-Modified").ends_with(" GMT"));
  EXPECT_EQ(ask(app, "/assets/a%20b.css", {{"If-None-Match", std::string(response.header("ETag"))}}).status, 304);
  EXPECT_EQ(ask(app, "/assets/a%20b.css", {{"If-Modified-Since", std::string(response.header("Last-Modified"))}}).status, 304);
  EXPECT_EQ(ask(app, "/assets/a%20b.css", {{"If-None-Match", "\"other\""}}).status, 200);
  for (const std::string& url : urls_in(body_of(ask(app, "/")))) {
    EXPECT_EQ(ask(app, url).header("Cache-Control"), "public, max-age=31536000, immutable") << url;
  }
}

TEST(Assets, PartsOfFiles) {
  Folder folder;
  folder.write("digits.txt", "0123456789");
  Dash app({.assets_folder = folder.path.string()});
  app.layout = html::Div("x");
  auto part = [&](const char* range) { return ask(app, "/assets/digits.txt", {{"Range", range}}); };
  EXPECT_EQ(part("bytes=2-4").status, 206);
  EXPECT_EQ(body_of(part("bytes=2-4")), "234");
  EXPECT_EQ(part("bytes=2-4").header("Content-Range"), "bytes 2-4/10");
  EXPECT_EQ(body_of(part("bytes=8-")), "89");
  EXPECT_EQ(body_of(part("bytes=-3")), "789");
  EXPECT_EQ(body_of(part("bytes=5-99")), "56789");
  EXPECT_EQ(part("bytes=10-").status, 416);
  EXPECT_EQ(part("bytes=10-").header("Content-Range"), "bytes */10");
  for (const char* no_range : {"bytes=4-2", "bytes=", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4", "bytes=99999999999999999999-"}) {
    EXPECT_EQ(part(no_range).status, 200) << no_range;
  }
  EXPECT_EQ(ask(app, "/assets/digits.txt", {{"Range", "bytes=0-1"}, {"If-Range", "\"old\""}}).status, 200);
}

TEST(Assets, NothingOutsideOfTheFolderIsServed) {
  Folder folder;
  folder.write("secret.txt", "secret");
  folder.write("assets/fine.txt", "fine");
  folder.write("assets2/other.txt", "secret");
  fs::create_symlink(folder.path / "secret.txt", folder.path / "assets/link.txt");
  fs::create_directory_symlink(folder.path, folder.path / "assets/up");
  fs::create_symlink("fine.txt", folder.path / "assets/inside.txt");
  Dash app({.assets_folder = (folder.path / "assets").string()});
  app.layout = html::Div("x");
  EXPECT_EQ(body_of(ask(app, "/assets/fine.txt")), "fine");
  EXPECT_EQ(body_of(ask(app, "/assets/inside.txt")), "fine") << "links inside of the folder are files like others";
  for (const char* target : {"/assets/../secret.txt", "/assets/%2e%2e/secret.txt", "/assets/%2E%2E%2Fsecret.txt",
                             "/assets/..%2fsecret.txt", "/assets/x/../../secret.txt", "/assets/./../secret.txt",
                             "/assets//etc/passwd", "/assets/%2Fetc/passwd", "/assets/link.txt", "/assets/up/secret.txt",
                             "/assets/..\\secret.txt", "/assets/..%5csecret.txt", "/assets/../assets2/other.txt", "/assets/",
                             "/assets/up", "/assets/fine.txt/", "/assets/nothing.txt", "/assets/%252e%252e/secret.txt"}) {
    Response response = ask(app, target);
    EXPECT_EQ(response.status, 404) << target;
    EXPECT_FALSE(contains(response.body.view(), "secret\n")) << target;
    EXPECT_TRUE(response.body.view().starts_with("Asset not found: ")) << target;
  }
  EXPECT_EQ(ask(app, "/assets/fine.txt%00.css").status, 400);
}

TEST(Assets, AMissingFolderIsNone) {
  Dash app({.assets_folder = "/no/such/folder"});
  app.layout = html::Div("x");
  EXPECT_EQ(ask(app, "/").status, 200);
  EXPECT_EQ(body_of(ask(app, "/assets/a.css")), "Asset not found: a.css\n");
}

TEST(Assets, ABrokenIgnoreRuleIsNamed) {
  Dash app({.assets_ignore = "("});
  app.layout = html::Div("x");
  app.enable_dev_tools();
  Response response = ask(app, "/");
  EXPECT_EQ(response.status, 500);
  EXPECT_TRUE(contains(response.body.view(), "Option assets_ignore is not a regular expression: ("));
}

TEST(Favicon, IsDashsOwn) {
  Dash app;
  app.layout = html::Div("x");
  Response icon = ask(app, "/_favicon.ico?v=4.4.1");
  EXPECT_EQ(icon.header("Content-Type"), "image/x-icon");
  EXPECT_EQ(icon.body.size(), 15'086u);  // dash/favicon.ico of dash 4.4.1
}

TEST(ReloadHash, ChangesWithTheAssets) {
  Folder folder;
  folder.write("a.css", "x");
  Dash app({.assets_folder = folder.path.string()}), other({.assets_folder = folder.path.string()});
  app.layout = other.layout = html::Div("x");
  Json before = reload_hash(app);
  EXPECT_EQ(before.at("hard"), false);
  EXPECT_EQ(before.at("files"), Json(boost::json::array()));
  EXPECT_EQ(before.at("packages"), boost::json::parse(R"(["dash","plotly"])"));
  EXPECT_EQ(reload_hash(app), before);
  EXPECT_NE(reload_hash(other).at("reloadHash"), before.at("reloadHash")) << "each start is another app";

  folder.write("b.css", "new");
  Json after = reload_hash(app);
  EXPECT_NE(after.at("reloadHash"), before.at("reloadHash"));
  EXPECT_EQ(after.at("hard"), true);
  ASSERT_EQ(after.at("files").as_array().size(), 1u);
  const Json& file = after.at("files").at(0);
  EXPECT_EQ(file.at("url"), "/assets/b.css") << "the renderer looks for links that hold this, and puts ?m= behind it";
  EXPECT_EQ(file.at("is_css"), true);
  EXPECT_TRUE(file.at("modified").is_int64());
  EXPECT_EQ(reload_hash(app), after) << "every browser that asks has to hear of it";

  fs::remove(folder.path / "a.css");
  EXPECT_EQ(reload_hash(app).at("files").as_array().size(), 2u);
}

TEST(Refusals, MethodsAndPrefixes) {
  Dash app({.url_base_pathname = "/base/"});
  app.layout = html::Div("x");
  Response wrong = ask(app, "/base/_dash-layout", {}, "DELETE");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("Allow"), "GET");
  EXPECT_EQ(ask(app, "/base/_dash-update-component").header("Allow"), "POST");
  EXPECT_EQ(ask(app, "/base/", {}, "HEAD").status, 200);
  EXPECT_EQ(ask(app, "/elsewhere").status, 404);
  EXPECT_EQ(ask(app, "/base/%zz").status, 400);
}

Response fail(bool debug) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({}, {.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"},
               [](Json) -> std::string { throw Error(ErrorKind::data, "Row 7 is no <number>: x", "data.csv"); });
  app.enable_dev_tools(debug);
  return app.handle({"POST",
                     "/_dash-update-component",
                     {{"Content-Type", "application/json"}},
                     R"({"output":"out.children","outputs":{"id":"out","property":"children"},)"
                     R"("inputs":[{"id":"in","property":"value","value":1}],"changedPropIds":["in.value"]})",
                     "127.0.0.1"});
}

TEST(ErrorPage, TellsAllInDebug) {
  Response response = fail(true);
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.header("Content-Type"), "text/html; charset=utf-8");
  std::string_view page = response.body.view();
  EXPECT_TRUE(page.starts_with("<!doctype html>")) << "this is how the developer tools know a page";
  for (const char* part : {"weft::Error (data)", "Row 7 is no &lt;number&gt;: x", "callback out.children", "data.csv"}) {
    EXPECT_TRUE(contains(page, part)) << part;
  }
  EXPECT_FALSE(contains(page, "<number>"));
}

TEST(ErrorPage, TellsNothingElsewhere) {
  Response response = fail(false);
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(body_of(response), "An error occurred on the server\n");
}

}  // namespace
}  // namespace weft::test
