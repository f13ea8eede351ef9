// Apps of several pages: which page a path shows, links, redirects, titles and tags.
#include <gtest/gtest.h>

#include <weft/dcc.h>
#include <weft/html.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;

namespace {

class Pages : public testing::Test {
 protected:
  explicit Pages(DashOptions options = {.title = "Shop"}) : app_(std::move(options)) {
    app_.register_page(
        {.layout = [](const PageVisit& visit) { return html::H1("item " + visit.variables.at("id") + " " + visit.value("a")); },
         .name = "Item",
         .path_template = "/item/<id>",
         .title = [](const PageVisit& visit) { return "Item " + visit.value("id"); }});
    app_.register_page({.path = "/", .layout = html::H1("home"), .title = "Home!"});
    app_.register_page({.path = "/weekly-report",
                        .description = "All \"of\" the week",
                        .layout = {html::H1("report"), "text"},
                        .redirect_from = {"/old", "/older/report"}});
    app_.register_page({.layout = [](PageVisit visit) { return visit.variables.at("a") + " | " + visit.variables.at("b"); },
                        .path_template = "/between/<a>/and/<b>"});
    app_.layout = html::Div({html::H2("Shop"), page_container()});
  }

  // What the browser gets for a location: the children of the container, and the title.
  Json show(const std::string& path, const std::string& search = "") {
    const Response response = post(
        app_,
        boost::json::serialize(Json{
            {"output", ".._pages_content.children..._pages_store.data.."},
            {"outputs", {{{"id", "_pages_content"}, {"property", "children"}}, {{"id", "_pages_store"}, {"property", "data"}}}},
            {"inputs",
             {{{"id", "_pages_location"}, {"property", "pathname"}, {"value", path}},
              {{"id", "_pages_location"}, {"property", "search"}, {"value", search}}}},
            {"changedPropIds", {"_pages_location.pathname", "_pages_location.search"}}}));
    if (response.status != 200) return Json(text_of(response));
    const Json answer = json_of(response).at("response");
    return {answer.at("_pages_content").at("children"), answer.at("_pages_store").at("data").at("title")};
  }

  Dash app_;
};

TEST_F(Pages, AreShownByTheirPath) {
  EXPECT_EQ(show("/"), (Json{html::H1("home").to_json(), "Home!"}));
  EXPECT_EQ(show("/item/42", "?a=b"), (Json{html::H1("item 42 b").to_json(), "Item 42"}));
  EXPECT_EQ(show("/item/none"), (Json{html::H1("item none ").to_json(), "Item none"}));
  EXPECT_EQ(show("/item/a%20b"), (Json{html::H1("item a b ").to_json(), "Item a b"}));
  EXPECT_EQ(show("/between/d%20x/and/5%2f6").at(0), Json("d x | 5/6"));
  EXPECT_EQ(show("/between/%C3%A9%25/and/%2525").at(0), Json("é% | %25"));
  EXPECT_EQ(show("/between/1%2Fand%2F2/and/3").at(0), Json("1/and/2 | 3"));
  EXPECT_EQ(show("/%77eekly-report").at(1), Json("Shop"));
  EXPECT_EQ(show("/weekly-report/").at(1), Json("Shop"));
  EXPECT_EQ(show("/between/1/and/2").at(0), Json("1 | 2"));
  EXPECT_EQ(show("/between/1/and/2/and/3").at(0), Json("1/and/2 | 3"));
}

TEST_F(Pages, UnknownPathsSayNotFound) {
  EXPECT_EQ(show("/nowhere"), (Json{html::H1("404 - Page not found").to_json(), "Shop"}));
  EXPECT_EQ(show("/between/1"), (Json{html::H1("404 - Page not found").to_json(), "Shop"}));
}

TEST_F(Pages, WhatIsNotFoundCanBeOnesOwn) {
  app_.not_found = [](const PageVisit& visit) { return "no " + visit.path; };
  EXPECT_EQ(show("/nowhere").at(0), Json("no /nowhere"));
}

TEST_F(Pages, StandInOrderWithTheirNames) {
  std::string links;
  for (const Page& page : app_.pages()) links += page.name + "=" + page.relative_path + " ";
  EXPECT_EQ(links, "Home=/ Item=/item/none Weekly report=/weekly-report And=/between/none/and/none ");
}

TEST_F(Pages, OthersLeadToThem) {
  const Response response = get(app_, "/older/report");
  EXPECT_EQ(response.status, 301);
  EXPECT_EQ(response.header("Location"), "/weekly-report");
}

TEST_F(Pages, TheIndexTellsOfThePage) {
  const std::string page = text_of(get(app_, "/weekly-report"));
  EXPECT_NE(page.find("<title>Shop</title>"), std::string::npos);
  EXPECT_NE(page.find(R"(<meta name="description" content="All &quot;of&quot; the week">)"), std::string::npos);
  EXPECT_NE(text_of(get(app_, "/item/7")).find("<title>Item 7</title>"), std::string::npos);
}

TEST_F(Pages, DependenciesAreThoseOfDash) {
  const Json all = json_of(get(app_, "/_dash-dependencies"));
  ASSERT_EQ(all.as_array().size(), 2u);
  EXPECT_EQ(all.at(0).at("output"), Json(".._pages_content.children..._pages_store.data.."));
  EXPECT_EQ(all.at(0).at("prevent_initial_call"), Json(true));
  EXPECT_EQ(all.at(0).at("hidden"), Json(true));
  EXPECT_EQ(all.at(1).at("output"), Json("_pages_dummy.children"));
}

TEST_F(Pages, RefuseWhatDoesNotFit) {
  const auto refused = [](Page page) {
    return error_of([&] {
      Dash app;
      app.register_page({.path = "/a", .layout = "a"});
      app.register_page(std::move(page));
    });
  };
  EXPECT_EQ(refused({.path = "/a/", .layout = "again"}), "user: Two pages have the same path: /a/");
  EXPECT_EQ(refused({.path = "b", .layout = "b"}), "user: The path of a page must begin with \"/\": b");
  EXPECT_EQ(refused({.path = "/b"}), "user: A page needs a layout: /b");
  EXPECT_EQ(refused({.layout = "b"}), "user: A page needs a path or a path_template");
  EXPECT_EQ(refused({.layout = "b", .path_template = "/b/<"}),
            "user: A path_template needs a name between < and > for each variable: /b/<");
  EXPECT_EQ(refused({.layout = "b", .path_template = "/b/<a><c>"}),
            "user: Two variables of a path_template need text between them: /b/<a><c>");
  Dash app;
  app.register_page({.path = "/a", .layout = "a"});
  app.layout = html::Div("no container");
  EXPECT_EQ(error_of([&] { get(app, "/"); }),
            "user: The app has pages, but its layout does not hold page_container(), which shows them");
}

// What the index says to the renderer.
Json config_of(const Dash& app) {
  const std::string page = text_of(get(app, "/"));
  const std::size_t begin = page.find('{', page.find("_dash-config"));
  return boost::json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

TEST(PagesInTheBrowser, AreKnownForItsChecks) {
  Dash app;
  app.register_page({.path = "/", .layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})})});
  app.layout = page_container();
  app.callback(Output{"out", "children"}, Input{"in", "value"}, [](std::optional<int> n) { return n.value_or(0); });
  const Json config = config_of(app);
  EXPECT_EQ(config.at("suppress_callback_exceptions"), Json(false));
  const std::string known = boost::json::serialize(config.at("validation_layout"));
  for (const char* id : {R"("id":"in")", R"("id":"out")", R"("id":"_pages_content")"})
    EXPECT_NE(known.find(id), known.npos) << id;
}

TEST_F(Pages, ThatAreMadeByFunctionsAreNotChecked) {
  const Json config = config_of(app_);
  EXPECT_EQ(config.at("suppress_callback_exceptions"), Json(true));
  EXPECT_FALSE(config.as_object().contains("validation_layout"));
}

TEST(PageNames, LeaveVariablesAway) {
  Dash app;
  app.register_page({.layout = html::Div("report"), .path_template = "/yearly-report/<id>"});
  EXPECT_EQ(app.pages().front().name, "Yearly report");
}

TEST(PagesBelowAPrefix, KnowTheirLinks) {
  Dash app({.url_base_pathname = "/base/"});
  app.register_page({.path = "/about", .layout = "about us"});
  EXPECT_EQ(app.pages().front().relative_path, "/base/about");
  EXPECT_EQ(app.get_relative_path("/about"), "/base/about");
  EXPECT_EQ(app.get_relative_path(""), "/base/");
  EXPECT_EQ(app.strip_relative_path("/base/about/"), "about");
  EXPECT_EQ(app.strip_relative_path("/base/"), "");
  EXPECT_EQ(app.get_asset_url("logo.png"), "/base/assets/logo.png");
  EXPECT_EQ(error_of([&] { app.get_relative_path("about"); }),
            "user: get_relative_path takes a path that begins with \"/\": about");
  EXPECT_EQ(error_of([&] { app.strip_relative_path("/other"); }),
            "user: strip_relative_path takes a path below /base/, not: /other");
}

TEST(Index, CanBeOnesOwn) {
  Dash app({.title = "Mine",
            .index_string = "<html><head>{%metas%}<title>{%title%}!</title></"
                            "head><body>{%app_entry%}{%config%}{%scripts%}{%renderer%}</body></html>",
            .meta_tags = {{{"name", "viewport"}, {"content", "width=1000"}}, {{"name", "author"}, {"content", "A <b>"}}}});
  app.layout = html::Div("text");
  const std::string page = text_of(get(app, "/"));
  EXPECT_NE(page.find("<title>Mine!</title>"), std::string::npos);
  EXPECT_NE(page.find(R"(<meta content="A &lt;b&gt;" name="author">)"), std::string::npos);
  EXPECT_EQ(page.find("initial-scale"), std::string::npos) << "a tag of one's own takes the place of the usual one";
  EXPECT_EQ(error_of([] { Dash({.index_string = "<html>{%app_entry%}</html>"}); }),
            "user: index_string needs the place {%config%}, which the browser's side looks for");
}

}  // namespace
